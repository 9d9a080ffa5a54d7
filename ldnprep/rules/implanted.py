"""LDN or naltrexone told without a verb of taking: an implant, a shot from a clinic, a line as of a list."""

from __future__ import annotations

import re
from datetime import date

from ldnprep.medicines.ago import Ago, ago
from ldnprep.medicines.sentences import sentences_with
from ldnprep.medicines.taking_words import KIN, NEGATED

_FORMS = r"(?:implants?|pellets?|shots?|jabs?|injections?)"
_NOT_HERS = re.compile(
    rf"""(?ix)\b(?:{"|".join(sorted(KIN))}|{NEGATED}|no|not|never|nor|without|cannot|if|whether|would|should|could|might|
    want\w*|wish\w*|hop(?:e|ing)|read|heard|ask\w*|about|wonder\w*|consider\w*|think\w*|offer\w*|refus\w*|suggest\w*|
    instead|next|soon|tomorrow|will|to\s+(?:get|have|take|try|start)|information|appointment|he|she|his|her|people|some|studies|study|trials?)\b|\?""",
)
_FROM = r"(?:the|my|a)\s+(?:\w+\s+)?(?:clinic|gp|doctor|hospital|nurse|consultant|psychiatrist|rehab|pharmacy|chemist)"
_OFTEN = r"(?:every|each|once\s+a)\s+(?:\d+\s+|four\s+)?(?:nights?|days?|weeks?|months?)|monthly|daily|nightly|weekly"
_LATELY = r"(?:last|this)\s+(?:week|month|night|\w+day)|yesterday|(?:\d+|an?|two|three|four|few)\s+(?:day|week)s?\s+ago"
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)\w*"
_FORM_LAST = re.compile(rf"\s+{_FORMS}$", re.IGNORECASE)  # "naltrexone implant" is a name of its own
_LASTS = re.compile(r"\b(?:implant|pellet)s?\b", re.IGNORECASE)
_OUT = re.compile(r"\b(?:taken\s+out|removed|came\s+out|years\s+ago|ran\s+out|wore\s+off|as\s+a\s+child)\b", re.I)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def tells_of_blocker(text: str, name: str, day: date | None) -> bool:
    """Whether a sentence tells that she has an implant of LDN or naltrexone, or is given it, not long ago."""
    typed = re.escape(_FORM_LAST.sub("", name))
    hers = (
        rf"\bmy\s+(?:\w+\s+)?{typed}\s+{_FORMS}",
        rf"\b(?:put|placed|inserted|fitted|implanted|had|have|got)\b[^.]{{0,30}}\b{typed}\s+{_FORMS}",
        rf"\b{typed}\s+{_FORMS}\b[^.]{{0,20}}\b(?:put\s+in|placed|inserted|fitted|in\s+place)",
        rf"\b(?:gave|gives?|giving)\s+me\s+(?:(?:the|my|a|an)\s+)?{typed}",
        rf"^\W*{typed}(?:\s+{_FORMS})?\W+(?:{_OFTEN}|(?:since|in|from)\s+(?:\w+\s+)?(?:{_MONTH}|\d+))\b",
        rf"^\W*{typed}\s+{_FORMS}\W+(?:\w+\s+)?(?:{_MONTH}|\d)",
        rf"^\W*{typed}(?:\s+{_FORMS})?\W+(?:{_LATELY})\b",
        rf"^\W*{typed}\s+(?:\d+\s*(?:mg\s+)?)?from\s+{_FROM}",
    )
    told = re.compile("|".join(hers), re.IGNORECASE)
    said = (each for each in sentences_with(text, (name,)) if told.search(each) and not _NOT_HERS.search(each))
    return any(not _is_over(each, day) for each in said)


def _is_over(sentence: str, day: date | None) -> bool:
    """An implant gives off its medicine for months: only what was years ago, or is out, is over."""
    if not _LASTS.search(sentence):
        return ago(sentence, day) is Ago.LONG
    years = [int(year) for year in _YEAR.findall(sentence)]
    return bool(_OUT.search(sentence)) or bool(years and day and max(years) < day.year - 1)
