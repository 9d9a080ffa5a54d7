"""The steps at the side: done, partly, current, to do; each can be pressed to go there."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ldnprep.ui.look.layouts import CalmScrollArea
from ldnprep.ui.look.qtnumbers import CENTRE, LEFT, VERTICAL_CENTRE, WRAP
from ldnprep.ui.look.sign import Sign
from ldnprep.ui.look.theme import icon, paint_icon, theme
from ldnprep.ui.look.widgets import Button, label, restyle
from ldnprep.ui.state import Status, Step
from ldnprep.ui.words import plain, tr

WIDTH = 250  # pixels at 100 %

# leaving some questions out is fine, but a step must not look as if all were answered
_SIGNS = {Status.DONE: "check", Status.PARTLY: "half", Status.SEEN: "seen"}


def status_words(status: Status) -> str:
    """What a screen reader says about a step."""
    return {
        Status.CURRENT: tr("you are here"),
        Status.DONE: tr("done"),
        Status.PARTLY: tr("some questions left out"),
        Status.SEEN: tr("opened, nothing answered"),
        Status.TO_DO: tr("not opened yet"),
    }[status]


def _key() -> QWidget:
    """What the signs say, in a line below the steps."""
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(theme().px(14), theme().px(12), theme().px(4), theme().px(8))
    line.setSpacing(theme().px(3))
    line.addWidget(label(tr("Answered:"), "second", wrap=False))
    for sign, words in (("check", tr("all")), ("half", tr("some")), ("seen", tr("none"))):
        line.addWidget(Sign(sign, "accent", 14))
        line.addWidget(label(words, "second", wrap=False))
    line.addStretch(1)
    return made


class StepButton(Button):
    """One step: its sign or its number, then its title."""

    def __init__(self, number: int, step: Step, *, current: bool) -> None:
        super().__init__()
        self.number, self.step = number, step
        self.status = Status.CURRENT if current else Status.TO_DO
        self.setProperty("role", "step")
        self.setProperty("current", "true" if current else "false")
        self.setAutoDefault(False)
        self._hint = QSize()  # as it was in the type `_hint_font`: the layout asks for it seven times in a start
        self._hint_font = ""

    def show_status(self, status: Status) -> None:
        """Takes a new status and says it."""
        words = tr("Step {number}: {title}").format(number=self.number, title=self.step.title)
        words = words if self.number else self.step.title
        self.setAccessibleName(words)
        self.setAccessibleDescription(status_words(status))
        self.setToolTip(status_words(status))
        was, self.status = self.status, status
        if (was is Status.CURRENT) is not (status is Status.CURRENT):
            self.setProperty("current", "true" if status is Status.CURRENT else "false")
            restyle(self)
        elif was is not status:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)  # the ground and the ring of the focus; the words wrap, so they follow, in its ink
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = look.px(18)
        where = QRectF(look.px(16), (self.height() - side) / 2, side, side)
        sign = _SIGNS.get(self.status)
        if sign is not None:
            paint_icon(painter, sign, where, look.colour("accent"))
        else:
            painter.drawText(where.adjusted(-4, -2, 4, 2), CENTRE, str(self.number or ""))
        room = self.rect().adjusted(self._left(), 0, -look.px(8), 0)
        painter.drawText(room, VERTICAL_CENTRE | LEFT | WRAP, self.step.title)
        painter.end()

    @staticmethod
    def _left() -> int:
        return theme().px(48)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        self.ensurePolished()  # before that the type is not yet the style sheet's
        font = QFont(self.font())
        if font.key() != self._hint_font:
            self._hint_font = font.key()
            font.setBold(True)
            room = theme().px(WIDTH - 8) - self._left()
            words = QFontMetrics(font).boundingRect(0, 0, room, 10_000, WRAP, self.step.title)
            self._hint = QSize(theme().px(WIDTH), max(theme().px(38), words.height() + theme().px(14)))
        return self._hint

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()


class StepsList(QFrame):
    """The column of steps; `current` is the id of the one that is shown first."""

    step_requested = Signal(str)

    def __init__(self, steps: tuple[Step, ...], current: str) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setAccessibleName(tr("Steps"))
        self.setFixedWidth(theme().px(WIDTH))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme().px(14), 0, theme().px(8))
        layout.setSpacing(0)
        brand = label(tr("My LDN visit sheet"), "brand")
        brand.setContentsMargins(theme().px(18), 0, theme().px(8), theme().px(14))
        layout.addWidget(brand)
        scroll = CalmScrollArea(room_for_bar=False)
        column = QWidget()
        scroll.setWidget(column)  # while it is empty: what is in it would be dressed now, and again with its status
        inside = QVBoxLayout(column)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        self.buttons: dict[str, StepButton] = {}
        for number, step in enumerate(steps):
            made = StepButton(number, step, current=step.id == current)
            made.clicked.connect(partial(self._pressed, step.id))
            self.buttons[step.id] = made
            inside.addWidget(made)
        inside.addStretch(1)
        self._scroll, self._inside = scroll, inside
        self.key: QWidget | None = None  # of the signs, with the first of them
        layout.addWidget(scroll, 1)

    def show_statuses(self, statuses: Mapping[str, Status]) -> None:
        """Marks every step."""
        for step_id, status in statuses.items():
            self.buttons[step_id].show_status(status)
            if status is Status.CURRENT:
                self._scroll.ensureWidgetVisible(self.buttons[step_id])

        if self.key is None and any(status in _SIGNS for status in statuses.values()):
            self.key = _key()
            self._inside.addWidget(self.key)

    def fill_menu(self, menu: QMenu) -> None:
        """The same steps as a menu, for windows that are too narrow for the column."""
        menu.clear()
        for made in self.buttons.values():
            words = f"{made.number or ''}  {made.step.title} ({status_words(made.status)})"
            action = menu.addAction(plain(words))
            if made.status in _SIGNS:
                action.setIcon(icon(_SIGNS[made.status], "accent"))
            action.triggered.connect(partial(self._pressed, made.step.id))

    def _pressed(self, step_id: str, _checked: bool = False) -> None:
        self.step_requested.emit(step_id)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(theme().px(WIDTH), 100)
