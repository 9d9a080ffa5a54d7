"""Her own questions: a box for each, kept from the first letter on; an empty one stands ready."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ldnprep.ui.fields.text import ExactTextEdit
from ldnprep.ui.look.theme import theme
from ldnprep.ui.look.widgets import Card, button, label, let_go
from ldnprep.ui.pages.place_button import PlaceButton
from ldnprep.ui.reading.shelf import Line
from ldnprep.ui.words import tr


class OwnBox(QWidget):
    """One box. question_id: "" until something was typed. asked: see `PlaceButton`."""

    typed = Signal()
    asked = Signal(str)

    def __init__(self, number: int, *, read_only: bool) -> None:
        super().__init__()
        self.question_id = ""
        self._read_only = read_only
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        self.edit = ExactTextEdit(lines=1, enter_ends=True)
        self.edit.setReadOnly(read_only)
        self.edit.setAccessibleName(tr("Your own question, number {n}").format(n=number))
        self.place = PlaceButton(own=True)
        line.addWidget(self.edit, 1)
        line.addWidget(self.place, 0, Qt.AlignmentFlag.AlignVCenter)
        self.edit.exact_text_changed.connect(self.typed)
        self.place.asked.connect(self.asked)

    def show_line(self, line: Line, front: int, *, again: bool) -> None:
        """Shows where it stands; its words too where nobody is typing them. again: after an undo."""
        self.place.show_line(line, front, read_only=self._read_only)
        if line.text != self.edit.exact_text() and (again or not self.edit.hasFocus()):
            self.edit.blockSignals(True)
            self.edit.set_exact_text(line.text)
            self.edit.blockSignals(False)


class OwnQuestions(Card):
    """typed(box), asked(box, what): what she does in one of the boxes."""

    typed = Signal(object)
    asked = Signal(object, str)

    def __init__(self, *, read_only: bool) -> None:
        super().__init__()
        self._read_only = read_only
        self.boxes: list[OwnBox] = []
        self.body.addWidget(label(tr("Your question first"), "question"))
        self._column = QVBoxLayout()
        self._column.setSpacing(theme().px(8))
        self.body.addLayout(self._column)
        self.another_button = button(tr("Another question"), "link", icon_name="plus")
        self.another_button.clicked.connect(self.another)
        line = QHBoxLayout()
        line.addWidget(self.another_button)
        line.addStretch(1)
        self.body.addLayout(line)
        self.another_button.setVisible(not read_only)
        self.show_questions((), 0)

    def another(self) -> OwnBox:
        """An empty box with the focus: the one that is there, else a new one."""
        box = next((each for each in self.boxes if not each.edit.exact_text().strip()), None) or self._add()
        box.show()
        box.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        return box

    def _ended(self, box: OwnBox) -> None:
        """Enter: what she types next is another question."""
        if box.edit.exact_text().strip() and not self._read_only:
            self.another()

    def box_of(self, question_id: str) -> OwnBox | None:
        """The box of a question."""
        return next((each for each in self.boxes if each.question_id == question_id), None)

    def above(self, box: OwnBox) -> tuple[str, ...]:
        """Ids of the questions in the boxes above one."""
        return tuple(each.question_id for each in self.boxes[: self.boxes.index(box)] if each.question_id)

    def show_questions(self, lines: Sequence[Line], front: int, *, again: bool = False) -> None:
        """Shows her questions, each in its box; a box whose question is gone is empty.

        again: after an undo; what is typed in a box is then what is shown.
        """
        ids = {line.id for line in lines}
        for box in [each for each in self.boxes if each.question_id not in ids]:
            box.question_id = ""
            box.show_line(Line("", ""), front, again=again)
        for line in lines:
            box = self.box_of(line.id) or self._free() or self._add()
            box.question_id = line.id
            box.show_line(line, front, again=again)
        if not self.boxes:
            self._add()

    @staticmethod
    def _is_free(box: OwnBox) -> bool:
        return not box.question_id and not box.edit.exact_text()

    def _free(self) -> OwnBox | None:
        return next((each for each in self.boxes if self._is_free(each)), None)

    def tidy(self) -> None:
        """Empty boxes go, but one where there is no other."""
        free = [each for each in self.boxes if self._is_free(each)]
        for box in free if len(free) < len(self.boxes) else free[1:]:
            self.boxes.remove(box)
            let_go(box, self._column)

    def _add(self) -> OwnBox:
        box = OwnBox(len(self.boxes) + 1, read_only=self._read_only)
        box.typed.connect(partial(self.typed.emit, box))
        box.asked.connect(partial(self.asked.emit, box))
        box.edit.ended.connect(partial(self._ended, box))
        self.boxes.append(box)
        self._column.addWidget(box)
        return box
