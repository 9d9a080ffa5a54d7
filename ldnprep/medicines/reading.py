"""The text of `medicines.yaml` in, Medicines out. The only module of this room that knows YAML.

What is wrong is raised as ContentError with file, line and column. Scalars are text: `no` stays "no".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import TypeVar

import yaml
from msgspec.structs import replace

from ldnprep.errors import ContentError, Place, Problem
from ldnprep.medicines.model import FLAGS, TOUCHES, Entry, Flag, Group, LongActing, Medicines

_ACTING = {kind.value: kind for kind in LongActing}
_SEVERITIES = {"systemic": "systemic", "gut": "gut"}
_LISTS = ("brands", "spellings", "slang", "truncated")
_FOR_READERS = ("kind", "confused_with")  # for a pharmacist; nothing here reads them
_BRAND_COLUMNS = 3
# sections of `matching` that a file may leave out
_MATCHING = {"inside", "not_guessed", "not_stems", "numbered", "ordinary_here", "stems", "strengths", "usual_names"} | {
    "carriers"
}
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
# so many of the known words are named where one is not known
_SHOWN = 5
_TOUCHES = {name: name for name in TOUCHES}
_T = TypeVar("_T")


def read_medicines(text: str, file: str) -> Medicines:
    """Read the groups from the text of a YAML file; `file` is its name for messages.

    Raises ContentError with the first problem: not YAML, a missing or unknown key, a value that is not allowed.
    """
    try:
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        raise _problem(file, error.problem_mark, f"this is not YAML: {error.problem}") from error
    if root is None:
        raise _problem(file, None, "the file is empty")
    reader = _Reader(file)
    top = reader.mapping(root, {"matching", "groups"}, {"made", "sources"})
    matching = reader.mapping(top["matching"], {"truncated_prefixes", "plain_words", "ordinary_words"}, _MATCHING)
    groups = tuple(map(reader.group, reader.sequence(top["groups"])))
    entries = {entry.name: entry.name for group in groups for entry in group.entries}

    def entry_by(section: str) -> Mapping[str, str]:
        """A mapping whose values are names of entries."""
        nodes = reader.mapping(matching[section], set(), None) if section in matching else {}
        return {word: reader.one_of(node, entries) for word, node in nodes.items()}

    def listed(section: str) -> tuple[str, ...]:
        return reader.names(matching[section]) if section in matching else ()

    strengths = reader.mapping(matching["strengths"], set(), None) if "strengths" in matching else {}
    return Medicines(
        groups=groups,
        truncated_prefixes=entry_by("truncated_prefixes"),
        plain_words=listed("plain_words"),
        ordinary_words=listed("ordinary_words"),
        ordinary_here=listed("ordinary_here"),
        usual_names=listed("usual_names"),
        inside=entry_by("inside"),
        stems=entry_by("stems"),
        not_stems=listed("not_stems"),
        not_guessed=listed("not_guessed"),
        numbered=entry_by("numbered"),
        carriers=listed("carriers"),
        strengths={name: reader.strengths(node, entries) for name, node in strengths.items()},
    )


def with_brands(medicines: Medicines, rows: Sequence[tuple[str, ...]], file: str) -> Medicines:
    """The same with more names of its entries; rows: name, name of the entry, source.

    Raises ContentError for a row whose entry does not exist.
    """
    names: dict[str, list[str]] = {entry.name: [] for group in medicines.groups for entry in group.entries}
    for row in rows:
        if len(row) != _BRAND_COLUMNS or row[1] not in names:
            raise ContentError(Problem(f"no entry of medicines.yaml for {' '.join(row)!r}", "correct it", Place(file)))
        names[row[1]].append(row[0])
    groups = tuple(
        replace(group, entries=tuple(replace(entry, elsewhere=tuple(names[entry.name])) for entry in group.entries))
        for group in medicines.groups
    )
    return replace(medicines, groups=groups)


class _Reader:
    """Walks the nodes of one file and says where something is wrong."""

    def __init__(self, file: str) -> None:
        self._file = file

    def group(self, node: yaml.Node) -> Group:
        fields = self.mapping(node, {"id", "title", "flag", "note", "entries"}, {"touches"})
        group_id = self.text(fields["id"])
        flag = self.one_of(fields["flag"], FLAGS)
        touches = self.names_of(fields["touches"], _TOUCHES) if "touches" in fields else ()
        entries = (self.entry(each, group_id, flag) for each in self.sequence(fields["entries"]))
        return Group(
            id=group_id,
            title=self.text(fields["title"]),
            flag=flag,
            note=self.text(fields["note"]),
            entries=tuple(each if each.touches else replace(each, touches=touches) for each in entries),
        )

    def entry(self, node: yaml.Node, group_id: str, flag: Flag) -> Entry:
        optional = {"severity", "long_acting", "note", "touches", *_LISTS, *_FOR_READERS}
        fields = self.mapping(node, {"name", "source"}, optional)
        usual = "systemic" if flag is Flag.OPIOID else ""
        lists = {name: self.names(fields[name]) if name in fields else () for name in _LISTS}
        return Entry(
            name=self.text(fields["name"]),
            group=group_id,
            flag=flag,
            severity=self.one_of(fields["severity"], _SEVERITIES) if "severity" in fields else usual,
            long_acting=self.one_of(fields["long_acting"], _ACTING) if "long_acting" in fields else LongActing.NO,
            note=self.text(fields["note"]) if "note" in fields else "",
            source=self.text(fields["source"]),
            touches=self.names_of(fields["touches"], _TOUCHES) if "touches" in fields else (),
            **lists,
        )

    def mapping(self, node: yaml.Node, needed: set[str], optional: set[str] | None) -> dict[str, yaml.Node]:
        """The values by key; `optional` is None where any key is allowed."""
        if not isinstance(node, yaml.MappingNode):
            raise self._wrong(node, "here belong lines of 'key: value'")
        fields: dict[str, yaml.Node] = {}
        for key_node, value in node.value:
            name = self.text(key_node)
            if optional is not None and name not in (allowed := {*needed, *optional}):
                known = ", ".join(sorted(allowed))
                raise self._wrong(key_node, f"the key '{name}' is not known here, only {known}")
            if name in fields:
                raise self._wrong(key_node, f"the key '{name}' is there twice")
            fields[name] = value
        if missing := needed.difference(fields):
            raise self._wrong(node, f"the key '{min(missing)}' is missing")
        return fields

    def sequence(self, node: yaml.Node) -> list[yaml.Node]:
        if not isinstance(node, yaml.SequenceNode):
            raise self._wrong(node, "here belongs a list with '- ' before each item")
        return list(node.value)

    def text(self, node: yaml.Node) -> str:
        if not isinstance(node, yaml.ScalarNode):
            raise self._wrong(node, "here belongs a text")
        return str(node.value).strip()

    def names(self, node: yaml.Node) -> tuple[str, ...]:
        return tuple(name for part in self.text(node).split(",") if (name := part.strip()))

    def names_of(self, node: yaml.Node, values: Mapping[str, _T]) -> tuple[_T, ...]:
        """Names with commas, each one of `values`."""
        names = self.names(node)
        if wrong := [name for name in names if name not in values]:
            raise self._wrong(node, f"'{wrong[0]}' is not known here; known are {', '.join(sorted(values))}")
        return tuple(values[name] for name in names)

    def strengths(self, node: yaml.Node, entries: Mapping[str, str]) -> tuple[str, ...]:
        """Pairs of strengths with commas, each with the name of an entry: "30/500 codeine with paracetamol"."""
        for each in (found := self.names(node)):
            if each.partition(" ")[2] not in entries:
                raise self._wrong(node, f"'{each}' does not end in the name of an entry")
        return found

    def one_of(self, node: yaml.Node, values: Mapping[str, _T]) -> _T:
        word = self.text(node)
        if word not in values:
            like = get_close_matches(word, values, n=1)
            known = f"did you mean '{like[0]}'?" if like else f"known are {', '.join(list(values)[:_SHOWN])}"
            raise self._wrong(node, f"'{word}' is not known here; {known}")
        return values[word]

    def _wrong(self, node: yaml.Node, what: str) -> ContentError:
        return _problem(self._file, node.start_mark, what)


def _problem(file: str, mark: yaml.Mark | None, what: str) -> ContentError:
    place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
    return ContentError(Problem(what, "correct it there", place))
