"""A misspelt word in, the nearest known words out. The only module that knows rapidfuzz.

Distance: the number of slips (a letter too many, missing, wrong, two swapped) between two words; each letter is moved
at most once ("optimal string alignment").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract


def slips(one: str, other: str, most: int) -> int:
    """The distance of two words, or most + 1 when it is larger."""
    return OSA.distance(one, other, score_cutoff=most)


class Near:
    """Known words by length, so that only those of about the same length are compared."""

    def __init__(self, words: Iterable[str]) -> None:
        by_length: dict[int, list[str]] = defaultdict(list)
        for word in words:
            by_length[len(word)].append(word)
        self._by_length = dict(by_length)

    def nearest(self, word: str, most: int) -> tuple[int, list[str]]:
        """The smallest distance (most + 1: none within `most`) and all known words at that distance."""
        best, found = most, list[str]()
        for length in sorted(range(len(word) - most, len(word) + most + 1), key=lambda length: abs(length - len(word))):
            known = self._by_length.get(length)
            if not known:
                continue
            for candidate, distance, _ in extract(
                word, known, scorer=OSA.distance, processor=None, score_cutoff=best, limit=None
            ):
                if distance < best:
                    best, found = int(distance), []
                found.append(candidate)
        return (best, found) if found else (most + 1, [])
