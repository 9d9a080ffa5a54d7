"""What must be flagged, typed by hand from the list of red flags, and a maker of answers to try it on.

It knows the fixed ids of fields and the order of urgency (A1 ... D7), and nothing else of the program: no file, no
content, no names list. The ids of the built-in red flags begin with their place in that order, so that both can be
compared.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

VISIT = date(2026, 12, 3)
STATES = ("yes", "no", "not_sure", "not_answered")
RAISES = ("yes", "not_sure")  # "not sure" counts like "yes"

# question → the place it raises by itself
ALONE = {
    "mood_crisis": "a1",
    "opioid_withdrawal_now": "a2",
    "liver_signs_now": "a3",
    "opioids_now": "b1",
    "opioid_as_needed": "b1",
    "opioid_procedure": "b1",
    "opioid_treatment": "b3",
    "opioid_depot_ever": "b3",
    "opioid_patch_or_pump": "b3",
    "opioid_pump": "b4",
    "opioid_tapering": "b5",
    "liver_disease": "b6",
    "kidney_disease": "b6",
    "dialysis": "b6",
    "naltrexone_allergy": "b7",
    "allergies": "b7",
    "on_naltrexone": "b8",
    "surgery_planned": "c1",
    "urgent_pain_condition": "c1",
    "pregnancy": "c2",
    "alcohol": "c4",
    "overdose_ever": "c5",
    "immune_disease": "d4",
    "cancer": "d4",
    "sedatives": "d3",
}

# what may be typed as a medicine → the places it raises by itself
TYPED = {
    "": (),
    "paracetamol": (),
    "ibuprofen 400": (),
    "tramadol 50 mg": ("b1",),
    "tramadal 50s": ("b1",),
    "co-codamol 30/500": ("b1",),
    "codeine linctus": ("b1",),
    "kratom": ("b1",),
    "heroin": ("b1",),
    "stopped tramadol 2019": ("b1",),
    "allergic to codeine": ("b1",),
    "Butrans patch 10": ("b1", "b3"),
    "fentanyl patch": ("b1", "b3"),
    "methadone": ("b1", "b3"),
    "Suboxone": ("b1", "b3"),
    "loperamide": ("d2",),
    "LDN": ("b8",),
    "Contrave": ("b8",),
    "naloxegol": ("c6",),
    "disulfiram": ("d1",),
    "thioridazine": ("d1",),
    "zopiclone 7.5": ("d3",),
    "amitryptiline at night": ("d3",),
    "Qwertyzol forte": ("b2",),
    "dextromethorphan": ("b2",),
    "ibuprofen and tramadol": ("b1",),
    "loperamide, oxycodone": ("b1", "d2"),
}
SYSTEMIC = frozenset(name for name, places in TYPED.items() if "b1" in places)
BLOCKERS = frozenset({"LDN", "Contrave"})

SURGERY_DATES = {"": None, "in days": VISIT + timedelta(days=3), "in months": VISIT + timedelta(days=60)}
BIRTH_DATES = {"": None, "young": date(2010, 5, 1), "grown up": date(1975, 5, 1), "old": date(1950, 5, 1)}

DOMAINS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(ALONE, STATES),
    "medicines": tuple(TYPED),
    "opioid_names": tuple(TYPED),
    "surgery_date": tuple(SURGERY_DATES),
    "birth_date": tuple(BIRTH_DATES),
}


@dataclass(frozen=True, slots=True)
class Case:
    """One set of answers, by question; a question that is not named has no answer."""

    said: dict[str, str] = field(default_factory=dict)

    def is_raised(self, name: str) -> bool:
        """Whether the question was answered with yes or not sure."""
        return self.said.get(name) in RAISES

    def typed(self) -> frozenset[str]:
        """What was typed in the two lists of medicines."""
        return frozenset(self.said.get(name, "") for name in ("medicines", "opioid_names")) - {""}


def places(case: Case) -> set[str]:
    """The places of the order of urgency at which something must be flagged, no more and no fewer."""
    found = {place for name, place in ALONE.items() if case.is_raised(name)}
    found |= {place for name in case.typed() for place in TYPED[name]}
    return found | _together(case)


def _together(case: Case) -> set[str]:
    typed = case.typed()
    # who cuts an opioid down takes one; a pump near the spine counts as one until somebody has looked
    now = ("opioids_now", "opioid_as_needed", "opioid_patch_or_pump", "opioid_pump", "opioid_tapering")
    opioid = any(map(case.is_raised, now)) or typed & SYSTEMIC
    blocker = case.is_raised("on_naltrexone") or typed & BLOCKERS
    found = set()
    if opioid and blocker:
        found.add("a2")
    if case.is_raised("pregnancy") and (opioid or case.is_raised("opioid_treatment")):
        found.add("a4")
    if case.is_raised("surgery_planned") and blocker and case.said.get("surgery_date") == "in days":
        found.add("a5")
    if case.said.get("birth_date") in ("young", "old"):
        found.add("d4")
    return found


def must_be_named(case: Case) -> set[str]:
    """Questions of tiers A and B without an answer: they must be named, so that nothing looks like a "no"."""
    return {
        name for name, place in ALONE.items() if place < "c" and case.said.get(name, "not_answered") == "not_answered"
    }


def denies(case: Case) -> bool:
    """Whether she answered "no" to opioids although she typed one."""
    return case.said.get("opioids_now") == "no" and bool(case.typed() & SYSTEMIC)


def every_pair(leave_out: str = "") -> Iterator[Case]:
    """Every pair of answers to two questions, all others without an answer; leave_out: a question not to ask."""
    for one, other in itertools.combinations([name for name in DOMAINS if name != leave_out], 2):
        for pair in itertools.product(DOMAINS[one], DOMAINS[other]):
            yield Case(dict(zip((one, other), pair, strict=True)))


def random_cases(count: int, seed: int) -> Iterator[Case]:
    """Answers at random; the first thirds answer few, some and most of the questions."""
    rng = random.Random(seed)  # noqa: S311  # answers for a test, nothing secret
    for number in range(count):
        share = (0.15, 0.5, 0.95)[number % 3]
        yield Case({name: rng.choice(domain) for name, domain in DOMAINS.items() if rng.random() < share})
