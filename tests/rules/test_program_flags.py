"""What a clinician signs of the program's own flags is what the rules raise."""

from __future__ import annotations

import pytest

from ldnprep.answers.model import Answers, MedicineRow, TherapyRow, Value
from ldnprep.content.ids import MOOD
from ldnprep.content.model import Checklist, Urgency
from ldnprep.content.program_flags import BESIDE_NO, STEPS, flags_of
from ldnprep.rules import alerts
from ldnprep.rules.find import find

Given = dict[str, Value]


def test_each_step_of_the_rules_is_signed_with_its_topic_and_urgency() -> None:
    signed = [(flag.label, flag.topic, flag.urgency) for flag in STEPS]
    assert signed == [(f"alert_{key}", topic, urgency) for key, topic, urgency, _ in alerts._STEPS]


def test_what_each_asks_is_signed(shipped: Checklist) -> None:
    asked = [alerts._ASKS.get(flag.label.removeprefix("alert_"), "please_check") for flag in STEPS]
    assert [flag.says for flag in STEPS] == [(key,) for key in asked]
    known = {alert.id: alert for alert in shipped.alerts()}
    for flag, step in zip(STEPS, alerts._STEPS, strict=True):
        says = alerts._SAYS.get(step[3])
        first = next((name for name, alert in known.items() if says and says(alert)), "")
        assert flag.also == first, flag.when


def test_reactions_and_words_of_ending_are_signed() -> None:
    assert {(flag.label, flag.urgency) for flag in BESIDE_NO} == {
        *((alerts.NALTREXONE_ALLERGY, urgency) for urgency in alerts._REACTIONS.values()),
        ("a1_suicide", Urgency.TODAY),
    }


def test_all_of_them_have_words(shipped: Checklist) -> None:
    told = [told for _, told in flags_of(shipped)]
    assert len(told) == len(STEPS) + len(BESIDE_NO)
    assert [each for each in told if not all(each)] == []


@pytest.mark.parametrize(
    ("given", "topic", "raised", "urgency"),
    [
        ({"notes": "I take oxycodone at night"}, "opioids", "mentioned", Urgency.BEFORE),
        ({"notes": "My patches help", "on_naltrexone": "yes"}, "opioids", "mentioned", Urgency.BEFORE),
        ({"notes": "My mum died on a morphine pump"}, "opioids", "mentioned", Urgency.PLAN),
        ({"notes": "I started LDN last week"}, "naltrexone", "typed_other", Urgency.BEFORE),
        (
            {"gut_opioid": "yes", "gut_opioid_large": "no", "gut_opioid_how_many": "Imodium, 20 a day"},
            "opioids", "many_for_bowels", Urgency.BEFORE,
        ),
        ({"medicines": (MedicineRow("Zzyzx", reason="pain"),)}, "other_medicines", "b2_unknown", Urgency.BEFORE),
        ({"medicines": (MedicineRow("Zzyzx"),)}, "other_medicines", "d2_unknown", Urgency.NOTE),
        (
            {"allergies": "yes", "allergies_what": "naltrexone, hives"},
            "allergies", "reaction_to_naltrexone", Urgency.BEFORE,
        ),
        ({"tried": (TherapyRow("", "LDN", "tried", "worse"),)}, "allergies", "reaction_to_naltrexone", Urgency.PLAN),
        ({"notes": "I want to end my life", "mood_crisis": "no"}, MOOD, "typed_a1_suicide", Urgency.TODAY),
    ],
)  # fmt: skip
def test_the_rules_do_what_is_signed(
    shipped: Checklist, given: Given, topic: str, raised: str, urgency: Urgency
) -> None:
    found = next(each for each in find(shipped, Answers(values=given)).topics if each.topic.id == topic)
    assert (raised, urgency) in {(each.alert.id, each.alert.urgency) for each in found.alerts}
