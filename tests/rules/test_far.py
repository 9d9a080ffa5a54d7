"""Words for a planned day: only what is plainly months away is no day of the next ones."""

from __future__ import annotations

from datetime import date

import pytest

from ldnprep.rules.far import is_far

DAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    "text", ["sometime in spring", "in March", "next year", "2028", "in three months", "March 2027", "in some months"]
)
def test_it_is_months_away(text: str) -> None:
    assert is_far(text, DAY)


@pytest.mark.parametrize(
    "text",
    ["", "next Tuesday", "in two weeks", "soon", "December", "this winter", "winter", "not known", "next month",
     "next week, or in spring", "when the surgeon is back", "in a month"],
)  # fmt: skip
def test_it_may_be_near(text: str) -> None:
    assert not is_far(text, DAY)


def test_in_december_the_next_year_may_be_near_and_an_unknown_day_always_is() -> None:
    assert not is_far("next year", date(2026, 12, 30))
    assert not is_far("sometime in spring", None)
