"""A misspelt word in, the nearest known words out. The only module that knows rapidfuzz.

Distance: the number of slips (a letter too many, missing, wrong, two swapped) between two words; each letter is moved
at most once ("optimal string alignment").
"""

from __future__ import annotations

from collections.abc import Mapping
from operator import sub

from rapidfuzz.distance import OSA, Levenshtein
from rapidfuzz.process import extract

from ldnprep.medicines.terms import parted

# keys in their rows, and letters that are heard as one another: how a wrong letter comes about
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_HEARD = ("aeiouy", "ckqsxz", "bp", "dt", "fv", "gj", "gk", "lr", "mn", "vw")
# by how many letters a word may be longer that is so many slips away, the likeliest first
_LENGTHS = {1: (0, -1, 1), 2: (0, -1, 1, -2, 2)}


def is_likely(typed: str, meant: str) -> bool:
    """Whether `typed` is `meant` with slips as people make them: no letter in place of a far one that sounds otherwise.

    Letters too many, missing or exchanged are always likely.
    """
    steps = Levenshtein.editops(typed, meant)
    if OSA.distance(typed, meant) != len(steps):
        return True
    wrong = [(typed[step.src_pos], meant[step.dest_pos]) for step in steps if step.tag == "replace"]
    return all(_are_near(*pair) for pair in wrong)


def _are_near(one: str, other: str) -> bool:
    if any(one in heard and other in heard for heard in _HEARD):
        return True
    places = [(row, keys.find(letter)) for letter in (one, other) for row, keys in enumerate(_ROWS) if letter in keys]
    return len(places) > 1 and max(map(abs, map(sub, *places))) <= 1


def slips(one: str, other: str) -> int:
    """The distance of two words."""
    return OSA.distance(one, other)


class Near:
    """Known words by length, `joined`: only those of about the same length are compared."""

    def __init__(self, by_length: Mapping[str, str]) -> None:
        self._joined = by_length
        self._by_length: dict[int, list[str]] = {}

    def nearest(self, word: str, most: int) -> list[str]:
        """All known words at the smallest distance, which is at most `most`."""
        best, found = most, list[str]()
        for longer in _LENGTHS[most]:
            known = self._of(len(word) + longer)
            for candidate, distance, _ in extract(
                word, known, scorer=OSA.distance, processor=None, score_cutoff=best, limit=None
            ):
                if distance < best:
                    best, found = int(distance), []
                found.append(candidate)
        return found

    def _of(self, length: int) -> list[str]:
        """The words of one length, split when they are first looked at."""
        known = self._by_length.get(length)
        if known is None:
            known = self._by_length[length] = parted(self._joined.get(str(length), ""))
        return known
