"""The built-in content, held against what was asked of it: typed by hand, so that an edit that loosens it is seen.

Triggers of questions, the three that lead for each kind of patient, urgent texts and their numbers, red flags of the
questions that have no fixed id, and that the claims cover their whole table.
"""

from __future__ import annotations

import random

import pytest

from ldnprep.answers.model import Answers, MedicineRow, PartialDate, Value
from ldnprep.content.model import COUNTRIES, Checklist, Kind
from ldnprep.pipeline import find, load_checklist
from ldnprep.rules.model import AlertRaised, Findings

Said = dict[str, Value | str]
VISIT = PartialDate(2026, 12, 3)


@pytest.fixture(scope="session")
def content() -> Checklist:
    """The built-in content."""
    return load_checklist()


def found(content: Checklist, **said: Value | str) -> Findings:
    """The findings of one patient; `typed` is what stands in the list of medicines, names separated by `|`."""
    values: dict[str, Value] = {"visit_date": VISIT, **said}
    typed = values.pop("typed", "")
    if isinstance(typed, str) and typed:
        values["medicines"] = tuple(MedicineRow(name) for name in typed.split("|"))
    return find(content, Answers(values=values))


def raised(findings: Findings) -> tuple[AlertRaised, ...]:
    """All alerts, topic by topic."""
    return tuple(flag for topic in findings.topics for flag in topic.alerts)


def suggested(findings: Findings) -> set[str]:
    """Ids of the suggested questions."""
    return {question.id for question in findings.suggested}


MOST_DAYS: Said = {"alcohol": "yes", "alcohol_often": "most_days"}  # a glass of wine asks about no liver
# question → answers each of which alone must suggest it
TRIGGERS: dict[str, list[Said]] = {
    "opioid_unsafe": [
        {"opioids_now": "yes"},
        {"opioids_now": "not_sure"},
        {"typed": "tramadol"},
        {"opioid_procedure": "yes"},
    ],
    "cut_down_help": [{"opioid_tapering": "yes"}, {"hopes": ("cut_opioids",)}],
    "is_it_opioid": [{"typed": "dextromethorphan"}],
    "is_any_opioid": [{"typed": "Qwertyzol"}],
    "procedure_opioid": [{"opioid_procedure": "yes"}, {"opioid_procedure": "not_sure"}],
    "clash_signs_known": [{"opioids_now": "yes"}, {"on_naltrexone": "not_sure"}, {"typed": "codeine"}],
    "blood_tests_unknown": [{}],
    "depot_stay": [{"opioid_depot_ever": "yes"}, {"opioid_depot_ever": "not_sure"}],
    "pump_call": [{"opioid_pump": "yes"}],
    "clash_signs": [{"opioids_now": "yes", "on_naltrexone": "not_sure"}, {"typed": "LDN|codeine"}],
    "accident_relief": [{}, {"on_naltrexone": "yes"}],
    "surgery_team": [{"surgery_planned": "yes"}, {"surgery_planned": "not_sure", "on_naltrexone": "yes"}],
    "past_strong_relief": [{"overdose_ever": "yes"}, {"opioid_treatment": "yes"}, {"opioid_use_disorder": "yes"}],
    "naloxone_home": [{"household_opioids": "yes"}, {"overdose_ever": "yes"}, {"opioid_treatment": "yes"}],
    "storage": [{"household_opioids": "yes"}, {"household_children": "yes"}],
    "blood_tests": [{"liver_disease": "yes"}, {"kidney_disease": "not_sure"}, MOST_DAYS],
    "liver_help_signs": [{"liver_disease": "yes"}, MOST_DAYS, {"dialysis": "not_sure"}],
    "alcohol_matter": [{"alcohol": "yes", "alcohol_often": "most_days"}, {"alcohol": "yes"}],
    "birth_control": [{"could_get_pregnant": "yes"}, {"pregnancy": "yes", "pregnancy_which": "trying"}],
    "mood_plan": [{"mood_history": "yes"}, {"mood_history": "not_sure"}, {"mood_now": 8}],
    "sleep_dreams": [{"sleep_now": 8}, {"nightmares": "yes"}],
    "cancer_team": [{"cancer": "yes"}, {"transplant": "not_sure"}],
    "immune_change": [{"infections_often": "yes"}, {"immune_disease": "yes"}],
    "drug_test": [{"drug_tests": "yes"}, {"opioid_treatment": "yes"}],
    "who_makes": [{}],
    "cost": [{}],
    "measure_stop": [{}],
    "guidelines_first": [{}],
    "if_no": [{}],
}


@pytest.mark.parametrize(
    ("question", "said"), [(question, said) for question, ways in TRIGGERS.items() for said in ways]
)
def test_a_question_is_suggested_to_whom_it_concerns(content: Checklist, question: str, said: Said) -> None:
    assert question in suggested(found(content, **said))


NOT_FOR_ALL = sorted(q for q, ways in TRIGGERS.items() if {} not in ways)


@pytest.mark.parametrize("question", NOT_FOR_ALL)
def test_a_question_is_not_suggested_to_others(content: Checklist, question: str) -> None:
    nobody: Said = {f.id: "no" for f in content.fields() if f.kind is Kind.YES_NO_UNSURE}
    assert question not in suggested(found(content, **nobody))


CRISIS: Said = {"mood_crisis": "yes"}
CLASH: Said = {"on_naltrexone": "yes", "opioids_now": "yes"}
OPIOID: Said = {"opioids_now": "yes"}
PREGNANT_OPIOID: Said = {"opioids_now": "yes", "pregnancy": "yes", "pregnancy_which": "pregnant"}
SURGERY: Said = {"surgery_planned": "yes", "surgery_date": PartialDate(2026, 12, 20)}
LIVER: Said = {"liver_disease": "yes"}
PREGNANT: Said = {"pregnancy": "yes", "pregnancy_which": "pregnant"}
PAST: Said = {"opioid_treatment": "yes", "opioid_treatment_when": "longer_ago"}
ON_LDN: Said = {"on_naltrexone": "yes"}


TOPS = [
    (CRISIS, ["mood_first", "mood_tonight", "mood_medicines"]),
    ({"mood_crisis": "not_sure"}, ["mood_first", "mood_tonight", "mood_medicines"]),
    ({**CRISIS, **OPIOID, **LIVER}, ["mood_first", "mood_tonight", "mood_medicines"]),
    ({**CRISIS, **CLASH, **SURGERY, **LIVER}, ["mood_first", "mood_tonight", "mood_medicines"]),
    (OPIOID, ["opioid_unsafe", "opioid_change_guide", "safe_with_opioid"]),
    ({"opioids_now": "not_sure"}, ["opioid_unsafe", "opioid_change_guide", "safe_with_opioid"]),
    ({"opioids_now": "no", "typed": "tramadol"}, ["opioid_unsafe", "opioid_change_guide", "safe_with_opioid"]),
    (CLASH, ["clash_signs", "who_watches", "opioid_unsafe"]),
    # a shot that stays in the body: how anybody will know that it is gone
    ({**CLASH, "opioid_depot_ever": "yes"}, ["clash_signs", "past_last_dose", "opioid_unsafe"]),
    (
        {"conditions": ("fibromyalgia",), "fatigue_now": 9, "typed": "Imodium"},
        ["bowel_medicine", "fair_trial", "measure_stop"],
    ),
    (PREGNANT_OPIOID, ["pregnant_opioid_both"]),
    (SURGERY, ["surgery_team", "surgery_wait"]),
    ({**SURGERY, **MOST_DAYS}, ["surgery_team", "alcohol_matter", "surgery_wait"]),
    (LIVER, ["liver_safe", "blood_tests"]),
    ({"kidney_disease": "not_sure"}, ["liver_safe", "blood_tests"]),
    (PAST, ["past_last_dose", "past_strong_relief"]),
    (PREGNANT, ["pregnancy_known"]),
    (ON_LDN, ["ldn_fit", "ldn_plan"]),
    # no illness is put in her mouth
    ({}, ["measure_stop", "if_no", "blood_tests_unknown"]),
]


@pytest.mark.parametrize(("said", "wanted"), TOPS)
def test_the_three_that_lead(content: Checklist, said: Said, wanted: list[str]) -> None:
    top = [question.id for question in found(content, **said).top]
    assert top[: len(wanted)] == wanted
    assert len(top) == 3


@pytest.mark.parametrize("said", [{"opioid_withdrawal_now": "yes"}, {"typed": "Lybalvi"}, {"on_naltrexone": "yes"}])
def test_without_an_opioid_nothing_has_clashed(content: Checklist, said: Said) -> None:
    assert {"clash_signs", "who_watches"}.isdisjoint(suggested(found(content, **said)))


@pytest.mark.parametrize(
    "said",
    [
        OPIOID,
        {"opioids_now": "not_sure"},
        {"opioid_procedure": "yes"},
        {"opioid_as_needed": "yes"},
        {"opioid_tapering": "yes"},
        {"opioid_herbal": "yes"},
        {"typed": "co-codamol"},
        PREGNANT_OPIOID,
        CLASH,
    ],
)
def test_with_an_opioid_now_nothing_is_suggested_about_how_well_ldn_works(content: Checklist, said: Said) -> None:
    findings = found(content, pain_now=9, **said)
    asks_if_it_helps = {question.id for question in content.questions() if question.efficacy}
    assert {"fair_trial", "ldn_helping"} <= asks_if_it_helps
    assert asks_if_it_helps.isdisjoint(suggested(findings) | {asked.id for asked in findings.top})


# the answer → the topic that it raises, and how urgent that topic then is
FLAGGED: list[tuple[Said, str, str]] = [
    ({"opioid_very_sleepy_now": "not_sure"}, "other_health", "today"),
    ({"opioid_very_sleepy_now": "not_sure", "opioids_now": "yes"}, "opioids", "today"),
    ({"opioid_withdrawal_now": "yes"}, "opioids", "today"),
    ({"opioid_withdrawal_now": "yes", "opioids_now": "no"}, "other_health", "today"),
    ({"opioid_withdrawal_now": "yes", "typed": "LDN"}, "opioids", "today"),
    ({"on_naltrexone": "yes", "opioid_cough": "yes"}, "opioids", "today"),
    ({"typed": "LDN|tramadol"}, "opioids", "today"),
    ({"breathing_trouble_now": "yes"}, "allergies", "today"),
    ({"pregnancy": "yes", "opioid_treatment": "yes", "opioid_treatment_when": "now"}, "pregnancy", "today"),
    ({"pregnancy": "not_sure", "typed": "Suboxone"}, "pregnancy", "today"),
    ({"on_naltrexone": "yes", "surgery_planned": "yes", "surgery_soon": "yes"}, "surgery", "today"),
    ({"opioid_street": "yes"}, "opioids", "before"),
    ({"opioid_from_other": "yes"}, "opioids", "before"),
    ({"gut_opioid": "yes", "gut_opioid_large": "not_sure"}, "opioids", "before"),
    ({"typed": "loperamide", "gut_opioid_withdrawal": "yes"}, "opioids", "before"),
    ({"opioid_use_disorder": "not_sure"}, "opioids", "before"),
    ({"hopes": ("cut_opioids",)}, "opioids", "before"),
    ({"mood_history": "not_sure"}, "mood", "plan"),
    ({"liver_tests_raised": "yes"}, "liver", "plan"),
    ({"low_tolerance": "yes"}, "opioids", "plan"),
    ({"opioid_clue": "yes"}, "opioids", "plan"),
    ({"typed": "Narcan"}, "opioids", "plan"),
    ({"liver_medicine": "yes"}, "other_medicines", "note"),
    ({"gut_opioid": "yes"}, "other_medicines", "note"),
    ({"sedatives": "not_sure"}, "other_medicines", "note"),
    ({"immune_medicine": "yes"}, "other_medicines", "note"),
    ({"intolerance": "yes"}, "other_health", "note"),
    ({"drug_tests": "yes"}, "other_health", "note"),
    # a flag for nearly everybody is noise: a fact on the sheet, no more
    ({"typed": "loperamide", "bowel_condition": "yes"}, "opioids", "none"),
    ({"household_children": "yes"}, "other_health", "none"),
]


@pytest.mark.parametrize(("said", "topic", "urgency"), FLAGGED)
def test_an_answer_raises_its_topic(content: Checklist, said: Said, topic: str, urgency: str) -> None:
    found_topics = {each.topic.id: each.urgency for each in found(content, **said).topics}
    assert found_topics[topic] == urgency


@pytest.mark.parametrize("said", [{"pholcodine_12_months": "not_sure"}, {"typed": "pholcodine"}])
def test_a_cough_syrup_matters_before_an_operation(content: Checklist, said: Said) -> None:
    flags = raised(found(content, surgery_planned="yes", **said))
    assert "d7_pholcodine" in {flag.alert.id for flag in flags}


def test_a_naloxone_kit_is_no_duplicate_of_ldn(content: Checklist) -> None:
    assert "b8_naltrexone" not in {flag.alert.id for flag in raised(found(content, typed="Narcan"))}


@pytest.mark.parametrize(
    ("said", "text"),
    [
        (CRISIS, "u1_mood"),
        ({"mood_crisis": "not_sure"}, "u1_mood"),
        ({"typed": "LDN|tramadol"}, "u2_clash"),
        ({"on_naltrexone": "not_sure", "typed": "tramadol"}, "u2_clash"),
        ({"opioid_withdrawal_now": "yes"}, "u3_withdrawal"),
        ({"opioid_withdrawal_now": "yes", "opioids_now": "no"}, "u3_unwell"),
        ({"opioid_withdrawal_now": "not_sure", "typed": "tramadol"}, "u3_withdrawal"),
        ({"opioid_withdrawal_now": "yes", "on_naltrexone": "yes"}, "u3_withdrawal"),
        ({"opioid_very_sleepy_now": "yes"}, "u4_sleepy"),
        ({"opioid_very_sleepy_now": "yes", "opioids_now": "not_sure"}, "u4_breathing"),
        ({"liver_disease": "yes", "liver_which": "acute_hepatitis", "typed": "LDN"}, "u5_hepatitis_ldn"),
        ({"pregnancy": "yes", "on_naltrexone": "yes"}, "u6_pregnant_ldn"),
        ({"typed": "carfentanil"}, "u4_potent"),
        ({"typed": "etorphine"}, "u4_potent"),
        ({"liver_signs_now": "yes"}, "u5_liver"),
        ({"breathing_trouble_now": "yes"}, "u5_breath"),
        (PREGNANT_OPIOID, "u6_pregnant_opioid"),
        ({"on_naltrexone": "yes", "surgery_planned": "yes", "surgery_soon": "yes"}, "u7_procedure"),
        ({"swallowed_by_other": "yes"}, "u8_swallowed"),
    ],
)
def test_an_urgent_text_shows_at_once(content: Checklist, said: Said, text: str) -> None:
    assert text in {urgent.id for urgent in found(content, **said).urgent}


EMERGENCY = {"us": "911", "ca": "911", "uk": "999", "ie": "112 or 999", "au": "000", "nz": "111"}
CRISIS_LINES = {"us": "988", "ca": "988", "uk": "116 123", "ie": "116 123", "au": "13 11 14", "nz": "1737"}


@pytest.mark.parametrize("country", EMERGENCY)
def test_in_a_mood_crisis_the_emergency_number_of_the_country_comes_first(content: Checklist, country: str) -> None:
    text = next(urgent for urgent in content.urgent if urgent.id == "u1_mood").text[country]
    assert 0 < text.index(EMERGENCY[country]) < text.index(CRISIS_LINES[country])


def test_without_a_country_the_numbers_of_all_are_named(content: Checklist) -> None:
    text = next(urgent for urgent in content.urgent if urgent.id == "u1_mood").text["other"]
    assert [number for number in (*EMERGENCY.values(), *CRISIS_LINES.values(), "112") if number not in text] == []


# nobody has dialled or looked these up yet
UNCHECKED_NUMBERS = ("85258", "50808", "0477", "findahelpline")


def test_numbers_that_nobody_has_checked_are_not_printed(content: Checklist) -> None:
    printed = " ".join(urgent.text[country] for urgent in content.urgent for country in COUNTRIES)
    assert [number for number in UNCHECKED_NUMBERS if number in printed] == []


MOST_QUESTIONS = 64  # four were asked for by a reader of the review pack; she sees eight at a time


def test_no_more_questions_than_would_be_asked(content: Checklist) -> None:
    assert len(content.questions()) <= MOST_QUESTIONS


def test_a_question_that_was_merged_is_found_under_its_new_name(content: Checklist) -> None:
    known = {question.id for question in content.questions()}
    merged = {old: new for old, new in content.renamed.items() if new in known}
    assert len(merged) > 30
    assert known.isdisjoint(merged)


def test_the_claims_cover_their_whole_table(content: Checklist) -> None:
    assert {row for claim in content.claims for row in claim.rows} == set(range(1, 68))


def test_who_read_a_claim_is_offered_its_question(content: Checklist) -> None:
    asked = {claim.id: claim.question for claim in content.claims if claim.question}
    missing = []
    for claim, question in asked.items():
        offered = {q.id for q in found(content, claims_read=(claim,)).offered}
        missing += [] if question in offered else [f"{claim}: {question}"]
    assert missing == []


def test_nobody_is_drowned_in_questions(content: Checklist) -> None:
    """At most 25 suggested and never without three that lead, whatever 300 random people answer."""
    chance = random.Random(20261122)  # noqa: S311  the same people each time, no secret
    options: dict[str, tuple[Value | str, ...]] = {
        f.id: ("yes", "no", "not_sure") for f in content.fields() if f.kind is Kind.YES_NO_UNSURE
    }
    for _ in range(300):
        few = chance.random()
        said = {name: chance.choice(values) for name, values in options.items() if chance.random() < few}
        findings = found(content, **said)
        assert len(findings.suggested) <= 25, said
        assert len(findings.top) == 3, said


def test_every_urgent_text_holds_the_emergency_number_of_her_country(content: Checklist) -> None:
    numbers = {
        "us": "911",
        "ca": "911",
        "uk": "999",
        "ie": "112 or 999",
        "au": "000",
        "nz": "111",
        "other": "your emergency number",
    }
    for urgent in content.urgent:
        for country, number in numbers.items():
            assert f"all {number}" in urgent.text[country], (urgent.id, country)
