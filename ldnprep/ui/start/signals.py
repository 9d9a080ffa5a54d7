"""What the system asks of the process (Ctrl-C in its terminal, the end of the session, `kill`) closes the window saved.

Python hears a signal only when it runs next, and Qt may wait for hours without running any Python: so the system's own
handler writes a byte into a pipe, and Qt wakes for that. Windows has no such pipe: Ctrl-C is heard there with the next
event of the window.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Callable
from functools import partial
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, QTimer

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")  # the last one not on Windows
_BASE = 128
"""A process that a signal ended has this and the signal's number as its exit code, as shells say it."""


class Signals(QObject):
    """From now on `leave(exit code)` is called, in the window's thread, when a signal asks the process to end."""

    def __init__(self, leave: Callable[[int], object]) -> None:
        super().__init__()
        self._leave = leave
        wanted = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
        self._before = {number: signal.signal(number, self._heard) for number in wanted}
        self._pipe: tuple[int, int] | None = None
        if sys.platform != "win32":
            self._pipe = os.pipe()
            for end in self._pipe:
                os.set_blocking(end, False)
            signal.set_wakeup_fd(self._pipe[1], warn_on_full_buffer=False)
            self._notifier = QSocketNotifier(self._pipe[0], QSocketNotifier.Type.Read, self)
            self._notifier.activated.connect(partial(_empty, self._pipe[0]))

    def stop(self) -> None:
        """Signals do again what they did before."""
        for number, before in self._before.items():
            signal.signal(number, before)
        if self._pipe is not None:
            self._notifier.setEnabled(False)
            signal.set_wakeup_fd(-1)
            for end in self._pipe:
                os.close(end)
            self._pipe = None

    def _heard(self, number: int, _frame: FrameType | None) -> None:
        QTimer.singleShot(0, self, partial(self._leave, _BASE + number))  # not in the middle of what runs now


def _empty(pipe: int, *_: object) -> None:
    """Python runs here, and so `_heard` is called."""
    with contextlib.suppress(BlockingIOError):
        os.read(pipe, 64)
