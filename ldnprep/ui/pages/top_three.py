"""The card of the three most important questions, suggested or hers."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ldnprep.answers.choosing import MOST_TOP
from ldnprep.rules.model import Findings, TopOrigin
from ldnprep.ui.layouts import FlowLayout
from ldnprep.ui.theme import theme
from ldnprep.ui.widgets import Card, button, icon_button, label, show_if
from ldnprep.ui.words import tr

UP, DOWN, REMOVE, CONFIRM, NONE = "up", "down", "remove", "confirm", "none"  # what may be asked


class TopRow(QWidget):
    """One of the three: its number, its words, and its buttons.

    asked(what, question id): UP, DOWN or REMOVE was pressed.
    """

    asked = Signal(str, str)

    def __init__(self, place: int, read_only: bool) -> None:
        super().__init__()
        self._place = place
        self.question_id = ""
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        number = label(f"{place + 1}.", "question", wrap=False)
        number.setMinimumWidth(number.fontMetrics().horizontalAdvance("3.") + theme().px(6))
        self._words = label("", "question")
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        for each in (number, self._words):
            each.setContentsMargins(0, theme().px(9), 0, 0)  # on one line with the arrows
        line.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words, 1)
        self.buttons: dict[str, QPushButton] = {}
        if read_only:
            return
        for what, action in self._actions().items():
            made = icon_button(what, action)
            made.setProperty("what", what)
            made.clicked.connect(partial(self._pressed, what))
            line.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
            self.buttons[what] = made

    @staticmethod
    def _actions() -> dict[str, str]:
        return {UP: tr("Move up"), DOWN: tr("Move down"), REMOVE: tr("Take out of my top three")}

    def show_question(self, question_id: str, text: str, count: int) -> None:
        """Shows a question at this place of `count`."""
        self.question_id = question_id
        self._words.setText(text)
        name = tr("Top three, number {place}: {action}: {question}")
        for what, action in self._actions().items():
            if what in self.buttons:
                words = name.format(place=self._place + 1, action=action, question=text)
                self.buttons[what].setAccessibleName(words)
        if self.buttons:
            self.buttons[UP].setEnabled(self._place > 0)
            self.buttons[DOWN].setEnabled(self._place < count - 1)

    def _pressed(self, what: str, _checked: bool = False) -> None:
        self.asked.emit(what, self.question_id)


class TopThree(Card):
    """The three, and whose choice they are.

    asked(what, question id or ""): UP, DOWN, REMOVE, CONFIRM ("these are mine") or NONE ("no top three").
    """

    asked = Signal(str, str)

    def __init__(self, read_only: bool) -> None:
        super().__init__()
        self._read_only = read_only
        self._shown: object = None
        self.body.addWidget(label(tr("My three most important questions"), "heading"))
        self.note = label("", "second")
        self.body.addWidget(self.note)
        self.rows = tuple(TopRow(place, read_only) for place in range(MOST_TOP))
        for row in self.rows:
            row.hide()
            row.asked.connect(self.asked)
            self.body.addWidget(row)
        line = QWidget()
        buttons = FlowLayout(line)
        self.confirm_button = button(tr("&Yes, these are mine"), "primary")
        self.none_button = button(tr("I want no top three"), "link")
        buttons.addWidget(self.confirm_button)
        buttons.addWidget(self.none_button)
        self.body.addWidget(line)
        self.confirm_button.clicked.connect(partial(self.asked.emit, CONFIRM, ""))
        self.none_button.clicked.connect(partial(self.asked.emit, NONE, ""))

    def show_top(self, findings: Findings) -> None:
        """Shows who chose them, and the questions with their buttons."""
        shown = (findings.top, findings.top_origin)
        if shown == self._shown:
            return
        self._shown = shown
        self.note.setText(
            {
                TopOrigin.CHOSEN: tr("You chose these. They stand on page 1 of your sheet."),
                TopOrigin.SUGGESTED: tr(
                    "Your answers suggest these. Change them below, or say that they are yours. "
                    "They stand on page 1 of your sheet."
                ),
                TopOrigin.NONE_CHOSEN: tr("You chose to have none. You can put questions here from the list below."),
            }[findings.top_origin]
        )
        for place, row in enumerate(self.rows):
            if place < len(findings.top):
                row.show_question(findings.top[place].id, findings.top[place].text, len(findings.top))
            show_if(row, place < len(findings.top))
        show_if(self.confirm_button, findings.top_origin is TopOrigin.SUGGESTED and not self._read_only)
        show_if(self.none_button, findings.top_origin is not TopOrigin.NONE_CHOSEN and not self._read_only)

    def focus_after(self, what: str, question_id: str, place: int) -> None:
        """Leaves the focus where she works: on the moved question's button, or on the next one's.

        place: where the question stood before.
        """
        in_sight = [row for row in self.rows if not row.isHidden()]
        if what in (UP, DOWN):
            row = next((each for each in in_sight if each.question_id == question_id), None)
            wanted = (what, DOWN if what == UP else UP)
        else:
            row = in_sight[min(place, len(in_sight) - 1)] if what == REMOVE and in_sight else None
            wanted = (REMOVE, REMOVE)
        if row is None:  # the pressed button is gone: the words beside it say what became of the three
            self.note.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        target = next((row.buttons[name] for name in wanted if row.buttons[name].isEnabled()), row.buttons[REMOVE])
        target.setFocus(Qt.FocusReason.OtherFocusReason)
