"""A planned day in her own words that is plainly months away: "sometime in spring", "in March", "next year"."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date

_SOON = re.compile(
    r"""(?ix)\b(today | tonight | tomorrow | soon | now | this | next\s+(week|month) | days? | weeks? | any\s+time
    | (mon|tues|wednes|thurs|fri|satur|sun)day)\b""",
)
_MONTHS_AWAY = re.compile(r"\b(two|three|four|five|six|a\s+few|some|several|[2-9]|1\d)\s+months\b", re.IGNORECASE)
_SEASONS = {"spring": (3, 9), "summer": (6, 12), "autumn": (9, 3), "fall": (9, 3), "winter": (12, 6)}  # north, south
_SEASON = re.compile(rf"\b({'|'.join(_SEASONS)})\b", re.IGNORECASE)
_MONTHS = {name.lower(): place for place, name in enumerate(calendar.month_name) if place}
_MONTH = re.compile(rf"\b({'|'.join(_MONTHS)})\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(20\d\d)\b")
_NEXT_YEAR = re.compile(r"\bnext\s+year\b", re.IGNORECASE)
_JANUARY, _ALL_MONTHS = 1, 12


def is_far(text: str, day: date | None) -> bool:
    """Whether words for a planned day say plainly that it is more than a month away; day: when they were written."""
    if day is None or _SOON.search(text):
        return False
    if _MONTHS_AWAY.search(text):
        return True
    told = list(_months_until(text, day))
    return bool(told) and min(told) > 1


def _months_until(text: str, day: date) -> Iterator[int]:
    """Months from this day to what each of the words names, the nearest reading of each."""
    years = [int(found[1]) for found in _YEAR.finditer(text)] + [day.year + 1 for _ in _NEXT_YEAR.finditer(text)]
    months = [_MONTHS[found[1].lower()] for found in _MONTH.finditer(text)]
    for month in months:
        yield (month - day.month) % _ALL_MONTHS
    for found in _SEASON.finditer(text):
        yield min((month - day.month) % _ALL_MONTHS for month in _SEASONS[found[1].lower()])
    if not months:
        for year in years:
            yield (year - day.year) * _ALL_MONTHS + _JANUARY - day.month
