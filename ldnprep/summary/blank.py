"""The empty sheet: everything that the wizard asks, with boxes and lines for a pen."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ldnprep.answers.model import Answers
from ldnprep.content.model import Checklist, Field, Kind, Page, PageKind
from ldnprep.rules.model import Findings, TopOrigin
from ldnprep.summary.document import finished
from ldnprep.summary.first_page import fixed_sentences
from ldnprep.summary.model import (
    Block,
    Document,
    FirstPage,
    Frame,
    Heading,
    Paragraph,
    Part,
    Role,
    Rung,
    Section,
    Span,
    TickBoxes,
    WritingLines,
)
from ldnprep.summary.reading import diary_sections, evidence_section, sources_section
from ldnprep.summary.talk import decided_section, pen_block
from ldnprep.summary.words import Desk, desk

TOP_LINES, OWN_LINES = 2, 4
WHO = ("patient_name", "birth_date", "clinician_name", "visit_date", "filled_in_by")
NOTHING_FOUND = Findings(
    visible=frozenset(),
    flags=(),
    unanswered=(),
    safety=(),
    urgent=(),
    suggested=(),
    asked=(),
    asked_origin=TopOrigin.SUGGESTED,
    left_out=(),
    top=(),
    top_origin=TopOrigin.SUGGESTED,
    lines=(),
    mentions=(),
    claims=(),
    hidden=(),
)


def blank(checklist: Checklist, *, country: str = "other", diary: bool = False) -> Document:
    """An empty sheet to fill in by pen: first who and the safety questions, then all pages in the wizard's order."""
    at = desk(checklist, Answers(), NOTHING_FOUND, country)
    asked_first = {*WHO, *(row.field for row in checklist.safety_table)}
    first = _first_page(at)
    sections = [section for page in checklist.pages for section in _page_section(at, page, asked_first)]
    sections += [decided_section(at), evidence_section(at)]
    sections.append(sources_section(at))
    if diary:
        sections += diary_sections(at)
    return finished(at, at.word("blank_title"), first, tuple(sections))


def _first_page(at: Desk) -> FirstPage:
    who = tuple(pen_block(at, at.fields[name]) for name in WHO if name in at.fields)
    rows = [pen_block(at, at.fields[row.field]) for row in at.checklist.safety_table]
    top: tuple[Block, ...] = (
        Heading((Span(at.word("top_chosen")),)),
        *(WritingLines(f"{number}.", TOP_LINES) for number in (1, 2, 3)),
    )
    fixed = tuple(Paragraph((Span(text),), Role.FIXED) for text in fixed_sentences(at))
    # what has no room goes on to the next page: the top three, then safety questions from the last one up
    heading = Part(Frame.SAFETY, (Heading((Span(at.word("safety_heading")),)),))
    safety = (
        Part(Frame.SAFETY, (row,), (Rung(len(rows) + 1 - place, (), (row,)),)) for place, row in enumerate(rows)
    )
    return FirstPage(
        (
            Part(Frame.HEAD, (Paragraph((Span(at.word("blank_lead")),), Role.LEAD), *who)),
            heading,
            *safety,
            Part(Frame.TOP, top, (Rung(1, (), top),)),
            Part(Frame.FOOT, fixed),
        )
    )


def _page_section(at: Desk, page: Page, asked_first: set[str]) -> Iterator[Section]:
    blocks: list[Block] = [
        Paragraph((at.statement(urgent.text[at.country], urgent.sources),), Role.URGENT)
        for urgent in at.checklist.urgent
        if urgent.pages[:1] == (page.id,)  # each once, on the first page that shows it
    ]
    if page.intro:
        blocks.append(Paragraph((Span(page.intro),)))
    blocks += _PAGES[page.kind](at, page, asked_first)
    if len(blocks) > bool(page.intro):
        yield Section(f"page_{page.id}", page.title, tuple(blocks))


def _asked(at: Desk, page: Page, asked_first: set[str]) -> Iterator[Block]:
    fields = [f for f in page.fields if f.print and f.id not in asked_first]
    return (block for f in fields for block in _fields(at, f))


def _fields(at: Desk, asked: Field) -> Iterator[Block]:
    if asked.kind is Kind.THERAPIES:
        labels = tuple(therapy.label for therapy in at.checklist.therapies)
        yield TickBoxes(at.word("blank_therapies"), labels, (False,) * len(labels))
    label = f"{asked.label} ({at.word('blank_medicines')})" if asked.kind is Kind.MEDICINES else ""
    block = pen_block(at, asked)
    yield WritingLines(label, block.lines) if label and isinstance(block, WritingLines) else block


def _claims(at: Desk, _page: Page, _asked_first: set[str]) -> Iterator[Block]:
    heard = tuple(claim.heard for claim in at.checklist.claims)
    if heard:
        yield TickBoxes(at.word("blank_list_hint"), heard, (False,) * len(heard))


def _questions(at: Desk, _page: Page, _asked_first: set[str]) -> Iterator[Block]:
    for topic in at.checklist.topics:
        texts = tuple(q.text for q in at.checklist.questions() if q.topic == topic.id and q.when is None)
        if texts:
            yield TickBoxes(topic.title, texts, (False,) * len(texts))
    yield WritingLines(at.word("own_questions"), OWN_LINES)


_PAGES: dict[PageKind, Callable[[Desk, Page, set[str]], Iterator[Block]]] = {
    PageKind.FIELDS: _asked,
    PageKind.CLAIMS: _claims,
    PageKind.QUESTIONS: _questions,
}
