"""The back of the leaf, for the talk: urgent texts, questions with room to write, what was decided, notes."""

from __future__ import annotations

from collections.abc import Iterator

from ldnprep.answers.model import YES, Value
from ldnprep.content.model import Field, Kind
from ldnprep.rules.model import Asked, State, TopOrigin
from ldnprep.summary.blockers import blocker_line, other_blockers
from ldnprep.summary.front import pointer_row, top_heading, visit_words
from ldnprep.summary.model import (
    Block,
    Box,
    Heading,
    Ledger,
    LedgerRow,
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
from ldnprep.summary.words import Desk, typed, value_text, what_matters

STEPS = (
    "note_lines",
    "question_line",
    "who_lines",
    "question_lines",
    "because",
    "seen",
    "words_long",
    "more",
    "words",
    "wishes",
    "claims",
    "no_question_lines",
    "sources",
    "words_short",
    "avoid",
    "who_table",
    "decision_lines",
    "signs",
)
LIMITS = {"words_long": 330, "words": 200, "words_short": 110}  # letters of a typed answer
MOST_MORE = 5
WHO = "decision_who"  # id of the decision that has a table of its own
TESTS = "decision_tests"  # has a line only when it was typed in


def back(at: Desk, given_up: tuple[str, ...]) -> Side:
    """One candidate of the back; given_up: the steps taken, a beginning of STEPS."""
    room = Room(given_up, LIMITS)
    blocks = [*help_now(at, room), *_questions(at, room), *_wishes(at, room), *decided(at, room), *_notes(at, room)]
    moved = tuple(at.word(key) for key in room.moved)
    if moved:
        blocks.append(Ledger((pointer_row(at, moved),)))
    return Side(at.word("back_title"), visit_words(at), tuple(blocks), tuple(_foot(at, room)), moved)


def help_now(at: Desk, room: Room) -> Iterator[Block]:
    """The urgent texts with the numbers of her country, below what she ticked; the same sentence once."""
    rows: list[LedgerRow] = []
    said: set[str] = set()
    for urgent in at.findings.urgent_printed:
        signs = [at.fields[name] for name in urgent.signs if at.value(name) is not None and name not in said]
        new = [s for s in sentences(urgent.text[at.country]) if s not in said]
        said.update((*new, *urgent.signs))
        ticked: list[Text] = [
            (Span(f"{as_asked(f)} "), *value_text(at, f, at.value(f.id)), Span(".")) for f in signs
        ]
        for line, name in other_blockers(urgent, at.findings.lines):
            what = blocker_line(at.checklist.texts, line, name).removeprefix(line.row.name)
            ticked += [(typed(line.row.name), Span(f"{what}."))] if line.row.name not in said else []
            said.add(line.row.name)
        rows += [] if room.without("signs") else [LedgerRow(Mark.NONE, "", text) for text in ticked]
        if new:
            text = at.statement(" ".join(new), urgent.sources, Tone.STRONG)
            rows.append(LedgerRow(Mark.NONE, "", (text,)))
    if rows:
        heading = (Span(at.word("urgent_heading")),)
        yield Box(Mark.URGENT, heading, tuple(rows), loud=True, role=Role.URGENT)


def as_asked(asked: Field) -> str:
    """What she was asked, in the very words, before her answer; of a list the name of the list."""
    label = asked.label if asked.kind is Kind.YES_NO_UNSURE else asked.short
    return label if label.endswith("?") else f"{label}:"


def sentences(text: str) -> list[str]:
    """The sentences of an urgent text."""
    return text.replace("! ", "!\n").replace(". ", ".\n").split("\n")


def _questions(at: Desk, room: Room) -> Iterator[Block]:
    found = at.findings
    lines = (
        0 if room.without("no_question_lines") else 3 - room.without("question_line") - room.without("question_lines")
    )
    if found.top:
        yield Heading((Span(at.word(top_heading(at))),))
    for number, asked in enumerate(found.top, start=1):
        yield QuestionBlock(question_text(at, asked, room), number, lines, _answered(at, asked, room))
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
    matters = what_matters(at, room.typed)
    if matters and not room.without("wishes"):  # it stands on the front
        yield Paragraph((Span(f"{at.word('matters')} ", Tone.STRONG), *matters))
    read = len(at.findings.claims)
    if read and "read" not in at.parts and not room.without("claims"):
        yield Paragraph((Span(f"{at.word('read_heading')} ", Tone.STRONG), Span(f"{read} {at.word('read_kept')}")))
    avoid = at.value("want_to_avoid")
    if isinstance(avoid, str) and not room.moves("avoid", "moved_wishes"):
        yield Paragraph((Span(f"{at.word('avoid')} ", Tone.STRONG), *room.typed((typed(avoid),))))


def decided(at: Desk, room: Room) -> Iterator[Block]:
    """What was decided: boxes and lines for a pen, with what was typed in after the visit."""
    yield Heading((Span(at.word("decided_heading")),))
    yield Paragraph((Span(at.word("no_is_fine")),), Role.NOTE)
    values = at.answers.decided
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
            yield PenTable(header, (0.75, 0.25), 3 - room.without("who_lines"))
        elif asked.id not in (WHO, TESTS) and not _gives_way(asked, room):
            yield _line(at, asked, value, room)
    if not room.without("seen"):
        yield WritingLines(at.word("initials"))


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
        yield Paragraph((Span(at.word("get_help_now")),), Role.FIXED)
    if not room.without("sources"):
        yield sources_line(at)
