"""What she has read: each claim with a box to tick, and what studies show behind a link."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ldnprep.content.model import Checklist, Claim, Page
from ldnprep.ui.answer_buttons import TickBox
from ldnprep.ui.fields.text import line_edit
from ldnprep.ui.pages.base import PageView, urgent_for
from ldnprep.ui.visit import Visit
from ldnprep.ui.widgets import Card, FoldButton, label
from ldnprep.ui.words import tr

CLAIMS_FIELD = "claims_read"
_MANY = 12  # from this many claims on, a field to search in them helps


class ClaimCard(Card):
    """One claim."""

    def __init__(self, claim: Claim, checklist: Checklist, read_only: bool) -> None:
        super().__init__()
        self.claim = claim
        self.box = TickBox(claim.heard)
        self.box.setEnabled(not read_only)
        self.box.setAccessibleDescription(tr("Tick it if you have read or heard this."))
        self.body.addWidget(self.box)
        line = QHBoxLayout()
        name = tr("What do studies show about: {claim}").format(claim=claim.heard)
        self.more_button = FoldButton(tr("What do studies show?"), name=name)
        line.addWidget(self.more_button)
        line.addStretch(1)
        self.body.addLayout(line)
        self.evidence = label(self._words(claim, checklist), "aside")
        self.evidence.setVisible(False)
        self.body.addWidget(self.evidence)
        self.more_button.toggled.connect(self._toggle)

    @staticmethod
    def _words(claim: Claim, checklist: Checklist) -> str:
        sources = [checklist.sources[each].citation for each in claim.sources if each in checklist.sources]
        named = f"\n{tr('Source')}: {'; '.join(sources)}" if sources else ""
        return claim.evidence + named

    def _toggle(self, shown: bool) -> None:
        self.evidence.setVisible(shown)
        self.more_button.setAccessibleDescription(self.evidence.text() if shown else "")


class ClaimsPage(PageView):
    """All claims of the content."""

    def __init__(self, page: Page, visit: Visit) -> None:
        super().__init__(page.id, page.title, page.intro)
        self._visit = visit
        self.search: QWidget | None = None
        if len(visit.checklist.claims) >= _MANY:
            self.body.addWidget(self._search_field())
        self.cards: dict[str, ClaimCard] = {}
        self.none_found = label(tr("None of the claims has this word."), "second")
        self.none_found.setVisible(False)
        self.body.addWidget(self.none_found)
        for claim in visit.checklist.claims:
            self.later(partial(self._add, claim))
        self.later(self._finish)

    def _add(self, claim: Claim) -> None:
        card = ClaimCard(claim, self._visit.checklist, self._visit.read_only)
        card.box.setChecked(claim.id in self._read())
        card.box.toggled.connect(self._toggled)
        self.cards[claim.id] = card
        self.body.addWidget(card)
        card.show()

    def _finish(self) -> None:
        self.body.addStretch(1)
        self.refresh()

    def _read(self) -> tuple[object, ...]:
        value = self._visit.value(CLAIMS_FIELD)
        return value if isinstance(value, tuple) else ()

    def _search_field(self) -> QWidget:
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        name = tr("Find in this list")
        edit = line_edit(name, tr("Shows only claims with this word."))
        words = label(name, "label", wrap=False)
        words.setBuddy(edit)
        line.addWidget(words)
        line.addWidget(edit, 1)
        edit.textChanged.connect(self._search)
        self.search = edit
        return box

    def _search(self, typed: str) -> None:
        self.complete()
        found = 0
        for card in self.cards.values():
            shown = typed.strip().casefold() in f"{card.claim.heard} {card.claim.evidence}".casefold()
            card.setVisible(shown)
            found += shown
        self.none_found.setVisible(not found)

    def _toggled(self, _checked: bool) -> None:
        unknown = tuple(each for each in self._read() if each not in self.cards)
        ticked = tuple(claim_id for claim_id, card in self.cards.items() if card.box.isChecked())
        self._visit.set_value(CLAIMS_FIELD, (*ticked, *(str(each) for each in unknown)))

    def show_answers(self) -> None:
        """Takes the ticks from the answers."""
        read = self._read()
        for claim_id, card in self.cards.items():
            card.box.blockSignals(True)
            card.box.setChecked(claim_id in read)
            card.box.blockSignals(False)
        self.refresh()

    def refresh(self) -> None:
        country = self._visit.answers.settings.country
        if self.urgent_box.show_texts(self._visit, urgent_for(self._visit, self.page_id), country):
            self.verticalScrollBar().setValue(0)
