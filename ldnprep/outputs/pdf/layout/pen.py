"""Room for a pen: questions with ruled lines, labelled lines, boxes to tick, small empty tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ldnprep.outputs.pdf.layout.context import LayoutContext
from ldnprep.outputs.pdf.layout.design import CONTROL, LINE_ROOM
from ldnprep.outputs.pdf.layout.flow import Box, SideBySide, Stack, Tag, TextBox
from ldnprep.outputs.pdf.structure.canvas import TaggedCanvas
from ldnprep.outputs.pdf.text.lines import laid
from ldnprep.outputs.pdf.text.model import INK, Laid, Run
from ldnprep.outputs.pdf.text.writing import draw
from ldnprep.summary.model import PenTable, QuestionBlock, TickBoxes, WritingLines

_TICK_GAP, _ROW_GAP = 6.0, 16.0  # between a box and its words, and between boxes side by side
_GUTTER = 12.0
_MANY = 6  # boxes to tick, from which on they stand two by two


@dataclass(frozen=True, eq=False, repr=False)
class RuledLines(Box):
    """Lines to write on, 8 mm apart, decoration for a listener. label: stands on the first of them."""

    count: int
    width: float
    before: float = 0
    label: TextBox | None = None

    @property
    def height(self) -> float:
        return self.count * LINE_ROOM

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        start = x
        if self.label:
            self.label.draw(canvas, x, top - LINE_ROOM + self.label.height - 2)
            start += self.label.laid.text_width + 6
        for line in range(1, self.count + 1):
            y = top - line * LINE_ROOM
            canvas.rule(start if line == 1 else x, y, x + self.width, y, colour=CONTROL)


@dataclass(frozen=True, eq=False, repr=False)
class TickBox(Box):
    """A box to tick and its words; whether it is ticked is told to a listener too."""

    laid: Laid
    item: Tag
    ticked: bool
    side: float
    before: float = 0

    @property
    def height(self) -> float:
        return self.laid.height

    @property
    def width(self) -> float:
        """With the gap behind it."""
        return self.side + _TICK_GAP + self.laid.text_width + _ROW_GAP

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        side = self.side
        lower = top - (self.laid.style.leading + side) / 2
        alt = "ticked box" if self.ticked else "empty box"
        with self.item.open(canvas):
            with canvas.tag("Lbl"), canvas.tag("Figure", alt=alt, bbox=(x, lower, x + side, lower + side)):
                canvas.box(x, lower, side, side, stroke=CONTROL, line=1)
                if self.ticked:
                    canvas.rule(x + 2.5, lower + side / 2, x + side / 2.4, lower + 2.5, 1.8, INK)
                    canvas.rule(x + side / 2.4, lower + 2.5, x + side - 2, lower + side - 2, 1.8, INK)
            with canvas.tag("LBody"):
                draw(canvas, self.laid, x + side + _TICK_GAP, top)


def question_boxes(block: QuestionBlock, at: LayoutContext) -> list[Box]:
    """A question, what was noted, and its lines: never parted where they take less than half a page."""
    style = at.design.question
    number = at.plain(f"{block.number}." if block.number is not None else "•", style.but(bold=True))
    item = Tag("LI", Tag("L", numbering="Decimal" if block.number is not None else "Disc"))
    gut = number.text_width + 7
    text = at.lay(block.text, style, at.width - gut)
    boxes: list[Box] = [TextBox(text, Tag("LBody", item), gut, (number, Tag("Lbl", item)))]
    if block.notes:
        boxes.append(TextBox(at.lay(block.notes, at.design.body), Tag("P"), before=3))
    if block.lines:
        boxes.append(RuledLines(block.lines, at.width))
    return _together(boxes, at, at.gap * 0.8)


def writing_boxes(block: WritingLines, at: LayoutContext) -> list[Box]:
    """A label with the line behind it, and more lines below; what was typed stands in place of the first line."""
    bold, body = at.design.body.but(bold=True), at.design.body
    label = at.plain(block.label, bold)
    if block.typed:
        runs = (Run(f"{block.label} ", bold=True), *at.runs(block.typed))
        boxes: list[Box] = [TextBox(laid(runs, body, at.width), Tag("P"))]
        if block.lines > 1:
            boxes.append(RuledLines(block.lines - 1, at.width))
    elif block.label and len(label.lines) == 1 and label.text_width < at.width * 0.7:
        boxes = [RuledLines(block.lines, at.width, label=TextBox(label, Tag("P")))]
    else:
        above = [TextBox(label, Tag("P"), stays=True)] if block.label else []
        boxes = [*above, RuledLines(block.lines, at.width)]
    return _together(boxes, at, at.gap * 0.4)


def pen_table_boxes(block: PenTable, at: LayoutContext) -> list[Box]:
    """Headings, and below each its own ruled lines."""
    columns: list[tuple[float, Box]] = []
    room, x = at.width - _GUTTER * (len(block.widths) - 1), 0.0
    for words, share in zip(block.header, block.widths, strict=True):
        width = room * share / sum(block.widths)
        head = TextBox(at.plain(words, at.design.body.but(bold=True), width), Tag("P"))
        columns.append((x, Stack((head, RuledLines(block.rows, width)))))
        x += width + _GUTTER
    return [SideBySide(tuple(columns), before=at.gap * 0.6)]


def tick_boxes(block: TickBoxes, at: LayoutContext) -> list[Box]:
    """Boxes to tick below their label, in a row or one below the other."""
    body, side, parent = at.design.body, at.design.tick, Tag("L", numbering="None")
    label = at.plain(block.label, at.design.heading)
    above: list[Box] = [TextBox(label, Tag("P"), stays=True, before=at.gap)] if block.label else []
    pairs = not block.row and len(block.options) >= _MANY and bool(at.design.topic)
    column = (at.width + _GUTTER) / 2
    room = (column - _GUTTER if pairs else at.width) - side - _TICK_GAP
    ticks = [
        TickBox(at.lay(words, body, room), Tag("LI", parent), ticked, side, at.gap * 0.5)
        for words, ticked in zip(block.options, block.ticked, strict=True)
    ]
    if pairs:
        return [*above, *_tick_rows(ticks, at.width, column)]
    return _together([*above, *(_tick_rows(ticks, at.width) if block.row else ticks)], at, at.gap * 0.6)


def _tick_rows(ticks: list[TickBox], width: float, column: float = 0) -> Iterator[Box]:
    """Boxes side by side, as many as a line takes. column: width of each, 0 for as wide as its words."""
    row: list[tuple[float, Box]] = []
    x = 0.0
    for tick in ticks:
        if row and x + (column or tick.width) - _ROW_GAP > width:
            yield SideBySide(tuple(row), before=tick.before)
            row, x = [], 0.0
        row.append((x, tick))
        x += column or tick.width
    if row:
        yield SideBySide(tuple(row), before=ticks[0].before)


def _together(boxes: list[Box], at: LayoutContext, before: float) -> list[Box]:
    """Boxes on one page; what is longer than half a page may flow."""
    stack = Stack(tuple(boxes), before=before)
    if stack.height < at.design.text_height / 2:
        return [stack]
    return [Stack(tuple(boxes[:1]), before=before, stays=boxes[0].stays), *boxes[1:]]
