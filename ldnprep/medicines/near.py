"""A misspelt word in, the nearest known words out. The only module that knows rapidfuzz.

Distance: the number of slips (a letter too many, missing, wrong, two swapped) between two words; each letter is moved
at most once ("optimal string alignment").
"""

from __future__ import annotations

from collections.abc import Mapping

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from ldnprep.medicines.terms import parted


def slips(one: str, other: str, most: int) -> int:
    """The distance of two words, or most + 1 when it is larger."""
    return OSA.distance(one, other, score_cutoff=most)


class Near:
    """Known words by length, `joined`: only those of about the same length are compared."""

    def __init__(self, by_length: Mapping[str, str]) -> None:
        self._joined = by_length
        self._by_length: dict[int, list[str]] = {}

    def nearest(self, word: str, most: int) -> tuple[int, list[str]]:
        """The smallest distance (most + 1: none within `most`) and all known words at that distance."""
        best, found = most, list[str]()
        for length in sorted(range(len(word) - most, len(word) + most + 1), key=lambda length: abs(length - len(word))):
            known = self._of(length)
            for candidate, distance, _ in extract(
                word, known, scorer=OSA.distance, processor=None, score_cutoff=best, limit=None
            ):
                if distance < best:
                    best, found = int(distance), []
                found.append(candidate)
        return (best, found) if found else (most + 1, [])

    def _of(self, length: int) -> list[str]:
        """The words of one length, split when they are first looked at."""
        known = self._by_length.get(length)
        if known is None:
            known = self._by_length[length] = parted(self._joined.get(str(length), ""))
        return known
