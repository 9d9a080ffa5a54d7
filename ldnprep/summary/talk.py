"""The pages for the talk: urgent texts, scales, questions, what matters, other answers, what was decided."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ldnprep.answers.model import PartialDate, Value
from ldnprep.content.model import Field, Kind, Page, PageKind
from ldnprep.rules.model import Asked, TopOrigin
from ldnprep.summary.first_page import scale_fields
from ldnprep.summary.model import (
    Block,
    Heading,
    Paragraph,
    QuestionBlock,
    Role,
    ScaleRow,
    Scales,
    Section,
    Span,
    Table,
    Text,
    TickBoxes,
    Tone,
    WritingLines,
)
from ldnprep.summary.words import Desk, calendar_date, joined, value_text

# printed in full on page 1 or in a section of their own
ELSEWHERE = frozenset(
    {"patient_name", "birth_date", "clinician_name", "visit_date", "filled_in_by", "claims_read", "notes"}
)
ELSEWHERE_KINDS = frozenset({Kind.SCALE, Kind.MEDICINES, Kind.THERAPIES})
ALWAYS_ASKED = frozenset({Kind.YES_NO_UNSURE})  # printed even without an answer: never an empty place
CHOSEN_LINES, SUGGESTED_LINES = 3, 1  # ruled lines below a question: hers get more room
MATTERS_FIELD = "conditions"  # the page with this field is "what matters to me"


def urgent_section(at: Desk) -> Iterator[Section]:
    """The urgent texts that apply, with the numbers of her country."""
    texts = tuple(
        Paragraph((at.statement(u.text[at.country], u.sources),), Role.URGENT) for u in at.findings.urgent_printed
    )
    if texts:
        yield Section("urgent", at.word("urgent_heading"), texts)


def now_section(at: Desk) -> Iterator[Section]:
    """How I am now: every scale with its number, last time's beside it."""
    last = at.answers.previous
    rows = tuple(_scale_row(at, at.fields[name]) for name in scale_fields(at))
    if rows:
        scales = Scales(rows, at.word("not_answered"), _last_label(at) if last else "")
        hint = Paragraph((Span(at.word("scales_hint") + "."),), Role.NOTE)
        yield Section("now", at.word("scales_heading"), (hint, scales))


def _scale_row(at: Desk, scale: Field) -> ScaleRow:
    value = at.value(scale.id)
    return ScaleRow(
        scale.short,
        value if isinstance(value, int) else None,
        at.answers.previous.get(scale.id),
        scale.low,
        scale.high,
    )


def _last_label(at: Desk) -> str:
    parts = [int(part) for part in at.answers.previous_on.split("-") if part.isdigit()]
    day = calendar_date(at.checklist.texts, PartialDate(*parts[:3])) if parts else ""
    return f"{at.word('last_time')} ({day})" if day else at.word("last_time")


def questions_section(at: Desk) -> Iterator[Section]:
    """All questions on the sheet by topic, in her order within a topic, each with room to write."""
    asked = at.findings.asked
    if not asked:
        return
    chosen = at.findings.asked_origin is not TopOrigin.SUGGESTED
    titles = [("", at.word("own_questions")), *((t.id, t.title) for t in at.checklist.topics)]
    known = {topic for topic, _ in titles}
    blocks: list[Block] = []
    number = 0
    for topic, title in titles:
        of_topic = [q for q in asked if (q.topic if q.topic in known else "") == topic]
        if of_topic:
            blocks.append(Heading((Span(title),), 3))
        for question in of_topic:
            number += 1
            lines = CHOSEN_LINES if chosen or question.typed or question in at.findings.top else SUGGESTED_LINES
            blocks.append(QuestionBlock(_question_text(at, question), number, lines))
    title = at.word("questions_heading" if chosen else "questions_suggested_heading")
    yield Section("questions", title, tuple(blocks))


def _question_text(at: Desk, asked: Asked) -> Text:
    if asked.typed:
        return (Span(asked.text, typed=True),)
    sources = next((q.sources for q in at.checklist.questions() if q.id == asked.id), ())
    return (at.statement(asked.text, sources),)


def matters_section(at: Desk) -> Iterator[Section]:
    """Conditions, hopes, what matters: the page that asks for the conditions."""
    for page in at.checklist.pages:
        if _matters(page):
            rows = _answer_rows(at, page)
            if rows:
                yield Section("matters", at.word("matters_heading"), (_answer_table(rows),))


def notes_section(at: Desk) -> Iterator[Section]:
    """Her notes in full."""
    value = at.value("notes")
    if isinstance(value, str):
        yield Section("notes", at.word("notes_heading"), (Paragraph((Span(value, typed=True),)),))


def other_section(at: Desk) -> Iterator[Section]:
    """Everything that she answered and that stands nowhere else, page by page; yes/no questions even unanswered.

    The questions answered "no" share one paragraph that names them, and those without an answer another.
    """
    pages = [page for page in at.checklist.pages if page.kind is PageKind.FIELDS and not _matters(page)]
    rows = [(page.title, _answer_rows(at, page)) for page in pages]
    no, gap = (Span(at.word("no")),), (at.not_answered(),)
    blocks: list[Block] = []
    for title, of_page in rows:
        given = [row for row in of_page if row[1] not in (no, gap)]
        if given:
            blocks += [Heading((Span(title),), 3), _answer_table(given)]
    for same, label, tone in ((no, "denied_label", Tone.STRONG), (gap, "unanswered_label", Tone.ITALIC)):
        named = [name for _, of_page in rows for name, answer in of_page if answer == same]
        if named:
            blocks.append(Paragraph((Span(f"{at.word(label)}: ", tone), *joined(named, "; "), Span("."))))
    if blocks:
        yield Section("other", at.word("other_heading"), tuple(blocks))


def _matters(page: Page) -> bool:
    return any(f.id == MATTERS_FIELD for f in page.fields)


def _answer_rows(at: Desk, page: Page) -> list[tuple[Text, ...]]:
    rows = at.checklist.safety_table
    on_page_1 = {row.field for row in rows} | {n for row in rows for n in row.beside if at.value(n) is not None}
    return [
        ((Span(f.short),), _answer(at, f))
        for f in page.fields
        if f.print
        and f.id in at.findings.printed
        and f.id not in ELSEWHERE | on_page_1
        and f.kind not in ELSEWHERE_KINDS
        and (at.value(f.id) is not None or f.kind in ALWAYS_ASKED)
    ]


def _answer(at: Desk, asked: Field) -> Text:
    return value_text(at, asked, at.value(asked.id))


def _answer_table(rows: list[tuple[Text, ...]]) -> Table:
    return Table(("", ""), tuple(rows), widths=(2, 3))


# ---------------------------------------------------------------- what was decided


def decided_section(at: Desk) -> Section:
    """What was decided: boxes and lines for a pen, with what was typed in after the visit."""
    blocks: list[Block] = [Paragraph((Span(at.word("no_is_fine")),), Role.BODY)]
    blocks += [pen_block(at, f, at.answers.decided.get(f.id)) for f in at.checklist.decisions]
    blocks.append(WritingLines(at.word("initials"), 1))
    return Section("decided", at.word("decided_heading"), tuple(blocks), whole=True)


def pen_block(at: Desk, asked: Field, value: Value | None = None) -> Block:
    """A field as something to fill in by pen, or as it was filled in already."""
    return _PENS[asked.kind](at, asked, value)


def _boxes(_at: Desk, asked: Field, value: Value | None) -> Block:
    chosen = value if isinstance(value, tuple) else (value,)
    return TickBoxes(asked.label, tuple(o.label for o in asked.options), tuple(o.id in chosen for o in asked.options))


def _states(at: Desk, asked: Field, value: Value | None) -> Block:
    states = ("yes", "no", "not_sure")
    return TickBoxes(asked.label, tuple(at.word(s) for s in states), tuple(s == value for s in states), row=True)


def _zero_to_ten(_at: Desk, asked: Field, value: Value | None) -> Block:
    ends = f" (0: {asked.low}, 10: {asked.high})" if asked.low and asked.high else ""
    return TickBoxes(asked.label + ends, tuple(map(str, range(11))), tuple(n == value for n in range(11)), row=True)


def _lines(count: int) -> Callable[[Desk, Field, Value | None], Block]:
    def lines(at: Desk, asked: Field, value: Value | None) -> Block:
        return WritingLines(asked.label, count, () if value is None else value_text(at, asked, value))

    return lines


_PENS: dict[Kind, Callable[[Desk, Field, Value | None], Block]] = {
    Kind.TEXT: _lines(1),
    Kind.LONG_TEXT: _lines(4),
    Kind.CHOICE: _boxes,
    Kind.CHOICES: _boxes,
    Kind.DATE: _lines(1),
    Kind.SCALE: _zero_to_ten,
    Kind.YES_NO_UNSURE: _states,
    Kind.MEDICINES: _lines(5),
    Kind.THERAPIES: _lines(3),
}
