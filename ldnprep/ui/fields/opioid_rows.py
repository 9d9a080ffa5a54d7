"""Rows of opioids under the lines of a gate, and what is said of them beside: whether one is used now and then."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ldnprep.answers.model import NO, YES, MedicineRow
from ldnprep.content.ids import EVERY_DAY, NOW_AND_THEN


def as_needed(rows: Iterable[MedicineRow]) -> str | None:
    """Whether an opioid is used now and then: YES when a row says so, NO when all say every day, else unknown."""
    said = [row.how_often.strip().casefold() for row in rows]
    if NOW_AND_THEN in said:
        return YES
    return NO if said and set(said) == {EVERY_DAY} else None


def own_lines(sure: set[str], unsure: set[str], used: set[str]) -> set[str]:
    """The lines that have rows of their own: every "yes", each with rows, whatever she says of it now (they are
    printed), and of those of which she is not sure the only one. All others share one set: she is not asked the same
    over and over.
    """
    left = unsure - used
    return sure | used | (left if len(left) == 1 else set())


def rows_by_line(
    rows: Iterable[MedicineRow], open_lines: Sequence[str], at_end: Sequence[MedicineRow] = ()
) -> dict[str, list[MedicineRow]]:
    """Line → its rows; under "" those whose line is not open, which stand at the end of the card.

    A row that names no line, as in older files, stands under the first open one, where that has none of its own. One of
    `at_end` stays at the end, where it stands already: nothing jumps while she types.
    """
    found: dict[str, list[MedicineRow]] = {"": [], **{line: [] for line in open_lines}}
    for row in rows:
        found[row.under if row.under in open_lines else ""].append(row)
    first = next(iter(open_lines), "")
    if first and not found[first]:
        found[first] = [row for row in found[""] if not row.under and row not in at_end]
        found[""] = [row for row in found[""] if row.under or row in at_end]
    return found
