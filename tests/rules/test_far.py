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


@pytest.mark.parametrize(
    ("text", "far", "near"),
    [
        ("next year", date(2026, 11, 30), date(2026, 12, 1)),
        ("next year", date(2027, 11, 30), date(2027, 12, 1)),
        ("2028", date(2026, 12, 30), date(2027, 12, 1)),
        ("2027", date(2026, 1, 1), date(2027, 1, 1)),
        ("July", date(2026, 5, 31), date(2026, 6, 1)),
        ("July", date(2026, 8, 1), date(2026, 7, 31)),
        ("January", date(2026, 11, 30), date(2026, 12, 1)),
        ("summer", date(2026, 4, 30), date(2026, 5, 1)),
        ("summer", date(2026, 7, 1), date(2026, 6, 30)),
        ("summer", date(2026, 9, 1), date(2026, 11, 1)),
        ("July or 2029", date(2026, 5, 31), date(2026, 6, 1)),
        ("July or October", date(2026, 5, 31), date(2026, 9, 1)),
    ],
)
def test_more_than_the_next_month_is_far(text: str, far: date, near: date) -> None:
    assert is_far(text, far)
    assert not is_far(text, near)


def test_in_december_the_next_year_may_be_near_and_an_unknown_day_always_is() -> None:
    assert not is_far("next year", date(2026, 12, 30))
    assert not is_far("sometime in spring", None)


@pytest.mark.parametrize(
    ("season", "near"),
    [
        ("spring", {2, 3, 8, 9}),
        ("summer", {5, 6, 11, 12}),
        ("autumn", {2, 3, 8, 9}),
        ("fall", {2, 3, 8, 9}),
        ("winter", {5, 6, 11, 12}),
    ],
)
def test_a_season_may_be_near_where_it_begins_in_the_north_or_in_the_south(season: str, near: set[int]) -> None:
    assert {month for month in range(1, 13) if not is_far(f"in {season}", date(2026, month, 15))} == near


@pytest.mark.parametrize(
    ("text", "far"),  # F: months away when it was written on the 15th of January, February, ...
    [
        ("in March", "F--FFFFFFFFF"),
        ("in October", "FFFFFFFF--FF"),
        ("next March", "F--FFFFFFFFF"),
        ("sometime in spring", "F--FFFF--FFF"),
        ("in autumn", "F--FFFF--FFF"),
        ("in winter", "FFFF--FFFF--"),
        ("this summer or in January", "------------"),
        ("in May or in November", "FFF--FFFF--F"),
        ("2026", "------------"),
        ("2027", "FFFFFFFFFFF-"),
        ("2028 or in summer", "FFFF--FFFF--"),
        ("next year", "FFFFFFFFFFF-"),
        ("March 2027", "F--FFFFFFFFF"),
        ("in two months", "FFFFFFFFFFFF"),
        ("next month", "------------"),
        ("spring 2027", "F--FFFF--FF-"),
    ],
)
def test_what_is_months_away_depends_on_the_month_in_which_it_was_written(text: str, far: str) -> None:
    assert "".join("F" if is_far(text, date(2026, month, 15)) else "-" for month in range(1, 13)) == far
