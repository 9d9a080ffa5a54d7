"""A plaster that is no opioid, such as one of lidocaine, typed for the pain patch that she ticked."""

from __future__ import annotations

import re

from ldnprep.content.ids import PATCH
from ldnprep.medicines.model import LongActing
from ldnprep.rules.conditions import is_systemic
from ldnprep.rules.facts import Facts
from ldnprep.rules.model import MedicineLine

_PATCH = re.compile(r"\b(patch|plaster)(es|s)?\b", re.IGNORECASE)


def is_plaster(line: MedicineLine) -> bool:
    """Whether a typed row is a plaster that is known whole and is no opioid."""
    return line.is_harmless and says_patch(line)


def explain_the_patch(facts: Facts) -> bool:
    """Whether the patch that she ticked is such a plaster by her words, and no other row may be the patch."""
    return any(map(is_plaster, facts.lines)) and not any(map(_may_be_the_patch, facts.lines))


def _may_be_the_patch(line: MedicineLine) -> bool:
    if line.is_harmless:
        return False
    long_acting = any(match.long_acting is not LongActing.NO for match in line.recognised.matches)
    return says_patch(line) or getattr(line.row, "under", "") == PATCH or (is_systemic(line) and long_acting)


def says_patch(line: MedicineLine) -> bool:
    """Whether a typed row is a patch by its name, hers or the one that is known."""
    names = (line.row.name, *(match.name for match in line.recognised.matches))
    return any(map(_PATCH.search, names))
