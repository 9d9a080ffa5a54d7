"""A box of one line. What has no room in it is never hidden without a sign."""

from __future__ import annotations

from unicodedata import bidirectional

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QStyle, QStyleOptionFrame, QToolTip

from ldnprep.ui.look.theme import theme

_LONGEST = 10_000_000  # Qt would cut at 32,767 letters without a word
_SMALL = 0.8  # of the size of the letters, where words stand in two lines
_QT_MARGIN = 2  # of its own, before the first letter


def cut_at_a_word(text: str, metrics: QFontMetrics, room: int) -> str:
    """The words that have room and "…"; where not even the first has, as many letters."""
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    kept = shown.removesuffix("…")
    if shown != text and kept.strip() and not text[len(kept)].isspace():
        kept = kept.rsplit(maxsplit=1)[0] if len(kept.split()) > 1 else kept
    return shown if shown == text else f"{kept.rstrip()}…"


def in_two_lines(text: str, metrics: QFontMetrics, room: int) -> list[str]:
    """The words in one line or two, with "…" where the second has no room for the rest."""
    first = cut_at_a_word(text, metrics, room)
    if first == text:
        return [text]
    first = first.removesuffix("…")
    return [first, cut_at_a_word(text[len(first) :].lstrip(), metrics, room)]


def is_history(event: QKeyEvent) -> bool:
    """Whether these keys undo or redo. The answers do it, not the box: Qt joins all that was ever typed at the end of a
    box into one step, and two histories beside each other undo one another.
    """
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)


class LineEdit(QLineEdit):
    """Takes any length and alters nothing. Left, it shows words that have no room in two small lines, with "…" where
    still more follows; the pointer shows all of it. entered: Enter is being followed. own_undo: its words are no
    answer, so the answers cannot undo them.
    """

    entered = False
    own_undo = False

    def __init__(self) -> None:
        super().__init__()
        self.setMaxLength(_LONGEST)

    def show_text(self, text: str) -> None:
        """Shows a text from its beginning; where she is typing the caret goes behind it."""
        self.setText(text)
        if not self.hasFocus():
            self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if self._leaves(event):
            event.ignore()
            return
        self.entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        super().keyPressEvent(event)
        self.entered = False

    def is_cut(self) -> bool:
        """Whether what is in it is longer than it shows; a password never counts."""
        shown = self.echoMode() == QLineEdit.EchoMode.Normal
        return shown and self.fontMetrics().horizontalAdvance(self.text()) > self._room().width() - theme().px(4)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.OtherFocusReason and not self.cursorPosition():
            self.end(False)  # given by the program: what she types goes behind what is there, not before it

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        popups = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        in_list = isinstance(QApplication.focusWidget(), QAbstractItemView)  # of names, below this very box
        if event.reason() not in popups and not in_list and self.is_cut():  # else she comes back to where she was
            self.home(False)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self._leaves(event):
            event.ignore()
            return False
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self.is_cut():
            QToolTip.showText(event.globalPos(), self.text(), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        if self.hasFocus() or not self.is_cut():
            return
        room = self._room()
        painter = QPainter(self)
        painter.fillRect(room, theme().brush("ground" if self.isReadOnly() else "card"))
        painter.setPen(theme().colour("ink"))
        room.adjust(_QT_MARGIN, 0, 0, 0)
        small = self._small()
        lines = in_two_lines(self.text(), QFontMetrics(small), room.width())
        if self.height() < len(lines) * QFontMetrics(small).height():
            lines = [cut_at_a_word(self.text(), self.fontMetrics(), room.width())]
        else:
            painter.setFont(small)
            room = QRect(room.left(), 0, room.width(), self.height())
        to_left = bidirectional(self.text()[:1] or " ") in ("R", "AL")
        way = Qt.AlignmentFlag.AlignRight if to_left else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, way | Qt.AlignmentFlag.AlignVCenter, "\n".join(lines))
        painter.end()

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(round(self.fontInfo().pixelSize() * _SMALL))
        return font

    def _leaves(self, event: QKeyEvent) -> bool:
        return is_history(event) and not self.own_undo

    def _room(self) -> QRect:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        return self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
