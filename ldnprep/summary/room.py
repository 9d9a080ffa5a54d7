"""How much room a side has: what was given up so far, and what of her words stands under "all my answers" instead."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from typing import Any

from msgspec import Struct

from ldnprep.summary.model import Paragraph, Role, Side, Span, Text
from ldnprep.summary.words import cut


class Room:
    """One candidate of a side.

    given_up: names of steps, those that were taken. limits: by step, how many letters a typed answer may have then.
    limit: letters that an answer of hers may have. moved: key of `texts` for each thing that this candidate leaves to
    "all my answers", in order.
    """

    def __init__(self, given_up: tuple[str, ...] = (), limits: Mapping[str, int] | None = None) -> None:
        self._given_up = frozenset(given_up)
        self.limit = min((n for step, n in (limits or {}).items() if step in self._given_up), default=10_000)
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

    def typed(self, text: Text, at_least: int = 0, times: int = 1) -> Text:
        """Typed words as long as there is room for, at least so many letters; times: so often as many as of others."""
        short = cut(text, max(self.limit * times, at_least))
        if any(span.typed and span.text.endswith("…") and span not in text for span in short):
            self.moved.setdefault("moved_words")
        return short


class Candidates(Sequence[Side]):
    """A side from full to short, one more step given up each time; each is made when somebody looks at it."""

    def __init__(self, steps: tuple[str, ...], make: Callable[[tuple[str, ...]], Side], most_words: int = 0) -> None:
        """most_words: full ones that say more are left out, as long as nothing of hers moves with that; 0: none is."""
        self._steps, self._make = steps, make
        self._made: dict[int, Side] = {}
        self._first = 0
        if most_words and len(words_of(self[0])) > most_words:
            whole = bisect_left(range(len(steps) + 1), 1, key=lambda place: bool(self[place].moved)) - 1
            least = max(most_words, len(words_of(self[whole])))
            self._first = bisect_left(range(whole), -least, key=lambda place: -len(words_of(self[place])))

    def __len__(self) -> int:
        return len(self._steps) + 1 - self._first

    def __getitem__(self, place: Any) -> Any:
        if isinstance(place, slice):
            return tuple(self[n] for n in range(*place.indices(len(self))))
        step = range(self._first, len(self._steps) + 1)[place]
        if step not in self._made:
            self._made[step] = self._make(self._steps[:step])
        return self._made[step]


_UNSEEN = frozenset({"alt", "line", "low", "high", "spoken", "page_of", "not_answered"})
MOST_WORDS = 395  # on a front, beside its footer: more are not read in the time there is


def words_of(value: object) -> list[str]:
    """The words of a side or of anything in it, as a reader meets them."""
    if isinstance(value, Span):
        return value.text.split()
    if isinstance(value, Paragraph) and value.role is Role.SMALL:  # a list of sources is looked up, not read
        return []
    if isinstance(value, str):
        return [] if isinstance(value, Enum) else value.split()
    if isinstance(value, tuple):
        return [word for item in value for word in words_of(item)]
    if isinstance(value, Struct):
        seen = (getattr(value, name) for name in value.__struct_fields__ if name not in _UNSEEN)
        return [word for part in seen for word in words_of(part)]
    return []
