"""What every page has: a title that takes the focus, room that scrolls one way, urgent texts on top."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6 import QtCore
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ldnprep.content.model import Urgent
from ldnprep.ui.look.layouts import CalmScrollArea, Ground
from ldnprep.ui.look.theme import theme
from ldnprep.ui.look.title import Title
from ldnprep.ui.look.widgets import label
from ldnprep.ui.pages.danger_lead import DangerLead, DangerWatch
from ldnprep.ui.pages.slices import Slices
from ldnprep.ui.reading.urgent import UrgentTexts
from ldnprep.ui.visit import Visit

_WIDEST = 860  # pixels at 100 %: about 90 letters a line
_LEAST = 40  # pixels at 100 % that a page keeps of its height


class PageView(CalmScrollArea):
    """One page. `body` takes its cards.

    removal_offered(words): something was taken away that may be wanted back.  country_requested: she wants to say
    where she lives.  back_requested(page id): she wants to read a danger text again.  waits(words): what opened and is
    out of sight still; "" for nothing.  danger_waits(words): the same of a danger text.
    """

    removal_offered = Signal(str)
    country_requested = Signal()
    back_requested = Signal(str)
    waits = Signal(str)
    danger_waits = Signal(str)

    def __init__(self, page_id: str, title: str, intro: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page_id = page_id
        self.setObjectName("pageScroll")
        self.setAccessibleName(title)
        ground = Ground()
        ground.setObjectName("pageGround")
        outer = QHBoxLayout(ground)
        self._outer = outer
        column = QWidget()
        column.setMaximumWidth(theme().px(_WIDEST))
        outer.addWidget(column, 1)
        self.body = QVBoxLayout(column)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(theme().px(8))
        self.title_label = Title(title)
        self.title_label.setMinimumHeight(theme().px(36))  # room for a link beside it
        self.head = QHBoxLayout()
        self.head.setSpacing(theme().px(16))
        self.head.addWidget(self.title_label, 1)
        self.body.addLayout(self.head)
        self._below_intro = 1 + bool(intro)
        if intro:
            self.body.addWidget(label(intro))  # it belongs to the questions: never small and grey
        self.urgent_box = UrgentTexts()
        self.urgent_box.country_requested.connect(self.country_requested)
        self.body.addWidget(self.urgent_box)
        self._keeps_place = True  # what is in sight stays there though the page gets shorter, or its room higher
        ground.held = self._height_in_use
        self.danger = DangerLead(self)
        self.danger.read_requested.connect(self._read_again)
        self.setWidget(ground)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._margins()
        self._slices = Slices(self)
        self._slices.built.connect(self.fit)
        self.watch = DangerWatch(self)
        self._in_full: set[str] = set()  # ids of the danger texts on top
        self.watch.waits.connect(self.danger_waits)
        self._slices.built.connect(self.watch.look)

    def put_first(self, card: QWidget) -> None:
        """Puts a card before all others, below what is urgent."""
        self.body.insertWidget(self.body.indexOf(self.urgent_box) + 1, card)

    def put_below_intro(self, line: QWidget) -> None:
        """Puts a line below the words with which the page begins."""
        self.body.insertWidget(self._below_intro, line)

    def later(self, build: Callable[[], None]) -> None:
        """Builds a part of the page when it is its turn, a slice at a time."""
        self._slices.add(build)

    def next(self, builds: Sequence[Callable[[], None]]) -> None:
        """Builds these parts before all others that wait, in this order."""
        self._slices.add_first(builds)

    @property
    def whole(self) -> bool:
        """Whether nothing is still to be built."""
        return not self._slices.left

    def complete(self) -> None:
        """Builds all that is still to come, now; the page is laid out once, not with each part that is shown."""
        self.body.setEnabled(False)
        try:
            self._slices.build_all()
        finally:
            self.body.setEnabled(True)
        self.lay_out()

    def lay_out(self) -> None:
        """Gives everything its place now: what is nested deep tells its new height by events, a level at a time."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self.body.activate()
        self._outer.activate()
        self.fit()

    def fit(self) -> None:
        """Has the room to scroll follow the height of the page: Qt does not notice when parts deep within it open."""
        ground = self.widget()
        if ground is not None:
            ground.updateGeometry()

    def drop_pending(self) -> None:
        """Forgets parts that were not built yet."""
        self._slices.forget()

    def shows(self, widget: QWidget) -> bool:
        """Whether all of a widget is in sight; of what is higher than the page, its beginning."""
        top, room = widget.mapTo(self, QPoint(0, 0)).y(), self.viewport().height()
        return 0 <= top <= room - min(widget.height(), room // 2)

    def bring_into_sight(self, widget: QWidget, keep: QWidget | None = None) -> None:
        """Scrolls until all of a widget shows, with some air; of one that is higher than the page its upper end. keep:
        what stays in sight above it.

        Qt's own `ensureWidgetVisible` is content with the text cursor of a field.
        """
        top = widget.mapTo(self, QPoint(0, 0)).y()
        air = min(theme().px(48), max(0, (self.viewport().height() - widget.height()) // 2))
        below = top + widget.height() + air - self.viewport().height()
        by = min(below, top - air) if below > 0 else min(0, top - air)
        if keep is not None:
            by = min(by, max(0, keep.mapTo(self, QPoint(0, 0)).y() - theme().px(8)))
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + by)

    def bring_to_top(self, widget: QWidget) -> None:
        """Scrolls until a widget is the first thing in sight, as far as the page goes."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + widget.mapTo(self, QPoint(0, 0)).y() - theme().px(14))

    def bring_what_opened(self, widget: QWidget, keep: QWidget | None = None) -> None:
        """The same for what came just now: it gets its place when the layout is done."""
        self.bring_into_sight(widget, keep)
        QTimer.singleShot(0, widget, partial(self.bring_into_sight, widget, keep))

    def enter(self) -> None:
        """The page comes into sight: title on top and focused, so that a screen reader starts there."""
        self.danger.begin()
        self.watch.look()
        self.verticalScrollBar().setValue(0)
        self.title_label.setFocus()

    def refresh(self) -> None:
        """Shows what follows from the answers now."""

    def focus_field(self, field_id: str) -> None:
        """Puts the focus on one question; a page without this question stays as it is."""

    def hold_back(self, *, closing: bool = False) -> str:
        """What is to be said once before she goes on, or before she saves and closes; "" for nothing."""
        del closing
        return ""

    def show_answers(self) -> None:
        """Shows the answers again, after an undo."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A few lines: with a notice above and an undo below, on a small screen, the foot keeps its height."""
        return QSize(super().minimumSizeHint().width(), theme().px(_LEAST))

    def _height_in_use(self, own: int) -> int:
        at = self.verticalScrollBar().value()
        something_shows = own > at + self.viewport().height() // 3  # else there is little to keep in its place
        return at + self.viewport().height() if at and self._keeps_place and something_shows else 0

    def _scrolled(self) -> None:
        """Going up she leaves the empty room below the last part behind."""
        ground = self.widget()
        if ground is not None and ground.height() > ground.sizeHint().height():
            ground.updateGeometry()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A press on the words or the white beside a box enters it. One beside everything takes the focus from an
        answer: what is typed next must not turn it on and off.
        """
        from ldnprep.ui.pages.beside_box import box_beside  # the first page is painted without it

        focused, box = QApplication.focusWidget(), box_beside(self, event.globalPosition().toPoint())
        if box is not None:
            box.setFocus(QtCore.Qt.FocusReason.OtherFocusReason)
        elif isinstance(focused, QAbstractButton) and self.isAncestorOf(focused):
            self.title_label.by_keys = False
            self.title_label.setFocus(QtCore.Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        self._keeps_place = event.size().width() == event.oldSize().width()  # else all stands elsewhere anyway
        self._margins()
        super().resizeEvent(event)
        self._keeps_place = True
        self.watch.look()

    def _margins(self) -> None:
        side = theme().px(36) if self.width() > theme().px(620) else theme().px(12)
        self._outer.setContentsMargins(side, theme().px(14), side, 0)

    def show_urgent(self, visit: Visit, urgent: tuple[Urgent, ...]) -> None:
        """Says these danger texts on top, and leads to those that she read elsewhere. The box that she types in stays
        where it was seen: she goes on in the middle of a sentence.
        """
        full = self.danger.in_full(visit, urgent)
        came = bool({each.id for each in full} - self._in_full)
        self._in_full = {each.id for each in full}
        typed = QApplication.focusWidget() if came else None
        box = typed if isinstance(typed, QLineEdit | QPlainTextEdit) and self.isAncestorOf(typed) else None
        before = box.mapTo(self, QPoint(0, 0)).y() if box is not None else 0
        self.danger.lead_to(self.danger.elsewhere)
        self.urgent_box.show_texts(visit, full, visit.answers.settings.country)
        if box is not None:
            self.lay_out()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)  # the room to scroll is there
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + box.mapTo(self, QPoint(0, 0)).y() - before)
        self.watch.look()

    def _read_again(self, page_id: str) -> None:
        if page_id == self.page_id:
            self.show_danger()
        else:
            self.back_requested.emit(page_id)

    def show_danger(self) -> None:
        """Brings the danger text of this page into sight and gives it the focus."""
        self.complete()
        QTimer.singleShot(0, self, self._show_danger)  # what was built just now is shown in the next turn

    def _show_danger(self) -> None:
        box = self.watch.first()
        if box is not None:
            box.take_focus()
            self.bring_what_opened(box)


def urgent_for(visit: Visit, page_id: str) -> tuple[Urgent, ...]:
    """The urgent texts that belong on this page now."""
    return tuple(each for each in visit.findings.urgent if page_id in each.pages)
