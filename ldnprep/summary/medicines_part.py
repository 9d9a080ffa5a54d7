"""Medicines and therapies on page 1, as typed, with what was recognised."""

from __future__ import annotations

from collections.abc import Iterable

from ldnprep.answers.model import MedicineRow, TherapyRow
from ldnprep.content.model import Kind
from ldnprep.medicines.model import Flag
from ldnprep.rules.model import MedicineLine
from ldnprep.summary.drafts import MEDICINES, REST, SCALES, THERAPIES, Draft, Shorter, goes_on
from ldnprep.summary.model import Block, Frame, Heading, Paragraph, Span, Table, Text, Tone
from ldnprep.summary.words import Desk, joined, matches_text, therapy_text, typed


def medicines(at: Desk) -> Draft:
    """The table of medicines; those that raise no flag leave it first, a quarter at a time."""
    heading = Heading((Span(at.word("medicines_heading")),))
    lines = [line for line in at.findings.lines if isinstance(line.row, MedicineRow)]
    if not lines:
        none = (heading, Paragraph((at.not_answered(),)))
        return Draft(Frame.MEDICINES, none, (((REST, 1), (), none),))
    flagged = [line for line in lines if line.recognised.flag is not Flag.NONE]
    plain = [line for line in lines if line.recognised.flag is Flag.NONE]
    full: tuple[Block, ...] = (heading, _table(at, lines))
    rungs: list[Shorter] = []
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
    return Draft(Frame.MEDICINES, full, tuple(rungs))


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


def therapies(at: Desk) -> Draft:
    """The therapies in a row of words, the first to leave the page."""
    rows = [row for name, f in at.fields.items() if f.kind is Kind.THERAPIES for row in _therapy_rows(at, name)]
    heading = Heading((Span(at.word("therapies_heading")),))
    body = Paragraph(joined((therapy_text(at, row) for row in rows), "; ") or (at.not_answered(),))
    left = Paragraph((Span(at.word("therapies_heading") + ": "), goes_on()))
    rungs: tuple[Shorter, ...] = (((THERAPIES, 0), (left,), (heading, body)), ((SCALES, 0), (), ()))
    return Draft(Frame.THERAPIES, (heading, body), rungs)


def _therapy_rows(at: Desk, name: str) -> list[TherapyRow]:
    value = at.answers.values.get(name, ())
    rows = [row for row in value if isinstance(row, TherapyRow)] if isinstance(value, tuple) else []
    return rows if name in at.findings.printed else []
