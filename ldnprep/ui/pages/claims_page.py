"""A page of claims of a content that has no page of questions: there they are offered within it."""

from __future__ import annotations

from ldnprep.content.model import Page
from ldnprep.ui.pages.base import PageView, urgent_for
from ldnprep.ui.pages.read_panel import ReadCard
from ldnprep.ui.visit import Visit


class ClaimsPage(PageView):
    """What she has read, unfolded."""

    def __init__(self, page: Page, visit: Visit) -> None:
        super().__init__(page.id, page.title, page.intro)
        self._visit = visit
        self.read = ReadCard(visit)
        self.read.fold_button.setChecked(True)
        self.body.addWidget(self.read)
        self.body.addStretch(1)

    def enter(self) -> None:
        super().enter()
        self.read.enter()

    def show_answers(self) -> None:
        self.read.show_answers()

    def refresh(self) -> None:
        self.show_urgent(self._visit, urgent_for(self._visit, self.page_id))
