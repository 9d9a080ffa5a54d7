"""A line that says what is not taken: "no opioids", "I don't take codeine". It is to be checked, never cleared.

One word in place of a name is no medicine at all: "none" in a box that asks for any other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ldnprep.medicines.fold import Word, words
from ldnprep.medicines.words import NOTHING

# the beginnings of such a line, in the folded words that people write
_BEGINNINGS = (
    ("no",),
    ("not", "on"),
    ("not", "taking"),
    ("i", "don", "t", "take"),
    ("i", "dont", "take"),
    ("i", "do", "not", "take"),
    ("i", "never", "take"),
    ("i", "am", "not", "on"),
    ("i", "m", "not", "on"),
    ("don", "t", "take"),
    ("do", "not", "take"),
)
_LONGEST = 7
# words that take it back, or say that it was taken
_BUT = frozenset(
    """but except only just much many often more anymore longer now yet until since unless without daily every today
    yesterday apart other always week month year left""".split()  # noqa: SIM905
)
_NONE = NOTHING | frozenset({"noneofthese", "noneofthose", "noneofthem", "noneoftheabove", "notapplicable", "notany"})
_DASHES = re.compile(r"\s*[-\u2013\u2014/]+\s*")


def says_none(text: str) -> bool:
    """Whether the whole text stands in place of a name and says that there is none; "none?" does not."""
    plain = "?" not in text and "".join([word.folded for word in words(text)]) in _NONE
    return plain or bool(_DASHES.fullmatch(text))


def denies(line: Sequence[Word]) -> bool:
    """Whether a short line says in one breath that something is not taken; "no more codeine since May" does not."""
    folded = [word.folded for word in line]
    if len(folded) > _LONGEST or not _BUT.isdisjoint(folded) or any(word.is_number for word in line):
        return False
    if any(sign in word.before for word in line[1:] for sign in ",;/+.!?\n"):
        return False
    return any(tuple(folded[: len(beginning)]) == beginning for beginning in _BEGINNINGS)
