"""Pairs of strengths in a typed line: "paracetamol 30/500" is co-codamol, whatever else it is called."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ldnprep.medicines.fold import plainly

_NUMBER = r"(\d{1,4}(?:[.,]\d{1,2})?)"
_UNIT = r"\s*(?:mg|milligrams?)?\s*"
_PAIR = rf"(?i)(?<![\d.,/]){_NUMBER}{_UNIT}[/+&-]\s*{_NUMBER}{_UNIT}(?![\d/])"
_LONGEST = 2000


def pairs(text: str) -> Iterator[tuple[str, str]]:
    """Each pair of strengths, as in the lists ("30/500", the smaller one first), with the words that say it."""
    for found in re.finditer(_PAIR, plainly(text)[:_LONGEST]):
        one, other = (float(number.replace(",", ".")) for number in found.groups())
        smaller, larger = min(one, other), max(one, other)
        yield f"{smaller:g}/{larger:g}", text[found.start() : found.end()].strip()
