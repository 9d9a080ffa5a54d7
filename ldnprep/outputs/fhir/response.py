"""The answers as a FHIR R4 QuestionnaireResponse: "not sure" is a coded answer, "not answered" is absent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ldnprep.answers.model import Answers, DateNotSure, MedicineRow, PartialDate, TherapyRow, TypedDate, Value
from ldnprep.content.model import Checklist, Field, Kind
from ldnprep.outputs.fhir.codes import (
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
from ldnprep.outputs.fhir.questionnaire import DECIDED_GROUP, QUESTIONS_GROUP, questionnaire_url, therapy_labels
from ldnprep.rules.model import Findings, TopOrigin

Items = list[Json]


def questionnaire_response(checklist: Checklist, answers: Answers, findings: Findings, subject: str) -> Json:
    """The QuestionnaireResponse; subject: reference of the Patient. Hidden answers stay out, as on the sheet."""
    groups = (_page_group(page.id, page.title, page.fields, checklist, answers, findings) for page in checklist.pages)
    items = [*filter(None, groups), *_asked(findings), *_decided(checklist, answers)]
    return {
        "resourceType": "QuestionnaireResponse",
        "id": "response",
        "questionnaire": f"{questionnaire_url(checklist)}|{checklist.meta.version}",
        "status": "completed",
        "subject": {"reference": subject},
        **({"authored": answers.saved.isoformat()} if answers.saved else {}),
        "source": {"reference": subject},
        **({"item": items} if items else {}),
    }


def _page_group(
    page: str, title: str, fields: tuple[Field, ...], checklist: Checklist, answers: Answers, findings: Findings
) -> Json | None:
    withheld = {answer.row.field: answer.withheld for answer in findings.safety}
    items: Items = []
    for field in fields:
        if withheld.get(field.id):
            # the same for every answer, so that it gives nothing away
            items.append({"linkId": field.id, "text": string(checklist.texts["not_shared"])})
        elif field.id in findings.printed and field.id in answers.values:
            items.extend(answer_items(field, answers.values[field.id], checklist))
    if not items:
        return None
    return {"linkId": f"page.{page}", "text": string(title), "item": items}


def answer_items(field: Field, value: Value, checklist: Checklist, prefix: str = "") -> Items:
    """The items that hold one field's value."""
    items = ANSWERS[field.kind](field, value, checklist)
    return [{**item, "linkId": prefix + item["linkId"]} for item in items]


def _one(link: str, text: str, *answers: Json) -> Json:
    return {"linkId": link, "text": string(text), "answer": list(answers)}


def _string(field: Field, value: Any, checklist: Checklist) -> Items:
    del checklist
    return [_one(field.id, field.label, {"valueString": string(value)})]


def _choices(field: Field, value: Any, checklist: Checklist) -> Items:
    del checklist
    labels = {option.id: option.label for option in field.options}
    chosen = value if isinstance(value, tuple) else (value,)
    return [_one(field.id, field.label, *({"valueCoding": coding(code, labels[code])} for code in chosen))]


def _state(field: Field, value: Any, checklist: Checklist) -> Items:
    return [_one(field.id, field.label, {"valueCoding": coding(value, checklist.texts[value])})]


def _scale(field: Field, value: Any, checklist: Checklist) -> Items:
    del checklist
    return [_one(field.id, field.label, {"valueInteger": value})]


def _date(field: Field, value: Any, checklist: Checklist) -> Items:
    label = field.label
    if isinstance(value, DateNotSure):
        answer = {"valueCoding": coding(NOT_SURE, checklist.texts[NOT_SURE])}
        return [_one(link_state(field.id), label, answer)]
    if isinstance(value, TypedDate):
        iso = _date(field, value.iso, checklist) if value.iso else []
        return [
            *iso,
            _one(link_typed(field.id), label, {"valueString": string(value.typed)}),
            _one(link_typed_on(field.id), label, {"valueDate": value.on.isoformat()}),
        ]
    return [_one(field.id, label, {"valueDate": str(value)})]


def _medicines(field: Field, value: Any, checklist: Checklist) -> Items:
    del checklist
    return [_medicine(field, row) for row in value]


def _medicine(field: Field, row: MedicineRow) -> Json:
    parts = [
        _one(f"{field.id}.{part}", text, {"valueString": string(getattr(row, part))})
        for part, text in MEDICINE_PARTS.items()
        if getattr(row, part)
    ]
    return {"linkId": field.id, "text": string(field.label), "item": parts}


def _therapies(field: Field, value: Any, checklist: Checklist) -> Items:
    labels = therapy_labels(checklist.therapies)
    return [_therapy(field, row, labels) for row in value]


def _therapy(field: Field, row: TherapyRow, labels: Mapping[str, str]) -> Json:
    parts: Items = []
    for part, text, words in (
        ("id", "Therapy", labels),
        ("state", "Used", THERAPY_STATES),
        ("effect", "Effect", THERAPY_EFFECTS),
    ):
        code = getattr(row, part)
        if code:
            parts.append(_one(f"{field.id}.{part}", text, {"valueCoding": coding(code, words[code])}))
    if row.name:
        parts.append(_one(f"{field.id}.name", "Other, as typed", {"valueString": string(row.name)}))
    return {"linkId": field.id, "text": string(field.label), "item": parts}


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
}


def _asked(findings: Findings) -> Items:
    places = {question.id: place for place, question in enumerate(findings.top, start=1)}
    chooser = (
        ("patient", "the patient")
        if findings.asked_origin is TopOrigin.CHOSEN
        else ("program", "suggested by the program")
    )
    return [
        {
            "linkId": QUESTIONS_GROUP,
            "item": [
                _one(f"{QUESTIONS_GROUP}.text", "Question", {"valueString": string(question.text)}),
                _one(f"{QUESTIONS_GROUP}.id", "Id of the question in the content", {"valueString": question.id}),
                _one(f"{QUESTIONS_GROUP}.chosen_by", "Chosen by", {"valueCoding": coding(*chooser)}),
                *(
                    [_one(f"{QUESTIONS_GROUP}.top", "Place among the top three", {"valueInteger": places[question.id]})]
                    if question.id in places
                    else []
                ),
            ],
        }
        for question in findings.asked
    ]


def _decided(checklist: Checklist, answers: Answers) -> Items:
    items = [
        item
        for field in checklist.decisions
        if field.id in answers.decided
        for item in answer_items(field, answers.decided[field.id], checklist, prefix=f"{DECIDED_GROUP}.")
    ]
    return [{"linkId": DECIDED_GROUP, "text": "What was decided", "item": items}] if items else []


def partial_date(value: Value | None) -> str:
    """A date answer as FHIR's date (as exact as it was given), "" when it is not one."""
    if isinstance(value, TypedDate):
        value = value.iso
    return str(value) if isinstance(value, PartialDate) else ""
