"""Numbers of sources, in the order in which they are met on what is printed: the list holds those and no others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from msgspec.structs import replace

from ldnprep.summary.model import Document, Listing, Paragraph, Part, Role, Side, SourceList, Span, Tone
from ldnprep.summary.rewriting import rewritten

_Thing = TypeVar("_Thing")


def numbered(thing: _Thing, before: Iterable[str] = (), listed: Iterable[str] = ()) -> tuple[_Thing, tuple[str, ...]]:
    """Blocks with the numbers of what they cite and with their lists, and the ids of all sources cited so far.

    before: ids of those that were cited before, in the order of their numbers. listed: those of them that have stood
    in a list.
    """
    numbers = {name: number for number, name in enumerate(before, start=1)}
    met, near = set(numbers) - set(listed), set[str]()

    def on(each: Any) -> Any:
        if isinstance(each, str) or (isinstance(each, Span) and not each.cites):
            return each
        if isinstance(each, Span):
            met.update(name for name in each.cites if name not in numbers)
            near.update(each.cites)
            return replace(each, sources=tuple(sorted(numbers.setdefault(i, len(numbers) + 1) for i in each.cites)))
        if isinstance(each, SourceList):
            made = _whole(each, numbers, near) if each.whole else _line(each, numbers, met)
            near.clear()
            return made
        return NotImplemented

    return rewritten(thing, on), tuple(numbers)


def _whole(wanted: SourceList, numbers: dict[str, int], near: set[str]) -> Listing:
    """What was cited since the last list, though it may have stood in an earlier one."""
    found = ((str(number), wanted.names[name]) for name, number in numbers.items() if name in near)
    return Listing(tuple((Span(number, Tone.STRONG), Span(f" {name}")) for number, name in found), small=True)


def _line(wanted: SourceList, numbers: dict[str, int], met: set[str]) -> Paragraph | None:
    """Those that stand in no list yet in one paragraph of small type."""
    row = " · ".join(f"{number} {wanted.names[name]}" for name, number in numbers.items() if name in met)
    met.clear()
    return Paragraph((Span(f"{wanted.before}{row}. {wanted.behind}."),), Role.SMALL) if row else None


def numbered_side(side: Side, before: tuple[str, ...] = ()) -> Side:
    """A side with its numbers. before: ids of the sources that the side before it cites."""
    made, cited = numbered(side, before)
    return replace(made, cited=cited)


def parts_behind(document: Document, sides: tuple[Side, ...]) -> tuple[Part, ...]:
    """The parts that follow these sides: "all my answers" first where something moved there."""
    spare = (document.spare,) if document.spare and any(side.moved for side in sides) else ()
    cited = sides[-1].cited if sides else ()
    return numbered((*spare, *document.parts), cited, cited)[0]
