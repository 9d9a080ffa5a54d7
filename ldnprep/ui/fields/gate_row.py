"""One line of a gate: the tick with its words, the "?", and the room below in which its follow-ups open."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ldnprep.answers.model import NOT_SURE, YES
from ldnprep.content.gate import GateLine
from ldnprep.ui.fields.gate_marks import UNSURE_WIDTH, GateTick, UnsureMark
from ldnprep.ui.theme import theme


class GateRow(QWidget):
    """marked(state, by pointer): the tick or the "?" was pressed. key_pressed(column, key): see `Mark`."""

    marked = Signal(str, bool)
    key_pressed = Signal(int, int)

    def __init__(self, line: GateLine, *, unsure: bool) -> None:
        super().__init__()
        self.line = line
        self.tick = GateTick(line.words)
        self.unsure: UnsureMark | None = UnsureMark(line.words) if unsure else None
        self.panel: QWidget | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        rule = QFrame()
        rule.setProperty("role", "rule")
        self._layout.addWidget(rule)
        marks = QHBoxLayout()
        marks.setSpacing(0)
        marks.addWidget(self.tick, 1)
        if self.unsure is not None:
            marks.addWidget(self.unsure)
        else:
            marks.addSpacing(theme().px(UNSURE_WIDTH))
        self._layout.addLayout(marks)
        self.tick.clicked.connect(self._ticked)
        self.tick.key_pressed.connect(self._tick_key)
        self.tick.take_letter = self._take_letter
        if self.unsure is not None:
            self.unsure.clicked.connect(self._unsured)
            self.unsure.key_pressed.connect(self._unsure_key)
            self.unsure.take_letter = self._take_letter

    def show_state(self, state: str, place: int, count: int, known: str = "") -> None:
        """Shows the state of the line; place of count: which line it is; known: the typed names that answer it."""
        self.tick.show_state(state, place, count, known)
        if self.unsure is not None:
            self.unsure.show_state(state)

    def put_below(self, panel: QWidget) -> None:
        """Takes what opens under this line."""
        self.panel = panel
        self._layout.addWidget(panel)

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

    def _take_letter(self, event: QKeyEvent) -> bool:
        """Hands a letter to the first empty box that is open below; where all are full it says nothing at all."""
        boxes = [box for box in self.panel.findChildren(QLineEdit) if box.isVisible()] if self.panel else []
        empty = next((box for box in boxes if not box.text() and not box.isReadOnly()), None)
        if empty is not None:
            empty.setFocus(Qt.FocusReason.OtherFocusReason)
            QApplication.sendEvent(
                empty, QKeyEvent(event.type(), event.key(), event.modifiers(), event.text(), event.isAutoRepeat())
            )
        return bool(boxes)
