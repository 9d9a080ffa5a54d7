"""Makers of answers to try the oracle on: one difference at a time, every pair of them, and random sets."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Mapping

from tests.rules.oracle import NAMES, STATES, YES_NO, Person

OPTIONS: Mapping[str, tuple[object, ...]] = {
    "opioid_treatment_when": ("now", "last_3_months", "longer_ago", "not_sure"),
    "opioid_implant_out": ("taken_out", "still_in", "not_sure", "no_implant"),
    "opioid_last_dose": ("2026-11-26", "2026-10-22", "2019-05-02", "not_sure", "Thursday I think"),
    "opioid_depot_last": ("2026-11-10", "not_sure"),
    "surgery_date": ("2026-12-12", "2027-04-01", "not_sure"),
    "liver_which": (["acute_hepatitis"], ["liver_failure"], ["cirrhosis"], ["fatty_liver"], ["not_sure_which"]),
    "pregnancy_which": ("pregnant", "trying", "breast_feeding", "not_sure"),
    "alcohol_often": ("now_and_then", "most_days", "every_day", "many_at_once"),
    "allergies_what": (
        "penicillin, a rash",
        "codeine, my throat swelled",
        "codeine makes me itch, so I take oxycodone instead",
        "LDN gave me a rash yesterday",
    ),
    "surgery_what": ("wisdom tooth, local dentist",),
    "liver_details": ("found in September",),
    "kidney_details": ("a scan next week",),
    "transplant_what": ("cornea, 2009",),
    "immune_what": ("lupus",),
    "breathing_what": ("oxygen at night",),
    "ldn_since": ("2026-10-01",),
    "opioid_procedure_what": ("they gave me a drip, 14 November",),
    "opioid_patch_off": ("2026-11-20", "2015-03-01"),
    "hopes": (["less_pain"], ["cut_opioids"]),
    "mood_now": (0, 5, 8, 9, 10),
    "pain_now": (0, 8),
    "birth_date": ("1973-04-02", "2010-05-01", "1949-01-01"),
    "last_blood_test": ("2026-07-10",),
    "notes": (
        "I walk the dog",
        "They gave me morphine once",
        "I started my friend's LDN last week",
        "Should I take LDN?",
    ),
    "mood_history_what": ("two attempts", "low since I got oxycodone"),
    "tried": (
        [{"name": "tramadol", "effect": "helped", "stopped": "I still take it on bad days"}],
        [{"name": "codeine", "effect": "worse", "stopped": "last week"}],
        [{"name": "morphine", "effect": "worse", "stopped": "2019"}],
        [{"name": "LDN", "effect": "worse", "stopped": "on Friday"}],
        [{"name": "ibuprofen", "effect": "no_change", "stopped": "my stomach"}],
    ),
    "want_to_avoid": ("I stopped codeine by myself",),
}
TYPED = tuple([name] for names in NAMES.values() for name in names)
ROWS: Mapping[str, tuple[object, ...]] = {
    "medicines": (*TYPED, ["paracetamol", "tramadol"], ["LDN", "Qwertyzol forte"]),
    "opioid_names": (*TYPED, [{"amount": "one at night"}]),
}
ALL_NO: Mapping[str, object] = dict.fromkeys(YES_NO, "no")


NOTHING: Mapping[str, object] = {}
YES_NO_AND_ROWS: Mapping[str, tuple[object, ...]] = {
    **dict.fromkeys(YES_NO, STATES),
    **dict.fromkeys(ROWS, tuple([names[0]] for names in NAMES.values())),
}
EVERYTHING: Mapping[str, tuple[object, ...]] = {**dict.fromkeys(YES_NO, STATES), **ROWS, **OPTIONS}


def each_alone(ground: Mapping[str, object] = ALL_NO) -> Iterator[Person]:
    """Each answer alone, beside the ground."""
    for field, values in EVERYTHING.items():
        for value in values:
            yield _person({**ground, field: value})


def every_pair(domains: Mapping[str, tuple[object, ...]], ground: Mapping[str, object]) -> Iterator[Person]:
    """Every pair of answers that differ from the ground, all other questions answered as there."""
    differ = {
        field: [value for value in values if value != ground.get(field, "not_answered")]
        for field, values in domains.items()
    }
    for one, two in itertools.combinations(differ, 2):
        for first, second in itertools.product(differ[one], differ[two]):
            yield _person({**ground, one: first, two: second})


def random_people(count: int, seed: int) -> Iterator[Person]:
    """Answers at random: few, some or most of the questions answered with more than no; mood withheld now and then."""
    rng = random.Random(seed)  # noqa: S311  # answers for a test, nothing secret
    for number in range(count):
        share = (0.06, 0.3, 0.9)[number % 3]
        ground = ALL_NO if rng.random() < 0.6 else {}
        said: dict[str, object] = dict(ground)
        for field in YES_NO:
            if rng.random() < share:
                said[field] = rng.choice(STATES)
        for field, values in (*OPTIONS.items(), *ROWS.items()):
            if rng.random() < share / 2:
                said[field] = rng.choice(values)
        if rng.random() < share:
            kinds = rng.sample(sorted(NAMES), k=rng.randint(1, 3))
            said["medicines"] = [rng.choice(NAMES[kind]) for kind in kinds]
        yield _person(said, show_mood=rng.random() < 0.85)


def _person(said: Mapping[str, object], *, show_mood: bool = True) -> Person:
    return Person({field: value for field, value in said.items() if value != "not_answered"}, show_mood)
