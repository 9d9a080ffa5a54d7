"""A gate on its page: joins the card with the answers, and opens below the list what follows from its lines."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeyEvent

from ldnprep.answers.model import NOT_SURE, YES, Value
from ldnprep.content.gate import Gate, GateLine
from ldnprep.content.model import Page, Urgent
from ldnprep.rules.unanswered import known_names
from ldnprep.ui.fields.base import FieldContext
from ldnprep.ui.fields.gate import GateCard
from ldnprep.ui.fields.gate_below import GateBelow
from ldnprep.ui.fields.gate_model import OPEN, Changes
from ldnprep.ui.fields.gate_panel import GatePanel, hand_letter
from ldnprep.ui.fields.opening import Opening
from ldnprep.ui.fields.opioid_list import OpioidList
from ldnprep.ui.pages.against import against
from ldnprep.ui.pages.gate_rows import GateRows
from ldnprep.ui.pages.taking import Taking
from ldnprep.ui.visit import Visit


class GateOnPage(QObject):
    """card: the list. below: what follows from its lines; the page puts it where it moves nothing.

    removal_offered(words): something was taken away or set at once. country_requested: as in `PageView`.
    opened(part, by pointer): something opened below. typed: letters went into a box below, maybe out of sight.
    touched: an answer here is about to change.
    """

    removal_offered = Signal(str)
    country_requested = Signal()
    opened = Signal(object, bool)
    typed = Signal()
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
        self._opened: list[Opening] = []
        self.last_pressed: GateLine | None = None
        self.typing = False  # the last change was typed
        self._against = against(visit)  # as it was when she came: no line grows or shrinks under her hand
        self._pressing = False
        follows = [name for line in gate.lines for name in line.follow]
        self._shared = {name for name in follows if follows.count(name) > 1}
        self._homes: dict[str, GateLine] = {}
        self._anchors: dict[str, GateLine] = {}  # danger text → the line under which it came up
        self.card = self._gate_card(gate, page.title)
        self.panels = {line: self._panel(line) for line in gate.lines}
        rows_field = next((line.rows for line in gate.lines if line.rows), "")
        self.loose = self._loose_rows(rows_field) if rows_field else None
        self._rows = GateRows(rows_field, visit.value, self.card.model, self.panels, self.loose) if self.loose else None
        if self._rows is not None:
            self._rows.edited.connect(self._rows_edited)
            self._rows.removal_requested.connect(self._taking.about_to_remove)
        self.below = GateBelow(tuple(self.panels.values()), self.loose)
        self.card.about_to_press.connect(self._about_to_press)
        self.card.pressed.connect(self._pressed)

    def _gate_card(self, gate: Gate, named: str, *, inside: bool = False) -> GateCard:
        card = GateCard(gate, self._fields, named=named, read_only=self._context.read_only, inside=inside)
        card.changed.connect(self._changed)
        card.set_at_once.connect(self.removal_offered)
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
            follow.part_opened.connect(self.opened)
        if panel.rows is not None:
            panel.rows.opened.connect(self.opened)
        panel.urgent.country_requested.connect(self.country_requested)
        self.card.rows[line].hand_letters_to(partial(self._take_letter, line))
        return panel

    def _loose_rows(self, rows_field: str) -> OpioidList:
        loose = OpioidList("", self.gate.help, "", rows_field, self._context)
        loose.opened.connect(self.opened)
        self.card.add_to_foot(loose.add_button)
        return loose

    # ------------------------------------------------------------ showing

    def refresh(self) -> None:
        """Shows the answers as they are, and beside the lines what was typed that answers them or speaks against."""
        values, asked = self._visit.answers.values, self._visit.findings.visible
        known = known_names(self.gate, self._visit.findings.lines)
        self.card.show_values(values, asked, known, self._against)
        self._find_homes(asked)
        if self._rows is not None:
            self._rows.show()
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
        """Opens and shuts what follows from the lines, after its parts were shown."""
        self._opened += self.below.settle()

    def anchor_of(self, urgent: Urgent, *, fresh: bool) -> GateLine | None:
        """The line under which a danger text belongs: the one whose change brought it, else that of its sign.

        It stays where it came up: nothing above what she presses moves.
        """
        there = self._anchors.get(urgent.id)
        if there is not None and there in self.card.model.lines:
            return there
        if fresh and self.last_pressed is not None:
            return self.last_pressed
        model = self.card.model
        signs = [line for line in model.lines if line.field in urgent.signs and model.state(line) in (YES, NOT_SURE)]
        return signs[0] if signs else None

    def show_urgent(self, by_line: Mapping[GateLine, tuple[Urgent, ...]]) -> None:
        """Shows the danger texts that belong to this gate."""
        country = self._visit.answers.settings.country
        self._anchors = {urgent.id: line for line, texts in by_line.items() for urgent in texts}
        for line, panel in self.panels.items():
            if panel.show_danger(self._visit, by_line.get(line, ()), country) and not panel.isHidden():
                self._opened.append(panel)
        self.settle()

    def open_count(self) -> int:
        """How many lines are open, where any is marked; 0 for a gate that was left whole."""
        return self.card.model.count(OPEN) if self.card.model.is_touched else 0

    # ------------------------------------------------------------ changing

    def _changed(self, changes: Changes) -> None:
        self._opened = []
        if not self._pressing:  # by a button below, which speaks of no single line
            self._touch(None)
        self._pressing = False
        self._visit.set_many(changes)

    def _touch(self, line: GateLine | None) -> None:
        self.last_pressed = line
        self.typing = False
        self.touched.emit()

    def _about_to_press(self, line: GateLine) -> None:
        self._pressing = True
        self._touch(line)

    def _pressed(self, line: GateLine, by_pointer: bool) -> None:
        mine: list[Opening] = [each for each in self._opened if each is self.panels[line]]
        danger = [each for each in self._opened if each.has_danger()]
        for part in (danger or mine or self._opened)[:1]:
            self.opened.emit(part, by_pointer)

    def _take_letter(self, line: GateLine, event: QKeyEvent) -> bool:
        """A letter that was typed on a line belongs to the boxes that follow from it, if they are in sight."""
        panel, loose = self.panels[line], self.loose
        if loose is None or not panel.isHidden() or self.card.model.state(line) != NOT_SURE:
            return hand_letter(event, panel)
        return hand_letter(event, loose)  # one set for all of which she is not sure

    def _press_within(self, line: GateLine, _inner: object) -> None:
        self._pressing = True
        self._touch(line)

    def _follow_edited(self, line: GateLine, field_id: str, value: Value | None) -> None:
        card = self.panels[line].cards[field_id]
        self._touch(line)
        self.typing = card.typed
        self._taking.take({field_id: value}, typing=card.typed)

    def _rows_edited(self, line: GateLine | None, changes: Changes, typing: bool) -> None:
        self._touch(line)
        self.typing = typing
        self._taking.take({name: value for name, value in changes.items() if name in self._fields}, typing=typing)

    def _put_into_answers(self, changes: Mapping[str, Value | None], typing: bool) -> None:
        self._visit.set_many(changes, typing=typing)
        if typing:
            self.typed.emit()

    def forget_press(self) -> None:
        """Forgets the last press, after a page change or an undo."""
        self.last_pressed = None
        self.typing = False
        self._anchors = {}
        self._against = against(self._visit)
