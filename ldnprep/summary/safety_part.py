"""The safety table of page 1: fixed rows in a fixed place, which never leave it."""

from __future__ import annotations

from ldnprep.answers.model import DateNotSure, PartialDate
from ldnprep.content.model import Kind
from ldnprep.rules.model import SafetyAnswer, State
from ldnprep.summary.drafts import REST, Draft, goes_on
from ldnprep.summary.model import Frame, Heading, Mark, Paragraph, SafetyTable, Span, StateCell, Text, Tone
from ldnprep.summary.words import Desk, joined, value_text


def safety(at: Desk) -> Draft:
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
    return Draft(Frame.SAFETY, (heading, SafetyTable(cells)), rungs)


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
