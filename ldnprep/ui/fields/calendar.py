"""A small window with a month, to pick a day from."""

from __future__ import annotations

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from ldnprep.answers.model import PartialDate
from ldnprep.ui.look.theme import icon, theme
from ldnprep.ui.words import tr


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

    def open_at(self, known: PartialDate | None, button: QWidget) -> None:
        """Opens beside a button, at a date where one is known."""
        meant = known.complete if known else None
        self.month.setSelectedDate(QDate(meant.year, meant.month, meant.day) if meant else QDate.currentDate())
        if known is not None:  # a year of birth: nobody wants to go back fifty years month by month
            self.month.setCurrentPage(known.year, known.month or 1)
        self.adjustSize()
        self.move(self._beside(button))
        self.show()
        self.month.setFocus(Qt.FocusReason.PopupFocusReason)

    def _beside(self, button: QWidget) -> QPoint:
        below = button.mapToGlobal(QPoint(0, button.height() + 4))
        room = button.screen().availableGeometry()
        size = self.sizeHint()
        x = max(room.left(), min(below.x(), room.right() - size.width()))
        y = below.y()
        if y + size.height() > room.bottom():
            y = max(room.top(), button.mapToGlobal(QPoint(0, 0)).y() - size.height() - 4)
        return QPoint(x, y)

    def _take(self, day: QDate) -> None:
        if self.isVisible():
            self.close()
            self.day_picked.emit(day)
