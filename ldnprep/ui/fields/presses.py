"""Presses that count: of two on the same control within half a second only the first, as tired hands double-click."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

_APART = 0.5  # seconds


class Presses:
    """Remembers what was pressed last, and when. clock: seconds that never go back."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._last: tuple[object, float] | None = None

    def counts(self, control: object) -> bool:
        """Whether this press of a control counts."""
        now = self._clock()
        last, self._last = self._last, (control, now)
        return last is None or last[0] != control or now - last[1] >= _APART
