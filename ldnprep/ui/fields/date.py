"""A date, typed in any way or picked from a calendar; what can be read in two ways is asked back in words."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from ldnprep.answers.dates import read_typed
from ldnprep.answers.model import DateNotSure, PartialDate, TypedDate, Value
from ldnprep.ui.answer_buttons import TickBox
from ldnprep.ui.fields.base import FieldCard
from ldnprep.ui.fields.text import line_edit
from ldnprep.ui.layouts import FlowLayout
from ldnprep.ui.theme import icon, theme
from ldnprep.ui.widgets import announce, button, icon_button, label
from ldnprep.ui.words import date_words, plain, tr

_LARGE = 1.5  # from this text size on every pixel of a narrow window counts
_KNOWN_BY_HEART = frozenset({"birth_date"})  # nobody needs "I am not sure" there; one in the file still shows


class Calendar(QFrame):
    """A small window with a month to pick a day from; Esc closes it, Enter takes the marked day."""

    day_picked = Signal(QDate)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "card")
        self.setAccessibleName(tr("Calendar"))
        layout = QVBoxLayout(self)
        self.month = QCalendarWidget()
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.month.setAccessibleName(tr("Pick a day"))
        self.month.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        weekend = QTextCharFormat()
        weekend.setForeground(theme().colour("ink"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.month.setWeekdayTextFormat(day, weekend)
        for name, drawing in (("prevmonth", "chevron_left"), ("nextmonth", "chevron")):
            arrow = self.month.findChild(QToolButton, f"qt_calendar_{name}")
            if isinstance(arrow, QToolButton):  # the style's own arrows are black, also in the dark
                arrow.setIcon(icon(drawing, "ink", 18))
        layout.addWidget(self.month)
        self.month.activated.connect(self._take)
        self.month.clicked.connect(self._take)

    def _take(self, day: QDate) -> None:
        if self.isVisible():
            self.close()
            self.day_picked.emit(day)


class Date(FieldCard):
    """A day, a month or a year, "not sure", or her own words."""

    typed = True

    def _build(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(theme().px(8))
        self.edit = line_edit(self.field.label, tr("Type a date, a month or a year. A guess is fine."))
        self.edit.setMaximumWidth(theme().px(300))
        self.edit.setMinimumWidth(theme().px(130 if theme().scale < _LARGE else 70))
        self.edit.setReadOnly(self.context.read_only)
        self.pick_button = icon_button("calendar", tr("Calendar: {question}").format(question=self.field.label))
        self.pick_button.setProperty("changes", True)
        self.pick_button.setToolTip(tr("Calendar"))
        line.addWidget(self.edit, 1)
        line.addWidget(self.pick_button)
        self.unsure = TickBox(tr("Not sure"))
        self.unsure.setAccessibleDescription(self.field.label)
        self.unsure.setProperty("changes", True)
        line.addWidget(self.unsure)
        for each in (self.edit, self.pick_button, self.unsure):  # one line for the eye
            line.setAlignment(each, Qt.AlignmentFlag.AlignVCenter)
        line.addStretch(0)
        self.body.addLayout(line)
        self.reading = label("", "second")
        self.body.addWidget(self.reading)
        self.ask_box = QWidget()
        self._ask = FlowLayout(self.ask_box)
        self.ask_box.setVisible(False)
        self.body.addWidget(self.ask_box)
        self._value: Value | None = None
        self._shown = False
        self._readings: dict[str, PartialDate] = {}
        self.choices: dict[str, QPushButton] = {}  # what is asked back, in words
        self.calendar: Calendar | None = None
        self.edit.textEdited.connect(self._typed)
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
        self.unsure.setVisible(self.field.id not in _KNOWN_BY_HEART or isinstance(value, DateNotSure))
        words = ""
        if isinstance(value, PartialDate):
            words = date_words(value)
        elif isinstance(value, TypedDate):
            words = value.typed
        self.edit.setText(words)
        self.edit.setCursorPosition(0)
        asks = isinstance(value, TypedDate) and value.iso is None and not self.context.read_only
        on = value.on if isinstance(value, TypedDate) else date.today()
        self._offer(read_typed(words, on).ask if asks else ())  # asked again until she says which
        self._explain()

    def _typed(self, text: str) -> None:
        reading = read_typed(text, date.today())
        if not self._showing and self.unsure.isChecked() and text:
            self._showing = True
            self.unsure.setChecked(False)
            self._showing = False
        self._take(reading.answer)
        self._offer(reading.ask)

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
        if checked:
            if self.edit.text():
                self.removal_requested.emit(tr("Date replaced by “not sure”"))
            self.edit.clear()
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
        self.reading.setText(words)
        self.reading.setVisible(bool(words))

    def _offer(self, readings: tuple[PartialDate, ...]) -> None:
        while (item := self._ask.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._readings = {date_words(reading): reading for reading in readings}
        self.choices = {}
        if self._readings:
            self._ask.addWidget(label(tr("Which one do you mean?"), "label", wrap=False))
            for words in self._readings:
                made = button(plain(words), description=tr("What you mean by: {text}").format(text=self.edit.text()))
                made.clicked.connect(partial(self._choose, words))
                self.choices[words] = made
                self._ask.addWidget(made)
        self.ask_box.setVisible(bool(self._readings))

    def _choose(self, words: str, _checked: bool = False) -> None:
        meant = self._readings[words]
        self._offer(())
        if isinstance(self._value, TypedDate) and any(letter.isalpha() for letter in self._value.typed):
            self._take(TypedDate(self._value.typed, self._value.on, meant))
        else:
            self.edit.setText(date_words(meant))
            self._take(meant)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------ calendar

    def _open_calendar(self) -> None:
        if self.calendar is None:
            self.calendar = Calendar(self)
            self.calendar.day_picked.connect(self._picked)
        known = self._value if isinstance(self._value, PartialDate) else None
        meant = known.complete if known else None
        self.calendar.month.setSelectedDate(QDate(meant.year, meant.month, meant.day) if meant else QDate.currentDate())
        if known is not None:  # a year of birth: nobody wants to go back fifty years month by month
            self.calendar.month.setCurrentPage(known.year, known.month or 1)
        self.calendar.adjustSize()
        self.calendar.move(self._beside(self.calendar))
        self.calendar.show()
        self.calendar.month.setFocus(Qt.FocusReason.PopupFocusReason)

    def _beside(self, calendar: QWidget) -> QPoint:
        below = self.pick_button.mapToGlobal(QPoint(0, self.pick_button.height() + 4))
        room = self.screen().availableGeometry()
        size = calendar.sizeHint()
        x = max(room.left(), min(below.x(), room.right() - size.width()))
        y = below.y()
        if y + size.height() > room.bottom():
            y = max(room.top(), self.pick_button.mapToGlobal(QPoint(0, 0)).y() - size.height() - 4)
        return QPoint(x, y)

    def _picked(self, day: QDate) -> None:
        self.edit.setText(date_words(PartialDate(day.year(), day.month(), day.day())))
        self._typed(self.edit.text())
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_widget(self) -> QWidget:
        return self.edit
