"""The list of sources: short on the leaf; the part with the evidence has them one a line."""

from __future__ import annotations

import re

from ldnprep.answers.model import PartialDate
from ldnprep.content.model import Source
from ldnprep.summary.model import SourceList
from ldnprep.summary.words import Desk, calendar_date


def sources_line(at: Desk) -> SourceList:
    """Where the sources stand in one paragraph of small type."""
    return SourceList(_names(at), f"{at.word('sources_heading')}: ", read_on(at))


def sources_list(at: Desk) -> SourceList:
    """Where all sources stand that are cited since the last list, with the sign of one that was not read itself."""
    sources = at.checklist.sources.items()
    return SourceList({name: short_source(each) + MARKS.get(each.mark, "") for name, each in sources}, whole=True)


MARKS = {"reported": " †", "known": " ‡"}


def marks_key(at: Desk) -> str:
    """What the signs behind sources say."""
    return ", ".join(f"{sign.strip()} {at.word(f'mark_{mark}')}" for mark, sign in MARKS.items())


def _names(at: Desk) -> dict[str, str]:
    """Journal, year, volume and page are enough to find a paper: its numbers stand in the evidence."""
    shorts = {name: short_source(source) for name, source in at.checklist.sources.items()}
    return {name: _WITH_PAGE.sub(r"\1", short) for name, short in shorts.items()}


_WITH_PAGE = re.compile(r"(\d{4};[\d():]+\w+)\. (?:PMID|doi) .*")


def short_source(source: Source) -> str:
    """A source in at most 90 letters."""
    return source.short or source.citation[:90]


def read_on(at: Desk) -> str:
    """The day by which the sources were read, once for all."""
    newest = max((source.checked for source in at.checklist.sources.values()), default=None)
    day = PartialDate(newest.year, newest.month, newest.day) if newest else None
    return f"{at.word('read_on')} {calendar_date(at.checklist.texts, day)}" if day else ""
