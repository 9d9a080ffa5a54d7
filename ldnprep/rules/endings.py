"""Words of ending her life in the notes or in a box about mood: a few exact phrases, beside an answer "no" or none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ldnprep.medicines.ago import Ago, ago
from ldnprep.medicines.sentences import sentences
from ldnprep.medicines.taking_words import KIN, NEGATED

NOTES = "notes"
_PHRASES = re.compile(
    r"""\b(?:end(?:ing)?\s+it\s+all | (?:of|about|plan\w*|like|want\w*|consider\w*)\s+(?:to\s+)?end(?:ing)?\s+it\b
    | end(?:ing)?\s+my\s+(?:own\s+)?life | tak(?:e|ing)\s+my\s+own\s+life | kill(?:ing)?\s+myself
    | suicid\w*(?!\s+(?:hotline|helpline|prevention))
    | better\s+off\s+without\s+me | (?:want|wish)\s+to\s+die | wish\s+i\s+(?:was|were)\s+dead)\b""",
    re.IGNORECASE | re.VERBOSE,
)
# another person's, denied, or only read of; "not" alone is no denial of the rest: "I could not stop thinking of ..."
_NOT_HERS = re.compile(
    rf"""\b(?:{"|".join(sorted(KIN))}|read|leaflet|label|side\s+effects?|no|never|nor
    |(?:not|{NEGATED})\s+(?!(?:stop|help|quit|avoid)\b)(?:\w+\s+)?
     (?:suicid\w*|want|wish|think\w*|plan\w*|going|had|have|feel\w*)|without(?!\ me\b))\b""",
    re.IGNORECASE | re.VERBOSE,
)


def ending_words(text: str, day: date | None) -> Iterator[str]:
    """The phrases, as typed, in sentences that speak of herself and of now. day: when it was written, if known."""
    for sentence in sentences(text):
        found = _PHRASES.search(sentence)
        before = sentence[: found.start()] + found[0] if found else ""
        if found and not sentence.endswith("?") and not _NOT_HERS.search(before) and ago(sentence, day) is not Ago.LONG:
            yield found[0]
