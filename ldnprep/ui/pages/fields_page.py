"""A page of questions, made from the content: a card for each, follow-up questions in their place."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QLabel

from ldnprep.answers.model import NOT_SURE, YES, Value
from ldnprep.content.model import Field, Page
from ldnprep.ui.answer_buttons import TickBox
from ldnprep.ui.fields.base import FieldCard, FieldContext
from ldnprep.ui.fields.table import card_for
from ldnprep.ui.pages.base import PageView, urgent_for
from ldnprep.ui.visit import Visit
from ldnprep.ui.widgets import label, show_if
from ldnprep.ui.words import tr

MOOD_FIELD = "mood_crisis"  # the one answer that she may keep off page 1 (an id that is fixed)


class FieldsPage(PageView):
    """The fields of one page of the content."""

    def __init__(self, page: Page, visit: Visit, context: FieldContext) -> None:
        super().__init__(page.id, page.title, page.intro)
        self._page = page
        self._visit = visit
        self.cards: dict[str, FieldCard] = {}
        self.kept_notes: dict[str, QLabel] = {}
        self._removing = ""  # words for the removal whose new value comes next
        self.mood_box: TickBox | None = None
        self._context = context
        self.left_out = label("", "second")
        for field in page.fields:
            self.later(partial(self._add, field))
        self.later(self._finish)

    def _finish(self) -> None:
        self.body.addWidget(self.left_out)
        self.body.addStretch(1)
        self.refresh()

    def _add(self, field: Field) -> None:
        card = card_for(field, self._context)
        card.show_value(self._visit.value(field.id))
        card.value_edited.connect(partial(self._value_edited, field.id))
        card.removal_requested.connect(self._removal_requested)
        self.cards[field.id] = card
        card.hide()
        self.body.addWidget(card)
        card.setVisible(field.id in self._visit.findings.visible)
        kept = label(
            tr("Your answer to “{question}” is kept, but left out of the sheet because of another answer.").format(
                question=field.short
            ),
            "second",
        )
        kept.setVisible(False)
        self.kept_notes[field.id] = kept
        self.body.addWidget(kept)
        if field.id == MOOD_FIELD:
            self._add_mood_box(card)
        self.next(card.parts())

    def _add_mood_box(self, card: FieldCard) -> None:
        self.mood_box = TickBox(tr("Show this answer on page 1 of my sheet"))
        self.mood_box.setProperty("changes", True)
        self.mood_box.setEnabled(not self._visit.read_only)
        self.mood_box.setAccessibleDescription(tr("If you untick it, page 1 says “not shared on this page”."))
        self.mood_box.toggled.connect(self._mood_toggled)
        card.body.addWidget(self.mood_box)

    def _mood_toggled(self, shown: bool) -> None:
        self._visit.change_settings(show_mood=shown)

    def _value_edited(self, field_id: str, value: Value | None) -> None:
        typing = self.cards[field_id].typed and not self._removing
        self._visit.set_value(field_id, value, typing=typing)
        if self._removing:
            words, self._removing = self._removing, ""
            self.removal_offered.emit(words)

    def _removal_requested(self, words: str) -> None:
        self._removing = words

    def show_answers(self) -> None:
        """Takes all values from the answers again, after an undo."""
        for field_id, card in self.cards.items():
            card.show_value(self._visit.value(field_id))
        self.refresh()

    def focus_field(self, field_id: str) -> None:
        """Brings one question into sight and gives it the focus."""
        self.complete()
        card = self.cards.get(field_id)
        if card is not None and not card.isHidden():
            card.focus_widget().setFocus()
            self.ensureWidgetVisible(card, 0, 40)

    def refresh(self) -> None:
        visible = self._visit.findings.visible
        missing = []
        for field in self._page.fields:
            if field.id not in self.cards:
                continue
            shown = field.id in visible
            answered = self._visit.value(field.id) is not None
            show_if(self.cards[field.id], shown)
            show_if(self.kept_notes[field.id], answered and not shown)
            if shown and not answered:
                missing.append(field.short)
        show_if(self.left_out, bool(missing))
        self.left_out.setText(
            tr("Not answered on this page: {names}. That is fine. You can go on.").format(names="; ".join(missing))
        )
        if self.mood_box is not None:
            self._refresh_mood(self.mood_box)
        country = self._visit.answers.settings.country
        if self.urgent_box.show_texts(self._visit, urgent_for(self._visit, self.page_id), country):
            self.verticalScrollBar().setValue(0)

    def _refresh_mood(self, box: TickBox) -> None:
        box.setVisible(self._visit.value(MOOD_FIELD) in (YES, NOT_SURE) or not self._visit.answers.settings.show_mood)
        box.blockSignals(True)
        box.setChecked(self._visit.answers.settings.show_mood)
        box.blockSignals(False)
