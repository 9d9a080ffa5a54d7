"""What she shares: with `show_mood` off, her answers about mood must not be told from anything that leaves."""

from __future__ import annotations

from ldnprep.answers.model import Answers
from ldnprep.content.ids import MOOD
from ldnprep.content.model import Checklist


def withheld_fields(checklist: Checklist, answers: Answers) -> frozenset[str]:
    """Ids of the fields that no sheet and no export may tell, whatever the answer; empty when all is shared.

    All fields of the topic mood, and the number that its alerts show. Questions that wait for one of these count as not
    asked then, so that neither they nor their absence gives anything away. The name of an opioid in their words is told
    all the same, without its place.
    """
    if answers.settings.show_mood:
        return frozenset()
    fields = {name for topic in checklist.topics if topic.id == MOOD for name in topic.fields()}
    shown = {name for alert in checklist.alerts() if alert.topic == MOOD for name in alert.show}
    return frozenset(fields | (shown & {field.id for field in checklist.fields()}))
