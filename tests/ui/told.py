"""How the answers of a file are given, in the words on the screen: for those who have only keys or only ears.

`visit_of` makes the acts of a whole visit, page by page. There is one function per kind of field.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from msgspec.structs import asdict, replace

from ldnprep import pipeline
from ldnprep.answers import choosing
from ldnprep.answers.model import (
    NOT_SURE,
    YES,
    Answers,
    DateNotSure,
    MedicineRow,
    PartialDate,
    QuestionChoices,
    TherapyRow,
    TypedDate,
    Value,
)
from ldnprep.content.gate import Gate, GateLine, Pick
from ldnprep.content.ids import EVERY_DAY, NOW_AND_THEN
from ldnprep.content.model import Checklist, Field, Kind, Page, PageKind
from ldnprep.rules.model import Findings
from ldnprep.ui.fields.treatment_line import USING, effect_words
from ldnprep.ui.pages.country_card import country_names
from ldnprep.ui.pages.fields_plan import Plan
from ldnprep.ui.reading.reading_list import CLAIMS_FIELD, in_sight, read_by
from ldnprep.ui.reading.shelf import Shelf, lines, shelf, shown
from ldnprep.ui.state import notes_page, steps_of
from ldnprep.ui.words import date_words

PRESS, TYPE, LINE = "press", "type", "line"
NO_TO_THE_REST, NONE, NEXT = "No to the rest", "None of these", "Next"


@dataclass(frozen=True, slots=True)
class Act:
    """One act. do: PRESS a button, TYPE a text into a field, press a LINE of a gate.

    name: what the control is called. about: what a screen reader says behind that, or a part of it.
    """

    do: str
    name: str
    about: str = ""
    text: str = ""


Acts = Iterator[Act]


def visit_of(checklist: Checklist, answers: Answers) -> list[tuple[str, list[Act]]]:
    """The steps behind Start in order, each with its title and what is done on it."""
    notes = notes_page(checklist)
    told = []
    for step in steps_of(checklist, "Start", "Notes and check")[1:]:
        page = step.page or notes
        told.append((step.title, list(_Telling(checklist, answers, page).acts()) if page else []))
    return told


def as_typed_today(answers: Answers) -> Answers:
    """The same answers, with today as the day on which dates in her own words were typed."""
    values = {
        key: replace(value, on=date.today()) if isinstance(value, TypedDate) else value
        for key, value in answers.values.items()
    }
    return replace(answers, values=values)


# ---------------------------------------------------------------- kinds of field


def _typed(field: Field, value: Value, name: str) -> Acts:
    yield Act(TYPE, name or field.label, text=str(value))


def _option(field: Field, value: Value, _name: str) -> Acts:
    for option in field.options:
        if option.id == value or (isinstance(value, tuple) and option.id in value):
            yield Act(PRESS, option.label, field.label)


def _state(field: Field, value: Value, _name: str) -> Acts:
    yield Act(PRESS, str(value).replace("_", " ").capitalize(), field.label)


def _scale(field: Field, value: Value, _name: str) -> Acts:
    yield Act(PRESS, str(value), f"{field.label}, 0 to 10")


def _date(field: Field, value: Value, _name: str) -> Acts:
    if isinstance(value, DateNotSure):
        yield Act(PRESS, "Not sure", field.label)
    elif isinstance(value, TypedDate):
        yield Act(TYPE, field.label, text=value.typed)
    else:
        assert isinstance(value, PartialDate)
        yield Act(TYPE, field.label, text=date_words(value))


def _medicines(field: Field, value: Value, _name: str) -> Acts:
    assert isinstance(value, tuple)
    for number, row in enumerate(value, start=1):
        assert isinstance(row, MedicineRow)
        assert not row.typed()[1:], "only names"
        if number > 1:
            yield Act(PRESS, f"Add another: {field.label}")
        yield Act(TYPE, f"Medicine {number}: name, as on the box", text=row.name)


def _treatments(field: Field, value: Value, checklist: Checklist) -> Acts:
    titles = {each.id: each.label for each in checklist.treatments(field.kind)}
    assert isinstance(value, tuple)
    for row in value:
        assert isinstance(row, TherapyRow)
        title = titles[row.id]
        if row.effect:
            yield Act(PRESS, f"{title}: {effect_words()[row.effect]}")
        if row.state == USING:
            yield Act(PRESS, f"{title}: Still use")
        for words, text in (("Name", row.name), ("Stopped because", row.stopped)):
            if text:
                yield Act(TYPE, f"{title}: {words}", text=text)


_KINDS: dict[Kind, Callable[[Field, Value, str], Acts]] = {
    Kind.TEXT: _typed,
    Kind.LONG_TEXT: _typed,
    Kind.CHOICE: _option,
    Kind.CHOICES: _option,
    Kind.YES_NO_UNSURE: _state,
    Kind.SCALE: _scale,
    Kind.DATE: _date,
    Kind.MEDICINES: _medicines,
}  # the treatments need their names, the goal is behind "More questions"


# ---------------------------------------------------------------- a page


class _Telling:
    """What is done on one page."""

    def __init__(self, checklist: Checklist, answers: Answers, page: Page) -> None:
        self._checklist = checklist
        self._answers = answers
        self._page = page
        self._fields = {field.id: field for field in page.fields}
        self._gates = {gate.id: gate for gate in page.gates}

    def acts(self) -> Acts:
        if self._page.id == self._checklist.pages[0].id and self._answers.settings.country:
            yield Act(PRESS, country_names()[self._answers.settings.country], "Where do you live?")
        for item in Plan(self._page).items:
            if isinstance(item, Gate):
                yield from self._gate(item)
            elif isinstance(item, Pick):
                yield from self._pick(item)
            else:
                yield from self._field(item.id)
        if self._page.kind is PageKind.QUESTIONS:
            yield from self._questions()
            yield from self._claims()

    def _field(self, name: str, called: str = "") -> Acts:
        value, field = self._answers.values.get(name), self._fields[name]
        if value is not None and field.kind in (Kind.THERAPIES, Kind.TRIED):
            yield from _treatments(field, value, self._checklist)
        elif value is not None:
            yield from _KINDS[field.kind](field, value, called)

    def _pick(self, pick: Pick) -> Acts:
        values = self._answers.values
        said = {name: values[name] for name in pick.fields() if name in values}
        yield from (Act(PRESS, press.words, pick.label) for press in pick.presses if dict(press.writes) == said)

    # ------------------------------------------------------------ gates

    def _gate(self, gate: Gate) -> Acts:
        marked = [line for line in gate.lines if self._marked(line)]
        for line in marked:
            unsure = self._answers.values[line.field] == NOT_SURE
            yield Act(LINE, f"Not sure: {line.words}" if unsure else line.words)
            yield from self._opioids(line)
            for name in line.follow:
                if name in self._gates:
                    yield from self._gate(self._gates[name])
                else:
                    yield from self._field(name, line.unsure_label if unsure else "")
        if any(self._answers.values.get(line.field) == "no" for line in gate.lines):
            yield Act(PRESS, NO_TO_THE_REST if marked else NONE, gate.label or gate.help)

    def _marked(self, line: GateLine) -> bool:
        value = self._answers.values.get(line.field)
        return line.option in value if isinstance(value, tuple) else value in (YES, NOT_SURE)

    def _opioids(self, line: GateLine) -> Acts:
        rows = self._answers.values.get(line.rows, ())
        assert isinstance(rows, tuple)
        heads = {
            "name": "Name on the box", "amount": "How much", "how_often": "How often", "reason": "What for",
            "prescriber": "From whom", "last_used": line.last_used or "Last used", "since": "Since when",
        }  # fmt: skip
        for row in rows:
            if isinstance(row, MedicineRow) and row.under == line.field:
                for part, text in asdict(row).items():
                    if text in (NOW_AND_THEN, EVERY_DAY):
                        yield Act(PRESS, text.capitalize(), f"{line.words}: {heads[part]}")
                    elif part in heads and text:
                        yield Act(TYPE, f"{line.words}: {heads[part]}", text=text)

    # ------------------------------------------------------------ questions

    def _questions(self) -> Acts:
        """Her own are typed; then all others are unticked, and those of the file ticked, from the last to the first.

        What she ticks goes behind what stands there.
        """
        wanted = self._answers.questions
        now = QuestionChoices()
        stands = shelf(self._found(now))
        for number, own in enumerate(wanted.own, start=1):
            yield Act(TYPE, f"Your own question, number {number}", text=own.text)
            now, _ = choosing.add_own(now, own.text, shown(self._found(now)), [each.id for each in now.own])
        listed = [name for name in wanted.chosen or () if name not in {each.id for each in now.own}]
        ticked = [each.id for each in self._found(now).asked if each.heading]
        words = {name: line.text for name, line in lines(self._found(now), now).items()}
        folds = dict.fromkeys(fold for name in listed for fold in self._folds(stands, name))
        for name in (*ticked, *folds, *listed):
            yield Act(PRESS, words.get(name, name))

    def _found(self, choices: QuestionChoices) -> Findings:
        return pipeline.find(self._checklist, replace(self._answers, questions=choices))

    def _folds(self, stands: Shelf, name: str) -> tuple[str, ...]:
        """The links behind which a listed question stands."""
        if name in stands.first:
            return ()
        if name in stands.more:
            return (f"{len(stands.more)} more",)
        topic = next(topic for topic, names in stands.rest.items() if name in names)
        titles = {each.id: each.title for each in self._checklist.headings}
        return ("All, by topic", f"{titles[topic]} ({len(stands.rest[topic])})")

    def _claims(self) -> Acts:
        read = read_by(self._answers)
        if not read:
            return
        without: Mapping[str, Value] = {key: each for key, each in self._answers.values.items() if key != CLAIMS_FIELD}
        near = in_sight(self._checklist, replace(self._answers, values=without))
        yield Act(PRESS, "What have you read?")
        if set(read) - set(near):
            yield Act(PRESS, "More, by topic")
        heard = {claim.id: claim.heard for claim in self._checklist.claims}
        yield from (Act(PRESS, heard[name]) for name in read)
