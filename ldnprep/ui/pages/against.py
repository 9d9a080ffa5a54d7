"""What she typed that speaks against a "no" of hers: told beside the line, and asked once more before the sheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ldnprep.answers.model import NO, MedicineRow
from ldnprep.rules.model import Findings, TopicFound
from ldnprep.ui.visit import Visit
from ldnprep.ui.words import tr


def against(visit: Visit) -> Mapping[str, str]:
    """Field → her words, for each question that decides a topic and that she answered with no."""
    return {name: typed for name, typed in _by_field(visit.findings) if typed and visit.value(name) == NO}


def _by_field(findings: Findings) -> Iterable[tuple[str, str]]:
    return ((found.topic.deciding[0], _typed(found)) for found in findings.topics if found.typed)


def _typed(found: TopicFound) -> str:
    """The names; what stands under another line, which she ticked, speaks for that line."""
    rows = [line.row for row in found.rows for line in row.lines if not line.past]
    lines = [row.name for row in rows if isinstance(row, MedicineRow) and not row.under]
    mentions = [match.typed for row in found.rows for mention in row.mentions for match in mention.matches]
    return quoted((*lines, *mentions))


def quoted(names: Iterable[str]) -> str:
    """Each in marks of its own, for there may be commas in it; what stands in another one too is said once."""
    once = {name.strip().casefold(): name.strip() for name in names}
    whole = (name for key, name in once.items() if not any(key in other for other in once if other != key))
    return ", ".join(tr("“{name}”").format(name=name) for name in whole)
