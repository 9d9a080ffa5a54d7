"""What words beside something that was tried tell of the time since."""

from __future__ import annotations

from datetime import date

import pytest

from ldnprep.medicines.ago import Ago, ago, counts_from_its_day, is_ahead

DAY = date(2026, 11, 30)
TOLD = {
    Ago.STILL: """
on it since 2015
I still take it on bad days
not stopped, two last night
still take the odd one
tramadol, still now
still
haven't stopped
never really stopped
now and then
only when needed
one every night
I take it sometimes
cutting down
on bad nights
haven't
no
never
?
bad days only
2014, but back on it since the summer
2009, again since May
went back to it
the surgeon restarted it
too strong so I halve it
will stop when LDN starts
""",
    Ago.LATELY: """
last week
on Friday
2026-11
2026-11-24
Nov 2026
20 November
stopped yesterday
a few days ago
ten days ago
2 weeks ago, the script ran out
last month
November
stopped 20 Nov 2026 because of my doctor
Tuesday
not long ago
2026-10
2026-10-30
2026-12-01
in october
October 2026
30 October 2026
October 30
since I began LDN
when I ran out
2026
""",
    Ago.LONG: """
2019
2026-10-29
29 October 2026
29 October
October 29, 2026
October 29
November 2019
December
november 2025
it may be march 2019
years ago
10 years ago
in 2011, made me sick
6 months ago
March 2026
2026-03
March
as a child
last year
every night until 2019
now and then, years ago
none since 2012
stopped 2019 when I started gabapentin
haven't had it since 2015
not for years
I was 19
in the 90s
from 2010 to 2012
""",
    Ago.UNTOLD: """
made me sick
side effects
it did not help
still in pain
it may help others
it may.
my doctor said so
still no better
constipation
costs too much
no effect
never helped
made me itch again
started it in 2019
put on it in 2015
prescribed 2016
from 2012
since I got hooked on it in 2015
2014 and now on bad days
years ago, these days codeine
a while back
""",
}


@pytest.mark.parametrize(
    ("text", "told"), [(text, told) for told, texts in TOLD.items() for text in texts.strip().splitlines()]
)
def test_words_tell_how_long_ago(text: str, told: Ago) -> None:
    assert ago(text, DAY) is told


def test_a_month_without_a_year_is_the_last_one_that_was() -> None:
    assert ago("in December", date(2027, 1, 10)) is Ago.LATELY
    assert ago("in December", date(2027, 2, 10)) is Ago.LONG
    assert ago("in December", None) is Ago.UNTOLD


@pytest.mark.parametrize(
    ("text", "told"),
    [("2026-12-30", Ago.LONG), ("2026-12-31", Ago.LATELY), ("2026-00", Ago.LATELY), ("2026-13", Ago.LATELY)],
)
def test_an_impossible_month_is_any_of_its_year(text: str, told: Ago) -> None:
    assert ago(text, date(2027, 1, 31)) is told
    assert ago("2026", date(2027, 1, 31)) is Ago.LATELY


def test_a_date_that_cannot_be_counted_is_near() -> None:
    assert ago("2019", None) is Ago.LATELY
    assert ago("made me sick", None) is Ago.UNTOLD


def test_any_text_is_read() -> None:
    for text in ("", "2026-99-99", "31 February 2019", "still " * 400, "\x00", "may " * 500):
        assert ago(text, DAY) in tuple(Ago)


@pytest.mark.parametrize(
    ("text", "told"),  # l: lately, o: long ago, when it was written on the 15th of January, February, ... 2026
    [
        ("in March", "oolloooooooo"),
        ("5 March", "oolooooooooo"),
        ("in October", "ooooooooollo"),
        ("15 October 2025", "oooooooooooo"),
        ("October 2025", "oooooooooooo"),
        ("2025", "looooooooooo"),
        ("2026", "llllllllllll"),
        ("2026-03", "lllloooooooo"),
        ("2026-03-10", "lllooooooooo"),
        ("last year", "oooooooooooo"),
        ("since May", "oooolloooooo"),
        ("in May or June", "oooolllooooo"),
        ("31 December", "looooooooool"),
        ("on 1 January", "looooooooooo"),
        ("in December 2025", "looooooooooo"),
        ("made me sick in spring", "------------"),
    ],
)
def test_how_long_ago_a_day_is_depends_on_the_month_in_which_it_was_written(text: str, told: str) -> None:
    signs = {Ago.LATELY: "l", Ago.LONG: "o", Ago.UNTOLD: "-"}
    assert "".join(signs[ago(text, date(2026, month, 15))] for month in range(1, 13)) == told


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("Gastroscopy on 20 December", True),
        ("Gastroscopy on Dec 20th", True),
        ("scope 2026-12-20", True),
        ("Gastroscopy in December", False),  # it may have been
        ("Gastroscopy on 10 December", False),
        ("Gastroscopy on 20 November", False),
        ("20 tablets in December", False),
        ("no day", False),
    ],
)
def test_a_day_is_still_to_come_or_not(text: str, ahead: bool) -> None:
    assert is_ahead(text, date(2026, 12, 15)) is ahead
    assert not is_ahead(text, None)


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("10 or 12 days ago", True), ("on Sunday night", True), ("yesterday", True), ("last Tuesday", True),
        ("Thursday i think", True), ("about 2 weeks ago", True), ("the other day", True), ("a few hrs back", True),
        ("this morning", True), ("Sun", True), ("28 November", False), ("2026-11-28", False), ("Sunday 29 Nov", False),
        ("every Sunday", False), ("in 2019", False), ("not sure", False), ("", False), ("as needed", False),
    ],
)  # fmt: skip
def test_what_only_counts_with_the_day_on_which_it_was_written(text: str, counts: bool) -> None:
    assert counts_from_its_day(text) is counts
