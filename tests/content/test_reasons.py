"""Why a question is offered: every reason says what she said, on every way in which its condition can hold.

A reason is one sentence for all alternatives of a condition, so each alternative needs a clause that speaks of it, and
where that alternative holds by "not sure" or by a recognised name the reason must leave it open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

import pytest

from ldnprep.answers.model import NOT_ANSWERED, NOT_SURE
from ldnprep.content.model import Question
from ldnprep.content.when import (
    AgeAtVisit,
    DaysSince,
    FieldAnswered,
    FieldIs,
    RecognisedIn,
    RecognisedUnknown,
    ScaleWithin,
    Test,
    TherapyIs,
    Told,
)
from ldnprep.pipeline import load_checklist

SHIPPED = load_checklist()
CONDITIONED = [question for question in SHIPPED.questions() if question.when]
OPEN = re.compile(r"\b(may|not sure|told us about|typed)\b")

# what a clause says → what must be told for it: field ids, groups of medicines, ids of therapies, topics as "told ..."
LIVER = {"liver_disease", "liver_signs_now", "liver_tests_raised"}
KIDNEYS = {"kidney_disease", "dialysis"}
PAST = {"opioid_procedure", "opioid_treatment", "opioid_use_disorder", "opioid_depot_ever", "oud", "opioid_last_dose"}
SIGNS = {"opioid_withdrawal_now", "opioid_very_sleepy_now"}
SAYS: dict[str, set[str]] = {
    "You told us about LDN with an opioid": {"told naltrexone told opioids"},
    "about signs right now": SIGNS,
    "You told us about an opioid, now, before or at home": {
        *("household_opioids", "opioid_use_disorder", "opioid_treatment", "opioids_now", "analgesics"),
        *("opioid_street", "opioid_herbal", "opioid_from_other"),
    },
    "about street drugs or the like": {"opioid_street", "opioid_herbal", "opioid_from_other"},
    "You told us about an opioid": {"told opioids"},
    "or an overdose": {"overdose_ever"},
    "You told us about opioids or their treatment": PAST,
    "you told us about opioids or their treatment": PAST,
    "You told us about an overdose, detox or opioids": {"overdose_ever", "low_tolerance", *PAST},
    "You told us about an opioid, about stopping or cutting down": {
        *("opioid_tapering", "opioid_stopped_for_ldn", "analgesics", "unknown")
    },
    "You told us about LDN, and about an opioid or signs right now": {
        *("told naltrexone told opioids", *SIGNS)
    },
    "You told us about such signs": {"liver_signs_now", "swollen_face_now", "breathing_trouble_now", *SIGNS},
    "or you hope to": {"hopes"},
    "a name that you typed": {"unknown", "check", "procedural"},
    "You have a pump": {"opioid_pump", "pumps"},
    "You had a shot or an implant": {"opioid_depot_ever", "long_acting"},
    "a medicine that goes with opioids": {"opioid_clue", "opioid_signs", "antagonists"},
    "You take LDN or naltrexone": {"told naltrexone"},
    "You may have an operation ahead": {"surgery_planned"},
    "You may need strong pain relief": {"surgery_planned", "urgent_pain_condition"},
    "You told us about your liver or kidneys": LIVER | KIDNEYS,
    "You told us about your liver, your kidneys or alcohol": {*LIVER, *KIDNEYS, "alcohol"},
    "You told us about your liver, kidneys, alcohol, medicines or last test": {
        *(*LIVER, *KIDNEYS, "alcohol", "last_blood_test", "interaction")
    },
    "You may be pregnant, trying or breast-feeding": {"pregnancy"},
    "You may be pregnant": {"told pregnancy"},
    "and may use an opioid": {"told opioids"},
    "You may get pregnant": {"pregnancy", "could_get_pregnant"},
    "You told us about an allergy, or something you cannot take": {"naltrexone_allergy", "allergies", "intolerance"},
    "You told us about alcohol": {"alcohol"},
    "You told us about your immune system or infections": {
        *("immune_disease", "immune_medicine", "immune", "immune_team", "infections_often")
    },
    "You told us about cancer or a transplant": {"cancer", "transplant"},
    "You changed your diet, take vitamins or hormones": {"gluten", "dairy", "sugar", "b_vitamins", "hormones"},
    "You may have such tests": {"drug_tests"},
    "You told us about your breathing": {"breathing_illness"},
    "You told us about such thoughts": {"mood_crisis"},
    "You told us about your mood": {"mood_history", "mood_now", "self_harm_ever"},
    "You may take medicines that make you sleepy": {"sedatives"},
    "or you drive": {"driving"},
    "You may take a medicine that matters here": {"interaction", "liver_medicine", "blood_thinner"},
    "You told us about your bowels or a medicine for them": {
        *("conditions", "gut_opioid", "bowel_condition", "antidiarrhoeal")
    },
    "You named": {"conditions"},
    "you read": {"claims_read"},
    "or read about": {"claims_read"},
    "You read": {"claims_read"},
    "You sleep badly now": {"sleep_now"},
    "may have nightmares": {"nightmares"},
    "Tiredness or brain fog is hard for you now": {"fatigue_now", "fog_now"},
}
# reasons that say nothing of her: true whatever she told
OF_ALL = {
    "There may be others at home.",
    "The main studies left out people of your age.",
    "Help should be there at any hour.",
    "Some medicines can act on mood.",
    "One doctor should know all your medicines.",
    "It keeps the talk going.",
    "The three larger and later trials in fibromyalgia found no clear gain.",
    "A number and a day make it clear for both of you.",
}


def subjects(test: Test) -> set[str]:
    if isinstance(test, FieldIs | FieldAnswered | ScaleWithin | DaysSince):
        return {test.field}
    if isinstance(test, Told):
        return {f"told {test.topic}"}
    if isinstance(test, RecognisedIn):
        return set(test.groups)
    if isinstance(test, TherapyIs):
        return set(test.ids)
    return {"age"} if isinstance(test, AgeAtVisit) else {"unknown"}


def branch_subjects(tests: tuple[Test, ...]) -> set[str]:
    told = sorted(name for name in chain.from_iterable(map(subjects, tests)) if name.startswith("told "))
    return {*chain.from_iterable(map(subjects, tests)), " ".join(told)}


def is_open(test: Test) -> bool:
    """Whether it holds also where she is not sure, said nothing, or a name was only recognised."""
    if isinstance(test, FieldIs):
        return not {NOT_SURE, NOT_ANSWERED}.isdisjoint(test.values)
    return isinstance(test, Told | RecognisedIn | RecognisedUnknown)


def clauses(reason: str) -> Iterator[str]:
    """The clauses in a reason, the longest first; a shorter one inside it is not told twice."""
    left = reason
    for clause in sorted(SAYS, key=len, reverse=True):
        if clause in left:
            left = left.replace(clause, "")
            yield clause


@pytest.mark.parametrize("question", CONDITIONED, ids=lambda question: question.id)
def test_a_reason_says_on_every_way_what_she_said(question: Question) -> None:
    if question.reason in OF_ALL:
        return
    assert question.when is not None
    said = list(clauses(question.reason))
    ways = [branch_subjects(tests) for tests in question.when.any_of]
    for tests, told in zip(question.when.any_of, ways, strict=True):
        speaking = [clause for clause in said if SAYS[clause] & told]
        assert speaking, (question.reason, told)
        assert OPEN.search(question.reason) or not all(map(is_open, tests)), (question.reason, told)
    for clause in said:
        assert any(SAYS[clause] & told for told in ways), f"nothing in the condition says {clause!r}"


def test_a_question_for_all_has_a_reason_that_says_nothing_of_her() -> None:
    reasons = [question.reason for question in SHIPPED.questions() if not question.when]
    assert [reason for reason in reasons if re.search(r"\b[Yy]ou (?!set|and)", reason)] == []
    known = {question.reason for question in CONDITIONED}
    assert known >= OF_ALL
    assert {clause for reason in known for clause in clauses(reason)} == set(SAYS)


MEANT = ("I will not stop on my own.", "I am not sure.")  # what she means by asking


@pytest.mark.parametrize("question", CONDITIONED, ids=lambda question: question.id)
def test_a_question_states_nothing_in_her_name_that_she_did_not_say(question: Question) -> None:
    assert question.when is not None
    sentences = re.split(r"(?<=[.?!]) ", question.text)
    stated = [s for s in sentences if s.endswith(".") and s not in MEANT and re.search(r"\b(I|my|My|me)\b", s)]
    sure = all(not is_open(tests[0]) for tests in question.when.any_of)
    assert [s for s in stated if not re.search(r"\b(may|If)\b", s) and not sure] == []
