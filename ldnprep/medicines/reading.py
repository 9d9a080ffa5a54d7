"""The text of `medicines.yaml` in, Medicines out. The only module of this room that knows YAML.

What is wrong is raised as ContentError with file, line and column. Scalars are text: `no` stays "no".
"""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from types import MappingProxyType
from typing import TypeVar

import yaml

from ldnprep.errors import ContentError, Place, Problem
from ldnprep.medicines.data import FLAGS
from ldnprep.medicines.model import Entry, Flag, Group, LongActing, Medicines

_ACTING = {kind.value: kind for kind in LongActing}
_SEVERITIES = {"systemic": "systemic", "gut": "gut"}
_LISTS = ("brands", "spellings", "slang", "truncated")
_FOR_READERS = ("kind", "confused_with", "touches")  # for a pharmacist; nothing here reads them
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
# so many of the known words are named where one is not known
_SHOWN = 5
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
    matching = reader.mapping(top["matching"], {"truncated_prefixes", "plain_words", "ordinary_words"}, set())
    groups = tuple(map(reader.group, reader.sequence(top["groups"])))
    entries = {entry.name: entry.name for group in groups for entry in group.entries}
    prefixes = reader.mapping(matching["truncated_prefixes"], set(), None)
    return Medicines(
        groups=groups,
        truncated_prefixes=MappingProxyType({cut: reader.one_of(node, entries) for cut, node in prefixes.items()}),
        plain_words=reader.names(matching["plain_words"]),
        ordinary_words=reader.names(matching["ordinary_words"]),
    )


class _Reader:
    """Walks the nodes of one file and says where something is wrong."""

    def __init__(self, file: str) -> None:
        self._file = file

    def group(self, node: yaml.Node) -> Group:
        fields = self.mapping(node, {"id", "title", "flag", "note", "entries"}, set())
        group_id = self.text(fields["id"])
        flag = self.one_of(fields["flag"], FLAGS)
        return Group(
            id=group_id,
            title=self.text(fields["title"]),
            flag=flag,
            note=self.text(fields["note"]),
            entries=tuple(self.entry(each, group_id, flag) for each in self.sequence(fields["entries"])),
        )

    def entry(self, node: yaml.Node, group_id: str, flag: Flag) -> Entry:
        fields = self.mapping(node, {"name", "source"}, {"severity", "long_acting", "note", *_LISTS, *_FOR_READERS})
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
            **lists,
        )

    def mapping(self, node: yaml.Node, needed: set[str], optional: set[str] | None) -> dict[str, yaml.Node]:
        """The values by key; `optional` is None where any key is allowed."""
        if not isinstance(node, yaml.MappingNode):
            raise self._wrong(node, "here belong lines of 'key: value'")
        fields: dict[str, yaml.Node] = {}
        for key_node, value in node.value:
            name = self.text(key_node)
            if optional is not None and name not in needed | optional:
                known = ", ".join(sorted(needed | optional))
                raise self._wrong(key_node, f"the key '{name}' is not known here, only {known}")
            if name in fields:
                raise self._wrong(key_node, f"the key '{name}' is there twice")
            fields[name] = value
        if missing := needed - set(fields):
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
