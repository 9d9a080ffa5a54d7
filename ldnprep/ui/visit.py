"""The visit that is being prepared: joins content, session and findings for the window, and tells it what changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from ldnprep import pipeline

if TYPE_CHECKING:
    from ldnprep.answers.model import Answers, QuestionChoices, Value
    from ldnprep.answers.session import Session
    from ldnprep.answers.steps import Step
    from ldnprep.content.model import Checklist
    from ldnprep.rules.model import Findings

_PAUSE_MS = 2_000  # what is typed after it is undone by itself
_SETTLE_MS = 15  # letters that come in one go (pasting, a slow moment) are followed once; presses are followed at once

Find = Callable[["Checklist", "Answers"], "Findings"]


class Visit(QObject):
    """One person's answers while the window is open.

    answer_changed(key): an answer changed (keys as in `Session`).  findings_changed: what follows from the answers is
    up to date again.  restored: an undo or redo changed what is shown.
    """

    answer_changed = Signal(str)
    findings_changed = Signal()
    restored = Signal()

    def __init__(
        self, checklist: Checklist, session: Session, *, read_only: bool = False, find: Find = pipeline.find
    ) -> None:
        super().__init__()
        self.checklist = checklist
        self.session = session
        self.read_only = read_only
        self.told: dict[str, str] | None = None  # danger texts that she read in full, by id, and on which page
        self._find = find
        self._findings: Findings | None = None
        self._settle = QTimer(self)
        self._settle.timeout.connect(self.refresh)  # which stops it
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(session.end_typing)
        self._unsubscribe = session.subscribe(self._changed)

    @property
    def findings(self) -> Findings:
        """What follows from the answers; worked out when first asked for, then with every `refresh`."""
        if self._findings is None:
            self._findings = self._find(self.checklist, self.answers)
        return self._findings

    @property
    def is_typing(self) -> bool:
        """Whether she typed a moment ago: what comes next is undone together with it."""
        return self._pause.isActive()

    @property
    def answers(self) -> Answers:
        """All answers as they are now."""
        return self.session.answers

    def value(self, field_id: str) -> Value | None:
        """The answer to a field, None when it is not answered."""
        return self.answers.values.get(field_id)

    def set_value(self, field_id: str, value: Value | None, *, typing: bool = False) -> None:
        """Takes an answer as it is; None, "" and () count as not answered."""
        self.session.set(field_id, value, typing=typing)
        self._follow(typing)

    def set_many(self, values: Mapping[str, Value | None], *, typing: bool = False) -> None:
        """Takes answers that belong together: one change for undo."""
        self.session.set_many(values, typing=typing)
        self._follow(typing)

    def set_decided(self, field_id: str, value: Value | None, *, typing: bool = False) -> None:
        """Takes what was decided at the visit."""
        self.session.set_decided(field_id, value, typing=typing)
        self._follow(typing)

    def set_questions(self, choices: QuestionChoices, *, typing: bool = False) -> None:
        """Takes what she did with the questions."""
        self.session.set_questions(choices, typing=typing)
        self._follow(typing)

    def change_settings(self, **changes: str | bool | tuple[str, ...] | None) -> None:
        """Takes single settings by name, see `Settings`."""
        self.session.set_settings(replace(self.answers.settings, **changes))
        self._follow(typing=False)

    def undo(self) -> Step | None:
        """Takes the last change back and has the pages show it; gives what that was."""
        return self._restore(self.session.undo())

    def redo(self) -> Step | None:
        """Makes the change again that was taken back last; gives what that was."""
        return self._restore(self.session.redo())

    def refresh(self) -> None:
        """Brings the findings up to date now."""
        self._settle.stop()
        self._findings = self._find(self.checklist, self.answers)
        self._forget_what_is_over()
        self.findings_changed.emit()

    def close(self) -> None:
        """No more signals from this visit."""
        self._settle.stop()
        self._pause.stop()
        self._unsubscribe()

    def _changed(self, keys: frozenset[str]) -> None:
        for key in sorted(keys):
            self.answer_changed.emit(key)

    def _follow(self, typing: bool) -> None:
        if typing:
            self._pause.start(_PAUSE_MS)
            if not self._settle.isActive():  # not put off by each letter: a quick typist wants to see it too
                self._settle.start(_SETTLE_MS)
        else:
            self.refresh()

    def _restore(self, step: Step | None) -> Step | None:
        if step is not None:
            self.refresh()
            self.restored.emit()
        return step

    def _forget_what_is_over(self) -> None:
        """A danger text that does not hold any more counts as unread when it is said anew."""
        now = {each.id for each in self.findings.urgent}
        kept = now.union(each.id for each in self.checklist.urgent if now & set(each.yields_to))
        if self.told is not None:
            self.told = {name: page for name, page in self.told.items() if name in kept}
