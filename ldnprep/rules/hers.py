"""Whether a phrase is said of herself: not denied, read or only thought of right before it, nor of somebody else."""

from __future__ import annotations

import re

from ldnprep.medicines.taking_words import KIN, word_set

_NO = r"no|not|never|nor|without|dont|neither|\w*(?<!should)(?<!could)n['’]t"
_FEARED = r"worr(?:y|ied|ies)|fear\w*|scared|afraid|dread\w*"
_THOUGHT = rf"if|could|might|(?-i:may)|would|can|does|do|will|{_FEARED}|heard|vaccin\w+|risk|against"
_READ = re.compile(r"\b(?:read|leaflet|label|side\s+effects?)\b", re.IGNORECASE)
# up to the phrase; not "no one left and", "cannot stop thinking of", "have not told my husband that I"
_UP_TO_IT = r"(?:[^\w,;:]+(?!(?:and|but|so|i|one|hope|point|stop|help|told|tell|left|know|sure)\b)\w+){0,5}[^\w,;:]*$"
_DENIED = re.compile(rf"\b(?:{_NO}){_UP_TO_IT}", re.IGNORECASE)
_NOT_SO = re.compile(rf"\b(?:{_NO}|{_THOUGHT}){_UP_TO_IT}", re.IGNORECASE)
_NOT_SHE = word_set(
    """he she cat cats dog dogs horse pony puppy kitten rabbit hamster owl owls kid kids child children baby toddler
    twins"""
)
_OF_OTHERS = re.compile(rf"\b(?:{'|'.join(sorted(KIN | _NOT_SHE))})\b(?!.*\b(?:i|me|my)\b)", re.IGNORECASE)
_HERSELF = re.compile(r"\b(?:i|me|my|myself)\b", re.IGNORECASE)


def is_hers(sentence: str, found: re.Match[str], *, thought: bool = True) -> bool:
    """thought: whether what she only thinks of is not so, as an illness is; of ending her life it is."""
    before = sentence[: found.start()]
    if _READ.search(before) or (_NOT_SO if thought else _DENIED).search(before):
        return False
    return bool(_HERSELF.search(found[0])) or not _OF_OTHERS.search(before)
