"""The wizard without a window: which steps there are, where the person is, what is done and what was left out.

Qt-free on purpose, so that walking through the pages can be tested in microseconds.
"""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from msgspec import Struct

from ldnprep.answers.model import Answers, said_only
from ldnprep.content.model import Checklist, Field, Page, PageKind

START, CHECK = "_start", "_check"  # the program's own steps; ids of the content never begin with "_"
FINISH, AFTER = "_finish", "_after"  # pages that are no steps: the finished sheet, and after the visit
_PAGES_BEFORE_A_PREVIEW = 2  # of an empty sheet: it would only show what is not answered
NOTES = "notes"  # a last page of this name stands on top of Check instead of being a step of its own


class Status(StrEnum):
    """How far a step is. DONE: opened and nothing left out; PARTLY: opened, some questions were left out; SEEN: opened,
    nothing answered.
    """

    CURRENT = "current"
    DONE = "done"
    PARTLY = "partly"
    SEEN = "seen"
    TO_DO = "to_do"


class Step(Struct, frozen=True):
    """One step of the wizard; `page` is None for the program's own first and last step."""

    id: str
    title: str
    page: Page | None = None


def steps_of(checklist: Checklist, start: str, check: str) -> tuple[Step, ...]:
    """Start, the pages of the content, Check; `start` and `check` are the titles of the program's own steps.

    What she has read is offered on the page of questions, not passed through.
    """
    kinds = {page.kind for page in checklist.pages}
    offered = PageKind.CLAIMS if PageKind.QUESTIONS in kinds else None
    notes = notes_page(checklist)
    pages = tuple(
        Step(page.id, page.step or page.title, page)
        for page in checklist.pages
        if page is not notes and page.kind is not offered
    )
    return (Step(START, start), *pages, Step(CHECK, check))


def notes_page(checklist: Checklist) -> Page | None:
    """The page of the content whose fields stand on top of Check, if there is one."""
    last = checklist.pages[-1] if checklist.pages else None
    return last if last is not None and last.id == NOTES and last.kind is PageKind.FIELDS else None


class Wizard:
    """Where the person is. Moving never touches an answer."""

    def __init__(self, steps: tuple[Step, ...], visited: Collection[str] = (), current: str = START) -> None:
        self.steps = steps
        self._ids = [step.id for step in steps]
        self.visited: list[str] = [step_id for step_id in self._ids if step_id in visited]
        self._index = 0
        self.return_to: str | None = None  # where one press leads back to, after an edit
        self.go(current if current in self._ids else START)

    @property
    def current(self) -> Step:
        """The step that is shown."""
        return self.steps[self._index]

    @property
    def first_page(self) -> Page | None:
        """The first page of the content: where a sheet begins."""
        return next((step.page for step in self.steps if step.page is not None), None)

    @property
    def has_begun(self) -> bool:
        """Whether the sheet has something to show: from the third page on."""
        return sum(step.page is not None for step in self.steps[: self._index]) >= _PAGES_BEFORE_A_PREVIEW

    @property
    def number(self) -> int:
        """Place of the current step among those that ask something: Start is 0, the next one 1."""
        return self._index

    @property
    def total(self) -> int:
        """How many steps there are after Start."""
        return len(self.steps) - 1

    @property
    def can_go_back(self) -> bool:
        """Whether a step comes before this one."""
        return self._index > 0

    @property
    def can_go_on(self) -> bool:
        """Whether a step comes after this one."""
        return self._index < len(self.steps) - 1

    def go(self, step_id: str) -> None:
        """Shows the step with this id. Raises KeyError for an id that is no step."""
        if step_id not in self._ids:
            raise KeyError(step_id)
        self._index = self._ids.index(step_id)
        self.return_to = None
        if step_id not in self.visited:
            self.visited.append(step_id)

    def edit(self, step_id: str) -> None:
        """Goes to a step for one change; `go_on` then comes back to where she was."""
        origin = self.current.id
        self.go(step_id)
        self.return_to = origin

    def go_on(self) -> None:
        """The next step, or back to the check after an edit; stays on the last step."""
        if self.return_to is not None:
            self.go(self.return_to)
        elif self.can_go_on:
            self.go(self._ids[self._index + 1])

    def go_back(self) -> None:
        """The step before; stays on the first."""
        if self.can_go_back:
            self.go(self._ids[self._index - 1])

    def statuses(self, answers: Answers, unanswered: Collection[str]) -> dict[str, Status]:
        """How far each step is, by step id. unanswered: ids of the fields that are asked and have no answer."""
        return {step.id: self._status(step, answers, unanswered) for step in self.steps}

    def _status(self, step: Step, answers: Answers, unanswered: Collection[str]) -> Status:
        if step is self.current:
            return Status.CURRENT
        if step.id not in self.visited:
            return Status.TO_DO
        if not answered(step, answers):
            return Status.SEEN
        return Status.PARTLY if left_out(step, unanswered) else Status.DONE


def left_out(step: Step, unanswered: Collection[str]) -> tuple[Field, ...]:
    """The questions of a step that are asked now and have no answer, in reading order."""
    asked = step.page.fields if step.page is not None and step.page.kind is PageKind.FIELDS else ()
    return tuple(field for field in asked if field.id in unanswered)


def answered(step: Step, answers: Answers) -> bool:
    """Whether anything was answered on a step, also what is hidden by now. Steps that ask for no answer count as if."""
    asked = step.page.fields if step.page is not None else ()
    return not asked or not said_only(answers).values.keys().isdisjoint(field.id for field in asked)
