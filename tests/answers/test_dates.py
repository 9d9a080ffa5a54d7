from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldnprep.answers.dates import day_first, parse_iso, partial_date, read_typed
from ldnprep.answers.model import DateAnswer, DateNotSure, PartialDate, TypedDate

TODAY = date(2026, 11, 22)
SHORT = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2027-01-15", PartialDate(2027, 1, 15)),
        ("2027-03", PartialDate(2027, 3)),
        ("2027", PartialDate(2027)),
        ("2028-02-29", PartialDate(2028, 2, 29)),
    ],
)
def test_a_file_may_say_a_day_a_month_or_a_year(text: str, expected: PartialDate) -> None:
    assert parse_iso(text) == expected
    assert str(expected) == text


@pytest.mark.parametrize(
    "text",
    ["04/05/2027", "2027-02-29", "2027-13", "2027-1-5", "27", "", " 2027", "2027-01-15T10:00", "0027-01-01", "9999",
     "two weeks ago", "2027-00", "2027-01-00", "२०२७"],
)  # fmt: skip
def test_anything_else_in_a_file_is_not_a_date(text: str) -> None:
    assert parse_iso(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2027-01-15", PartialDate(2027, 1, 15)),
        ("  2027-01-15 ", PartialDate(2027, 1, 15)),
        ("2027", PartialDate(2027)),
        ("2027/1/5", PartialDate(2027, 1, 5)),
        ("15 Jan 2027", PartialDate(2027, 1, 15)),
        ("15th of January, 2027", PartialDate(2027, 1, 15)),
        ("Jan. 15, 2027", PartialDate(2027, 1, 15)),
        ("JANUARY 2027", PartialDate(2027, 1)),
        ("sept 2027", PartialDate(2027, 9)),
        ("Friday 15 January 2027", PartialDate(2027, 1, 15)),
        ("3 March 1962", PartialDate(1962, 3, 3)),
        ("13/05/2027", PartialDate(2027, 5, 13)),
        ("05/13/2027", PartialDate(2027, 5, 13)),
        ("05.05.2027", PartialDate(2027, 5, 5)),
        ("01/2027", PartialDate(2027, 1)),
        ("not sure", DateNotSure()),
        ("Not sure", DateNotSure()),
    ],
)
def test_what_can_be_read_in_one_way_only_is_taken(text: str, expected: DateAnswer) -> None:
    reading = read_typed(text, TODAY)
    assert reading.answer == expected
    assert reading.ask == ()


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("04/05/2027", ["2027-05-04", "2027-04-05"]),
        ("4-5-2027", ["2027-05-04", "2027-04-05"]),
        ("04.05.62", ["1962-05-04", "1962-04-05"]),
        ("13/05/27", ["1927-05-13", "2027-05-13"]),
        ("13/05/62", ["1962-05-13"]),
        ("15 Jan", ["2026-01-15", "2027-01-15"]),
        ("22 November", ["2026-11-22", "2027-11-22"]),
        ("15 December", ["2025-12-15", "2026-12-15"]),
        ("March", ["2026-03", "2027-03"]),
        ("in november", ["2026-11", "2027-11"]),
    ],
)
def test_what_can_be_read_in_several_ways_is_asked_back_and_kept_as_typed_until_then(
    text: str, readings: list[str]
) -> None:
    reading = read_typed(text, TODAY)
    assert [str(found) for found in reading.ask] == readings
    assert reading.answer == TypedDate(text, TODAY)


@pytest.mark.parametrize(
    ("text", "country", "meant"),
    [
        ("4/7/74", "uk", "1974-07-04"),
        ("4/7/74", "us", "1974-04-07"),
        ("04.07.1974", "au", "1974-07-04"),
        ("04/07/1974", "us", "1974-04-07"),
        ("25/7/1974", "us", "1974-07-25"),  # no calendar has the other
        ("7/25/1974", "nz", "1974-07-25"),
        ("13/05/62", "ie", "1962-05-13"),
    ],
)
def test_where_the_country_decides_nothing_is_asked(text: str, country: str, meant: str) -> None:
    reading = read_typed(text, TODAY, days_first=day_first(country))
    assert (str(reading.answer), reading.ask) == (meant, ())


@pytest.mark.parametrize("country", ["ca", "other", None])
def test_where_both_are_written_it_is_asked(country: str | None) -> None:
    reading = read_typed("4/7/1974", TODAY, days_first=day_first(country))
    assert [str(found) for found in reading.ask] == ["1974-07-04", "1974-04-07"]


def test_two_figures_of_a_year_mean_this_century_but_for_a_birth() -> None:
    assert str(read_typed("12/1/27", TODAY, days_first=True, long_ago=False).answer) == "2027-01-12"
    assert str(read_typed("12/1/62", TODAY, days_first=True, long_ago=False).answer) == "1962-01-12"
    assert len(read_typed("12/1/20", TODAY, days_first=True).ask) == 2


@pytest.mark.parametrize(
    "text",
    ["two weeks ago", "yesterday", "2 weeks before Christmas 2026", "around new year", "Monday 15 January 2027",
     "31 February 2027", "32/13/2027", "may", "jan or feb 2027", "15 Jan 2027?", "~ March 2027", "12-14 March 2027",
     "15 16 Jan 2027", "before 2027", "a 15 Jan 2027", "15 Ja 2027"],
)  # fmt: skip
def test_nothing_is_guessed_from_other_words(text: str) -> None:
    assert read_typed(text, TODAY).answer == TypedDate(text, TODAY)
    assert read_typed(text, TODAY).ask == ()


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_an_empty_field_is_no_answer(text: str) -> None:
    assert read_typed(text, TODAY).answer is None


@given(st.text(max_size=60))
def test_own_words_keep_every_letter(text: str) -> None:
    answer = read_typed(text, TODAY).answer
    assert not isinstance(answer, TypedDate) or answer.typed == text


@given(st.dates(min_value=date(1850, 1, 1), max_value=date(2250, 12, 31)))
def test_a_date_that_was_printed_is_read_back(day: date) -> None:
    meant = PartialDate(day.year, day.month, day.day)
    assert read_typed(f"{day.day} {SHORT[day.month - 1]} {day.year}", TODAY).answer == meant
    assert parse_iso(str(meant)) == meant
    assert partial_date(day.year, day.month, day.day) == meant
