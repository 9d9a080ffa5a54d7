"""What an eye would find wrong with a page: words cut off, parts on top of each other, two ways to scroll, no ring.

Each function gives the faults that it found as sentences; none means good.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QImage, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from ldnprep.ui.fields.suggest import SuggestionList
from ldnprep.ui.look.answer_buttons import OptionButton, TickBox
from ldnprep.ui.look.links import LinkLine
from ldnprep.ui.look.tabs import tab_stops
from ldnprep.ui.look.theme import theme
from ldnprep.ui.pages.base import PageView
from ldnprep.ui.program import Program
from ldnprep.ui.shell.side import StepButton


def faults(program: Program, page: PageView) -> list[str]:
    """All that is wrong with the window while this page is in sight, without moving the focus."""
    root = program.frame
    return [
        *cut_off(root),
        *outside(root),
        *on_top_of_each_other(root),
        *two_ways_to_scroll(page),
        *wheel_caught(page),
    ]


def shown_in(root: QWidget) -> Iterator[QWidget]:
    """Everything below `root` that shows and is no window of its own."""
    for widget in root.findChildren(QWidget):
        floats = isinstance(widget, SuggestionList)  # lies over the page on purpose, and closes
        if widget.isVisible() and not widget.isWindow() and not floats:
            yield widget


def called(widget: QWidget) -> str:
    """A widget by what it says."""
    words = str(widget.property("text") or widget.accessibleName() or widget.objectName() or "")
    return f"{type(widget).__name__} “{words[:60]}” {widget.width()}x{widget.height()}"


# ---------------------------------------------------------------- words


def cut_off(root: QWidget) -> list[str]:
    """Words that do not fit where they stand."""
    found = []
    for widget in shown_in(root):
        lacks = next((lack(widget) for kind, lack in _LACKS.items() if isinstance(widget, kind)), "")
        if lacks:
            found.append(f"cut off: {called(widget)}: {lacks}")
    return found


def _label_lacks(widget: QWidget) -> str:
    assert isinstance(widget, QLabel)
    if not widget.text():
        return ""
    if not widget.wordWrap():
        wanted = widget.sizeHint()
        fits = widget.width() + 1 >= wanted.width() and widget.height() + 1 >= wanted.height()
        return "" if fits else f"wants {wanted.width()}x{wanted.height()}"
    needed = widget.heightForWidth(widget.width())
    if widget.height() + 1 < needed:
        return f"wants a height of {needed}"
    return _long_word(widget.text(), widget.fontMetrics(), widget.contentsRect().width())


def _long_word(text: str, metrics: QFontMetrics, room: int) -> str:
    widest = max((metrics.horizontalAdvance(word) for word in text.split()), default=0)
    return "" if widest <= room + 1 else f"its longest word wants {widest}, it has {room}"


def _push_button_lacks(widget: QWidget) -> str:
    wanted = widget.sizeHint()
    fits = widget.width() + 1 >= wanted.width() and widget.height() + 1 >= wanted.height()
    return "" if fits else f"wants {wanted.width()}x{wanted.height()}"


def _answer_lacks(widget: QWidget) -> str:
    assert isinstance(widget, OptionButton | TickBox)
    needed = widget.heightForWidth(widget.width())
    if widget.height() + 1 < needed:
        return f"wants a height of {needed}"
    bold = QFont(widget.font())
    bold.setBold(True)
    room = widget.width() - theme().px(OptionButton.PAD * 2 + OptionButton.MARK + OptionButton.GAP)
    return _long_word(widget.text(), QFontMetrics(bold), room + 2)


def _link_lacks(widget: QWidget) -> str:
    assert isinstance(widget, LinkLine)
    needed = widget.heightForWidth(widget.width())
    if widget.height() + 1 < needed:
        return f"wants a height of {needed}"
    return _long_word(widget.words, widget.fontMetrics(), widget.width() - 2 * theme().px(4))


def _step_lacks(widget: QWidget) -> str:
    wanted = widget.sizeHint()
    return "" if widget.height() + 1 >= wanted.height() else f"wants a height of {wanted.height()}"


def _line_lacks(widget: QWidget) -> str:
    assert isinstance(widget, QLineEdit)
    hint = widget.placeholderText()
    if widget.text() or not hint:
        return ""
    needed = widget.fontMetrics().horizontalAdvance(hint)
    room = widget.width() - 2 * theme().px(12)
    return "" if needed <= room else f"its hint wants {needed}, it has {room}"


# what each kind of widget must have room for; a subclass stands before its parent
_LACKS: dict[type[QWidget], Callable[[QWidget], str]] = {
    QLabel: _label_lacks,
    OptionButton: _answer_lacks,
    TickBox: _answer_lacks,
    StepButton: _step_lacks,
    LinkLine: _link_lacks,
    QPushButton: _push_button_lacks,
    QLineEdit: _line_lacks,
}


# ---------------------------------------------------------------- places


def outside(root: QWidget) -> list[str]:
    """Widgets that stick out of what holds them. A page may be longer than its window, never wider."""
    found = []
    for widget in shown_in(root):
        parent = widget.parentWidget()
        if parent is None or widget.width() == 0 or widget.height() == 0:
            continue
        place = widget.geometry()
        if isinstance(parent.parentWidget(), QAbstractScrollArea):
            sticks = place.left() < 0 or place.right() > parent.width()
        else:
            sticks = not QRect(0, 0, parent.width(), parent.height()).contains(place)
        if sticks:
            found.append(f"sticks out: {called(widget)} of {called(parent)}")
    return found


def on_top_of_each_other(root: QWidget) -> list[str]:
    """Neighbours that overlap."""
    found = []
    holders: dict[QWidget, list[QWidget]] = {}
    for widget in shown_in(root):
        parent = widget.parentWidget()
        if parent is not None and not isinstance(parent, QAbstractScrollArea):
            holders.setdefault(parent, []).append(widget)
    for children in holders.values():
        for one, other in combinations(children, 2):
            if one.geometry().intersects(other.geometry()):
                found.append(f"overlap: {called(one)} and {called(other)}")
    return found


# ---------------------------------------------------------------- scrolling


def two_ways_to_scroll(page: PageView) -> list[str]:
    """A page that scrolls sideways, and things in a page that scroll by themselves."""
    found = []
    ground = page.widget()
    if ground is not None and ground.width() > page.viewport().width():
        found.append(f"scrolls sideways: {called(page)}")
    for area in page.findChildren(QAbstractScrollArea):
        if area.isVisible() and (area.verticalScrollBar().maximum() or area.horizontalScrollBar().maximum()):
            found.append(f"scrolls in itself: {called(area)}")
    return found


def wheel_caught(page: PageView) -> list[str]:
    """Things in a page over which the wheel does not scroll the page."""
    bar = page.verticalScrollBar()
    if not bar.maximum():
        return []
    before = bar.value()
    found = []
    for kind in (QPlainTextEdit, QLineEdit, OptionButton, QLabel):
        first = next((each for each in page.findChildren(kind) if each.isVisible()), None)
        if first is None:
            continue
        down = bar.value() < bar.maximum()
        at = bar.value()
        _turn_wheel(first, -120 if down else 120)
        if bar.value() == at:
            found.append(f"the wheel is caught: {called(first)}")
    bar.setValue(before)
    return found


def _turn_wheel(widget: QWidget, by: int) -> None:
    """Turns the wheel over a widget; whoever does not take the turn leaves it to what holds it, as Qt does."""
    target: QWidget | None = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
    while target is not None:
        middle = QPointF(target.rect().center())
        event = QWheelEvent(
            middle, QPointF(target.mapToGlobal(middle.toPoint())), QPoint(), QPoint(0, by),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        taken = QApplication.sendEvent(target, event) and event.isAccepted()
        target = None if taken or target.isWindow() else target.parentWidget()


# ---------------------------------------------------------------- focus


def without_ring(program: Program, page: PageView) -> list[str]:
    """Controls that do not show that they have the focus, or that have it out of sight. Moves the focus."""
    found = []
    for widget in tab_stops(page):
        program.window.setFocus()
        plain = _ring_pixels(widget.grab().toImage())
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        page.bring_into_sight(widget)  # as Tab does, see WizardWindow.focusNextPrevChild
        if _ring_pixels(widget.grab().toImage()) - plain < widget.width():
            found.append(f"no ring: {called(widget)}")
        seen = QRect(widget.mapTo(page.viewport(), QPoint(0, 0)), widget.size())
        if widget.height() < page.viewport().height() and not page.viewport().rect().contains(seen):
            found.append(f"focused out of sight: {called(widget)}")
    program.window.setFocus()
    return found


def _ring_pixels(image: QImage) -> int:
    """How many pixels near the upper and the lower edge have the colour of the ring."""
    flat = image.convertToFormat(QImage.Format.Format_RGB32)
    ring = theme().colour("focus")
    wanted = bytes((ring.blue(), ring.green(), ring.red(), 255))
    deep = min(6, flat.height() // 2)
    edges = (flat.copy(0, 0, flat.width(), deep), flat.copy(0, flat.height() - deep, flat.width(), deep))
    return sum(bytes(edge.constBits()).count(wanted) for edge in edges)
