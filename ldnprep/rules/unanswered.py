"""What is asked now, and what of it has no answer: told once, for the window, the sheet and every export."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from ldnprep.answers.model import NO, NOT_SURE, Value
from ldnprep.content.gate import Gate
from ldnprep.content.model import TREATMENTS, Checklist, Kind
from ldnprep.rules.conditions import holds
from ldnprep.rules.facts import Facts
from ldnprep.rules.model import MedicineLine

_OFFERED = TREATMENTS | {Kind.GOAL}  # kinds that nobody is asked to fill in


def in_sight(checklist: Checklist, facts: Facts) -> frozenset[str]:
    """Ids of the fields that the window asks: of those that count, what `ask` wants or what has an answer already."""
    fields = (field for field in checklist.fields() if field.id in facts.asked)
    return frozenset(
        field.id for field in fields if field.ask is None or field.id in facts.values or holds(field.ask, facts)
    )


def unanswered(checklist: Checklist, facts: Facts) -> frozenset[str]:
    """Ids of the fields that are asked now and have no answer: neither her own, nor one that her medicines give.

    What is only offered (behind "More questions", beside a line, a list of rows) is no gap.
    """
    gates = tuple(gate for page in checklist.pages for gate in page.gates)
    offered = {name for gate in gates for line in gate.lines for name in (*line.also, line.rows)}
    known = {name for gate in gates for name in known_names(gate, facts.lines)}
    offered |= {field.id for field in checklist.fields() if field.more or field.kind in _OFFERED}
    return in_sight(checklist, facts) - facts.values.keys() - offered - known


def echoes(checklist: Checklist, value: Callable[[str], Value | None]) -> frozenset[str]:
    """Ids of the fields that only repeat the "no" or "not sure" of the line that writes them: on no page they stand."""
    lines = (line for page in checklist.pages for gate in page.gates for line in gate.lines)
    said = ((name, line.field) for line in lines for name in line.also)
    return frozenset(name for name, lead in said if value(name) in (NO, NOT_SURE) and value(name) == value(lead))


def known_names(gate: Gate, lines: Iterable[MedicineLine]) -> Mapping[str, tuple[str, ...]]:
    """Field → the typed names that answer its line."""
    typed = [match for line in lines for match in line.recognised.matches]
    found = {
        line.field: tuple(dict.fromkeys(match.typed for match in typed if match.group in line.known))
        for line in gate.lines
        if line.known
    }
    return {name: names for name, names in found.items() if names}
