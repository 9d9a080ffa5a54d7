"""Words such as "an opioid": where she says that she takes one now they count like the name of one."""

from __future__ import annotations

import re

from ldnprep.medicines.sentences import sentences_with
from ldnprep.medicines.taking import taking
from ldnprep.medicines.taking_words import Taking

_TAKES = re.compile(r"\b(?:tak(?:e|ing)|us(?:e|ing)|on)\b", re.IGNORECASE)
# an opioid blocker, a painkiller without opioids, and what only goes by that word
_BEFORE = r"\b(?:non|anti)[\s-]*"
_BEHIND = r"\W+(?:block|antagon|free|sparing|induc|withdraw|rehab|aware|rota|serious|list\b|waiting)"


def takes_one(text: str, name: str) -> bool:
    """Whether such a word, as typed in a text, is what she takes now by a sentence of it."""
    typed = re.escape(name)
    other = re.compile(rf"{_BEFORE}{typed}|{typed}{_BEHIND}", re.IGNORECASE)
    said = (sentence for sentence in sentences_with(text, (name,)) if _TAKES.search(sentence))
    return any(taking(each, name, effects=False) is Taking.NOW and not other.search(each) for each in said)
