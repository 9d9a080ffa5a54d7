"""A page of questions, made from the content: gates, cards, and what waits behind "More questions"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ldnprep.answers.model import Value
from ldnprep.content.gate import Gate, Pick
from ldnprep.content.model import Field, Kind, Page
from ldnprep.ui.answer_buttons import TickBox
from ldnprep.ui.fields.base import FieldCard, FieldContext
from ldnprep.ui.fields.pick_card import PickCard
from ldnprep.ui.fields.table import card_for
from ldnprep.ui.pages.base import PageView, urgent_for
from ldnprep.ui.pages.dangers import show_dangers
from ldnprep.ui.pages.fields_plan import Plan, known_names
from ldnprep.ui.pages.gate_on_page import GateOnPage
from ldnprep.ui.pages.left_open import left_open, unread
from ldnprep.ui.pages.pairs import Pairs
from ldnprep.ui.pages.taking import Changes, Taking
from ldnprep.ui.urgent import UrgentTexts
from ldnprep.ui.visit import Visit
from ldnprep.ui.widgets import FoldButton, label, show_if
from ldnprep.ui.words import tr, value_words

MOOD_FIELD = "mood_crisis"  # the last of the answers that she may keep off the sheet (an id that is fixed)
_SHORT_KINDS = frozenset({Kind.TEXT, Kind.DATE})


class FieldsPage(PageView):
    """The fields of one page of the content."""

    def __init__(self, page: Page, visit: Visit, context: FieldContext) -> None:
        super().__init__(page.id, page.title, page.intro)
        self._page = page
        self._visit = visit
        self._context = context
        self.plan = Plan(page)
        self.cards: dict[str, FieldCard] = {}
        self.gates: dict[str, GateOnPage] = {}
        self.picks: dict[str, PickCard] = {}
        self.urgents: dict[str, UrgentTexts] = {}  # by the field under whose card they stand
        self.mood_box: TickBox | None = None
        self.more_button: FoldButton | None = None
        self._more = QWidget()
        self._more_body = QVBoxLayout(self._more)
        self._more_body.setContentsMargins(0, 0, 0, 0)
        self._more_body.setSpacing(self.body.spacing())
        self._pairs = Pairs()
        self._taking = Taking(self._put_into_answers)
        self._taking.removal_offered.connect(self.removal_offered)
        self._said: set[object] = set()  # what Next told since she came
        self._standing: set[str] = set()  # ids of the danger texts before the last change
        self.kept = label("", "second")
        for item in self.plan.items:
            self.later(partial(self._add, item))
        self.later(self._finish)

    # ------------------------------------------------------------ parts

    def _add(self, item: Field | Gate | Pick) -> None:
        if isinstance(item, Gate):
            self._add_gate(item)
        elif isinstance(item, Pick):
            self._add_pick(item)
        else:
            self._add_field(item)

    def _add_gate(self, gate: Gate) -> None:
        made = GateOnPage(gate, self._page, self._visit, self._context)
        made.setParent(self)  # or what is connected to it would keep page and cards for good
        made.removal_offered.connect(self.removal_offered)
        made.country_requested.connect(self.country_requested)
        made.reveal_requested.connect(self.bring_what_opened)
        made.touched.connect(partial(self._touched, gate.id))
        made.refresh(self._known(gate))
        self.gates[gate.id] = made
        self._put(made.card)

    def _add_pick(self, pick: Pick) -> None:
        made = PickCard(pick, read_only=self._visit.read_only)
        made.changed.connect(self._picked)
        self.picks[pick.id] = made
        self._show_pick(made)
        self._put(made)

    def _add_field(self, field: Field) -> None:
        card = card_for(field, self._context)
        card.show_value(self._visit.value(field.id))
        card.value_edited.connect(partial(self._value_edited, field.id))
        card.removal_requested.connect(self._taking.about_to_remove)
        self.cards[field.id] = card
        card.hide()
        if field.label == self._page.title:  # said already
            card.title.hide()
        alone = field.kind in _SHORT_KINDS and field.id not in self.plan.paired
        if alone and not field.help and self._pairs.allowed:
            card.put_in_line()
        if self.plan.is_folded(field):
            self._more_body.addWidget(card)
        else:
            self._put(card, beside=field.id in self.plan.paired)
        # only now that it stands on the page: before, it would be a window of its own, and take the keys
        card.setVisible(field.id in self._visit.findings.visible)
        if field.id == MOOD_FIELD:
            self._add_mood_box(card)
        if any(field.id in urgent.signs for urgent in self._visit.checklist.urgent):
            box = self.urgents[field.id] = UrgentTexts(field.id)
            box.country_requested.connect(self.country_requested)
            card.body.addWidget(box)
        self.next(card.parts())

    def _put(self, card: QWidget, *, beside: bool = False) -> None:
        """Below the others, or beside the one before where both are short."""
        if isinstance(card, FieldCard) and beside and self._pairs.allowed:
            card.body.addStretch(1)  # both begin at the top
        self._pairs.put(card, self.body, beside=beside)
        self._pairs.fit(self.viewport().width())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if hasattr(self, "_pairs"):  # Qt may ask while the page is being made
            self._pairs.fit(self.viewport().width())

    def _add_mood_box(self, card: FieldCard) -> None:
        self.mood_box = TickBox(tr("Show to the clinic"))
        self.mood_box.setProperty("changes", True)
        self.mood_box.setEnabled(not self._visit.read_only)
        self.mood_box.setAccessibleDescription(tr("All answers on this page. Without it the sheet says “not shared”."))
        self.mood_box.toggled.connect(self._mood_toggled)
        card.body.addWidget(self.mood_box)

    def _finish(self) -> None:
        if self._more_body.count():
            self.more_button = FoldButton(tr("More questions"), name=tr("More questions, if you like"))
            self.more_button.toggled.connect(self._fold)
            line = QHBoxLayout()
            line.addWidget(self.more_button)
            line.addStretch(1)
            self.body.addLayout(line)
        self.body.addWidget(self._more)
        self._more.setVisible(False)
        self.body.addWidget(self.kept)
        self.body.removeWidget(self.urgent_box)  # nothing comes in above what she presses
        self.body.addWidget(self.urgent_box)
        self.body.addStretch(1)
        self.refresh()

    def _fold(self, opened: bool) -> None:
        show_if(self._more, opened)

    # ------------------------------------------------------------ answers

    def _mood_toggled(self, shown: bool) -> None:
        self._visit.change_settings(show_mood=shown)

    def _touched(self, gate_id: str) -> None:
        """What comes now comes of this gate, or of none: a line of another that was pressed before did not bring it."""
        for name, made in self.gates.items():
            if name != gate_id:
                made.last_pressed = None

    def _picked(self, changes: Changes) -> None:
        self._touched("")
        self._taking.take(changes)

    def _value_edited(self, field_id: str, value: Value | None) -> None:
        self._touched("")
        self._taking.take({field_id: value}, typing=self.cards[field_id].typed)

    def _put_into_answers(self, changes: Changes, typing: bool) -> None:
        self._visit.set_many(changes, typing=typing)

    def show_answers(self) -> None:
        """Takes all values from the answers again, after an undo."""
        for field_id, card in self.cards.items():
            card.show_value(self._visit.value(field_id))
        for gate in self.gates.values():
            gate.forget_press()
        self.refresh()

    # ------------------------------------------------------------ showing

    def refresh(self) -> None:
        visible = self._visit.findings.visible
        taken = frozenset(match.name for line in self._visit.findings.lines for match in line.recognised.matches)
        for name, card in self.cards.items():
            show_if(card, name in visible)
            card.leave_out(taken)
        for made in self.gates.values():
            made.refresh(self._known(made.gate))
        for pick in self.picks.values():
            self._show_pick(pick)
        if self.more_button is not None and not self.more_button.isChecked():
            self.more_button.setChecked(any(self._visit.value(name) is not None for name in self.plan.folded))
            show_if(self.more_button, any(name in visible for name in self.plan.folded))
        self._show_kept()
        self._show_urgent()
        if self.mood_box is not None:
            self.mood_box.blockSignals(True)
            self.mood_box.setChecked(self._visit.answers.settings.show_mood)
            self.mood_box.blockSignals(False)

    def _known(self, gate: Gate) -> Mapping[str, str]:
        return known_names(gate, self._visit.findings.lines)

    def _show_pick(self, made: PickCard) -> None:
        values = self._visit.answers.values
        fields = {field.id: field for field in self._page.fields}
        words = {
            name: value_words(fields[name], values[name], self._visit.checklist)
            for name in made.pick.fields()
            if name in values and name in fields
        }
        made.show_values(values, words)

    def _show_kept(self) -> None:
        """What is in the file, and left out of the sheet because of another answer."""
        own = {field.id for field in self._page.fields}
        names = [hidden.field.short for hidden in self._visit.findings.hidden if hidden.field.id in own]
        self.kept.setText(tr("Kept, but left out of the sheet: {names}.").format(names="; ".join(names)))
        show_if(self.kept, bool(names))

    def _show_urgent(self) -> None:
        urgent = self.in_full(self._visit, urgent_for(self._visit, self.page_id), lead=False)
        fresh = {each.id for each in urgent} - self._standing
        self._standing = {each.id for each in self._visit.findings.urgent}
        left = show_dangers(self._visit, urgent, self.urgents, self.gates, fresh=fresh)
        self.urgent_box.show_texts(self._visit, left, self._visit.answers.settings.country)
        here = bool(left) and not (self.urgent_box.seen and self.told_elsewhere)
        self.lead_to(self.page_id if here else self.told_elsewhere, keep=bool(fresh))

    # ------------------------------------------------------------ moving

    def enter(self) -> None:
        super().enter()
        self._said.clear()
        self._standing = {each.id for each in self._visit.findings.urgent}
        for made in self.gates.values():
            made.forget_press()
        first = self.cards.get(self.plan.first_text)
        target = first.focus_widget() if first is not None else None
        if isinstance(target, QLineEdit):  # a page that begins with typing lets her type
            target.setAccessibleDescription(". ".join(filter(None, (self._page.title, self._page.intro))))
            target.setFocus()

    def focus_field(self, field_id: str) -> None:
        """Brings one question into sight and gives it the focus."""
        self.complete()
        for target in self._places(field_id):
            target.setFocus()
            self.ensureWidgetVisible(target, 0, 40)
            return

    def _places(self, field_id: str) -> list[QWidget]:
        """Where a field is asked: a card, a line, under a line, or as one of the answers of a pick."""
        found: list[QWidget] = []
        card = self.cards.get(field_id)
        if card is not None and not card.isHidden():
            if field_id in self.plan.folded and self.more_button is not None:
                self.more_button.setChecked(True)
            found.append(card.focus_widget())
        for made in self.gates.values():
            row = made.card.row_of(field_id)
            below = [panel.cards[field_id] for panel in made.panels.values() if field_id in panel.cards]
            found += [row.tick] if row is not None else []
            found += [each.focus_widget() for each in below if not each.isHidden()]
        found += [pick.focus_widget() for pick in self.picks.values() if field_id in pick.pick.fields()]
        return found

    def hold_back(self) -> str:
        """What Next says once before it goes on."""
        self.complete()
        for look in (unread, left_open):
            place, words = look(tuple(self.gates.values()), self)
            if place is not None and look not in self._said:
                self._said.add(look)
                self.bring_what_opened(place)
                return words
        return ""
