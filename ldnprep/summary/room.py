"""How much room a side has: what was given up so far, and what of her words stands under "all my answers" instead."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum

from ldnprep.summary.model import Side, Span, Text
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


_UNSEEN = frozenset({"alt", "line", "low", "high", "spoken", "page_of", "not_answered"})
MOST_WORDS = 395  # on a front, beside its footer: more are not read in the time there is


def not_too_many_words(sides: tuple[Side, ...]) -> tuple[Side, ...]:
    """Without those from the full end on that say too much, as long as the next one says all that is hers too."""
    while len(sides) > 1 and not sides[1].moved and len(words_of(sides[0])) > MOST_WORDS:
        sides = sides[1:]
    return sides


def words_of(value: object) -> list[str]:
    """The words of a side or of anything in it, as a reader meets them."""
    if isinstance(value, Span):
        return value.text.split()
    if isinstance(value, str):
        return [] if isinstance(value, Enum) else value.split()
    if isinstance(value, tuple):
        return [word for item in value for word in words_of(item)]
    if is_dataclass(value):
        return [w for part in fields(value) if part.name not in _UNSEEN for w in words_of(getattr(value, part.name))]
    return []
