"""The line on top of a page that leads to danger texts elsewhere: a danger sign is not over with its page. And what the
foot says of those on the page itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QTimer, Signal

from ldnprep.content.model import Urgent
from ldnprep.ui.look.theme import theme
from ldnprep.ui.look.widgets import keep_room
from ldnprep.ui.reading.urgent import UrgentTexts
from ldnprep.ui.visit import Visit
from ldnprep.ui.words import tr

if TYPE_CHECKING:
    from ldnprep.ui.pages.base import PageView
    from ldnprep.ui.reading.read_again import ReadAgain


_EDGE = 16  # pixels at 100 % below the last line of a text
_REST_MS = 40  # what only scrolls past was not seen


class DangerWatch(QObject):
    """Which danger texts of one page are in sight, looked up whenever the page rests.

    waits(words): the first lines of one are below what shows, or one was never seen to its end; "" for neither.
    """

    waits = Signal(str)

    def __init__(self, page: PageView) -> None:
        super().__init__(page)
        self._page = page
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._look)
        for bar_moved in (page.verticalScrollBar().valueChanged, page.verticalScrollBar().rangeChanged):
            bar_moved.connect(self.look)

    def look(self, *_moved: int) -> None:
        """Something stands elsewhere now, or shows: soon all has its place."""
        self._rest.start()

    def unread(self) -> UrgentTexts | None:
        """The first that was never seen to its end."""
        return next((each for each in self._boxes() if not each.seen), None)

    def first(self) -> UrgentTexts | None:
        """The one to read now: one that waits, else any."""
        return next(self._waiting(), None) or next(iter(self._boxes()), None)

    def _boxes(self) -> list[UrgentTexts]:
        boxes = [each for each in self._page.findChildren(UrgentTexts) if each.isVisible()]
        return sorted(boxes, key=self._top)

    def _top(self, box: UrgentTexts) -> int:
        return box.mapTo(self._page, QPoint(0, 0)).y()

    def _waiting(self) -> Iterator[UrgentTexts]:
        """Below what shows, or unread."""
        room = self._page.viewport().height()
        return (each for each in self._boxes() if not each.seen or self._top(each) + each.head_height() > room)

    def note_seen(self) -> None:
        """Once all has its place."""
        for box in self._boxes():
            end = self._top(box) + box.height() - theme().px(_EDGE)
            box.seen = box.seen or 0 < end <= self._page.viewport().height()

    def _look(self) -> None:
        page = self._page
        if not page.isVisible() or not page.whole:  # `built` comes then
            return
        self.note_seen()
        waiting = next(self._waiting(), None)
        above = waiting is not None and self._top(waiting) + waiting.height() <= 0
        words = tr("Danger sign above: please read.") if above else tr("Danger sign below: please read.")
        self.waits.emit(words if waiting else "")


class DangerLead(QObject):
    """The line of one page, made with the first danger text. read_requested(page id): she wants to read it again."""

    read_requested = Signal(str)

    def __init__(self, page: PageView) -> None:
        super().__init__(page)
        self._page = page
        self.line: ReadAgain | None = None
        self.elsewhere = ""  # the page where another danger text was read
        self._count = 0  # danger texts that hold, here and elsewhere

    def in_full(self, visit: Visit, urgent: tuple[Urgent, ...]) -> tuple[Urgent, ...]:
        """Of the danger texts of this page those that are said in full. All others, those that she read on another
        page too, stand `elsewhere`.
        """
        from ldnprep.ui.reading.read_again import tell, untold

        here = self._page.page_id
        full = untold(visit, urgent, here)
        if self._page.isVisible():
            tell(visit, full, here)
        self._count = len(visit.findings.urgent)
        self.elsewhere = self._stands(visit, [each for each in visit.findings.urgent if each not in full])
        return full

    def _stands(self, visit: Visit, urgent: Iterable[Urgent]) -> str:
        """The page where the next of these can be read: every page leads to the first, read or not, those before it
        too; the page of one leads to the next, that of the last to the first.
        """
        from ldnprep.ui.reading.read_again import stands_on

        here, wanted = self._page.page_id, {stands_on(visit, each) for each in urgent} - {""}
        turn = list(dict.fromkeys(stands_on(visit, each) for each in visit.findings.urgent))
        after = turn.index(here) + 1 if here in turn else 0
        return next((page for page in turn[after:] + turn[:after] if page in wanted and page != here), "")

    def lead_out(self, visit: Visit) -> None:
        """On a page that says none of them in full: leads to the first."""
        self._count = len(visit.findings.urgent)
        if visit.findings.urgent:
            self.lead_to(self._stands(visit, visit.findings.urgent))
        else:
            self.lead_to("")

    def lead_to(self, page_id: str, *, keep: bool = False) -> None:
        """Where the line leads; "" for nowhere. It stands beside the title: nothing moves when it comes. keep: nor
        where there is no room beside the title, as she is on the page.
        """
        if self.line is None:
            if not page_id:
                return
            self.line = self._make()
        came = bool(page_id) and self.line.isHidden()
        kept = self.line.sizePolicy().retainSizeWhenHidden()
        if self._page.isVisible() and not kept and self._page.head.indexOf(self.line) < 0:
            keep_room(self.line)  # as long as she is here: nothing moves when it goes
        self.line.show_page(page_id, self._count)
        if came and keep and not kept:
            self._keep_below(self.line)

    def begin(self) -> None:
        """She came to the page: no room is kept for a line that went."""
        if self.line is not None:
            keep_room(self.line, kept=False)

    def _make(self) -> ReadAgain:
        from ldnprep.ui.reading.read_again import ReadAgain

        line = ReadAgain()
        line.back_requested.connect(self._asked)
        if not theme().narrow:
            self._page.head.addWidget(line)
        else:
            self._page.put_below_intro(line)
        return line

    def _asked(self, page_id: str) -> None:
        """Where those of this page are read, the line leads on to the next."""
        read = page_id == self._page.page_id and self._page.watch.unread() is None
        self.read_requested.emit((self.elsewhere or page_id) if read else page_id)

    def _keep_below(self, line: ReadAgain) -> None:
        """What is below a line that came just now stays where it was seen: the page scrolls by as much."""
        if self._page.head.indexOf(line) < 0:
            self._page.fit()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
            bar = self._page.verticalScrollBar()
            bar.setValue(bar.value() + line.sizeHint().height() + self._page.body.spacing())
