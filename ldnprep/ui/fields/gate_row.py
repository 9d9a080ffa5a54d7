"""One line of a gate: the tick with its words, and the "?". What follows from it opens below the whole list."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ldnprep.answers.model import NOT_SURE, YES
from ldnprep.content.gate import GateLine
from ldnprep.ui.fields.gate_marks import UNSURE_WIDTH, GateTick, UnsureMark
from ldnprep.ui.look.theme import theme
from ldnprep.ui.look.widgets import rule


class GateRow(QWidget):
    """marked(state, by pointer): the tick or the "?" was pressed. key_pressed(column, key), taken_back: see `Mark`."""

    marked = Signal(str, bool)
    key_pressed = Signal(int, int)
    taken_back = Signal()

    def __init__(self, line: GateLine, *, unsure: bool) -> None:
        super().__init__()
        self.line = line
        self.tick = GateTick(line.words)
        self.unsure: UnsureMark | None = UnsureMark(line.words) if unsure else None
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(rule())
        marks = QHBoxLayout()
        marks.setSpacing(0)
        marks.addWidget(self.tick, 1)
        if self.unsure is not None:
            marks.addWidget(self.unsure)
        else:
            marks.addSpacing(theme().px(UNSURE_WIDTH))
        body.addLayout(marks)
        self.tick.clicked.connect(self._ticked)
        self.tick.key_pressed.connect(self._tick_key)
        self.tick.taken_back.connect(self.taken_back)
        if self.unsure is not None:
            self.unsure.clicked.connect(self._unsured)
            self.unsure.key_pressed.connect(self._unsure_key)
            self.unsure.taken_back.connect(self.taken_back)

    def show_state(self, state: str, place: int, count: int, known: str = "") -> None:
        """Shows the state of the line; place of count: which line it is; known: the typed names that answer it."""
        self.tick.show_state(state, place, count, known)
        if self.unsure is not None:
            self.unsure.show_state(state)

    def let_press(self, allowed: bool) -> None:
        """Whether it can be marked."""
        for column in (0, 1):
            self.mark(column).setEnabled(allowed)

    def hand_letters_to(self, take: Callable[[QKeyEvent], bool]) -> None:
        """Who gets a letter that is typed on this line, see `Mark`."""
        for column in (0, 1):
            self.mark(column).take_letter = take

    def mark(self, column: int) -> GateTick | UnsureMark:
        """0: the tick; 1: the "?", where there is one."""
        return self.unsure if column and self.unsure is not None else self.tick

    def _ticked(self) -> None:
        self.marked.emit(YES, self.tick.by_pointer)

    def _unsured(self) -> None:
        assert self.unsure is not None  # noqa: S101 - only then it is connected
        self.marked.emit(NOT_SURE, self.unsure.by_pointer)

    def _tick_key(self, key: int) -> None:
        self.key_pressed.emit(0, key)

    def _unsure_key(self, key: int) -> None:
        self.key_pressed.emit(1, key)
