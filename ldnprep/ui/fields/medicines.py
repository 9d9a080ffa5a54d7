"""Medicines, one per row: typed freely, marked at once, never changed."""

from __future__ import annotations

from operator import attrgetter

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ldnprep.answers.model import MedicineRow, Value
from ldnprep.medicines.model import Flag, Recognised
from ldnprep.ui.fields.base import FieldCard, FieldContext
from ldnprep.ui.fields.details import Details
from ldnprep.ui.fields.did_you_mean import put_in
from ldnprep.ui.fields.line import LineEdit
from ldnprep.ui.fields.mark import RecognitionMark
from ldnprep.ui.fields.rows import Rows
from ldnprep.ui.fields.suggest import SuggestionList
from ldnprep.ui.fields.text import line_edit
from ldnprep.ui.look.theme import theme
from ldnprep.ui.look.widgets import Card, FoldButton, announce, button, icon_button, keep_room, show_if
from ldnprep.ui.words import tr


class MedicineLineCard(Card):
    """One row: the name with its mark, and a link to the rest. ended(row): Enter in its name.

    replaces(words): her name is about to be replaced by one that she pressed. opened(part, by pointer): the rest.
    """

    replaces = Signal(str)
    row_edited = Signal()
    ended = Signal(object)
    opened = Signal(object, bool)
    remove_requested = Signal(object)

    def __init__(self, number: int, field_id: str, context: FieldContext) -> None:
        super().__init__("inside", margin=0)
        self.body.setSpacing(theme().px(4))
        self._context = context
        self._field_id = field_id
        self._kept = MedicineRow()  # with what this row has no field for
        self._asks_day = False  # it is an opioid
        line = QHBoxLayout()
        self.name = line_edit("")
        self.name.setReadOnly(context.read_only)
        self.remove_button = icon_button("remove", "")
        self.remove_button.setProperty("changes", True)
        keep_room(self.remove_button)
        self.mark = RecognitionMark(context)
        self.more_button = FoldButton(tr("More"))
        beside = not theme().narrow
        line.addWidget(self.name, 1)
        if beside:
            line.addWidget(self.mark, 1)
        line.addWidget(self.more_button)
        line.addWidget(self.remove_button)
        self.body.addLayout(line)
        if not beside:
            self.body.addWidget(self.mark)
        words = {
            "amount": tr("How much"), "how_often": tr("How often"), "reason": tr("What for"),
            "prescriber": tr("From whom"), "last_used": tr("Last used"),
        }  # fmt: skip
        self.more = Details(words, read_only=context.read_only)  # stands apart: no row moves when it opens
        self.details = self.more.edits
        self.suggestions = SuggestionList(self.name, context.suggest)
        self.renumber(number)
        self.update_mark()
        self._connect_signals()

    def _connect_signals(self) -> None:
        for edit in (self.name, *self.details.values()):
            edit.textChanged.connect(self._changed)
        self.name.returnPressed.connect(self._ended)
        self.remove_button.clicked.connect(self._remove)
        self.more_button.toggled.connect(self._toggle_more)
        self.suggestions.taken.connect(self.name.setText)
        self.mark.meant.connect(self._meant)

    def renumber(self, number: int) -> None:
        """Says which row this is, so that a screen reader can tell the rows apart."""
        called = tr("Medicine {number}").format(number=number)
        self.setAccessibleName(called)
        self.name.setAccessibleName(tr("{medicine}: name, as on the box").format(medicine=called))
        self.more_button.setAccessibleName(tr("{medicine}: how much, how often, what for").format(medicine=called))
        self.remove_button.setAccessibleName(tr("Remove {medicine}").format(medicine=called.lower()))
        self.remove_button.setToolTip(tr("Remove {medicine}").format(medicine=called.lower()))
        self.more.show_name(called, self.name.text())

    def row(self) -> MedicineRow:
        """What is typed in this row."""
        return replace(self._kept, name=self.name.text(), **{key: edit.text() for key, edit in self.details.items()})

    def show_row(self, row: MedicineRow) -> None:
        """Puts a row into the fields; a row with details shows them."""
        self._kept = row  # first: what is recognised depends on all of it
        self.name.show_text(row.name)
        for key, edit in self.details.items():
            edit.show_text(getattr(row, key))
        if any(getattr(row, key) for key in self.details):
            self.more_button.setChecked(True)

    def clear(self) -> None:
        """Nothing is typed here any more; the row stays where it is, and so do those below."""
        self.blockSignals(True)
        self.show_row(MedicineRow())
        self.blockSignals(False)
        self.more_button.setChecked(False)

    def _changed(self) -> None:
        self.update_mark()
        self.row_edited.emit()

    def update_mark(self) -> None:
        """Recognises what is typed and shows it."""
        row = self.row()
        self.more.show_name(self.accessibleName(), row.name)
        show_if(self.remove_button, bool(row.typed()))
        if not row.name.strip():
            self.mark.show_recognised(None)
            self._asks_day = False
            self.more.ask("last_used", asked=False)
            self.name.setAccessibleDescription("")
            return
        recognised = self._context.recognise(row, self._field_id)
        self.mark.show_recognised(recognised)
        self._asks_day = recognised.flag is Flag.OPIOID
        self.more.ask("last_used", asked=self._asks_day)  # as on the page of opioids
        self.name.setAccessibleDescription(self.mark.said)

    def undated(self) -> LineEdit | None:
        """The box for its last use, in sight, where it is an opioid without one."""
        day = self.details["last_used"]
        if not self._asks_day or day.text().strip():
            return None
        self.more_button.setChecked(True)
        return day

    def _meant(self, name: str) -> None:
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.replaces.emit(tr("Changed to {name}").format(name=name))
        self.name.setText(put_in(self.name.text(), name, self._recognise))

    def _recognise(self, text: str) -> Recognised:
        return self._context.recognise(MedicineRow(text), self._field_id)

    def _ended(self) -> None:
        self.ended.emit(self)

    def _toggle_more(self, shown: bool) -> None:
        show_if(self.more, shown)
        if shown:
            self.opened.emit(self.more, self.more_button.by_pointer)

    def _remove(self) -> None:
        self.remove_requested.emit(self)


class Medicines(FieldCard):
    """Rows of medicines; an empty one stands ready."""

    typed = True

    def _build(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(theme().px(6))
        self.body.addLayout(column)
        details = QVBoxLayout()
        self._rows = Rows[MedicineLineCard](column, (details, attrgetter("more")))
        name = tr("Add another: {question}").format(question=self.field.label)
        self.add_button = button(tr("Add another"), "link", icon_name="plus", name=name)
        self.add_button.setProperty("changes", True)
        line = QHBoxLayout()
        line.addWidget(self.add_button)
        line.addStretch(1)
        self.body.addLayout(line)
        self.body.addLayout(details)
        self.add_button.clicked.connect(self._add_clicked)
        self._append(MedicineRow())

    @property
    def rows(self) -> tuple[MedicineLineCard, ...]:
        """The rows on the screen, the empty ones too."""
        return tuple(self._rows.lines)

    def values(self) -> tuple[MedicineRow, ...]:
        """The rows in which something is typed."""
        return tuple(row for row in (card.row() for card in self._rows.lines) if row.typed())

    def _show(self, value: Value | None) -> None:
        wanted = tuple(row for row in value if isinstance(row, MedicineRow)) if isinstance(value, tuple) else ()
        if wanted == self.values():
            return  # what was emptied stays too
        lines = [line for line in self._rows.lines if line.row().typed()]
        if len(lines) != len(wanted):  # a row came or went: what was emptied takes it back, and none loses the caret
            lines = list(self._rows.lines)
        for line, row in zip(lines, wanted, strict=False):
            line.show_row(row)
        for line in lines[len(wanted) :]:
            line.clear()
        for row in wanted[len(lines) :]:
            self._append(row)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """She leaves the page: what she emptied leaves no gap."""
        self._rows.drop([line for line in self._rows.lines[:-1] if not line.row().typed()])
        self._renumber()
        super().hideEvent(event)

    def _append(self, row: MedicineRow, place: int | None = None) -> MedicineLineCard:
        card = MedicineLineCard(len(self._rows.lines) + 1, self.field.id, self.context)
        card.show_row(row)
        card.row_edited.connect(self._row_edited)
        card.ended.connect(self._next_row)
        card.replaces.connect(self.removal_requested)
        card.remove_requested.connect(self._remove)
        card.opened.connect(self.part_opened)
        self._rows.put(card, place)
        show_if(card.more, card.more_button.isChecked())
        self._renumber()
        return card

    def _renumber(self) -> None:
        for number, line in enumerate(self._rows.lines, start=1):
            line.renumber(number)

    def _row_edited(self) -> None:
        self._edited(self.values())

    def _add_clicked(self) -> None:
        self._new_row()

    def _new_row(self, place: int | None = None) -> None:
        card = self._append(MedicineRow(), place)
        card.name.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(card, tr("New row"))

    def _next_row(self, card: MedicineLineCard) -> None:
        """Enter makes a line below this one, where there is no empty one: what is typed next is another medicine."""
        place = self._rows.lines.index(card) + 1
        below = self._rows.lines[place : place + 1]
        if below and not below[0].row().typed():
            below[0].name.setFocus(Qt.FocusReason.OtherFocusReason)
        elif card.row().typed() and not self.context.read_only:
            self._new_row(place)

    def _remove(self, card: MedicineLineCard) -> None:
        """The row is empty then and stays where it is: the one below must not come under her hand."""
        self.removal_requested.emit(tr("Removed: {name}").format(name=card.name.text() or tr("a row")))
        card.name.setFocus(Qt.FocusReason.OtherFocusReason)
        card.clear()
        self._row_edited()

    def focus_widget(self) -> QWidget:
        return self._rows.lines[0].name
