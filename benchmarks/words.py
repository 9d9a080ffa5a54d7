"""How far two PDFs hold the same words: extracted, counted, compared."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from ldnprep.outputs.pdf.raster import page_texts

MOST_DIFFERENT = 0.02
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Read:
    """What came back out of a PDF. cut: what two neighbours make together: the extractor puts a space in a word where a
    program placed its letters one by one."""

    pages: int
    words: Counter[str]
    cut: tuple[tuple[str, str], ...]

    @property
    def count(self) -> int:
        return sum(self.words.values())

    def differs_from(self, other: Read) -> float:
        """The share of words that stand in one of the two only; a word that came out in two pieces is that word."""
        extra, missing = self.words - other.words, other.words - self.words
        for one, two in self.cut:
            if missing[one + two] > 0 and extra[one] > 0 and extra[two] > 0:
                missing[one + two] -= 1
                extra.subtract((one, two))
        apart = sum((+extra + +missing).values())
        return apart / max(1, other.count)


def read(pdf: bytes, footer: str = "") -> Read:
    """Pages and words (runs of letters and digits) of a PDF, without what stands at the foot of each page: that depends
    on their number. footer: its words, `{page}` and `{pages}` for the numbers.
    """
    texts = page_texts(pdf)
    found = [_WORD.findall(text) for text in texts]
    words = Counter(word for page in found for word in page)
    for page in range(1, len(texts) + 1):
        words -= Counter(_WORD.findall(footer.format(page=page, pages=len(texts))))
    return Read(len(texts), words, tuple(pair for page in found for pair in pairwise(page)))
