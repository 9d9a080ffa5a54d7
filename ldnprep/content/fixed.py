"""What other programs and the safety of the sheet rely on: ids with fixed kinds and values, and fields that must exist.

A clinic's own content may ask less than ours. It must have all that is REQUIRED here, and what it asks under a fixed id
must have that id's kind and at least its values.
"""

from __future__ import annotations

from ldnprep.content.context import Context
from ldnprep.content.ids import SAFETY_FIELDS
from ldnprep.content.model import Checklist, Field, Kind
from ldnprep.content.nodes import Node, node_at, words
from ldnprep.content.reader import Reader
from ldnprep.content.text_keys import TEXT_KEYS

# ids that must be there: the safety fields, all that is typed about medicines, and whose sheet it is
REQUIRED = (
    *SAFETY_FIELDS,
    "opioid_names",
    "opioid_last_dose",
    "medicines",
    "allergies_what",
    "surgery_date",
    "patient_name",
    "birth_date",
    "visit_date",
    "filled_in_by",
    "notes",
)


def _same(kind: Kind, *ids: str) -> dict[str, tuple[Kind, tuple[str, ...]]]:
    return dict.fromkeys(ids, (kind, ()))


# fixed id → its kind, and the options it has at least
FIXED: dict[str, tuple[Kind, tuple[str, ...]]] = {
    **_same(Kind.TEXT, "patient_name", "clinician_name", "allergies_what", "surgery_what", "decision_values"),
    "filled_in_by": (Kind.CHOICE, ("self", "helper")),
    "opioid_treatment_when": (Kind.CHOICE, ("now", "last_3_months", "longer_ago", "not_sure")),
    **_same(Kind.DATE, "birth_date", "visit_date", "surgery_date", "opioid_last_dose"),
    "conditions": (
        Kind.CHOICES,
        ("fibromyalgia", "crps", "restless_legs", "diabetic_neuropathy", "ibs", "other"),
    ),
    **_same(Kind.SCALE, "pain_now", "fatigue_now", "sleep_now", "mood_now", "fog_now", "activity_now"),
    **_same(Kind.YES_NO_UNSURE, *SAFETY_FIELDS),
    **_same(Kind.YES_NO_UNSURE, "opioid_as_needed", "opioid_procedure", "opioid_depot_ever", "opioid_pump"),
    **_same(Kind.YES_NO_UNSURE, "opioid_tapering", "opioid_withdrawal_now", "overdose_ever", "urgent_pain_condition"),
    **_same(Kind.YES_NO_UNSURE, "liver_signs_now", "dialysis", "naltrexone_allergy", "immune_disease", "cancer"),
    **_same(Kind.MEDICINES, "opioid_names", "medicines"),
    **_same(Kind.THERAPIES, "therapies"),
    **_same(Kind.CHOICES, "claims_read"),
    **_same(Kind.LONG_TEXT, "notes"),
}

# lists of names from which dates are printed
MONTH_KEYS = ("months", "months_short")
NOTE_MONTHS = "write the twelve names separated by commas"


def check_texts(reader: Reader, context: Context) -> dict[str, str]:
    """The fixed words of the sheet: every key of TEXT_KEYS, and no other."""
    found: dict[str, str] = {}
    for key, value in reader.pairs("texts"):
        if key.text not in TEXT_KEYS:
            what = f"unknown key `{key.text[:40]}` in `texts`"
            context.problems.add(key, what, context.problems.suggest(key.text, TEXT_KEYS) or "delete it")
        found[key.text] = context.prose(value, f"`{key.text[:40]}`")
    for name, note in TEXT_KEYS.items():
        if reader.has("texts") and not found.get(name):
            context.problems.add(reader.at("texts"), f"`texts` lacks `{name}`", f"add `{name}: ...` ({note})")
    for name in MONTH_KEYS:
        if name in found and len(found[name].split(",")) != 12:
            context.problems.add(reader.at("texts"), f"`{name}` does not name twelve months", NOTE_MONTHS)
    return found


def check_fixed(checklist: Checklist, root: Node, context: Context) -> None:
    """Fixed ids have their kinds and values; required ones are there; nothing hides a safety or medicines field."""
    asked = {field.id: field for field in checklist.fields()}
    for field in (*asked.values(), *checklist.decisions):
        if field.id in FIXED:
            _check_kind(field, *FIXED[field.id], context)
    for name in REQUIRED:
        if name not in asked:
            what = f"the field `{name}` is missing: {_why_needed(name)}"
            context.problems.add(root, what, f"add it to a page, kind {FIXED[name][0]}")
    for field in asked.values():
        _check_open(field, context)
    _check_illnesses(checklist, context)


def _check_illnesses(checklist: Checklist, context: Context) -> None:
    known = {o.id for field in checklist.fields() if field.id == "conditions" for o in field.options}
    for said in checklist.evidence.illnesses:
        if known and said.id not in known:
            what = f"`{said.id}` is no option of the field `conditions`"
            context.problems.add(node_at(said.place), what, context.problems.suggest(said.id, known) or "delete it")


def _why_needed(name: str) -> str:
    return "its topic needs it" if name in SAFETY_FIELDS else "every sheet needs it"


def _check_kind(field: Field, kind: Kind, options: tuple[str, ...], context: Context) -> None:
    at = node_at(field.place)
    info = context.index.fields.get(field.id)
    if info and info.kind is None:
        return  # an unknown kind is already reported, and was read as text
    if field.kind is not kind:
        what = f"`{field.id}` is kind {field.kind}, but other programs rely on kind {kind}"
        context.problems.add(at, what, f"write `kind: {kind}`, or take another id")
        return
    missing = [option for option in options if option not in {have.id for have in field.options}]
    if missing:
        what = f"`{field.id}` lacks the options {words(missing)}, on which other programs rely"
        context.problems.add(at, what, "add them, or take another id for the field")


def _check_open(field: Field, context: Context) -> None:
    if field.id not in SAFETY_FIELDS and field.kind is not Kind.MEDICINES:
        return
    for wrong, key in ((field.when is not None, "when"), (not field.print, "print: no")):
        if wrong:
            what = f"`{field.id}` cannot have `{key}`: an opioid or a danger must never be hidden"
            context.problems.add(node_at(field.place), what, f"delete `{key}`")
