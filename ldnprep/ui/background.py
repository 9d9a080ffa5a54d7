"""Work that would make the window wait, done in one thread beside it; what comes of it arrives as a signal."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot

from ldnprep.errors import LdnPrepError, unexpected

# How long a thread may go on with the interpreter while another wants it, in seconds; Python's own 5 ms add up: a press
# that goes to and fro between Qt and Python twenty times while page 1 is made beside it would take a tenth of a second.
_BREATH_S = 0.0005
_WAY_GIVEN_S = 0.05


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


class Background(QObject):
    """One thread. Jobs run one after the other, in the order in which they came."""

    _told = Signal(object, object, str)  # of which job, what came of it, or why nothing did
    _asked = Signal(object)  # threading.Event: the window has done what it was at

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(_BREATH_S)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._stopped = False
        self._jobs: dict[object, tuple[Callable[[Any], object], Callable[[str], object]]] = {}
        self._told.connect(self._tell)
        self._asked.connect(self._answer)

    def run(self, work: Callable[[], Any], then: Callable[[Any], object], otherwise: Callable[[str], object]) -> None:
        """Does `work` in the thread; its result goes to `then`, a plain sentence to `otherwise`, in this thread."""
        if self._stopped:
            return
        job = object()
        self._jobs[job] = (then, otherwise)
        # a function, no QRunnable: the pool would keep each of those, and all that its work holds, to its own end
        self._pool.start(partial(self._do, job, work))

    def _do(self, job: object, work: Callable[[], Any]) -> None:
        self._told.emit(job, *tried(work))

    def give_way(self) -> None:
        """In the thread, between two steps of long work: waits until the window has done what it is at, for a while.

        What both do in Python at once takes each of them more than twice as long, and she waits for the window only.
        """
        done = threading.Event()
        self._asked.emit(done)
        done.wait(_WAY_GIVEN_S)

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

    @Slot(object)
    def _answer(self, done: threading.Event) -> None:
        done.set()

    @Slot(object, object, str)
    def _tell(self, job: object, result: object, words: str) -> None:
        if job not in self._jobs:
            return
        then, otherwise = self._jobs.pop(job)
        if words:
            otherwise(words)
        else:
            then(result)
