"""What follows from one line of a gate: danger texts, rows of opioids, and questions, under a heading that names it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ldnprep.answers.model import NOT_SURE, YES, MedicineRow, Value
from ldnprep.content.gate import GateLine
from ldnprep.content.model import Field, Kind, Urgent
from ldnprep.content.reach import named_fields
from ldnprep.ui.fields.base import FieldCard, FieldContext
from ldnprep.ui.fields.date import Date
from ldnprep.ui.fields.gate import GateCard
from ldnprep.ui.fields.opening import Opening
from ldnprep.ui.fields.opioid_list import OpioidList
from ldnprep.ui.fields.table import card_for
from ldnprep.ui.look.theme import theme
from ldnprep.ui.look.widgets import label, restyle, rule, show_if
from ldnprep.ui.reading.urgent import UrgentTexts
from ldnprep.ui.visit import Visit
from ldnprep.ui.words import tr

_BESIDE = frozenset({Kind.TEXT, Kind.DATE})  # short ones stand side by side
_FIRST = 2  # place in a panel behind its line and its heading


def hand_letter(event: QKeyEvent, within: QWidget) -> bool:
    """Hands a letter to the first empty box in sight here. Whether there is a box: where all are full it says nothing
    at all.
    """
    boxes = [box for box in within.findChildren(QLineEdit) if box.isVisible()]
    empty = next((box for box in boxes if not box.text() and not box.isReadOnly()), None)
    if empty is not None:
        empty.setFocus(Qt.FocusReason.OtherFocusReason)
        QApplication.sendEvent(
            empty, QKeyEvent(event.type(), event.key(), event.modifiers(), event.text(), event.isAutoRepeat())
        )
    return bool(boxes)


def _short(line: GateLine) -> str:
    """How a line begins: enough to know it again. A screen reader says it whole. Above names that she types a list of
    names is called by its kind: the first of them is not hers.
    """
    if line.called:
        return line.called
    plain, aside, _ = line.words.partition(" (")
    first, comma, _ = plain.partition(",")
    return f"{first} …" if aside or comma else line.words


class GatePanel(Opening):
    """What follows from a line; out of sight while nothing does."""

    def __init__(
        self,
        line: GateLine,
        fields: Sequence[Field],
        gates: Sequence[GateCard],
        context: FieldContext,
    ) -> None:
        """fields: that follow. gates: that stand in it."""
        super().__init__(line.words)
        self.line = line
        self._fields = {field.id: field for field in fields}
        self._days = {field.id for field in fields if field.kind is Kind.DATE}
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(theme().px(8))
        self.rule = rule()  # between this and what stands above
        self._body.addWidget(self.rule)
        self.heading = label(_short(line), "label")
        self._body.addWidget(self.heading)
        self.urgent = UrgentTexts(line.field)
        self._body.addWidget(self.urgent)
        self.rows: OpioidList | None = None
        self._unmarked = False  # her line has rows, and neither a tick nor a "?"
        if line.rows:
            self.rows = OpioidList(line.field, line.words, line.last_used, line.rows, context)
            self._body.addWidget(self.rows)
        self.cards: dict[str, FieldCard] = {}
        self._answered: Collection[str] = ()  # ids of the fields that have an answer
        self._beside: list[tuple[QWidget, list[FieldCard]]] = []
        self._add_cards(fields, context)
        self.gates = {gate.gate.id: gate for gate in gates}
        for gate in gates:
            self._body.addWidget(gate)
        self.setVisible(False)

    def _add_cards(self, fields: Sequence[Field], context: FieldContext) -> None:
        row: list[FieldCard] = []
        for field in fields:
            card = self._card(field, context)
            beside = field.kind in _BESIDE and not theme().narrow
            if not beside or not row or len(row) == 2:
                row = []
                holder = QWidget()
                layout = QHBoxLayout(holder)
                layout.setContentsMargins(0, 0, 0, 0)
                layout.setSpacing(theme().px(12))
                self._body.addWidget(holder)
                self._beside.append((holder, row))
            if beside and len(fields) == 1 and self.rows is None:
                card.put_in_line(self.heading)
            elif beside:
                card.body.addStretch(1)  # both begin at the top
            row.append(card)
            holder_layout = self._beside[-1][0].layout()
            if isinstance(holder_layout, QHBoxLayout):
                holder_layout.addWidget(card, 1)
            if not beside:
                row = []

    def _card(self, field: Field, context: FieldContext) -> FieldCard:
        card = self.cards[field.id] = card_for(field, context, inside=True)
        card.title.setText(field.label)
        card.title.setProperty("role", "")  # the heading is the bold one
        restyle(card.title)
        card.setAccessibleDescription(self.line.words)
        return card

    # ------------------------------------------------------------ showing

    def show_values(self, values: Mapping[str, Value], asked: Collection[str], state: str) -> None:
        """Shows the answers that belong here. asked: ids of the fields that are asked now; state: of the line."""
        self._answered = values.keys()
        for name, card in self.cards.items():
            card.show_value(values.get(name))
            show_if(card, name in asked or (self._follows_a_day(name) and state in (YES, NOT_SURE)))
            if self._follows_a_day(name):
                self._show_known(name, known=name not in asked)
            if self._fields[name].kind is Kind.TEXT:
                unsure = state == NOT_SURE and bool(self.line.unsure_label)
                card.rename(self.line.unsure_label if unsure else self._fields[name].label)
        for holder, cards in self._beside:
            show_if(holder, any(not card.isHidden() for card in cards))
        for gate in self.gates.values():
            gate.show_values(values, asked)
            show_if(gate, any(line.field in asked for line in gate.gate.lines))

    def _follows_a_day(self, name: str) -> bool:
        """Whether it is in sight, and a day here may answer it: then it stays, and nothing moves as she types."""
        return not self.cards[name].isHidden() and bool(self._days & named_fields(self._fields[name].ask))

    def _show_known(self, name: str, *, known: bool) -> None:
        card, words = self.cards[name], self._fields[name].label
        card.title.setText(tr("{question} (said above)").format(question=words) if known else words)
        asks_back = any(each.asks_back for each in self.cards.values() if isinstance(each, Date))
        card.setEnabled(not known and not asks_back)

    def show_danger(self, visit: Visit, texts: tuple[Urgent, ...], country: str | None) -> bool:
        """Shows danger texts, first of all; one that comes while she fills in what is here comes behind it, so that
        nothing moves. Whether one is new.
        """
        came = self.urgent.isHidden()
        new = self.urgent.show_texts(visit, texts, country)
        if came and texts:
            self._body.removeWidget(self.urgent)
            self._body.insertWidget(_FIRST if self.isHidden() else self._body.count(), self.urgent)
        return new

    def show_rows(self, rows: Sequence[MedicineRow], *, open_: bool, marked: bool) -> None:
        """Shows the opioids of this line; open_: it has some, or says that there is one, or may be. marked: by her."""
        if self.rows is not None:
            show_if(self.rows, open_)
            if open_:
                self.rows.show_rows(rows)
            self._unmarked = bool(rows) and not marked
            line = _short(self.line)
            words = tr("Without a tick, still on your sheet: {line}") if self._unmarked else "{line}"
            self.heading.setText(words.format(line=line))
            in_row = open_ and not self._unmarked
            self.rows.show_title(line if in_row else "")
            show_if(self.heading, not in_row)

    def kept(self) -> list[str]:
        return [row.name for row in self.rows.rows()] if self.rows is not None and self._unmarked else []

    def settle(self) -> bool:
        """Comes into sight when there is something in it; whether it just did."""
        parts = [self.urgent, *([self.rows] if self.rows else []), *(holder for holder, _ in self._beside)]
        filled = any(not part.isHidden() for part in (*parts, *self.gates.values()))
        opened = filled and self.isHidden()
        show_if(self, filled)
        return opened

    def opened_words(self) -> str:
        labels = [card.title.text() for card in self.cards.values() if not card.isHidden()]
        labels += [self.rows.opened_words()] if self.rows and not self.rows.isHidden() else []
        labels += [gate.accessibleName() for gate in self.gates.values() if not gate.isHidden()]
        return ", ".join(labels)

    def has_danger(self) -> bool:
        return not self.urgent.isHidden()

    def first_seen(self) -> QWidget:
        return self.urgent if self.has_danger() else self

    def boxes(self) -> list[QLineEdit]:
        targets = [card.focus_widget() for card in self.cards.values() if not card.isHidden()]
        rows = self.rows.boxes()[:1] if self.rows is not None and not self.rows.isHidden() else []
        return [*rows, *(each for each in targets if isinstance(each, QLineEdit))]

    def unanswered(self) -> int:
        typed = {box for box in self.boxes() if box.text()}
        cards = [(name, card) for name, card in self.cards.items() if not card.isHidden() and card.isEnabled()]
        left = sum(name not in self._answered and card.focus_widget() not in typed for name, card in cards)
        rows = self.rows.unanswered() if self.rows is not None and not self.rows.isHidden() else 0
        return left + rows + sum(not gate.isHidden() and not gate.model.is_touched for gate in self.gates.values())
