"""Items of the Questionnaire for what the sheet holds beyond the fields: last time, the questions, what was decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ldnprep.content.model import Checklist, Field, Kind
from ldnprep.outputs.fhir.codes import (
    ABOUT_GROUP,
    ASKED,
    DECIDED_GROUP,
    HIDDEN,
    LAST_TIME_GROUP,
    MENTION_GROUP,
    QUESTION_GROUP,
    QUESTIONS_GROUP,
    Json,
    coding,
    string,
)
from ldnprep.outputs.fhir.enable_when import named_by_the_program

THE_PROGRAM = "program"  # stands in every response of ours, so that "nothing asked" is not taken for "no program"
CHOSEN_BY = {
    "chosen": "chosen by the patient",
    "suggested": "suggested by the program",
    "none_chosen": "the patient chose none",
}
MENTION_TEXT = "Words left out, with a medicine's name in them"
TOLD_AT_THE_VISIT = "What was said at the visit, typed in afterwards"
WORDING = {
    "content": "in the program's words",
    "edited": "in the patient's own words, instead of the program's",
    "own": "the patient's own question",
}


def about(checklist: Checklist) -> Iterator[tuple[str, str]]:
    """(link id, words) of what every sheet says about itself."""
    meta, texts = checklist.meta, checklist.texts
    review = f"{texts['reviewed_by']} {meta.reviewed_by}" if meta.reviewed_by else texts["awaiting_review"]
    yield f"{ABOUT_GROUP}.not_checked", texts["not_checked"]
    yield f"{ABOUT_GROUP}.fixed_sentence", texts["fixed_sentence"]
    yield f"{ABOUT_GROUP}.review", f"{texts['content_version']} {meta.version}: {review}"


def about_group(checklist: Checklist) -> Json:
    """What the sheet is and is not, as words to show."""
    items = [{"linkId": name, "text": string(text), "type": "display"} for name, text in about(checklist)]
    return {"linkId": ABOUT_GROUP, "text": "About this form", "type": "group", "item": items}


def asked_item(checklist: Checklist) -> list[Json]:
    """The program's own word on which fields it asks, for those that follow it."""
    fields = named_by_the_program(checklist)
    words = {THE_PROGRAM: "worked out by the program", **{field.id: field.label for field in fields}}
    item = {**_choice(ASKED, "What the program asks", words), "repeats": True, "readOnly": True}
    return [{"extension": [{"url": HIDDEN, "valueBoolean": True}], **item}] if fields else []


def scales(checklist: Checklist) -> list[Field]:
    """The 0 to 10 scales, in reading order."""
    return [field for field in checklist.fields() if field.kind is Kind.SCALE]


def last_time_group(checklist: Checklist) -> list[Json]:
    """Last time's scales. Nobody is asked for them: the program takes them from the last sheet."""
    items = [
        {"linkId": f"{LAST_TIME_GROUP}.on", "text": "Day of that visit", "type": "date", "readOnly": True},
        *(
            {
                "linkId": f"{LAST_TIME_GROUP}.{field.id}",
                "text": string(field.label),
                "type": "integer",
                "readOnly": True,
            }
            for field in scales(checklist)
        ),
    ]
    return [_hidden_group(LAST_TIME_GROUP, "The scales of the last sheet", items)] if len(items) > 1 else []


def question_groups() -> list[Json]:
    """The questions for the visit; and words that are not on the sheet, but hold a name that it shows."""
    return [
        _hidden_group(
            QUESTIONS_GROUP,
            "Questions for the visit, in the person's order",
            [
                _choice(f"{QUESTIONS_GROUP}.chosen_by", "Who chose the questions", CHOSEN_BY),
                _choice(f"{QUESTIONS_GROUP}.top_chosen_by", "Who chose the three most important ones", CHOSEN_BY),
                {
                    "linkId": QUESTION_GROUP,
                    "text": "Question",
                    "type": "group",
                    "repeats": True,
                    "item": [
                        *_wording(QUESTION_GROUP),
                        {"linkId": f"{QUESTION_GROUP}.top", "text": "Place among the top three", "type": "integer"},
                        {"linkId": f"{QUESTION_GROUP}.answered", "text": TOLD_AT_THE_VISIT, "type": "text"},
                    ],
                },
            ],
        ),
        {
            **_hidden_group(MENTION_GROUP, MENTION_TEXT, _wording(MENTION_GROUP)),
            "repeats": True,
        },
    ]


def _wording(group: str) -> list[Json]:
    return [
        {"linkId": f"{group}.text", "text": "Question", "type": "text"},
        {"linkId": f"{group}.id", "text": "Id of the question in the content", "type": "string"},
        _choice(f"{group}.wording", "In whose words", WORDING),
    ]


def _choice(link: str, text: str, words: Mapping[str, str]) -> Json:
    options = [{"valueCoding": coding(code, display)} for code, display in words.items()]
    return {"linkId": link, "text": text, "type": "choice", "answerOption": options}


def _hidden_group(link: str, text: str, items: list[Json]) -> Json:
    hidden = [{"url": HIDDEN, "valueBoolean": True}]
    return {"extension": hidden, "linkId": link, "text": text, "type": "group", "item": items}


def decided_group(items: list[Json]) -> list[Json]:
    """What was decided, typed in after the visit; items: those of its fields."""
    if not items:
        return []
    return [{"linkId": DECIDED_GROUP, "text": "What was decided", "type": "group", "item": prefixed(items)}]


def prefixed(items: list[Json]) -> list[Json]:
    """The same items, all link ids below that of the group of decisions."""
    return [
        {
            **item,
            "linkId": f"{DECIDED_GROUP}.{item['linkId']}",
            **({"item": prefixed(item["item"])} if "item" in item else {}),
        }
        for item in items
    ]
