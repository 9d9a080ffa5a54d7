"""One field's answer as items of the response, one function for each kind of field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ldnprep.answers.model import DateNotSure, MedicineRow, PartialDate, TherapyRow, TypedDate, Value
from ldnprep.content.model import Checklist, Field, Kind, Therapy
from ldnprep.outputs.fhir.codes import (
    GOAL_PARTS,
    MEDICINE_PARTS,
    NOT_SURE,
    THERAPY_EFFECTS,
    THERAPY_STATES,
    Json,
    coding,
    link_state,
    link_typed,
    link_typed_on,
    string,
)

Items = list[Json]


def answer_items(field: Field, value: Value, checklist: Checklist) -> Items:
    """The items that hold one field's value; none for a value that says nothing, such as an empty row."""
    items = ANSWERS[field.kind](field, value, checklist)
    return [item for item in items if item.get("answer") or item.get("item")]


def one(link: str, text: str, *answers: Json) -> Json:
    """One item with its answers."""
    return {"linkId": link, "text": string(text), "answer": list(answers)}


def _string(field: Field, value: Any, checklist: Checklist) -> Items:
    del checklist
    return [one(field.id, field.label, {"valueString": string(value)})]


def _choices(field: Field, value: Any, checklist: Checklist) -> Items:
    del checklist
    labels = {option.id: option.label for option in field.options}
    chosen = value if isinstance(value, tuple) else (value,)
    return [one(field.id, field.label, *({"valueCoding": coding(code, labels[code])} for code in chosen))]


def _state(field: Field, value: Any, checklist: Checklist) -> Items:
    return [one(field.id, field.label, {"valueCoding": coding(value, checklist.texts[value])})]


def _scale(field: Field, value: Any, checklist: Checklist) -> Items:
    del checklist
    return [one(field.id, field.label, {"valueInteger": value})]


def _date(field: Field, value: Any, checklist: Checklist) -> Items:
    label = field.label
    if isinstance(value, DateNotSure):
        answer = {"valueCoding": coding(NOT_SURE, checklist.texts[NOT_SURE])}
        return [one(link_state(field.id), label, answer)]
    if isinstance(value, TypedDate):
        iso = [one(field.id, label, {"valueDate": str(value.iso)})] if value.iso else []
        return [
            *iso,
            one(link_typed(field.id), label, {"valueString": string(value.typed)}),
            one(link_typed_on(field.id), label, {"valueDate": value.on.isoformat()}),
        ]
    # form programs are known to round a month or a year up to a whole day, so it stands in words as well
    words = [] if value.complete else [one(link_typed(field.id), label, {"valueString": str(value)})]
    return [one(field.id, label, {"valueDate": str(value)}), *words]


def _medicines(field: Field, value: Any, checklist: Checklist) -> Items:
    del checklist
    return [_medicine(field, row) for row in value]


def _medicine(field: Field, row: MedicineRow) -> Json:
    typed = {part: row.under if part == "from" else getattr(row, part) for part in MEDICINE_PARTS}
    parts = [
        one(f"{field.id}.{part}", text, {"valueString": string(typed[part])})
        for part, text in MEDICINE_PARTS.items()
        if typed[part]
    ]
    return {"linkId": field.id, "text": string(field.label), "item": parts}


def _therapies(field: Field, value: Any, checklist: Checklist) -> Items:
    labels = _therapy_labels(checklist.treatments(field.kind))
    return [_therapy(field, row, labels) for row in value]


def _therapy_labels(therapies: tuple[Therapy, ...]) -> dict[str, str]:
    return {therapy.id: therapy.label for therapy in therapies}


def _therapy(field: Field, row: TherapyRow, labels: Mapping[str, str]) -> Json:
    parts: Items = []
    for part, text, words in (
        ("id", "Therapy", labels),
        ("state", "Used", THERAPY_STATES),
        ("effect", "Effect", THERAPY_EFFECTS),
    ):
        code = getattr(row, part)
        if code:
            parts.append(one(f"{field.id}.{part}", text, {"valueCoding": coding(code, words[code])}))
    if row.name:
        parts.append(one(f"{field.id}.name", "Other, as typed", {"valueString": string(row.name)}))
    if row.stopped:
        parts.append(one(f"{field.id}.stopped", "Stopped because", {"valueString": string(row.stopped)}))
    return {"linkId": field.id, "text": string(field.label), "item": parts}


def _goal(field: Field, value: Any, checklist: Checklist) -> Items:
    scales = {scale.id: scale.short for scale in checklist.fields() if scale.kind is Kind.SCALE}
    parts = []
    if value.field in scales:
        answer = {"valueCoding": coding(value.field, scales[value.field])}
        parts.append(one(f"{field.id}.field", GOAL_PARTS["field"], answer))
    numbers = {"from": value.before, "to": value.after}
    parts += [
        one(f"{field.id}.{part}", GOAL_PARTS[part], {"valueInteger": number})
        for part, number in numbers.items()
        if number is not None
    ]
    return [{"linkId": field.id, "text": string(field.label), "item": parts}]


ANSWERS: dict[Kind, Callable[[Field, Any, Checklist], Items]] = {
    Kind.TEXT: _string,
    Kind.LONG_TEXT: _string,
    Kind.CHOICE: _choices,
    Kind.CHOICES: _choices,
    Kind.DATE: _date,
    Kind.SCALE: _scale,
    Kind.YES_NO_UNSURE: _state,
    Kind.MEDICINES: _medicines,
    Kind.THERAPIES: _therapies,
    Kind.TRIED: _therapies,
    Kind.GOAL: _goal,
}


def partial_date(value: Value | None) -> str:
    """A date answer as FHIR's date (as exact as it was given), "" when it is not one."""
    if isinstance(value, TypedDate):
        value = value.iso
    return str(value) if isinstance(value, PartialDate) else ""
