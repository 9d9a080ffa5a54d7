"""The answers as a FHIR R4 QuestionnaireResponse: "not sure" is a coded answer, "not answered" is absent."""

from __future__ import annotations

from datetime import UTC, datetime

from ldnprep.answers.model import Answers, MedicineRow
from ldnprep.content.model import Checklist, Field, Page
from ldnprep.outputs.fhir.answer_items import Items, answer_items, one
from ldnprep.outputs.fhir.codes import (
    ABOUT_GROUP,
    ASKED,
    DECIDED_GROUP,
    LAST_TIME_GROUP,
    MENTION_GROUP,
    QUESTION_GROUP,
    QUESTIONS_GROUP,
    Json,
    absent,
    coding,
    link_names_typed,
    string,
)
from ldnprep.outputs.fhir.enable_when import named_by_the_program
from ldnprep.outputs.fhir.questionnaire import names_typed_label, questionnaire_reference
from ldnprep.outputs.fhir.sheet_items import (
    CHOSEN_BY,
    MENTION_TEXT,
    THE_PROGRAM,
    TOLD_AT_THE_VISIT,
    WORDING,
    about,
    prefixed,
    scales,
)
from ldnprep.rules.model import Asked, Findings, MedicineLine, Mention, State, TopicFound, TopOrigin


def questionnaire_response(checklist: Checklist, answers: Answers, findings: Findings, subject: str) -> Json:
    """The QuestionnaireResponse; subject: reference of the Patient.

    Answers that do not stand on the sheet (hidden by other answers, or not shared) stay out. The status is "completed"
    although questions may be open: nothing more will come from this file.
    """
    groups = (_page_group(page, checklist, answers, findings) for page in checklist.pages)
    items = [
        {"linkId": ABOUT_GROUP, "text": "About this form", "item": _about(checklist)},
        *_asked(checklist, findings),
        *filter(None, groups),
        *_last_time(checklist, answers, findings),
        *_questions(checklist, answers, findings),
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
    fields = named_by_the_program(checklist)
    words = {THE_PROGRAM: "worked out by the program"}
    shown = findings.printed & (findings.visible | findings.below.keys())
    words |= {field.id: field.label for field in fields if field.id in shown}
    answers = [{"valueCoding": coding(code, display)} for code, display in words.items()]
    return [one(ASKED, "What the program asks", *answers)] if fields else []


def _about(checklist: Checklist) -> Items:
    return [{"linkId": link, "text": string(words)} for link, words in about(checklist)]


def _page_group(page: Page, checklist: Checklist, answers: Answers, findings: Findings) -> Json | None:
    settled = {found.topic.deciding[0]: found for found in findings.topics if found.topic.deciding}
    items: Items = []
    for field in page.fields:
        if field.id in findings.withheld:
            items.append(_withheld(field, checklist))
        elif field.id in findings.printed and field.id in answers.values:
            items.extend(answer_items(field, answers.values[field.id], checklist))
            items.extend(_names_typed(field, settled.get(field.id), checklist))
    if not items:
        return None
    return {"linkId": f"page.{page.id}", "text": string(page.title), "item": items}


def _withheld(field: Field, checklist: Checklist) -> Json:
    """The same for every answer, so that it gives nothing away, and not the same as "not answered"."""
    words = f"{field.label} ({checklist.texts['not_shared']})"
    return {"extension": absent("masked"), "linkId": field.id, "text": string(words)}


def _names_typed(field: Field, found: TopicFound | None, checklist: Checklist) -> Items:
    """Beside a "no" that typed names speak against: these names, so that nobody takes the "no" alone."""
    if found is None or found.answer is not State.NO or not found.against:
        return []
    words = [_line_words(line) for row in found.rows for line in row.lines]
    words += [
        f"{match.typed}, {checklist.texts['mentioned_in']} {mention.where}"
        for row in found.rows
        for mention in row.mentions
        for match in mention.matches
    ]
    if not words:
        return []
    text = names_typed_label(field, checklist)
    return [one(link_names_typed(field.id), text, *({"valueString": string(w)} for w in dict.fromkeys(words)))]


def _line_words(line: MedicineLine) -> str:
    row = line.row
    parts = (row.name, row.amount, row.how_often) if isinstance(row, MedicineRow) else (row.name,)
    return ", ".join(filter(None, parts))


def _last_time(checklist: Checklist, answers: Answers, findings: Findings) -> Items:
    items = [
        one(f"{LAST_TIME_GROUP}.{field.id}", field.label, {"valueInteger": answers.previous[field.id]})
        for field in scales(checklist)
        if field.id in answers.previous and field.id in findings.printed
    ]
    if not items:
        return []
    day = [one(f"{LAST_TIME_GROUP}.on", "Day of that visit", {"valueDate": answers.previous_on})]
    items = (day if answers.previous_on else []) + items
    return [{"linkId": LAST_TIME_GROUP, "text": "The scales of the last sheet", "item": items}]


def _questions(checklist: Checklist, answers: Answers, findings: Findings) -> Items:
    told = answers.questions.answered
    places = {question.id: place for place, question in enumerate(findings.top, start=1)}
    rows = []
    for question in findings.asked:
        items = _wording(QUESTION_GROUP, question, checklist)
        if question.id in places:
            place = {"valueInteger": places[question.id]}
            items.append(one(f"{QUESTION_GROUP}.top", "Place among the top three", place))
        if question.id in told:
            answer = {"valueString": string(told[question.id])}
            items.append(one(f"{QUESTION_GROUP}.answered", TOLD_AT_THE_VISIT, answer))
        rows.append({"linkId": QUESTION_GROUP, "text": "Question", "item": items})
    origins = [
        _origin(f"{QUESTIONS_GROUP}.chosen_by", "Who chose the questions", findings.asked_origin),
        _origin(f"{QUESTIONS_GROUP}.top_chosen_by", "Who chose the three most important ones", findings.top_origin),
    ]
    text = "Questions for the visit, in the person's order"
    return [{"linkId": QUESTIONS_GROUP, "text": text, "item": origins + rows}]


def _origin(link: str, text: str, origin: TopOrigin) -> Json:
    return one(link, text, {"valueCoding": coding(origin.value, CHOSEN_BY[origin.value])})


def _wording(group: str, question: Asked, checklist: Checklist) -> Items:
    from_content = any(known.id == question.id for known in checklist.questions())
    wording = ("edited" if from_content else "own") if question.typed else "content"
    return [
        one(f"{group}.text", "Question", {"valueString": string(question.text)}),
        one(f"{group}.id", "Id of the question in the content", {"valueString": string(question.id)}),
        one(f"{group}.wording", "In whose words", {"valueCoding": coding(wording, WORDING[wording])}),
    ]


def _mentions(checklist: Checklist, findings: Findings) -> Items:
    """Text that is not on the sheet, but in which an opioid is named: the sheet shows that name."""
    fields = (*checklist.fields(), *checklist.decisions)
    known = {field.id for field in fields} | {question.id for question in findings.asked}
    left = [mention for mention in findings.mentions if mention.field not in known]
    return [{"linkId": MENTION_GROUP, "text": MENTION_TEXT, "item": _mention(mention, checklist)} for mention in left]


def _mention(mention: Mention, checklist: Checklist) -> Items:
    if mention.field:
        return _wording(MENTION_GROUP, Asked(mention.field, mention.text, "", typed=True), checklist)
    # the names alone: the rest of an answer that does not print does not leave
    return [one(f"{MENTION_GROUP}.text", "Question", {"valueString": string(mention.text)})]


def _decided(checklist: Checklist, answers: Answers) -> Items:
    items = [
        item
        for field in checklist.decisions
        if field.id in answers.decided
        for item in answer_items(field, answers.decided[field.id], checklist)
    ]
    return [{"linkId": DECIDED_GROUP, "text": "What was decided", "item": prefixed(items)}] if items else []
