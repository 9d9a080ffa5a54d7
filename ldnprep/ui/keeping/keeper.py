"""Keeps the answers: soon after every change, in a thread beside the window (`writer.py`), and when it closes."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ldnprep.answers.autosave import SaveState
from ldnprep.answers.model import Answers, ContentStamp
from ldnprep.answers.rescue import Fallback
from ldnprep.errors import LdnPrepError, Problem
from ldnprep.ui.keeping.writer import Outcome, Writer
from ldnprep.ui.words import tr

if TYPE_CHECKING:
    from ldnprep.answers.session import Session
    from ldnprep.answers.sheets import OpenSheet, SavedSheets
    from ldnprep.content.model import Checklist
    from ldnprep.locks import SheetLock

_LATE_SECONDS, _HOPELESS_SECONDS = 1.2, 10.0  # a save waits 0.6 s for more letters


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # the way there is closed to us
        return False


class Keeper(QObject):
    """Saves one session into its sheet.

    A file or a folder of ours that vanishes meanwhile is made again with the next change.

    state_changed(SaveState): for the quiet word at the foot.  told(words): something that she should know, once.
    lost: another window took the sheet over; nothing is written any more.
    """

    state_changed = Signal(object)
    told = Signal(str)
    lost = Signal()
    _outcome = Signal(object)  # from the thread that saves to this one

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
        self._lost = False  # to another window
        self._seen_gone = False
        self._fallback = Fallback(sheets, monotonic)
        self._writer = Writer(self._write, self._outcome.emit, monotonic)
        self._settled = 0  # saves up to this number are of no interest any more
        self._outcome.connect(self._saved)
        self._unsaved_since: float | None = None  # seconds of `monotonic`: the oldest change that is not on the disk
        self._unsubscribe = session.subscribe(self._changed)

    @property
    def path(self) -> Path | None:
        """Where the sheet is; None while nothing was answered."""
        return self.sheet.path if self.sheet is not None else None

    @property
    def state(self) -> SaveState:
        """Where saving stands. FAILED, too: words that another window keeps us from saving, and a file that is gone."""
        if self._seen_gone or (self._lost and self.session.has_unsaved_words):
            return SaveState.FAILED
        return self._writer.state

    @property
    def is_gone(self) -> bool:
        """Whether the sheet was saved, and its file is not there any more or cannot be reached."""
        return self._writes and self.sheet is not None and not _is_there(self.sheet.path)

    def look(self) -> None:
        """Says so when the file is gone. It is not brought back unasked: somebody may have deleted it on purpose."""
        if self.is_gone and not self._seen_gone and not self._writer.pending:
            self._seen_gone = True
            self.state_changed.emit(self.state)
            self.told.emit(tr("The file of this sheet is gone. It is saved again with your next answer."))

    @property
    def is_late(self) -> bool:
        """Whether something has been unsaved for longer than it should: the machine is busy, and saving goes first.

        False when the disk refuses or does not answer at all: nothing is won by waiting then.
        """
        if self._unsaved_since is None or self.state is SaveState.FAILED:
            return False
        return _LATE_SECONDS < monotonic() - self._unsaved_since < _HOPELESS_SECONDS

    @property
    def writes(self) -> bool:
        """Whether changes go to a file; False for examples, damaged files and a sheet that was taken over."""
        return self._writes

    def only_read(self) -> None:
        """From now on nothing is written, also by a thread that was about to: "delete everything" relies on it."""
        self._writes = False
        self._lost = self._seen_gone = False
        self._settle()

    def hurry(self) -> None:
        """Another page: what is not saved yet is saved now."""
        if self._writes and self._writer.pending:
            self._writer.hurry()
            self.state_changed.emit(self.state)

    def finish(self, *, again: bool = False) -> bool:
        """Saves what is not saved yet, here and now; False when the disk refuses (it is tried again later), or another
        window has the sheet and words are left that it does not have.

        again: also when nothing changed, because its file is gone.
        """
        wrote = self._writes
        self._settle()
        if wrote and self._lost:  # a save that was under way met the other window; nobody was told
            self._tell_lost()
        if self._lost:
            return not self.session.has_unsaved_words
        if not (self._writes and (self._worth_saving() or again)):
            return True
        answers = self._snapshot()
        try:
            conflict = self._write(answers, hurried=True)
        except LdnPrepError as error:
            if self._writes:
                self._writer.retry(answers)
            self._refused(str(error.problems[0]))
            return False
        self.session.mark_saved(answers)
        self._seen_gone = False
        self._tell_conflict(conflict)
        self.state_changed.emit(self.state)
        return True

    def close(self) -> None:
        """No more signals; the sheet is free for other windows."""
        self._unsubscribe()
        self._writer.stop()
        self._settle()
        if self.lock is not None:
            self.lock.release()

    # ------------------------------------------------------------ saving

    def _settle(self) -> None:
        """Waits for the save that goes on; what becomes of it, and of what else was offered, is told to nobody."""
        written = self._writer.drain()
        if written is not None:
            self.session.mark_saved(written)
        self._settled = self._writer.count
        self._unsaved_since = None

    def _changed(self, _keys: frozenset[str]) -> None:
        # also what only takes back a change that is on its way to the disk
        if not (self._writes and (self._worth_saving() or self._writer.pending)):
            return
        if self._unsaved_since is None:
            self._unsaved_since = monotonic()
        self._writer.offer(self._snapshot())
        self.state_changed.emit(self.state)

    def _worth_saving(self) -> bool:
        """Something changed; a sheet on which nothing was answered yet gets no file."""
        answers = self.session.answers
        empty = answers == Answers(resume=answers.resume, content=answers.content)
        return self.session.dirty and not (self.sheet is None and empty)

    def _snapshot(self) -> Answers:
        return self.session.touch(datetime.now(UTC), self._stamp)

    def _write(self, answers: Answers, *, hurried: bool = False) -> Path | None:
        """In the thread: the first time into a new sheet of ours. Gives the copy of what somebody else wrote, if so."""
        from ldnprep.locks import LockLostError  # with the first answer: the window comes up without it

        if self.sheet is None:
            self.sheet = self._new_sheet(answers)
        try:
            if self.lock is not None and not self.lock.is_ours():
                raise LockLostError(Problem("this sheet was opened in another window", "go on there"))
            conflict = self.sheet.save(answers)
        except LockLostError:
            self._lost = True
            self._writes = False
            raise
        except LdnPrepError as error:
            return self._fallback.save(self.sheet, answers, error, hurried=hurried)
        self._fallback.end(self.sheet)
        return conflict

    @property
    def rescued(self) -> Path | None:
        """The copy that is kept while the sheet itself cannot be written; None when there is none."""
        return self._fallback.rescues.of(self.sheet.path) if self.sheet is not None else None

    def _new_sheet(self, answers: Answers) -> OpenSheet:
        """Resumable: after a refusal by the disk the next attempt continues where this one stopped."""
        from ldnprep.locks import SheetLock

        if self._created is not None and not self._created.exists():  # deleted from the list in that very moment
            self._created = None
            if self.lock is not None:
                self.lock.release()
                self.lock = None
        self._created = self._created or self._sheets.create(answers)
        if self.lock is None:
            lock = SheetLock(self._created)
            lock.acquire()
            self.lock = lock
        return self._sheets.open(self._created, self._checklist, write=self.lock.write)

    def _saved(self, outcome: Outcome) -> None:
        """In the window's thread again."""
        if outcome.number <= self._settled:
            return
        if outcome.refused:
            self._refused(outcome.refused)
            return
        self.session.mark_saved(outcome.answers)
        self._seen_gone = False
        self._unsaved_since = outcome.taken if self.session.dirty else None
        if self.session.dirty and not self._writer.pending:  # taken back before it was known here that it was saved
            self._writer.offer(self._snapshot())
        self._tell_conflict(outcome.conflict)
        self.state_changed.emit(self.state)

    def _tell_conflict(self, copy: Path | None) -> None:
        if copy is not None:
            words = tr("Another program changed this file. What it wrote is kept beside it: {path}")
            self.told.emit(words.format(path=copy))

    def _refused(self, words: str) -> None:
        """The disk refused, or another window has the sheet now."""
        if not self._writes:
            self._writer.drain()
            self._unsaved_since = None
            self._tell_lost()
            return
        self.state_changed.emit(self.state)
        self.told.emit(words)

    def _tell_lost(self) -> None:
        self.state_changed.emit(self.state)
        self.lost.emit()
