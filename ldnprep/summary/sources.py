"""The list of sources: short on the leaf; the part with the evidence has them one a line."""

from __future__ import annotations

from ldnprep.answers.model import PartialDate
from ldnprep.content.model import Source
from ldnprep.summary.model import Paragraph, Role, Span
from ldnprep.summary.words import Desk, calendar_date


def sources_line(at: Desk) -> Paragraph:
    """The sources cited so far in one paragraph of small type."""
    names = (short_source(at.checklist.sources[name]) for name in at.cite.on_leaf())
    row = " · ".join(f"{number} {name}" for number, name in enumerate(names, start=1))
    return Paragraph((Span(f"{at.word('sources_heading')}: {row}. {read_on(at)}."),), Role.SMALL)


def short_source(source: Source) -> str:
    """A source in at most 90 letters."""
    return source.short or source.citation[:90]


def read_on(at: Desk) -> str:
    """The day by which the sources were read, once for all."""
    newest = max((source.checked for source in at.checklist.sources.values()), default=None)
    day = PartialDate(newest.year, newest.month, newest.day) if newest else None
    return f"{at.word('read_on')} {calendar_date(at.checklist.texts, day)}" if day else ""
