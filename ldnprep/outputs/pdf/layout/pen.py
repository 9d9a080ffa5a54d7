"""Room for a pen: questions with ruled lines, labelled lines, boxes to tick, small empty tables."""

from __future__ import annotations

from collections.abc import Iterator

from ldnprep.outputs.pdf.layout.context import LayoutContext
from ldnprep.outputs.pdf.layout.design import CONTROL, LINE_ROOM
from ldnprep.outputs.pdf.layout.flow import Box, Cell, Drawing, Paint, Row, SideBySide, Stack, words
from ldnprep.outputs.pdf.structure.canvas import TaggedCanvas
from ldnprep.outputs.pdf.structure.tree import Element
from ldnprep.outputs.pdf.text.lines import laid
from ldnprep.outputs.pdf.text.model import INK, Laid, Run
from ldnprep.outputs.pdf.text.writing import draw
from ldnprep.summary.model import PenTable, QuestionBlock, TickBoxes, WritingLines

_TICK_GAP, _ROW_GAP = 6.0, 16.0  # between a box and its words, and between boxes side by side
_GUTTER = 12.0
_MANY = 6  # boxes to tick, from which on they stand two by two


def _ruled(count: int, width: float, label: Row | None = None) -> Drawing:
    """Lines to write on, 8 mm apart, decoration for a listener. label: stands on the first of them."""

    def paint(canvas: TaggedCanvas, x: float, top: float) -> None:
        start = x
        if label:
            label.draw(canvas, x, top - LINE_ROOM + label.height - 2)
            start += label.cells[0].laid.text_width + 6
        for line in range(1, count + 1):
            y = top - line * LINE_ROOM
            canvas.rule(start if line == 1 else x, y, x + width, y, colour=CONTROL)

    return Drawing(count * LINE_ROOM, paint)


def question_boxes(block: QuestionBlock, at: LayoutContext) -> list[Box]:
    """A question, what was noted, and its lines: never parted where they take less than half a page."""
    style, numbered = at.design.question, block.number is not None
    number = at.plain(f"{block.number}." if numbered else "•", style.but(bold=True))
    item = Element("LI", Element("L", numbering="Decimal" if numbered else "Disc"))
    gut = number.text_width + 7
    text = at.lay(block.text, style, at.width - gut)
    boxes: list[Box] = [Row((Cell(number, Element("Lbl", item)), Cell(text, Element("LBody", item), gut)))]
    if block.notes:
        boxes.append(words(at.lay(block.notes, at.design.body), before=3))
    if block.lines:
        boxes.append(_ruled(block.lines, at.width))
    return _together(boxes, at, at.gap * 0.8)


def writing_boxes(block: WritingLines, at: LayoutContext) -> list[Box]:
    """A label with the line behind it, and more lines below; what was typed stands in place of the first line."""
    label = at.plain(block.label, at.design.body.but(bold=True))
    if block.typed:
        runs = (Run(f"{block.label} ", bold=True), *at.runs(block.typed))
        more = [_ruled(block.lines - 1, at.width)] if block.lines > 1 else []
        boxes: list[Box] = [words(laid(runs, at.design.body, at.width)), *more]
    elif block.label and len(label.lines) == 1 and label.text_width < at.width * 0.7:
        boxes = [_ruled(block.lines, at.width, words(label))]
    else:
        boxes = [*([words(label, stays=True)] if block.label else []), _ruled(block.lines, at.width)]
    return _together(boxes, at, at.gap * 0.4)


def pen_table_boxes(block: PenTable, at: LayoutContext) -> list[Box]:
    """Headings, and below each its own ruled lines."""
    columns: list[tuple[float, Box]] = []
    room, x = at.width - _GUTTER * (len(block.widths) - 1), 0.0
    for head, share in zip(block.header, block.widths, strict=True):
        width = room * share / sum(block.widths)
        heading = words(at.plain(head, at.design.body.but(bold=True), width))
        columns.append((x, Stack((heading, _ruled(block.rows, width)))))
        x += width + _GUTTER
    return [SideBySide(tuple(columns), before=at.gap * 0.6)]


def tick_boxes(block: TickBoxes, at: LayoutContext) -> list[Box]:
    """Boxes to tick below their label, in a row or one below the other."""
    look, parent = at.design, Element("L", numbering="None")
    label = at.plain(block.label, look.heading)
    above: list[Box] = [words(label, stays=True, before=at.gap)] if block.label else []
    pairs = not block.row and len(block.options) >= _MANY and bool(look.topic)
    column = (at.width + _GUTTER) / 2
    room = (column - _GUTTER if pairs else at.width) - look.tick - _TICK_GAP
    options = [at.lay(option, look.body, room) for option in block.options]
    ticks = [
        Drawing(option.height, _tick(option, Element("LI", parent), look.tick, ticked=ticked), before=at.gap * 0.5)
        for option, ticked in zip(options, block.ticked, strict=True)
    ]
    if pairs:
        return [*above, *_tick_rows(ticks, [column] * len(ticks), at.width)]
    if block.row:
        wide = [look.tick + _TICK_GAP + option.text_width + _ROW_GAP for option in options]
        return _together([*above, *_tick_rows(ticks, wide, at.width)], at, at.gap * 0.6)
    return _together([*above, *ticks], at, at.gap * 0.6)


def _tick(option: Laid, item: Element, side: float, *, ticked: bool) -> Paint:
    """A box to tick and its words; whether it is ticked is told to a listener too."""

    def paint(canvas: TaggedCanvas, x: float, top: float) -> None:
        lower = top - (option.style.leading + side) / 2
        alt = "ticked box" if ticked else "empty box"
        with canvas.tag(item):
            with canvas.tag("Lbl"), canvas.tag("Figure", alt=alt, bbox=(x, lower, x + side, lower + side)):
                canvas.box(x, lower, side, side, stroke=CONTROL, line=1)
                if ticked:
                    canvas.rule(x + 2.5, lower + side / 2, x + side / 2.4, lower + 2.5, 1.8, INK)
                    canvas.rule(x + side / 2.4, lower + 2.5, x + side - 2, lower + side - 2, 1.8, INK)
            with canvas.tag("LBody"):
                draw(canvas, option, x + side + _TICK_GAP, top)

    return paint


def _tick_rows(ticks: list[Drawing], widths: list[float], room: float) -> Iterator[Box]:
    """Boxes side by side, as many as a line takes. widths: with the gap behind each."""
    row: list[tuple[float, Box]] = []
    x = 0.0
    for tick, width in zip(ticks, widths, strict=True):
        if row and x + width - _ROW_GAP > room:
            yield SideBySide(tuple(row), before=tick.before)
            row, x = [], 0.0
        row.append((x, tick))
        x += width
    if row:
        yield SideBySide(tuple(row), before=ticks[0].before)


def _together(boxes: list[Box], at: LayoutContext, before: float) -> list[Box]:
    """Boxes on one page; what is longer than half a page may flow."""
    stack = Stack(tuple(boxes), before=before)
    if stack.height < at.design.text_height / 2:
        return [stack]
    return [Stack(tuple(boxes[:1]), before=before, stays=boxes[0].stays), *boxes[1:]]
