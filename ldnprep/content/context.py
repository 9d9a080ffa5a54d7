"""What every building function of the loader shares: the problems, the index, and the checks that all sections need."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from msgspec import Struct, field

from ldnprep.content.index import Index
from ldnprep.content.nodes import MapNode, Node, Problems, TextNode, excerpt
from ldnprep.content.reader import Reader, as_text
from ldnprep.content.shape import SECTIONS, Key

_SPACE = re.compile(r"[ \t\r\n]+")
# `{name}`, `%s`, `<b>`, `**`: all of these would be printed as they stand
_MARKUP = re.compile(r"\{[^{}]*\}|%[sd]|</?[A-Za-z][^<>]*>|\*\*|&[a-z]+;")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


class Context(Struct, frozen=True):
    """problems: collects all that is wrong. index: all ids. seen: where each id of a family was first defined."""

    problems: Problems
    index: Index
    seen: dict[tuple[str, str], Node] = field(default_factory=dict)

    def reader(self, node: Node, section: str, table: Mapping[str, Mapping[str, Key]] = SECTIONS) -> Reader:
        """A Reader for one section of the table of shapes; unknown and missing keys are reported here."""
        keys = table[section]
        what = section if section.startswith("the ") else f"this {section}" if table is SECTIONS else "this condition"
        reader = Reader(node, self.problems, what, keys)
        for name, key in keys.items() if isinstance(node, MapNode) else ():
            if key.required and not reader.has(name):
                self.problems.add(reader.at(name), f"`{name}` is missing in {what}", f"add `{name}: ...` ({key.note})")
        return reader

    def new_id(self, reader: Reader, family: str, reserved: Collection[str] = (), key: str = "id") -> str:
        """The id of a new thing; a second one of the same family and a reserved one are reported."""
        text = reader.id(key) if reader.has(key) else ""
        if not text:
            return ""
        node = reader.at(key)
        first = self.seen.setdefault((family, text), node)
        if first is not node:
            what = f"a second {family} is called `{excerpt(text)}` (first in line {first.line})"
            self.problems.add(node, what, "give one of them another id")
        if text in reserved:
            what = f"no {family} may be called `{text}`"
            self.problems.add(node, what, "that id belongs to the program; take another")
        return text

    def words(self, reader: Reader, key: str, default: str = "") -> str:
        """Words for a person: one paragraph, no markup, no placeholders."""
        if not reader.has(key):
            return default
        return self.prose(reader.at(key), f"`{key}`") or default

    def prose(self, node: Node, name: str) -> str:
        """The same for a node that was found otherwise. name: how to call it."""
        text = _SPACE.sub(" ", as_text(node, self.problems, name)).strip(" ")
        markup = _MARKUP.search(text)
        if markup:
            what = f"{name} holds `{excerpt(markup[0])}`, which would be printed as it stands"
            self.problems.add(node, what, "write plain words: there is no markup and there are no placeholders")
        control = _CONTROL.search(text)
        if control:
            what = f"{name} holds an invisible sign (U+{ord(control[0]):04X})"
            self.problems.add(node, what, "delete it")
        return text

    def ref(self, reader: Reader, key: str, family: str) -> str:
        """One id that must exist, "" where the key is absent."""
        text = reader.text(key)
        if text:
            self.known(reader.at(key), text, family)
        return text

    def refs(self, reader: Reader, key: str, family: str) -> tuple[str, ...]:
        """A list of ids that must exist. One word stands for a list of one."""
        node = reader.get(key)
        nodes = (node,) if isinstance(node, TextNode) and not node.is_null else reader.texts(key)
        for item in nodes:
            self.known(item, item.text, family)
        return tuple(item.text for item in nodes)

    def known(self, node: Node, text: str, family: str) -> bool:
        """Whether an id exists; if not, that is reported."""
        known = self.index.refs[family]
        if text in known:
            return True
        remedy = self.problems.suggest(text, known) or f"add that {family}, or delete the word"
        self.problems.add(node, f"there is no {family} `{excerpt(text)}`", remedy)
        return False

    def sources(self, reader: Reader) -> tuple[str, ...]:
        """Ids of sources. Where they must be there, the table of shapes says so, and an empty list counts as absent."""
        return self.refs(reader, "sources", "source")
