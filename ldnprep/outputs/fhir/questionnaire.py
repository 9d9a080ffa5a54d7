"""The content as a FHIR R4 Questionnaire: a group per page, an item per field, skip logic as `enableWhen`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ldnprep.content.model import Checklist, Field, Kind, Page, Therapy
from ldnprep.outputs.fhir.codes import (
    DESIGN_NOTE,
    MAX_VALUE,
    MEDICINE_PARTS,
    MIN_VALUE,
    NOT_SURE,
    THERAPY_EFFECTS,
    THERAPY_STATES,
    Json,
    as_bytes,
    coding,
    link_state,
    link_typed,
    link_typed_on,
    string,
    urn,
)
from ldnprep.outputs.fhir.enable_when import enable_when

QUESTIONS_GROUP = "my_questions"
DECIDED_GROUP = "decided"
CANNOT_SAY = "Shown by a rule that FHIR R4 enableWhen cannot express: "


def questionnaire_json(checklist: Checklist) -> bytes:
    """The Questionnaire alone, JSON in UTF-8."""
    return as_bytes(questionnaire(checklist))


def questionnaire(checklist: Checklist) -> Json:
    """The Questionnaire that the answers answer; draft until a clinician has reviewed the content."""
    meta = checklist.meta
    fields = {field.id: field for field in checklist.fields()}
    return {
        "resourceType": "Questionnaire",
        "id": "questionnaire",
        "url": questionnaire_url(checklist),
        "version": meta.version,
        "name": "LdnPrep",
        "title": string(checklist.texts["title_no_date"]),
        "status": "active" if meta.reviewed_by else "draft",
        "subjectType": ["Patient"],
        "description": f"Content {meta.id} {meta.version}, sha256 {meta.sha256}",
        "item": [
            *(_page(page, checklist, fields) for page in checklist.pages if page.fields),
            _questions_group(),
            *_decided_group(checklist),
        ],
    }


def questionnaire_url(checklist: Checklist) -> str:
    """The address of this content's Questionnaire: another content or version has another one."""
    return urn("questionnaire", checklist.meta.id, checklist.meta.version, checklist.meta.sha256)


def _page(page: Page, checklist: Checklist, fields: Mapping[str, Field]) -> Json:
    items = [item for field in page.fields for item in _field(field, checklist, fields)]
    return {"linkId": f"page.{page.id}", "text": string(page.title), "type": "group", "item": items}


def _field(field: Field, checklist: Checklist, fields: Mapping[str, Field]) -> list[Json]:
    items = ITEMS[field.kind](field, checklist)
    if field.when is not None:
        shown = enable_when(field.when, fields)
        if shown is None:
            shown = {"extension": [{"url": DESIGN_NOTE, "valueMarkdown": CANNOT_SAY + repr_condition(field)}]}
        items = [
            {**item, **shown, "extension": item.get("extension", []) + shown.get("extension", [])} for item in items
        ]
        items = [{key: value for key, value in item.items() if value != []} for item in items]
    return items


def repr_condition(field: Field) -> str:
    """A condition in words close to the content file, for the note beside an item."""
    if field.when is None:
        return ""
    return " or ".join(" and ".join(str(test) for test in tests) for tests in field.when.any_of)


def _item(field: Field, kind: str, **more: object) -> Json:
    return {"linkId": field.id, "text": string(field.label), "type": kind, **more}


def _options(options: Mapping[str, str]) -> list[Json]:
    return [{"valueCoding": coding(code, display)} for code, display in options.items()]


def _string(field: Field, checklist: Checklist) -> list[Json]:
    del checklist
    return [_item(field, "string")]


def _text(field: Field, checklist: Checklist) -> list[Json]:
    del checklist
    return [_item(field, "text")]


def _choice(field: Field, checklist: Checklist) -> list[Json]:
    del checklist
    options = _options({option.id: option.label for option in field.options})
    return [_item(field, "choice", repeats=field.kind is Kind.CHOICES, answerOption=options)]


def _yes_no_unsure(field: Field, checklist: Checklist) -> list[Json]:
    options = _options({state: checklist.texts[state] for state in ("yes", "no", NOT_SURE)})
    return [_item(field, "choice", answerOption=options)]


def _scale(field: Field, checklist: Checklist) -> list[Json]:
    del checklist
    bounds = [{"url": MIN_VALUE, "valueInteger": 0}, {"url": MAX_VALUE, "valueInteger": 10}]
    return [_item(field, "integer", extension=bounds)]


def _date(field: Field, checklist: Checklist) -> list[Json]:
    label = string(field.label)
    return [
        _item(field, "date"),
        {
            "linkId": link_state(field.id),
            "text": label,
            "type": "choice",
            "answerOption": _options({NOT_SURE: checklist.texts[NOT_SURE]}),
        },
        {"linkId": link_typed(field.id), "text": f"{label} (in the person's own words)", "type": "string"},
        {"linkId": link_typed_on(field.id), "text": f"{label} (day on which that was typed)", "type": "date"},
    ]


def _medicines(field: Field, checklist: Checklist) -> list[Json]:
    del checklist
    parts = [{"linkId": f"{field.id}.{part}", "text": text, "type": "string"} for part, text in MEDICINE_PARTS.items()]
    return [_item(field, "group", repeats=True, item=parts)]


def _therapies(field: Field, checklist: Checklist) -> list[Json]:
    parts = [
        _part(field, "id", "Therapy", {therapy.id: therapy.label for therapy in checklist.therapies}),
        {"linkId": f"{field.id}.name", "text": "Other, as typed", "type": "string"},
        _part(field, "state", "Used", THERAPY_STATES),
        _part(field, "effect", "Effect", THERAPY_EFFECTS),
    ]
    return [_item(field, "group", repeats=True, item=parts)]


def _part(field: Field, name: str, text: str, options: Mapping[str, str]) -> Json:
    return {"linkId": f"{field.id}.{name}", "text": text, "type": "choice", "answerOption": _options(options)}


ITEMS: dict[Kind, Callable[[Field, Checklist], list[Json]]] = {
    Kind.TEXT: _string,
    Kind.LONG_TEXT: _text,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choice,
    Kind.DATE: _date,
    Kind.SCALE: _scale,
    Kind.YES_NO_UNSURE: _yes_no_unsure,
    Kind.MEDICINES: _medicines,
    Kind.THERAPIES: _therapies,
}


def therapy_labels(therapies: tuple[Therapy, ...]) -> dict[str, str]:
    """Label by id."""
    return {therapy.id: therapy.label for therapy in therapies}


def _questions_group() -> Json:
    return {
        "linkId": QUESTIONS_GROUP,
        "text": "Questions for the visit, in the person's order",
        "type": "group",
        "repeats": True,
        "item": [
            {"linkId": f"{QUESTIONS_GROUP}.text", "text": "Question", "type": "string"},
            {"linkId": f"{QUESTIONS_GROUP}.id", "text": "Id of the question in the content", "type": "string"},
            {
                "linkId": f"{QUESTIONS_GROUP}.chosen_by",
                "text": "Chosen by",
                "type": "choice",
                "answerOption": _options({"patient": "the patient", "program": "suggested by the program"}),
            },
            {"linkId": f"{QUESTIONS_GROUP}.top", "text": "Place among the top three", "type": "integer"},
        ],
    }


def _decided_group(checklist: Checklist) -> list[Json]:
    items = [
        {**item, "linkId": f"{DECIDED_GROUP}.{item['linkId']}"}
        for field in checklist.decisions
        for item in ITEMS[field.kind](field, checklist)
    ]
    if not items:
        return []
    return [{"linkId": DECIDED_GROUP, "text": "What was decided", "type": "group", "item": items}]
