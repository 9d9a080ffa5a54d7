"""Invented people for the views of the sheet: what each answered with more than no, and what she did besides."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from ldnprep.answers.model import Answers, Goal, OwnQuestion, QuestionChoices, Settings
from tests.rules.oracle import YES_NO

_STORY = "I fell from a ladder in 2009 and it never was the same again, nothing that they gave me did much good. "

PEOPLE: Mapping[str, Mapping[str, object]] = {
    "no opioid": {"conditions": ["fibromyalgia"], "last_blood_test": "2026-07-10", "mood_now": 4, "pain_now": 6},
    "nothing answered": dict.fromkeys(YES_NO, ""),
    "opioids now": {
        "opioids_now": "yes",
        "opioid_names": [{"name": "Zydol", "amount": "50 mg"}, {"name": "fentanyl patch", "last_used": "today"}],
        "opioid_last_dose": "2026-11-20",
        "surgery_planned": "yes",
        "surgery_date": "2026-12-20",
        "notes": "I also had codeine last week. It made me sick.",
    },
    "no, but typed": {"medicines": ["tramadol", "zzyrblex", "ibuprofen", "methotrexate", "prednisolone"]},
    "not sure": {"opioids_now": "not_sure", "pregnancy": "not_sure", "liver_disease": "not_sure", "alcohol": "open"},
    "a pump": {"opioid_pump": "yes", "kidney_disease": "yes", "allergies": "yes", "allergies_what": "codeine: rash"},
    "on naltrexone": {"on_naltrexone": "yes", "opioids_now": "yes", "opioid_last_dose": "not_sure"},
    "tried before": {
        "therapies": [
            {"id": "physiotherapy", "state": "now", "effect": "better"},
            {"name": "tramadol", "state": "tried", "effect": "worse", "stopped": "in 2011, made me sick"},
        ],
        "medicines": [{"name": "Imodium", "how_often": "daily"}, {"name": "paracetamol", "reason": "codeine at night"}],
        "hopes": ["less_pain"],
        "decision_values": "being clear in my head",
    },
    "many": {
        "opioids_now": "yes",
        "opioid_names": [f"tramadol {n}" for n in range(1, 10)],
        "medicines": ["sertraline", "warfarin", "levothyroxine", "lithium", "insulin", "kratom", "diazepam"],
        **dict.fromkeys(("pregnancy", "liver_disease", "kidney_disease", "surgery_planned", "alcohol"), "yes"),
    },
    "everything": {
        **dict.fromkeys(YES_NO, "yes"),
        "patient_name": "Maureen O'Shaughnessy-Bell",
        "clinician_name": "Dr. R. Adeyemi",
        "filled_in_by": "helper",
        "helper_name": "Ann",
        "visit_date": "next Thursday",
        "conditions": ["fibromyalgia", "crps", "other"],
        "conditions_other": "lupus",
        "hopes": ["less_pain", "other"],
        "hopes_other": "to dance",
        "decision_values": _STORY * 3,
        "want_to_avoid": "a fog in my head",
        "notes": _STORY * 4,
        "pain_now": 8,
        "mood_now": 9,
        "opioid_names": [{"name": "Zydol", "amount": "50 mg", "how_often": "twice a day", "last_used": "today"}],
        "opioid_last_dose": "2026-11-20",
        "opioid_treatment_when": "now",
        "opioid_depot_last": "2026-10",
        "opioid_implant_out": "still_in",
        "opioid_pump_refill": "at the hospital",
        "opioid_procedure_what": "a broken arm",
        "naltrexone_what": "LDN",
        "ldn_since": "2026-05",
        "ldn_supplier": "a friend",
        "ldn_effects": ["less_pain", "vivid_dreams"],
        "surgery_what": "left hip",
        "surgery_date": "2026-11-10",
        "urgent_pain_what": "kidney stones",
        "liver_which": ["cirrhosis"],
        "liver_details": _STORY,
        "kidney_details": "one is small",
        "last_blood_test": "in the summer",
        "last_blood_result": "fine",
        "pregnancy_which": "trying",
        "allergies_what": "penicillin, a rash",
        "alcohol_often": "every_day",
        "mood_history_what": "low since the fall",
        "immune_what": "lupus",
        "transplant_what": "a kidney",
        "breathing_what": "asthma",
        "gut_opioid_how_many": "six a day",
        "intolerance_what": "milk",
        "medicines": ["Imodium", "diazepam", "zzyrblex", "methotrexate", "sertraline", "metformin"],
        "tried": [{"id": "opioid", "state": "tried", "effect": "worse", "stopped": "sick"}],
        "claims_read": ["helps", "pilot_proof"],
    },
    "much of everything": {
        "patient_name": "Jo",
        "filled_in_by": "self",
        "visit_date": "2026-12-09",
        "conditions": ["other"],
        "hopes": ["do_more", "cut_opioids"],
        "decision_values": "to read to my grandson",
        "want_to_avoid": "a fog in my head",
        "notes": "My sister comes with me.",
        "sleep_now": 3,
        "fog_now": 0,
        "liver_tests_raised": "not_sure",
        "immune_disease": "yes",
        "cancer": "yes",
        "transplant": "yes",
        "breathing_illness": "yes",
        "infections_often": "not_sure",
        "household_opioids": "yes",
        "alcohol": "yes",
        "alcohol_often": "many_at_once",
        "sedatives": "not_sure",
        "medicines": [
            {"name": "Xanax", "amount": "1", "how_often": "at night"},
            {"name": "metformin", "amount": "500", "how_often": "twice a day", "reason": "sugar", "prescriber": "Dr B"},
            *("ramipril", "omeprazole", "cetirizine", "bisoprolol", "atorvastatin"),
            {"amount": "one white tablet", "reason": "my heart"},
        ],
        "therapies": [
            {"id": "exercise", "state": "using", "effect": "helped"},
            {"name": "heat pad", "state": "tried"},
            {"name": "acupuncture", "state": "tried", "effect": "no_change", "stopped": "too dear"},
            {"name": "swimming", "state": "using", "effect": "worse"},
        ],
    },
    "something today": {
        **dict.fromkeys(("mood_crisis", "opioid_very_sleepy_now", "swallowed_by_other"), "yes"),
        **dict.fromkeys(("liver_signs_now", "opioid_withdrawal_now"), "not_sure"),
        "mood_now": 10,
        "medicines": ["Selincro", "LDN"],
    },
    "hints alone": {"medicines": ["naloxegol"], "opioid_clue": "yes"},
    "from a friend": {
        "opioids_now": "no",
        "opioid_from_other": "yes",
        "overdose_ever": "yes",
        "low_tolerance": "not_sure",
    },
    "named elsewhere": {
        "opioids_now": "open",
        "opioid_patch_or_pump": "not_sure",
        "notes": "My husband takes morphine. I had oxycodone in hospital.",
        "tried": [{"name": "codeine", "state": "tried", "effect": "worse"}],
        "medicines": [{"name": "LDN", "amount": "at night"}, {"name": "nivolumab"}],
    },
    "some left open": dict.fromkeys(YES_NO[::2], "open"),
    "has read": {"claims_read": ["helps", "liver_kidney_watch", "for_addiction"]},
    "not sure of the pump": {
        "opioid_pump": "not_sure",
        "opioid_procedure": "yes",
        "opioid_procedure_what": "my wisdom teeth",
        "kidney_disease": "not_sure",
        "dialysis": "not_sure",
        "pain_now": 7,
    },
    "a pump and more": {
        "opioid_pump": "yes",
        "opioids_now": "not_sure",
        "opioid_cough": "yes",
        "mood_history": "yes",
        "mood_history_what": "low since the fall, and tramadol made it worse. " + _STORY * 2,
        "allergies": "yes",
        "allergies_what": "codeine, a rash all over my back. " + _STORY * 2,
        "notes": "They gave me morphine after the fall.",
    },
    "a pump, not sure": {"opioid_pump": "yes", "opioids_now": "not_sure", "opioid_pump_refill": "in January"},
    "not sure, but typed": {"opioids_now": "not_sure", "opioid_names": ["tramadol"], "surgery_planned": "not_sure"},
    "many names": {
        "opioids_now": "yes",
        "opioid_names": [f"codeine {n}" for n in range(1, 15)],
        "medicines": [*(f"grobnix {n}" for n in range(1, 11)), *(f"metformin {n}" for n in range(1, 15))],
        "therapies": [{"name": f"therapy {n}", "state": "tried", "effect": "no_change"} for n in range(1, 9)],
        **dict.fromkeys(("immune_disease", "cancer", "transplant", "immune_medicines", "breathing_illness"), "yes"),
        "notes": _STORY * 9,
        "sleep_now": 9,
        "pain_now": 9,
    },
    "told below a no": {
        "liver_details": "hep C found in September",
        "surgery_what": "wisdom tooth",
        "surgery_date": "2026-12-14",
        "pregnancy_which": "trying",
        "allergies_what": "peanut, throat closed up",
        "opioid_procedure_what": "something up the nose",
        "last_blood_test": "2026-08",
        "last_blood_result": "fine",
    },
    "signs in her words": {
        "notes": "I can't catch my breath since Tuesday. My skin has gone yellow.",
        "want_to_avoid": "I want to die.",
        "filled_in_by": "helper",
        "helper_name": "Ann",
    },
    "a slip in her birthday": {"birth_date": "2027-04-02"},
    "five medicines": {"medicines": ["metformin", "ramipril", "omeprazole", "cetirizine", "bisoprolol"]},
    "dates": {
        "opioids_now": "yes",
        "opioid_names": [
            {"name": "Oramorph", "last_used": "last Tuesday", "since": "2019"},
            {"name": "Butec", "last_used": "2026-11-20", "how_often": "weekly", "reason": "hip", "prescriber": "Dr B"},
        ],
        "opioid_patch_or_pump": "yes",
        "opioid_patch_off": "yesterday",
        "on_naltrexone": "yes",
        "naltrexone_what": "LDN",
        "naltrexone_last": "2026-11-26",
        "surgery_planned": "yes",
        "surgery_date": "not_sure",
        "liver_disease": "yes",
        "liver_which": ["hepatitis_b_c"],
    },
}


def _everything(answers: Answers) -> Answers:
    own = tuple(OwnQuestion(f"own_{n}", f"May I still swim {n}? " + "And if so, how far? " * n) for n in range(1, 10))
    ids = (*(each.id for each in own), "liver_safe")
    return replace(
        answers,
        values={**answers.values, "goal": Goal("fog_now", before=9, after=5)},
        questions=QuestionChoices(chosen=ids, top=(ids[0], ids[5], "liver_safe"), own=own, answered={"own_1": "Yes."}),
        decided={"decision": ("start",), "decision_why": "She wants to try it.", "decision_tests": "ALT"},
        previous={"pain_now": 7, "fog_now": 2},
        previous_on="2026-08",
    )


def _much(answers: Answers) -> Answers:
    own = tuple(OwnQuestion(f"own_{n}", f"May I {verb}?") for n, verb in enumerate(("swim", "run", "fly", "dance"), 1))
    said = {"own_1": "In the sea too.", "own_4": "Of course."}
    return replace(
        answers,
        questions=QuestionChoices(own=own, answered=said),
        settings=Settings(country="us"),
    )


def _numbers(answers: Answers) -> Answers:
    own = (OwnQuestion("own_1", "Will it help my sleep?"), OwnQuestion("own_2", "Who writes to my nurse?"))
    return replace(
        answers,
        previous={"pain_now": 8, "sleep_now": 9},
        previous_on="2026-10-02",
        questions=QuestionChoices(chosen=("own_2",), own=own),
        settings=Settings(country="ie"),
    )


AFTER: Mapping[str, Callable[[Answers], Answers]] = {
    "everything": _everything,
    "much of everything": _much,
    "many names": _numbers,
    "not sure of the pump": _numbers,
    "told below a no": lambda answers: replace(answers, settings=Settings(country="other")),
    "signs in her words": lambda answers: replace(answers, settings=Settings(country="us")),
    "something today": lambda answers: replace(answers, settings=Settings(country="au", show_mood=False)),
}
"""What some of them did besides: questions, what was decided, last time's numbers, the country."""
