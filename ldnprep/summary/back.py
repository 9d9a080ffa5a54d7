"""The back of the leaf, for the talk: urgent texts, questions with room to write, what was decided, notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from ldnprep.answers.model import YES, Value
from ldnprep.content.model import Field, Kind
from ldnprep.rules.model import Asked, State, TopOrigin
from ldnprep.summary.front import (
    CHART,
    EVIDENCE,
    chart_of,
    own_evidence,
    pointer_row,
    tiers,
    top_heading,
    visit_words,
)
from ldnprep.summary.help_lines import sentences
from ldnprep.summary.help_now import help_now
from ldnprep.summary.model import (
    Block,
    Columns,
    Heading,
    Ledger,
    Mark,
    Paragraph,
    PenTable,
    QuestionBlock,
    Role,
    Side,
    Span,
    Text,
    TickBoxes,
    Tone,
    WritingLines,
)
from ldnprep.summary.room import Room
from ldnprep.summary.sources import sources_line
from ldnprep.summary.words import Desk, joined, quoted, typed, value_text

STEPS = (
    "note_lines",
    "question_line",
    "who_lines",
    "because",
    "known_lines",
    "question_lines",
    "words_long",
    "more",
    "words",
    "seen",
    "who_line",
    "no_question_lines",
    "help_few",
    "help_calls",
    "signs",
    "read",
    "steps",
    "chart",
    "sources",
    "words_short",
    "avoid",
    "who_table",
    "decision_lines",
    "known",
    "in_short",
    "help_lines",
)
LIMITS = {"words_long": 330, "words": 200, "words_short": 110}  # letters of a typed answer
MOST_MORE = 5
WHO = "decision_who"  # id of the decision that has a table of its own
TESTS = "decision_tests"  # has a line only when it was typed in
CALL_WHOM = "decision_call"


def back(at: Desk, given_up: tuple[str, ...], gone: frozenset[str] = frozenset()) -> Side:
    """One candidate of the back; given_up: the steps taken, a beginning of STEPS. gone: what the front leaves to it."""
    room = Room(given_up, LIMITS)
    upper = (*help_now(at, room), *_in_short(at, room), *_questions(at, room, gone))
    blocks = [*upper, *_known(at, room, gone), *decided(at, room), *_notes(at, room)]
    moved = tuple(at.word(key) for key in room.moved)
    if moved:
        blocks.append(Ledger((pointer_row(at, moved),)))
    return Side(at.word("back_title"), visit_words(at), tuple(blocks), tuple(_foot(at, room)), moved)


def in_short(at: Desk) -> list[str]:
    """What the front says comes first, in as few sentences; empty where it says nothing of the kind."""
    told = [f"{at.word(f'in_short_{tier.value}')}: {', '.join(names)}." for tier, names in tiers(at) if names]
    return told or ([at.word("no_opioid_reported")] if at.findings.reassures else [])


def _in_short(at: Desk, room: Room) -> Iterator[Block]:
    """What the front says comes first, and how this side is used."""
    told = in_short(at)
    told += [] if room.without("steps") else [at.word("in_short_known")]
    if told and not room.without("in_short"):
        yield Paragraph((Span(f"{at.word('in_short')} ", Tone.STRONG), Span(" ".join(told))))
    if not room.without("steps"):
        yield Paragraph((Span(at.word("steps")),), Role.NOTE)


def _known(at: Desk, room: Room, gone: frozenset[str]) -> Iterator[Block]:
    """What is known for and against, and what is not; of her other illnesses where the front has no room for that."""
    known = () if room.without("known") else at.checklist.evidence.known
    said: list[Text] = [(at.statement(each.text, each.sources),) for each in known]
    if said and EVIDENCE in gone:
        said[1:1] = own_evidence(at, room)
    if said:
        yield Heading((Span(at.word("known_heading")),))
        yield Paragraph(tuple(_dotted(at.word("known_studies"))), Role.NOTE)
        yield from map(Paragraph, [joined(map(led, said), " ")] if room.without("known_lines") else map(led, said))


DOTS = {"●": Mark.FOUND, "○": Mark.NOT_FOUND}


def _dotted(words: str) -> Iterator[Span]:
    """Words with the dots among them as signs: a picture of the studies beside the words that say the same."""
    for run, dot in re.findall(r"([^●○]*)([●○]?)", words):
        yield Span(run)
        if dot:
            yield Span("", mark=DOTS[dot])


def led(text: Text) -> Text:
    """What a statement is about, up to its colon, bold."""
    lead, colon, rest = text[0].text.partition(":")
    return (Span(f"{lead}{colon}", Tone.STRONG), replace(text[0], text=rest), *text[1:]) if colon else text


def _questions(at: Desk, room: Room, gone: frozenset[str]) -> Iterator[Block]:
    """Her questions with room to write, then the others; the chart beside them where the front has no room for it."""
    chart = chart_of(at)
    shown = CHART in gone and bool(chart.rows) and not room.moves("chart", "moved_numbers")
    left = (*_top(at, room), *_more(at, room), *_wishes(at, room))
    yield from (Columns(left, (chart,)),) if shown else left


def _more(at: Desk, room: Room) -> Iterator[Block]:
    told = at.answers.questions.answered
    for asked in more_questions(at):
        if asked.id in told:
            yield QuestionBlock(question_text(at, asked, room), None, 0, _answered(at, asked, room))
    more = [asked for asked in more_questions(at) if asked.id not in told]
    if not more or room.moves("more", "moved_questions"):
        return
    if len(more) > MOST_MORE:
        room.moved.setdefault("moved_questions")
    texts = [room.typed(question_text(at, asked)) for asked in more[:MOST_MORE]]
    yield TickBoxes(at.word("more_questions"), tuple(texts), (False,) * len(texts))


def _top(at: Desk, room: Room) -> Iterator[Block]:
    lines = 3 - room.without("question_line") - room.without("question_lines")
    if at.findings.top:
        yield Heading((Span(at.word(top_heading(at))),))
    for number, asked in enumerate(at.findings.top, start=1):
        own = 0 if room.without("no_question_lines") else lines
        yield QuestionBlock(question_text(at, asked, room), number, own, _answered(at, asked, room))


def _answered(at: Desk, asked: Asked, room: Room) -> Text:
    """What was said to a question at the visit, as typed in afterwards."""
    said = at.answers.questions.answered.get(asked.id, "")
    return room.typed((typed(said),)) if said else ()


def more_questions(at: Desk) -> list[Asked]:
    """What she would like to ask beside the three: what nobody chose stays off the leaf, her own never does."""
    rest = [asked for asked in at.findings.asked if asked not in at.findings.top]
    return [q for q in rest if q.typed] if at.findings.asked_origin is TopOrigin.SUGGESTED else rest


def question_text(at: Desk, asked: Asked, room: Room | None = None) -> Text:
    """A question as it prints: hers as typed, ours with its sources."""
    if asked.typed:
        own: Text = (typed(asked.text),)
        return room.typed(own) if room else own
    sources = {q.id: q.sources for q in at.checklist.questions()}.get(asked.id, ())
    return (at.statement(asked.text, sources),)


def _wishes(at: Desk, room: Room) -> Iterator[Block]:
    avoid = at.value("want_to_avoid")
    if isinstance(avoid, str) and not room.moves("avoid", "moved_wishes"):
        yield Paragraph((Span(f"{at.word('avoid')} ", Tone.STRONG), *room.typed((typed(avoid),))))
    if read_text(at) and not room.moves("read", "moved_read"):
        yield Paragraph(read_text(at))


def read_text(at: Desk) -> Text:
    """What she ticked as read, where no part of its own tells it."""
    claims = () if "read" in at.parts else at.findings.claims
    heard = joined((quoted(Span(claim.heard.rstrip("."))) for claim in claims), ", ")
    return (Span(f"{at.word('claim_heard')} ", Tone.STRONG), *heard, Span(".")) if heard else ()


def decided(at: Desk, room: Room) -> Iterator[Block]:
    """What was decided: boxes and lines for a pen, with what was typed in after the visit."""
    yield Heading((Span(at.word("decided_heading")),))
    yield Paragraph((Span(at.word("no_is_fine")),), Role.NOTE)
    values, short = at.answers.decided, list[Field]()
    for asked in at.checklist.decisions:
        value = values.get(asked.id)
        if asked.kind in (Kind.CHOICE, Kind.CHOICES):
            chosen = value if isinstance(value, tuple) else (value,)
            away = _away(at)
            fitting = [o for o in asked.options if o.id in chosen or o.id not in away]
            ticked = tuple(o.id in chosen for o in fitting)
            yield TickBoxes("", tuple((Span(o.label),) for o in fitting), ticked, row=True)
        elif value is not None:
            yield _line(at, asked, value, room)
        elif asked.id == WHO and not room.without("who_table"):
            header = (at.word("who_does_what"), at.word("by_when"))
            yield PenTable(header, (0.75, 0.25), 3 - room.without("who_lines") - room.without("who_line"))
        elif asked.id not in (WHO, TESTS) and not _gives_way(asked, room):
            short += [asked] if asked.kind is not Kind.LONG_TEXT else []
            yield from [_line(at, asked, None, room)] if asked.kind is Kind.LONG_TEXT else []
    yield from _short_lines(at, room, short)


def _short_lines(at: Desk, room: Room, asked: list[Field]) -> Iterator[Block]:
    """Empty lines, two of them in one row."""
    lines = [_line(at, field, None, room) for field in asked]
    if not room.without("seen"):
        lines[1:1] = [WritingLines(at.word("initials"), 1)] if lines else []
        lines += [WritingLines(at.word("call_night"), 1)] if asked and asked[-1].id == CALL_WHOM else []
    yield from two_in_a_row(lines)


def two_in_a_row(blocks: Sequence[Block]) -> Iterator[Block]:
    """Two and two beside each other; one that is left over has the whole width."""
    for place in range(0, len(blocks), 2):
        left, *right = blocks[place : place + 2]
        yield Columns((left,), tuple(right), share=0.5) if right else left


NALTREXONE = "naltrexone"  # id of the topic
STARTING, GOING_ON = frozenset({"start", "not_now"}), frozenset({"go_on", "change", "stop"})


def _away(at: Desk) -> frozenset[str]:
    """Options that do not fit: those for a start where she takes LDN, those for going on where she does not."""
    if at.value("on_naltrexone") == YES:
        return STARTING
    found = {found.topic.id: found for found in at.findings.topics}.get(NALTREXONE)
    told = found is None or found.state in (State.YES, State.NOT_SURE)  # the empty sheet knows nothing: it has all
    return frozenset() if told else GOING_ON


def _gives_way(asked: Field, room: Room) -> bool:
    return room.without("decision_lines") or (asked.kind is Kind.LONG_TEXT and room.without("because"))


def _line(at: Desk, asked: Field, value: Value | None, room: Room) -> WritingLines:
    return WritingLines(asked.short, 1, () if value is None else room.typed(value_text(at, asked, value)))


def _notes(at: Desk, room: Room) -> Iterator[Block]:
    notes = at.value("notes")
    text = room.typed((typed(notes),)) if isinstance(notes, str) else ()
    lines = 1 if room.without("note_lines") else 3
    yield WritingLines(at.word("notes_heading"), 0 if text and lines == 1 else lines, text)


def _foot(at: Desk, room: Room) -> Iterator[Block]:
    said = {s for urgent in at.findings.urgent_printed for s in sentences(urgent.text[at.country])}
    if at.word("get_help_now") not in said:
        yield help_sentence(at)
    if not room.without("sources"):
        yield sources_line(at)


def help_sentence(at: Desk) -> Paragraph:
    """The fixed sentence, and the emergency number of her country."""
    numbers = dict(each.partition(" ")[::2] for each in at.word("emergency_numbers").split(", "))
    number = f"{numbers[at.country]}." if at.country in numbers else at.word("emergency_other")
    return Paragraph((Span(f"{at.word('get_help_now')} {at.word('emergency')} {number}"),), Role.FIXED)
