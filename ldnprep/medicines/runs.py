"""A word in another script in, the name that stands in it out: written without spaces, or as one with an article."""

from __future__ import annotations

import re
from collections.abc import Iterable

# scripts that part words by spaces: Greek to Sinhala, and Georgian; not so Thai, Chinese, Japanese, Hangul in labels
_SPACED = re.compile("[\u0370-\u0dff\u10a0-\u10ff]")
# articles, "and", "with", "for", written as one with the name in Arabic and Hebrew
_ARTICLE = re.compile(
    "^(?:[\u0648\u0641\u0628\u0643]?\u0627\u0644|\u0644\u0644|[\u05d5\u05e9]?[\u05d4\u05d1\u05dc\u05de])(?=...)"
)


def in_run(folded: str, names: Iterable[str]) -> str | None:
    """The first of the names that stands in the word; None for a word in Latin letters.

    In scripts with spaces the word begins with it: the letters of "opium" stand in Arabic "ceftriaxone" too.
    """
    if folded.isascii():
        return None
    if not _SPACED.match(folded):
        return next((name for name in names if name in folded), None)
    words = (folded, _ARTICLE.sub("", folded))
    return next((name for name in names if any(word.startswith(name) for word in words)), None)
