"""Who she is and when she comes stands whole on the front, however full it is; each thing once, by one name."""

from __future__ import annotations

from datetime import date

import pytest

from ldnprep.answers.model import Answers, MedicineRow, PartialDate, TypedDate, Value
from ldnprep.content.model import Checklist, Kind
from ldnprep.rules.find import find
from ldnprep.summary.front import STEPS, front
from ldnprep.summary.model import Ledger, Mark
from ldnprep.summary.words import desk
from tests.rules.oracle import YES_NO
from tests.summary.reading import SAVED, rows_of, sheet, words
from tests.summary.reading import front as front_of

NAME = "Олександра Ковальчук (Oleksandra Kovalchuk)"
DAY = TypedDate("first Tuesday in December, I think", date(2026, 11, 21))


def fullest(checklist: Checklist, **values: Value) -> str:
    """The words of the front on which everything was given up."""
    answers = Answers(values, saved=SAVED)
    return words(front(desk(checklist, answers, find(checklist, answers), "uk"), STEPS).blocks)


def test_name_and_day_are_whole_where_all_else_was_given_up(shipped: Checklist) -> None:
    born = TypedDate("in the hard winter of 1962", DAY.on)
    said = fullest(shipped, patient_name=NAME, visit_date=DAY, birth_date=born)
    assert NAME in said
    assert DAY.typed in said
    assert "in the hard winter of 1962" in said


def test_spaces_around_a_name_do_not_print(shipped: Checklist) -> None:
    made = front_of(sheet(shipped, patient_name="  Maureen  Tester "))
    assert any(words(block).startswith("Maureen Tester") for block in made.blocks)


def test_words_for_a_day_stand_with_that_day_and_no_other(shipped: Checklist) -> None:
    known = TypedDate("10 dec", date(2026, 12, 1), iso=PartialDate(2026, 12, 10))
    said = words(front_of(sheet(shipped, visit_date=known)))
    assert "“10 dec” (that is 10 Dec 2026)" in said
    assert "written" not in said


def test_a_row_of_doubts_has_a_word_before_it_and_says_it_once(shipped: Checklist) -> None:
    values: dict[str, Value] = {**dict.fromkeys(YES_NO, "no"), "alcohol": "not_sure", "liver_disease": "not_sure"}
    answers = Answers(values, saved=SAVED)
    side = front(desk(shipped, answers, find(shipped, answers), "uk"), STEPS)
    rows = [row for block in side.blocks if isinstance(block, Ledger) for row in block.rows if row.mark is Mark.UNSURE]
    (row,) = rows
    assert row.topic == "Not sure"
    assert "not sure" not in words(row.text)
    assert "Alcohol;" in words(row.text) or words(row.text).endswith("Alcohol")


@pytest.mark.parametrize(("lead", "again"), [("not_sure", False), ("yes", True), ("", True)])
def test_a_not_sure_that_only_repeats_another_is_told_once(shipped: Checklist, lead: str, *, again: bool) -> None:
    values: dict[str, Value] = {"opioid_as_needed": "not_sure", **({"opioids_now": lead} if lead else {})}
    made = sheet(shipped, **values)
    assert ("now and then" in words(front_of(made))) is again


def test_opioids_at_home_are_said_once(shipped: Checklist) -> None:
    side = front_of(sheet(shipped, household_opioids="yes"))
    assert rows_of(side)["Opioids at home"] == "yes"


def test_each_scale_is_known_on_the_sheet_by_the_words_of_the_screen(shipped: Checklist) -> None:
    for asked in shipped.fields():
        if asked.kind is Kind.SCALE and asked.print:
            stems = {word[:4].lower() for word in asked.label.split()}
            names = (asked.short, asked.tiny or asked.short)
            assert all(stems & {word[:4].lower() for word in name.split()} for name in names), asked.id


@pytest.mark.parametrize(
    ("typed_names", "said"),
    [
        (("zopiclone",), "“zopiclone”; make sleepy answered no"),
        (("sertraline", "gabapentine"), "make sleepy answered no, but typed: “gabapentine”"),
    ],
)
def test_a_no_beside_medicines_says_which_one_speaks_against_it(
    shipped: Checklist, typed_names: tuple[str, ...], said: str
) -> None:
    values: dict[str, Value] = {"sedatives": "no", "opioids_now": "yes", "opioid_names": (MedicineRow("tramadol"),)}
    made = sheet(shipped, **values, medicines=tuple(map(MedicineRow, typed_names)))
    assert said in rows_of(front_of(made))["Medicines"]
