"""What is asked now and has no answer: a gap, or only an offer."""

from __future__ import annotations

import pytest

from ldnprep.answers.model import Answers, MedicineRow, Value
from ldnprep.content.model import TREATMENTS, Checklist, Kind
from ldnprep.rules.find import find
from tests.rules.oracle import YES_NO
from tests.rules.told import SAVED

_ALL_NO: dict[str, Value] = dict.fromkeys(YES_NO, "no")


def gaps(checklist: Checklist, **values: Value) -> frozenset[str]:
    return find(checklist, Answers({**_ALL_NO, **values}, saved=SAVED)).unanswered


@pytest.mark.parametrize("name", ["opioids_now", "liver_disease", "mood_crisis", "pregnancy", "allergies"])
def test_a_question_is_a_gap_until_it_is_answered(shipped: Checklist, name: str) -> None:
    left = {key: value for key, value in _ALL_NO.items() if key != name}
    assert name in find(shipped, Answers(left, saved=SAVED)).unanswered
    for answer in ("yes", "no", "not_sure"):
        assert name not in gaps(shipped, **{name: answer})


def test_a_question_that_follows_a_yes_is_a_gap_behind_the_yes_alone(shipped: Checklist) -> None:
    assert "surgery_date" not in gaps(shipped)
    assert "surgery_date" in gaps(shipped, surgery_planned="yes")


def test_what_is_only_offered_is_no_gap(shipped: Checklist) -> None:
    empty = find(shipped, Answers({}, saved=SAVED)).unanswered
    offered = {field.id for field in shipped.fields() if field.more or field.kind in TREATMENTS}
    rows = {line.rows for page in shipped.pages for gate in page.gates for line in gate.lines if line.rows}
    assert empty
    goals = {field.id for field in shipped.fields() if field.kind is Kind.GOAL}
    assert offered
    assert goals
    assert empty.isdisjoint(offered | rows | goals)


def test_a_typed_medicine_answers_the_line_that_knows_it(shipped: Checklist) -> None:
    lines = [line for page in shipped.pages for gate in page.gates for line in gate.lines if "sedatives" in line.known]
    named = {line.field for line in lines} - {"medicines"}
    assert named
    left = {key: value for key, value in _ALL_NO.items() if key not in named}
    typed = {**left, "medicines": (MedicineRow("diazepam"),)}
    assert named & find(shipped, Answers(left, saved=SAVED)).unanswered
    assert not named & find(shipped, Answers(typed, saved=SAVED)).unanswered
