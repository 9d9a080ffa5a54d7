"""Small building blocks: buttons that wrap their words, a layout that wraps its items, and words for screen readers."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QFrame,
    QLabel,
    QLayout,
    QLayoutItem,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QScrollBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ldnprep.ui.theme import icon, paint_icon, theme
from ldnprep.ui.words import plain


def announce(widget: QWidget, text: str) -> None:
    """Has a screen reader say the text now, without moving the focus."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def restyle(widget: QWidget) -> None:
    """Takes up a changed style property."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def show_if(widget: QWidget, shown: bool) -> None:
    """Shows or hides, and does nothing where nothing changes: every change lays out the page anew.

    A widget that nobody showed or hid yet counts as hidden, but comes into sight with the page it is put on.
    """
    if widget.isHidden() == shown or not widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
        widget.setVisible(shown)


def label(text: str, role: str = "", *, wrap: bool = True) -> QLabel:
    """Words that are read, never markup: what was typed or stands in the content shows letter for letter."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    if wrap:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
    return made


def button(text: str, role: str = "", *, icon_name: str = "", name: str = "", description: str = "") -> QPushButton:
    """A push button; `text` may hold one `&` for its Alt key. `name`: what a screen reader says instead."""
    made = QPushButton(text)
    made.setAutoDefault(False)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    if role:
        made.setProperty("role", role)
    if icon_name:
        made.setIcon(icon(icon_name, "on_accent" if role == "primary" else "accent"))
        made.setIconSize(QSize(theme().px(18), theme().px(18)))
    if name:
        made.setAccessibleName(name)
    if description:
        made.setAccessibleDescription(description)
    return made


def icon_button(icon_name: str, name: str, tip: str = "") -> QPushButton:
    """A button that shows only a drawing; its name is spoken and shown as a tip."""
    made = button("", "icon", icon_name=icon_name, name=name)
    made.setToolTip(tip or name)
    return made


class Card(QFrame):
    """A white card with room inside; `body` takes its contents."""

    def __init__(self, role: str = "card", margin: int = 18, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        self.body = QVBoxLayout(self)
        space = theme().px(margin)
        self.body.setContentsMargins(space, theme().px(margin * 0.9), space, theme().px(margin * 0.9))
        self.body.setSpacing(theme().px(10))


class CalmScrollArea(QScrollArea):
    """Scrolls up and down only, with a bar of its own.

    Qt's accessibility counts the area's built-in bar as a child while it is in sight, and reads beyond the end of its
    list when the bar goes (with its page) between a screen reader's "how many?" and "which is the last?": a crash.
    """

    _BAR = 14  # pixels

    def __init__(self, parent: QWidget | None = None, *, room_for_bar: bool = True) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportMargins(0, 0, self._BAR if room_for_bar else 0, 0)
        self._bar = QScrollBar(Qt.Orientation.Vertical, self)
        self._bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._bar.hide()
        inner = self.verticalScrollBar()
        inner.rangeChanged.connect(self._range_changed)
        inner.valueChanged.connect(self._bar.setValue)
        self._bar.valueChanged.connect(inner.setValue)

    def _range_changed(self, least: int, most: int) -> None:
        inner = self.verticalScrollBar()
        self._bar.setRange(least, most)
        self._bar.setPageStep(inner.pageStep())
        self._bar.setSingleStep(inner.singleStep())
        self._bar.setValue(inner.value())
        show_if(self._bar, most > least)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._bar.setGeometry(self.width() - self._BAR, 0, self._BAR, self.height())


class FlowLayout(QLayout):
    """Puts items side by side and goes on in the next line where the width ends."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 10) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(theme().px(spacing))

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's name
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        y = rect.y()
        for line in self._lines(rect.width()):
            height = max(size.height() for _, size in line)
            x = rect.x()
            for item, size in line:
                if move:
                    item.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), size))
                x += size.width() + self.spacing()
            y += height + self.spacing()
        return max(0, y - self.spacing() - rect.y())

    def _lines(self, room: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """The items with their sizes, a list for each line; items of one line stand on its middle."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        left = -1
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            width = min(size.width(), room)
            widget = item.widget()
            height = size.height()
            if widget is not None and widget.hasHeightForWidth():
                height = max(widget.heightForWidth(width), 1)
            if left < width:
                lines.append([])
                left = room
            lines[-1].append((item, QSize(width, height)))
            left -= width + self.spacing()
        return lines


class _Wrapping:
    """Painting and measuring shared by the radio button and the tick box: a framed target whose words wrap."""

    PAD, GAP, MARK = 12, 10, 18

    def __init__(self) -> None:
        self._measured: tuple[str, int] | None = None
        widget = self._widget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        widget.setSizePolicy(policy)
        widget.setCursor(Qt.CursorShape.PointingHandCursor)
        widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _widget(self) -> QAbstractButton:
        assert isinstance(self, QAbstractButton)  # noqa: S101 - a mixin of Qt buttons only
        return self

    def _words(self) -> str:
        return self._widget().text().replace("&&", "&")

    def _left(self) -> int:
        return theme().px(self.PAD + self.MARK + self.GAP)

    def _height_for(self, width: int) -> int:
        room = max(40, width - self._left() - theme().px(self.PAD))
        if room >= self._words_width(self._words()):
            return theme().px(44)
        lines = self._metrics().boundingRect(0, 0, room, 10_000, Qt.TextFlag.TextWordWrap, self._words())
        return max(theme().px(44), lines.height() + 2 * theme().px(10))

    def _metrics(self) -> QFontMetrics:
        font = QFont(self._widget().font())
        font.setBold(True)  # the chosen one is bold: no jump when it changes
        return QFontMetrics(font)

    def _words_width(self, words: str) -> int:
        """Width of the words in one line; measured once, layouts ask for it very often."""
        if self._measured is None or self._measured[0] != words:
            self._measured = (words, self._metrics().horizontalAdvance(words))
        return self._measured[1]

    def _wished(self) -> QSize:
        width = self._left() + self._words_width(self._words()) + theme().px(self.PAD) + 4
        return QSize(width, theme().px(44))

    def _paint(self) -> None:
        widget = self._widget()
        look = theme()
        painter = QPainter(widget)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_frame(painter, widget)
        side = look.px(self.MARK)
        top = (widget.height() - side) / 2
        self.paint_mark(painter, QRectF(look.px(self.PAD), top, side, side))
        font = QFont(widget.font())
        font.setBold(widget.isChecked())
        painter.setFont(font)
        painter.setPen(look.colour("ink"))
        room = QRect(self._left(), 0, widget.width() - self._left() - look.px(self.PAD) + 2, widget.height())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        painter.drawText(room, int(flags), self._words())
        painter.end()

    def paint_mark(self, painter: QPainter, where: QRectF) -> None:
        raise NotImplementedError


def paint_frame(painter: QPainter, widget: QAbstractButton) -> None:
    """The rounded frame of an answer: filled and in the accent when chosen, a strong ring when focused."""
    look = theme()
    chosen, focused = widget.isChecked(), widget.hasFocus()
    colour, width = ("focus", 3) if focused else (("accent", 2) if chosen else ("border", 2))
    box = QRectF(widget.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
    painter.setPen(QPen(look.colour(colour), width))
    fill = look.colour("accent_soft" if chosen or widget.underMouse() else "card")
    painter.setBrush(fill)
    painter.drawRoundedRect(box, look.px(8), look.px(8))


class OptionButton(_Wrapping, QRadioButton):
    """One of several answers, of which at most one holds. Nothing is chosen to begin with."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        QRadioButton.__init__(self, plain(text), parent)
        _Wrapping.__init__(self)
        self.setAutoExclusive(False)  # a QButtonGroup says what belongs together

    def paint_mark(self, painter: QPainter, where: QRectF) -> None:
        look = theme()
        colour = look.colour("accent" if self.isChecked() else "border")
        painter.setPen(QPen(colour, look.px(2)))
        painter.setBrush(look.colour("card"))
        painter.drawEllipse(where.adjusted(1, 1, -1, -1))
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            inner = where.width() * 0.26
            painter.drawEllipse(where.adjusted(inner, inner, -inner, -inner))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        self._paint()

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - Qt's name
        return self.rect().contains(pos)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        return self._height_for(width)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self._wished()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(theme().px(100), theme().px(44))


class TickBox(_Wrapping, QCheckBox):
    """An answer that can be ticked beside others."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        QCheckBox.__init__(self, plain(text), parent)
        _Wrapping.__init__(self)

    def paint_mark(self, painter: QPainter, where: QRectF) -> None:
        look = theme()
        checked = self.isChecked()
        painter.setPen(QPen(look.colour("accent" if checked else "border"), look.px(2)))
        painter.setBrush(look.colour("accent" if checked else "card"))
        painter.drawRoundedRect(where.adjusted(1, 1, -1, -1), look.px(4), look.px(4))
        if checked:
            paint_icon(painter, "check", where.adjusted(2, 2, -2, -2), look.colour("on_accent"))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        self._paint()

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - Qt's name
        return self.rect().contains(pos)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        return self._height_for(width)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self._wished()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(theme().px(100), theme().px(44))


class ScaleButton(QRadioButton):
    """One number of a 0 to 10 scale."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(str(number), parent)
        self.setAutoExclusive(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

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
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(4, 4, -4, -4), look.px(6), look.px(6))
            colour = look.colour("on_accent")
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()
