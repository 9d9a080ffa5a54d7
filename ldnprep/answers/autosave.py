"""When to save: soon after the first unsaved change, also while typing goes on. Decides only; who saves is told.

The clock is given: seconds that only go forward (`time.monotonic`), so that a clock set back changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

DELAY_SECONDS = 0.6  # from the first unsaved change; with the writing itself this stays within one second
RETRY_SECONDS = (1.0, 2.0, 5.0, 10.0)  # after the first, second ... failure in a row; then always the last
AGAIN_SECONDS = 1.0  # from a change that came after a failure: there is something new to lose


class SaveState(StrEnum):
    """For the quiet word in the window. SAVED: all is on the disk. UNSAVED: soon. FAILED: will be tried again."""

    SAVED = "saved"
    UNSAVED = "unsaved"
    SAVING = "saving"
    FAILED = "failed"


class Autosave:
    """The moments of saving.

    Tell it `changed` at every change, and ask `is_due` when `wait_seconds` are over. To save: `started`, take the
    snapshot, write it (in another thread if need be), then `succeeded` or `failed`. Changes during the writing are
    saved next.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._due: float | None = None
        self._saving = False
        self._failures = 0

    @property
    def state(self) -> SaveState:
        """Where things stand."""
        if self._saving:
            return SaveState.SAVING
        if self._failures:
            return SaveState.FAILED
        return SaveState.SAVED if self._due is None else SaveState.UNSAVED

    @property
    def is_due(self) -> bool:
        """Whether to save now."""
        return not self._saving and self._due is not None and self._clock() >= self._due

    @property
    def wait_seconds(self) -> float | None:
        """How long until saving is due, 0 when it is; None when there is nothing to wait for."""
        if self._saving or self._due is None:
            return None
        return max(0.0, self._due - self._clock())

    def changed(self) -> None:
        """Something changed. Only the first unsaved change starts the delay: typing on never puts saving off."""
        if self._due is None:
            self._due = self._clock() + DELAY_SECONDS
        if self._failures:
            self._due = min(self._due, self._clock() + AGAIN_SECONDS)

    def hurry(self) -> None:
        """Another page, closing, logging out: what is unsaved is due now."""
        if self._due is not None:
            self._due = self._clock()

    def started(self) -> None:
        """The snapshot is taken now; from here on changes count for the next time."""
        self._saving = True
        self._due = None

    def succeeded(self) -> None:
        """The snapshot is on the disk."""
        self._saving = False
        self._failures = 0

    def failed(self) -> None:
        """It is not; saving is tried again, at longer and longer intervals, but soon after something more changed."""
        changed = self._due is not None  # while it was being written
        self._saving = False
        self._failures += 1
        self._due = self._clock() + RETRY_SECONDS[min(self._failures, len(RETRY_SECONDS)) - 1]
        if changed:
            self.changed()
