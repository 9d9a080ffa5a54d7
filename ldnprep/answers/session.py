"""The answers while they are being given: change, undo, tell who listens. No window, no clock, no file.

A Session holds one frozen `Answers` at any moment; whoever took it may keep it, also in another thread.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from msgspec.structs import replace

from ldnprep.answers.cleaning import clean, clean_text
from ldnprep.answers.model import (
    Answers,
    ContentStamp,
    PartialDate,
    QuestionChoices,
    Settings,
    TherapyRow,
    Value,
)
from ldnprep.answers.steps import NEW, Step, way_of_typing

# keys of changes beside the ids of fields; ids hold no "@"
SETTINGS, QUESTIONS, TITLE, RESUME = "@settings", "@questions", "@title", "@resume"
_DECIDED = "@decided."
_MOST_STEPS = 500

# What a new sheet takes over from the last one. Nothing that she would have to answer anew because it may have changed:
# no yes/no question (opioids now, liver, mood ...), no scale, no date but the birthday. Typed medicines do come along:
# a stale row is a nuisance, a missed opioid is not.
CARRIED = (
    "patient_name", "birth_date", "clinician_name", "conditions", "conditions_other", "decision_values",
    "allergies_what", "opioid_names", "medicines", "therapies",
)  # fmt: skip

Listener = Callable[[frozenset[str]], object]


def decided_key(field_id: str) -> str:
    """The key under which a change of something decided is told."""
    return _DECIDED + field_id


class Session:
    """What this person says, as it changes.

    `set`, `set_decided`, `set_settings`, `set_questions` and `set_title` can be undone; where she is (`set_resume`) is
    no answer and cannot. Listeners get the keys that changed: ids of fields, `decided_key(id)`, SETTINGS, QUESTIONS,
    TITLE, RESUME. at: the page on which changes are made now; each remembers its own.
    """

    def __init__(self, answers: Answers | None = None) -> None:
        self._answers = answers or Answers()
        self._kept = self._answers
        self._answered = False  # since the last `touch`
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._typing = ""  # how letters come or go just now, see `way_of_typing`; "": nobody types
        self.at = ""
        self._listeners: list[Listener] = []

    # --- reading

    @property
    def answers(self) -> Answers:
        """All answers as they are now; never changes afterwards."""
        return self._answers

    @property
    def dirty(self) -> bool:
        """Whether something changed since `mark_saved`."""
        return self._answers is not self._kept and self._answers != self._kept

    @property
    def has_unsaved_words(self) -> bool:
        """Whether anything that she said changed since `mark_saved`. On which page she is does not count."""
        kept = self._kept
        return replace(self._answers, resume=kept.resume, saved=kept.saved, content=kept.content) != kept

    @property
    def to_undo(self) -> Step | None:
        """The change that `undo` takes back."""
        return self._done[-1] if self._done else None

    @property
    def to_redo(self) -> Step | None:
        """The change that `redo` makes again."""
        return self._undone[-1] if self._undone else None

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Calls `listener` with the changed keys after every change, until the function given back is called."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    # --- changing

    def set(self, field_id: str, value: Value | None, *, typing: bool = False) -> None:
        """Takes the answer to a field as it is; None, "" and () are no answer; empty rows are dropped.

        typing: a letter more or less in a text; the letters of a word are undone together, see `end_typing`.
        """
        self.set_many({field_id: value}, typing=typing)

    def set_many(self, values: Mapping[str, Value | None], *, typing: bool = False) -> None:
        """Takes answers that belong together, each as `set` does: they are undone together, and told once."""
        self._change({name: None if value is None else clean(value) for name, value in values.items()}, typing)

    def set_decided(self, field_id: str, value: Value | None, *, typing: bool = False) -> None:
        """Takes what was decided at the visit, like `set`."""
        self._change({decided_key(field_id): None if value is None else clean(value)}, typing)

    def set_settings(self, settings: Settings) -> None:
        """Takes how the sheet is made."""
        self._change({SETTINGS: settings})

    def set_questions(self, choices: QuestionChoices, *, typing: bool = False) -> None:
        """Takes what she did with the questions, see `choosing.py`."""
        own = tuple(replace(question, text=clean_text(question.text)) for question in choices.own)
        edited = {name: clean_text(text) for name, text in choices.edited.items()}
        self._change({QUESTIONS: replace(choices, own=own, edited=edited)}, typing)

    def set_title(self, title: str, *, typing: bool = False) -> None:
        """Takes the sheet's name in the list of sheets."""
        self._change({TITLE: clean_text(title)}, typing)

    def set_resume(self, page: str, visited: tuple[str, ...]) -> None:
        """Notes where she is, for the next start; she ended what she typed."""
        self.end_typing()
        resume = replace(self._answers.resume, page=page, visited=visited)
        if resume != self._answers.resume:
            self._answers = replace(self._answers, resume=resume)
            self._tell(frozenset({RESUME}))

    def end_typing(self) -> None:
        """What is typed next is undone on its own: she left the field, or paused."""
        self._typing = ""

    def _change(self, wanted: Mapping[str, object], typing: bool = False) -> None:
        before = {key: _get(self._answers, key) for key in wanted}
        after = {key: value for key, value in wanted.items() if value != before[key]}
        if not after:
            return
        before = {key: before[key] for key in after}
        self._forget_undone(after)
        last, way = self.to_undo, way_of_typing(before, after) if typing else ""
        if way and way == self._typing and last and last.after.keys() == after.keys():
            self._done[-1] = replace(last, after=after)
        else:
            self._done.append(Step(before, after, typing, self.at))
            del self._done[:-_MOST_STEPS]
        self._typing = way.removeprefix(NEW)
        self._put(after)

    def _forget_undone(self, after: Mapping[str, object]) -> None:
        """What was taken back can be made again as long as nothing else stands in its place."""
        changed, left = set(after), list[Step]()
        for step in reversed(self._undone):
            if changed.isdisjoint(step.after):
                left.append(step)
            else:
                changed.update(step.after)
        self._undone = left[::-1]

    # --- undo

    def undo(self) -> Step | None:
        """Takes the last change back; None when there is nothing to take back."""
        self.end_typing()
        if step := self.to_undo:
            self._undone.append(self._done.pop())
            self._put(step.before)
        return step

    def redo(self) -> Step | None:
        """Makes the change again that was taken back last."""
        self.end_typing()
        if step := self.to_redo:
            self._done.append(self._undone.pop())
            self._put(step.after)
        return step

    def _put(self, values: Mapping[str, object]) -> None:
        for key, value in values.items():
            self._answers = _with(self._answers, key, value)
        self._answered = True
        self._tell(frozenset(values))

    def _tell(self, keys: frozenset[str]) -> None:
        for listener in tuple(self._listeners):
            listener(keys)

    # --- saving

    def touch(self, now: datetime, content: ContentStamp | None = None) -> Answers:
        """The answers to be saved: with `now` (of a time zone) as the time of the last change, if there was one.

        content: which content they were given with, if that is to be noted.
        """
        if self._answered:
            self._answers = replace(self._answers, saved=now.replace(microsecond=0))
            self._answered = False
        if content is not None:
            stamp = replace(content, extra=self._answers.content.extra)
            if stamp != self._answers.content:
                self._answers = replace(self._answers, content=stamp)
        return self._answers

    def mark_saved(self, saved: Answers) -> None:
        """These answers (from `touch`) are on the disk; later changes are dirty still."""
        self._kept = saved


# --- parts by key -----------------------------------------------------------------------------------------------------

_PARTS = {SETTINGS: "settings", QUESTIONS: "questions", TITLE: "title"}


def _get(answers: Answers, key: str) -> object:
    if key in _PARTS:
        return getattr(answers, _PARTS[key])
    name, values = _values_of(key)
    return getattr(answers, values).get(name)


def _with(answers: Answers, key: str, value: object) -> Answers:
    if key in _PARTS:
        return replace(answers, **{_PARTS[key]: value})  # what _get gave for this key
    name, part = _values_of(key)
    values: Mapping[str, Value] = getattr(answers, part)
    if value is None:
        left = {other: kept for other, kept in values.items() if other != name}
        return replace(answers, **{part: left})  # part is values or decided
    return replace(answers, **{part: {**values, name: value}})


def _values_of(key: str) -> tuple[str, str]:
    """The field's id, and which part of Answers holds its value."""
    return (key.removeprefix(_DECIDED), "decided") if key.startswith(_DECIDED) else (key, "values")


# --- the next sheet ---------------------------------------------------------------------------------------------------


def settings_for_new(settings: Settings) -> Settings:
    """How a new sheet is made, from another one's settings: the same, but she shares her mood until she says otherwise.

    A choice for one answer is no choice for the next: a new answer about suicide must not stay off the sheet unasked.
    """
    extra = {name: value for name, value in settings.extra.items() if name != "show_mood"}
    return replace(settings, show_mood=True, extra=extra)


def new_from(previous: Answers) -> Answers:
    """A new sheet from the last one: who she is, her typed medicines and therapies, her settings; nothing else.

    All that may have changed is asked anew (see CARRIED); of therapies the names come along, not whether they help.
    Last time's scales stand beside today's on the sheet, with the day of that visit.
    """
    values = {name: previous.values[name] for name in CARRIED if name in previous.values}
    rows = values.get("therapies")
    if isinstance(rows, tuple):
        named = tuple(
            TherapyRow(row.id, row.name) for row in rows if isinstance(row, TherapyRow) and (row.id or row.name)
        )
        values = {name: value for name, value in values.items() if name != "therapies"}
        values |= {"therapies": named} if named else {}
    visit = previous.values.get("visit_date")
    saved = previous.saved.date().isoformat() if previous.saved else ""
    return Answers(
        values=values,
        settings=settings_for_new(previous.settings),
        previous={name: value for name, value in previous.values.items() if isinstance(value, int)},
        previous_on=str(visit) if isinstance(visit, PartialDate) else saved,
    )
