"""The rows of opioids that follow from one line of a gate, or from none."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from ldnprep.answers.model import MedicineRow
from ldnprep.ui.fields.base import FieldContext
from ldnprep.ui.fields.opening import Opening
from ldnprep.ui.fields.opioid_line import OpioidLine
from ldnprep.ui.fields.rows import Rows
from ldnprep.ui.look.theme import theme
from ldnprep.ui.look.widgets import announce, button, rule, show_if
from ldnprep.ui.words import tr


class OpioidList(Opening):
    """edited(typing): the rows changed, by typing or by a key. removal_requested(words): a row is taken
    away. add_requested: one more is wanted. opened(part, by pointer): details came into sight.

    details: more about each row; stands below all lists of a card. rule: between this list and what is above.
    """

    edited = Signal(bool)
    removal_requested = Signal(str)
    add_requested = Signal()
    opened = Signal(object, bool)

    def __init__(self, line: str, called: str, last_used: str, field_id: str, context: FieldContext) -> None:
        """line: id of the gate's line, "" for the rows of no line."""
        super().__init__(called)
        self._line = line
        self._called = called
        self._last_used = last_used
        self._field_id = field_id
        self._context = context
        self._always_one = bool(line)  # an empty row stands ready
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(theme().px(8))
        self.rule = rule()
        body.addWidget(self.rule)
        self.rule.setVisible(not line)  # of a line it has that of the line
        self._title = "" if line else tr("Another opioid")
        column = QVBoxLayout()
        column.setSpacing(theme().px(8))
        body.addLayout(column)
        self.details = QVBoxLayout()
        self._rows = Rows[OpioidLine](column, (self.details, attrgetter("more")))
        self.lines = self._rows.lines
        self.add_button = button(tr("Add an opioid"), "link", icon_name="plus")
        self.add_button.setProperty("changes", True)
        self.add_button.setEnabled(not context.read_only)
        self.add_button.setVisible(False)  # it belongs beside the buttons at the end of the card
        self.add_button.clicked.connect(self.add_requested)

    def ask_what_it_may_be(self, asked: bool) -> None:
        """Whether it asks once for all lines of which she is not sure: then an empty row stands ready."""
        if self._always_one and not asked and not self.rows():
            self._rows.keep(0)
        self._always_one = asked
        self.show_title(tr("Not sure: which could it be?") if asked else tr("Another opioid"))
        self.setAccessibleName(self._title)

    def show_title(self, words: str) -> None:
        """What stands before the first heading of its rows."""
        self._title = words
        for line in self.lines[:1]:
            line.show_title(words)

    def rows(self) -> list[MedicineRow]:
        """The rows in which something is typed."""
        return [row for row in (line.row() for line in self.lines) if row.typed()]

    def show_rows(self, rows: Sequence[MedicineRow]) -> None:
        """Shows these rows; what is being typed stays where it is, and so does what was emptied."""
        if list(rows) == self.rows() and (self.lines or not self._always_one):
            return
        wanted = list(rows) or ([MedicineRow(under=self._line)] if self._always_one else [])
        self._rows.keep(len(wanted))
        for place, row in enumerate(wanted):
            if place < len(self.lines):
                self.lines[place].blockSignals(True)
                self.lines[place].show_row(row)
                self.lines[place].blockSignals(False)
            else:
                self._append(row)

    def boxes(self) -> list[QLineEdit]:
        return [line.edits["name"] for line in self.lines]

    def opened_words(self) -> str:
        return tr("name, last used, how often, since when")

    def unanswered(self) -> int:
        return int(not self.rows())

    def _append(self, row: MedicineRow) -> OpioidLine:
        number = len(self.lines) + 1  # so that a screen reader can tell the rows apart
        called = self._called if number == 1 else f"{self._called}, {number}"
        line = OpioidLine(row, called, self._last_used, self._field_id, self._context)
        line.row_edited.connect(self._row_edited)
        line.chosen.connect(self._chosen)
        line.replaces.connect(self.removal_requested)
        line.remove_requested.connect(self._remove)
        line.ended.connect(self._next_row)
        line.opened.connect(self.opened)
        self._rows.put(line)
        line.show_title(self._title if number == 1 else "")
        show_if(line.more, line.more_button.isChecked())
        return line

    def _row_edited(self) -> None:
        self.edited.emit(True)

    def _chosen(self) -> None:
        self.edited.emit(False)

    def add_row(self) -> None:
        """One more row, with the focus."""
        line = self._append(MedicineRow(under=self._line))
        line.edits["name"].setFocus(Qt.FocusReason.OtherFocusReason)
        announce(line, tr("New row"))

    def _next_row(self, line: OpioidLine) -> None:
        """After the last box of a row comes the next row; a new one where something is typed in this one."""
        below = self.lines[self.lines.index(line) + 1 :]
        if below:
            below[0].edits["name"].setFocus(Qt.FocusReason.OtherFocusReason)
        elif line.row().typed() and not self._context.read_only:
            self.add_row()

    def _remove(self, line: OpioidLine) -> None:
        """The row is empty then and stays where it is: the one below must not come under her hand."""
        self.removal_requested.emit(tr("Removed: {name}").format(name=line.row().name or tr("a row")))
        line.edits["name"].setFocus(Qt.FocusReason.OtherFocusReason)
        line.clear()
        self.edited.emit(False)
