"""The whole sheet, from page 1 to the sources, as neutral blocks in reading order."""

from __future__ import annotations

from dataclasses import replace

from ldnprep.answers.model import Answers, PartialDate
from ldnprep.content.model import Checklist
from ldnprep.rules.model import Findings
from ldnprep.summary.first_page import first_page, on_its_own
from ldnprep.summary.model import Alone, Document, FirstPage, Section
from ldnprep.summary.number import sheet_number
from ldnprep.summary.reading import claims_section, diary_sections, evidence_section, review_words, sources_section
from ldnprep.summary.talk import (
    decided_section,
    matters_section,
    notes_section,
    now_section,
    other_section,
    questions_section,
    urgent_section,
)
from ldnprep.summary.words import Desk, calendar_date, date_text, desk


def document(checklist: Checklist, answers: Answers, findings: Findings, *, country: str, diary: bool) -> Document:
    """The sheet of one person. country: whose emergency numbers print; "other" prints those of all."""
    at = desk(checklist, findings.shared(answers), findings, country)
    first = first_page(at)
    sections = [
        *urgent_section(at),
        *now_section(at),
        *questions_section(at),
        *matters_section(at),
        *notes_section(at),
        *other_section(at),
        decided_section(at),
    ]
    read = tuple(claims_section(at))
    # the pages for both to read start on a new page, so that they can be given away
    sections += [*read, evidence_section(at, own_page=not read)]
    sections.append(sources_section(at))
    if diary:
        sections += diary_sections(at)
    return finished(at, _title(at), first, tuple(sections))


def first_page_only(whole: Document, checklist: Checklist) -> Document:
    """The same sheet with page 1 alone, the number of the whole sheet on it. What left page 1 is left out too.

    The fixed sentences never leave it: there is no other page on which they would be read.
    """
    alone = Alone(checklist.texts["continued_elsewhere"], checklist.texts["rest_left_out"])
    return replace(whole, first=on_its_own(whole.first), sections=(), alone=alone)


def finished(at: Desk, title: str, first: FirstPage, sections: tuple[Section, ...]) -> Document:
    """The parts with title, footer and number round them."""
    number = sheet_number(at.answers, at.checklist.meta.sha256)
    return Document(
        title=title,
        language=at.checklist.meta.language,
        first=first,
        sections=sections,
        continuation_title=at.word("continuation_title"),
        continued_words=at.word("continued"),
        continued_in=at.word("continued_in"),
        footer=_footer(at, number),
        page_words=(at.word("page"), at.word("page_of")),
        sheet_number=number,
    )


def _title(at: Desk) -> str:
    visit = at.value("visit_date")
    if isinstance(visit, PartialDate):
        return f"{at.word('title')} {calendar_date(at.checklist.texts, visit, full=True)}"
    return at.word("title_no_date")


def _footer(at: Desk, number: str) -> tuple[str, ...]:
    meta = at.checklist.meta
    visit = at.value("visit_date")
    parts = [
        f"{at.word('content_version')} {meta.id} {meta.version}, {review_words(at)}",
        f"{at.word('sheet')} {number}",
    ]
    if isinstance(visit, PartialDate):
        day = "".join(span.text for span in date_text(at.checklist.texts, visit))
        parts.insert(0, f"{at.word('visit_on')} {day}")
    return tuple(parts)
