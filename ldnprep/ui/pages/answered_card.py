"""What was answered at the visit: her questions, each with a field for the answer."""

from __future__ import annotations

from functools import partial

from ldnprep.answers import choosing
from ldnprep.ui.fields.text import ExactTextEdit
from ldnprep.ui.visit import Visit
from ldnprep.ui.widgets import Card, label, show_if
from ldnprep.ui.words import tr


class AnsweredCard(Card):
    """The questions on the sheet in their order, those of the front first."""

    def __init__(self, visit: Visit) -> None:
        super().__init__()
        self._visit = visit
        self.body.addWidget(label(tr("What was answered?"), "question"))
        findings = visit.findings
        asked = [*findings.top, *(each for each in findings.asked if each not in findings.top)]
        self.edits: dict[str, ExactTextEdit] = {}
        for number, each in enumerate(asked, start=1):
            words = label(f"{number}. {each.text}", "label")
            edit = ExactTextEdit(lines=2)
            edit.setAccessibleName(tr("Answer to: {question}").format(question=each.text))
            edit.setReadOnly(visit.read_only)
            words.setBuddy(edit)
            self.body.addWidget(words)
            self.body.addWidget(edit)
            self.edits[each.id] = edit
            edit.exact_text_changed.connect(partial(self._typed, each.id))
        self.show_answers()
        show_if(self, bool(asked))

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
