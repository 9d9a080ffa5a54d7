"""A mark in a column of a table: round where one of several holds, square where it stands by itself."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton

from ldnprep.ui.look.qtnumbers import STRONG_FOCUS
from ldnprep.ui.look.shapes import paint_box
from ldnprep.ui.look.theme import paint_icon, theme
from ldnprep.ui.look.widgets import Pressable

_COLUMN, _COLUMN_LARGE, _LARGE = 54, 50, 1.5  # pixels at 100 %; from this text size on every one of them counts
_HEIGHT, _MARK = 40, 22


def column() -> int:
    """How wide a column of marks is."""
    return theme().px(_COLUMN if theme().scale < _LARGE else _COLUMN_LARGE)


class _TableMark(Pressable):
    """Painting shared by both."""

    def _widget(self) -> QAbstractButton:
        assert isinstance(self, QAbstractButton)  # noqa: S101 - a mixin of Qt buttons only
        return self

    def _begin(self, name: str) -> None:
        widget = self._widget()
        widget.setAccessibleName(name)
        widget.setProperty("changes", True)
        widget.setProperty("focusPolicy", STRONG_FOCUS)
        widget.setFixedSize(column(), theme().px(_HEIGHT))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(column(), theme().px(_HEIGHT))

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - Qt's name
        return self._widget().rect().contains(pos)

    def _where(self, painter: QPainter) -> QRectF:
        """Paints the ground and the ring of the focus; gives the place of the mark."""
        widget = self._widget()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if widget.hasFocus() or (widget.underMouse() and widget.isEnabled()):
            edge, width = ("focus", 3) if widget.hasFocus() else ("border", 1)
            paint_box(painter, QRectF(widget.rect()), theme().px(6), edge=edge, width=width, ground="card")
        side = theme().px(_MARK)
        return QRectF((widget.width() - side) / 2, (widget.height() - side) / 2, side, side)


class RoundMark(_TableMark, QRadioButton):
    """One of several."""

    def __init__(self, name: str) -> None:
        QRadioButton.__init__(self)
        self.setAutoExclusive(False)  # a PickGroup says what belongs together
        self._begin(name)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        painter = QPainter(self)
        where, on = self._where(painter), self.isChecked()
        edge = "accent" if on else "border"
        paint_box(painter, where, where.width() / 2, edge=edge, width=theme().px(2), ground="card")
        if on:
            inner = where.width() * 0.26
            dot = where.adjusted(inner, inner, -inner, -inner)
            paint_box(painter, dot, dot.width() / 2, edge="accent", width=0, ground="accent")
        painter.end()


class SquareMark(_TableMark, QCheckBox):
    """By itself."""

    def __init__(self, name: str) -> None:
        QCheckBox.__init__(self)
        self._begin(name)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        painter = QPainter(self)
        where, on = self._where(painter), self.isChecked()
        edge, ground = ("accent", "accent") if on else ("border", "card")
        paint_box(painter, where, theme().px(5), edge=edge, width=theme().px(2), ground=ground)
        if on:
            paint_icon(painter, "check", where.adjusted(3, 3, -3, -3), theme().colour("on_accent"))
        painter.end()
