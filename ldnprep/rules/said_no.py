"""What a typed opioid tells of another line about opioids that she answered with no: "mums tramadol" is of somebody."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from ldnprep.answers.model import NO, MedicineRow, Value
from ldnprep.content.ids import FROM_OTHER, PATCH
from ldnprep.medicines.fold import words
from ldnprep.medicines.model import NAMING
from ldnprep.medicines.taking_words import KIN, word_set
from ldnprep.rules.conditions import is_named_opioid
from ldnprep.rules.model import MedicineLine, is_guess
from ldnprep.rules.plasters import says_patch

_GIVERS = KIN - word_set("people patients others")
_HERBS = frozenset({"kratom", "7-hydroxymitragynine (7-OH)", "tianeptine", "poppy tea", "akuamma"})


def denied(lines: Iterable[MedicineLine], value: Callable[[str], Value | None]) -> dict[str, tuple[MedicineLine, ...]]:
    """Field that was answered no → the typed opioids, of now and under no line of their own, that tell of it."""
    found: dict[str, tuple[MedicineLine, ...]] = {}
    for line in lines:
        if not line.past and isinstance(line.row, MedicineRow) and not line.row.under and is_named_opioid(line):
            for field in _tells_of(line, line.row):
                if value(field) == NO:
                    found[field] = (*found.get(field, ()), line)
    return found


@lru_cache(maxsize=1024)  # asked again for each try to fit the front on its page
def _tells_of(line: MedicineLine, row: MedicineRow) -> tuple[str, ...]:
    return tuple(_told(line, row))


def _told(line: MedicineLine, row: MedicineRow) -> Iterator[str]:
    said = {word.folded for word in words(f"{row.name} {row.prescriber}")}
    if not _GIVERS.isdisjoint(said | {word.removesuffix("s") for word in said}):
        yield FROM_OTHER
    if says_patch(line):
        yield PATCH
    # slang accuses nobody of street drugs
    sure = [match for match in line.recognised.matches if match.certainty in NAMING and not is_guess(match)]
    if any(match.group == "cough_cold" for match in sure):
        yield "opioid_cough"
    if street := {match.name for match in sure if match.group == "herbal_street"}:
        yield "opioid_herbal" if street & _HERBS else "opioid_street"
