"""A danger text is said once in full; on later pages one short line leads back to where it stands."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ldnprep.content.model import Urgent
from ldnprep.ui.look.links import LinkLine
from ldnprep.ui.look.sign import Sign
from ldnprep.ui.look.theme import theme
from ldnprep.ui.look.widgets import show_if
from ldnprep.ui.visit import Visit
from ldnprep.ui.words import tr


def untold(visit: Visit, urgent: Iterable[Urgent], page_id: str) -> tuple[Urgent, ...]:
    """Those that are said in full on this page: here she ticked the sign, or she did not read it before."""
    own = {field.id for page in visit.checklist.pages if page.id == page_id for field in page.fields}
    return tuple(each for each in urgent if own & set(each.signs) or told_on(visit, each) in ("", page_id))


def tell(visit: Visit, urgent: Iterable[Urgent], page_id: str) -> None:
    """Remembers that these stand in full on this page."""
    told = _told(visit)
    for each in urgent:
        told.setdefault(each.id, page_id)


def _told(visit: Visit) -> dict[str, str]:
    """Danger texts and where she read them. Of a sheet that she goes on with: on the pages that she has been to, first
    on that of its own sign.
    """
    if visit.told is None:
        been, pages = visit.answers.resume.visited, visit.checklist.pages
        asks = {page.id: {field.id for field in page.fields} for page in pages if page.id in been}
        visit.told = {}
        for each in visit.findings.urgent:
            on = [page for page in each.pages if page in asks]
            own = [page for page in on if asks[page] & set(each.signs)]
            if on:
                visit.told[each.id] = (own or on)[0]
    return visit.told


def told_on(visit: Visit, urgent: Urgent) -> str:
    """The page on which she read it, or the text of the same sign that begins with the same thing to do and says less
    of it; "" for none."""
    others, signs = visit.checklist.urgent, set(urgent.signs)
    alike = [each for each in others if urgent.id in each.yields_to and signs & set(each.signs)]
    less = [each.id for each in alike if _first(each) == _first(urgent)]
    told = _told(visit)
    return next((told[name] for name in (urgent.id, *less) if name in told), "")


def stands_on(visit: Visit, urgent: Urgent) -> str:
    """The page on which a danger text can be read in full: where she read it, else that of its sign."""
    return told_on(visit, urgent) or next(iter(urgent.pages), "")


def _first(urgent: Urgent) -> str:
    """What is to be done first; the same sentence in every country but for the number."""
    return urgent.text["other"].partition(". ")[0]


class ReadAgain(QWidget):
    """The line. back_requested(page id): she wants to read it again."""

    back_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._page = ""
        self.setProperty("warns", True)  # nothing that floats lies on it
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme().px(8))
        line.addWidget(Sign("urgent", "alert", 20))
        most = tr("Get help ({count})").format(count=88)
        self.link = LinkLine(tr("Get help"), name=tr("Danger sign: get help"), room_for=most)
        self.link.setProperty("strong", True)
        self.link.clicked.connect(self._pressed)
        line.addWidget(self.link, 1)
        self.setVisible(False)

    def show_page(self, page_id: str, count: int) -> None:
        """Leads to this page, the first of those with so many danger texts; "" for nothing to read again."""
        self._page = page_id
        if count > 1:
            name = tr("{count} danger signs: get help")
            self.link.say(tr("Get help ({count})").format(count=count), name=name.format(count=count))
        elif page_id:
            self.link.say(tr("Get help"), name=tr("Danger sign: get help"))
        show_if(self, bool(page_id))

    def _pressed(self) -> None:
        self.back_requested.emit(self._page)
