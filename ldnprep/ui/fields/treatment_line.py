"""One line of the table of treatments: what it did, whether it is still used, its name, why it was stopped."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ldnprep.answers.model import TherapyRow
from ldnprep.medicines.model import Recognised
from ldnprep.ui.fields.base import FieldContext
from ldnprep.ui.fields.did_you_mean import put_in
from ldnprep.ui.fields.line import LineEdit
from ldnprep.ui.fields.mark import RecognitionMark
from ldnprep.ui.fields.opening import Opening
from ldnprep.ui.fields.pick_group import PickGroup
from ldnprep.ui.fields.suggest import SuggestionList
from ldnprep.ui.fields.table_mark import RoundMark, SquareMark
from ldnprep.ui.fields.text import line_edit
from ldnprep.ui.look.theme import theme
from ldnprep.ui.look.widgets import keep_room, label, restyle, show_if
from ldnprep.ui.words import tr

USING, TRIED = "using", "tried"


def effect_words() -> dict[str, str]:
    """What a treatment did, by the word for it in files: the heads of the columns."""
    return {"helped": tr("Helped"), "no_change": tr("No change"), "worse": tr("Worse")}


class Asked(Opening):
    """A box, beside the words that ask for it. The name, or why it was stopped: nobody has to say."""

    optional = True

    def __init__(self, words: str, edit: QLineEdit, mark: QWidget | None) -> None:
        """mark: stands below the box."""
        super().__init__("")
        self._edit = edit
        self._is_name = mark is not None
        column = QVBoxLayout(self)
        column.setContentsMargins(theme().px(12), 0, 0, theme().px(8))
        column.setSpacing(0)
        line = QHBoxLayout()
        line.setSpacing(theme().px(8))
        self.heading = label(words, "second")
        self.heading.setBuddy(edit)
        line.addWidget(self.heading, 2)
        line.addWidget(edit, 3)
        column.addLayout(line)
        if mark is not None:
            column.addWidget(mark)

    def opened_words(self) -> str:
        return self._edit.accessibleName()

    def first_empty(self) -> QWidget | None:
        """A name, pressed by pointer; else None: she goes on pressing in the table."""
        pressed = getattr(QApplication.focusWidget(), "by_pointer", False)
        return super().first_empty() if self._is_name and pressed else None

    def boxes(self) -> list[QLineEdit]:
        return [self._edit]


class TreatmentLine(QFrame):
    """line_edited(typing): what is said about it changed. opened(part): something is asked of it now.

    replaces(words): her name is about to be replaced by one that she pressed, or what it did is taken back.
    An effect alone means that it was tried. A line that names it and says no more keeps that.
    """

    line_edited = Signal(bool)
    replaces = Signal(str)
    opened = Signal(object)

    def __init__(
        self, row: TherapyRow, title: str, context: FieldContext, field_id: str, *, named: bool, stopped: bool
    ) -> None:
        """title: its name, "" for one in her own words. named: asks for a name. stopped: asks why it was stopped."""
        super().__init__()
        self._row = row
        self._in_file = False  # the answers name it, also when they say no more of it
        self._context = context
        self._field_id = field_id
        self._asks_stopped = stopped
        self._title_given = bool(title)
        self._called = title or tr("Another")
        self._in_use = False
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        marks = QHBoxLayout()
        marks.setSpacing(0)
        self._title = label(self._called)
        self._title.setMinimumHeight(theme().px(40))
        marks.addWidget(self._title, 1)
        self.effects = PickGroup(self)
        self.effects.goes_back.connect(self.replaces)
        for effect, words in effect_words().items():
            made = RoundMark(f"{self._called}: {words}")
            self.effects.add(effect, made)
            marks.addWidget(made)
        self.using = SquareMark(f"{self._called}: {tr('Still use')}")
        marks.addWidget(self.using)
        for each in (*self.effects.buttons.values(), self.using):
            each.setEnabled(not context.read_only)
            keep_room(each)
        body.addLayout(marks)
        self.mark = RecognitionMark(context, keeps_room=True)
        self.name: LineEdit | None = None
        self.name_part: Asked | None = None
        self.stopped: LineEdit | None = None
        self.stopped_part: Asked | None = None
        if named or not title:
            self.name, self.name_part = self._asked(tr("Name"), self.mark)
        if stopped:
            self.stopped, self.stopped_part = self._asked(tr("Stopped because"))
        if self.name is not None:
            self.suggestions = SuggestionList(self.name, context.suggest)
            self.suggestions.taken.connect(self.name.setText)
            self.mark.meant.connect(self._meant)
        self.show_row(row)
        self.effects.picked.connect(self._effect_picked)
        self.using.toggled.connect(self._using_toggled)

    def _asked(self, words: str, mark: QWidget | None = None) -> tuple[LineEdit, Asked]:
        """A box, and what it stands in, with the name of the line."""
        edit = line_edit(f"{self._called}: {words}")
        edit.setReadOnly(self._context.read_only)
        edit.textChanged.connect(self._typed)
        said = f"{self._called}: {words}" if self._title_given else words
        return edit, Asked(said if mark is not None else self._called, edit, mark)

    # ------------------------------------------------------------ in and out

    def row(self) -> TherapyRow:
        """What is said about it."""
        return self._row

    def is_reported(self) -> bool:
        """Whether the user said anything about it, even just its name."""
        return self._in_file or replace(self._row, id="") != TherapyRow()

    def show_row(self, row: TherapyRow, *, in_file: bool = False) -> None:
        """Shows a row; in_file: it stands in the answers."""
        self._row, self._in_file = row, in_file
        self.effects.choose(row.effect)
        self.using.blockSignals(True)
        self.using.setChecked(row.state == USING)
        self.using.blockSignals(False)
        self.using.update()
        for edit, text in ((self.name, row.name), (self.stopped, row.stopped)):
            if edit is not None and edit.text() != text:
                edit.blockSignals(True)
                edit.show_text(text)
                edit.blockSignals(False)
        self.follow()

    def show_in_use(self, *, in_use: bool) -> None:
        """Whether it stands among her medicines: that it is in use is known; what it does is still asked."""
        if in_use != self._in_use:
            self._in_use = in_use
            show_if(self.using, not in_use)
            self.follow()

    def follow(self) -> None:
        """What is asked below, and the look of a line about which something is said."""
        row, told = self._row, self.is_reported()
        if self.name is not None and self.name_part is not None:
            show_if(self.name_part, told or not row.id)
            known = self._recognise(row.name) if row.name.strip() else None
            self.mark.show_recognised(known if known and (known.matches or known.suggestions) else None)
        if self.stopped_part is not None:
            show_if(self.stopped_part, bool(row.stopped or (row.effect and row.state != USING)))
            self.stopped_part.heading.setText(row.name.strip() or self._called)
        tried = told and not row.effect and row.state == TRIED
        words = tr("{name} – in use") if self._in_use else tr("{name} – tried") if tried else "{name}"
        self._title.setText(words.format(name=self._called))
        role = "label" if told else ""
        if self._title.property("role") != role:
            self._title.setProperty("role", role)
            restyle(self._title)

    # ------------------------------------------------------------ changing

    def _effect_picked(self, effect: str | None) -> None:
        state = USING if self._in_use or self._row.state == USING else TRIED
        kept = effect or self._row.state == USING
        self._take(replace(self._row, effect=effect or "", state=state if kept else ""), typing=False)

    def _using_toggled(self, using: bool) -> None:
        state = USING if using else TRIED if self._row.effect else ""
        self._take(replace(self._row, state=state), typing=False)

    def _recognise(self, name: str) -> Recognised:
        return self._context.recognise(replace(self._row, name=name), self._field_id)

    def _meant(self, name: str) -> None:
        if self.name is not None:
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            self.replaces.emit(tr("Changed to {name}").format(name=name))
            self.name.setText(put_in(self.name.text(), name, self._recognise))

    def _typed(self) -> None:
        name = self.name.text() if self.name is not None else self._row.name
        stopped = self.stopped.text() if self.stopped is not None else self._row.stopped
        self._take(replace(self._row, name=name, stopped=stopped), typing=True)

    def _take(self, row: TherapyRow, *, typing: bool) -> None:
        if row != self._row:
            shut = [part for part in (self.name_part, self.stopped_part) if part is not None and part.isHidden()]
            self._row, self._in_file = row, False
            self.follow()
            self.line_edited.emit(typing)
            for part in shut:
                if not part.isHidden():
                    self.opened.emit(part)
