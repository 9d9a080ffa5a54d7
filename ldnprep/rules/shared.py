"""What she shares: with `show_mood` off, her answers about mood must not be told from anything that leaves."""

from __future__ import annotations

from ldnprep.answers.model import Answers
from ldnprep.content.model import Checklist

MOOD = "mood_crisis"


def withheld_fields(checklist: Checklist, answers: Answers) -> frozenset[str]:
    """Ids of the fields that no sheet and no export may tell, whatever the answer; empty when all is shared.

    The answer about suicide and what stands beside it in the safety table. Questions that wait for one of these count
    as not asked then, so that neither they nor their absence gives anything away.
    """
    if answers.settings.show_mood:
        return frozenset()
    beside = {name for row in checklist.safety_table if row.field == MOOD for name in row.beside}
    return frozenset(beside | {MOOD})
