"""The empty sheet for a pen: the leaf with boxes, then what else the wizard asks, page by page."""

from __future__ import annotations

from collections.abc import Iterator

from ldnprep.answers.model import Answers
from ldnprep.content.model import TREATMENTS, Checklist, Field, Kind, Page, PageKind
from ldnprep.content.when import FieldAnswered, FieldIs, ScaleWithin, Told
from ldnprep.rules.model import Findings, TopOrigin
from ldnprep.summary.back import decided
from ldnprep.summary.document import finished
from ldnprep.summary.front import fixed_sentences
from ldnprep.summary.model import (
    Block,
    Document,
    Heading,
    Leaf,
    Paragraph,
    Part,
    Role,
    Section,
    Side,
    Span,
    TickBoxes,
    WritingLines,
)
from ldnprep.summary.parts import parts
from ldnprep.summary.room import Room
from ldnprep.summary.words import Desk, desk, name_of

WHO = ("patient_name", "birth_date", "clinician_name", "visit_date")
LINES = {Kind.MEDICINES: 6, Kind.THERAPIES: 2, Kind.TRIED: 2, Kind.LONG_TEXT: 2}
NOTHING_FOUND = Findings(
    visible=frozenset(),
    topics=(),
    reassures=False,
    urgent=(),
    suggested=(),
    asked=(),
    asked_origin=TopOrigin.SUGGESTED,
    left_out=(),
    top=(),
    top_origin=TopOrigin.CHOSEN,
    lines=(),
    mentions=(),
    claims=(),
    hidden=(),
)


def blank(checklist: Checklist, *, country: str = "other", chosen: tuple[str, ...] = ()) -> Document:
    """An empty sheet: who and the safety questions in front, the talk behind, then all other questions."""
    at = desk(checklist, Answers(), NOTHING_FOUND, country)
    first = {*WHO, *(name for topic in checklist.topics for name in topic.deciding)}
    sections = [Section(p.id, p.title, blocks) for p in checklist.pages if (blocks := tuple(_page(at, p, first)))]
    body = Part("body", at.word("blank_more_title"), tuple(sections))
    chosen = tuple(name for name in chosen if name == "diary")
    return finished(
        at, at.word("blank_title"), Leaf((_front(at, first),), (_back(at),)), (body, *parts(at, chosen)), None
    )


def _front(at: Desk, first: set[str]) -> Side:
    who = tuple(WritingLines(at.fields[name].short) for name in WHO if name in at.fields)
    asked = [at.fields[name] for name in dict.fromkeys(first) if name not in WHO]
    boxes = _gate(at, sorted(asked, key=list(at.fields.values()).index))
    lead = Paragraph((Span(at.word("blank_lead")),), Role.LEAD)
    foot = Paragraph((Span(" ".join(fixed_sentences(at))),), Role.FIXED)
    return Side(at.word("blank_title"), (), (lead, *who, *boxes), (foot,))


def _urgent(at: Desk, page: Page) -> Iterator[Paragraph]:
    """Urgent texts behind their conditions in words: on paper nobody has ticked anything yet. Each on one page."""
    for urgent in at.checklist.urgent:
        if page.id in urgent.pages[:1] and not urgent.yields_to:
            ways = (filter(None, (_test_words(at, test) for test in way)) for way in urgent.when.any_of)
            told = dict.fromkeys(f" {at.word('and')} ".join(dict.fromkeys(way)) for way in ways)
            words = f" {at.word('or')} ".join(filter(None, told))
            text = urgent.text[at.country]
            yield Paragraph((Span(f"{at.word('if_this_fits')} {words}: {text}"),), Role.URGENT)


def _test_words(at: Desk, test: object) -> str:
    if isinstance(test, Told):
        return next((topic.short for topic in at.checklist.topics if topic.id == test.topic), "")
    if isinstance(test, FieldIs | FieldAnswered | ScaleWithin) and test.field in at.fields:
        return f"“{name_of(at.fields[test.field])}”"
    return ""


def _back(at: Desk) -> Side:
    questions: list[Block] = [Heading((Span(at.word("top_chosen")),))]
    questions += [WritingLines(f"{n}.", 3) for n in (1, 2, 3)]
    notes = WritingLines(at.word("notes_heading"), 3)
    foot = Paragraph((Span(at.word("get_help_now")),), Role.FIXED)
    return Side(at.word("back_title"), (), (*questions, *decided(at, Room()), notes), (foot,))


def _page(at: Desk, page: Page, first: set[str]) -> Iterator[Block]:
    """What a page asks: questions to answer with yes as one list to tick, each follow-up behind its "if yes"."""
    if page.kind is not PageKind.FIELDS:
        return
    asked = [f for f in page.fields if f.print and f.id not in first]
    yield from _urgent(at, page)
    yield from _gate(at, [f for f in asked if f.kind is Kind.YES_NO_UNSURE])
    scales = [f for f in asked if f.kind is Kind.SCALE]
    if scales:
        yield TickBoxes(at.word("blank_scales"), tuple(f.short for f in scales), (False,) * len(scales), row=True)
    for f in asked:
        if f.kind not in (Kind.YES_NO_UNSURE, Kind.SCALE):
            yield _pen(at, f)


def _gate(at: Desk, asked: list[Field]) -> Iterator[TickBoxes]:
    if asked:
        labels = tuple(f"{at.word('if_yes')} {f.short}" if f.when else f.label for f in asked)
        yield TickBoxes(at.word("blank_gate"), (*labels, at.word("blank_none")), (False,) * (len(asked) + 1))


def _pen(at: Desk, asked: Field) -> Block:
    label = f"{at.word('if_yes')} {asked.short}" if asked.when else asked.short
    options = asked.options
    if options:
        return TickBoxes(label, tuple(o.short for o in options), (False,) * len(options), row=True)
    hint = {Kind.MEDICINES: "blank_medicines", **dict.fromkeys(TREATMENTS, "blank_therapies")}.get(asked.kind)
    return WritingLines(f"{label} ({at.word(hint)})" if hint else label, LINES.get(asked.kind, 1))
