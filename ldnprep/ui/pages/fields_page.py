"""A page of questions, made from the content: gates, cards, and what waits behind "More questions"."""

from __future__ import annotations

from functools import partial

from PySide6 import QtCore
from PySide6.QtWidgets import QApplication, QLineEdit

from ldnprep.answers.model import Value
from ldnprep.content.gate import Gate, Pick
from ldnprep.content.ids import TRIED_OPIOID
from ldnprep.content.model import Field, Kind, Page
from ldnprep.rules.conditions import is_systemic
from ldnprep.ui.fields.base import FieldCard, FieldContext
from ldnprep.ui.fields.opening import Opening
from ldnprep.ui.fields.pick_card import PickCard
from ldnprep.ui.fields.table import card_for
from ldnprep.ui.look.folding import add_fold
from ldnprep.ui.look.widgets import FoldButton, show_if
from ldnprep.ui.pages.base import PageView, urgent_for
from ldnprep.ui.pages.below import Below
from ldnprep.ui.pages.dangers import show_dangers
from ldnprep.ui.pages.fields_plan import Plan
from ldnprep.ui.pages.gate_on_page import GateOnPage
from ldnprep.ui.pages.kept_line import KeptLine
from ldnprep.ui.pages.left_open import Look, SaysOnce, Told, open_lines
from ldnprep.ui.pages.pairs import Pairs
from ldnprep.ui.pages.places import asked_at, undated_at
from ldnprep.ui.pages.taking import Changes, Taking
from ldnprep.ui.reading.urgent import UrgentTexts
from ldnprep.ui.visit import Visit
from ldnprep.ui.words import tr, value_words

_HER_OWN = ("", "opioids_now")  # a row of opioids under another line is of somebody else, or was given once
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
        self.more_button: FoldButton | None = None
        self._pairs = Pairs(self)
        self._taking = Taking(self._put_into_answers)
        self._taking.removal_offered.connect(self.removal_offered)
        self._below = Below(self)
        self._below.waits.connect(self.waits)
        self._next = SaysOnce(self._unread, partial(open_lines, self.gates.values()), self._below.unseen)
        self._standing: set[str] = set()  # ids of the danger texts before the last change
        self._typing = False  # the last change was typed, into no gate
        self._at_end: set[str] = set()  # ids of danger texts that typing brought
        self.kept = KeptLine(page, visit)
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
        made.opened.connect(self._below.opened)
        made.typed.connect(self._below.typed)
        self._below.add(made.below)
        made.touched.connect(partial(self._touched, gate.id))
        made.refresh()
        self.gates[gate.id] = made
        self.body.addWidget(made.card)

    def _add_pick(self, pick: Pick) -> None:
        made = PickCard(pick, read_only=self._visit.read_only)
        made.changed.connect(self._picked)
        made.removal_requested.connect(self._taking.about_to_remove)
        self.picks[pick.id] = made
        self._show_pick(made)
        self.body.addWidget(made)

    def _add_field(self, field: Field) -> None:
        card = card_for(field, self._context)
        card.show_value(self._visit.value(field.id))
        card.value_edited.connect(partial(self._value_edited, field.id))
        card.removal_requested.connect(self._taking.about_to_remove)
        card.part_opened.connect(self._below.opened)
        self.cards[field.id] = card
        card.hide()
        if field.label == self._page.title:  # said already
            card.title.hide()
        alone = field.kind in _SHORT_KINDS and field.id not in self.plan.paired
        if alone and not field.help and self._pairs.allowed:
            card.put_in_line()
        if field.id in self.plan.paired and self._pairs.allowed:
            self._pairs.put(card, self.body)
        else:
            self._put(card)
        show_if(card, field.id in self._visit.findings.visible)
        if any(field.id in urgent.signs for urgent in self._visit.checklist.urgent):
            box = self.urgents[field.id] = UrgentTexts(field.id)
            box.country_requested.connect(self.country_requested)
            card.body.addWidget(box)
        self.next(card.parts())

    def _put(self, card: FieldCard) -> None:
        """What is only asked after another answer, and what a card opens, stands at the end."""
        if card.field.when is not None and not self.plan.is_folded(card.field):
            self._below.add_card(card)
        elif not self.plan.is_folded(card.field):
            self.body.addWidget(card)
        self._below.add(card.opens)

    def _finish(self) -> None:
        self._below.place()
        folded = [card for name, card in self.cards.items() if name in self.plan.folded]
        if folded:
            words, name = tr("More questions"), tr("More questions, if you like")
            self.more_button, column = add_fold(self.body, words, name=name)
            column.setSpacing(self.body.spacing())
            for card in folded:
                column.addWidget(card)
            self.more_button.toggled.connect(self._more_opened)
        self.body.addWidget(self.kept)
        self.kept.follow()
        self.body.removeWidget(self.urgent_box)  # nothing comes in above what she presses
        self.body.addWidget(self.urgent_box)
        self.body.addStretch(1)
        self.refresh()
        self._below.begin()

    def _more_opened(self) -> None:
        """The questions take the place of their link; the focus goes first, or the page would scroll after it."""
        if self.more_button is None:
            return
        if self.more_button.hasFocus():
            first = next(card for name, card in self.cards.items() if name in self.plan.folded)
            by_keys = not self.more_button.by_pointer and not first.isHidden()
            (first.focus_widget() if by_keys else self.title_label).setFocus(QtCore.Qt.FocusReason.OtherFocusReason)
        self.more_button.hide()

    # ------------------------------------------------------------ answers

    def _touched(self, gate_id: str) -> None:
        """Forgets the last pressed line of the other gates: it did not open what opens now."""
        self._below.about_to_change()
        self._typing = False
        for name, made in self.gates.items():
            if name != gate_id:
                made.last_pressed, made.typing = None, False

    def _picked(self, changes: Changes) -> None:
        self._touched("")
        self._taking.take(changes)

    def _value_edited(self, field_id: str, value: Value | None) -> None:
        self._touched("")
        self._typing = self.cards[field_id].typed
        self._taking.take({field_id: value}, typing=self._typing)

    def _put_into_answers(self, changes: Changes, typing: bool) -> None:
        self._below.answering = True
        self._visit.set_many(changes, typing=typing)
        self._below.answering = False
        if typing:
            self._below.typed()

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
        taken = self._taken()
        for name, card in self.cards.items():
            show_if(card, name in visible)
            card.leave_out(taken)
        self._below.show_cards(frozenset(visible))
        for made in self.gates.values():
            made.refresh()
        for pick in self.picks.values():
            self._show_pick(pick)
        if self.more_button is not None and not self.more_button.isChecked():
            self.more_button.setChecked(any(self._visit.value(name) is not None for name in self.plan.folded))
        if self.more_button is not None:
            some = any(name in visible for name in self.plan.folded)
            show_if(self.more_button, some and not self.more_button.isChecked())
        self._show_urgent()

    def _taken(self) -> frozenset[str]:
        """What she takes now, as the recogniser calls it; an opioid of her own is one, whatever its name."""
        lines = self._visit.findings.lines
        own = any(is_systemic(line) and getattr(line.row, "under", "") in _HER_OWN for line in lines)
        names = frozenset(match.name for line in lines for match in line.recognised.matches)
        return names | ({TRIED_OPIOID} if own else set())

    def _show_pick(self, made: PickCard) -> None:
        values = self._visit.answers.values
        fields = {field.id: field for field in self._page.fields}
        words = {
            name: value_words(fields[name], values[name], self._visit.checklist)
            for name in made.pick.fields()
            if name in values and name in fields
        }
        made.show_values(values, words)

    def _show_urgent(self) -> None:
        urgent = self.danger.in_full(self._visit, urgent_for(self._visit, self.page_id))
        now = {each.id for each in self._visit.findings.urgent}
        came, self._standing = now - self._standing, now
        fresh = came & {each.id for each in urgent}
        if self._typing or any(made.typing for made in self.gates.values()):
            self._at_end |= fresh  # what typing brought stays there: nothing moves under her words
        self._at_end &= {each.id for each in urgent}
        left = show_dangers(self._visit, urgent, self.urgents, self.gates, fresh=fresh, at_end=self._at_end)
        self.urgent_box.show_texts(self._visit, left, self._visit.answers.settings.country)
        here = bool(urgent) and not (self.danger.elsewhere and self.watch.unread() is None)
        self.danger.lead_to(self.page_id if here else self.danger.elsewhere, keep=bool(came))
        if fresh:
            self._bring_danger()
        self._below.changed()
        self.watch.look()

    def _bring_danger(self) -> None:
        """By a key the page scrolls to a danger text that came below a question, as to all that opens."""
        by_key = getattr(QApplication.focusWidget(), "by_pointer", None) is False
        box = self.watch.unread()
        if by_key and box is not None and box in self.urgents.values():
            self.lay_out()
            self.bring_what_opened(box)

    # ------------------------------------------------------------ moving

    def enter(self) -> None:
        super().enter()
        self._next.begin()
        self._below.begin()
        self._standing = {each.id for each in self._visit.findings.urgent}
        self._typing, self._at_end = False, set()
        for made in self.gates.values():
            made.forget_press()
        first = self.cards.get(self.plan.first_text)
        target = first.focus_widget() if first is not None else None
        if isinstance(target, QLineEdit) and not self.title_label.by_keys:  # by pointer: she can type at once
            target.setAccessibleDescription(". ".join(filter(None, (self._page.title, self._page.intro))))
            target.setFocus()

    def focus_field(self, field_id: str) -> None:
        """Brings one question into sight and gives it the focus; with "#last_used" the row that lacks its day."""
        self.complete()
        field_id, _, box = field_id.partition("#")
        if field_id in self.plan.folded and self.more_button is not None:
            self.more_button.setChecked(True)
        asked = next(asked_at(field_id, self.cards, self.gates.values(), self.picks.values()), None)
        target = (undated_at(self) if box else None) or asked
        if target is not None:
            target.setFocus()
            self.lay_out()  # what was folded a moment ago has a place then
            self.bring_what_opened(target)

    def _unread(self) -> Told | None:
        box = self.watch.unread()
        return (box, tr("Please read this first.")) if box is not None else None

    def hold_back(self, *, closing: bool = False) -> str:
        self.complete()
        self.watch.note_seen()
        told = self._next.danger() if closing else self._next.next()
        if told is None:
            return ""
        place, words = told
        bring = self.bring_to_top if isinstance(place, Opening) else self.bring_what_opened
        bring(place)
        return words

    def ask_first(self, look: Look) -> None:
        """One more thing that Next tells before it goes on, before the others."""
        self._next.looks.insert(0, look)
