"""What she typed that speaks against a "no" of hers: told beside the line, and asked once more before the sheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ldnprep.answers.model import NO, MedicineRow
from ldnprep.rules.model import Findings, Mention, TopicFound
from ldnprep.ui.visit import Visit
from ldnprep.ui.words import tr


def against(visit: Visit) -> Mapping[str, str]:
    """Field → her words, for each question that decides a topic and that she answered with no."""
    return {name: typed for name, typed in _by_field(visit.findings) if typed and visit.value(name) == NO}


def _by_field(findings: Findings) -> Iterable[tuple[str, str]]:
    for found in findings.topics:
        mentions = [mention for row in found.rows for mention in row.mentions]
        own = [mention for mention in mentions if mention.speaks_of(found.topic.deciding)]
        if found.typed:
            yield found.topic.deciding[0], quoted((*_lines(found), *_names(own)))
        for name in {name: None for each in mentions if each not in own for name, _ in each.heard}:
            yield name, quoted(_names(each for each in mentions if name in dict(each.heard)))


def _names(mentions: Iterable[Mention]) -> Iterable[str]:
    return [match.typed for mention in mentions for match in mention.matches]


def _lines(found: TopicFound) -> Iterable[str]:
    """The names in rows; what stands under another line, which she ticked, speaks for that line."""
    rows = [line.row for row in found.rows for line in row.lines if not line.past]
    return [row.name for row in rows if isinstance(row, MedicineRow) and not row.under]


def quoted(names: Iterable[str]) -> str:
    """Each in marks of its own, for there may be commas in it; what stands in another one too is said once."""
    once = {name.strip().casefold(): name.strip() for name in names}
    whole = (name for key, name in once.items() if not any(key in other for other in once if other != key))
    return ", ".join(tr("“{name}”").format(name=name) for name in whole)
