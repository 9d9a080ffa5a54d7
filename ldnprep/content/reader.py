"""From nodes to typed values: a `Reader` asks one mapping for its keys and notes every problem with its place."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date
from typing import TypeGuard

from ldnprep.content.nodes import ListNode, MapNode, Node, Problems, TextNode, excerpt

_ID = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*\Z")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")


def kind_of(node: Node) -> str:
    """What a node is, in words for a person."""
    names: dict[type, str] = {TextNode: "text", ListNode: "a list", MapNode: "a mapping (`key: value`)"}
    return names[type(node)]


class Reader:
    """Reads one mapping. Every method gives a usable value also when something is wrong, and notes the problem.

    what: how the mapping is called in error texts ("this field"). keys: all keys that are known here; any other is
    reported at once. A node that is no mapping is reported and reads as empty.
    """

    def __init__(self, node: Node, problems: Problems, what: str, keys: Collection[str]) -> None:
        self.node = node
        self.problems = problems
        self.what = what
        self._entries: dict[str, tuple[TextNode, Node]] = {}
        if isinstance(node, MapNode):
            self._entries = node.entries
            self._refuse_unknown(keys)
        else:
            problems.add(node, f"{what} is {kind_of(node)}", "write it as lines of `key: value`")

    def _refuse_unknown(self, keys: Collection[str]) -> None:
        for name, (key, _) in self._entries.items():
            if name not in keys:
                what = f"unknown key `{excerpt(name)}` in {self.what}"
                self.problems.add(key, what, self.problems.suggest(name, keys) or "delete it")

    def has(self, key: str) -> bool:
        """Whether the key is there with a value (an empty text or list counts as absent)."""
        node = self.get(key)
        if isinstance(node, TextNode):
            return not (node.is_null or not node.text.strip())
        return node is not None and not (isinstance(node, ListNode) and not node.items)

    def get(self, key: str) -> Node | None:
        """The node under a key."""
        entry = self._entries.get(key)
        return entry[1] if entry else None

    def at(self, key: str) -> Node:
        """The node under a key, or the mapping itself: for the place of a problem."""
        return self.get(key) or self.node

    def text(self, key: str) -> str:
        """Text, letter for letter; "" where it is absent or wrong."""
        node = self.get(key)
        if node is None or (isinstance(node, TextNode) and node.is_null):
            return ""
        return as_text(node, self.problems, f"`{key}`")

    def one_of(self, key: str, allowed: Collection[str], *, default: str = "") -> str:
        """One of a few words; `default` where it is absent or wrong."""
        word = self.text(key)
        if not word:
            return default
        if word not in allowed:
            what = f"`{key}` cannot be `{excerpt(word)}`"
            self.problems.add(self.at(key), what, self.problems.suggest(word, allowed))
            return default
        return word

    def yes_no(self, key: str, *, default: bool = False) -> bool:
        """`yes` or `no`."""
        word = self.one_of(key, ("yes", "no"))
        return default if not word else word == "yes"

    def whole(self, key: str, *, least: int = 0, most: int = 999_999) -> int | None:
        """A whole number within bounds, None where it is absent or wrong."""
        if not self.has(key):
            return None
        return as_whole(self.at(key), self.problems, f"`{key}`", least, most)

    def day(self, key: str) -> date | None:
        """A day written as 2026-11-22, None where it is absent or wrong."""
        text = self.text(key)
        if not text:
            return None
        try:
            if not _DAY.match(text):
                raise ValueError(text)
            return date.fromisoformat(text)
        except ValueError:
            what = f"`{key}` is not a day: `{excerpt(text)}`"
            self.problems.add(self.at(key), what, "write year-month-day, as in 2026-11-22")
            return None

    def id(self, key: str = "id") -> str:
        """An id: lower-case words joined by `_`; "" where it is absent (which the table of shapes reports)."""
        text = self.text(key)
        if text and not _ID.match(text):
            what = f"`{excerpt(text)}` is not an id"
            self.problems.add(self.at(key), what, "use lower-case letters and digits, words joined by `_`")
        return text

    def items(self, key: str) -> tuple[Node, ...]:
        """The items of a list, () where it is absent."""
        node = self.get(key)
        if node is None or (isinstance(node, TextNode) and node.is_null):
            return ()
        if isinstance(node, ListNode):
            return node.items
        self.problems.add(node, f"`{key}` is {kind_of(node)}, not a list", "write one item a line, each after `- `")
        return ()

    def texts(self, key: str) -> tuple[TextNode, ...]:
        """The items of a list of words, as nodes (with places); a repeated word is reported."""
        nodes = tuple(node for node in self.items(key) if self._is_text(node, key))
        seen: set[str] = set()
        for node in nodes:
            if node.text in seen:
                self.problems.add(node, f"`{excerpt(node.text)}` stands twice in `{key}`", "delete one of the two")
            seen.add(node.text)
        return nodes

    def _is_text(self, node: Node, key: str) -> TypeGuard[TextNode]:
        if isinstance(node, TextNode):
            return True
        self.problems.add(node, f"an item of `{key}` is {kind_of(node)}", "write a word")
        return False

    def pairs(self, key: str) -> Iterator[tuple[TextNode, Node]]:
        """Keys and values of a mapping whose keys are free (terms, sources), nothing where it is absent."""
        node = self.get(key)
        if node is None or (isinstance(node, TextNode) and node.is_null):
            return
        if isinstance(node, MapNode):
            yield from node.entries.values()
            return
        self.problems.add(node, f"`{key}` is {kind_of(node)}", "write it as lines of `name: value`")


def as_text(node: Node, problems: Problems, name: str) -> str:
    """The text of a node; anything else is reported and gives ""."""
    if isinstance(node, TextNode):
        return node.text
    problems.add(node, f"{name} is {kind_of(node)}, not text", "write one text; put braces and brackets in quotes")
    return ""


def as_whole(node: Node, problems: Problems, name: str, least: int, most: int) -> int | None:
    """A whole number within bounds; anything else is reported and gives None."""
    text = node.text if isinstance(node, TextNode) else ""
    if text.isascii() and text.isdigit() and len(text) <= 9 and least <= int(text) <= most:
        return int(text)
    shown = f"`{excerpt(text)}`" if isinstance(node, TextNode) else kind_of(node)
    problems.add(node, f"{name} is {shown}", f"write a whole number from {least} to {most}")
    return None
