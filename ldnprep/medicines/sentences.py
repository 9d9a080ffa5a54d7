"""Running text in, its sentences out: what one of them says of a name is not said of another."""

from __future__ import annotations

import re
from collections.abc import Collection

# "Dr. Jones" ends none
_BREAKS = re.compile(r"(?<=[.!?])(?<!\b[DMS][rst]\.)(?<!\bMrs\.)(?<!\bProf\.)(?<!\bvs\.)\s+|\n+")


def sentences(text: str) -> list[str]:
    """The sentences of a text, each with the sign that ends it."""
    return [sentence.strip() for sentence in _BREAKS.split(text) if sentence.strip()]


def sentences_with(text: str, names: Collection[str]) -> list[str]:
    """Those in which one of these names stands."""
    return [sentence for sentence in sentences(text) if holds_one(sentence, names)]


def holds_one(sentence: str, names: Collection[str]) -> bool:
    """Whether one of these names stands in a sentence."""
    lowered = sentence.casefold()
    return any(name.casefold() in lowered for name in names)
