"""A label says what she said: her press, the words that she was asked, the time of which she was asked."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from ldnprep import pipeline
from ldnprep.answers.model import Answers, MedicineRow, PartialDate, TherapyRow, Value
from ldnprep.content.model import Checklist, Urgency
from ldnprep.outputs.pdf.raster import page_texts
from ldnprep.outputs.pdf.sheet import sheet_pdf
from ldnprep.summary.model import Box, Document
from tests.rules.oracle import YES_NO
from tests.summary.reading import NO_CHOICES, SAVED, How, back, backs, blocks_of, front, part, rows_of, sheet, words

SIGNS = (
    "breathing_trouble_now",
    "swollen_face_now",
    "opioid_very_sleepy_now",
    "opioid_withdrawal_now",
    "liver_signs_now",
)
NOES: dict[str, Value] = dict.fromkeys(YES_NO, "no")


def no_but(checklist: Checklist, **values: Value) -> Document:
    """The sheet of a person who answered no to all the rest."""
    return sheet(checklist, **{**NOES, **values})


def page(made: Document) -> str:
    return words(front(made))


def heading(made: Document) -> str:
    return words(blocks_of(front(made), Box)[0].heading)


def test_thoughts_of_now_are_not_those_of_before(shipped: Checklist) -> None:
    made = no_but(shipped, self_harm_ever="yes")
    assert "suicide/self-harm thoughts now" in rows_of(front(made))["Answered no"]
    assert "in the past yes" in rows_of(front(made))["Mood"]


@pytest.mark.parametrize(
    ("values", "unclear"),
    [
        ({"opioid_procedure": "yes"}, True),
        ({"opioid_procedure": "yes", "opioid_procedure_what": "a filling, numbing shot only, 3 Nov"}, True),
        ({"opioid_procedure": "yes", "opioid_procedure_what": "morphine, 3 Nov"}, False),
        ({"opioid_from_other": "yes", "opioid_names": (MedicineRow("ibuprofen"),)}, True),
        ({"opioid_from_other": "yes", "opioid_names": (MedicineRow("ibuprofen of my sister"),)}, True),
        ({"opioid_from_other": "yes", "opioid_names": (MedicineRow("tramadol of my sister"),)}, False),
    ],
)
def test_what_may_be_something_else_is_to_be_clarified(
    shipped: Checklist, values: dict[str, Value], *, unclear: bool
) -> None:
    assert ("to be clarified" in heading(no_but(shipped, **values))) is unclear


@pytest.mark.parametrize(("name", "told"), [("Duloxetine", True), ("naproxen", True), ("tramadol", False)])
def test_a_name_among_opioids_that_is_something_else_says_so(shipped: Checklist, name: str, told: bool) -> None:
    made = no_but(shipped, opioids_now="yes", opioid_names=(MedicineRow(name),))
    assert (shipped.texts["by_name_other"] in rows_of(front(made))["Which"]) is told


def test_ever_and_the_last_weeks_stand_beside_what_they_were_asked_of(shipped: Checklist) -> None:
    assert "ever" in heading(no_but(shipped, opioid_treatment="yes"))
    typed = no_but(shipped, medicines=(MedicineRow("tramadol"),))
    assert heading(typed).startswith("Opioids, last 4 weeks: answered no")
    assert f"Last 4 weeks: {shipped.texts['no_opioid_reported']}" in page(no_but(shipped))
    assert "last 4 weeks" not in heading(no_but(shipped, opioids_now="yes"))


@pytest.mark.parametrize("now", ["yes", "no"])
def test_an_opioid_ticked_as_tried_keeps_its_words_and_hides_no_gap(shipped: Checklist, now: str) -> None:
    made = no_but(shipped, opioids_now=now, tried=(TherapyRow(id="opioid", state="tried", effect="helped"),))
    rows = rows_of(front(made))
    assert rows["Tried"].startswith("An opioid (")
    assert rows.get("Which") == ("not answered" if now == "yes" else None)


@pytest.mark.parametrize("state", ["yes", "not_sure"])
def test_three_things_asked_in_one_are_named_until_she_says_which(shipped: Checklist, state: str) -> None:
    said = rows_of(front(no_but(shipped, pregnancy=state)))["Pregnancy"]
    assert said.startswith("pregnant, trying or breast-feeding ")
    known = rows_of(front(no_but(shipped, pregnancy="yes", pregnancy_which="trying")))["Pregnancy"]
    assert known.startswith("trying to get pregnant")


def test_what_was_asked_beside_a_kit_stays_with_it(shipped: Checklist) -> None:
    assert "bowel medicine for opioids yes" in rows_of(front(no_but(shipped, opioid_clue="yes")))["Goes with opioids"]


def test_a_medicine_for_spinal_pumps_alone_stands_where_the_pump_is_asked_for(shipped: Checklist) -> None:
    made = no_but(shipped, medicines=(MedicineRow("Prialt"),))
    assert "Prialt" in rows_of(front(made))["Patch or pump"]
    assert "Which medicine is in it?" in words(blocks_of(front(made), Box)[0].text)


@pytest.mark.parametrize(
    ("values", "before"),
    [
        ({"opioid_names": (MedicineRow("tramadol", last_used="2026-11-20"),)}, "others: "),
        ({"opioid_procedure": "yes", "opioid_procedure_what": "a scope, 20 Nov"}, "others: "),
        ({"opioid_names": (MedicineRow("tramadol"),)}, ""),
    ],
)
def test_a_day_of_all_does_not_speak_of_what_has_its_own(
    shipped: Checklist, values: dict[str, Value], before: str
) -> None:
    made = no_but(shipped, opioids_now="yes", opioid_last_dose=PartialDate(2026, 11, 9), **values)
    assert rows_of(front(made))["Last used"] == f"{before}9 Nov 2026"


def test_her_press_is_printed_and_no_yes_that_it_stands_for(shipped: Checklist) -> None:
    made = no_but(shipped, alcohol="yes", alcohol_often="now_and_then", opioid_as_needed="yes", hopes=("cut_opioids",))
    for number in range(len(made.leaf.fronts)):
        said = words(front(made, number))
        assert "lcohol yes" not in said
        assert "yes; now and then" not in said
        assert "as needed" not in said
        assert "stop opioids" not in said
    assert rows_of(front(made))["Alcohol"].startswith("now and then")
    answers = words(part(made, "answers"))
    assert "Answered yes: Opioid now and then" in answers.replace("\n", " ")


def test_what_is_good_to_know_never_stands_below_needs_a_plan(shipped: Checklist) -> None:
    made = no_but(shipped, alcohol="yes", alcohol_often="now_and_then", surgery_planned="yes")
    for number in range(len(made.leaf.fronts)):
        said = words(front(made, number))
        assert shipped.texts["group_note"] in said or "group" not in said or number > 0


def test_signs_that_were_denied_are_no_gap(shipped: Checklist) -> None:
    said: dict[str, Value] = dict.fromkeys(SIGNS, "no")
    made = sheet(shipped, opioid_from_other="yes", opioid_names=(MedicineRow("tramadol 50 from mum"),), **said)
    assert shipped.texts["all_safety"] not in page(made)
    assert "danger signs now" in rows_of(front(made))["Answered no"]
    box = blocks_of(front(made), Box)[0]
    assert "tramadol, codeine" not in " ".join(words(row.text) for row in box.rows if row.topic == "Not answered")


def test_with_an_opioid_alone_the_others_are_what_was_not_answered(shipped: Checklist) -> None:
    assert shipped.texts["all_other_safety"] in page(sheet(shipped, opioids_now="yes"))


def test_what_she_read_stands_on_the_back_unless_a_part_tells_it(shipped: Checklist) -> None:
    heard = next(claim.heard for claim in shipped.claims if claim.id == "helps").rstrip(".")
    made = no_but(shipped, claims_read=("helps",))
    assert f"“{heard}”" in words(back(made))
    for side in backs(made):
        assert heard in words(side) or shipped.texts["moved_read"] in side.moved
    assert heard in words(part(made, "answers"))
    with_part = sheet(shipped, NO_CHOICES, How(parts=("read",)), claims_read=("helps",))
    assert f"“{heard}”" not in words(back(with_part))


def test_the_pointer_names_the_page_from_which_the_answers_stand(shipped: Checklist) -> None:
    many = {f.id: "words that nobody reads " * 40 for f in shipped.fields() if f.kind.value in ("text", "long_text")}
    values: dict[str, Value] = {**dict.fromkeys(YES_NO, "yes"), **many}
    pages = page_texts(sheet_pdf(sheet(shipped, **values), paper="a4", large_print=False))
    (first,) = re.findall(r"From page (\d+): ", " ".join(pages[0].split()))
    assert pages[int(first) - 1].startswith("All my answers")
    assert int(first) < len(pages)


def test_now_and_then_heads_the_opioids_only_where_it_is_so_of_all(shipped: Checklist) -> None:
    pills = MedicineRow("co-codamol", how_often="now and then", under="opioid_from_other")
    own = MedicineRow("Solpadeine max", how_often="2 or 3 x week")

    def said(*rows: MedicineRow) -> str:
        return heading(no_but(shipped, opioid_from_other="yes", opioid_as_needed="yes", opioid_names=rows))

    assert said(pills) == "Opioids: yes (now and then)"
    assert said(pills, replace(own, how_often="now and then")) == "Opioids: yes (now and then)"
    assert said(pills, own) == "Opioids: yes"


def test_the_message_explains_nothing_that_a_sheet_may_not_have_room_for(shipped: Checklist) -> None:
    told: dict[str, Value] = {"opioid_use_disorder": "not_sure", "allergies": "yes", "pregnancy": "yes"}
    message = pipeline.make_message(shipped, Answers({**NOES, **told}, saved=SAVED))
    said = [alert for alert in shipped.alerts() if alert.brief and alert.brief in message]
    assert "hard to control, ever" in message
    assert all(alert.is_general or alert.urgency is Urgency.TODAY for alert in said)
