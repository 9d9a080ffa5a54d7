"""After the visit: what was decided is typed in, and the sheet is printed again."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from ldnprep.answers.model import Value
from ldnprep.ui.fields.base import FieldCard, FieldContext
from ldnprep.ui.fields.table import card_for
from ldnprep.ui.look.widgets import button
from ldnprep.ui.pages.answered_card import AnsweredCard
from ldnprep.ui.pages.base import PageView
from ldnprep.ui.pages.taking import Changes, Taking
from ldnprep.ui.state import AFTER
from ldnprep.ui.visit import Visit
from ldnprep.ui.words import tr


class AfterPage(PageView):
    """The fields of `decisions`, and below the first of them what was answered to her questions."""

    make_requested = Signal()

    def __init__(self, visit: Visit, context: FieldContext) -> None:
        intro = tr("Tick all that you decided together. It prints on the same sheet. “Not now” is a good outcome too.")
        super().__init__(AFTER, tr("After the visit"), intro)
        self._visit = visit
        self.answered = AnsweredCard(visit)
        self._taking = Taking(self._put_into_answers)
        self._taking.removal_offered.connect(self.removal_offered)
        self.cards: dict[str, FieldCard] = {}
        for field in visit.checklist.decisions:
            card = card_for(field, context)
            card.show_value(visit.answers.decided.get(field.id))
            card.value_edited.connect(partial(self._value_edited, field.id))
            card.removal_requested.connect(self._taking.about_to_remove)
            self.cards[field.id] = card
            self.body.addWidget(card)
            self.next(card.parts())
        self.body.insertWidget(self.body.indexOf(next(iter(self.cards.values()))) + 1, self.answered)
        self.make_button = button(tr("&Make my sheet again"), "primary")
        self.make_button.clicked.connect(self.make_requested)
        line = QHBoxLayout()
        line.addWidget(self.make_button)
        line.addStretch(1)
        self.body.addLayout(line)
        self.body.addStretch(1)

    def _value_edited(self, field_id: str, value: Value | None) -> None:
        self._taking.take({field_id: value}, typing=self.cards[field_id].typed)

    def _put_into_answers(self, changes: Changes, typing: bool) -> None:
        for field_id, value in changes.items():
            self._visit.set_decided(field_id, value, typing=typing)

    def show_answers(self) -> None:
        """Takes all values from the answers again, after an undo."""
        for field_id, card in self.cards.items():
            card.show_value(self._visit.answers.decided.get(field_id))
        self.answered.show_answers()
