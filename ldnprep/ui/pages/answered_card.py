"""What was answered at the visit: her questions, each with a field for the answer."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from ldnprep.answers import choosing
from ldnprep.rules.model import Asked
from ldnprep.ui.fields.text import ExactTextEdit
from ldnprep.ui.look.folding import add_fold
from ldnprep.ui.look.widgets import Card, label, show_if
from ldnprep.ui.visit import Visit
from ldnprep.ui.words import tr


class AnsweredCard(Card):
    """The questions of the front and those in her words; all others on the sheet behind a link."""

    def __init__(self, visit: Visit) -> None:
        super().__init__()
        self._visit = visit
        self.body.addWidget(label(tr("What was answered?"), "question"))
        findings, answered = visit.findings, visit.answers.questions.answered
        asked = tuple(dict.fromkeys((*findings.top, *findings.asked)))
        self.edits: dict[str, ExactTextEdit] = {}
        first = [each for each in asked if each in findings.top or each.typed or each.id in answered]
        others = [each for each in asked if each not in first]
        for number, each in enumerate(first, start=1):
            self._add(self.body, f"{number}. {each.text}", each)
        words = tr("Other questions ({count})").format(count=len(others))
        self.fold_button, column = add_fold(self.body, words)
        for each in others:
            self._add(column, each.text, each)
        show_if(self.fold_button, bool(others))
        self.show_answers()

    def _add(self, column: QVBoxLayout, words: str, asked: Asked) -> None:
        shown = label(words, "label")
        edit = ExactTextEdit(lines=2)
        edit.setAccessibleName(tr("Answer to: {question}").format(question=asked.text))
        edit.setReadOnly(self._visit.read_only)
        shown.setBuddy(edit)
        column.addWidget(shown)
        column.addWidget(edit)
        self.edits[asked.id] = edit
        edit.exact_text_changed.connect(partial(self._typed, asked.id))

    def show_answers(self) -> None:
        """Takes all answers from the file again, after an undo."""
        answered = self._visit.answers.questions.answered
        for name, edit in self.edits.items():
            text = answered.get(name, "")
            if edit.exact_text() != text:
                edit.blockSignals(True)
                edit.set_exact_text(text)
                edit.blockSignals(False)

    def _typed(self, question_id: str) -> None:
        text = self.edits[question_id].exact_text()
        choices = choosing.answer(self._visit.answers.questions, question_id, text)
        if choices != self._visit.answers.questions:
            self._visit.set_questions(choices, typing=True)
