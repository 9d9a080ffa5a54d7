"""Nodes of a file: what was written and where; and the problems that are found in it.

Knows nothing of questions or answers, and no YAML: `parsing.py` makes the nodes. Every scalar is text (`no` stays "no",
`1.0` stays "1.0").
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import NoReturn

from msgspec import Struct, field

from ldnprep.errors import FileContentError, Place, Problem

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_SHOWN_PROBLEMS = 200
_LISTED = 12  # so many allowed names are listed in an error; more would hide the point


class TextNode(Struct, frozen=True):
    """A scalar: its text, letter for letter. plain: written without quotes and not as a block."""

    text: str
    line: int
    column: int
    plain: bool = False

    @property
    def is_null(self) -> bool:
        """Whether nothing was written: an empty value, `~` or `null` without quotes."""
        return self.plain and self.text in _NULLS


class ListNode(Struct, frozen=True):
    """A list."""

    items: tuple[Node, ...]
    line: int
    column: int


class MapNode(Struct, frozen=True):
    """A mapping; `entries` by key, in the order of the file, each with the key's own node."""

    entries: dict[str, tuple[TextNode, Node]]
    line: int
    column: int

    def get(self, key: str) -> Node | None:
        """The value under `key`, None where the key is absent."""
        entry = self.entries.get(key)
        return entry[1] if entry else None


Node = TextNode | ListNode | MapNode


def weight(node: Node) -> int:
    """What a node counts for towards `Limits.nodes`."""
    return 1 + node.text.count("\n") if isinstance(node, TextNode) else 1


class Problems(Struct):
    """Collects everything that is wrong in one file, so that all of it is reported at once.

    file: its name as shown to the person. error: which error to raise (ContentError or AnswersError).
    """

    file: str
    error: type[FileContentError]
    _found: list[Problem] = field(default_factory=list)
    _left_out: int = 0

    def add(self, node: Node | None, what: str, remedy: str = "") -> None:
        """Note that something is wrong at `node`; None where only the file is known."""
        if len(self._found) >= _SHOWN_PROBLEMS:
            self._left_out += 1
            return
        self._found.append(Problem(what, remedy, self.place(node)))

    def suggest(self, word: str, known: Collection[str]) -> str:
        """`did_you_mean`, but "" once there are more problems than are shown, since suggesting is slow."""
        return "" if len(self._found) >= _SHOWN_PROBLEMS else did_you_mean(word, known)

    def quoted(self, word: str) -> str:
        """ " (`word`)" for an error text; "" where the file holds what a person wrote: the place has to do."""
        return "" if self.error.personal else f" (`{excerpt(word)}`)"

    def add_second_key(self, key: TextNode, first: TextNode) -> None:
        """Note that a key was there before."""
        name = "this key" if self.error.personal else f"the key `{excerpt(key.text)}`"
        self.add(key, f"{name} stands here a second time (first in line {first.line})", "delete one of the two")

    def place(self, node: Node | None) -> Place:
        """Where a node stands."""
        return Place(self.file, node.line, node.column) if node else Place(self.file)

    def __bool__(self) -> bool:
        return bool(self._found)

    def __iter__(self) -> Iterator[Problem]:
        """All problems in the order of the file; the last says how many more there are when there are very many."""
        yield from sorted(self._found, key=_by_place)
        if self._left_out:
            yield Problem(f"{self._left_out} more problems", "mend these first", Place(self.file))

    def stop(self, node: Node | None, what: str, remedy: str = "") -> NoReturn:
        """Raise now, with all that was found: the rest of the file cannot be read."""
        self.add(node, what, remedy)
        raise self.error(self)

    def raise_if_any(self) -> None:
        """Raise the error with all problems, if there are any."""
        if self._found:
            raise self.error(self)


def _by_place(problem: Problem) -> tuple[int, int]:
    place = problem.place
    return (place.line or 0, place.column or 0) if place else (0, 0)


def node_at(place: Place | None) -> TextNode | None:
    """What stands at a place that was noted earlier, for a problem there; None where none was noted."""
    return TextNode("", place.line, place.column) if place and place.line and place.column else None


def excerpt(text: str, longest: int = 40) -> str:
    """A word as an error text may quote it: on one line, short, without control characters."""
    flat = "".join(ch if ch.isprintable() else " " for ch in text[: longest + 1])
    return flat if len(flat) <= longest else flat[: longest - 1] + "…"


def did_you_mean(word: str, known: Collection[str]) -> str:
    """ "did you mean `x`?" for the nearest known name; a list of all where there are few; "" where nothing helps."""
    from difflib import get_close_matches  # only where something is wrong

    folded = {name.lower(): name for name in known}
    near = get_close_matches(word.lower(), folded, n=1, cutoff=0.6) if len(word) <= 60 else []
    if near:
        return f"did you mean `{folded[near[0]]}`?"
    return f"use one of {words(sorted(known, key=str))}" if known and len(known) <= _LISTED else ""


def words(names: Iterable[str]) -> str:
    """Names in backticks, comma between: for "use one of ..."."""
    return ", ".join(f"`{name}`" for name in names)
