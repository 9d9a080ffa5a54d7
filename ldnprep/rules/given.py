"""A rescue spray against an overdose, such as naloxone, that was used on her: a hint of an opioid."""

from __future__ import annotations

import re

from ldnprep.medicines.sentences import sentences_with
from ldnprep.medicines.taking_words import KIN
from ldnprep.rules.past import clause_of

_BACK = r"(?:revived|resuscitated|rescued|saved|woken(?:\s+up)?|woke|brought|treated|came)"
_WAS = r"(?:was|had\s+to\s+be|got|have\s+been|had\s+been|needed|had)"
_ASKED = re.compile(r"\?|\b(?:if|unless|whether|never|not|no|would|could|should|might)\b", re.IGNORECASE)


def was_given(text: str, name: str) -> bool:
    """Whether a sentence tells that a rescue spray was used on her."""
    typed = re.escape(name)
    hers = (
        rf"\b(?:g[ai]ve|given|giving|sprayed|injected|used)\s+(?:\w+\s+)?(?:me|on\s+me)\b[^.]{{0,20}}\b{typed}",
        rf"\b{typed}\b[^.]{{0,20}}\bon\s+me\b",
        rf"\bI\s+{_WAS}\s+(?:(?:given|treated\s+with)\s+)?(?:\w+\s+)?{typed}\b(?!\s+(?:kit|training|course))",
        rf"\b(?:I|me)\b[^.]{{0,15}}\b{_BACK}\b[^.]{{0,25}}\b(?:with|by|after)\s+(?:\w+\s+)?{typed}",
        rf"\b{_BACK}\s+(?:me\b)?[^.]{{0,15}}\b(?:with|by|after)\s+(?:\w+\s+)?{typed}",
        rf"\b{typed}\s+(?:\w+\s+)?(?:revived|saved|woke|brought)\s+me\b",
    )
    told = re.compile("|".join(hers), re.IGNORECASE)
    kin = re.compile(rf"\b(?:my|his|her)\s+(?:{'|'.join(sorted(KIN))})\s+(?:was|were|got|had)\b", re.IGNORECASE)
    said = (each for each in sentences_with(text, (name,)) if told.search(each) and not kin.search(each))
    return any(not _ASKED.search(clause_of(each, name)) and not each.rstrip().endswith("?") for each in said)
