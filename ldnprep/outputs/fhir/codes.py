"""Words that the FHIR resources share: addresses, link ids, codings, strings that R4 can carry."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any
from uuid import NAMESPACE_URL, uuid5

Json = dict[str, Any]

# extensions of FHIR R4 itself (hl7.org/fhir/R4/extension-*.html)
DESIGN_NOTE = "http://hl7.org/fhir/StructureDefinition/designNote"
MIN_VALUE = "http://hl7.org/fhir/StructureDefinition/minValue"
MAX_VALUE = "http://hl7.org/fhir/StructureDefinition/maxValue"
ITEM_CONTROL = "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl"

NOT_SURE = "not_sure"
MEDICINE_PARTS = {
    "name": "Name, as typed",
    "amount": "How much",
    "how_often": "How often",
    "reason": "What for",
    "prescriber": "Who prescribed it",
}
THERAPY_STATES = {"using": "using now", "tried": "tried"}
THERAPY_EFFECTS = {"helped": "helped", "no_change": "no change", "worse": "worse"}

# R4's string takes no other white space (its pattern is [ \r\n\t\S]+) and no control characters
_NOT_IN_R4 = re.compile(r"[^\S \r\n\t]|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def urn(*names: str) -> str:
    """A stable address for something: the same names always give the same one."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, 'ldnprep/' + '/'.join(names))}"


CODES = urn("answer-codes")


def coding(code: str, display: str) -> Json:
    """An answer's code and the words that were shown for it."""
    return {"system": CODES, "code": code, "display": string(display)}


def string(text: str) -> str:
    """Typed words as R4's string can hold them: other white space becomes a plain space, letters never change."""
    return _NOT_IN_R4.sub(" ", text)


def link_typed(field: str) -> str:
    """Link id of the item that holds a date in the person's own words."""
    return f"{field}.typed"


def link_typed_on(field: str) -> str:
    """Link id of the item that holds the day on which those words were typed."""
    return f"{field}.typed_on"


def link_state(field: str) -> str:
    """Link id of the item that holds "not sure" for a date."""
    return f"{field}.state"


def as_bytes(resource: Mapping[str, object]) -> bytes:
    """JSON in UTF-8; keys in the order in which they were set, so the same input gives the same bytes."""
    return (json.dumps(resource, ensure_ascii=False, indent=1) + "\n").encode()
