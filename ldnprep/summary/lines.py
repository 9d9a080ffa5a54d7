"""The lines of each topic as on the front, for the command `flags` and whoever else asks by topic."""

from __future__ import annotations

from collections.abc import Mapping

from ldnprep.answers.model import Answers
from ldnprep.content.model import Checklist
from ldnprep.rules.model import Findings, TopicFound
from ldnprep.summary.back import in_short as short
from ldnprep.summary.front import band_row, box_words
from ldnprep.summary.model import Text
from ldnprep.summary.opioids import OPIOIDS, opioid_box
from ldnprep.summary.room import Room
from ldnprep.summary.rows import row_text, today, topic_rows
from ldnprep.summary.unlike import parts_of
from ldnprep.summary.words import Desk, desk, plain


def topic_lines(checklist: Checklist, answers: Answers, findings: Findings) -> Mapping[str, tuple[str, ...]]:
    """For each topic its lines as on the front: what stands in the band, then its rows; each fact once."""
    at = desk(checklist, findings.shared(answers), findings, answers.settings.country or "other")
    return {found.topic.id: tuple(map(plain, _lines(at, found))) for found in findings.topics}


def in_short(checklist: Checklist, answers: Answers, findings: Findings) -> str:
    """What the sheet says comes first, in a line; "" where it says nothing of the kind."""
    at = desk(checklist, findings.shared(answers), findings, answers.settings.country or "other")
    return " ".join((at.word("in_short"), *told)) if (told := short(at)) else ""


def _lines(at: Desk, found: TopicFound) -> list[Text]:
    band = [row_text(band_row(at, raised, Room())) for raised in today(found)]
    told = frozenset(raised.alert.state for raised in today(found) if raised.alert.state)
    if found.is_about(OPIOIDS):
        return [*band, *box_words(opioid_box(at, found, Room(), told))]
    parts = (topic_rows(at, part, Room(), told) for part in parts_of(found))
    return [*band, *(row_text(row) for part in parts for row in part.rows)]
