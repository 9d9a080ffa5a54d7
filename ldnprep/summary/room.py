"""How much room a side has: what was given up so far, and what of her words stands under "all my answers" instead."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from ldnprep.summary.model import Side, Text
from ldnprep.summary.words import cut


class Room:
    """One candidate of a side.

    given_up: names of steps, those that were taken. limits: by step, how many letters a typed answer may have then.
    moved: key of `texts` for each thing that this candidate leaves to "all my answers", in order.
    """

    def __init__(self, given_up: tuple[str, ...] = (), limits: Mapping[str, int] | None = None) -> None:
        self._given_up = frozenset(given_up)
        self._limit = min((n for step, n in (limits or {}).items() if step in self._given_up), default=10_000)
        self.moved: dict[str, None] = {}

    def without(self, step: str) -> bool:
        """Whether this step was taken; nothing of hers leaves with it."""
        return step in self._given_up

    def moves(self, step: str, what: str) -> bool:
        """Whether this step was taken; then `what` stands under "all my answers"."""
        if step in self._given_up:
            self.moved.setdefault(what)
            return True
        return False

    def typed(self, text: Text, at_least: int = 0) -> Text:
        """Typed words as long as there is room for, `at_least` letters of them in any case."""
        short = cut(text, max(self._limit, at_least))
        if any(span.typed and span.text.endswith("…") and span not in text for span in short):
            self.moved.setdefault("moved_words")
        return short


def candidates(steps: tuple[str, ...], make: Callable[[tuple[str, ...]], Side]) -> tuple[Side, ...]:
    """A side from full to short, one more step given up each time; those that change nothing are left out."""
    return tuple(_changed(make(steps[:count]) for count in range(len(steps) + 1)))


def _changed(sides: Iterator[Side]) -> Iterator[Side]:
    last = None
    for side in sides:
        if side != last:
            yield side
        last = side
