"""Page 1, for the physician: its parts in reading order, and what may leave it in which order.

Order of leaving (rungs): other therapies; medicines that raise no flag, a quarter at a time; the scales; details of
flags from the least urgent up, and at last a run-in list of their labels; then the rest of long names and questions.
What stays whatever happens: who, every flag by its label, the safety table, the fixed sentences.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from ldnprep.answers.model import NO, NOT_SURE, YES, DateNotSure, MedicineRow, PartialDate, TherapyRow
from ldnprep.content.model import Kind, Tier
from ldnprep.medicines.model import Flag
from ldnprep.rules.model import MedicineLine, SafetyAnswer, State, TopOrigin
from ldnprep.summary.flag_lines import flag_lines
from ldnprep.summary.model import (
    CONTINUATION,
    Block,
    FirstPage,
    FlagLine,
    Frame,
    Heading,
    Listing,
    Mark,
    Paragraph,
    Part,
    Role,
    Rung,
    SafetyTable,
    Span,
    StateCell,
    Table,
    Text,
    Tone,
)
from ldnprep.summary.words import (
    Desk,
    date_text,
    joined,
    matches_text,
    shortened,
    therapy_text,
    typed,
    value_text,
)

MOST_FLAG_LINES = 6
# characters: two lines of the larger type, the same in large print, and the same in the widest letters there are
LONG_NAME, LONG_QUESTION, LONG_QUESTION_LARGE, LONG_QUESTION_WIDE = 60, 130, 84, 44

# places in the order of leaving; the second number orders within. REST 1 to 4 are needed by large print alone
THERAPIES, MEDICINES, SCALES, DETAILS, REST = range(1, 6)

# (place in the order of leaving, what stays, what moves)
_Shorter = tuple[tuple[int, int], tuple[Block, ...], tuple[Block, ...]]


@dataclass(frozen=True, slots=True)
class _Draft:
    """A part whose rungs are named by (place, order within) until all are known."""

    frame: Frame
    blocks: tuple[Block, ...]
    rungs: tuple[_Shorter, ...] = ()


def first_page(at: Desk) -> FirstPage:
    """Page 1 in full, with its rungs."""
    drafts = [
        *_head(at),
        *_flags(at),
        _safety(at),
        _top(at),
        _medicines(at),
        _scales(at),
        _therapies(at),
        _evidence(at),
        _foot(at),
    ]
    steps = sorted({key for draft in drafts for key, _, _ in draft.rungs if key[0]})
    leaves = {key: number for number, key in enumerate(steps, start=1)}
    return FirstPage(
        tuple(
            Part(
                d.frame,
                d.blocks,
                tuple(Rung(leaves.get(k, 0), short, moved) for k, short, moved in sorted(d.rungs, key=_key)),
            )
            for d in drafts
            if d.blocks
        )
    )


def _key(rung: tuple[tuple[int, int], tuple[Block, ...], tuple[Block, ...]]) -> tuple[int, int]:
    return rung[0]


def at_rung(page: FirstPage, rung: int) -> tuple[tuple[Part, ...], tuple[Block, ...]]:
    """Page 1 after everything up to this place has left: (parts that stay, blocks of the continuation).

    rung: 0 (nothing left but what never has room) to `page.rungs`. Parts that have left whole are gone.
    """
    kept: list[Part] = []
    moved: list[Block] = []
    for part in page.parts:
        passed = [r for r in part.rungs if r.leaves <= rung]
        blocks = passed[-1].short if passed else part.blocks
        moved += [block for r in passed for block in r.moved]
        if blocks:
            kept.append(Part(part.frame, blocks))
    return tuple(kept), tuple(moved)


def goes_on(where: str = CONTINUATION) -> Span:
    """The place where the full text stands."""
    return Span("", Tone.SOFT, continued=where)


# ---------------------------------------------------------------- who


def _head(at: Desk) -> Iterator[_Draft]:
    who = _who(at)
    rungs: list[_Shorter] = []
    for place, limit in ((0, LONG_NAME * 2), (3, LONG_NAME), (4, LONG_NAME // 2)):
        short = shortened(who, limit, CONTINUATION)
        if short != who:
            rungs.append(((REST, place), (Paragraph(short, Role.LEAD),), () if rungs else (Paragraph(who, Role.LEAD),)))
    yield _Draft(Frame.HEAD, (Paragraph(who, Role.LEAD),), tuple(rungs))
    helper = at.value("filled_in_by") == "helper"
    lines = [at.word("not_checked_helper" if helper else "not_checked")]
    meta = at.checklist.meta
    if not meta.builtin:
        lines.append(f"{at.word('own_content')} {meta.id} {meta.version}.")
    ask = at.word("ask")
    full, brief, moved = (
        Paragraph((Span(text),), Role.NOTE) for text in (" ".join([*lines, ask]), " ".join(lines), ask)
    )
    yield _Draft(Frame.HEAD, (full,), (((REST, 1), (brief,), (moved,)),))


def _who(at: Desk) -> Text:
    name, born, clinician = at.value("patient_name"), at.value("birth_date"), at.value("clinician_name")
    parts: list[Text] = [(typed(name, Tone.STRONG),) if isinstance(name, str) else (Span(at.word("name_not_given")),)]
    if born is not None:
        parts.append((Span(f"{at.word('born')} "), *value_text(at, at.fields["birth_date"], born)))
    who = (*joined(parts, ", "), Span("."))
    if isinstance(clinician, str):
        who = (*who, Span(f" {at.word('for_clinician')} "), typed(clinician), Span("."))
    visit = at.value("visit_date")
    if visit is not None and not title_day(at):
        who = (*who, Span(f" {at.word('visit_on')} "), *date_text(at.checklist.texts, visit), Span("."))  # type: ignore[arg-type]  # a date field holds a date
    return who


def title_day(at: Desk) -> bool:
    """Whether the title itself names the visit's date."""
    return isinstance(at.value("visit_date"), PartialDate)


# ---------------------------------------------------------------- flags


def _flags(at: Desk) -> Iterator[_Draft]:
    lines = flag_lines(at)
    heading: tuple[Block, ...] = (Heading((Span(at.word("flags_heading")),)),)
    none = [at.word("no_flags")] if not at.findings.flags else []
    if _answered_no_opioid(at):
        none.append(at.word("no_opioid_reported"))
    if none:
        heading += (Paragraph((Span(" ".join(none)),)),)
    yield _Draft(Frame.FLAGS, heading)
    room = max(MOST_FLAG_LINES, sum(1 for tier, _ in lines if tier in (Tier.A, Tier.B)))
    shown, over = [line for _, line in lines[:room]], [line for _, line in lines[room:]]
    for place, line in enumerate(shown):
        tail = _run_in(at, [*shown[place:], *over], whole=place == 0)
        rungs: list[_Shorter] = [((DETAILS, -place), (tail,), (line,))]
        if not place:
            rungs.append(((REST, 3), (_barest(at, [*shown, *over]),), ()))
        if place:  # the next one to leave takes this one's label into its own list
            rungs.append(((DETAILS, 1 - place), (), ()))
        yield _Draft(Frame.FLAGS, (line,), tuple(rungs))
    if over:
        also = _run_in(at, over, whole=False)
        yield _Draft(Frame.FLAGS, (also,), (((0, 0), (also,), tuple(over)), ((DETAILS, 1 - len(shown)), (), ())))


def _run_in(at: Desk, lines: list[FlagLine], *, whole: bool) -> Block:
    """The labels of the least urgent flags in a row, in order of urgency; `whole`: of all flags."""
    labels = (*_labels(lines), Span(" "), goes_on())
    return Paragraph(labels) if whole else FlagLine(Mark.FLAG, at.word("more_flags"), "", labels)


def _barest(at: Desk, lines: list[FlagLine]) -> Block:
    """Labels alone, without those that the safety table below shows with the same mark and state."""
    bare = [replace(line, brief=()) for line in lines if not line.in_table]
    also = (Span(f" {at.word('marks_below')} "),) if len(bare) < len(lines) else (Span(" "),)
    return Paragraph((*_labels(bare), *also, goes_on()))


def _labels(lines: list[FlagLine]) -> Text:
    """Labels in order of urgency; the state word stands once before the labels that share it."""
    groups = groupby(lines, key=_state)
    return joined((_group(state, list(group)) for state, group in groups), " ")


def _state(line: FlagLine) -> str:
    return line.state


def _group(state: str, lines: list[FlagLine]) -> Text:
    lead: Text = (Span(f"{state[:1].upper()}{state[1:].removesuffix(':')}: ", Tone.STRONG),) if state else ()
    return (*lead, *joined((_label(line) for line in lines), "; "), Span("."))


def _label(line: FlagLine) -> Text:
    if line.mark is Mark.UNANSWERED and not line.state:  # the names are the message of this line
        names = tuple(replace(span, text=span.text.removesuffix(".")) for span in line.body)
        return (Span(f"{line.label}: ", Tone.STRONG), *names)
    label = Span(line.label, Tone.STRONG if not line.state else Tone.PLAIN)
    return (label, Span(" "), *line.brief) if line.brief else (label,)


# ---------------------------------------------------------------- safety table


def _safety(at: Desk) -> _Draft:
    """The fixed table; its short form keeps states and dates, and says in full later what else stands beside them."""
    heading = Heading((Span(at.word("safety_heading")),))
    cells = tuple(_cell(at, answer) for answer in at.findings.safety)
    short = tuple(_cell(at, answer, brief=True) for answer in at.findings.safety)
    moved = tuple(
        Paragraph((Span(f"{cell.label}: {cell.state}. "), *cell.beside))
        for cell, brief in zip(cells, short, strict=True)
        if brief != cell
    )
    rungs = (((REST, 0), (heading, SafetyTable(short)), moved),) if moved else ()
    return _Draft(Frame.SAFETY, (heading, SafetyTable(cells)), rungs)


MARKS = {State.YES: Mark.FLAG, State.NO: Mark.NONE, State.NOT_SURE: Mark.UNSURE, State.NOT_ANSWERED: Mark.UNANSWERED}
TONES = {State.YES: Tone.STRONG, State.NO: Tone.PLAIN, State.NOT_SURE: Tone.STRONG, State.NOT_ANSWERED: Tone.ITALIC}


def _cell(at: Desk, answer: SafetyAnswer, *, brief: bool = False) -> StateCell:
    if answer.withheld:
        return StateCell(answer.row.label, Mark.NONE, at.word("not_shared"), Tone.ITALIC)
    beside: list[Text] = []
    named = answer.contradicted or answer.typed
    if answer.contradicted or (answer.typed and not brief):
        beside.append((Span(at.word("but_typed"), Tone.STRONG),))
    names = [name for name in answer.row.beside if _wanted(at, name, answer.state)]
    beside += [_date_beside(at, name) if brief else _beside(at, name) for name in names]
    mark = Mark.FLAG if named else MARKS[answer.state]
    tone = Tone.STRONG if named else TONES[answer.state]
    return StateCell(answer.row.label, mark, at.word(answer.state), tone, joined(beside, " "))


# answers to these questions report an opioid as well: beside one, "no opioid reported" would mislead
ALSO_OPIOID = (
    "opioid_patch_or_pump",
    "opioid_pump",
    "opioid_treatment",
    "opioid_depot_ever",
    "opioid_tapering",
    "opioid_withdrawal_now",
)


def _answered_no_opioid(at: Desk) -> bool:
    """She answered no, and neither another answer nor anything that was typed says otherwise."""
    elsewhere = any(at.value(name) in (YES, NOT_SURE) for name in ALSO_OPIOID)
    typed_one = any(flag.opioid or flag.mentions for flag in at.findings.flags)
    return at.value("opioids_now") == NO and not elsewhere and not typed_one


def _wanted(at: Desk, name: str, state: State) -> bool:
    """What was typed always prints; a gap is named where the answer asks for it."""
    if name not in at.fields or name not in at.findings.printed:
        return False
    return at.value(name) is not None or state in (State.YES, State.NOT_SURE)


def _beside(at: Desk, name: str) -> Text:
    asked = at.fields[name]
    return (Span(f"{asked.short}: "), *value_text(at, asked, at.value(name)), Span("."))


def _date_beside(at: Desk, name: str) -> Text:
    """A date that never leaves page 1: the calendar date, or where her own words for it stand."""
    if at.fields[name].kind is not Kind.DATE or at.value(name) is None:
        return ()
    value = at.value(name)
    if isinstance(value, DateNotSure):
        return ()
    return value_text(at, at.fields[name], value) if isinstance(value, PartialDate) else (goes_on(),)


# ---------------------------------------------------------------- questions


HEADINGS = {
    TopOrigin.CHOSEN: "top_chosen",
    TopOrigin.SUGGESTED: "top_suggested",
    TopOrigin.NONE_CHOSEN: "top_chosen",
}


def _top(at: Desk) -> _Draft:
    heading = Heading((Span(at.word(HEADINGS[at.findings.top_origin])),))
    if not at.findings.top:
        return _Draft(Frame.TOP, (heading, Paragraph((Span(at.word("top_none"), Tone.ITALIC),))))
    items = tuple((Span(asked.text, typed=asked.typed),) for asked in at.findings.top)
    full: tuple[Block, ...] = (heading, Listing(items, ordered=True, large=True))
    rungs: list[_Shorter] = []
    for place, length in ((0, LONG_QUESTION), (3, LONG_QUESTION_LARGE), (4, LONG_QUESTION_WIDE)):
        short = tuple(shortened(item, length, "questions") for item in items)
        if short != items:
            rungs.append(((REST, place), (heading, Listing(short, ordered=True, large=True)), ()))
    return _Draft(Frame.TOP, full, tuple(rungs))


# ---------------------------------------------------------------- medicines and therapies


def _medicines(at: Desk) -> _Draft:
    heading = Heading((Span(at.word("medicines_heading")),))
    lines = [line for line in at.findings.lines if isinstance(line.row, MedicineRow)]
    if not lines:
        none = (heading, Paragraph((at.not_answered(),)))
        return _Draft(Frame.MEDICINES, none, (((REST, 1), (), none),))
    flagged = [line for line in lines if line.recognised.flag is not Flag.NONE]
    plain = [line for line in lines if line.recognised.flag is Flag.NONE]
    full: tuple[Block, ...] = (heading, _table(at, lines))
    rungs: list[_Shorter] = []
    for step, share in enumerate((3, 2, 1, 0)):
        some = plain[: len(plain) * share // 4]
        if plain and (not share or len(plain) >= 4):
            kept = [line for line in lines if line in flagged or line in some]
            rest = Paragraph((Span(at.word("medicines_left") + " "), goes_on()))
            short: tuple[Block, ...] = (heading, _table(at, kept), rest) if kept else (heading, rest)
            rungs.append(((MEDICINES, step), short, () if rungs else full))
    if flagged:
        row = joined((_in_a_row(at, line) for line in flagged), "; ")
        brief = (heading, Paragraph((*row, Span(". "), goes_on())))
        rungs.append(((MEDICINES, 4), brief, () if rungs else full))
    rungs.append(((REST, 1), (), () if rungs else full))
    return _Draft(Frame.MEDICINES, full, tuple(rungs))


def _table(at: Desk, lines: Iterable[MedicineLine]) -> Table:
    header = (at.word("medicine_name"), at.word("medicine_note"), at.word("medicine_reason"))
    return Table(header, tuple(_row(at, line) for line in lines), widths=(4, 3, 3))


def _row(at: Desk, line: MedicineLine) -> tuple[Text, ...]:
    row = line.row
    assert isinstance(row, MedicineRow)  # noqa: S101  # only these lines are listed
    about = joined(((typed(text),) for text in (row.reason, row.prescriber) if text), ", ")
    name = joined(((typed(t, tone),) for t, tone in _cells(row) if t), " ")
    return name, recognised_note(at, line), about


def _in_a_row(at: Desk, line: MedicineLine) -> Text:
    """A medicine in a run of words: as typed, then what was recognised."""
    name, note, _ = _row(at, line)
    return (*name, Span(" ("), *note, Span(")")) if note else name


def _cells(row: MedicineRow) -> tuple[tuple[str, Tone], ...]:
    return (row.name, Tone.STRONG), (row.amount, Tone.PLAIN), (row.how_often, Tone.PLAIN)


NOTES = {Flag.OPIOID: "recognised_opioid", Flag.ANTAGONIST: "recognised_antagonist", Flag.CHECK: "recognised_check"}


def recognised_note(at: Desk, line: MedicineLine) -> Text:
    """What was recognised in a typed row: "opioid: tramadol", "not recognised: please check", or nothing."""
    matches = line.recognised.matches
    parts: list[Text] = []
    for flag, key in NOTES.items():
        of_flag = [m for m in matches if m.flag is flag]
        if of_flag:
            found = matches_text(at, of_flag)
            parts.append((Span(at.word(key), Tone.STRONG), Span(": "), *found))
    if not line.recognised.recognised:
        parts.append((Span(at.word("not_recognised"), Tone.STRONG),))
    return joined(parts, "; ")


def _therapies(at: Desk) -> _Draft:
    rows = [row for name, f in at.fields.items() if f.kind is Kind.THERAPIES for row in _therapy_rows(at, name)]
    heading = Heading((Span(at.word("therapies_heading")),))
    body = Paragraph(joined((therapy_text(at, row) for row in rows), "; ") or (at.not_answered(),))
    left = Paragraph((Span(at.word("therapies_heading") + ": "), goes_on()))
    rungs: tuple[_Shorter, ...] = (((THERAPIES, 0), (left,), (heading, body)), ((SCALES, 0), (), ()))
    return _Draft(Frame.THERAPIES, (heading, body), rungs)


def _therapy_rows(at: Desk, name: str) -> list[TherapyRow]:
    value = at.answers.values.get(name, ())
    rows = [row for row in value if isinstance(row, TherapyRow)] if isinstance(value, tuple) else []
    return rows if name in at.findings.printed else []


# ---------------------------------------------------------------- scales, evidence, foot


def scale_fields(at: Desk) -> list[str]:
    """Ids of the scales that may print, in reading order."""
    return [f.id for f in at.checklist.fields() if f.kind is Kind.SCALE and f.print and f.id in at.findings.printed]


def _scales(at: Desk) -> _Draft:
    names = scale_fields(at)
    if not names:
        return _Draft(Frame.SCALES, ())
    numbers = joined((_number(at, name) for name in names), " · ")
    line = (*numbers, Span(f" ({at.word('scales_hint')})", Tone.SOFT))
    heading = Heading((Span(at.word("scales_heading")),))
    scales, therapies = at.word("scales_heading"), at.word("therapies_heading")
    left = Paragraph((Span(f"{scales}: "), goes_on("now"), Span(f"; {therapies}: "), goes_on()))
    rungs = (((SCALES, 0), (left,), ()), ((REST, 1), (), ()))
    return _Draft(Frame.SCALES, (heading, Paragraph(line)), rungs)


def _number(at: Desk, name: str) -> Text:
    value = at.value(name)
    number = at.not_answered() if value is None else Span(str(value), Tone.STRONG)
    return (Span(f"{at.fields[name].short} "), number)


def _evidence(at: Desk) -> _Draft:
    line = at.checklist.evidence.one_line
    heading = Heading((Span(at.word("evidence_heading")),))
    statement = at.statement(line.text, line.sources)
    full = (heading, Paragraph((statement, Span(" "), goes_on("evidence"))))
    gone = [at.word(key) for key in ("medicines_heading", "scales_heading", "therapies_heading")]
    left = Paragraph(
        (Span(f"{'; '.join(gone)}: "), goes_on(), Span(f". {at.word('evidence_heading')}: "), goes_on("evidence"))
    )
    more = Paragraph((Span(f"{at.word('more')}: "), goes_on()))
    return _Draft(
        Frame.EVIDENCE, full, (((REST, 1), (left,), (heading, Paragraph((statement,)))), ((REST, 3), (more,), ()))
    )


def _foot(at: Desk) -> _Draft:
    fixed, help_now = (Paragraph((Span(text),), Role.FIXED) for text in fixed_sentences(at))
    return _Draft(Frame.FOOT, (fixed, help_now), (((REST, 2), (fixed,), (help_now,)),))


def fixed_sentences(at: Desk) -> Iterator[str]:
    """The sentences that stand on every output; one more where much alcohol was reported."""
    fixed = at.word("fixed_sentence")
    heavy = at.value("alcohol") in (YES, State.NOT_SURE.value)
    yield f"{fixed} {at.word('stop_drinking')}" if heavy else fixed
    yield at.word("get_help_now")
