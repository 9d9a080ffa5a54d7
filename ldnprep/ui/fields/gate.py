"""A gate: one card with things to tick, a "?" for each, and "None of these" and "Not sure" below."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import partial
from time import monotonic

from PySide6 import QtCore
from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ldnprep.answers.model import NO, NOT_SURE, YES, Value
from ldnprep.content.gate import Gate, GateLine
from ldnprep.content.model import Field
from ldnprep.ui.fields.gate_marks import INDENT, UNSURE_WIDTH
from ldnprep.ui.fields.gate_model import OPEN, Changes, GateModel
from ldnprep.ui.fields.gate_row import GateRow
from ldnprep.ui.fields.presses import Presses
from ldnprep.ui.look.layouts import FlowLayout
from ldnprep.ui.look.theme import icon, theme
from ldnprep.ui.look.widgets import WORD_S, Card, Group, announce, button, label, rule
from ldnprep.ui.words import tr


class GateCard(Card):
    """The card. It holds no answer: `show_values` gives it those of its fields.

    changed(changes): field → value, to be taken together; the values are shown anew by who listens.
    about_to_press(line), pressed(line, by pointer): a mark is pressed, before and after `changed`; what follows from it
    is in sight then. set_at_once(words): a button below wrote into lines, which may be wanted back.
    """

    changed = Signal(object)
    about_to_press = Signal(object)
    pressed = Signal(object, bool)
    set_at_once = Signal(str)

    def __init__(
        self,
        gate: Gate,
        fields: Mapping[str, Field],
        *,
        named: str = "",
        read_only: bool = False,
        inside: bool = False,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__("inside" if inside else "card", margin=0 if inside else 18)
        self.gate = gate
        self.model = GateModel(gate, fields)
        self.rows: dict[GateLine, GateRow] = {}
        self._presses = Presses(clock)
        # the line that was changed last, its state before, and when
        self._was: tuple[GateLine, str, float] | None = None
        self._read_only = read_only
        self._column = 0
        self._current = 0
        self.body.setSpacing(0)
        self.setAccessibleName(name := ". ".join(filter(None, (named, gate.label, gate.help))))
        self.body.addLayout(self._head(inside=inside))
        self._list = Group(name)
        lines = QVBoxLayout(self._list)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        for line in gate.lines:
            lines.addWidget(self._row(line))
        self.body.addWidget(self._list)
        self.body.addWidget(rule())
        self.body.addSpacing(theme().px(6))
        self.body.addWidget(self._foot())
        self.show_values({}, [line.field for line in gate.lines])

    # ------------------------------------------------------------ parts

    def _head(self, *, inside: bool) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setSpacing(theme().px(2))
        if self.gate.label:
            head.addWidget(label(self.gate.label, "label" if inside else "question"))
        columns = QHBoxLayout()
        columns.setSpacing(0)
        yes = label(tr("Tick: yes"), "label", wrap=False)
        yes.setMinimumWidth(theme().px(INDENT))
        yes.setIndent(theme().px(8))
        columns.addWidget(yes)
        columns.addSpacing(theme().px(12))
        columns.addWidget(label(self.gate.help, "label"), 1)
        # with its sign: a "?" alone at the end of a line looks like help
        unsure = label(f"? {tr('Not sure')}", "label", wrap=False)
        unsure.setMinimumWidth(theme().px(UNSURE_WIDTH))
        unsure.setAlignment(QtCore.Qt.AlignmentFlag.AlignCenter)
        columns.addWidget(unsure)
        head.addLayout(columns)
        head.addSpacing(theme().px(4))
        return head

    def _row(self, line: GateLine) -> GateRow:
        row = GateRow(line, unsure=self.model.has_states(line))
        row.marked.connect(partial(self._marked, line))
        row.key_pressed.connect(partial(self._key_pressed, line))
        row.taken_back.connect(partial(self._take_back, line))
        self.rows[line] = row
        return row

    def _foot(self) -> QWidget:
        foot = QWidget()
        flow = self._flow = FlowLayout(foot, spacing=10)
        self.buttons: dict[str, QPushButton] = {}
        for state in (NO, NOT_SURE):
            made = button("", "choice")
            made.setProperty("changes", True)
            widest = max(self._foot_words(state, rest=rest) for rest in (False, True))
            made.setText(widest)
            made.setIconSize(QSize(theme().px(18), theme().px(18)))
            made.setFixedWidth(made.sizeHint().width() + theme().px(26))  # room for the check
            made.clicked.connect(partial(self._rest, state))
            self.buttons[state] = made
            flow.addWidget(made)
        self.count = label("", "second")
        self.count.setFixedSize(self._count_width(), self.buttons[NO].sizeHint().height())
        flow.addWidget(self.count)
        self.count.setHidden(theme().narrow)  # there it has a line of its own, which would be empty until it comes
        return foot

    def add_to_foot(self, widget: QWidget) -> None:
        """One more thing beside the buttons below; before the count, which grows."""
        self._flow.removeWidget(self.count)
        self._flow.addWidget(widget)
        self._flow.addWidget(self.count)
        widget.show()

    def _count_width(self) -> int:
        """Room for three counts, four take two lines; there before they come, so that nothing moves."""
        most = len(self.rows)
        words = (tr("{count} not sure"), tr("{count} open"), tr("{count} yes"))
        return self.count.fontMetrics().horizontalAdvance(", ".join(word.format(count=most) for word in words))

    @staticmethod
    def _foot_words(state: str, *, rest: bool) -> str:
        if state == NO:
            return tr("No to the rest") if rest else tr("None of these")
        return tr("Not sure about the rest") if rest else tr("Not sure")

    # ------------------------------------------------------------ showing

    def show_values(
        self,
        values: Mapping[str, Value],
        asked: Collection[str],
        known: Mapping[str, Collection[str]] | None = None,
        against: Mapping[str, str] | None = None,
    ) -> None:
        """Shows the answers. asked: ids of the fields that are asked now. known: field → the names that answer it.
        against: field → what speaks against the "no" there.
        """
        self.model.show(values, asked, known or {})
        shown = self.model.lines
        for line, row in self.rows.items():  # one that is not asked now keeps its place: no other line moves
            row.let_press(line in shown and not self._read_only)
        for place, line in enumerate(shown, start=1):
            said = self.model.known(line) or (against or {}).get(line.field, "")
            self.rows[line].show_state(self.model.state(line), place, len(shown), said)
        rest = self.model.speaks_of_the_rest
        for state, made in self.buttons.items():
            made.setText(self._foot_words(state, rest=rest))
            made.setEnabled(self.model.has_rest(state) and not self._read_only)
            checked = self.model.is_checked(state)
            made.setIcon(icon("check", "accent", 18) if checked else QIcon())
            pressed = tr("Pressed. Press again to take it back.") if checked else ""
            made.setAccessibleDescription(". ".join(filter(None, (self.gate.label or self.gate.help, pressed))))
        self.count.setText(self.count_words())
        self._rove()

    def count_words(self) -> str:
        """How many lines are answered how, such as "1 yes, 1 not sure, 4 open"; empty while nothing is, and where one
        button said it of all.
        """
        if not self.model.is_touched or self.model.is_all_by_one:
            return ""
        words = {
            YES: tr("{count} yes"), NOT_SURE: tr("{count} not sure"), NO: tr("{count} no"), OPEN: tr("{count} open"),
        }  # fmt: skip
        counts = {state: self.model.count(state) for state in words}
        said = [words[state].format(count=count) for state, count in counts.items() if count]
        typed = sum(self.model.is_known(line) for line in self.model.lines)
        return ", ".join([*said, *([tr("{count} typed").format(count=typed)] if typed else [])])

    def focus_widget(self) -> QWidget:
        """The line that has the list's one Tab stop."""
        return self._marks()[self._current].mark(self._column)

    def row_of(self, field_id: str) -> GateRow | None:
        """The line of a field, None where it has none."""
        return next((row for line, row in self.rows.items() if line.field == field_id), None)

    # ------------------------------------------------------------ pressing

    def _marked(self, line: GateLine, state: str, by_pointer: bool) -> None:
        self._current = self.model.lines.index(line)
        self._column = int(state == NOT_SURE)
        if self._presses.counts((line.field, line.option, state)):
            self._remember(line)
            self.about_to_press.emit(line)
            self.changed.emit(self.model.press(line, state))
            self.pressed.emit(line, by_pointer)

    def _rest(self, state: str, _checked: bool = False) -> None:
        if not self._presses.counts(state):
            return
        before = self.model.count(state)
        changes: Changes = self.model.rest(state)
        if not changes:
            return
        self.changed.emit(changes)
        words = {NO: tr("{count} set to no."), NOT_SURE: tr("{count} set to not sure.")}
        count = self.model.count(state) - before
        said = words[state].format(count=count) if count > 0 else tr("{count} open again.").format(count=-count)
        announce(self, said)
        if count > 0:
            self.set_at_once.emit(said)

    def _key_pressed(self, line: GateLine, column: int, key: int) -> None:
        named = QtCore.Qt.Key
        self._current, self._column = self.model.lines.index(line), column
        if key == named.Key_N:
            self._set(line, NO)
        elif key in (named.Key_Delete, named.Key_Backspace):
            self._set(line, OPEN)
        elif key in (named.Key_Left, named.Key_Right):
            self._column = int(key == named.Key_Right and self.rows[line].unsure is not None)
        else:
            last = len(self.model.lines) - 1
            to = {named.Key_Up: self._current - 1, named.Key_Down: self._current + 1, named.Key_Home: 0}.get(
                named(key), last
            )
            self._current = max(0, min(last, to))
        self._rove()
        self.focus_widget().setFocus(QtCore.Qt.FocusReason.TabFocusReason)

    def _set(self, line: GateLine, state: str) -> None:
        """By a key: a state at once, whatever was there."""
        now = self.model.state(line)
        if now != state and not (state == NO and line.option):
            self._remember(line)
            self.about_to_press.emit(line)
            self.changed.emit(self.model.press(line, state or now))
            self.pressed.emit(line, False)

    def _take_back(self, line: GateLine) -> None:
        """What changed a line just now was the beginning of words: Space, n."""
        if self._was is not None and self._was[0] is line:
            self._set(line, self._was[1])

    def _remember(self, line: GateLine) -> None:
        """A line is about to change; of changes that follow each other closely the first counts."""
        now, was = monotonic(), self._was
        if was is None or was[0] is not line or now - was[2] >= WORD_S:
            self._was = (line, self.model.state(line), now)

    def _marks(self) -> list[GateRow]:
        return [self.rows[line] for line in self.model.lines] or list(self.rows.values())

    def _rove(self) -> None:
        """One line has the Tab stop of the list: the one that was pressed or reached last."""
        rows = self._marks()
        self._current = min(self._current, len(rows) - 1)
        stop = rows[self._current].mark(self._column)
        policy = QtCore.Qt.FocusPolicy
        for row in self.rows.values():
            for column in (0, 1):
                mark = row.mark(column)
                mark.setFocusPolicy(policy.StrongFocus if mark is stop else policy.ClickFocus)
