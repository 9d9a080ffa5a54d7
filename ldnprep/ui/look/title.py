"""The title of a page: it takes the focus when she comes, so that a screen reader starts there. By keys it is seen."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel

from ldnprep.ui.look.shapes import paint_box
from ldnprep.ui.look.theme import theme
from ldnprep.ui.look.widgets import dress_words

_BAR = 4  # pixels at 100 %


class Title(QLabel):
    """by_keys: she came by keys, and looks for the focus."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.by_keys = False
        dress_words(self, words, "title")

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        if self.by_keys and self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            high = theme().px(_BAR)
            wide = min(self.width(), self.fontMetrics().horizontalAdvance(self.text()))
            bar = QRectF(0, self.height() - high, wide, high)  # below the words: a ring would cut into them
            paint_box(painter, bar, high / 2, edge="focus", width=0, ground="focus")
            painter.end()
        super().paintEvent(event)
