"""What she shares: with `show_mood` off, the answer about suicide must not be told from anything that leaves."""

from __future__ import annotations

from ldnprep.answers.model import Answers

MOOD = frozenset({"mood_crisis"})


def withheld_fields(answers: Answers) -> frozenset[str]:
    """Ids of the fields that no sheet and no export may tell, whatever the answer; empty when all is shared."""
    return frozenset() if answers.settings.show_mood else MOOD
