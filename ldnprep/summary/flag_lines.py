"""Red flags as lines: label, state word, what was typed and recognised, dates, then the words of the content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ldnprep.answers.model import NO, MedicineRow
from ldnprep.content.model import Kind, Tier
from ldnprep.rules.model import FlagRaised, MedicineLine, State, Unanswered
from ldnprep.summary.model import CONTINUATION, FlagLine, Mark, Span, Text, Tone
from ldnprep.summary.words import (
    Desk,
    joined,
    matches_text,
    medicine_text,
    quoted,
    sentence,
    shortened,
    therapy_text,
    typed,
    value_text,
)

LONG_NAMES = 90  # characters of typed names that stay in a run-in list of flags

# where a register of prescriptions is common and known by name
REGISTER_COUNTRIES = frozenset({"us", "ca", "au"})

MARKS = {
    None: Mark.FLAG,
    State.YES: Mark.FLAG,
    State.NO: Mark.FLAG,
    State.NOT_SURE: Mark.UNSURE,
    State.NOT_ANSWERED: Mark.UNANSWERED,
}


def flag_lines(at: Desk) -> tuple[tuple[Tier, FlagLine], ...]:
    """All lines of "please check first" with their tier, in the order in which they print."""
    lines = [(flag.alert.tier, _flag_line(at, flag)) for flag in at.findings.flags]
    for group in at.findings.unanswered:
        lines.insert(_place(at.findings.flags, lines, group.tier), (group.tier, _unanswered_line(at, group)))
    return tuple(_with_tiers(at, lines))


def _place(flags: tuple[FlagRaised, ...], lines: list[tuple[Tier, FlagLine]], tier: Tier) -> int:
    """Behind the last line of the same or a more urgent tier, never before a flag that was lifted to the top."""
    lifted = 0
    if flags and flags[0].contradicted and flags[0].opioid:
        lifted = 1 + next((n for n, flag in enumerate(flags[1:]) if not flag.below_opioid), len(flags) - 1)
    return max([lifted] + [place + 1 for place, (other, _) in enumerate(lines) if other <= tier])


def _with_tiers(at: Desk, lines: list[tuple[Tier, FlagLine]]) -> Iterator[tuple[Tier, FlagLine]]:
    before: Tier | None = None
    for number, (tier, line) in enumerate(lines, start=1):
        name = at.word(f"tier_{tier}") if tier is not before else ""
        yield tier, replace(line, number=number, tier=name)
        before = tier


def _unanswered_line(at: Desk, group: Unanswered) -> FlagLine:
    names = Span("; ".join(f.short for f in group.fields) + ".")
    return FlagLine(Mark.UNANSWERED, at.word("unanswered_label"), "", (names,))


def _flag_line(at: Desk, flag: FlagRaised) -> FlagLine:
    parts: list[Text] = [
        sentence(_line_text(at, line) for line in flag.lines),
        sentence(_mention_texts(at, flag)),
        *(_named(at, name) for name in (*flag.also, *_shown(at, flag))),
    ]
    if flag.alert.text:
        parts.append((at.statement(flag.alert.text, flag.alert.sources),))
    if flag.opioid and at.country in REGISTER_COUNTRIES:
        parts.append((Span(at.word("check_pmp"), Tone.SOFT),))
    names = joined((quoted(typed(_name(line))) for line in flag.lines if _name(line)), ", ")
    brief = shortened(names, LONG_NAMES, CONTINUATION)
    rows = {row.field for row in at.checklist.safety_table}
    in_table = flag.deciding in rows and not flag.opioid and flag.alert.tier is not Tier.A and not flag.lines
    # a name she typed is there, whatever the question above it says: never the quiet sign of a gap
    mark = Mark.FLAG if flag.opioid and flag.lines else MARKS[flag.state]
    return FlagLine(mark, flag.alert.label, _state_words(at, flag), joined(parts, " "), brief=brief, in_table=in_table)


def _name(line: MedicineLine) -> str:
    return line.row.name


def _state_words(at: Desk, flag: FlagRaised) -> str:
    if flag.deciding is None or flag.state is None:
        return ""
    words = at.word(_state_key(flag, flag.state))
    return words if flag.main else f"{at.fields[flag.deciding].short}: {words}"


def _state_key(flag: FlagRaised, state: State) -> str:
    if flag.contradicted:
        return "answered_no_but_typed"
    if flag.opioid and flag.lines and state is State.NOT_ANSWERED:
        return "not_answered_but_typed"
    return state


def _line_text(at: Desk, line: MedicineLine) -> Text:
    """As typed, then what was recognised in it. Cells beside the name print when an opioid stands in them."""
    matched = {match.typed for match in line.recognised.matches}
    row = line.row
    if isinstance(row, MedicineRow):
        beside = any(cell and m in cell for cell in (row.reason, row.prescriber) for m in matched)
        as_typed = quoted(*medicine_text(row, everything=beside))
    else:
        as_typed = therapy_text(at, row)
    found = matches_text(at, line.recognised.matches)
    return (*as_typed, Span(" ("), *found, Span(")")) if found else as_typed


def _mention_texts(at: Desk, flag: FlagRaised) -> Iterator[Text]:
    for mention in flag.mentions:
        words = joined((quoted(typed(m.typed)) for m in dict.fromkeys(mention.matches)), ", ")
        found = matches_text(at, mention.matches)
        yield (*words, Span(" ("), *found, Span(f"), {at.word('mentioned_in')} {mention.where}"))


def _shown(at: Desk, flag: FlagRaised) -> Iterable[str]:
    """Fields whose values print beside the flag. Gaps print for dates only; other gaps stand in "not answered"."""
    # a state word says all of an answer, but not what was ticked in a list
    decided = {flag.deciding} if flag.deciding and at.fields[flag.deciding].kind is Kind.YES_NO_UNSURE else set()
    told = {line.field for line in flag.lines} | decided | {*flag.also}
    return (name for name in flag.shown if name in at.fields and name not in told and _says_something(at, name))


def _says_something(at: Desk, name: str) -> bool:
    value = at.value(name)
    return at.fields[name].kind is Kind.DATE if value is None else value != NO


def _named(at: Desk, name: str) -> Text:
    asked = at.fields[name]
    return (Span(f"{asked.short}: "), *value_text(at, asked, at.value(name)), Span("."))
