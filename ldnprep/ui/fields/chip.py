"""A small key that types a word for her."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from ldnprep.ui.look.qtnumbers import CENTRE, STRONG_FOCUS
from ldnprep.ui.look.shapes import paint_box
from ldnprep.ui.look.theme import theme
from ldnprep.ui.look.widgets import Pressable, StaysAsShown
from ldnprep.ui.words import plain


class Chip(StaysAsShown, Pressable, QAbstractButton):
    """Checked while the word stands there; who listens to `clicked` types it."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = text
        self.setText(plain(text))
        self.setCheckable(True)
        self.watch_turns()
        self.setProperty("changes", True)
        self.setProperty("focusPolicy", STRONG_FOCUS)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        width = QFontMetrics(self._font(bold=True)).horizontalAdvance(self._words)
        return QSize(width + theme().px(24), theme().px(30))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def _font(self, *, bold: bool) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(theme().px(15))
        font.setBold(bold)
        return font

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        edge = "accent" if on else "ink" if self.underMouse() else "border"
        colour, width = ("focus", 3) if self.hasFocus() else (edge, 2)
        ground = "accent_soft" if on else "card"
        paint_box(painter, QRectF(self.rect()), self.height() / 2, edge=colour, width=width, ground=ground)
        painter.setFont(self._font(bold=on))
        painter.setPen(theme().colour("ink"))
        painter.drawText(self.rect(), CENTRE, self._words)
        painter.end()
