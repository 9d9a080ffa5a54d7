"""How far two PDFs hold the same words: extracted, counted, compared."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from ldnprep.outputs.pdf.raster import page_texts

MOST_DIFFERENT = 0.02
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Read:
    """What came back out of a PDF."""

    pages: int
    words: Counter[str]

    @property
    def count(self) -> int:
        return sum(self.words.values())

    def differs_from(self, other: Read) -> float:
        """The share of words that stand in one of the two only."""
        apart = sum(((self.words - other.words) + (other.words - self.words)).values())
        return apart / max(1, other.count)


def read(pdf: bytes) -> Read:
    """Pages and words (runs of letters and digits) of a PDF."""
    texts = page_texts(pdf)
    return Read(len(texts), Counter(word for text in texts for word in _WORD.findall(text)))
