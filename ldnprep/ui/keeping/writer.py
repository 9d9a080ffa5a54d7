"""The thread that saves: it has the newest answers and the time by which they are due, and waits for nobody.

The window's thread may be held (a slow machine, a dialog of the system, a printer): what was typed before is saved in
time all the same. It only hands over what there is to save, and is told the result.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

from msgspec import Struct

from ldnprep.answers.autosave import Autosave, SaveState
from ldnprep.answers.model import Answers
from ldnprep.ui.background import tried


class Outcome(Struct, frozen=True):
    """What became of a save. number: of the save, counted from 1. taken: when its answers were taken (the clock's
    seconds), None where none were. conflict: where the copy of what another program wrote is. refused: why it failed,
    "" when it did not.
    """

    number: int
    answers: Answers
    taken: float | None
    conflict: Path | None
    refused: str


class Writer:
    """Saves the newest answers that were offered when `Autosave` says so.

    write: saves answers, in the thread; gives the copy of what another program wrote, if so. told: gets each outcome,
    in the thread. All methods may be called from any other thread.
    """

    def __init__(
        self, write: Callable[[Answers], Path | None], told: Callable[[Outcome], object], clock: Callable[[], float]
    ) -> None:
        self._write, self._told, self._clock = write, told, clock
        self._autosave = Autosave(clock)
        self._newest: Answers | None = None
        self._written: Answers | None = None
        self._count = 0
        self._busy = False
        self._broken = False  # the thread died of an error, and nothing was saved since
        self._stopped = False
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None

    @property
    def state(self) -> SaveState:
        """Where saving stands."""
        with self._changed:
            return SaveState.FAILED if self._broken else self._autosave.state

    @property
    def count(self) -> int:
        """How many saves were begun."""
        with self._changed:
            return self._count

    @property
    def pending(self) -> bool:
        """Whether something is still to be saved, or being saved."""
        with self._changed:
            return self._busy or self._newest is not None

    def offer(self, answers: Answers) -> None:
        """These are the answers to be saved, soon after the first that were offered."""
        with self._changed:
            if self._stopped:
                return
            self._newest = answers
            self._autosave.changed()
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def hurry(self) -> None:
        """What is still to be saved is due now."""
        with self._changed:
            self._autosave.hurry()
            self._changed.notify_all()

    def drain(self) -> Answers | None:
        """Waits for the save that goes on and forgets what else was offered.

        Gives the answers that were saved last since the last call, None when none were: the window may not know yet.
        """
        with self._changed:
            self._newest = None
            while self._busy:
                self._changed.wait()
            self._newest = None
            self._autosave.started()  # nothing is due any more, and nothing failed
            self._autosave.succeeded()
            written, self._written = self._written, None
            return written

    def stop(self) -> None:
        """Like `drain`, and saves nothing more."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()
        self.drain()
        if self._thread is not None:
            self._thread.join()

    def retry(self, answers: Answers) -> None:
        """These could not be saved elsewhere: they are tried again later, at longer and longer intervals."""
        self.offer(answers)
        with self._changed:
            self._autosave.failed()
            self._changed.notify_all()

    # ------------------------------------------------------------ in the thread

    def _run(self) -> None:
        _, broke = tried(self._save_what_comes)
        if broke:  # no save failed, something of ours did: the next answers that are offered start another thread
            self._told(self._after_an_error(broke))

    def _save_what_comes(self) -> None:
        while (taken := self._next()) is not None:
            number, answers, at = taken
            conflict, refused = tried(partial(self._write, answers))
            self._done(answers, refused)
            self._told(Outcome(number, answers, at, conflict, refused))

    def _after_an_error(self, broke: str) -> Outcome:
        with self._changed:
            self._busy = False
            self._broken = True
            self._thread = None  # it is about to end: the next answers may come before it has
            self._autosave = Autosave(self._clock)  # it may stand in the middle of a save
            self._changed.notify_all()
            self._count += 1
            return Outcome(self._count, Answers(), None, None, broke)

    def _next(self) -> tuple[int, Answers, float] | None:
        """Waits until something is due; None when there is nothing more to come."""
        with self._changed:
            while self._newest is None or not self._autosave.is_due:
                if self._stopped:
                    return None
                self._changed.wait(self._autosave.wait_seconds if self._newest is not None else None)
            if self._stopped:
                return None
            answers, self._newest = self._newest, None
            self._busy = True
            self._count += 1
            self._autosave.started()
            return self._count, answers, self._clock()

    def _done(self, answers: Answers, refused: str) -> None:
        with self._changed:
            self._busy = False
            if refused:
                self._newest = self._newest or answers
                self._autosave.failed()
            else:
                self._autosave.succeeded()
                self._written = answers
                self._broken = False
            self._changed.notify_all()
