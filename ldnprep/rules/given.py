"""A rescue spray against an overdose, such as naloxone, that she keeps or was given: it goes with opioids."""

from __future__ import annotations

import re

from ldnprep.medicines.sentences import sentences_with
from ldnprep.rules.hers import is_hers

_NOT_HERS = re.compile(
    r"""(?ix)\b(?:training|trained|course|learn\w*|at\s+work|my\s+job|paramedic|first\s+aid\w*|should|unless|whether
    |wonder\w*|instead\s+of|difference|same\s+as|like)\b""",
)


def goes_with_her(text: str, name: str) -> bool:
    """Whether a sentence tells that a rescue spray was used on her, or that she has one."""
    typed = re.compile(rf"\b{re.escape(name)}", re.IGNORECASE)
    said = (each for each in sentences_with(text, (name,)) if not each.endswith("?") and not _NOT_HERS.search(each))
    return any(is_hers(each, found) for each in said for found in typed.finditer(each))
