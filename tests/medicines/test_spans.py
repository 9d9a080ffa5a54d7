"""Of names that stand over one another in a line: which one counts."""

from __future__ import annotations

import pytest

from ldnprep.medicines.model import Certainty, Flag
from ldnprep.medicines.parts import Found
from ldnprep.medicines.spans import covered, in_order, longest, put
from ldnprep.medicines.terms import Kind, Term

_FLAGS = {"opioid": Flag.OPIOID, "blocker": Flag.ANTAGONIST, "check": Flag.CHECK, "harmless": Flag.NONE}


def found(written: str) -> Found:
    """ "2-4 opioid guess": from word 2 up to word 4, only guessed."""
    places, flag, *guess = written.split()
    start, end = map(int, places.split("-"))
    sure = {"": Certainty.EXACT, "slip": Certainty.SPELLING, "guess": Certainty.PATTERN}[guess[0] if guess else ""]
    return Found(start, end, Term(written, (), "", Kind.NAME, _FLAGS[flag], ()), sure)


def keys(these: list[Found]) -> list[str]:
    return [each.term.key for each in these]


@pytest.mark.parametrize(
    ("over_one_another", "kept"),
    [
        (["0-1 harmless", "0-2 opioid"], ["0-2 opioid"]),
        (["0-1 opioid", "0-2 harmless"], ["0-2 harmless"]),  # "cod liver oil" holds no cod
        (["1-2 opioid", "0-3 harmless"], ["0-3 harmless"]),
        (["0-2 harmless", "1-3 opioid"], ["1-3 opioid"]),  # overlapping: the more urgent
        (["0-2 opioid", "1-3 harmless"], ["0-2 opioid"]),
        (["0-2 harmless", "1-3 opioid", "0-1 check"], ["0-1 check", "1-3 opioid"]),
        (["0-2 opioid", "1-4 opioid"], ["1-4 opioid"]),  # as urgent: the longer
        (["0-2 opioid", "1-3 opioid"], ["0-2 opioid"]),  # as long: the first
        (["0-1 opioid", "0-1 harmless"], ["0-1 opioid"]),
        (["2-3 opioid", "0-2 harmless"], ["0-2 harmless", "2-3 opioid"]),  # side by side
        (["3-4 check", "1-2 check", "2-3 check"], ["1-2 check", "2-3 check", "3-4 check"]),
        (["0-3 harmless", "2-5 harmless", "4-6 opioid"], ["0-3 harmless", "4-6 opioid"]),
        (["0-2 harmless", "1-3 check", "2-4 opioid"], ["0-2 harmless", "2-4 opioid"]),
        ([], []),
    ],
)
def test_the_one_that_holds_the_other_stays_and_of_two_that_overlap_the_more_urgent(
    over_one_another: list[str], kept: list[str]
) -> None:
    assert keys(longest([found(each) for each in over_one_another])) == kept


@pytest.mark.parametrize(
    ("there", "more", "kept"),
    [
        (["0-1 harmless"], "1-2 opioid slip", ["0-1 harmless", "1-2 opioid slip"]),  # beside it
        (["1-2 harmless"], "0-1 opioid slip", ["1-2 harmless", "0-1 opioid slip"]),
        (["0-1 harmless"], "0-2 opioid slip", ["0-2 opioid slip"]),  # in its place
        (["0-1 opioid"], "0-2 harmless slip", ["0-1 opioid"]),  # less urgent
        (["0-1 check"], "0-2 check slip", ["0-2 check slip"]),  # as urgent
        (["0-2 harmless"], "0-1 opioid slip", ["0-2 harmless"]),  # within an exact harmless name of two words
        (["0-2 harmless"], "0-2 opioid slip", ["0-2 harmless"]),
        (["0-2 harmless"], "1-2 opioid slip", ["0-2 harmless"]),
        (["0-2 harmless"], "1-3 opioid slip", ["1-3 opioid slip"]),
        (["1-3 harmless"], "0-2 opioid slip", ["0-2 opioid slip"]),
        (["0-2 harmless slip"], "0-1 opioid slip", ["0-1 opioid slip"]),  # itself only near
        (["0-2 check"], "0-1 opioid slip", ["0-1 opioid slip"]),
        (["0-1 check"], "0-2 opioid guess", ["0-1 check"]),  # a likeness takes the place of harmless names alone
        (["0-1 harmless"], "0-2 opioid guess", ["0-2 opioid guess"]),
        (["0-1 harmless", "1-2 check"], "0-2 opioid slip", ["0-2 opioid slip"]),
        (["0-1 harmless", "1-2 check"], "0-2 opioid guess", ["0-1 harmless", "1-2 check"]),
        (["3-4 opioid", "0-1 harmless"], "0-2 check slip", ["3-4 opioid", "0-2 check slip"]),
    ],
)
def test_one_more_stands_in_place_of_those_under_it_that_are_no_more_urgent(
    there: list[str], more: str, kept: list[str]
) -> None:
    assert keys(put([found(each) for each in there], found(more))) == kept


def test_places_are_counted_from_the_beginning() -> None:
    two = [found("3-5 check"), found("0-1 opioid")]
    assert covered(two) == {0, 3, 4}
    assert keys(in_order(two)) == ["0-1 opioid", "3-5 check"]
