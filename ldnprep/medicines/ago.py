"""How long ago something ended, in words as people write them beside what they tried: still used, lately, long ago.

The box beside it asks why it was stopped, so that most words tell no time at all ("made me sick"): UNTOLD. What may be
lately counts as lately: a month or a year does when one of its days lies within the last weeks. Only what is plainly
old is LONG: not "on it since 2015".
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date

from ldnprep.medicines.taking_words import NEGATED
from ldnprep.named import Named

LATELY_DAYS = 31  # the same window as for the day of the last opioid


class Ago(Named):
    """What words tell of the time since it was used."""

    STILL = "still"
    LATELY = "lately"
    LONG = "long"
    UNTOLD = "untold"


# says so itself, whatever else is told
_STILL = re.compile(
    r"""(?ix)\b(
    (not|never|haven['’]?t|hasn['’]?t|didn['’]?t|have\s+not|did\s+not)\s+
      (really\s+|fully\s+|quite\s+|yet\s+)*(stop|stopped|stopping)\b
    | still\s+(take|taking|on\b|use|using|have\s+(it|some|one|the\s+odd)|get|do\b|the\s+odd|now|sometimes|when|need)
    | still\s+(have|got|do)\s*([,.;]|\W*$) | still\W*$ | still\s*[,.;]
    | on\s+(it|them|this|that)\s+since\b | the\s+odd\s+(one|tablet|pill|dose|day)
    | (back|again)\s+(on|to|with)\s+(it|them|this|that) | went\s+back\s+(on|to)\b
    | (re)?started\s+(it|them|this)?\s*again | restarted | (on|using|taking)\s+(it|them)\s+again | again\s+since
    | (i|we)\s+(now\s+)?(halve|half|split|cut)\s+(it|them)
    | ^\W*(no|not|never|none|n/a|haven['’]?t|have\s+not|not\s+yet|i\s+haven['’]?t)\W*$
    | (will|going\s+to|plan\s+to|want\s+to|hope\s+to)\s+stop\b
    | (now|currently|at\s+the\s+moment)\s*\W*$ | ongoing | cutting\s+down | tapering | weaning | reducing
    )""",
)
# says how often; beside a year long past it speaks of then
_OFTEN = re.compile(
    r"""(?ix)\b(
    (on|for|at)\s+(a\s+|my\s+|the\s+|very\s+)*(bad|worst|odd|rough)\s+(days?|nights?|times?|occasions?)
    | (bad|worst|odd|rough)\s+(days?|nights?)\s+only | only\s+(on\s+)?(bad|worst|odd|rough)\s+(days?|nights?)
    | now\s+and\s+(then|again) | from\s+time\s+to\s+time | once\s+in\s+a\s+while
    | sometimes | occasionally | prn | (when|as|if)\s+(needed|required)
    | (every|each)\s+(day|night|week|morning|evening) | daily | nightly
    | (i|we)\s+(only\s+|now\s+|just\s+)?(take|use)\s+(it|them|one|two|some|half)
    )\b""",
)
_NO_WORD = re.compile(r"^\W*\?\W*$")  # nothing says that it ended
_NOT_USE = re.compile(r"\bstill\s+(in\s+pain|hurts?|hurting|sore|sick|ill|no\b|not\b|had\s+pain|have\s+pain)", re.I)
_LATELY = re.compile(
    r"""(?ix)\b(
    today | tonight | yesterday | last\s+(night|week|weekend|month) | this\s+(week|month|morning|weekend)
    | (last|this|on|since|until|till)\s+(mon|tues|wednes|thurs|fri|satur|sun)day
    | ^\W*(mon|tues|wednes|thurs|fri|satur|sun)day\W*$ | not\s+(so\s+|very\s+)?long\s+ago
    | (since|when|once|before)\s+(i\s+)?(began|begin|started|start|starting|beginning)\s+(on\s+)?(ldn|naltrexone)
    | (when|since)\s+(i|they|it)\s+ran\s+out
    | (a|one|two|three|four|[1-4]|a\s+few|few|a\s+couple\s+of|couple\s+of|some)\s+(weeks?|wks?)\s*(ago|back)
    | (a|an?|one|two|three|four|five|six|ten|\d{1,2}|a\s+few|few|a\s+couple\s+of|couple\s+of|some|several)\s+
      (hours?|days?|nights?)\s*(ago|back)
    | (a|one|1)\s+month\s+ago | just\s+(stopped|now) | recently | lately | the\s+other\s+(day|night|week)
    )\b""",
)
_LONG = re.compile(
    r"""(?ix)\b(
    (years?|yrs?|ages|decades?|long)\s*(ago|back) | (many|two|three|four|five|six|seven|eight|nine|ten
      |\d{1,2}|some|few|several)\s+
      (years?|yrs?|months?)\s*(ago|back)
    | as\s+a\s+(child|teenager|teen|kid) | in\s+my\s+(teens|twenties|thirties|forties|fifties|youth|\d0s)
    | long\s+time\s+(ago|back) | last\s+year
    | (when\s+)?i\s+was\s+(a\s+|only\s+)?(young|\d{1,2}|child|kid|little|teen(ager)?|student|schoolgirl|fifteen
      |sixteen|seventeen|eighteen|nineteen|twenty)\b(?!\s+(minutes|mins|hours|weeks|days))
    | the\s+(\w+\s+)?(eighties|nineties|noughties|((19|20)|['’])?\d0s)
    )""",
)
# beside a day long past: it goes on since, or something else is taken now
_GOES_ON = re.compile(
    r"""(?ix)\b(
    since\s+([\w'’]+\s+){0,8}?(19|20)\d\d | from\s+(\w+\s+)?(19|20)\d\d(?!\s*(to|until|till|-|–))
    | (i|we)\s+(am|take|use|need|have)\b | i['’]?m\s+on
    | (on|taking|using)\s+(it|them|one) | now(?!\s+and\s+then) | these\s+days | nowadays
    )\b""",
)
_ENDED = rf"\b(not|none|nothing|never|no|without|stopped|off|ended|finished|{NEGATED})\b"
_ENDED_THEN = re.compile(rf"{_ENDED}[^.;]*\bsince\s+([\w'’]+\s+){{0,8}}?(?=(19|20)\d\d)", re.IGNORECASE)
# a day long past on which it began is none on which it ended
_BEGAN = re.compile(
    r"\b(started|began|begun|prescribed|onwards?|first(?!\s+(?:baby|child|born|birth|pregnancy|son|daughter|one))|introduced|(put|started|began)\s+(me\s+)?on|hooked|addicted)\b",
    re.IGNORECASE,
)
_OVER = re.compile(r"\b(stopped|ended|finished|quit|came\s+off|gave\s+up|until|till)\b", re.IGNORECASE)
_FOR_YEARS = re.compile(rf"{_ENDED}[^.;]*\b(for|in)\s+(\w+\s+)?(years|decades)\b", re.IGNORECASE)
_MONTHS = {name.lower(): place for place, name in enumerate(calendar.month_name) if place} | {
    name.lower(): place for place, name in enumerate(calendar.month_abbr) if place
}
_ISO = re.compile(r"\b((?:19|20)\d\d)-(\d\d)(?:-(\d\d))?\b")
_NAMED = re.compile(
    rf"(?:\b(\d{{1,2}})(?:st|nd|rd|th)?\s+)?\b({'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
    r"(?:\s+(\d{1,2})(?:st|nd|rd|th)?\b(?!\d))?(?:,?\s*((?:19|20)\d\d)\b)?",
    re.IGNORECASE,
)
_DAY = re.compile(r"\b\d\d?(?:st|nd|rd|th)?\b", re.IGNORECASE)  # of a month
_NO_MONTH = ("may", "may.")  # "it may help"
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


_FROM_TODAY = re.compile(
    r"""(?ix)\b(ago|back|today|tonight|yesterday|recently|lately
    |(?:last|this|past)\s+(?:\w+\s+)?(?:night|week|weekend|month|morning)|(?<!every\s)(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?|the\s+other\s+\w+)\b""",
)


def counts_from_its_day(text: str) -> bool:
    """Whether words name a time that is known only with the day on which they were written: "10 days ago"."""
    return bool(_FROM_TODAY.search(text)) and not any(_last_days(text, date.max))


def ago(text: str, day: date | None, *, within: int = LATELY_DAYS) -> Ago:
    """What a text tells of the time since; day: when it was written, if known; within: days that are lately. Never
    raises."""
    if _STILL.search(_NOT_USE.sub("", text)) or _NO_WORD.search(text):
        return Ago.STILL
    if _LATELY.search(text):
        return Ago.LATELY
    days = list(_last_days(text, day))
    if any(day is None or (day - last).days <= within for last in days):
        return Ago.LATELY
    if days or _LONG.search(text) or _FOR_YEARS.search(text):
        goes_on = _GOES_ON.search(_ENDED_THEN.sub("", text))
        begins = _BEGAN.search(text) and not _OVER.search(text)
        return Ago.UNTOLD if goes_on or begins else Ago.LONG
    return Ago.STILL if _OFTEN.search(text) else Ago.UNTOLD


def is_ahead(text: str, day: date | None) -> bool:
    """Whether a text names a day that was still to come when it was written: "20 December"; never a whole month."""
    dates = (found[0] for pattern in (_ISO, _NAMED) for found in pattern.finditer(text))
    whole = (each for each in dates if _DAY.search(each))
    return day is not None and any(last > day for each in whole for last in _last_days(each, day))


def _last_days(text: str, day: date | None) -> Iterator[date]:
    """The last day that each date in a text may mean; a month without a year is the last one that was."""
    for match in _ISO.finditer(text):
        year, month, on = (int(part or 0) for part in match.groups())
        yield _last_day(year, month, on)
    rest = _ISO.sub(" ", text)
    for match in _NAMED.finditer(rest):
        month = _MONTHS[match[2].lower()]
        year = int(match[4] or _last_year_of(month, day))
        if year and match[0] not in _NO_MONTH:
            yield _last_day(year, month, int(match[1] or match[3] or 0))
    for match in _YEAR.finditer(_NAMED.sub(" ", rest)):
        yield date(int(match[0]), 12, 31)


def _last_year_of(month: int, day: date | None) -> int:
    if day is None:
        return 0
    return day.year if month <= day.month else day.year - 1


def _last_day(year: int, month: int, on: int) -> date:
    """The last day of a date; an impossible one means its month or year."""
    if month not in _MONTHS.values():
        return date(year, 12, 31)
    last = calendar.monthrange(year, month)[1]
    return date(year, month, min(on or last, last))
