"""What every page has: a title that takes the focus, room that scrolls one way, urgent texts on top."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QVBoxLayout, QWidget

from ldnprep.content.model import Urgent
from ldnprep.ui.layouts import CalmScrollArea, Ground
from ldnprep.ui.theme import theme
from ldnprep.ui.title import Title
from ldnprep.ui.urgent import UrgentTexts
from ldnprep.ui.visit import Visit
from ldnprep.ui.widgets import label

if TYPE_CHECKING:
    from ldnprep.ui.read_again import ReadAgain

_WIDEST = 860  # pixels at 100 %: about 90 letters a line
_NARROW = 1.5  # from this text size on nothing stands beside a title
_LEAST = 40  # pixels at 100 % that a page keeps of its height
_SLICE_S = 0.006  # a long page is built in slices of this length; laying out and painting them takes as long again


class PageView(CalmScrollArea):
    """One page. `body` takes its cards.

    removal_offered(words): something was taken away that may be wanted back.  country_requested: she wants to say
    where she lives.  back_requested(page id): she wants to read a danger text again.
    """

    removal_offered = Signal(str)
    country_requested = Signal()
    back_requested = Signal(str)

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
        self.body.setSpacing(theme().px(10))
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
        self.read_again: ReadAgain | None = None  # made with the first danger text
        self.told_elsewhere = ""  # the page where another danger text was read
        self.setWidget(ground)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._margins()
        self._pending: deque[Callable[[], None]] = deque()
        self._slice = QTimer(self)
        self._slice.setSingleShot(True)
        self._slice.setInterval(0)
        self._slice.timeout.connect(self._build_slice)

    def put_first(self, card: QWidget) -> None:
        """Puts a card before all others, below what is urgent."""
        self.body.insertWidget(self.body.indexOf(self.urgent_box) + 1, card)

    def later(self, build: Callable[[], None]) -> None:
        """Builds a part of the page when it is its turn, a slice at a time."""
        self._pending.append(build)
        if not self._slice.isActive():
            self._slice.start()

    def next(self, builds: Sequence[Callable[[], None]]) -> None:
        """Builds these parts before all others that wait, in this order."""
        self._pending.extendleft(reversed(builds))
        if self._pending and not self._slice.isActive():
            self._slice.start()

    @property
    def whole(self) -> bool:
        """Whether nothing is still to be built."""
        return not self._pending

    def complete(self) -> None:
        """Builds all that is still to come, now; the page is laid out once, not with each part that is shown."""
        self.body.setEnabled(False)
        try:
            while self._pending:
                self._pending.popleft()()
        finally:
            self.body.setEnabled(True)
        # what is nested deep tells its new height by events, one level after the other
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
        self._pending.clear()

    def _build_slice(self) -> None:
        end = perf_counter() + _SLICE_S
        while self._pending and perf_counter() < end:
            self._pending.popleft()()
        if self._pending:
            self._slice.start()
        else:
            self.fit()

    def bring_into_sight(self, widget: QWidget) -> None:
        """Scrolls until all of a widget shows, with some air; of one that is higher than the page its upper end.

        Qt's own `ensureWidgetVisible` is content with the text cursor of a field.
        """
        top = widget.mapTo(self, QPoint(0, 0)).y()
        air = min(theme().px(48), max(0, (self.viewport().height() - widget.height()) // 2))
        below = top + widget.height() + air - self.viewport().height()
        by = min(below, top - air) if below > 0 else min(0, top - air)
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + by)

    def bring_what_opened(self, widget: QWidget) -> None:
        """The same for what came just now: it gets its place when the layout is done."""
        self.bring_into_sight(widget)
        QTimer.singleShot(0, widget, partial(self.bring_into_sight, widget))

    def enter(self) -> None:
        """The page comes into sight: title on top and focused, so that a screen reader starts there."""
        self.verticalScrollBar().setValue(0)
        self.title_label.setFocus()

    def refresh(self) -> None:
        """Shows what follows from the answers now."""

    def focus_field(self, field_id: str) -> None:
        """Puts the focus on one question; a page without this question stays as it is."""

    def hold_back(self) -> str:
        """What is to be said once before she goes on; "" for nothing."""
        return ""

    def show_answers(self) -> None:
        """Shows the answers again, after an undo."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A few lines: with a notice above and an undo below, on a small screen, the foot keeps its height."""
        return QSize(super().minimumSizeHint().width(), theme().px(_LEAST))

    def _height_in_use(self, own: int) -> int:
        at = self.verticalScrollBar().value()
        something_shows = own > at + theme().px(_LEAST)  # else there is nothing to keep in its place
        return at + self.viewport().height() if at and self._keeps_place and something_shows else 0

    def _scrolled(self) -> None:
        """Going up she leaves the empty room below the last part behind."""
        ground = self.widget()
        if ground is not None and ground.height() > ground.sizeHint().height():
            ground.updateGeometry()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A press beside everything takes the focus from an answer: what is typed next must not turn it on and off."""
        focused = QApplication.focusWidget()
        if isinstance(focused, QAbstractButton) and self.isAncestorOf(focused):
            self.title_label.by_keys = False
            self.title_label.setFocus(QtCore.Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        self._keeps_place = event.size().width() == event.oldSize().width()  # else all stands elsewhere anyway
        self._margins()
        super().resizeEvent(event)
        self._keeps_place = True

    def _margins(self) -> None:
        side = theme().px(36) if self.width() > theme().px(620) else theme().px(12)
        self._outer.setContentsMargins(side, theme().px(14), side, 0)

    def in_full(self, visit: Visit, urgent: tuple[Urgent, ...], *, lead: bool = True) -> tuple[Urgent, ...]:
        """Of the danger texts of this page those that are said in full. For all others, those that she read on another
        page too, a line leads back to them: a danger sign is not over with the page on which she marked it. lead: not
        where the page itself says where the line leads.
        """
        every = visit.findings.urgent
        from ldnprep.ui.read_again import tell, told_on, untold

        full = untold(visit, urgent, self.page_id)
        if self.isVisible():
            tell(visit, full, self.page_id)
        told = (told_on(visit, each) for each in every if each not in full)
        self.told_elsewhere = next((page for page in told if page not in ("", self.page_id)), "")
        if lead:
            self.lead_to(self.told_elsewhere)
        return full

    def lead_to(self, page_id: str, *, keep: bool = False) -> None:
        """Where the line on top leads; "" for nowhere. It stands beside the title: nothing moves when it comes. keep:
        nor where there is no room beside the title, as she is on the page.
        """
        if self.read_again is None:
            if not page_id:
                return
            from ldnprep.ui.read_again import ReadAgain

            self.read_again = ReadAgain()
            self.read_again.back_requested.connect(self._read_again)
            if theme().scale < _NARROW:
                self.head.addWidget(self.read_again)
            else:
                self.body.insertWidget(self._below_intro, self.read_again)
        came = bool(page_id) and self.read_again.isHidden()
        self.read_again.show_page(page_id)
        if came and keep:
            self._keep_below(self.read_again)

    def _keep_below(self, line: QWidget) -> None:
        """What is below a line that came just now stays where it was seen: the page scrolls by as much."""
        if self.head.indexOf(line) < 0:
            self.fit()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + line.sizeHint().height() + self.body.spacing())

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
        boxes = [each for each in self.findChildren(UrgentTexts) if each.isVisible()]
        if boxes:
            box = min(boxes, key=lambda each: each.seen)  # what she has not read goes first
            box.take_focus()
            self.bring_what_opened(box)


def urgent_for(visit: Visit, page_id: str) -> tuple[Urgent, ...]:
    """The urgent texts that belong on this page now."""
    return tuple(each for each in visit.findings.urgent if page_id in each.pages)
