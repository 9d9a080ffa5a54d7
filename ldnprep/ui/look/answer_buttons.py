"""What an answer is pressed with: framed radio buttons and tick boxes whose words wrap, and the numbers of a scale."""

from __future__ import annotations

from string import digits
from time import monotonic

from PySide6 import QtCore
from PySide6.QtCore import QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget

from ldnprep.ui.look.qtnumbers import CENTRE, LEFT, STRONG_FOCUS, VERTICAL_CENTRE, WRAP
from ldnprep.ui.look.shapes import paint_box
from ldnprep.ui.look.theme import paint_icon, theme
from ldnprep.ui.look.widgets import Pressable
from ldnprep.ui.words import plain

_FADED = 0.5  # what cannot be chosen now; a chosen one is to be read still


class _Wrapping(Pressable):
    """Painting and measuring shared by the radio button and the tick box: a framed target whose words wrap."""

    PAD, GAP, MARK = 12, 10, 18
    HIGH = 44  # pixels of one line at 100 %
    FRAMED = True  # False: one line of a list, framed only while it has the focus

    def __init__(self) -> None:
        self._measured: tuple[str, int] | None = None
        widget = self._widget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        widget.setSizePolicy(policy)
        widget.setProperty("focusPolicy", STRONG_FOCUS)

    def _widget(self) -> QAbstractButton:
        assert isinstance(self, QAbstractButton)  # noqa: S101 - a mixin of Qt buttons only
        return self

    def _words(self) -> str:
        return self._widget().text().replace("&&", "&")

    def _left(self) -> int:
        return theme().px(self.PAD + self.MARK + self.GAP)

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - Qt's name
        return self._widget().rect().contains(pos)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        room = max(40, width - self._left() - theme().px(self.PAD))
        if room >= self._words_width(self._words()):
            return theme().px(self.HIGH)
        lines = self._metrics().boundingRect(0, 0, room, 10_000, WRAP, self._words())
        return max(theme().px(self.HIGH), lines.height() + 2 * theme().px(10))

    def _metrics(self) -> QFontMetrics:
        font = QFont(self._widget().font())
        font.setBold(True)  # the chosen one is bold: no jump when it changes
        return QFontMetrics(font)

    def _words_width(self, words: str) -> int:
        """Width of the words in one line; measured once, layouts ask for it very often."""
        if self._measured is None or self._measured[0] != words:
            self._measured = (words, self._metrics().horizontalAdvance(words))
        return self._measured[1]

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        width = self._left() + self._words_width(self._words()) + theme().px(self.PAD) + 4
        return QSize(width, theme().px(self.HIGH))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(theme().px(100), theme().px(self.HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        widget = self._widget()
        look = theme()
        painter = QPainter(widget)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not widget.isEnabled() and not widget.isChecked():
            painter.setOpacity(_FADED)
        if self.FRAMED or widget.hasFocus() or widget.underMouse():
            paint_frame(painter, widget)
        side = look.px(self.MARK)
        top = (widget.height() - side) / 2
        self.paint_mark(painter, QRectF(look.px(self.PAD), top, side, side))
        font = QFont(widget.font())
        font.setBold(widget.isChecked())
        painter.setFont(font)  # the pen is the style sheet's: ink
        room = QRect(self._left(), 0, widget.width() - self._left() - look.px(self.PAD) + 2, widget.height())
        flags = VERTICAL_CENTRE | LEFT | WRAP
        painter.drawText(room, flags, self._words())
        painter.end()

    def paint_mark(self, painter: QPainter, where: QRectF) -> None:
        raise NotImplementedError


def paint_frame(painter: QPainter, widget: QAbstractButton) -> None:
    """The rounded frame of an answer: filled and in the accent when chosen, a strong ring when focused; under the
    pointer a dark line and no more: it must not look chosen.
    """
    look = theme()
    chosen, focused = widget.isChecked(), widget.hasFocus()
    colour = "focus" if focused else "accent" if chosen else "ink" if widget.underMouse() else "border"
    width = 3 if focused else 2
    ground = "accent_soft" if chosen else "card"
    paint_box(painter, QRectF(widget.rect()), look.px(8) + width / 2, edge=colour, width=width, ground=ground)


class OptionButton(_Wrapping, QRadioButton):
    """One of several answers, of which at most one holds. Nothing is chosen to begin with."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        QRadioButton.__init__(self, plain(text), parent)
        _Wrapping.__init__(self)
        self.setAutoExclusive(False)  # a QButtonGroup says what belongs together

    def paint_mark(self, painter: QPainter, where: QRectF) -> None:
        colour = "accent" if self.isChecked() else "border"
        paint_box(painter, where, where.width() / 2, edge=colour, width=theme().px(2), ground="card")
        if self.isChecked():
            inner = where.width() * 0.26
            dot = where.adjusted(inner, inner, -inner, -inner)
            paint_box(painter, dot, dot.width() / 2, edge=colour, width=0, ground=colour)


class TickBox(_Wrapping, QCheckBox):
    """An answer that can be ticked beside others."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        QCheckBox.__init__(self, plain(text), parent)
        _Wrapping.__init__(self)

    def paint_mark(self, painter: QPainter, where: QRectF) -> None:
        look = theme()
        checked = self.isChecked()
        edge, ground = ("accent", "accent") if checked else ("border", "card")
        paint_box(painter, where, look.px(4) + 1, edge=edge, width=look.px(2), ground=ground)
        if checked:
            paint_icon(painter, "check", where.adjusted(2, 2, -2, -2), look.colour("on_accent"))


class LineTick(TickBox):
    """A tick box that is one line of a list."""

    FRAMED = False


class ScaleButton(Pressable, QRadioButton):
    """One number of a 0 to 10 scale. A digit chooses that number, 1 and 0 in one go choose 10."""

    _ONE_GO_S = 1.0  # so long after the 1 a 0 belongs to it

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(str(number), parent)
        self.typed_at = 0.0  # when a digit chose it; by `monotonic`
        self.setAutoExclusive(False)
        self.setProperty("focusPolicy", STRONG_FOCUS)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        digit = event.text()
        group = self.group()
        if group is None or not (len(digit) == 1 and digit in digits):
            super().keyPressEvent(event)
            return
        ten = digit == "0" and self.text() == "1" and monotonic() - self.typed_at < self._ONE_GO_S
        wanted = "10" if ten else digit
        target = next((each for each in group.buttons() if each.text() == wanted), None)
        if isinstance(target, ScaleButton) and target.isEnabled():
            target.setFocus(QtCore.Qt.FocusReason.OtherFocusReason)
            if not target.isChecked():  # a second press would take it back
                target.click()
            target.typed_at = monotonic()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(theme().px(44), theme().px(46))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - Qt's name
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_frame(painter, self)
        font = QFont(self.font())
        font.setBold(self.isChecked())
        colour = QColor(look.colour("ink"))
        if self.isChecked():
            painter.setPen(QtCore.Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(4, 4, -4, -4), look.px(6), look.px(6))
            colour = look.colour("on_accent")
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(self.rect(), CENTRE, self.text())
        painter.end()
