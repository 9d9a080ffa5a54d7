"""Boxes that flow over pages. In: boxes with a height. Out: pages of placed boxes, then ink and structure.

Layout and drawing are two steps, so that page numbers are known before the first letter is drawn. A box can be split
at a height or says that it cannot; it is drawn by its upper left corner. Points throughout, y grows upwards.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import fsum
from typing import NamedTuple

from ldnprep.outputs.pdf.structure.canvas import TaggedCanvas
from ldnprep.outputs.pdf.structure.tree import Element
from ldnprep.outputs.pdf.text.marks import draw_mark
from ldnprep.outputs.pdf.text.model import Laid
from ldnprep.outputs.pdf.text.writing import BASELINE, draw

Paint = Callable[[TaggedCanvas, float, float], None]
"""Draws something by its upper left corner."""


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Box:
    """What flows. before: gap above it, dropped at the top of a page. stays: never the last on a page."""

    before: float = 0
    stays: bool = False

    @property
    def height(self) -> float:
        """In points, without the gap above."""
        raise NotImplementedError

    def split(self, height: float) -> tuple[Box | None, Box | None]:
        """What fits into the height, and the rest; most boxes never part."""
        return (self, None) if self.height <= height + 0.01 else (None, self)

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Ink and structure at the upper left corner (x, top)."""
        raise NotImplementedError


class Cell(NamedTuple):
    """Words in an element, at `x` from the left edge of their row."""

    laid: Laid
    tag: Element
    x: float = 0


@dataclass(frozen=True, eq=False, repr=False)
class Row(Box):
    """Words side by side: a paragraph, a heading, a marker and its item, a row of a table.

    mark: a sign before them. pad: above and below. least: height of the words at least. place: name that links lead
    to. outline: level of the bookmark, 0 none. lines: drawn with its end, between x, top and its lower edge.
    """

    cells: tuple[Cell, ...]
    mark: str = ""
    pad: float = 0
    least: float = 0
    place: str = ""
    outline: int = 0
    lines: Callable[[TaggedCanvas, float, float, float], None] | None = None

    @property
    def height(self) -> float:
        return max((*(cell.laid.height for cell in self.cells), self.least)) + 2 * self.pad

    def split(self, height: float) -> tuple[Box | None, Box | None]:
        """Parted inside its cells, where the words of each allow it."""
        if self.height <= height + 0.01:
            return self, None
        upper, lower = [], []
        for cell in self.cells:
            head, rest = cell.laid.split(height - 2 * self.pad)
            if head is None:
                return None, self
            upper.append(cell._replace(laid=head))
            lower.append(cell._replace(laid=rest or cell.laid.part(0, 0)))
        first = replace(self, cells=tuple(upper), lines=None, stays=False)
        return first, replace(self, cells=tuple(lower), mark="", before=0, place="", outline=0)

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        first = self.cells[0].laid
        if self.place:
            canvas.place(self.place, top)
        if self.outline:
            canvas.bookmark(first.text.rstrip(":"), self.outline, top)
        for cell in self.cells:
            with canvas.tag(cell.tag):
                draw(canvas, cell.laid, x + cell.x, top - self.pad)
        if self.mark:
            size = first.style.size
            draw_mark(canvas, self.mark, x, top - first.style.leading / 2 - size * BASELINE, size)
        if self.lines:
            self.lines(canvas, x, top, top - self.height)


def words(laid: Laid, tag: str = "P", *, before: float = 0, stays: bool = False, outline: int = 0) -> Row:
    """A paragraph, or a heading with its level in the outline."""
    return Row((Cell(laid, Element(tag)),), before=before, stays=stays, outline=outline)


@dataclass(frozen=True, eq=False, repr=False)
class Drawing(Box):
    """What is drawn in one piece, `tall` points high."""

    tall: float
    paint: Paint

    @property
    def height(self) -> float:
        return self.tall

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        self.paint(canvas, x, top)


@dataclass(frozen=True, eq=False, repr=False)
class Stack(Box):
    """Boxes one below the other that never part."""

    boxes: tuple[Box, ...]

    @property
    def height(self) -> float:
        return stacked_height(self.boxes)

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        draw_stack(canvas, self.boxes, x, top)


@dataclass(frozen=True, eq=False, repr=False)
class SideBySide(Box):
    """Boxes beside each other, each at its distance from x, read from left to right."""

    columns: tuple[tuple[float, Box], ...]

    @property
    def height(self) -> float:
        return max(box.height for _, box in self.columns)

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        for shift, box in self.columns:
            box.draw(canvas, x + shift, top)


def on_one_line(first: Row, second: Laid, room: float) -> list[Box]:
    """A heading with softer words behind it on its line, where they have room there; else below it."""
    heading = first.cells[0].laid
    shift = heading.text_width + 7
    if len(heading.lines) == len(second.lines) == 1 and shift + second.text_width <= room:
        level = replace(second, style=second.style.but(leading=heading.style.leading))
        return [SideBySide(((0, first), (shift, words(level))), before=first.before, stays=True)]
    return [first, words(second, stays=True)]


def stacked_height(boxes: Sequence[Box]) -> float:
    """Height of boxes one below the other, the gap above the first one left out."""
    return fsum(box.height + (box.before if n else 0) for n, box in enumerate(boxes))


def draw_stack(canvas: TaggedCanvas, boxes: Sequence[Box], x: float, top: float) -> None:
    """Draw boxes one below the other."""
    for n, box in enumerate(boxes):
        top -= box.before if n else 0
        box.draw(canvas, x, top)
        top -= box.height


def paginate(boxes: Sequence[Box], room: float) -> list[list[Box]]:
    """Boxes on pages of `room` points, in order; a box that stays goes with the next one."""
    pages: list[list[Box]] = [[]]
    used = 0.0
    waiting = list(reversed(boxes))
    held: list[Box] = []
    while waiting:
        box = waiting.pop()
        if box.stays and waiting:
            held.append(box)
            continue
        above = used
        for each in held:
            above += each.height + (each.before if above else 0)
        above += box.before if above else 0
        head, rest = box.split(room - above)
        if head is None and pages[-1]:
            waiting += [box, *reversed(held)]
            pages.append([])
            used = 0.0
        else:
            pages[-1] += [*held, head or box]
            used = above + pages[-1][-1].height
            if head and rest:
                waiting.append(rest)
                pages.append([])
                used = 0.0
        held = []
    return pages
