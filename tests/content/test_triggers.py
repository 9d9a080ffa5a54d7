"""Conditions in words: whole, so that whoever signs the words signs the condition."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from ldnprep import shipped
from ldnprep.content.load import load_checklist, shipped_groups
from ldnprep.content.triggers import ALWAYS, OPIOIDS, names_of, trigger_words
from ldnprep.content.when import (
    AgeAtVisit,
    Condition,
    DaysSince,
    DaysToSurgery,
    FieldAnswered,
    FieldIs,
    MentionedIn,
    NamedIn,
    OnlyHarmless,
    RecognisedIn,
    RecognisedUnknown,
    ScaleWithin,
    Test,
    TherapyIs,
    Told,
)

CHECKLIST = load_checklist(shipped.questions_file(), builtin=True)
NAMES = names_of(CHECKLIST)


def said(*ways: tuple[Test, ...]) -> str:
    return " OR ".join(trigger_words(Condition(ways), NAMES))


# each kind of test, and for every attribute another value
KINDS: list[tuple[Test, dict[str, object]]] = [
    (FieldIs("opioids_now", ("yes",)), {"field": "dialysis", "values": ("yes", "not_sure")}),
    (FieldAnswered("medicines"), {"field": "notes", "answered": False}),
    (ScaleWithin("pain_now", 7, 9), {"field": "mood_now", "at_least": 8, "at_most": None}),
    (TherapyIs(("exercise",), "using", "worse"), {"ids": ("massage",), "state": "tried", "effect": "helped"}),
    (
        RecognisedIn(("analgesics",), "yes", "systemic", ("tramadol",), past=True),
        {"groups": ("oud",), "long_acting": "no", "severity": "gut", "names": (), "past": False, "lately": True}
        | {"untold": True},
    ),
    (RecognisedUnknown(), {"for_pain": True, "as_opioid": True}),
    (Told("opioids"), {"topic": "naltrexone", "named": True}),
    (DaysSince("opioid_last_dose", 31, 2), {"field": "opioid_depot_last", "at_most": 366, "at_least": None}),
    (NamedIn("opioid_names"), {"field": "medicines"}),
    (MentionedIn(("notes",)), {"fields": ("hopes_other",), "perhaps": True}),
    (AgeAtVisit(18, 12), {"below": 16, "at_least": None}),
    (DaysToSurgery(7, 1), {"at_most": 30, "at_least": None}),
]


@pytest.mark.parametrize(("test", "others"), KINDS, ids=[type(test).__name__ for test, _ in KINDS])
def test_every_attribute_of_a_condition_is_in_its_words(test: Test, others: dict[str, object]) -> None:
    assert set(others) == set(test.__struct_fields__)
    for name, value in others.items():
        assert said((replace(test, **{name: value}),)) != said((test,)), name


def test_every_kind_of_test_is_tried() -> None:
    assert {type(test) for test, _ in KINDS} | {OnlyHarmless} == set(Test.__args__)
    assert said((OnlyHarmless(),))  # it has no attributes


def test_words_of_a_condition() -> None:
    assert trigger_words(None, NAMES) == (ALWAYS,)
    ways = ((FieldIs("opioids_now", ("yes", "not_sure")),), (FieldIs("opioid_pump", ("yes", "not_sure")),))
    assert said(*ways) == "any of these: Tramadol, codeine or the like, last 4 weeks; Spinal pump: yes or not sure"
    both = (Told("naltrexone"), Told("opioids"))
    assert said(both) == "tells of LDN/naltrexone and tells of opioids"


def test_any_opioid_is_every_group_of_opioids() -> None:
    assert shipped_groups().opioids == OPIOIDS
    assert said((RecognisedIn(tuple(OPIOIDS)),)) == "typed: any opioid"
    assert "any opioid" not in said((RecognisedIn(tuple(OPIOIDS - {"oud"})),))


def test_no_id_is_left_in_the_words_of_the_shipped_content() -> None:
    conditions = [alert.when for alert in CHECKLIST.alerts()] + [urgent.when for urgent in CHECKLIST.urgent]
    conditions += [question.when for question in CHECKLIST.questions() if question.when]
    words = " ".join(word for when in conditions for word in trigger_words(when, NAMES))
    assert "_" not in words
