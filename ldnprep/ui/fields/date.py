"""A date, typed in any way or picked from a calendar; what can be read in two ways is asked back in words."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ldnprep.answers.dates import DateReading, day_first, read_typed
from ldnprep.answers.model import DateNotSure, PartialDate, TypedDate, Value
from ldnprep.ui.fields.base import FieldCard
from ldnprep.ui.fields.calendar import Calendar
from ldnprep.ui.fields.text import line_edit
from ldnprep.ui.look.answer_buttons import TickBox
from ldnprep.ui.look.theme import theme
from ldnprep.ui.look.widgets import announce, button, icon_button, label, let_go, show_if
from ldnprep.ui.words import date_words, plain, tr

_HIGH = 40  # pixels at 100 %: as its box, which stands in one line with the box of the card beside
_LARGE = 1.5  # from this text size on every pixel of a narrow window counts
_BIRTH = "birth_date"  # known by heart: nobody needs "not sure" there (one in the file still shows); may be long ago
_AHEAD = frozenset({"visit_date", "surgery_date"})  # of two readings the one to come is offered first


def _days_from_now(meant: PartialDate) -> int:
    return abs((date(meant.year, meant.month or 6, meant.day or 15) - date.today()).days)


class _Unsure(TickBox):
    """ "Not sure", as high as the box for the day."""

    HIGH = _HIGH


class Date(FieldCard):
    """A day, a month or a year, "not sure", or her own words."""

    typed = True

    def _build(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(theme().px(8))
        self.edit = line_edit(self.field.label, tr("Type a date, a month or a year. A guess is fine."))
        self.edit.setMaximumWidth(theme().px(300))
        self.edit.setMinimumWidth(theme().px(110 if theme().scale < _LARGE else 70))
        self.edit.setReadOnly(self.context.read_only)
        self.pick_button = icon_button("calendar", tr("Calendar: {question}").format(question=self.field.label))
        self.pick_button.setProperty("changes", True)
        self.pick_button.setProperty("slim", True)
        self.pick_button.setToolTip(tr("Calendar"))
        line.addWidget(self.edit, 1)
        line.addWidget(self.pick_button)
        self.unsure = _Unsure(tr("Not sure"))
        self.unsure.setAccessibleDescription(self.field.label)
        self.unsure.setProperty("changes", True)
        line.addWidget(self.unsure)
        for each in (self.edit, self.pick_button, self.unsure):  # one line for the eye
            line.setAlignment(each, Qt.AlignmentFlag.AlignVCenter)
        line.addStretch(0)
        line.addStrut(theme().px(_HIGH))  # also where it asks back instead
        self._line = line
        self.body.addLayout(line)
        self.reading = label("", "second")
        self.reading.setMinimumHeight(self.reading.fontMetrics().lineSpacing())  # kept free: nothing moves
        self.body.addWidget(self.reading)
        self._value: Value | None = None
        self._shown = False
        self._replaced = ""  # her words before "not sure": without its tick they stand there again
        self._readings: dict[str, PartialDate] = {}
        self.choices: dict[str, QPushButton] = {}  # what is asked back, in words
        self.calendar: Calendar | None = None
        self.edit.textChanged.connect(self._typed)  # not textEdited: a screen reader and dictation put words in too
        self.edit.editingFinished.connect(self._left)
        self.unsure.toggled.connect(self._unsure_toggled)
        self.pick_button.clicked.connect(self._open_calendar)

    # ------------------------------------------------------------ in and out

    def _show(self, value: Value | None) -> None:
        if self._shown and value == self._value:  # she may be typing it: her words and the caret stay where they are
            return
        self._shown = True
        self._value = value
        self.unsure.setChecked(isinstance(value, DateNotSure))
        words = ""
        if isinstance(value, PartialDate):
            words = date_words(value)
        elif isinstance(value, TypedDate):
            words = value.typed
        self._put(words)
        asks = isinstance(value, TypedDate) and value.iso is None and not self.context.read_only
        on = value.on if isinstance(value, TypedDate) else date.today()
        self._offer(self._read(words, on).ask if asks else ())  # asked again until she says which
        self._explain()

    def _put(self, words: str) -> None:
        """Shows words that are no answer of their own."""
        self.edit.blockSignals(True)
        self.edit.show_text(words)
        self.edit.blockSignals(False)

    def _typed(self, text: str) -> None:
        reading = self._read(text, date.today())
        self._replaced = ""
        if not self._showing and self.unsure.isChecked() and text:
            self._showing = True
            self.unsure.setChecked(False)
            self._showing = False
        ahead = self._ahead(reading.ask)
        self._offer(() if ahead else reading.ask)
        self._take(TypedDate(text, date.today(), ahead) if ahead else reading.answer)

    def _ahead(self, readings: tuple[PartialDate, ...]) -> PartialDate | None:
        """Of what lies ahead, where only the year is open: the day to come, if it is nearer than the one that is over.

        It is said, not asked.
        """
        one_day = len({(each.month, each.day) for each in readings}) == 1
        if self.field.id not in _AHEAD or len(readings) < 2 or not one_day:
            return None
        nearest = min(readings, key=_days_from_now)
        return None if self._is_past(nearest) else nearest

    def _read(self, text: str, on: date) -> DateReading:
        habit = day_first(self.context.country())
        return read_typed(text, on, days_first=habit, long_ago=self.field.id == _BIRTH)

    @property
    def asks_back(self) -> bool:
        """Whether it waits for her to say which of several days she means."""
        return bool(self._readings)

    def _take(self, value: Value | None) -> None:
        self._value = value
        self._explain()
        self._edited(value)

    def _left(self) -> None:
        if self._readings:
            announce(self, tr("Please choose what you mean: {choices}").format(choices=", ".join(self._readings)))

    def _unsure_toggled(self, checked: bool) -> None:
        if self._showing:
            return
        if not checked and self._replaced:
            self._put(self._replaced)
            self._typed(self._replaced)
            return
        if checked:
            self._replaced = self.edit.text()
            if self._replaced:
                self.removal_requested.emit(tr("Date replaced by “not sure”"))
            self._put("")
            self._offer(())
        self._take(DateNotSure() if checked else None)

    # ------------------------------------------------------------ what it means

    def _explain(self) -> None:
        value = self._value
        words = ""
        if isinstance(value, PartialDate):
            meant = date_words(value)
            words = "" if self.edit.text() == meant else tr("✓ {date}").format(date=meant)
        elif isinstance(value, TypedDate) and value.iso is not None:
            words = tr("✓ Your words, and: {date}").format(date=date_words(value.iso))
        elif isinstance(value, TypedDate):
            words = tr("Printed as typed.")
            if self.field.id == _BIRTH:  # a slip into the wrong box is kept, and asked about
                words = tr("Is this a date? {kept}").format(kept=words)
        self.reading.setText(tr("Which one do you mean?") if self._readings else words)

    def _offer(self, readings: tuple[PartialDate, ...]) -> None:
        """Asks back in the place of the calendar and of "Not sure": nothing moves."""
        for old in self.choices.values():
            let_go(old, self._line)
        if self.field.id in _AHEAD:
            readings = tuple(sorted(readings, key=self._is_past))
        self._readings = {date_words(reading): reading for reading in readings}
        self.choices = {}
        for words, reading in self._readings.items():
            made = button(plain(date_words(reading, short=True)), "choice", name=words)
            made.setAccessibleDescription(tr("What you mean by: {text}").format(text=self.edit.text()))
            made.clicked.connect(partial(self._choose, words))
            self.choices[words] = made
            self._line.addWidget(made)
        asks = bool(self._readings)
        show_if(self.pick_button, not asks)
        shown = self.field.id != _BIRTH or isinstance(self._value, DateNotSure)
        show_if(self.unsure, shown and not asks)
        self._explain()

    @staticmethod
    def _is_past(reading: PartialDate) -> bool:
        today = date.today()
        return (reading.year, reading.month or 12, reading.day or 31) < (today.year, today.month, today.day)

    def _choose(self, words: str, _checked: bool = False) -> None:
        meant = self._readings[words]
        self._offer(())
        if isinstance(self._value, TypedDate) and any(letter.isalpha() for letter in self._value.typed):
            self._take(TypedDate(self._value.typed, self._value.on, meant))
        else:
            self._put(date_words(meant))
            self._take(meant)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------ calendar

    def _open_calendar(self) -> None:
        if self.calendar is None:
            self.calendar = Calendar(self)
            self.calendar.day_picked.connect(self._picked)
        self.calendar.open_at(self._value if isinstance(self._value, PartialDate) else None, self.pick_button)

    def _picked(self, day: QDate) -> None:
        self._put(date_words(PartialDate(day.year(), day.month(), day.day())))
        self._typed(self.edit.text())
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_widget(self) -> QWidget:
        return self.edit
