"""Boxes that flow over pages. In: boxes with a height. Out: pages of placed boxes, then ink and structure.

Layout and drawing are two steps, so that page numbers are known before the first letter is drawn. A box can be split
at a height or says that it cannot; it is drawn by its upper left corner. Points throughout, y grows upwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from math import fsum

from ldnprep.outputs.pdf.layout.design import RULE
from ldnprep.outputs.pdf.structure.canvas import TaggedCanvas
from ldnprep.outputs.pdf.structure.tree import Element
from ldnprep.outputs.pdf.text.bidi_line import draw
from ldnprep.outputs.pdf.text.model import Laid


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

    def broken(self, height: float) -> tuple[Box, Box | None]:
        """The same for what never parts but is taller than an empty page; most boxes then stay whole."""
        del height
        return self, None

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Ink and structure at the upper left corner (x, top)."""
        raise NotImplementedError


@dataclass(frozen=True, eq=False, repr=False)
class TextBox(Box):
    """A paragraph, a heading: lines of text in one element.

    marker: text to the left of the first line, in an element of its own. place: name that links lead to. outline:
    level of the bookmark, 0 none; title: its words, where they are not those of the text. line: a rule from behind the
    words to this distance from x.
    """

    laid: Laid
    tag: Tag
    indent: float = 0
    marker: tuple[Laid, Tag] | None = None
    before: float = 0
    stays: bool = False
    place: str = ""
    outline: int = 0
    title: str = ""
    line: float = 0

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
            canvas.bookmark(self.title or self.laid.text, self.outline, top)
        if self.marker is not None:
            marker, tag = self.marker
            with tag.open(canvas):
                draw(canvas, marker, x, top)
        with self.tag.open(canvas):
            draw(canvas, self.laid, x + self.indent, top)
        start = self.laid.text_width + 8
        if self.line > start:
            middle = top - self.laid.height + self.laid.style.leading / 2
            canvas.rule(x + start, middle, x + self.line, middle, 0.75, RULE)


@dataclass(frozen=True, eq=False, repr=False)
class RuleBox(Box):
    """A line over the column in the middle of its height."""

    width: float
    tall: float = 1
    weight: float = 0.75
    colour: str = RULE
    before: float = 0
    stays: bool = True

    @property
    def height(self) -> float:
        return self.tall

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        middle = top - self.tall / 2
        canvas.rule(x, middle, x + self.width, middle, self.weight, self.colour)


@dataclass(frozen=True, eq=False, repr=False)
class Stack(Box):
    """Boxes one below the other that never part."""

    boxes: tuple[Box, ...]
    before: float = 0
    stays: bool = False

    @property
    def height(self) -> float:
        return stacked_height(self.boxes)

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        draw_stack(canvas, self.boxes, x, top)


@dataclass(frozen=True, eq=False, repr=False)
class SideBySide(Box):
    """Boxes beside each other, each at its distance from x, read from left to right."""

    columns: tuple[tuple[float, Box], ...]
    before: float = 0
    stays: bool = False

    @property
    def height(self) -> float:
        return max(box.height for _, box in self.columns)

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        for shift, box in self.columns:
            box.draw(canvas, x + shift, top)


def on_one_line(first: TextBox, second: Laid, room: float) -> list[Box]:
    """A heading with softer words behind it on its line, where they have room there; else below it."""
    shift = first.laid.text_width + 7
    words = TextBox(replace(second, style=second.style.but(leading=first.laid.style.leading)), Tag("P"))
    if len(first.laid.lines) == len(second.lines) == 1 and shift + second.text_width <= room:
        return [SideBySide(((0, first), (shift, words)), before=first.before, stays=True)]
    return [first, TextBox(second, Tag("P"), stays=True)]


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
        above = used + fsum(each.height + each.before for each in held) - (held[0].before if held and not used else 0)
        left = room - above - (box.before if above else 0)
        head, rest = box.split(left)
        if head is None and pages[-1]:
            pages.append([])
            used = 0.0
            waiting += [box, *reversed(held)]
        else:
            if head is None:
                head, rest = box.broken(left)
            pages[-1] += [*held, head]
            used = above + (box.before if above else 0) + pages[-1][-1].height
            if rest is not None:
                pages.append([])
                used = 0.0
                waiting.append(rest)
        held = []
    pages[-1] += held
    return pages
