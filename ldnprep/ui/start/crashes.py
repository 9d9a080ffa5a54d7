"""The net below the window: an error that nobody foresaw becomes a report to read, not a traceback in a log."""

from __future__ import annotations

import sys
import threading
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ldnprep.ui.words import tr

if TYPE_CHECKING:
    from types import TracebackType

    from ldnprep.ui.shell.dialogs import Dialogs


class CrashNet(QObject):
    """Catches what no slot caught, in any thread: keeps the report, shows it once, and lets the window go on."""

    _kept = Signal(str)

    def __init__(self, dialogs: Dialogs) -> None:
        super().__init__()
        self._dialogs = dialogs
        self._shown: set[str] = set()
        self._kept.connect(self._show_soon)  # in the window's thread, whichever failed

    def spread(self) -> None:
        """From now on this is where such errors go."""
        sys.excepthook = self.caught
        threading.excepthook = self._caught_in_thread

    def _caught_in_thread(self, left: threading.ExceptHookArgs) -> None:
        if left.exc_value is not None:
            self.caught(left.exc_type, left.exc_value, left.exc_traceback)

    def caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Keeps the report of one error and asks for the window with it."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        from ldnprep import crash  # reads the versions of all libraries: not for every start

        text = crash.report(error.with_traceback(trace))
        kept = crash.keep(error)
        words = tr("The report is kept here: {path}").format(path=kept) if kept else ""
        if text not in self._shown:  # an error in a drawing routine comes sixty times a second
            self._shown.add(text)
            self._kept.emit(f"{text}\n{words}")

    @Slot(str)
    def _show_soon(self, detail: str) -> None:
        """Opens the window for it when the slot that failed is left."""
        QTimer.singleShot(0, self, partial(self._show, detail))

    def _show(self, detail: str) -> None:
        self._dialogs.tell(
            tr("Something went wrong"),
            tr("The program met an error that it did not expect. Your answers are kept. You can go on."),
            detail=detail,
        )
