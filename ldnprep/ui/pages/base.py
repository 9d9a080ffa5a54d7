"""What every page has: a title that takes the focus, room that scrolls one way, urgent texts on top."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

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
        self.body.setContentsMargins(0, 0, 0, theme().px(28))
        self.body.setSpacing(theme().px(10))
        self.title_label = Title(title)
        self.body.addWidget(self.title_label)
        if intro:
            self.body.addWidget(label(intro))  # it belongs to the questions: never small and grey
        self.urgent_box = UrgentTexts()
        self.urgent_box.country_requested.connect(self.country_requested)
        self.body.addWidget(self.urgent_box)
        self._keeps_place = True  # what is in sight stays there though the page gets shorter, or its room higher
        ground.held = self._height_in_use
        self.read_again: ReadAgain | None = None  # made with the first danger text
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

    def _height_in_use(self) -> int:
        at = self.verticalScrollBar().value()
        return at + self.viewport().height() if at and self._keeps_place else 0

    def _scrolled(self) -> None:
        """Going up she leaves the empty room below the last part behind."""
        ground = self.widget()
        if ground is not None and ground.height() > ground.sizeHint().height():
            ground.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        self._keeps_place = event.size().width() == event.oldSize().width()  # else all stands elsewhere anyway
        self._margins()
        super().resizeEvent(event)
        self._keeps_place = True

    def _margins(self) -> None:
        side = theme().px(36) if self.width() > theme().px(620) else theme().px(12)
        self._outer.setContentsMargins(side, theme().px(14), side, 0)

    def in_full(self, visit: Visit, urgent: tuple[Urgent, ...]) -> tuple[Urgent, ...]:
        """Of the danger texts of this page those that are said in full; for the others a line leads back to them."""
        if not urgent and self.read_again is None:
            return ()
        from ldnprep.ui.read_again import ReadAgain, tell, told_on, untold

        full = untold(visit, urgent, self.page_id)
        if self.isVisible():
            tell(visit, full, self.page_id)
        if self.read_again is None:
            self.read_again = ReadAgain()
            self.read_again.back_requested.connect(self.back_requested)
            self.body.insertWidget(self.body.indexOf(self.urgent_box), self.read_again)
        self.read_again.show_page(next((told_on(visit, each) for each in urgent if each not in full), ""))
        return full


def urgent_for(visit: Visit, page_id: str) -> tuple[Urgent, ...]:
    """The urgent texts that belong on this page now."""
    return tuple(each for each in visit.findings.urgent if page_id in each.pages)
