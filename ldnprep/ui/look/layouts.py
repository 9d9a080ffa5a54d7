"""How things stand on a page: rows that wrap, and room that scrolls up and down only."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QLayoutItem, QScrollArea, QScrollBar, QWidget

from ldnprep.ui.look.qtnumbers import BAR_NEVER, NO_FOCUS
from ldnprep.ui.look.theme import theme


class CalmScrollArea(QScrollArea):
    """Scrolls up and down only, with a bar of its own.

    Qt's accessibility counts the area's built-in bar as a child while it is in sight, and reads beyond the end of its
    list when the bar goes (with its page) between a screen reader's "how many?" and "which is the last?": a crash.
    """

    _BAR = 14  # pixels at 100 %, as in style.qss

    def __init__(self, parent: QWidget | None = None, *, room_for_bar: bool = True) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setProperty("focusPolicy", NO_FOCUS)
        self.setProperty("horizontalScrollBarPolicy", BAR_NEVER)
        self.setProperty("verticalScrollBarPolicy", BAR_NEVER)
        self.setViewportMargins(0, 0, theme().px(self._BAR) if room_for_bar else 0, 0)
        self._bar = QScrollBar()  # a parent in this call has PySide6 look through the names of Qt
        self._bar.setParent(self)
        self._bar.setProperty("focusPolicy", NO_FOCUS)
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
        if self._bar.isHidden() == (most > least):
            self._bar.setVisible(most > least)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._bar.setPageStep(self.verticalScrollBar().pageStep())  # Qt changes it after the range: ours was one behind
        bar = theme().px(self._BAR)
        self._bar.setGeometry(self.width() - bar, 0, bar, self.height())


class Ground(QWidget):
    """What a page stands on. As high as its parts at its width: a scroll area would take their least sizes too, which
    labels reckon for a narrower page, and leave room to scroll below the last part.

    held(own): how high it stays though its parts are only so high, so that what is in sight stays where it is.
    """

    def __init__(self) -> None:
        super().__init__()
        self.held: Callable[[int], int] = lambda own: own

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        own = super().heightForWidth(width)
        return max(own, self.held(own))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(super().minimumSizeHint().width(), 0)


class _Layout(QLayout):
    """What layouts of our own share: their items, no margins, the least size, which is that of the largest item."""

    def __init__(self, parent: QWidget | None, spacing: int) -> None:
        """spacing: pixels at 100 % between items."""
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

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size


class FlowLayout(_Layout):
    """Puts items side by side and goes on in the next line where the width ends. right: lines end at the right."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 10, *, right: bool = False) -> None:
        self._right = right
        self._heights: dict[int, int] = {}  # by width; a page asks all its rows for it whenever one of them changes
        super().__init__(parent, spacing)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        super().addItem(item)
        self._heights.clear()

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        self._heights.clear()
        return super().takeAt(index)

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's name
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        y = rect.y()
        for line in self._lines(rect.width()):
            height = max(size.height() for _, size in line)
            x = rect.x()
            if self._right:
                x += rect.width() - sum(size.width() for _, size in line) - self.spacing() * (len(line) - 1)
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
                height = max(widget.heightForWidth(width), widget.minimumHeight(), 1)
            if left < width:
                lines.append([])
                left = room
            lines[-1].append((item, QSize(width, height)))
            left -= width + self.spacing()
        return lines


def beside(*widgets: QWidget) -> QWidget:
    """These in a line, or more where its width ends."""
    holder = QWidget()
    flow = FlowLayout(holder, spacing=8)
    for widget in widgets:
        flow.addWidget(widget)
    return holder


class BesideLayout(_Layout):
    """Two parts: the second at the right of the first where both have room, else below it."""

    def __init__(self, least: int, parent: QWidget | None = None) -> None:
        """least: pixels at 100 % that the first keeps beside the second."""
        super().__init__(parent, 8)
        self._least = theme().px(least)

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        places = self._places(QRect(0, 0, width, 0))
        return max((place.bottom() + 1 for place in places), default=0)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's name
        super().setGeometry(rect)
        for item, place in zip(self._items, self._places(rect), strict=False):
            item.setGeometry(place)

    def _places(self, rect: QRect) -> list[QRect]:
        if len(self._items) < 2:
            return [QRect(rect.topLeft(), QSize(rect.width(), _height(item, rect.width()))) for item in self._items]
        first, second = self._items[:2]
        right = second.sizeHint().width()
        left = rect.width() - right - self.spacing()
        if left < self._least:
            above = _height(first, rect.width())
            below = QPoint(rect.x(), rect.y() + above + self.spacing() // 2)
            return [
                QRect(rect.topLeft(), QSize(rect.width(), above)),
                QRect(below, QSize(rect.width(), _height(second, rect.width()))),
            ]
        heights = _height(first, left), _height(second, right)
        whole = max(heights)
        starts = rect.x(), rect.x() + left + self.spacing()
        return [
            QRect(QPoint(x, rect.y() + (whole - height) // 2), QSize(width, height))
            for x, width, height in zip(starts, (left, right), heights, strict=True)
        ]


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
