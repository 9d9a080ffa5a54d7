"""The program's findings in the form in which the oracle and the cases look at them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from ldnprep.answers.dates import parse_iso
from ldnprep.answers.model import Answers, DateNotSure, MedicineRow, Settings, TherapyRow, TypedDate, Value
from ldnprep.content.model import Checklist, Kind
from ldnprep.rules.facts import Recogniser
from ldnprep.rules.find import find
from ldnprep.rules.model import Findings, State
from tests.rules.oracle import Person, Told

SAVED = datetime(2026, 11, 28, 11, 22, tzinfo=UTC)
ROWS = {Kind.MEDICINES: MedicineRow, Kind.THERAPIES: TherapyRow, Kind.TRIED: TherapyRow}


def answers_of(checklist: Checklist, said: Mapping[str, object], *, show_mood: bool = True) -> Answers:
    """Plain answers, as a file holds them, as the program holds them."""
    kinds = {field.id: field.kind for field in checklist.fields()}
    values = {name: _value(kinds[name], value) for name, value in said.items()}
    return Answers(values=values, settings=Settings(show_mood=show_mood), saved=SAVED)


def _value(kind: Kind, value: object) -> Value:
    if kind in ROWS and isinstance(value, list):
        row = ROWS[kind]
        return tuple(row(**item) if isinstance(item, dict) else row(name=item) for item in value)
    if kind is Kind.DATE:
        known = parse_iso(str(value))
        if value == "not_sure":
            return DateNotSure()
        return known or TypedDate(str(value), SAVED.date())
    if isinstance(value, list):
        return tuple(value)
    if isinstance(value, int | str):
        return value
    raise TypeError(f"no answer: {value!r}")


def told_to(checklist: Checklist, person: Person, recogniser: Recogniser | None = None) -> Told:
    """What the program makes of a person of the oracle."""
    said = {"visit_date": person.visit.isoformat(), **person.answers}
    return told_by(find(checklist, answers_of(checklist, said, show_mood=person.show_mood), recogniser))


def told_by(findings: Findings) -> Told:
    """What `ldnprep flags` tells of these findings, and each fact with the state that prints beside it."""
    return Told(
        urgency={found.topic.id: found.urgency.value for found in findings.topics},
        state={found.topic.id: found.state.value for found in findings.topics},
        urgent=tuple(urgent.id for urgent in findings.urgent_printed),
        questions=tuple(asked.id for asked in findings.top),
        reassures=findings.reassures,
        facts=tuple(
            (found.topic.id, fact.field.id, fact.state.value)
            for found in findings.topics
            for fact in found.facts(*State)
        ),
    )
