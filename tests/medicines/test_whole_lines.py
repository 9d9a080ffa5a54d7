"""All that is said of a line, for lines that a person could type: `whole_lines.tsv`, for a pharmacist to read.

Columns: the box (name: of any medicine; opioids: of the question for opioids; row: name | amount | how often | reason |
prescriber); what is typed; the flag; whether all of it is known (or unknown and for pain or a cough); what was found,
with how sure that is, its flag and whether it acts for long; near harmless names to ask her about. Other tests say why.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from ldnprep.medicines import LongActing, Match, recognise, recognise_row

_LINES = (Path(__file__).parent / "whole_lines.tsv").read_text(encoding="utf-8").splitlines()
_ROWS = [(*line.split("\t"), "", "")[:6] for line in _LINES if not line.startswith("#")]
_ACTING = {LongActing.YES: ", for long", LongActing.NO: "", LongActing.UNKNOWN: ", perhaps for long"}


def said_of(box: str, typed: str) -> tuple[str, str, str, str]:
    """The last four columns for the first two."""
    if box == "row":
        seen = recognise_row(*(cell.strip() for cell in typed.split("|")))
    else:
        seen = recognise(typed, opioid_field=box == "opioids")
    known = "known" if seen.recognised else "for pain" if seen.pain_or_cough else "unknown"
    return seen.flag.value, known, "; ".join(map(_found, seen.matches)), "; ".join(seen.suggestions)


def _found(match: Match) -> str:
    return f"{match.typed} = {match.name} ({match.certainty.value}, {match.flag.value}{_ACTING[match.long_acting]})"


@pytest.mark.parametrize(("box", "typed", *"abcd"), _ROWS, ids=[f"{box}: {typed}" for box, typed, *_ in _ROWS])
def test_all_that_is_said_of_a_line(box: str, typed: str, a: str, b: str, c: str, d: str) -> None:
    assert said_of(box, typed) == (a, b, c, d)


def test_the_lines_are_in_order_and_none_is_there_twice() -> None:
    keys = [(box, typed.casefold(), typed) for box, typed, *_ in _ROWS]
    assert keys == sorted(set(keys))
