"""The line on top of a page that leads to danger texts elsewhere: a danger sign is not over with its page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal

from ldnprep.content.model import Urgent
from ldnprep.ui.look.theme import theme
from ldnprep.ui.look.widgets import keep_room
from ldnprep.ui.visit import Visit

if TYPE_CHECKING:
    from ldnprep.ui.pages.base import PageView
    from ldnprep.ui.reading.read_again import ReadAgain


class DangerLead(QObject):
    """The line of one page, made with the first danger text. read_requested(page id): she wants to read it again."""

    read_requested = Signal(str)

    def __init__(self, page: PageView) -> None:
        super().__init__(page)
        self._page = page
        self.line: ReadAgain | None = None
        self.elsewhere = ""  # the page where another danger text was read

    def in_full(self, visit: Visit, urgent: tuple[Urgent, ...]) -> tuple[Urgent, ...]:
        """Of the danger texts of this page those that are said in full. All others, those that she read on another
        page too, stand `elsewhere`.
        """
        from ldnprep.ui.reading.read_again import tell, untold

        here = self._page.page_id
        full = untold(visit, urgent, here)
        if self._page.isVisible():
            tell(visit, full, here)
        self.elsewhere = self._stands(visit, [each for each in visit.findings.urgent if each not in full])
        return full

    def _stands(self, visit: Visit, urgent: Iterable[Urgent]) -> str:
        """The page where the first of these that has another page than this one can be read: every page leads to it,
        read or not, those before it too.
        """
        from ldnprep.ui.reading.read_again import stands_on

        pages = (stands_on(visit, each) for each in urgent)
        return next((page for page in pages if page not in ("", self._page.page_id)), "")

    def lead_out(self, visit: Visit) -> None:
        """On a page that says none of them in full: leads to the first."""
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
        self.line.show_page(page_id)
        if came and keep and not kept:
            self._keep_below(self.line)

    def begin(self) -> None:
        """She came to the page: no room is kept for a line that went."""
        if self.line is not None:
            keep_room(self.line, kept=False)

    def _make(self) -> ReadAgain:
        from ldnprep.ui.reading.read_again import ReadAgain

        line = ReadAgain()
        line.back_requested.connect(self.read_requested)
        if not theme().narrow:
            self._page.head.addWidget(line)
        else:
            self._page.put_below_intro(line)
        return line

    def _keep_below(self, line: ReadAgain) -> None:
        """What is below a line that came just now stays where it was seen: the page scrolls by as much."""
        if self._page.head.indexOf(line) < 0:
            self._page.fit()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
            bar = self._page.verticalScrollBar()
            bar.setValue(bar.value() + line.sizeHint().height() + self._page.body.spacing())
