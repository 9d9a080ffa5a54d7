"""A gate on its page: joins the card with the answers, and opens what follows under its lines."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal

from ldnprep.answers.model import NOT_SURE, YES, MedicineRow, Value
from ldnprep.content.gate import Gate, GateLine
from ldnprep.content.model import Page, Urgent
from ldnprep.ui.fields.base import FieldContext
from ldnprep.ui.fields.gate import GateCard
from ldnprep.ui.fields.gate_model import OPEN, Changes
from ldnprep.ui.fields.gate_panel import GatePanel
from ldnprep.ui.fields.opioid_list import OpioidList
from ldnprep.ui.fields.opioid_rows import AS_NEEDED, as_needed, rows_by_line
from ldnprep.ui.pages.taking import Taking
from ldnprep.ui.visit import Visit
from ldnprep.ui.widgets import announce
from ldnprep.ui.words import tr


class GateOnPage(QObject):
    """removal_offered(words): something was taken away or set at once. country_requested: as in `PageView`.

    reveal_requested(widget): a key opened something; the page scrolls to it. By pointer nothing scrolls. touched: an
    answer here is about to change.
    """

    removal_offered = Signal(str)
    country_requested = Signal()
    reveal_requested = Signal(object)
    touched = Signal()

    def __init__(self, gate: Gate, page: Page, visit: Visit, context: FieldContext) -> None:
        super().__init__()
        self.gate = gate
        self._visit = visit
        self._context = context
        self._fields = {field.id: field for field in page.fields}
        self._gates = {each.id: each for each in page.gates}
        self._taking = Taking(self._put_into_answers)
        self._taking.removal_offered.connect(self.removal_offered)
        self._opened: set[GateLine] = set()
        self.last_pressed: GateLine | None = None
        self._pressing = False
        self._was_shut = True  # what is under the line that is being pressed
        follows = [name for line in gate.lines for name in line.follow]
        self._shared = {name for name in follows if follows.count(name) > 1}
        self._homes: dict[str, GateLine] = {}
        self._anchors: dict[str, GateLine] = {}  # danger text → the line under which it came up
        self.card = self._gate_card(gate, page.title)
        self.panels = {line: self._panel(line) for line in gate.lines}
        self._rows_field = next((line.rows for line in gate.lines if line.rows), "")
        self.loose = self._loose_rows() if self._rows_field else None
        self.card.about_to_press.connect(self._about_to_press)
        self.card.pressed.connect(self._pressed)

    def _gate_card(self, gate: Gate, named: str, *, inside: bool = False) -> GateCard:
        card = GateCard(gate, self._fields, named=named, read_only=self._context.read_only, inside=inside)
        card.changed.connect(self._changed)
        card.set_at_once.connect(self.removal_offered)
        card.kept.connect(self.reveal_requested)
        return card

    def _panel(self, line: GateLine) -> GatePanel:
        names = [name for name in line.follow if name in self._gates]
        inner = [self._gate_card(self._gates[name], line.words, inside=True) for name in names]
        fields = [self._fields[name] for name in line.follow if name in self._fields]
        for card in inner:
            card.about_to_press.connect(partial(self._press_within, line))
        panel = GatePanel(line, fields, inner, self._context)
        for name, follow in panel.cards.items():
            follow.value_edited.connect(partial(self._follow_edited, line, name))
            follow.removal_requested.connect(self._taking.about_to_remove)
        if panel.rows is not None:
            panel.rows.edited.connect(partial(self._rows_edited, line))
            panel.rows.removal_requested.connect(self._taking.about_to_remove)
        panel.urgent.country_requested.connect(self.country_requested)
        self.card.rows[line].put_below(panel)
        return panel

    def _loose_rows(self) -> OpioidList:
        loose = OpioidList("", self.gate.help, "", self._rows_field, self._context)
        loose.add_requested.connect(loose.add_row)
        loose.edited.connect(partial(self._rows_edited, None))
        loose.removal_requested.connect(self._taking.about_to_remove)
        self.card.add_to_foot(loose.add_button)
        self.card.body.addWidget(loose)
        return loose

    # ------------------------------------------------------------ showing

    def refresh(self, known: Mapping[str, str]) -> None:
        """Shows the answers as they are. known: field → the typed names that answer it."""
        values, asked = self._visit.answers.values, self._visit.findings.visible
        self.card.show_values(values, asked, known)
        self._find_homes(asked)
        self._show_rows(values)
        for line, panel in self.panels.items():
            panel.show_values(values, self._asked_under(line, asked), self.card.model.state(line))
        self.settle()

    def _asked_under(self, line: GateLine, asked: Collection[str]) -> set[str]:
        """What is asked under a line: of a question that several lines open, only where it opened first."""
        elsewhere = {name for name in line.follow if self._homes.get(name, line) is not line}
        return set(asked) - elsewhere

    def _find_homes(self, asked: Collection[str]) -> None:
        """Under which line a question stands that several open: it stays there while that line is marked."""
        state = self.card.model.state
        for name in self._shared:
            marked = [line for line in self.gate.lines if name in line.follow and state(line) in (YES, NOT_SURE)]
            if name not in asked:
                self._homes.pop(name, None)
            elif marked and self._homes.get(name) not in marked:
                self._homes[name] = self.last_pressed if self.last_pressed in marked else marked[0]
            else:
                self._homes.setdefault(name, next(line for line in self.gate.lines if name in line.follow))

    def settle(self) -> None:
        """Opens and shuts what is under the lines, after its parts were shown."""
        self._opened |= {line for line, panel in self.panels.items() if panel.settle()}

    def _open_lines(self) -> list[str]:
        lines = self.card.model.lines
        return [line.field for line in lines if line.rows and self.card.model.state(line) in (YES, NOT_SURE)]

    def _show_rows(self, values: Mapping[str, Value]) -> None:
        if self.loose is None:
            return
        open_lines = self._open_lines()
        rows = rows_by_line(_rows(values.get(self._rows_field)), open_lines, self.loose.rows())
        for line, panel in self.panels.items():
            panel.show_rows(rows.get(line.field, []), open_=line.field in open_lines)
        self.loose.show_rows(rows[""])

    def anchor_of(self, urgent: Urgent, *, fresh: bool) -> GateLine | None:
        """The line under which a danger text belongs: that of its sign, else the one whose change brought it.

        It stays where it came up: what is above the next press must not move.
        """
        there = self._anchors.get(urgent.id)
        if there is not None and there in self.card.model.lines:
            return there
        model = self.card.model
        signs = [line for line in model.lines if line.field in urgent.signs and model.state(line) in (YES, NOT_SURE)]
        return signs[0] if signs else self.last_pressed if fresh else None

    def show_urgent(self, by_line: Mapping[GateLine, tuple[Urgent, ...]]) -> None:
        """Shows the danger texts that belong to this gate."""
        country = self._visit.answers.settings.country
        self._anchors = {urgent.id: line for line, texts in by_line.items() for urgent in texts}
        for line, panel in self.panels.items():
            panel.urgent.show_texts(self._visit, by_line.get(line, ()), country)
        self.settle()

    def open_count(self) -> int:
        """How many lines are open, where any is marked; 0 for a gate that was left whole."""
        return self.card.model.count(OPEN) if self.card.model.is_touched else 0

    # ------------------------------------------------------------ changing

    def _changed(self, changes: Changes) -> None:
        self._opened.clear()
        if not self._pressing:  # by a button below, which speaks of no single line
            self._touch(None)
        self._pressing = False
        self._visit.set_many(changes)

    def _touch(self, line: GateLine | None) -> None:
        self.last_pressed = line
        self.touched.emit()

    def _about_to_press(self, line: GateLine) -> None:
        self._pressing = True
        self._touch(line)
        self._was_shut = self.panels[line].isHidden()

    def _pressed(self, line: GateLine, by_pointer: bool) -> None:
        panel = self.panels[line]
        if panel.isHidden() is not self._was_shut or line in self._opened:
            self.card.shift_below(line)
        if line not in self._opened:
            return
        announce(panel, tr("Opened below: {questions}").format(questions=panel.opened_words()))
        if not by_pointer:
            self.reveal_requested.emit(panel)
            return
        empty = panel.first_empty()
        if empty is not None:
            empty.setFocus(Qt.FocusReason.OtherFocusReason)

    def _press_within(self, line: GateLine, _inner: object) -> None:
        self._pressing = True
        self._touch(line)

    def _follow_edited(self, line: GateLine, field_id: str, value: Value | None) -> None:
        card = self.panels[line].cards[field_id]
        self._touch(line)
        self._taking.take({field_id: value}, typing=card.typed)

    def _rows_edited(self, line: GateLine | None, typing: bool) -> None:
        self._touch(line)
        open_lines = self._open_lines()
        lists = [panel.rows for line, panel in self.panels.items() if line.field in open_lines]
        lists.append(self.loose)
        rows = tuple(row for each in lists if each is not None for row in each.rows())
        changes: Changes = {self._rows_field: rows}
        if not typing and AS_NEEDED in self._fields:
            changes |= self._as_needed(rows)
        self._taking.take(changes, typing=typing)

    def _put_into_answers(self, changes: Mapping[str, Value | None], typing: bool) -> None:
        self._visit.set_many(changes, typing=typing)

    def _as_needed(self, rows: Collection[MedicineRow]) -> Changes:
        """What the rows say of "now and then"; what else she said of it stays."""
        before = as_needed(_rows(self._visit.value(self._rows_field)))
        now, said = as_needed(rows), self._visit.value(AS_NEEDED)
        return {AS_NEEDED: now} if now == YES or said in (None, before) else {}

    def forget_press(self) -> None:
        """What was pressed last is no reason any more: another page, or an undo."""
        self.last_pressed = None
        self._anchors = {}


def _rows(value: Value | None) -> list[MedicineRow]:
    return [row for row in value if isinstance(row, MedicineRow)] if isinstance(value, tuple) else []
