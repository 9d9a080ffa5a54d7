"""Keeps the answers: soon after every change, in a thread beside the window, and at the latest when it closes."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from ldnprep.answers.autosave import Autosave, SaveState
from ldnprep.answers.model import Answers, ContentStamp
from ldnprep.answers.session import Session
from ldnprep.answers.sheets import OpenSheet, SavedSheets
from ldnprep.content.model import Checklist
from ldnprep.errors import LdnPrepError, Problem
from ldnprep.locks import LockLostError, SheetLock
from ldnprep.ui.background import Background
from ldnprep.ui.words import tr

_LATE_SECONDS, _HOPELESS_SECONDS = 1.2, 10.0  # a save waits 0.6 s for more letters


class Keeper(QObject):
    """Saves one session into its sheet.

    state_changed(SaveState): for the quiet word at the foot.  told(words): something that she should know, once.
    lost: another window took the sheet over; nothing is written any more.
    """

    state_changed = Signal(object)
    told = Signal(str)
    lost = Signal()

    def __init__(self, sheets: SavedSheets, checklist: Checklist, session: Session, sheet: OpenSheet | None) -> None:
        super().__init__()
        self._sheets = sheets
        self._checklist = checklist
        self._stamp = ContentStamp(checklist.meta.id, checklist.meta.version, checklist.meta.sha256)
        self.session = session
        self.sheet = sheet
        self.lock: SheetLock | None = None
        self._created: Path | None = None  # a new sheet's file, before it is open
        self._writes = True
        self._autosave = Autosave(monotonic)
        self._background = Background(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._when_due)
        self._unsaved_since: float | None = None  # seconds of `monotonic`: the oldest change that is not on the disk
        self._unsubscribe = session.subscribe(self._changed)

    @property
    def path(self) -> Path | None:
        """Where the sheet is; None while nothing was answered."""
        return self.sheet.path if self.sheet is not None else None

    @property
    def is_late(self) -> bool:
        """Whether something has been unsaved for longer than it should: the machine is busy, and saving goes first.

        False when the disk refuses or does not answer at all: nothing is won by waiting then.
        """
        if self._unsaved_since is None or self._autosave.state is SaveState.FAILED:
            return False
        return _LATE_SECONDS < monotonic() - self._unsaved_since < _HOPELESS_SECONDS

    @property
    def writes(self) -> bool:
        """Whether changes go to a file; False for examples, damaged files and a sheet that was taken over."""
        return self._writes

    def only_read(self) -> None:
        """From now on nothing is written, also by a thread that was about to: "delete everything" relies on it."""
        self._writes = False
        self._unsaved_since = None
        self._timer.stop()
        self._background.drain()

    def hurry(self) -> None:
        """Another page: what is not saved yet is saved now."""
        if self._writes and self._autosave.wait_seconds is not None:
            self._autosave.hurry()
            self._arm()

    def finish(self) -> bool:
        """Saves what is not saved yet, here and now; False when the disk refuses (it is tried again later)."""
        wrote = self._writes
        self._background.drain()
        self._timer.stop()
        if wrote and not self._writes:  # a save that was under way met the other window; nobody was told
            self.lost.emit()
            return False
        if not (self._writes and self._worth_saving()):
            self._autosave.succeeded()  # nobody was told what became of a save that was under way: it is done
            self._unsaved_since = None
            return True
        self._autosave.started()
        answers = self._snapshot()
        try:
            self._write(answers)
        except LdnPrepError as error:
            self._failed(str(error.problems[0]))
            return False
        self._autosave.succeeded()
        self.session.mark_saved(answers)
        self._unsaved_since = None
        return True

    def close(self) -> None:
        """No more signals; the sheet is free for other windows."""
        self._unsubscribe()
        self._timer.stop()
        self._background.stop()
        if self.lock is not None:
            self.lock.release()

    # ------------------------------------------------------------ saving

    def _changed(self, _keys: frozenset[str]) -> None:
        if not (self._writes and self._worth_saving()):
            return
        if self._unsaved_since is None:
            self._unsaved_since = monotonic()
        self._autosave.changed()
        if self._autosave.is_due:
            self._when_due()  # keys may come faster than the timer's turn does
        else:
            self._arm()

    def _worth_saving(self) -> bool:
        """Something changed; a sheet on which nothing was answered yet gets no file."""
        answers = self.session.answers
        empty = answers == Answers(resume=answers.resume, content=answers.content)
        return self.session.dirty and not (self.sheet is None and empty)

    def _arm(self) -> None:
        wait = self._autosave.wait_seconds
        if wait is not None:
            self._timer.start(round(wait * 1000))
        self.state_changed.emit(self._autosave.state)

    def _when_due(self) -> None:
        if not self._writes:
            return
        if not self._autosave.is_due:
            self._arm()
            return
        self._autosave.started()
        self._timer.stop()
        answers = self._snapshot()
        saved = partial(self._saved, answers, monotonic())
        self._background.run(partial(self._write, answers), saved, self._failed)

    def _snapshot(self) -> Answers:
        return self.session.touch(datetime.now(UTC), self._stamp)

    def _write(self, answers: Answers) -> Path | None:
        """In the thread: the first time into a new sheet of ours. Gives the copy of what somebody else wrote, if so."""
        if self.sheet is None:
            self.sheet = self._new_sheet(answers)
        try:
            if self.lock is not None and not self.lock.is_ours():
                raise LockLostError(Problem("this sheet was opened in another window", "go on there"))
            return self.sheet.save(answers)
        except LockLostError:
            self._writes = False
            raise

    def _new_sheet(self, answers: Answers) -> OpenSheet:
        """Step by step: what a try has reached when the disk refuses is where the next one goes on."""
        self._created = self._created or self._sheets.create(answers)
        if self.lock is None:
            lock = SheetLock(self._created)
            lock.acquire()
            self.lock = lock
        return self._sheets.open(self._created, self._checklist, write=self.lock.write)

    def _saved(self, answers: Answers, taken: float, conflict: Path | None) -> None:
        """taken: when the snapshot was; what changed since is newer than that."""
        self._autosave.succeeded()
        self.session.mark_saved(answers)
        self._unsaved_since = taken if self.session.dirty else None
        if conflict is not None:
            self.told.emit(
                tr("Another program changed this file. What it wrote is kept beside it: {path}").format(path=conflict)
            )
        if self.session.dirty:
            self._autosave.changed()
        self._arm()

    def _failed(self, words: str) -> None:
        if not self._writes:
            self._unsaved_since = None
            self.lost.emit()
            return
        self._autosave.failed()
        self._arm()
        self.told.emit(words)

    @property
    def state(self) -> SaveState:
        """Where saving stands."""
        return self._autosave.state
