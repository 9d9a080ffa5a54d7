"""What she shares: with `show_mood` off, the answer about suicide must not be told from anything that leaves."""

from __future__ import annotations

from dataclasses import replace

from ldnprep.answers.model import Answers

MOOD = frozenset({"mood_crisis"})


def withheld_fields(answers: Answers) -> frozenset[str]:
    """Ids of the fields that no sheet and no export may tell, whatever the answer; empty when all is shared."""
    return frozenset() if answers.settings.show_mood else MOOD


def shared(answers: Answers, printed: frozenset[str]) -> Answers:
    """The answers that may leave: only fields that print, so that hidden and withheld ones are gone.

    printed: `Findings.printed`. Outputs that read the answers themselves (the export for clinics) take these.
    """
    kept = {name: value for name, value in answers.values.items() if name in printed}
    return replace(answers, values=kept)
