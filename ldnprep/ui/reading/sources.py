"""How a source is named in the window: never with a dose, which titles of studies like to hold."""

from __future__ import annotations

import re

from ldnprep.content.model import Source

_DOSE = re.compile(r"\d[\d.,]*\s*(?:mg|mcg|µg|ug|g|ml|mcl|milligram\w*|microgram\w*)\b", re.IGNORECASE)


def source_words(source: Source) -> str:
    """A source in one line, without a dose: its short name; else who, and where it can be found."""
    if source.short:
        return source.short
    words = source.citation
    if _DOSE.search(words):
        words = ". ".join(part for part in words.split(". ") if not _DOSE.search(part)).strip(" .") or source.id
    where = source.doi or (f"PMID {source.pmid}" if source.pmid else "") or source.registry or source.url
    return f"{words.rstrip('.')}. {where}" if where and where not in words else words
