"""Pages that are not wanted any more: deleted one a turn; hundreds of controls deleted at once hold the window."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from contextlib import suppress

from PySide6.QtCore import QObject, QTimer

from ldnprep.ui.pages.base import PageView


class Farewell(QObject):
    """Hides pages at once and deletes them between keys and presses."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._leaving: deque[PageView] = deque()
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._next)

    def to(self, pages: Iterable[PageView]) -> None:
        """Takes leave of these pages."""
        for page in pages:
            page.drop_pending()
            page.hide()
            self._leaving.append(page)
        self._turn.start(0)

    def _next(self) -> None:
        if not self._leaving:
            self._turn.stop()
            return
        with suppress(RuntimeError):  # its window was built anew meanwhile: Qt deleted it with the old one
            self._leaving.popleft().deleteLater()
