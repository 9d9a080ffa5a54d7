"""What she shares: with `show_mood` off, her answers about mood must not be told from anything that leaves."""

from __future__ import annotations

from ldnprep.answers.model import Answers
from ldnprep.content.ids import MOOD
from ldnprep.content.model import Checklist
from ldnprep.content.when import Condition


def withheld_fields(checklist: Checklist, answers: Answers) -> frozenset[str]:
    """Ids of the fields that no sheet and no export may tell, whatever the answer; empty when all is shared.

    All fields of the topic mood. Questions that wait for one of these count
    as not asked then, so that neither they nor their absence gives anything away.
    """
    if answers.settings.show_mood:
        return frozenset()
    return frozenset(name for topic in checklist.topics if topic.id == MOOD for name in topic.fields())


def with_followers(checklist: Checklist, names: frozenset[str]) -> frozenset[str]:
    """These fields, and every field that waits for one of them (or for one that does)."""
    found = set(names)
    waits = {f.id: _looks_at(f.when) for f in checklist.fields() if f.when}
    while more := {name for name, seen in waits.items() if name not in found and not seen.isdisjoint(found)}:
        found |= more
    return frozenset(found)


def _looks_at(condition: Condition) -> frozenset[str]:
    return frozenset(getattr(test, "field", "") for tests in condition.any_of for test in tests)
