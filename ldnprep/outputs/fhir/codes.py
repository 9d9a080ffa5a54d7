"""Words that the FHIR resources share: addresses, link ids, codings, strings that R4 can carry."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from ldnprep.characters import LINES, shown
from ldnprep.content.model import Field, Kind

Json = dict[str, Any]

# extensions of FHIR R4 itself (hl7.org/fhir/R4/extension-*.html)
DESIGN_NOTE = "http://hl7.org/fhir/StructureDefinition/designNote"
MIN_VALUE = "http://hl7.org/fhir/StructureDefinition/minValue"
MAX_VALUE = "http://hl7.org/fhir/StructureDefinition/maxValue"
ITEM_CONTROL = "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl"
ITEM_CONTROL_CODES = "http://hl7.org/fhir/questionnaire-item-control"
HIDDEN = "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden"
DATA_ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"

# link ids of what the sheet adds to the fields; ids of fields hold no dot, so they never meet
ABOUT_GROUP = "sheet.about"
ASKED = "sheet.asked"
LAST_TIME_GROUP = "sheet.last_time"
QUESTIONS_GROUP = "sheet.questions"
QUESTION_GROUP = "sheet.question"
MENTION_GROUP = "sheet.mention"
DECIDED_GROUP = "sheet.decided"

NOT_SURE = "not_sure"
MEDICINE_PARTS = {
    "name": "Name, as typed",
    "amount": "How much",
    "how_often": "How often",
    "reason": "What for",
    "prescriber": "Who prescribed it",
    "last_used": "Last used",
    "since": "Since when",
    "from": "Id of the question under which it was typed",
}
GOAL_PARTS = {"field": "On which scale", "from": "From", "to": "To"}
THERAPY_STATES = {"using": "using now", "tried": "tried"}
THERAPY_EFFECTS = {"helped": "helped", "no_change": "no change", "worse": "worse"}

# R4's string takes no other white space: its pattern is [ \r\n\t\S]+
_OTHER_SPACE = re.compile(r"[^\S \r\n\t]")


def urn(*names: str) -> str:
    """A stable address for something: the same names always give the same one."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, 'ldnprep/' + '/'.join(names))}"


CODES = urn("answer-codes")


def coding(code: str, display: str) -> Json:
    """An answer's code and the words that were shown for it."""
    return {"system": CODES, "code": code, "display": string(display)}


def string(text: str) -> str:
    """Typed words as R4's string can hold them; letters never change.

    Other white space becomes a plain space. What would be obeyed and not shown (controls, changes of direction, halves
    of a character) becomes its code, as on the sheet.
    """
    return shown(_OTHER_SPACE.sub(" ", text), LINES)


def absent(reason: str) -> list[Json]:
    """The extension that says why a value is not there; reason: a code of R4's data-absent-reason."""
    return [{"url": DATA_ABSENT, "valueCode": reason}]


def link_typed(field: str) -> str:
    """Link id of the item that holds a date in the person's own words."""
    return f"{field}.typed"


def link_typed_on(field: str) -> str:
    """Link id of the item that holds the day on which those words were typed."""
    return f"{field}.typed_on"


def link_state(field: str) -> str:
    """Link id of the item that holds "not sure" for a date."""
    return f"{field}.state"


def link_names_typed(field: str) -> str:
    """Link id of the item that names what was typed elsewhere and speaks against the answer "no"."""
    return f"{field}.names_typed"


def answer_links(field: Field) -> tuple[str, ...]:
    """Link ids of the items of which any one holds an answer to the field."""
    return _ANSWER_LINKS.get(field.kind, _itself)(field)


def _itself(field: Field) -> tuple[str, ...]:
    return (field.id,)


def _date_links(field: Field) -> tuple[str, ...]:
    return (field.id, link_state(field.id), link_typed(field.id))


def _medicine_links(field: Field) -> tuple[str, ...]:
    return tuple(f"{field.id}.{part}" for part in MEDICINE_PARTS)


def _therapy_links(field: Field) -> tuple[str, ...]:
    return tuple(f"{field.id}.{part}" for part in ("id", "name", "state", "effect", "stopped"))


def _goal_links(field: Field) -> tuple[str, ...]:
    return tuple(f"{field.id}.{part}" for part in GOAL_PARTS)


_ANSWER_LINKS: dict[Kind, Callable[[Field], tuple[str, ...]]] = {
    Kind.DATE: _date_links,
    Kind.MEDICINES: _medicine_links,
    Kind.THERAPIES: _therapy_links,
    Kind.TRIED: _therapy_links,
    Kind.GOAL: _goal_links,
}


def as_bytes(resource: Mapping[str, object]) -> bytes:
    """JSON in UTF-8; keys in the order in which they were set, so the same input gives the same bytes."""
    return (json.dumps(resource, ensure_ascii=False, indent=1) + "\n").encode()
