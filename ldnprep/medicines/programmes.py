"""Treatment for opioid use told without the name of a medicine: "60 ml supervised", "on the juice", "my keyworker".

What it finds is to be checked; nobody is said to take anything.
"""

from __future__ import annotations

import re

_SERVICE = r"(?:drugs?|drug\s+and\s+alcohol|addictions?|substance(?:\s+(?:use|misuse))?|recovery|opioid|opiate)\s+"
_PLACE = r"(?:service|clinic|team|unit|cent(?:re|er)|program(?:me)?)s?"
_CHEMIST = r"(?:chemist|pharmac\w+)"
_SEEN = (
    r"(?:supervised|supervision|witnessed)(?!\s+(?:exercise|physio|walk|class|swim|train|visit|contact|an?\b|the\b))"
)
_GIVEN = r"(?:dos(?:e|es|ing)|consumption|script|pick\W?ups?|jabs?|shots?|injections?|meds|bottles?)"

# in any case of letters; one row a way of saying it
_PHRASES = (
    rf"{_SEEN}\W+(?:daily\W+)?{_GIVEN}",
    rf"(?:{_GIVEN}|{_CHEMIST}|\d+\s?mls?|daily)\b[^.\n]{{0,40}}?\W{_SEEN}",
    rf"{_SEEN}\b[^.\n]{{0,30}}?\W(?:daily|every\W+(?:day|morning)|{_CHEMIST})",
    rf"my\s+script\b[^.\n]{{0,20}}?\Wdaily\b[^.\n]{{0,20}}?\W{_CHEMIST}",
    r"(?:daily|every\s+day)\s+pick\W?ups?",
    r"take\W?(?:aways?|homes?)\s+(?:dos\w+|bottles?|meth\w*)",
    r"my\s+(?:own\s+)?key\W?worker",
    r"my\s+(?:drugs?|recovery|addictions?|substance(?:\s+(?:use|misuse))?)\s+(?:key\W?)?(?:worker|counsell?or|nurse)",
    r"keyworker\s+(?:is|says|said|at|from|thinks)",
    rf"(?:jabs?|shots?|injections?|implants?|script|dos(?:e|es|ed|ing))\b[^.\n]{{0,30}}?\W{_SERVICE}{_PLACE}",
    rf"{_SERVICE}{_PLACE}\b[^.\n]{{0,30}}?\W(?:jabs?|shots?|injections?|implants?|script|dos(?:e|es|ed|ing))",
    rf"green\s+(?:liquid|stuff|syrup|medicine|mixture)\b[^.\n]{{0,40}}?\W{_CHEMIST}",
    rf"{_CHEMIST}\b[^.\n]{{0,40}}?\Wgreen\s+(?:liquid|stuff|syrup|medicine|mixture)",
    r"(?:my|on\s+the|on)\s+green\s+(?:liquid|syrup|mixture)",
    r"(?:on|off|of)\s+the\s+juice(?!\s+(?:diet|cleanse|fast|bar|detox|plan|kick))",
    r"(?:opioid|opiate)\s+(?:agonist\s+)?(?:substitution|replacement|maintenance|treatment|agonist)\s*\w*",
    r"(?:on|in)\s+(?:a\s+|the\s+|my\s+)?maintenance\s+(?:script|program(?:me)?|dose)",
    r"dosing\s+(?:clinic|window|point)",
)
# letters that are everyday words unless they stand as capitals: "yoga mat class", "oat milk"
_CAPITALS = r"(?:OAT|OST|ORT|MAT|MMT|MOUD|OTP)\s+(?:program(?:me)?|clinic|treatment|doctor|patient|team|dos\w+|script)"
_TOLD = re.compile(rf"\b(?:(?i:{'|'.join(_PHRASES)})|{_CAPITALS}|on\s+(?:OAT|OST|MMT|MOUD))\b")
_SEEN_ALONE = re.compile(rf"\b{_SEEN}\b", re.IGNORECASE)


def told_of_one(text: str, *, row: bool = False) -> tuple[str, ...]:
    """The words that tell of such a treatment, as typed, in order. row: they stand in a row of medicines, where
    "supervised" alone tells it."""
    found = [match[0] for match in _TOLD.finditer(text)]
    found = found or [match[0] for match in _SEEN_ALONE.finditer(text) if row]
    return tuple(dict.fromkeys(found))
