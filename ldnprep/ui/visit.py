"""The visit that is being prepared: joins content, answers and findings for the window, and tells it what changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from ldnprep import pipeline
from ldnprep.answers.model import Answers, QuestionChoices, Settings, Value
from ldnprep.content.model import Checklist
from ldnprep.rules.model import Findings

_SETTLE_MS = 120  # findings follow typing after this short rest; fields that others hide follow at once


class Visit(QObject):
    """One person's answers while the window is open.

    answer_changed(field id): a value changed.  findings_changed: what follows from the answers is up to date again.
    undo_offered(words): something was removed and can be brought back.
    """

    answer_changed = Signal(str)
    findings_changed = Signal()
    questions_changed = Signal()
    settings_changed = Signal()
    undo_offered = Signal(str)

    def __init__(
        self,
        checklist: Checklist,
        answers: Answers,
        *,
        read_only: bool = False,
        find: Callable[[Checklist, Answers], Findings] = pipeline.find,
    ) -> None:
        super().__init__()
        self.checklist = checklist
        self.answers = answers
        self.read_only = read_only
        self._find = find
        self._fields = {f.id: f for f in (*checklist.fields(), *checklist.decisions)}
        self._undo: Answers | None = None
        self.findings = find(checklist, answers)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self.refresh)

    def value(self, field_id: str) -> Value | None:
        """The answer to a field, None when it is not answered."""
        return self.answers.values.get(field_id)

    def set_value(self, field_id: str, value: Value | None) -> None:
        """Takes an answer as it is; None, "" and () count as not answered."""
        values = {key: kept for key, kept in self.answers.values.items() if key != field_id}
        if value is not None and value != "" and value != ():
            values[field_id] = value
        if values == dict(self.answers.values):
            return
        self.answers = replace(self.answers, values=values)
        self.answer_changed.emit(field_id)
        self._settle.start()

    def remember(self) -> None:
        """Keeps the answers as they are now, for `undo`."""
        self._undo = self.answers

    def set_questions(self, choices: QuestionChoices) -> None:
        """Takes what she did with the questions."""
        self.answers = replace(self.answers, questions=choices)
        self.refresh()
        self.questions_changed.emit()

    def set_settings(self, settings: Settings) -> None:
        """Takes a setting."""
        self.answers = replace(self.answers, settings=settings)
        self.refresh()
        self.settings_changed.emit()

    def change_settings(self, **changes: str | bool | None) -> None:
        """Takes single settings by name, see `Settings`."""
        self.set_settings(replace(self.answers.settings, **changes))  # type: ignore[arg-type]  # names are checked there

    def refresh(self) -> None:
        """Brings the findings up to date now."""
        self._settle.stop()
        self.findings = self._find(self.checklist, self.answers)
        self.findings_changed.emit()
