"""The answers as a FHIR R4 QuestionnaireResponse: "not sure" is a coded answer, "not answered" is absent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from ldnprep.answers.model import Answers, DateNotSure, MedicineRow, PartialDate, TherapyRow, TypedDate, Value
from ldnprep.content.model import Checklist, Field, Kind, Page, Therapy
from ldnprep.outputs.fhir.codes import (
    ABOUT_GROUP,
    ASKED,
    DECIDED_GROUP,
    LAST_TIME_GROUP,
    MEDICINE_PARTS,
    MENTION_GROUP,
    NOT_SURE,
    QUESTION_GROUP,
    QUESTIONS_GROUP,
    THERAPY_EFFECTS,
    THERAPY_STATES,
    Json,
    absent,
    coding,
    link_names_typed,
    link_state,
    link_typed,
    link_typed_on,
    string,
)
from ldnprep.outputs.fhir.enable_when import cannot_be_said
from ldnprep.outputs.fhir.questionnaire import questionnaire_reference
from ldnprep.outputs.fhir.sheet_items import CHOSEN_BY, MENTION_TEXT, THE_PROGRAM, WORDING, about, prefixed, scales
from ldnprep.rules.model import Asked, Findings, MedicineLine, SafetyAnswer, State, TopOrigin

OPIOID_FIELD = "opioids_now"

Items = list[Json]


def questionnaire_response(checklist: Checklist, answers: Answers, findings: Findings, subject: str) -> Json:
    """The QuestionnaireResponse; subject: reference of the Patient.

    Answers that do not stand on the sheet (hidden by other answers, or not shared) stay out. The status is "completed"
    although questions may be open: nothing more will come from this file.
    """
    groups = (_page_group(page, checklist, answers, findings) for page in checklist.pages)
    items = [
        {"linkId": ABOUT_GROUP, "text": "About this form", "item": _about(checklist, answers)},
        *_asked(checklist, findings),
        *filter(None, groups),
        *_last_time(checklist, answers, findings),
        *_questions(checklist, findings),
        *_mentions(checklist, findings),
        *_decided(checklist, answers),
    ]
    return {
        "resourceType": "QuestionnaireResponse",
        "id": "response",
        "questionnaire": questionnaire_reference(checklist),
        "status": "completed",
        "subject": {"reference": subject},
        **({"authored": moment(answers.saved)} if answers.saved else {}),
        "source": {"reference": subject},
        "item": items,
    }


def moment(saved: datetime) -> str:
    """A moment as FHIR writes it, in Universal Time."""
    return saved.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _asked(checklist: Checklist, findings: Findings) -> Items:
    fields = cannot_be_said(checklist)
    words = {THE_PROGRAM: "worked out by the program"}
    words |= {field.id: field.label for field in fields if field.id in findings.printed}
    answers = [{"valueCoding": coding(code, display)} for code, display in words.items()]
    return [_one(ASKED, "What the program asks", *answers)] if fields else []


def _about(checklist: Checklist, answers: Answers) -> Items:
    helped = answers.values.get("filled_in_by") == "helper"
    return [{"linkId": link, "text": string(words)} for link, words in about(checklist, helped=helped)]


def _page_group(page: Page, checklist: Checklist, answers: Answers, findings: Findings) -> Json | None:
    safety = {answer.row.field: answer for answer in findings.safety}
    withheld = {name for a in findings.safety if a.withheld for name in (a.row.field, *a.row.beside)}
    items: Items = []
    for field in page.fields:
        if field.id in withheld:
            items.append(_withheld(field, checklist))
        elif field.id in findings.printed and field.id in answers.values:
            items.extend(answer_items(field, answers.values[field.id], checklist))
            items.extend(_names_typed(field, safety.get(field.id), checklist, findings))
    if not items:
        return None
    return {"linkId": f"page.{page.id}", "text": string(page.title), "item": items}


def _withheld(field: Field, checklist: Checklist) -> Json:
    """The same for every answer, so that it gives nothing away, and not the same as "not answered"."""
    words = f"{field.label} ({checklist.texts['not_shared']})"
    return {"extension": absent("masked"), "linkId": field.id, "text": string(words)}


def _names_typed(field: Field, safety: SafetyAnswer | None, checklist: Checklist, findings: Findings) -> Items:
    """Beside a "no" that typed names speak against: these names, so that nobody takes the "no" alone."""
    if safety is None or safety.state is not State.NO:
        return []
    against = [flag for flag in findings.flags if flag.contradicted and flag.deciding == field.id]
    words = [_line_words(line) for flag in against for line in flag.lines]
    if field.id == OPIOID_FIELD:
        words += [
            f"{match.typed}, {checklist.texts['mentioned_in']} {mention.where}"
            for mention in findings.mentions
            for match in mention.matches
        ]
    if not words:
        return []
    text = f"{field.label} {checklist.texts['answered_no_but_typed']}"
    return [_one(link_names_typed(field.id), text, *({"valueString": string(w)} for w in dict.fromkeys(words)))]


def _line_words(line: MedicineLine) -> str:
    row = line.row
    parts = (row.name, row.amount, row.how_often) if isinstance(row, MedicineRow) else (row.name,)
    return ", ".join(filter(None, parts))


def answer_items(field: Field, value: Value, checklist: Checklist) -> Items:
    """The items that hold one field's value; none for a value that says nothing, such as an empty row."""
    items = ANSWERS[field.kind](field, value, checklist)
    return [item for item in items if item.get("answer") or item.get("item")]


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
        iso = [_one(field.id, label, {"valueDate": str(value.iso)})] if value.iso else []
        return [
            *iso,
            _one(link_typed(field.id), label, {"valueString": string(value.typed)}),
            _one(link_typed_on(field.id), label, {"valueDate": value.on.isoformat()}),
        ]
    # form programs are known to round a month or a year up to a whole day, so it stands in words as well
    words = [] if value.complete else [_one(link_typed(field.id), label, {"valueString": str(value)})]
    return [_one(field.id, label, {"valueDate": str(value)}), *words]


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
    labels = _therapy_labels(checklist.therapies)
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


def _last_time(checklist: Checklist, answers: Answers, findings: Findings) -> Items:
    items = [
        _one(f"{LAST_TIME_GROUP}.{field.id}", field.label, {"valueInteger": answers.previous[field.id]})
        for field in scales(checklist)
        if field.id in answers.previous and field.id in findings.printed
    ]
    if not items:
        return []
    day = [_one(f"{LAST_TIME_GROUP}.on", "Day of that visit", {"valueDate": answers.previous_on})]
    items = (day if answers.previous_on else []) + items
    return [{"linkId": LAST_TIME_GROUP, "text": "The scales of the last sheet", "item": items}]


def _questions(checklist: Checklist, findings: Findings) -> Items:
    places = {question.id: place for place, question in enumerate(findings.top, start=1)}
    rows = []
    for question in findings.asked:
        items = _wording(QUESTION_GROUP, question, checklist)
        if question.id in places:
            place = {"valueInteger": places[question.id]}
            items.append(_one(f"{QUESTION_GROUP}.top", "Place among the top three", place))
        rows.append({"linkId": QUESTION_GROUP, "text": "Question", "item": items})
    origins = [
        _origin(f"{QUESTIONS_GROUP}.chosen_by", "Who chose the questions", findings.asked_origin),
        _origin(f"{QUESTIONS_GROUP}.top_chosen_by", "Who chose the three most important ones", findings.top_origin),
    ]
    text = "Questions for the visit, in the person's order"
    return [{"linkId": QUESTIONS_GROUP, "text": text, "item": origins + rows}]


def _origin(link: str, text: str, origin: TopOrigin) -> Json:
    return _one(link, text, {"valueCoding": coding(origin.value, CHOSEN_BY[origin.value])})


def _wording(group: str, question: Asked, checklist: Checklist) -> Items:
    from_content = any(known.id == question.id for known in checklist.questions())
    wording = ("edited" if from_content else "own") if question.typed else "content"
    return [
        _one(f"{group}.text", "Question", {"valueString": string(question.text)}),
        _one(f"{group}.id", "Id of the question in the content", {"valueString": string(question.id)}),
        _one(f"{group}.wording", "In whose words", {"valueCoding": coding(wording, WORDING[wording])}),
    ]


def _mentions(checklist: Checklist, findings: Findings) -> Items:
    """Her questions that are not on the sheet, but in which an opioid is named: the sheet shows that name."""
    fields = (*checklist.fields(), *checklist.decisions)
    known = {field.id for field in fields} | {question.id for question in findings.asked}
    left = [mention for mention in findings.mentions if mention.field not in known]
    return [
        {
            "linkId": MENTION_GROUP,
            "text": MENTION_TEXT,
            "item": _wording(MENTION_GROUP, Asked(mention.field, mention.text, "", typed=True), checklist),
        }
        for mention in left
    ]


def _decided(checklist: Checklist, answers: Answers) -> Items:
    items = [
        item
        for field in checklist.decisions
        if field.id in answers.decided
        for item in answer_items(field, answers.decided[field.id], checklist)
    ]
    return [{"linkId": DECIDED_GROUP, "text": "What was decided", "item": prefixed(items)}] if items else []


def partial_date(value: Value | None) -> str:
    """A date answer as FHIR's date (as exact as it was given), "" when it is not one."""
    if isinstance(value, TypedDate):
        value = value.iso
    return str(value) if isinstance(value, PartialDate) else ""
