"""Numbers of sources, in the order in which they are met on what is printed: the list holds those and no others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from msgspec.structs import replace

from ldnprep.summary.model import Document, Paragraph, Part, Role, Side, SourceList, Span, Tone
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
            made = _list(each, numbers, near if each.whole else met)
            near.clear()
            met.clear()
            return made
        return NotImplemented

    return rewritten(thing, on), tuple(numbers)


def _list(wanted: SourceList, numbers: dict[str, int], among: set[str]) -> Paragraph | None:
    """Those among them in one paragraph of small type; in a long list the numbers are bold, to be found."""
    found = [(f"{number}", f" {wanted.names[name]}") for name, number in numbers.items() if name in among]
    if wanted.whole:
        bold = (span for number, name in found for span in (Span(" · "), Span(number, Tone.STRONG), Span(name)))
        return Paragraph((*bold,)[1:], Role.SMALL)
    row = " · ".join(map("".join, found))
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
