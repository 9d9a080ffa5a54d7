"""Whether a medicine for loose bowels is told of in a way that makes it a matter of opioids."""

from __future__ import annotations

import re

from ldnprep.answers.model import MedicineRow
from ldnprep.rules.conditions import state_of
from ldnprep.rules.facts import Facts
from ldnprep.rules.model import MedicineLine, State

HOW_MANY = "gut_opioid_how_many"
ABOVE_LABEL, FOR_WITHDRAWAL = "gut_opioid_large", "gut_opioid_withdrawal"
# ten and more, or by the pack; a strength ("2 mg") and a span ("for 10 days") are no count
_PACK = r"(?:box|pack|packet|package|strip|bottle|tub|blister|sheet)"
_MANY = re.compile(
    rf"""(?ix)(?<![\d.,])\d{{2,3}}\ ?(?:x\ ?)?
      (?:caps?\b|capsules?|tabs?\b|tablets?|pills?|of\ them|a\ day|per\ day|daily|each\ day|at\ a\ time|at\ once|/)
    | \b(?:whole|entire|full|half\ an?|per|each|every|\d+|two|three|several)\s+{_PACK}(?:es|s)?\b
    | \ban?\s+{_PACK}\b(?!\ (?:in|of)\b) | \b(?:{_PACK}e?s|handfuls?|loads|dozens?)\b""",
)
_MANY_NAMED = re.compile(r"(?<![\d.,])\d{2,3} ?x? ?(?:imodium|loperamide)", re.IGNORECASE)  # asked how many a day
_MANY_A_DAY = re.compile(
    r"""(?ix)(?<![\d.,])\d{2,3}\ ?(?:of\ them|x|caps?\b|capsules?|tabs?\b|tablets?|pills?)?,?\ *
      (?:a\ day|per\ day|daily|each\ day|every\ day|at\ a\ time|at\ once|/\ ?day)""",
)
# against withdrawal, or in place of an opioid that ended
_PILLS = r"(?:pills|meds|painkillers|tablets|methadone|\w*codone|morphine|tramadol|codeine|opi\w+)"
_SICK = re.compile(
    rf"""(?ix)withdraw | cold\ turkey | dope\ ?sick | from\ getting\ sick | keeps?\ .{{0,20}}\bsick
    | keeps?\ me\ (?:level|steady|straight|going|well) | \bdetox | \b(?:to\ get|for\ a)\s+(?:high|buzz)\b
    | \b(?:run|runs|ran|running)\s+(?:out|short|low)\b | \bbetween\s+(?:scripts|refills|prescriptions|doses)\b
    | \b(?:come|comes|coming|came|get|getting|got)\s+off\s+(?:it\b|them\b|my\b|(?:the\s+)?{_PILLS})
    | \b(?:instead\s+of|without|no\s+more|out\s+of|after)\s+(?:my\s+|the\s+|any\s+)*{_PILLS}""",
)


def are_opioid_matter(facts: Facts) -> bool:
    """Whether what she tells of such a medicine belongs to the opioids: above its label, or for want of an opioid."""
    told = (state_of(ABOVE_LABEL, facts), state_of(FOR_WITHDRAWAL, facts))
    return State.YES in told or State.NOT_SURE in told or tells_of_many(facts)


def tells_of_many(facts: Facts) -> bool:
    """Whether her words speak of very many of them, or of withdrawal.

    Where she ticked that it is not so they are heard all the same when they count a day or name withdrawal; a pack of
    many says no more than that she has one.
    """
    denied = State.NO in (state_of(ABOVE_LABEL, facts), state_of(FOR_WITHDRAWAL, facts))
    many = _MANY_A_DAY if denied else _MANY
    rows = [_texts(line) for line in facts.lines if is_for_bowels(line)]
    texts = [", ".join(row) for row in rows] if denied else [text for row in rows for text in row]
    said = facts.values.get(HOW_MANY)
    if isinstance(said, str) and (_MANY_NAMED.search(said) or many.search(said) or _SICK.search(said)):
        return True
    return any(many.search(text) or _SICK.search(text) for text in texts)


def is_for_bowels(line: MedicineLine) -> bool:
    """Whether an opioid that stays in the bowels was recognised in a typed row."""
    return any(match.severity == "gut" for match in line.recognised.matches)


def _texts(line: MedicineLine) -> tuple[str, ...]:
    row = line.row
    return (row.name, row.amount, row.how_often, row.reason) if isinstance(row, MedicineRow) else (row.name,)
