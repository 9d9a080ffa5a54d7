"""Boxes that flow over pages. In: boxes with a height. Out: pages of placed boxes, then ink and structure.

Layout and drawing are two steps, so that page numbers are known before the first letter is drawn. Points throughout;
a box is drawn by its upper left corner (x, top), y grows upwards.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from ldnprep.outputs.pdf.structure.canvas import TaggedCanvas
from ldnprep.outputs.pdf.structure.tree import Element
from ldnprep.outputs.pdf.text.marks import draw_mark
from ldnprep.outputs.pdf.text.model import Laid
from ldnprep.outputs.pdf.text.writing import BASELINE, draw

Paint = Callable[[TaggedCanvas, float, float], None]
"""Draws something by its upper left corner."""


class Cell(NamedTuple):
    """Words in an element, at `x` from the left edge of their row."""

    laid: Laid
    tag: Element
    x: float = 0


class Row(NamedTuple):
    """Words side by side: a paragraph, a heading, a marker and its item, a row of a table.

    before: gap above it, dropped at the top of a page. stays: never the last on a page. mark: a sign before the words.
    pad: above and below them. least: their height at least. place: name that links lead to. outline: level of the
    bookmark, 0 none. lines: drawn with its end, between x, top and its lower edge. header: comes again above it at the
    top of a page, for the eye only. whole: parts only where it is higher than a page.
    """

    cells: tuple[Cell, ...]
    before: float = 0
    stays: bool = False
    mark: str = ""
    pad: float = 0
    least: float = 0
    place: str = ""
    outline: int = 0
    lines: Callable[[TaggedCanvas, float, float, float], None] | None = None
    header: Row | None = None
    whole: bool = False

    @property
    def height(self) -> float:
        """Height in points, with the air above and below."""
        return max(self.least, *[cell.laid.height for cell in self.cells]) + 2 * self.pad

    def split(self, height: float) -> tuple[Row | None, Row | None]:
        """What fits into a height that is too small, and the rest, where the words of each cell allow it."""
        upper, lower = [], []
        for cell in self.cells:
            head, rest = cell.laid.split(height - 2 * self.pad)
            if head is None:
                return None, self
            upper.append(cell._replace(laid=head))
            lower.append(cell._replace(laid=rest or cell.laid.part(0, 0)))
        first = self._replace(cells=tuple(upper), lines=None, stays=False)
        return first, self._replace(cells=tuple(lower), mark="", before=0, place="", outline=0)

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draw it with its upper left corner at (x, top), in points."""
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


class Group(NamedTuple):
    """A drawing, and boxes at their places (right, down), that never part. before, stays: as in `Row`.

    part: what fits into so many points, and the rest, where it is higher than a page; else it then runs over.
    """

    height: float
    items: tuple[tuple[float, float, Box], ...] = ()
    paint: Paint | None = None
    before: float = 0
    stays: bool = False
    part: Callable[[float], tuple[Box | None, Box | None]] | None = None

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draw it with its upper left corner at (x, top), in points."""
        if self.paint:
            self.paint(canvas, x, top)
        for right, down, box in self.items:
            box.draw(canvas, x + right, top - down)


Box = Row | Group


def words(laid: Laid, tag: str = "P", *, before: float = 0, stays: bool = False, outline: int = 0) -> Row:
    """A paragraph, or a heading with its level in the outline."""
    return Row((Cell(laid, Element(tag)),), before, stays, outline=outline)


def stack(boxes: Sequence[Box], *, before: float = 0, stays: bool = False) -> Group:
    """Boxes one below the other, the gap above the first one left out."""
    items: list[tuple[float, float, Box]] = []
    down = 0.0
    for box in boxes:
        down += box.before if items else 0
        items.append((0.0, down, box))
        down += box.height
    return Group(down, tuple(items), None, before, stays)


def beside(*columns: tuple[float, Box], before: float = 0, stays: bool = False) -> Group:
    """Boxes beside each other, each at its distance from x, read from left to right."""
    items = tuple((right, 0.0, box) for right, box in columns)
    return Group(max(box.height for _, box in columns), items, None, before, stays)


def figure(alt: str, width: float, height: float, paint: Paint, *, parent: Element | None = None) -> Group:
    """A drawing with its words for a listener."""

    def tagged(canvas: TaggedCanvas, x: float, top: float) -> None:
        with canvas.tag(Element("Figure", parent, alt, bbox=(x, top - height, x + width, top))):
            paint(canvas, x, top)

    return Group(height, paint=tagged)


def on_one_line(first: Row, second: Laid, room: float) -> list[Box]:
    """A heading with softer words behind it on its line, where they have room there; else below it."""
    heading = first.cells[0].laid
    shift = heading.text_width + 7
    if len(heading.lines) == len(second.lines) == 1 and shift + second.text_width <= room:
        level = replace(second, style=second.style.but(leading=heading.style.leading))
        return [beside((0, first), (shift, words(level)), before=first.before, stays=True)]
    return [first, words(second, stays=True)]


def paginate(boxes: Sequence[Box], room: float) -> list[list[Box]]:
    """Boxes on pages of `room` points, in order; a box that stays goes with the next one."""
    pages: list[list[Box]] = [[]]
    used, fresh = 0.0, True  # fresh: nothing stands on the page but a header that came again
    waiting, held = list(reversed(boxes)), list[Box]()
    while waiting:
        box = waiting.pop()
        if box.stays and waiting:
            held.append(box)
            continue
        above = used
        for each in held:
            above += each.height + (each.before if above else 0)
        above += box.before if above else 0
        head, rest = _parted(box, room - above, fresh)
        if head is None and not fresh:
            waiting += [box, *reversed(held)]
        else:
            pages[-1] += [*held, head or box]
            used, fresh = above + pages[-1][-1].height, False
            waiting += [rest] if head and rest else []
        held = []
        if rest and waiting:
            again = _again(waiting[-1])
            pages.append(again)
            used, fresh = sum(each.height for each in again), True
    return pages


def _parted(box: Box, room: float, fresh: bool) -> tuple[Box | None, Box | None]:
    """What fits into the room, and the rest."""
    if box.height <= room + 0.01:
        return box, None
    if isinstance(box, Group):
        return box.part(room) if fresh and box.part else (None, box)
    return (None, box) if box.whole and not fresh else box.split(room)


def _again(box: Box) -> list[Box]:
    """The header that comes again above the first box of a page, as decoration."""
    header = None if isinstance(box, Group) else box.header
    if header is None:
        return []

    def paint(canvas: TaggedCanvas, x: float, top: float) -> None:
        with canvas.artifact():
            header.draw(canvas, x, top)

    return [Group(header.height, paint=paint)]
