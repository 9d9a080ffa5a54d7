"""Answers to questions that were split: what she ticked then, told in today's fields, so that it says the same."""

from __future__ import annotations

from collections.abc import Mapping

from ldnprep.answers.known import Known
from ldnprep.answers.model import YES, MedicineRow, Value
from ldnprep.answers.plain import Plain, to_plain
from ldnprep.answers.values import is_absent
from ldnprep.content.model import Kind
from ldnprep.content.nodes import ListNode, MapNode, Node, TextNode


def with_former(
    section: MapNode | None, known: Known, values: Mapping[str, Value]
) -> tuple[dict[str, Value], dict[str, Plain]]:
    """The values with what the former fields of the file become, and what of these nobody understands.

    An answer that the file gives to one of today's fields is never changed by a former one; of two options a "yes"
    outweighs a "no". A row is added only where no row names the same.
    """
    found = dict(values)
    left: dict[str, Plain] = {}
    for name, former in known.split.items():
        node = section.get(name) if section else None
        if node is None or is_absent(node):
            continue
        items = node.items if isinstance(node, ListNode) else (node,)
        kept = [to_plain(item) for item in items if _option(item) not in former.becomes]
        left |= {name: kept} if kept else {}
        for item in items:
            for field, value in _told(former.becomes.get(_option(item), ()), known, found):
                if field not in values or known.fields[field].kind is Kind.MEDICINES:
                    found[field] = value
    return found, left


def _option(item: Node) -> str:
    return item.text if isinstance(item, TextNode) else ""


def _told(becomes: tuple[tuple[str, str], ...], known: Known, found: Mapping[str, Value]) -> list[tuple[str, Value]]:
    """Today's fields with what an option says in them; a row stands under the line that it makes a yes."""
    rows = [pair for pair in becomes if known.fields[pair[0]].kind is Kind.MEDICINES]
    states = [pair for pair in becomes if pair not in rows]
    told: list[tuple[str, Value]] = [(name, state) for name, state in states if found.get(name) != YES]
    under = next((name for name, state in states if state == YES), "")
    for name, text in rows:
        there = found.get(name, ())
        typed = [row for row in there if isinstance(row, MedicineRow)] if isinstance(there, tuple) else []
        if not any(text.casefold() in row.name.casefold() for row in typed):
            told.append((name, (*typed, MedicineRow(name=text, under=under))))
    return told
