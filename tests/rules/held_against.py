"""Hold the program's findings against the oracle: what is missing, what is without cause, what is out of place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ldnprep.answers.model import Answers, MedicineRow, PartialDate, Value
from ldnprep.content.model import Checklist
from ldnprep.rules.find import find
from ldnprep.rules.model import Findings, FlagRaised, State
from tests.rules.oracle import BIRTH_DATES, SURGERY_DATES, VISIT, Case, denies, must_be_named, places

OWN_FLAGS = {"typed_opioid": "b1", "not_recognised": "b2", "typed_other": "b8"}


def answers_of(case: Case) -> Answers:
    """The case as an answers file would hold it."""
    values: dict[str, Value] = {"visit_date": _day(VISIT)}
    for name, said in case.said.items():
        if name in ("medicines", "opioid_names"):
            values |= {name: (MedicineRow(said),)} if said else {}
        elif name in ("surgery_date", "birth_date"):
            day = {**SURGERY_DATES, **BIRTH_DATES}[said]
            values |= {name: _day(day)} if day else {}
        elif said != "not_answered":
            values[name] = said
    return Answers(values=values)


def _day(day: date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)


def complaints(checklist: Checklist, case: Case) -> list[str]:
    """Everything that is wrong with the flags of this case; empty when all is as it must be."""
    findings = find(checklist, answers_of(case))
    return [*_flagged(case, findings), *_states(case, findings), *_named(case, findings), *_placed(case, findings)]


def _place(flag: FlagRaised) -> str:
    return OWN_FLAGS.get(flag.alert.id, flag.alert.id.split("_")[0])


def _flagged(case: Case, findings: Findings) -> Iterator[str]:
    raised, wanted = {_place(flag) for flag in findings.flags}, places(case)
    if raised != wanted:
        yield f"{case.said}: missing {sorted(wanted - raised)}, without cause {sorted(raised - wanted)}"


def _states(case: Case, findings: Findings) -> Iterator[str]:
    """A raised flag prints the answer that was given, never another one."""
    for flag in findings.flags:
        if flag.deciding in case.said and flag.state != case.said[flag.deciding]:
            yield f"{case.said}: {flag.alert.id} prints {flag.state} for {flag.deciding}"
        if flag.state is State.NO and not flag.contradicted:
            yield f"{case.said}: {flag.alert.id} is raised and prints no"


def _named(case: Case, findings: Findings) -> Iterator[str]:
    named = {f.id for group in findings.unanswered for f in group.fields}
    named |= {flag.deciding for flag in findings.flags if flag.state is State.NOT_ANSWERED and flag.deciding}
    if missing := must_be_named(case) - named:
        yield f"{case.said}: not named as unanswered: {sorted(missing)}"
    if wrong := {name for name in named if case.said.get(name, "not_answered") != "not_answered"}:
        yield f"{case.said}: named as unanswered, but answered: {sorted(wrong)}"


def _placed(case: Case, findings: Findings) -> Iterator[str]:
    order = [_place(flag) for flag in findings.flags]
    if denies(case):
        first = findings.flags[0]
        if not (first.contradicted and first.opioid and first.state is State.NO):
            yield f"{case.said}: answered no but typed, yet the first flag is {first.alert.id}"
        order = order[1:]
        if "b2" in order and order[0] != "b2":
            yield f"{case.said}: the unrecognised line is not right below the opioid line"
        order = [place for place in order if place != "b2"]
    if order != sorted(order):
        yield f"{case.said}: out of order: {order}"
