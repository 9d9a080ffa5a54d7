"""The content as a FHIR R4 Questionnaire: a group per page, an item per field, skip logic as `enableWhen`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ldnprep.content.model import Checklist, Field, Kind, Page
from ldnprep.content.triggers import names_of, trigger_words
from ldnprep.outputs.fhir.codes import (
    DESIGN_NOTE,
    GOAL_PARTS,
    HIDDEN,
    ITEM_CONTROL,
    ITEM_CONTROL_CODES,
    MAX_VALUE,
    MEDICINE_PARTS,
    MIN_VALUE,
    NOT_SURE,
    THERAPY_EFFECTS,
    THERAPY_STATES,
    Json,
    as_bytes,
    coding,
    link_names_typed,
    link_state,
    link_typed,
    link_typed_on,
    string,
    urn,
)
from ldnprep.outputs.fhir.enable_when import cannot_be_said, shown_when, wanted
from ldnprep.outputs.fhir.sheet_items import about_group, asked_item, decided_group, last_time_group, question_groups

CANNOT_SAY = (
    "FHIR R4 enableWhen cannot say when the program asks this. In a form filled in by the program it follows what the "
    "program asked (sheet.asked); in any other form it is always shown. The program asks it when: "
)


def questionnaire_json(checklist: Checklist) -> bytes:
    """The Questionnaire alone, JSON in UTF-8."""
    return as_bytes(questionnaire(checklist))


def questionnaire(checklist: Checklist) -> Json:
    """The Questionnaire that the answers answer; draft until a clinician has reviewed the content."""
    meta = checklist.meta
    fields = {field.id: field for field in checklist.fields()}
    decided = [item for field in checklist.decisions for item in ITEMS[field.kind](field, checklist)]
    return {
        "resourceType": "Questionnaire",
        "id": "questionnaire",
        **({"language": meta.language} if meta.language else {}),
        "url": questionnaire_url(checklist),
        "version": string(meta.version),
        "name": "LdnPrep",
        "title": string(checklist.texts["title_no_date"]),
        "status": "active" if meta.reviewed_by else "draft",
        "subjectType": ["Patient"],
        "description": string(f"Content {meta.id} {meta.version}, sha256 {meta.sha256}"),
        "item": [
            about_group(checklist),
            *asked_item(checklist),
            *(_page(page, checklist, fields) for page in checklist.pages if page.fields),
            *last_time_group(checklist),
            *question_groups(),
            *decided_group(decided),
        ],
    }


def questionnaire_url(checklist: Checklist) -> str:
    """The address of this content's Questionnaire: another content or version has another one."""
    return urn("questionnaire", checklist.meta.id, checklist.meta.version, checklist.meta.sha256)


def questionnaire_reference(checklist: Checklist) -> str:
    """The address with the version behind it, as a response names its form; alone where the version has a space."""
    url, version = questionnaire_url(checklist), checklist.meta.version
    plain = version and not any(letter.isspace() or letter == "|" for letter in version)
    return f"{url}|{version}" if plain else url


def _page(page: Page, checklist: Checklist, fields: Mapping[str, Field]) -> Json:
    settling = {name for topic in checklist.topics for name in topic.deciding[:1]}
    items: list[Json] = []
    for field in page.fields:
        items += _field(field, checklist, fields)
        if field.id in settling:
            items.append(_names_typed(field, checklist))
    return {"linkId": f"page.{page.id}", "text": string(page.title), "type": "group", "item": items}


def _field(field: Field, checklist: Checklist, fields: Mapping[str, Field]) -> list[Json]:
    items = ITEMS[field.kind](field, checklist)
    shown = shown_when(field, fields)
    condition = wanted(field)
    if condition is None or not cannot_be_said(field, fields):
        return [{**item, **shown} for item in items]
    words = "; or ".join(trigger_words(condition, names_of(checklist)))
    note = {"url": DESIGN_NOTE, "valueMarkdown": CANNOT_SAY + words}
    return [{**item, "extension": [*item.get("extension", []), note], **shown} for item in items]


def names_typed_label(field: Field, checklist: Checklist) -> str:
    """The words before names that speak against a "no"."""
    return f"{field.label} {checklist.texts['answered_no']}, {checklist.texts['but_typed']}:"


def _names_typed(field: Field, checklist: Checklist) -> Json:
    """What stands beside an answer "no" when typed names speak against it; nothing for a person to fill in."""
    return {
        "extension": [{"url": HIDDEN, "valueBoolean": True}],
        "linkId": link_names_typed(field.id),
        "text": string(names_typed_label(field, checklist)),
        "type": "string",
        "readOnly": True,
        "repeats": True,
    }


def _item(field: Field, kind: str, **more: object) -> Json:
    ends = ", ".join(f"{number}: {words}" for number, words in ((0, field.low), (10, field.high)) if words)
    help_text = " ".join(filter(None, (field.help, ends)))
    item = {"linkId": field.id, "text": string(field.label), "type": kind, **more}
    return {**item, "item": [_help(field, help_text)]} if help_text else item


def _help(field: Field, text: str) -> Json:
    control = {"coding": [{"system": ITEM_CONTROL_CODES, "code": "help"}]}
    return {
        "extension": [{"url": ITEM_CONTROL, "valueCodeableConcept": control}],
        "linkId": f"{field.id}.help",
        "text": string(text),
        "type": "display",
    }


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
            "text": f"{label} ({checklist.texts[NOT_SURE]})",
            "type": "choice",
            "answerOption": _options({NOT_SURE: checklist.texts[NOT_SURE]}),
        },
        {"linkId": link_typed(field.id), "text": f"{label} (in the person's own words)", "type": "string"},
        {"linkId": link_typed_on(field.id), "text": f"{label} (day on which that was typed)", "type": "date"},
    ]


def _medicines(field: Field, checklist: Checklist) -> list[Json]:
    del checklist
    parts = [{"linkId": f"{field.id}.{part}", "text": text, "type": "string"} for part, text in MEDICINE_PARTS.items()]
    return [_rows(field, parts)]


def _therapies(field: Field, checklist: Checklist) -> list[Json]:
    parts = [
        _part(field, "id", "Therapy", {therapy.id: therapy.label for therapy in checklist.treatments(field.kind)}),
        {"linkId": f"{field.id}.name", "text": "Other, as typed", "type": "string"},
        _part(field, "state", "Used", THERAPY_STATES),
        _part(field, "effect", "Effect", THERAPY_EFFECTS),
        {"linkId": f"{field.id}.stopped", "text": "Stopped because", "type": "string"},
    ]
    return [_rows(field, parts)]


def _rows(field: Field, parts: list[Json]) -> Json:
    item = _item(field, "group", repeats=True)
    return {**item, "item": item.get("item", []) + parts}


def _part(field: Field, name: str, text: str, options: Mapping[str, str]) -> Json:
    return {"linkId": f"{field.id}.{name}", "text": text, "type": "choice", "answerOption": _options(options)}


def _goal(field: Field, checklist: Checklist) -> list[Json]:
    scales = {scale.id: scale.short for scale in checklist.fields() if scale.kind is Kind.SCALE}
    parts = [
        _part(field, "field", GOAL_PARTS["field"], scales),
        *({"linkId": f"{field.id}.{part}", "text": GOAL_PARTS[part], "type": "integer"} for part in ("from", "to")),
    ]
    item = _item(field, "group")
    return [{**item, "item": item.get("item", []) + parts}]


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
    Kind.TRIED: _therapies,
    Kind.GOAL: _goal,
}
