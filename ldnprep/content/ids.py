"""Ids that the code relies on by name: the topics, and the safety fields that settle them."""

from __future__ import annotations

from collections.abc import Mapping

OPIOIDS, NALTREXONE, MOOD = "opioids", "naltrexone", "mood"  # topics that the rules know by name
SURGERY = "surgery"
CRISIS = "mood_crisis"
ALLERGIES_WHAT, SURGERY_DATE = "allergies_what", "surgery_date"
WANT_TO_AVOID = "want_to_avoid"
OTHER_ILLNESS = "conditions_other"  # the illness LDN is for, in her words
WHICH_ILLNESS = frozenset({"immune_what", "breathing_what"})  # these ask for an illness, which may be that one
AS_NEEDED = "opioid_as_needed"
NOW_AND_THEN, EVERY_DAY = "now and then", "every day"  # what the two keys of a row type, beside which this follows
LAST_USED, LAST_BLOCKER = "opioid_last_dose", "naltrexone_last"  # days of the last opioid, of the last LDN
PATCH, PATCH_OFF = "opioid_patch_or_pump", "opioid_patch_off"
FROM_OTHER = "opioid_from_other"
OPIOID_NAMES = "opioid_names"  # the list in which a row is an opioid by her own word
TRIED_OPIOID = "opioid"  # among what she tried before: "an opioid"
NAMED_TOPICS = (OPIOIDS, NALTREXONE, "pregnancy")  # those that words in another place can name
OTHER_MEDICINES, OTHER_HEALTH = "other_medicines", "other_health"
# topic → the safety fields that settle it, in the order in which the topics stand
DECIDING: Mapping[str, tuple[str, ...]] = {
    OPIOIDS: ("opioids_now", PATCH, "opioid_treatment"),
    NALTREXONE: ("on_naltrexone",),
    SURGERY: ("surgery_planned",),
    "liver": ("liver_disease",),
    "kidneys": ("kidney_disease",),
    "pregnancy": ("pregnancy",),
    "allergies": ("allergies",),
    "alcohol": ("alcohol",),
    MOOD: (CRISIS,),
    OTHER_MEDICINES: (),
    OTHER_HEALTH: (),
}
BOWELS = "gut_opioid"  # she takes a medicine for loose bowels that is an opioid
# questions of other topics whose "yes" or "not sure" tells of an opioid all the same: a cough syrup holds one
ALSO_OPIOIDS = ("pholcodine_12_months", BOWELS)
PUMP = "opioid_pump"  # asked for any medicine: alone it tells of a pump, which may hold no opioid
CLUE = "opioid_clue"  # she has what goes with an opioid
SIGNS = "opioid_signs"  # group of medicines that go with an opioid and are none
OF_ANYTHING = frozenset({"overdose_ever", "low_tolerance"})  # asked of no substance: they speak against no answer
SAFETY_FIELDS = tuple(name for fields in DECIDING.values() for name in fields)
