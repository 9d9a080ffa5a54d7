"""One opioid under a line of a gate: its name with what is known of it, when it was used, how often, since when."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ldnprep.answers.model import MedicineRow
from ldnprep.content.ids import EVERY_DAY, NOW_AND_THEN
from ldnprep.medicines.model import Recognised
from ldnprep.ui.fields.base import FieldContext
from ldnprep.ui.fields.chip import Chip
from ldnprep.ui.fields.details import Details
from ldnprep.ui.fields.did_you_mean import put_in
from ldnprep.ui.fields.line import LineEdit
from ldnprep.ui.fields.mark import RecognitionMark
from ldnprep.ui.fields.suggest import SuggestionList
from ldnprep.ui.fields.text import line_edit
from ldnprep.ui.look.layouts import FlowLayout, beside
from ldnprep.ui.look.theme import theme
from ldnprep.ui.look.widgets import FoldButton, announce, icon_button, keep_room, label, show_if
from ldnprep.ui.words import tr

_BESIDE = 140  # pixels at 100 %: so wide a title stands in one line with the first heading
_WIDTHS = (7, 5, 6, 4)  # of the four columns


class OpioidLine(QWidget):
    """row_edited: something was typed. chosen: something was pressed. remove_requested(line).

    replaces(words): her name is about to be replaced by one that she pressed. ended(line): Enter in the last box.
    opened(part, by pointer): its details, which stand apart.
    """

    replaces = Signal(str)
    row_edited = Signal()
    chosen = Signal()
    remove_requested = Signal(object)
    ended = Signal(object)
    opened = Signal(object, bool)

    def __init__(self, row: MedicineRow, called: str, last_used: str, field_id: str, context: FieldContext) -> None:
        """called: the words of the gate's line, for a screen reader. last_used: the heading of that column."""
        super().__init__()
        self._under = row.under
        self._field_id = field_id
        self._context = context
        self._called = called
        self.edits: dict[str, LineEdit] = {}
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(theme().px(4))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme().px(10))
        self._grid.setVerticalSpacing(theme().px(4))
        body.addLayout(self._grid)
        self._title, self._above = label("", "label", wrap=False), label("", "label")
        for each in (self._title, self._above):
            each.setVisible(False)
        body.insertWidget(0, self._above)
        self.mark = RecognitionMark(context)
        self.chips = {NOW_AND_THEN: Chip(tr("Now and then")), EVERY_DAY: Chip(tr("Every day"))}
        headings = {
            "name": tr("Name on the box"), "last_used": last_used or tr("Last used"),
            "how_often": tr("How often"), "since": tr("Since when"),
        }  # fmt: skip
        self.more_button = FoldButton(tr("More"), name=tr("More about: {line}").format(line=called))
        self.remove_button = icon_button("remove", tr("Remove: {line}").format(line=called), tr("Remove this opioid"))
        self.remove_button.setProperty("changes", True)
        self.remove_button.setProperty("slim", True)  # no higher than what it stands beside
        keep_room(self.remove_button)
        self._place(headings)
        words = {"amount": tr("How much"), "reason": tr("What for"), "prescriber": tr("From whom")}
        self.more = Details(words, read_only=context.read_only)  # stands apart: no row moves when it opens
        self.edits |= self.more.edits
        self._connect()
        self.show_row(row)

    def _place(self, headings: dict[str, str]) -> None:
        columns = 2 if theme().narrow else len(headings)
        for place, (key, words) in enumerate(headings.items()):
            at, column = 3 * (place // columns), place % columns
            heading = label(words, "second", wrap=key != "name")
            edit = self._edit(key, words)
            edit.setMinimumWidth(theme().px(60))
            heading.setBuddy(edit)
            first = beside(self._title, heading) if key == "name" else heading
            self._grid.addWidget(first, at, column, Qt.AlignmentFlag.AlignBottom)
            self._grid.addWidget(edit, at + 1, column)
            self._grid.setColumnStretch(column, _WIDTHS[place] if columns > 2 else 1)
        holder = QWidget()
        keys = FlowLayout(holder, spacing=6)
        for chip in self.chips.values():
            chip.setAccessibleDescription(f"{self._called}: {headings['how_often']}")
            keys.addWidget(chip)
        keys.addWidget(self.more_button)
        keys.addWidget(self.remove_button)
        if columns > 2:
            self._grid.addWidget(self.mark, 2, 0, 1, 2)
            self._grid.addWidget(holder, 2, 2, 1, 2)
        else:
            self._grid.addWidget(self.mark, 2, 0, 1, 2)
            self._grid.addWidget(holder, 5, 0, 1, 2)

    def _edit(self, key: str, words: str) -> LineEdit:
        edit = line_edit(f"{self._called}: {words}")
        edit.setReadOnly(self._context.read_only)
        self.edits[key] = edit
        return edit

    def _connect(self) -> None:
        told = partial(self._context.told, self._field_id)
        self.suggestions = SuggestionList(self.edits["name"], self._context.suggest, told)
        self.suggestions.taken.connect(self.edits["name"].setText)
        self.mark.meant.connect(self._meant)
        for edit in self.edits.values():
            edit.textChanged.connect(self._changed)
            edit.returnPressed.connect(partial(self._entered, edit))
        for words, chip in self.chips.items():
            chip.clicked.connect(partial(self._chip_pressed, words))
            chip.setEnabled(not self._context.read_only)
        self.remove_button.clicked.connect(self._remove)
        self.remove_button.setEnabled(not self._context.read_only)
        self.more_button.toggled.connect(self._toggle_more)

    def _toggle_more(self, shown: bool) -> None:
        show_if(self.more, shown)
        if shown:
            self.opened.emit(self.more, self.more_button.by_pointer)

    def _entered(self, edit: LineEdit) -> None:
        """Enter goes on to the next box: what is typed next is something else."""
        boxes = [each for each in self.edits.values() if each.isVisible()]
        following = boxes[boxes.index(edit) + 1 :]
        if following:
            following[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.ended.emit(self)

    # ------------------------------------------------------------ in and out

    def row(self) -> MedicineRow:
        """What is typed in this row."""
        return MedicineRow(**{key: edit.text() for key, edit in self.edits.items()}, under=self._under)

    def undated(self) -> LineEdit | None:
        """The box for its last use, where it has a name and no day."""
        day = self.edits["last_used"]
        return day if self.edits["name"].text().strip() and not day.text().strip() else None

    def show_row(self, row: MedicineRow) -> None:
        """Puts a row into the fields; one with more than the four columns shows it."""
        self._under = row.under
        for key, edit in self.edits.items():
            if edit.text() != getattr(row, key):
                edit.show_text(getattr(row, key))
        if row.amount or row.reason or row.prescriber:
            self.more_button.setChecked(True)
        self._follow()

    def show_title(self, words: str) -> None:
        """Which line or list of the page it belongs to, before its first heading, or above where it is long."""
        self._title.setText(words)
        self._above.setText(words)
        fits = self._title.sizeHint().width() <= theme().px(_BESIDE)
        show_if(self._title, bool(words) and fits)
        show_if(self._above, not fits)

    def clear(self) -> None:
        """Nothing is typed here any more; the row stays where it is, and so do those below."""
        self.blockSignals(True)
        self.show_row(MedicineRow(under=self._under))
        self.blockSignals(False)
        self.more_button.setChecked(False)

    def _changed(self) -> None:
        self._follow()
        self.row_edited.emit()

    def _follow(self) -> None:
        """What is recognised in the name, and which key says what stands in the field."""
        row = self.row()
        said = row.how_often.strip().casefold()
        for words, chip in self.chips.items():
            chip.show_checked(said == words)
        known = self._context.recognise(row, self._field_id) if row.name.strip() else None
        self.mark.show_recognised(known)
        self.edits["name"].setAccessibleDescription(self.mark.said)
        self.more.show_name(self._called, row.name)
        show_if(self.remove_button, bool(row.typed()))

    def _recognise(self, name: str) -> Recognised:
        return self._context.recognise(MedicineRow(name), self._field_id)

    def _meant(self, name: str) -> None:
        edit = self.edits["name"]
        edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.replaces.emit(tr("Changed to {name}").format(name=name))
        self.blockSignals(True)
        edit.setText(put_in(edit.text(), name, self._recognise))
        self.blockSignals(False)
        self.chosen.emit()

    def _chip_pressed(self, words: str, _checked: bool = False) -> None:
        edit = self.edits["how_often"]
        self.blockSignals(True)  # one change with what follows from it, so that one undo takes it back
        edit.setText("" if edit.text().strip().casefold() == words else words)
        self.blockSignals(False)
        announce(self, edit.text() or tr("Taken back"))
        self.chosen.emit()

    def _remove(self) -> None:
        self.remove_requested.emit(self)
