"""A plaster that is no opioid, typed for the patch that she ticked: her tick stands, and it is called no opioid."""

from __future__ import annotations

import pytest

from ldnprep.answers.model import Answers, MedicineRow, Value
from ldnprep.content.model import Checklist
from ldnprep.options import SheetOptions
from ldnprep.pipeline import find, lines_by_topic, make_text

PATCH = "opioid_patch_or_pump"
PLASTER = MedicineRow("versatis plaster", last_used="on now", under=PATCH)


def said(shipped: Checklist, *names: MedicineRow, **values: Value) -> tuple[str, ...]:
    """What the front says of opioids; names: those in the box for opioids."""
    told: dict[str, Value] = {"opioids_now": "no", PATCH: "yes", "opioid_names": names, **values}
    answers = Answers(values=told)
    return lines_by_topic(shipped, answers, find(shipped, answers))["opioids"]


def test_a_plaster_alone_is_to_be_clarified_and_stands_beside_her_tick(shipped: Checklist) -> None:
    lines = said(shipped, PLASTER)
    assert lines[0] == "Opioids: to be clarified (pain patch or pump: yes)"
    assert "Patch or pump: “versatis plaster” → lidocaine patch" in lines[1]


def test_beside_an_opioid_the_headline_quotes_what_tells_of_that(shipped: Checklist) -> None:
    lines = said(shipped, PLASTER, MedicineRow("tramadol", under="opioids_now"))
    assert "patch" not in lines[0]
    assert any(line.startswith("Which: “tramadol”") and "plaster" not in line for line in lines)
    assert any("versatis" in line for line in lines)
    assert any("pain patch or pump yes" in line for line in lines)  # what she ticked stands as she ticked it


@pytest.mark.parametrize(
    "other",
    [
        MedicineRow("fentanyl patch"),
        MedicineRow("my other patch"),  # of unknown content
        MedicineRow("butrans"),
        MedicineRow("tramadol", under=PATCH),
    ],
)
def test_another_name_that_may_be_the_patch_keeps_it_in_the_headline(shipped: Checklist, other: MedicineRow) -> None:
    assert said(shipped, PLASTER, other)[0] == "Opioids: yes (pain patch or pump)"


def test_without_a_plaster_a_patch_is_an_opioid_s(shipped: Checklist) -> None:
    assert said(shipped)[0] == "Opioids: yes (pain patch or pump)"
    assert said(shipped, MedicineRow("paracetamol", under="opioids_now"))[0] == "Opioids: yes (pain patch or pump)"


def test_all_my_answers_says_what_the_plaster_is(shipped: Checklist) -> None:
    answers = Answers(values={PATCH: "yes", "opioid_names": (PLASTER,)})
    text = make_text(shipped, answers, SheetOptions(parts=("answers",))).decode().partition("ALL MY ANSWERS")[2]
    assert "lidocaine patch" in text
