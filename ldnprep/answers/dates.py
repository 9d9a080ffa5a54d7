"""Dates as a person gives them: exact as far as known, or in her own words. Nothing is guessed from words.

In files: `2027-01-15`, `2027-03` or `2027` (what `str` of a PartialDate gives). In the wizard also what can be read in
one way only ("15 Jan 2027"); what can be read in two ways is asked back; everything else is kept as typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import MAXYEAR, MINYEAR, date, datetime

from msgspec import Struct

from ldnprep.answers.model import DateAnswer, DateNotSure, PartialDate, TypedDate

# nobody who fills in a sheet was born before the first or plans after the last; outside is a slip of the finger
FIRST_YEAR, LAST_YEAR = 1850, 2250

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_YEAR_FIRST = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
_YEAR_LAST = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4}|[0-9]{2})")
_MONTH_YEAR = re.compile(r"([0-9]{1,2})[/.]([0-9]{4})")
_NUMBER = re.compile(r"([0-9]{1,4})(st|nd|rd|th)?")
_WORDS = re.compile(r"[^\W_]+")
_ONLY_SEPARATORS = re.compile(r"(?:[\s.,]|[^\W_])*")

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_BESIDE = frozenset({"of", "in"})  # words that say nothing beside a month
_DAY_FIRST = {"us": False, "uk": True, "ie": True, "au": True, "nz": True}  # Canada writes both
_NOT_SURE = frozenset({"not sure", "not_sure", "unsure", "not sure."})
_YEARS_AHEAD = 5  # a two-digit year further ahead than this is of the last century


class DateReading(Struct, frozen=True):
    """What a typed date means. answer: to be stored, None for an empty text.

    ask: readings among which she should choose, in words ("4 May 2027 or 5 April 2027?"); until she does, `answer`
    holds her own words. Empty when there is nothing to ask.
    """

    answer: DateAnswer | None
    ask: tuple[PartialDate, ...] = ()


def partial_date(year: int, month: int | None = None, day: int | None = None) -> PartialDate | None:
    """The date, or None when the calendar does not have it or its year cannot be meant."""
    try:
        date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    return PartialDate(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None


def parse_moment(text: str) -> datetime:
    """A time of a time zone, as in `2026-11-22T10:15:00Z`. Raises ValueError, also at the ends of the calendar.

    There the same moment has no date in other time zones, and every later sum with it would fail.
    """
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None or not MINYEAR < moment.year < MAXYEAR:
        raise ValueError("this moment has no date in every time zone")
    return moment


def parse_iso(text: str) -> PartialDate | None:
    """`2027-01-15`, `2027-03` or `2027`; None for anything else."""
    found = _ISO.fullmatch(text)
    return partial_date(*(int(part) for part in found.groups() if part is not None)) if found else None


def day_first(country: str | None) -> bool | None:
    """Whether people there write the day before the month; None where both are usual, or nothing is known."""
    return _DAY_FIRST.get(country or "")


def read_typed(text: str, today: date, *, days_first: bool | None = None, long_ago: bool = True) -> DateReading:
    """What a person typed into a date field of the wizard; `today` is the day of typing.

    A text that means one date gives that date. A text that can mean several is asked back. Other words are kept.
    days_first: what decides between 4/7 and 7/4; None: nothing does. long_ago: "27" may be 1927 as well as 2027.
    """
    words = " ".join(text.split()).casefold()
    if not words:
        return DateReading(None)
    if words in _NOT_SURE:
        return DateReading(DateNotSure())
    certain, readings = _readings(words, today, days_first, long_ago=long_ago)
    if certain and len(readings) == 1:
        return DateReading(readings[0])
    return DateReading(TypedDate(text, today), readings)


# --- reading ----------------------------------------------------------------------------------------------------------


def _readings(
    words: str, today: date, days_first: bool | None, *, long_ago: bool
) -> tuple[bool, tuple[PartialDate, ...]]:
    """Whether the writing leaves no doubt when there is one reading, and all readings, without repetition."""
    if exact := parse_iso(words):
        return True, (exact,)
    if found := _YEAR_FIRST.fullmatch(words):
        return True, _valid([(int(found[1]), int(found[2]), int(found[3]))])
    if found := _MONTH_YEAR.fullmatch(words):
        return True, _valid([(int(found[2]), int(found[1]))])
    if found := _YEAR_LAST.fullmatch(words):
        years = _years(found[3], today)[0 if long_ago else -1 :]
        orders = _orders(int(found[1]), int(found[2]), days_first)
        readings = next(filter(None, (_valid((y, m, d) for y in years for m, d in order) for order in orders)), ())
        return len(found[3]) == 4 or days_first is not None, readings
    return _readings_with_month_name(words, today)


def _orders(a: int, b: int, days_first: bool | None) -> tuple[tuple[tuple[int, int], ...], ...]:
    """Months with days in which two numbers may be read: the first that the calendar has counts."""
    usual, other = (b, a), (a, b)
    if days_first is None:
        return ((usual, other),)
    return ((usual,), (other,)) if days_first else ((other,), (usual,))


def _years(digits: str, today: date) -> tuple[int, ...]:
    if len(digits) == 4:
        return (int(digits),)
    return tuple(y for y in (1900 + int(digits), 2000 + int(digits)) if y <= today.year + _YEARS_AHEAD)


def _valid(parts: Iterable[tuple[int, ...]]) -> tuple[PartialDate, ...]:
    return tuple(dict.fromkeys(found for part in parts if (found := partial_date(*part))))


def _readings_with_month_name(words: str, today: date) -> tuple[bool, tuple[PartialDate, ...]]:
    """ "15 Jan 2027", "January 15th, 2027", "Fri 15 January 2027", "jan 2027"; "15 Jan" and "March" have two readings.

    "may" alone is a word like any other.
    """
    if words == "may" or not _ONLY_SEPARATORS.fullmatch(words):
        return False, ()
    tokens = [token for token in _WORDS.findall(words) if token not in _BESIDE]
    months = [n for token in tokens if (n := _number_of_name(token, _MONTHS, 3))]
    weekdays = [n for token in tokens if (n := _number_of_name(token, _WEEKDAYS, 3))]
    numbers = [found for token in tokens if (found := _NUMBER.fullmatch(token))]
    if len(months) != 1 or len(weekdays) > 1 or len(tokens) != 1 + len(weekdays) + len(numbers):
        return False, ()
    years = [int(n[1]) for n in numbers if len(n[1]) == 4 and not n[2]]
    days = [int(n[1]) for n in numbers if len(n[1]) <= 2]
    if len(years) > 1 or len(days) > 1 or len(years) + len(days) != len(numbers):
        return False, ()
    return _combine(years, months[0], days, weekdays, today)


def _combine(
    years: list[int], month: int, days: list[int], weekdays: list[int], today: date
) -> tuple[bool, tuple[PartialDate, ...]]:
    if years:
        found = _valid([(years[0], month, *days)])
    else:  # the last and the next such day or month: which of them is not for us to say
        near = _valid((year, month, *days) for year in range(today.year - 1, today.year + 2))
        past = [d for d in near if date(d.year, month, d.day or 1) <= today][-1:]
        ahead = [d for d in near if date(d.year, month, d.day or 1) > today][:1]
        found = (*past, *ahead)
    if weekdays:
        found = tuple(d for d in found if d.complete and d.complete.isoweekday() == weekdays[0])
    return bool(years), found


def _number_of_name(token: str, names: Sequence[str], shortest: int) -> int | None:
    """1 for the first of the names, spelt in full or cut to at least `shortest` letters; None for other words."""
    return next((n for n, name in enumerate(names, 1) if len(token) >= shortest and name.startswith(token)), None)
