"""Presses that count: of two on the same control within half a second only the first, as tired hands double-click."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

_APART = 0.5  # seconds
SHIFTED_S = 0.5  # so long a hand is still on its way to where something stood before


class Presses:
    """Remembers when each control was pressed last. clock: seconds that never go back."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._last: tuple[object, float] | None = None
        self._shifted: tuple[int, float] | None = None

    def shift(self, place: int) -> None:
        """What stands behind this place has moved just now."""
        self._shifted = (place, self._clock())

    def aims_at_what_moved(self, place: int) -> bool:
        """Whether a press by hand on this place is meant for what stood there a moment ago."""
        if self._shifted is None:
            return False
        behind, at = self._shifted
        return place > behind and self._clock() - at < SHIFTED_S

    def counts(self, control: object) -> bool:
        """Whether this press of a control counts."""
        now = self._clock()
        last, self._last = self._last, (control, now)
        return last is None or last[0] != control or now - last[1] >= _APART
