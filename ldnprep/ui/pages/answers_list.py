"""All answers, folded: a card for each step, each answer with a way back to it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ldnprep.answers.model import said_only
from ldnprep.content.model import Field, PageKind
from ldnprep.ui.look.theme import theme
from ldnprep.ui.look.widgets import Card, FoldButton, button, label, let_go, rule, show_if
from ldnprep.ui.state import Step
from ldnprep.ui.visit import Visit
from ldnprep.ui.words import first_upper, tr, value_words


class Answered(Struct, frozen=True):
    """One line: where it leads, its short name, what was asked, the answer in words."""

    field: str
    short: str
    question: str
    words: str


def answered_lines(step: Step, visit: Visit) -> tuple[Answered, ...]:
    """What she answered on a step."""
    page = step.page
    if page is None:
        return ()
    if page.kind is PageKind.QUESTIONS:
        return _of_questions(visit)
    told = said_only(visit.answers).values
    return tuple(
        Answered(field.id, field.short, field.label, value_words(field, told[field.id], visit.checklist))
        for field in page.fields
        if field.id in visit.findings.visible | visit.findings.below.keys() and field.id in told
    )


def _of_questions(visit: Visit) -> tuple[Answered, ...]:
    findings = visit.findings
    front = [each.text for each in findings.top]
    back = [each.text for each in findings.asked if each not in findings.top]
    words = {
        tr("First three"): "\n".join(f"{n}. {text}" for n, text in enumerate(front, start=1)) or tr("none chosen"),
        tr("More questions"): "\n".join(back),
        tr("What you have read"): "\n".join(claim.heard for claim in findings.claims),
    }
    return tuple(Answered("", name, name, said) for name, said in words.items() if said)


class AnswersList(QWidget):
    """A link, and below it the cards once it was pressed. edit_requested(step id, field id or "")."""

    edit_requested = Signal(str, str)

    def __init__(self, visit: Visit, steps: Sequence[Step]) -> None:
        super().__init__()
        self._visit = visit
        self._steps = [step for step in steps if step.page is not None]
        self._cards: dict[str, tuple[object, QWidget]] = {}  # what each card shows
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(14))
        self.fold_button = FoldButton(tr("See all my answers"))
        line = QHBoxLayout()
        line.addWidget(self.fold_button)
        line.addStretch(1)
        column.addLayout(line)
        self._inside = QWidget()
        self._list = QVBoxLayout(self._inside)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(theme().px(14))
        self._inside.setVisible(False)
        column.addWidget(self._inside)
        self.fold_button.toggled.connect(self._toggle)

    def _toggle(self, opened: bool) -> None:
        show_if(self._inside, opened)
        self.refresh()

    def refresh(self) -> None:
        """Brings the cards up to date while they are in sight; what has not changed stays as it is."""
        if not self.fold_button.isChecked():
            return
        for place, step in enumerate(self._steps):
            lines = answered_lines(step, self._visit)
            shown, card = self._cards.get(step.id, (None, None))
            if shown == lines and card is not None:
                continue
            if card is not None:
                let_go(card, self._list)
            made = self._step_card(step, lines)
            self._cards[step.id] = (lines, made)
            self._list.insertWidget(place, made)
            made.show()

    def _step_card(self, step: Step, lines: Sequence[Answered]) -> QWidget:
        card = Card()
        card.body.addWidget(label(step.title, "heading"))
        if not lines:
            card.body.addWidget(label(tr("Nothing answered here."), "second"))
        grid = QGridLayout()
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        grid.setHorizontalSpacing(theme().px(12))
        grid.setVerticalSpacing(theme().px(6))
        narrow = theme().narrow
        for row, each in enumerate(lines):
            self._line(grid, row, step, each, narrow=narrow)
        card.body.addLayout(grid)
        return card

    def _line(self, grid: QGridLayout, row: int, step: Step, each: Answered, *, narrow: bool) -> None:
        made = button(tr("Edit"), "link", name=tr("Edit: {question}").format(question=each.question))
        made.clicked.connect(partial(self._pressed, step.id, each.field))
        if self._visit.read_only:
            made.hide()
        top = Qt.AlignmentFlag.AlignTop
        at = row * 3 if narrow else row * 2
        grid.addWidget(label(first_upper(each.short), "second"), at, 0, top)
        if narrow:  # below each other, over the whole width
            grid.addWidget(label(each.words, "label"), at + 1, 0, 1, 3)
        else:
            grid.addWidget(label(each.words, "label"), at, 1, top)
        grid.addWidget(made, at, 2, top)
        grid.addWidget(rule(), at + (2 if narrow else 1), 0, 1, 3)

    def _pressed(self, step_id: str, field_id: str, _checked: bool = False) -> None:
        self.edit_requested.emit(step_id, field_id)


def kept_lines(visit: Visit) -> tuple[str, ...]:
    """What is in the file and not on the sheet, because other answers make it unnecessary."""
    findings = visit.findings
    questions = (tr("Question: {text}").format(text=asked.text) for asked in findings.left_out)
    return (*(_kept(hidden.field, visit) for hidden in findings.hidden), *questions)


def _kept(field: Field, visit: Visit) -> str:
    words = value_words(field, visit.value(field.id), visit.checklist).replace("\n", "; ")
    return f"{first_upper(field.short)}: {words}"
