"""Finished sheets that print and mail programs got to read: gone after a while, and when the window closes."""

from __future__ import annotations

import contextlib

from PySide6.QtCore import QObject, QTimer

from ldnprep import files
from ldnprep.errors import MachineError

_EVERY_MS = 600_000


class Tidying(QObject):
    """Looks now and then while the program runs."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.now_and_then)
        self._timer.start(_EVERY_MS)

    def now_and_then(self) -> None:
        """What is old goes."""
        from ldnprep.handover.model import KEEP_TEMPORARY_SECONDS  # not on the way to the first window

        _tidy(KEEP_TEMPORARY_SECONDS)

    def a_sheet_goes(self) -> None:
        """She deletes a sheet: nobody needs a PDF of it any more, whichever it is."""
        _tidy(0)

    def stop(self) -> None:
        """The window closes: what a mail program may still be reading stays until the next start."""
        from ldnprep.handover.model import MAIL_READS_SECONDS

        self._timer.stop()
        _tidy(MAIL_READS_SECONDS)


def _tidy(older_than_seconds: float) -> None:
    with contextlib.suppress(MachineError):  # a folder that cannot be used is told when something is saved
        files.tidy_temp(older_than_seconds)
