"""Nodes put together from the parts of a file as they are read, be it YAML or JSON; bounded in depth and in number."""

from __future__ import annotations

from typing import NoReturn

from msgspec import Struct, field

from ldnprep.content.nodes import ListNode, MapNode, Node, Problems, TextNode, weight


class Limits(Struct, frozen=True):
    """How big a file may be: bytes, levels of nesting, and nodes in all: keys, values, lists, mappings, and the line
    breaks in texts, each of which is a line on paper.
    """

    bytes: int = 5_000_000
    depth: int = 24
    nodes: int = 200_000


class _Open(Struct):
    """A list or mapping whose end was not read yet."""

    at: TextNode
    is_map: bool
    key: TextNode | None = None
    items: list[Node] = field(default_factory=list)
    entries: dict[str, tuple[TextNode, Node]] = field(default_factory=dict)
    bad_key: bool = False

    def close(self) -> Node:
        """The finished node."""
        if self.is_map:
            return MapNode(self.entries, self.at.line, self.at.column)
        return ListNode(tuple(self.items), self.at.line, self.at.column)


class Tree:
    """Takes the beginnings, ends and texts of a file in their order. root: the whole, None before its end.

    Stops (raises the error of `problems`) over a limit; keys that are no words, and keys given twice, are added there.
    """

    def __init__(self, problems: Problems, limits: Limits) -> None:
        self.root: Node | None = None
        self._problems = problems
        self._limits = limits
        self._open: list[_Open] = []
        self._nodes = 0

    def begin(self, at: TextNode, *, is_map: bool) -> None:
        """A mapping or list begins here."""
        if len(self._open) >= self._limits.depth:
            too_deep(at, self._problems, self._limits)
        self._open.append(_Open(at, is_map))

    def end(self) -> None:
        """The innermost mapping or list ends."""
        self.put(self._open.pop().close())

    def put(self, node: Node) -> None:
        """A whole node: a key or value of the innermost mapping, an item of the innermost list, or the root."""
        self._nodes += weight(node)
        if self._nodes > self._limits.nodes:
            what = f"more than {self._limits.nodes} entries and lines"
            self._problems.stop(node, what, "the file is far too long; shorten it")
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        if not parent.is_map:
            parent.items.append(node)
        elif parent.key is None and not parent.bad_key:
            self._key(parent, node)
        else:
            self._value(parent, node)

    def _key(self, parent: _Open, node: Node) -> None:
        if not isinstance(node, TextNode):
            self._problems.add(node, "a key must be a word", "write `key: value`; put text with braces in quotes")
            parent.bad_key = True
            return
        if node.plain and node.text == "<<":
            self._problems.add(node, "a merge key (`<<`) is not allowed", "write the keys out")
        parent.key = node

    def _value(self, parent: _Open, node: Node) -> None:
        key, parent.key, parent.bad_key = parent.key, None, False
        if key is None:
            return
        first = parent.entries.setdefault(key.text, (key, node))
        if first[0] is not key:
            self._problems.add_second_key(key, first[0])


def too_deep(node: Node | None, problems: Problems, limits: Limits) -> NoReturn:
    """Stops: more lists and mappings within each other than `limits` allows."""
    problems.stop(node, f"more than {limits.depth} levels of nesting", "make the file flatter")
