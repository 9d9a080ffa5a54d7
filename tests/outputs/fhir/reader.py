"""The way back: from the QuestionnaireResponse to answers, as a clinic's software would read it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from ldnprep.answers.dates import parse_iso
from ldnprep.answers.model import (
    Answers,
    DateNotSure,
    Goal,
    MedicineRow,
    OwnQuestion,
    QuestionChoices,
    TherapyRow,
    TypedDate,
    Value,
)
from ldnprep.content.model import Checklist, Field, Kind
from tests.outputs.fhir.made import Json, items, plain

DECIDED = "sheet.decided."


def response_to_answers(checklist: Checklist, response: Json) -> Answers:
    """The answers that a QuestionnaireResponse holds."""
    found = list(items(response))
    last = {link.removeprefix("sheet.last_time."): v for link, v in _all(found).items() if "sheet.last_time." in link}
    return Answers(
        values=_values(checklist.fields(), found),
        decided=_values(checklist.decisions, found, DECIDED),
        previous={name: value for name, value in last.items() if name != "on"},
        previous_on=last.get("on", ""),
        questions=_questions(checklist, found),
        unknown={"elsewhere": [row["text"] for row in _rows("sheet.mention", found) if "id" not in row]},
    )


def _all(found: list[Json]) -> dict[str, Any]:
    return {one["linkId"]: plain(one["answer"][0]) for one in found if one.get("answer")}


def _values(fields: tuple[Field, ...], found: list[Json], prefix: str = "") -> dict[str, Value]:
    read = {field.id: READERS[field.kind](prefix + field.id, found) for field in fields}
    return {name: value for name, value in read.items() if value is not None}


def _one(link: str, found: list[Json]) -> Any:
    return _all(found).get(link)


def _many(link: str, found: list[Json]) -> Any:
    given = [plain(answer) for one in found if one["linkId"] == link for answer in one.get("answer", [])]
    return tuple(given) or None


def _date(link: str, found: list[Json]) -> Any:
    given = _all(found)
    iso = parse_iso(given[link]) if link in given else None
    if f"{link}.typed_on" in given:
        return TypedDate(given[f"{link}.typed"], date.fromisoformat(given[f"{link}.typed_on"]), iso)
    return DateNotSure() if f"{link}.state" in given else iso


def _rows(link: str, found: list[Json]) -> list[Mapping[str, str]]:
    groups = [one for one in found if one["linkId"] == link and one.get("item")]
    return [{name.rsplit(".", 1)[1]: value for name, value in _all(one["item"]).items()} for one in groups]


def _medicines(link: str, found: list[Json]) -> Any:
    rows = [dict(row) for row in _rows(link, found)]
    return tuple(MedicineRow(under=row.pop("from", ""), **row) for row in rows) or None


def _therapies(link: str, found: list[Json]) -> Any:
    return tuple(TherapyRow(**row) for row in _rows(link, found)) or None


def _goal(link: str, found: list[Json]) -> Any:
    rows: list[Mapping[str, Any]] = _rows(link, found)
    return next((Goal(row.get("field", ""), row.get("from"), row.get("to")) for row in rows), None)


READERS: dict[Kind, Callable[[str, list[Json]], Any]] = {
    Kind.TEXT: _one,
    Kind.LONG_TEXT: _one,
    Kind.CHOICE: _one,
    Kind.CHOICES: _many,
    Kind.DATE: _date,
    Kind.SCALE: _one,
    Kind.YES_NO_UNSURE: _one,
    Kind.MEDICINES: _medicines,
    Kind.THERAPIES: _therapies,
    Kind.TRIED: _therapies,
    Kind.GOAL: _goal,
}


def _questions(checklist: Checklist, found: list[Json]) -> QuestionChoices:
    rows, mentioned = _rows("sheet.question", found), [row for row in _rows("sheet.mention", found) if "id" in row]
    ids = [row["id"] for row in rows]
    given = _all(found)
    by, top_by = given.get("sheet.questions.chosen_by"), given.get("sheet.questions.top_chosen_by")
    top = [row["id"] for row in sorted((row for row in rows if "top" in row), key=_place)]
    own = tuple(OwnQuestion(row["id"], row["text"]) for row in (*rows, *mentioned) if row["wording"] == "own")
    not_there = {question.id for question in checklist.questions()} - set(ids)
    return QuestionChoices(
        chosen=None if by == "suggested" else tuple(ids) if by == "chosen" else (),
        top=None if top_by == "suggested" else tuple(top),
        edited={row["id"]: row["text"] for row in (*rows, *mentioned) if row["wording"] == "edited"},
        own=own,
        answered={row["id"]: row["answered"] for row in rows if "answered" in row},
        dismissed=frozenset((not_there if by == "suggested" else set()) | {q.id for q in own if q.id not in ids}),
    )


def _place(row: Mapping[str, Any]) -> int:
    return int(row["top"])
