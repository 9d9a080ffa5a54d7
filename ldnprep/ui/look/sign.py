"""A small drawing beside words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ldnprep.ui.look.theme import paint_icon, theme


class Sign(QWidget):
    """A small drawing beside words; it says nothing that the words do not."""

    def __init__(self, name: str = "", colour: str = "ink", side: int = 18) -> None:
        super().__init__()
        self._name, self._colour, self._side = name, colour, side
        self.setFixedSize(self.sizeHint())

    def change(self, name: str, colour: str) -> None:
        """Shows another drawing."""
        self._name, self._colour = name, colour
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(theme().px(self._side), theme().px(self._side))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        if self._name:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_icon(painter, self._name, QRectF(self.rect()).adjusted(1, 1, -1, -1), theme().colour(self._colour))
            painter.end()
