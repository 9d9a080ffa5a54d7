"""The sheet in the words of her country; her own words and the titles of papers never change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from msgspec import Struct

from ldnprep.answers.model import Answers, MedicineRow, OwnQuestion, QuestionChoices, Settings, TherapyRow, Value
from ldnprep.content.model import Checklist
from ldnprep.outputs.message import message
from ldnprep.pipeline import find
from ldnprep.summary.blank import blank
from ldnprep.summary.model import Listing, Paragraph, Role, Span
from ldnprep.summary.portal import portal
from tests.summary.reading import How, back, front, sheet, words

BRITISH = re.compile(
    r"paracetamol|pethidine|anaesth|coeliac|diarrhoea|programme\b|\blabour|physiotherap|ognis|omis|rdis", re.IGNORECASE
)
TOLD: dict[str, Value] = {
    "opioids_now": "yes",
    "opioid_names": (MedicineRow("Percocet"), MedicineRow("Demerol")),
    "surgery_planned": "yes",
    "pholcodine_12_months": "yes",
    "pregnancy": "yes",
    "claims_read": ("diet",),
    "therapies": (TherapyRow("physiotherapy", "", "tried", "worse"),),
    "medicines": (MedicineRow("Qwertyzol"), MedicineRow("Imodium")),
}
ALL = ("answers", "read", "evidence", "diary")
OWN = "Will the anaesthetist know my paracetamol programme?"
CHOSEN = QuestionChoices(
    chosen=("pain_programme", "coeliac", "pregnant_pain_labour", "own_1", "surgery_team"),
    top=("surgery_team",),
    own=(OwnQuestion("own_1", OWN),),
)


def ours(thing: Any) -> Iterator[str]:
    """All words of ours, without those of sources."""
    if (isinstance(thing, Paragraph) and thing.role is Role.SMALL) or (isinstance(thing, Listing) and thing.small):
        return
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, Span):
        yield "" if thing.typed else thing.text
    else:
        for each in thing if isinstance(thing, tuple) else [getattr(thing, name) for name in thing.__struct_fields__]:
            if isinstance(each, str | tuple | Struct):
                yield from ours(each)


@pytest.mark.parametrize("country", ["us", "ca", "uk"])
def test_the_sheet_speaks_as_her_country_does(shipped: Checklist, country: str) -> None:
    made = sheet(shipped, CHOSEN, How(country=country, parts=ALL), **TOLD)
    left = {match.lower() for text in ours((front(made), back(made), made.parts)) for match in BRITISH.findall(text)}
    assert left <= {"labour", "physiotherap"} if country == "ca" else bool(left) is (country == "uk")
    assert OWN in words(back(made))  # as she typed it


def test_a_clinician_of_the_us_is_pointed_to_the_register_by_its_name(shipped: Checklist) -> None:
    page = words(front(sheet(shipped, QuestionChoices(), How(country="us"), **TOLD)))
    assert "Please check your state record (PDMP)." in page
    assert "“Percocet” → oxycodone with acetaminophen" in page
    assert "“Demerol” → meperidine" in page


def test_the_message_and_the_empty_sheet_say_the_same(shipped: Checklist) -> None:
    said = Answers(values=TOLD, settings=Settings(country="us"), questions=CHOSEN)
    text = message(portal(shipped, said, find(shipped, said)), shipped.texts)
    assert not BRITISH.search(text.replace(OWN, ""))
    assert "anesthesiologist" in text
    assert not BRITISH.search(words(blank(shipped, country="us")))
