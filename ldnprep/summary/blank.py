"""The empty sheet for a pen: the leaf with boxes, then what else the wizard asks, page by page."""

from __future__ import annotations

from collections.abc import Iterator

from ldnprep.answers.model import Answers
from ldnprep.content.model import Checklist, Field, Kind, Page, PageKind
from ldnprep.content.when import FieldAnswered, FieldIs, ScaleWithin, Told
from ldnprep.rules.model import Findings, TopOrigin
from ldnprep.summary.back import decided, sentences
from ldnprep.summary.document import finished
from ldnprep.summary.front import fixed_sentences
from ldnprep.summary.model import (
    Block,
    Columns,
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

WHO = (("patient_name", "birth_date"), ("clinician_name", "visit_date"))
IN_FRONT = ("conditions", "hopes", "opioid_names", "opioid_last_dose", "medicines")  # beside the safety questions
LINES = {Kind.MEDICINES: 3, Kind.THERAPIES: 2}
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
    safety = tuple(dict.fromkeys(name for topic in checklist.topics for name in topic.deciding))
    first = {*safety, *IN_FRONT, *(name for pair in WHO for name in pair)}
    blocks = [block for page in checklist.pages for block in _page(at, page, first)]
    urgent = Section("urgent", at.word("urgent_heading"), tuple(_urgent(at)))
    body = Part("body", at.word("blank_more_title"), (Section("asked", "", tuple(blocks)), urgent))
    behind = (body, *parts(at, tuple(name for name in chosen if name == "diary")))
    return finished(at, at.word("blank_title"), Leaf((_front(at, safety),), (_back(at),)), behind, None)


def _front(at: Desk, safety: tuple[str, ...]) -> Side:
    who = (Columns((_pen(at, at.fields[one]),), (_pen(at, at.fields[two]),)) for one, two in WHO)
    beside = [_pen(at, at.fields[name]) for name in IN_FRONT if name in at.fields]
    places = list(at.fields)
    gate = _gate(at, at.word("blank_gate"), [at.fields[name] for name in sorted(safety, key=places.index)], row=False)
    lead = Paragraph((Span(at.word("blank_lead")),), Role.LEAD)
    foot = Paragraph((Span(" ".join(fixed_sentences(at))),), Role.FIXED)
    return Side(at.word("blank_title"), (), (lead, *who, *beside[:2], *gate, *beside[2:]), (foot,))


def _urgent(at: Desk) -> Iterator[Paragraph]:
    """Urgent texts behind their conditions in words: on paper nobody has ticked anything yet. Each sentence once."""
    said: set[str] = set()
    for urgent in at.checklist.urgent:
        if not urgent.yields_to:
            ways = (filter(None, (_test_words(at, test) for test in way)) for way in urgent.when.any_of)
            told = dict.fromkeys(f" {at.word('and')} ".join(dict.fromkeys(way)) for way in ways)
            words = f" {at.word('or')} ".join(filter(None, told))
            new = [sentence for sentence in sentences(urgent.text[at.country]) if sentence not in said]
            said.update(new)
            yield Paragraph((Span(f"{at.word('if_this_fits')} {words}: {' '.join(new)}"),), Role.URGENT)


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
    """What a page asks: questions to answer with yes as boxes to tick, each follow-up behind its "if yes"."""
    if page.kind is not PageKind.FIELDS:
        return
    asked = [f for f in page.fields if f.print and f.id not in first]
    gate = [f for f in asked if f.kind is Kind.YES_NO_UNSURE or (any(o.alone for o in f.options) and not f.when)]
    yield from _gate(at, page.title, gate, row=True)
    rest = [f for f in asked if f not in gate and f.kind not in (Kind.SCALE, Kind.LONG_TEXT)]
    scales = [f for f in asked if f.kind is Kind.SCALE]
    if scales:
        yield TickBoxes(at.word("blank_scales"), tuple(f.short for f in scales), (False,) * len(scales), row=True)
    for place in range(0, len(rest), 2):
        pair = [_line(at, f) for f in rest[place : place + 2]]
        yield Columns((pair[0],), (pair[1],), share=0.5) if len(pair) == 2 else pair[0]


def _gate(at: Desk, label: str, asked: list[Field], *, row: bool) -> Iterator[TickBoxes]:
    if asked:
        names = tuple(f.label if not row else f"{at.word('if_yes')} {f.short}" if f.when else f.short for f in asked)
        names = names if row else (*names, at.word("blank_none"))
        yield TickBoxes(label, names, (False,) * len(names), row=row)


def _pen(at: Desk, asked: Field) -> Block:
    options = tuple(option.short for option in asked.options)
    return TickBoxes(asked.short, options, (False,) * len(options), row=True) if options else _line(at, asked)


def _line(at: Desk, asked: Field) -> WritingLines:
    label = f"{at.word('if_yes')} {asked.short}" if asked.when else asked.short
    hint = {Kind.MEDICINES: "blank_medicines", Kind.THERAPIES: "blank_therapies"}.get(asked.kind)
    return WritingLines(f"{label} ({at.word(hint)})" if hint else label, LINES.get(asked.kind, 1))
