"""When each opioid was last used, and what she denied that its name tells: never left out where the sheet names it."""

from __future__ import annotations

import pytest

from ldnprep.answers.model import MedicineRow, PartialDate, Value
from ldnprep.content.model import Checklist
from ldnprep.summary.model import Box
from tests.rules.oracle import YES_NO
from tests.summary.reading import blocks_of, front, sheet, words

TRAMADOL = (MedicineRow("mums tramadol once"),)
DATED = (MedicineRow("co-codamol", last_used="yesterday"),)
NOES: dict[str, Value] = dict.fromkeys(YES_NO, "no")
OPEN = ("opioid_names", "medicines", "opioid_last_dose")


def box(checklist: Checklist, **values: Value) -> str:
    """The words of the opioid box of somebody who said no to all the rest."""
    return words(blocks_of(front(sheet(checklist, **{**NOES, **values})), Box)[0])


def test_an_opioid_without_a_day_says_so_beside_one_that_has_one(shipped: Checklist) -> None:
    said = box(shipped, opioids_now="yes", opioid_names=DATED, medicines=TRAMADOL)
    assert said.count("not answered") == 1
    assert "“mums tramadol once” → tramadol, last used: not answered" in said


@pytest.mark.parametrize(
    "told",
    [
        {"opioid_last_dose": PartialDate(2026, 11, 20)},
        {"medicines": (MedicineRow("tramadol", last_used="in spring"),)},
        {"medicines": (MedicineRow("tramadol, two weeks ago"),)},
    ],
)
def test_one_whose_day_she_gave_is_never_called_not_answered(shipped: Checklist, told: dict[str, Value]) -> None:
    values = {"opioids_now": "yes", "opioid_names": DATED, "medicines": TRAMADOL, **told}
    assert "not answered" not in box(shipped, **values)


def test_the_same_name_in_two_places_has_one_day(shipped: Checklist) -> None:
    rows = (MedicineRow("tramadoll", last_used="last week some time"), MedicineRow("MST", last_used="today"))
    again = (MedicineRow("tramadoll 50mg"),)
    assert "not answered" not in box(shipped, opioids_now="yes", opioid_names=rows, medicines=again)
    brand = (MedicineRow("Oramorph"),)  # morphine, as MST: of another box the day is not known
    assert "not answered" in box(shipped, opioids_now="yes", opioid_names=rows, medicines=brand)


def test_where_none_has_a_day_it_is_said_once(shipped: Checklist) -> None:
    said = box(shipped, opioids_now="yes", opioid_names=(MedicineRow("codeine"),), medicines=TRAMADOL)
    assert said.count("not answered") == 1
    assert "Last used" in said


@pytest.mark.parametrize(
    ("name", "field", "denied"),
    [
        ("mums tramadol once", "opioid_from_other", "someone else's pain medicine"),
        ("tramadol from a friend", "opioid_from_other", "someone else's pain medicine"),
        ("Butrans 10", "opioid_patch_or_pump", "pain patch or pump"),
        ("codeine linctus", "opioid_cough", "cough syrup"),
        ("kratom", "opioid_herbal", "kratom, 7-OH, tianeptine or poppy tea"),
        ("heroin", "opioid_street", "street drugs"),
    ],
)
@pytest.mark.parametrize("place", ["medicines", "opioid_names"])
def test_a_no_that_the_name_speaks_against_stands_beside_it(
    shipped: Checklist, name: str, field: str, denied: str, place: str
) -> None:
    rows: dict[str, Value] = {place: (MedicineRow(name),), "opioids_now": "yes"}
    said = box(shipped, **rows)
    assert f"(but answered no: {denied})" in said
    assert denied not in said.partition("Answered no:")[2]
    for answer in ("yes", "not_sure"):
        assert "but answered no" not in box(shipped, **{**rows, field: answer})


@pytest.mark.parametrize("name", ["blues", "tramadol", "oxycodone 5 for people who hurt"])
def test_nobody_is_said_to_have_denied_what_a_name_does_not_tell(shipped: Checklist, name: str) -> None:
    rows = (MedicineRow(name),)
    assert "but answered no" not in box(shipped, opioids_now="yes", opioid_names=rows)
