"""Boxes that flow over pages. In: boxes with a height. Out: pages of placed boxes, then ink and structure.

Layout and drawing are two steps, so that page numbers are known before the first letter is drawn. A box can be split
at a height or says that it cannot; it is drawn by its upper left corner. Points throughout, y grows upwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Protocol

from ldnprep.frozen import dataclass
from ldnprep.outputs.pdf.adding import total
from ldnprep.outputs.pdf.structure import Element
from ldnprep.outputs.pdf.tagged import TaggedCanvas
from ldnprep.outputs.pdf.text import Laid

SOME_LINES = 0.16  # share of a page that a page before a break must at least fill


class Tag:
    """An element of the structure tree that is made when its first ink is drawn, and goes on over page breaks."""

    def __init__(self, name: str, parent: Tag | None = None, **attributes: str) -> None:
        self._name, self._parent, self._attributes = name, parent, attributes
        self._element: Element | None = None

    def open(self, canvas: TaggedCanvas) -> AbstractContextManager[Element]:
        """Everything drawn inside belongs to this element."""
        return canvas.tag(self._made(canvas))

    def _made(self, canvas: TaggedCanvas) -> Element:
        if self._element is None:
            parent = self._parent._made(canvas) if self._parent is not None else None
            self._element = canvas.element(self._name, parent, **self._attributes)
        return self._element


class Box(Protocol):
    """What flows. before: gap above it, dropped at the top of a page. stays: never the last on a page."""

    @property
    def before(self) -> float: ...

    @property
    def stays(self) -> bool: ...

    @property
    def height(self) -> float:
        """In points, without the gap above."""

    def split(self, height: float) -> tuple[Box | None, Box | None]:
        """What fits into the height, and the rest."""

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Ink and structure at the upper left corner (x, top)."""


@dataclass(frozen=True, slots=True)
class TextBox:
    """A paragraph, a heading: lines of text in one element.

    marker: text to the left of the first line. place: name that links lead to. outline: level of the bookmark, 0 none.
    """

    laid: Laid
    tag: Tag
    indent: float = 0
    marker: Laid | None = None
    marker_tag: Tag | None = None
    before: float = 0
    stays: bool = False
    place: str = ""
    outline: int = 0

    @property
    def height(self) -> float:
        return self.laid.height

    def split(self, height: float) -> tuple[Box | None, Box | None]:
        head, rest = self.laid.split(height)
        if head is None or rest is None:
            return (self if rest is None else None), (self if head is None else None)
        return replace(self, laid=head, stays=False), replace(
            self, laid=rest, marker=None, before=0, place="", outline=0
        )

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        if self.place:
            canvas.place(self.place, top)
        if self.outline:
            canvas.bookmark(laid_text(self.laid), self.outline, top)
        if self.marker is not None and self.marker_tag is not None:
            with self.marker_tag.open(canvas):
                self.marker.draw(canvas, x, top)
        with self.tag.open(canvas):
            self.laid.draw(canvas, x + self.indent, top)


def laid_text(laid: Laid) -> str:
    """The words of laid lines in a row."""
    return " ".join("".join(atom.word.text for atom in line.atoms).strip() for line in laid.lines)


@dataclass(frozen=True, slots=True)
class Stack:
    """Boxes one below the other that never part; pad and rules make it a framed box (see `frames.py`)."""

    boxes: tuple[Box, ...]
    before: float = 0
    stays: bool = False

    @property
    def height(self) -> float:
        return stacked_height(self.boxes)

    def split(self, height: float) -> tuple[Box | None, Box | None]:
        return (self, None) if self.height <= height + 0.01 else (None, self)

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        draw_stack(canvas, self.boxes, x, top)


def stacked_height(boxes: Sequence[Box]) -> float:
    """Height of boxes one below the other, the gap above the first one left out."""
    return total(box.height + (box.before if n else 0) for n, box in enumerate(boxes))


def draw_stack(canvas: TaggedCanvas, boxes: Sequence[Box], x: float, top: float) -> None:
    """Draw boxes one below the other."""
    for n, box in enumerate(boxes):
        top -= box.before if n else 0
        box.draw(canvas, x, top)
        top -= box.height


@dataclass(frozen=True, slots=True)
class Placed:
    """A box at its place: `top` counts down from the upper edge of the text, in points."""

    box: Box
    top: float


class PageOfBoxes:
    """One page while it fills up. used: height filled so far."""

    def __init__(self, room: float) -> None:
        self.room = room
        self.placed: list[Placed] = []
        self.used = 0.0

    def offset(self, box: Box) -> float:
        """Where the next box would start."""
        return self.used + (box.before if self.placed else 0)

    def add(self, box: Box) -> None:
        """Put a box below the others."""
        top = self.offset(box)
        self.placed.append(Placed(box, top))
        self.used = top + box.height


def paginate(boxes: Sequence[Box], room: float) -> list[PageOfBoxes]:
    """Boxes on pages of `room` points, in order; a box that stays goes with the next one.

    The last page never holds a few lines only, when the page before can give some.
    """
    pages = _filled(boxes, room, None)
    wanted = room * SOME_LINES
    if len(pages) < 2 or pages[-1].used >= wanted:
        return pages
    for limit in range(int(pages[-2].used - wanted / 3), int(room * 0.5), -12):
        again = _filled(boxes, room, (len(pages) - 2, float(limit)))
        if len(again) != len(pages):
            break
        if again[-1].used >= wanted:
            return again
    return pages


def _filled(boxes: Sequence[Box], room: float, shorter: tuple[int, float] | None) -> list[PageOfBoxes]:
    pages = [PageOfBoxes(room)]

    def limit() -> float:
        return shorter[1] if shorter is not None and shorter[0] == len(pages) - 1 else room

    waiting = list(reversed(boxes))
    held: list[Box] = []
    while waiting:
        box = waiting.pop()
        page = pages[-1]
        if box.stays and waiting:
            held.append(box)
            continue
        lead = total(b.height + b.before for b in held)
        left = limit() - page.offset(held[0] if held else box) - (lead - held[0].before if held else 0)
        left -= box.before if held else 0
        head, rest = box.split(left)
        if head is None and page.placed:
            pages.append(PageOfBoxes(room))
            waiting.append(box)
            waiting.extend(reversed(held))
            held = []
            continue
        for each in held:
            page.add(each)
        held = []
        page.add(head if head is not None else box)
        if head is not None and rest is not None:
            pages.append(PageOfBoxes(room))
            waiting.append(rest)
    for each in held:
        pages[-1].add(each)
    return pages
