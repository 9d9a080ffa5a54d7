"""The two marks of a line of a gate, painted: the tick with the words (the whole line is the target), and the "?"."""

from __future__ import annotations

from time import monotonic

from PySide6 import QtCore
from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from ldnprep.answers.model import NO, NOT_SURE, YES
from ldnprep.ui.look.qtnumbers import CENTRE, LEFT, VERTICAL_CENTRE, WRAP
from ldnprep.ui.look.shapes import paint_box
from ldnprep.ui.look.theme import paint_icon, theme
from ldnprep.ui.look.widgets import WORD_S, Pressable, StaysAsShown, is_letter
from ldnprep.ui.words import plain, tr

ROW = 34  # pixels at 100 %: least height of a line
UNSURE_WIDTH = 72
_BOX, _LEFT, _INDENT, _AIR = 22, 10, 44, 6
INDENT = _INDENT


def state_words(state: str) -> str:
    """A state as a screen reader says it."""
    return {YES: tr("yes"), NO: tr("no"), NOT_SURE: tr("not sure")}.get(state, tr("not answered"))


class Mark(StaysAsShown, Pressable, QCheckBox):
    """A mark that shows a state.

    key_pressed(key): a key that belongs to the list. taken_back: words began with a key that had changed the state: it
    is to be what it was. Its letters go first to `take_letter`: an "n" of them must not say no.
    """

    key_pressed = Signal(int)
    taken_back = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        QCheckBox.__init__(self, plain(text), parent)
        self.words = text
        self.state = ""
        self._answered_at = float("-inf")  # when a key changed the state here
        self.watch_turns()
        self.setProperty("changes", True)
        self.setFocusPolicy(QtCore.Qt.FocusPolicy.ClickFocus)

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - Qt's name
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if is_letter(event) and self.take_letter is not None and self.take_letter(event):
            return
        key, now = QtCore.Qt.Key, monotonic()
        changes = event.key() in (key.Key_N, key.Key_Space, key.Key_Delete, key.Key_Backspace)
        if changes and not self.in_words():
            self._answered_at = now
        elif changes or is_letter(event):  # words, and this line takes none
            if now - self._answered_at < WORD_S:
                self._answered_at = float("-inf")
                self.taken_back.emit()
            self.letter_at = now
            return
        if event.key() in (key.Key_Up, key.Key_Down, key.Key_Home, key.Key_End, key.Key_Left, key.Key_Right, key.Key_N,
                           key.Key_Delete, key.Key_Backspace):  # fmt: skip
            self.key_pressed.emit(event.key())
            return
        super().keyPressEvent(event)

    def _paint_ground(self, painter: QPainter, *, marked: bool) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = "accent_soft" if marked else "card"
        under = self.underMouse() and self.isEnabled()
        if self.hasFocus() or under:  # under the pointer a thin line and no more: it must not look answered
            edge, width = ("focus", 3) if self.hasFocus() else ("border", 1)
            paint_box(painter, QRectF(self.rect()), theme().px(6), edge=edge, width=width, ground=ground)
        else:
            painter.fillRect(self.rect(), theme().brush(ground))


class GateTick(Mark):
    """The tick and the words of one line. It takes its height from its width: words wrap."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.known = ""

    def show_state(self, state: str, place: int, count: int, known: str = "") -> None:
        """The state of the line; place of count: which line it is; known: the typed names that answer it."""
        self.state = state
        self.show_checked(state == YES)
        shown = tr("known: {names}").format(names=known) if known and not state else state_words(state)
        said = tr("{state}, {place} of {count}").format(state=shown, place=place, count=count)
        if self.known != known:
            self.known = known
            self.updateGeometry()
        self.setAccessibleName(self.words)
        self.setAccessibleDescription(said)
        self.update()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        font = QFont(self.font())
        font.setBold(True)  # a marked line is bold: no jump when it is
        room = max(theme().px(60), width - theme().px(_INDENT + 6))
        lines = QFontMetrics(font).boundingRect(0, 0, room, 10_000, WRAP, self.said())
        return max(theme().px(ROW), lines.height() + 2 * theme().px(_AIR))

    def said(self) -> str:
        """The words; of a line that a typed name answers, with that name."""
        return f"{self.words} – {tr('typed: {names}').format(names=self.known)}" if self.known else self.words

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(theme().px(300), theme().px(ROW))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(theme().px(100), theme().px(ROW))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        look = theme()
        painter = QPainter(self)
        marked = self.state in (YES, NOT_SURE)
        self._paint_ground(painter, marked=marked or bool(self.known and not self.state))
        side = look.px(_BOX)
        box = QRectF(look.px(_LEFT), (self.height() - side) / 2, side, side)
        yes = self.state == YES
        edge = "accent" if yes else "border" if self.isEnabled() else "line"
        paint_box(painter, box, look.px(5), edge=edge, width=look.px(2), ground="accent" if yes else "card")
        if yes:
            paint_icon(painter, "check", box.adjusted(3, 3, -3, -3), look.colour("on_accent"))
        elif self.known and not self.state:
            paint_icon(painter, "check", box.adjusted(3, 3, -3, -3), look.colour("second"))
        quiet = look.colour("second")
        if self.state == NO:
            small = QFont(self.font())
            small.setPixelSize(look.px(13))
            painter.setFont(small)
            painter.setPen(quiet)
            painter.drawText(box.adjusted(-4, 0, 4, 0), CENTRE, tr("no"))
        font = QFont(self.font())
        font.setBold(marked)
        painter.setFont(font)
        painter.setPen(quiet if self.state == NO or not self.isEnabled() else look.colour("ink"))
        room = QRect(look.px(_INDENT), 0, self.width() - look.px(_INDENT + 6), self.height())
        painter.drawText(room, VERTICAL_CENTRE | LEFT | WRAP, self.said())
        painter.end()


class UnsureMark(Mark):
    """The round "?" at the end of a line."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAccessibleName(tr("Not sure: {words}").format(words=text))
        self.setToolTip(tr("Not sure"))
        self.setFixedWidth(theme().px(UNSURE_WIDTH))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def show_state(self, state: str) -> None:
        """The state of the line."""
        self.state = state
        self.show_checked(state == NOT_SURE)
        self.setAccessibleDescription(state_words(state) if state == NOT_SURE else "")
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(theme().px(UNSURE_WIDTH), theme().px(ROW))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        look = theme()
        painter = QPainter(self)
        marked = self.state == NOT_SURE
        self._paint_ground(painter, marked=marked)
        side = look.px(24)
        ring = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        edge = "accent" if marked else "border" if self.isEnabled() else "line"
        paint_box(painter, ring, side / 2, edge=edge, width=look.px(2), ground="accent" if marked else "card")
        font = QFont(self.font())
        font.setBold(True)
        font.setPixelSize(look.px(15))
        painter.setFont(font)
        painter.setPen(look.colour("on_accent" if marked else "second"))
        painter.drawText(ring, CENTRE, "?")
        painter.end()
