"""A sentence that names an opioid which she never took ("I have never taken codeine"), or which others may still give
her ("they will give me fentanyl"). Few and whole patterns: whatever else a sentence says, it counts as use."""

from __future__ import annotations

import re
from collections.abc import Collection

from ldnprep.medicines.taking_words import NEVER_QUITE, word_set

_TAKEN = r"(?:taken|took|had|used|swallowed|touched|tried|wanted|been\s+(?:on|given))"
_AMONG = word_set(
    """any a an one single of the my strong such as like tablet tablets pill pills patch patches painkiller painkillers
    medicine medicines opioid opioids or nor and either ever at all in whole life myself"""
)
_TAKEN_BACK = word_set("but except only just other than apart until till since unless without now")  # before "never"
_NOT_WANTED = r"(?:,?\s*(?:and|nor|or)\s+(?:i\s+)?(?:do\s+not|don['’]?t|never|do)\s+(?:i\s+)?want\b.*)?"
_GIVERS = r"(?:they|surgeons?|an(?:a)?esthetists?|hospital|theatre|team|doctors?|dr|nurses?|dentist|ward|clinic)"
_SOON = re.compile(r"\b(?:today|tonight|tomorrow|now|already|again|after\s+that|i)\b", re.IGNORECASE)


def is_untaken(sentence: str, name: str, names: Collection[str]) -> bool:
    """Whether a sentence says in so many words that she never took it, or that others may give it to her one day.

    names: the opioids of the text, as typed."""
    return _is_denied(sentence, names) or _is_ahead(sentence, name)


def _is_denied(sentence: str, names: Collection[str]) -> bool:
    before, _, behind = sentence.casefold().partition("never")
    if not NEVER_QUITE.isdisjoint(re.findall(r"\w+", behind)) or not _TAKEN_BACK.isdisjoint(before.split()):
        return False
    among = "|".join((*(re.escape(each) for each in sorted(names, key=len, reverse=True)), *sorted(_AMONG)))
    objects = rf"(?:\s*,?\s*\b(?:{among})\b)+"
    verbs = rf"{_TAKEN}(?:\s*(?:,|or|nor|and)\s*{_TAKEN})*"
    pattern = rf"\bi(?:['’]ve|\s+have)?\s+never\b[^.;!?]*?\b{verbs}{objects}{_NOT_WANTED}\W*$"
    return bool(re.search(pattern, sentence, re.IGNORECASE))


def _is_ahead(sentence: str, name: str) -> bool:
    given = rf"\b{_GIVERS}\s+(?:will|may|might|would|want\s+to|plan\s+to|are\s+going\s+to|['’]ll)\s+(?:\w+\s+)?"
    pattern = rf"{given}(?:give|offer|use|put)\b(?:\s+\w+){{0,4}}\s+{re.escape(name)}\b"
    found = re.search(pattern, sentence, re.IGNORECASE)
    return bool(found) and not _SOON.search(sentence)
