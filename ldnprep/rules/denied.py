"""Which rows of the safety table must not stand as a plain "no", because a flag above says otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ldnprep.answers.model import NO, NOT_SURE, YES
from ldnprep.content.model import Alert
from ldnprep.content.when import FieldIs
from ldnprep.rules.model import FlagRaised, State

OPIOID_FIELD = "opioids_now"

# row → other questions whose "yes" or "not sure" speaks against a "no" in it (not those about the past)
SPEAK_AGAINST: Mapping[str, tuple[str, ...]] = {
    OPIOID_FIELD: ("opioid_patch_or_pump", "opioid_pump", "opioid_tapering", "opioid_withdrawal_now"),
    "opioid_patch_or_pump": ("opioid_pump",),
    "kidney_disease": ("dialysis",),
    "allergies": ("naltrexone_allergy",),
}


def spoken_against(rows: Iterable[str], flags: tuple[FlagRaised, ...]) -> frozenset[str]:
    """Those of the rows (ids of fields) in which a "no" is contradicted by a flag, whatever raised that flag.

    A flag contradicts the row that would raise it alone, and the row that another answer in the flag speaks against.
    """
    answering = frozenset(name for flag in flags for name in _answering(flag))
    return frozenset(
        row
        for row in rows
        if any(flag.contradicted and flag.deciding == row for flag in flags)
        or any(_asks_alone(flag.alert, row) for flag in flags)
        or not answering.isdisjoint(SPEAK_AGAINST.get(row, ()))
        or (row == OPIOID_FIELD and any(flag.opioid for flag in flags))
    )


def _answering(flag: FlagRaised) -> Iterator[str]:
    if flag.deciding and flag.state in (State.YES, State.NOT_SURE):
        yield flag.deciding
    yield from flag.also


def _asks_alone(alert: Alert, row: str) -> bool:
    """Whether "yes" or "not sure" in this row alone raises the flag, and "no" does not."""
    alone = (tests[0] for tests in alert.when.any_of if len(tests) == 1)
    values = [test.values for test in alone if isinstance(test, FieldIs) and test.field == row]
    return any({YES, NOT_SURE} & {*named} for named in values) and not any(NO in named for named in values)
