"""The last step: what is missing, her notes, the looks of the sheet; all answers folded. The foot makes the sheet."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from ldnprep.answers.model import Value
from ldnprep.content.model import Field
from ldnprep.ui.fields.base import FieldCard, FieldContext
from ldnprep.ui.fields.table import card_for
from ldnprep.ui.look.widgets import Card, FoldButton, label, show_if
from ldnprep.ui.pages.answers_list import AnswersList, kept_lines
from ldnprep.ui.pages.base import PageView
from ldnprep.ui.pages.looks_card import LooksCard
from ldnprep.ui.pages.missing_card import MissingCard
from ldnprep.ui.pages.said_no import SaidNoCard
from ldnprep.ui.state import CHECK, Step, notes_page
from ldnprep.ui.visit import Visit
from ldnprep.ui.words import tr


class CheckPage(PageView):
    """The end of the questions. edit_requested(step id, field id or ""): go there and come back."""

    edit_requested = Signal(str, str)

    def __init__(self, steps: tuple[Step, ...], visit: Visit, context: FieldContext) -> None:
        super().__init__(CHECK, steps[-1].title)
        self.steps = steps
        self._visit = visit
        self._typed_here = False
        self.missing, self.said_no = MissingCard(visit, steps), SaidNoCard(visit, steps)
        self.body.addWidget(self.said_no)
        self.body.addWidget(self.missing)
        self.cards: dict[str, FieldCard] = {}
        notes = notes_page(visit.checklist)
        self.more_button = FoldButton(tr("More questions"), name=tr("More questions, if you like"))
        self.more_button.toggled.connect(self.refresh)
        self._folded = frozenset(field.id for field in notes.fields if field.more) if notes else frozenset()
        fields = notes.fields if notes else ()
        for field in fields:
            if not field.more:
                self._add_note(field, context)
        line = QHBoxLayout()
        line.addWidget(self.more_button)
        line.addStretch(1)
        self.body.addLayout(line)
        for field in fields:  # below the link that opens them
            if field.more:
                self._add_note(field, context)
        self.looks = LooksCard(visit)
        self._kept_card = Card()
        self._kept_card.body.addWidget(label(tr("Kept, but not on the sheet"), "question"))
        words = tr("Your other answers make these unnecessary. They stay in your file.")
        self._kept_card.body.addWidget(label(words, "second"))
        self._kept_words = label("")
        self._kept_card.body.addWidget(self._kept_words)
        self.answers = AnswersList(visit, steps)
        for each in (self.looks, self._kept_card, self.answers):
            self.body.addWidget(each)
        for part in (self.missing, self.said_no, self.answers):
            part.edit_requested.connect(self.edit_requested)
        self.body.addStretch(1)

    def _add_note(self, field: Field, context: FieldContext) -> None:
        card = card_for(field, context)
        card.show_value(self._visit.value(field.id))
        card.value_edited.connect(partial(self._note_edited, field.id))
        self.cards[field.id] = card
        self.body.addWidget(card)
        for part in card.parts():
            part()

    def enter(self) -> None:
        self._typed_here = False
        super().enter()

    def _note_edited(self, field_id: str, value: Value | None) -> None:
        self._typed_here = True  # what is missing is told anew when she comes back: above her box nothing moves
        self._visit.set_value(field_id, value, typing=self.cards[field_id].typed)

    def focus_field(self, field_id: str) -> None:
        """Gives one of the notes the focus."""
        if field_id in self.cards:
            self.more_button.setChecked(self.more_button.isChecked() or field_id in self._folded)
            self.cards[field_id].focus_widget().setFocus()

    def show_answers(self) -> None:
        for field_id, card in self.cards.items():
            card.show_value(self._visit.value(field_id))
        self._typed_here = False
        self.refresh()

    def refresh(self) -> None:
        self.looks.refresh()
        if not self._typed_here:
            self.said_no.refresh()
            self.missing.refresh()
            show_if(self.missing, bool(self.missing.links or not self.said_no.links))  # "done" beside no open question
        self.answers.refresh()
        for field_id, card in self.cards.items():
            wanted = self.more_button.isChecked() or field_id not in self._folded
            told = self._visit.value(field_id) is not None
            card.setVisible(field_id in self._visit.findings.visible and (wanted or told))
        folded = any(self._visit.value(name) is None for name in self._folded)
        show_if(self.more_button, folded or self.more_button.isChecked())  # open it stays: what is below must not move
        kept = kept_lines(self._visit)
        self._kept_words.setText("\n".join(kept))
        show_if(self._kept_card, bool(kept))
        self.show_urgent(self._visit, self._visit.findings.urgent)
