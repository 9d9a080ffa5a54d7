"""Work that would make the window wait, done in one thread beside it; what comes of it arrives as a signal."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from ldnprep.errors import LdnPrepError, unexpected

# How long a thread may go on with the interpreter while another wants it, in seconds; Python's own 5 ms add up: a press
# that goes to and fro between Qt and Python twenty times while page 1 is made beside it would take a tenth of a second.
_BREATH_S = 0.0005


def tried(work: Callable[[], Any]) -> tuple[Any, str]:
    """What came of it, and "" or the plain sentence that says why nothing did."""
    try:
        return work(), ""
    except LdnPrepError as error:
        return None, str(error.problems[0])
    except Exception as error:  # the last net of a thread: a person sees a sentence, not silence
        from ldnprep import crash  # reads the versions of all libraries: not for every start

        crash.keep(error)
        return None, str(unexpected(error))


class _Signals(QObject):
    """What a runnable cannot have itself."""

    finished = Signal(object, object)
    failed = Signal(object, str)


class _Job(QRunnable):
    """One piece of work."""

    def __init__(self, work: Callable[[], Any]) -> None:
        super().__init__()
        self.setAutoDelete(False)  # whoever asked keeps it until its signal has arrived
        self.signals = _Signals()
        self._work = work

    def run(self) -> None:
        result, words = tried(self._work)
        if words:
            self.signals.failed.emit(self, words)
        else:
            self.signals.finished.emit(self, result)


class Background(QObject):
    """One thread. Jobs run one after the other, in the order in which they came."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(_BREATH_S)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._stopped = False
        self._jobs: dict[_Job, tuple[Callable[[Any], object], Callable[[str], object]]] = {}

    def run(self, work: Callable[[], Any], then: Callable[[Any], object], otherwise: Callable[[str], object]) -> None:
        """Does `work` in the thread; its result goes to `then`, a plain sentence to `otherwise`, in this thread."""
        if self._stopped:
            return
        job = _Job(work)
        job.signals.finished.connect(self._finished)
        job.signals.failed.connect(self._failed)
        self._jobs[job] = (then, otherwise)
        self._pool.start(job)

    @property
    def busy(self) -> bool:
        """Whether anything is still to be done or told."""
        return bool(self._jobs)

    def drain(self) -> None:
        """Waits for the work that goes on and forgets the rest; nobody is told of either."""
        self._pool.clear()
        self._pool.waitForDone()
        self._jobs.clear()

    def stop(self) -> None:
        """Like `drain`, and takes no more work."""
        self._stopped = True
        self.drain()

    @Slot(object, object)
    def _finished(self, job: _Job, result: object) -> None:
        then, _ = self._jobs.pop(job, (None, None))
        if then is not None:
            then(result)

    @Slot(object, str)
    def _failed(self, job: _Job, words: str) -> None:
        _, otherwise = self._jobs.pop(job, (None, None))
        if otherwise is not None:
            otherwise(words)
