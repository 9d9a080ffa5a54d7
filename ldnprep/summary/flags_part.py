"""The box "please check first" on page 1: a line for each flag, with a run-in list of labels where there is no room."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from ldnprep.answers.model import NO, NOT_SURE, YES
from ldnprep.content.model import Tier
from ldnprep.medicines.model import Flag
from ldnprep.summary.drafts import DETAILS, REST, Draft, Shorter, goes_on
from ldnprep.summary.flag_lines import flag_lines
from ldnprep.summary.model import Block, FlagLine, Frame, Heading, Mark, Paragraph, Span, Text, Tone
from ldnprep.summary.words import Desk, joined

MOST_FLAG_LINES = 6


def flags(at: Desk) -> Iterator[Draft]:
    """The heading with what is said when there is no flag, then a part for each line, and one for those over."""
    lines = flag_lines(at)
    heading: tuple[Block, ...] = (Heading((Span(at.word("flags_heading")),)),)
    none = [at.word("no_flags")] if not at.findings.flags else []
    if _answered_no_opioid(at):
        none.append(at.word("no_opioid_reported"))
    if none:
        heading += (Paragraph((Span(" ".join(none)),)),)
    yield Draft(Frame.FLAGS, heading)
    room = max(MOST_FLAG_LINES, sum(1 for tier, _ in lines if tier in (Tier.A, Tier.B)))
    shown, over = [line for _, line in lines[:room]], [line for _, line in lines[room:]]
    for place, line in enumerate(shown):
        tail = _run_in(at, [*shown[place:], *over], whole=place == 0)
        rungs: list[Shorter] = [((DETAILS, -place), (tail,), (line,))]
        if not place:
            rungs.append(((REST, 3), (_barest(at, [*shown, *over]),), ()))
        if place:  # the next one to leave takes this one's label into its own list
            rungs.append(((DETAILS, 1 - place), (), ()))
        yield Draft(Frame.FLAGS, (line,), tuple(rungs))
    if over:
        also = _run_in(at, over, whole=False)
        yield Draft(Frame.FLAGS, (also,), (((0, 0), (also,), tuple(over)), ((DETAILS, 1 - len(shown)), (), ())))


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
    # a loose-bowel medicine too: "no opioid" above its name would take the weight from it
    typed_one = any(line.recognised.flag is Flag.OPIOID for line in at.findings.lines)
    typed_one = typed_one or any(flag.opioid or flag.mentions for flag in at.findings.flags)
    return at.value("opioids_now") == NO and not elsewhere and not typed_one
