"""What one person said, frozen: the Answers that every later room reads. `Session` changes them, `file` stores them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from msgspec import Struct, field
from msgspec.structs import astuple, replace

YES, NO, NOT_SURE = "yes", "no", "not_sure"
NOT_ANSWERED = "not_answered"  # never stored: the word for an absent answer


class PartialDate(Struct, frozen=True):
    """A day, a month or a year of the calendar, as exact as it was given."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def complete(self) -> date | None:
        """The day, or None when month or day is missing."""
        return date(self.year, self.month, self.day) if self.month and self.day else None

    def __str__(self) -> str:
        """ISO 8601, cut to what is known: 2027, 2027-01 or 2027-01-15."""
        known = [f"{self.year:04d}"] + [f"{n:02d}" for n in (self.month, self.day) if n is not None]
        return "-".join(known)


class TypedDate(Struct, frozen=True):
    """A date in the person's own words, the day on which it was typed, and what she confirmed it means."""

    typed: str
    on: date
    iso: PartialDate | None = None


class DateNotSure(Struct, frozen=True):
    """The answer "not sure" to a question for a date."""


DateAnswer = PartialDate | TypedDate | DateNotSure


class MedicineRow(Struct, frozen=True):
    """One medicine as typed; every part may be empty.

    last_used, since: of opioids, in her own words. under: the line of a gate under which it was typed; `from` in files.
    """

    name: str = ""
    amount: str = ""
    how_often: str = ""
    reason: str = ""
    prescriber: str = ""
    last_used: str = ""
    since: str = ""
    under: str = ""

    def typed(self) -> tuple[str, ...]:
        """All that was typed, the name first; empty parts left out."""
        cells = (self.name, self.amount, self.how_often, self.last_used, self.since, self.reason, self.prescriber)
        return tuple(filter(None, cells))


class TherapyRow(Struct, frozen=True):
    """One therapy, or one thing that was tried before: `id` of the content or a typed `name`.

    state: "", using, tried. effect: "", helped, no_change, worse. stopped: why she stopped it, in her own words.
    """

    id: str = ""
    name: str = ""
    state: str = ""
    effect: str = ""
    stopped: str = ""


class Goal(Struct, frozen=True):
    """What change would be worth it, set before: from this number on a scale to that one.

    field: id of the scale. before, after: 0 to 10; `from` and `to` in files.
    """

    field: str = ""
    before: int | None = None
    after: int | None = None


# by kind: text, long_text, choice, yes_no_unsure → str; choices → tuple of str; scale → int 0 to 10; date → DateAnswer;
# medicines → tuple of MedicineRow; therapies, tried → tuple of TherapyRow; goal → Goal
Value = str | int | DateAnswer | Goal | tuple[str, ...] | tuple[MedicineRow, ...] | tuple[TherapyRow, ...]


class Settings(Struct, frozen=True):
    """How the sheet is made. None: not chosen (the sheet then takes a4, no, no, other). `extra`: unknown keys, kept.

    parts: ids of the parts behind the leaf (answers, read, evidence, diary); () is the leaf, None not chosen.
    """

    paper: str | None = None  # a4, letter
    large_print: bool | None = None
    diary: bool | None = None
    country: str | None = None  # us, ca, uk, ie, au, nz, other
    show_mood: bool = True
    parts: tuple[str, ...] | None = None
    extra: Mapping[str, object] = field(default_factory=dict)


class OwnQuestion(Struct, frozen=True):
    """A question in the person's own words."""

    id: str
    text: str


class QuestionChoices(Struct, frozen=True):
    """What she did with the questions. chosen and top: None is untouched, () is a choice of none.

    Opened by the wizard, chosen, top, edited and dismissed may hold ids which the content does not have (deleted or
    unknown): they are kept for the file and passed over by everyone else. answered: what was said at the visit, typed
    in afterwards, by id of the question. extra: unknown keys, kept.
    """

    chosen: tuple[str, ...] | None = None
    top: tuple[str, ...] | None = None
    edited: Mapping[str, str] = field(default_factory=dict)
    dismissed: frozenset[str] = frozenset()
    own: tuple[OwnQuestion, ...] = ()
    answered: Mapping[str, str] = field(default_factory=dict)
    extra: Mapping[str, object] = field(default_factory=dict)


class ContentStamp(Struct, frozen=True):
    """Which content the file was written with; empty strings where the file does not say. `extra`: unknown keys."""

    id: str = ""
    version: str = ""
    sha256: str = ""
    extra: Mapping[str, object] = field(default_factory=dict)


class Resume(Struct, frozen=True):
    """Where the person left off: page id and the ids of the pages that were opened."""

    page: str = ""
    visited: tuple[str, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict)


class Answers(Struct, frozen=True):
    """One answers file. `values` holds answered fields only: an absent id is "not answered".

    unknown: what stands under `answers` and cannot be understood, by id: ids which the content does not have, values
    which the field cannot take, and, for lists, the items which cannot be taken. Kept in the file, an error for `make`
    (ids that the content declares as deleted are kept and no error). unknown_decided: the same under `decided`.
    extra: unknown top-level keys. All of these hold text, None, and lists and mappings of them.
    previous: last time's scales; in the file `previous: {visit_date: ..., scales: {pain_now: 7}}`.
    """

    values: Mapping[str, Value] = field(default_factory=dict)
    settings: Settings = Settings()
    questions: QuestionChoices = QuestionChoices()
    decided: Mapping[str, Value] = field(default_factory=dict)
    title: str = ""
    saved: datetime | None = None
    content: ContentStamp = ContentStamp()
    resume: Resume = Resume()
    unknown: Mapping[str, object] = field(default_factory=dict)
    unknown_decided: Mapping[str, object] = field(default_factory=dict)
    extra: Mapping[str, object] = field(default_factory=dict)
    previous: Mapping[str, int] = field(default_factory=dict)  # last time's scales, by field id
    previous_on: str = ""  # the visit date of last time's sheet, ISO 8601 as far as known


# --- what counts ------------------------------------------------------------------------------------------------------


def words_of(value: object) -> str:
    """All words that were typed in a value: of a text, of rows, of a date in her own words, of questions."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        value = tuple(value.values())
    if isinstance(value, tuple):
        return " ".join(map(words_of, value))
    return words_of(astuple(value)) if isinstance(value, Struct) and not isinstance(value, type) else ""


def said_only(answers: Answers) -> Answers:
    """The answers that say something: text of nothing but spaces is no answer, no row, no question.

    For all that reads answers (rules, sheet, export, how far a page is); what is stored keeps every sign.
    """
    return replace(
        answers, values=_said(answers.values), decided=_said(answers.decided), questions=_said_of(answers.questions)
    )


def _said(values: Mapping[str, Value]) -> Mapping[str, Value]:
    told = {name: _spoken(value) for name, value in values.items()}
    return {name: value for name, value in told.items() if value is not None}


def _spoken(value: Value) -> Value | None:
    if isinstance(value, str):
        return _word(value) or None
    if isinstance(value, TypedDate):
        return value if _word(value.typed) else value.iso
    if isinstance(value, tuple):
        told = (row if isinstance(row, str) else _spoken_row(row) for row in value)
        return tuple(row for row in told if row) or None  # type: ignore[return-value]  # one kind in, the same out
    return value


def _spoken_row(row: MedicineRow | TherapyRow) -> MedicineRow | TherapyRow | None:
    cells = {name: getattr(row, name) for name in row.__struct_fields__}
    if not any(map(str.isspace, cells.values())):
        return row
    told = type(row)(**{name: _word(text) for name, text in cells.items()})
    return None if told == type(row)() else told


def _said_of(questions: QuestionChoices) -> QuestionChoices:
    own = tuple(replace(question, text=_word(question.text)) for question in questions.own)
    edited = {name: text for name, text in questions.edited.items() if _word(text)}
    answered = {name: text for name, text in questions.answered.items() if _word(text)}
    return replace(questions, own=own, edited=edited, answered=answered)


def _word(text: str) -> str:
    return "" if text.isspace() else text
