"""An alert that no row tells of has a line of its own: nothing raises a topic in silence."""

from __future__ import annotations

import pytest

from ldnprep.answers.model import Answers, MedicineRow, PartialDate, Value
from ldnprep.content.model import Checklist, Urgency
from ldnprep.rules.find import find
from ldnprep.summary.document import document
from ldnprep.summary.lines import topic_lines
from tests.summary.reading import spans

TRAMADOL, SERTRALINE = MedicineRow("tramadol"), MedicineRow("sertraline")


@pytest.mark.parametrize(
    ("values", "topic", "words"),
    [
        ({"mood_now": 10}, "mood", "Low mood: 10/10"),
        ({"mood_now": 10, "on_naltrexone": "yes"}, "mood", "Low mood, and LDN: 10/10"),
        ({"birth_date": PartialDate(2011, 3, 1), "visit_date": PartialDate(2026, 12, 9)}, "other_health", "Under 18"),
        ({"opioids_now": "yes", "medicines": (TRAMADOL, SERTRALINE)}, "other_medicines", "sertraline"),
    ],
)
def test_what_raises_a_topic_is_said(shipped: Checklist, values: dict[str, Value], topic: str, words: str) -> None:
    answers = Answers(values=values)
    lines = topic_lines(shipped, answers, find(shipped, answers))[topic]
    assert sum(words in line for line in lines) == 1


@pytest.mark.parametrize(
    "values",
    [
        {"mood_now": 8},
        {"hopes": ("cut_opioids",)},
        {"medicines": (MedicineRow("Grobnix"),)},
        {"opioid_names": (MedicineRow("Grobnix"),)},
        {"medicines": (MedicineRow("nivolumab"),)},
        {"alcohol": "yes"},
        {"swallowed_by_other": "yes"},
    ],
)
def test_no_topic_is_raised_in_silence(shipped: Checklist, values: dict[str, Value]) -> None:
    answers = Answers(values=values)
    findings = find(shipped, answers)
    lines = topic_lines(shipped, answers, findings)
    for found in findings.topics:
        assert lines.get(found.topic.id) or found.urgency is Urgency.NONE, found.topic.id


def test_every_medicine_stands_on_the_front_once(shipped: Checklist) -> None:
    names = ("tramadol", "sertraline", "CBD oil", "thyroid tablets", "nivolumab", "Grobnix", "aspirin")
    answers = Answers(values={"opioids_now": "yes", "medicines": tuple(MedicineRow(name) for name in names)})
    made = document(shipped, answers, find(shipped, answers), country="us")
    typed = [span.text for span in spans(made.leaf.fronts[0]) if span.typed]
    assert sorted(name for name in names if typed.count(name) == 1) == sorted(names)
