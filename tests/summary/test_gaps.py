"""What the sheet calls "not answered": what she was asked and left open, and nothing else. The window counts so."""

from __future__ import annotations

import pytest

from ldnprep.answers.model import Answers, MedicineRow, PartialDate, Settings, Value
from ldnprep.content.model import Checklist
from ldnprep.options import SheetOptions
from ldnprep.pipeline import make_text
from ldnprep.rules.find import find
from tests.rules.oracle import YES_NO

_NO: dict[str, Value] = dict.fromkeys(YES_NO, "no")


def gaps(shipped: Checklist, **values: Value) -> str:
    """What "All my answers" says was not answered."""
    answers = Answers(values={**{name: v for name, v in _NO.items() if name not in values}, **values})
    answers = Answers(values={name: v for name, v in answers.values.items() if v != ""})
    text = make_text(shipped, answers, SheetOptions(parts=("answers",))).decode()
    blocks = text.partition("ALL MY ANSWERS")[2].split("\n\n")
    return " ".join(" ".join(block.split()).partition("Not answered:")[2] for block in blocks)


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"opioid_use_disorder": "not_sure", "low_tolerance": ""}, "detox"),
        ({"medicines": (MedicineRow("imodium"),), "gut_opioid": ""}, "Medicine for loose bowels"),
        ({"surgery_planned": "yes", "surgery_date": PartialDate(2026, 12, 4), "surgery_soon": ""}, "Within days"),
        ({"driving": ""}, "Drives"),  # behind "More questions": offered, not asked
    ],
)
def test_what_was_not_asked_or_is_told_in_other_words_is_no_gap(
    shipped: Checklist, values: dict[str, Value], name: str
) -> None:
    assert name not in gaps(shipped, **values)


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"opioid_use_disorder": "yes", "low_tolerance": ""}, "detox"),
        ({"gut_opioid": ""}, "Medicine for loose bowels"),
        ({"surgery_planned": "yes", "surgery_soon": ""}, "Within days"),
    ],
)
def test_what_was_asked_and_left_open_is_named(shipped: Checklist, values: dict[str, Value], name: str) -> None:
    assert name in gaps(shipped, **values)


def test_the_front_counts_no_gap_that_was_never_asked(shipped: Checklist) -> None:
    asked = {name: v for name, v in _NO.items() if name != "low_tolerance"}
    answers = Answers(values={**asked, "opioid_use_disorder": "not_sure"})
    assert "low_tolerance" not in find(shipped, answers).unanswered
    assert "Not answered" not in make_text(shipped, answers, SheetOptions(parts=())).decode()


def test_a_gap_that_only_an_answer_about_mood_opens_gives_nothing_away(shipped: Checklist) -> None:
    kept = Settings(show_mood=False)
    for said in ("yes", "no", "not_sure"):
        found = find(shipped, Answers(values={"mood_crisis": said}, settings=kept))
        open_ = find(shipped, Answers(settings=kept))
        assert found.unanswered - found.withheld == open_.unanswered - open_.withheld
