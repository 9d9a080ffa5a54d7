"""Room for a pen: questions with ruled lines, labelled lines, boxes to tick, small empty tables."""

from __future__ import annotations

from collections.abc import Iterator

from ldnprep.outputs.pdf.layout.context import LayoutContext
from ldnprep.outputs.pdf.layout.design import CONTROL, LINE_ROOM
from ldnprep.outputs.pdf.layout.flow import Box, Cell, Group, Row, beside, figure, stack, words
from ldnprep.outputs.pdf.structure.canvas import TaggedCanvas
from ldnprep.outputs.pdf.structure.tree import Element
from ldnprep.outputs.pdf.text.lines import laid
from ldnprep.outputs.pdf.text.model import INK, Laid, Run
from ldnprep.summary.model import PenTable, QuestionBlock, TickBoxes, WritingLines

_TICK_GAP, _ROW_GAP = 6.0, 16.0  # between a box and its words, and between boxes side by side
_GUTTER = 12.0
_MANY = 6  # boxes to tick, from which on they stand two by two


def _ruled(count: int, width: float, label: Row | None = None) -> Group:
    """Lines to write on, 8 mm apart, decoration for a listener. label: stands on the first of them."""
    start = label.cells[0].laid.text_width + 6 if label else 0.0

    def paint(canvas: TaggedCanvas, x: float, top: float) -> None:
        for line in range(1, count + 1):
            y = top - line * LINE_ROOM
            canvas.rule(x + start if line == 1 else x, y, x + width, y, colour=CONTROL)

    return Group(count * LINE_ROOM, ((0.0, LINE_ROOM - label.height + 2, label),) if label else (), paint)


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
        columns.append((x, stack([heading, _ruled(block.rows, width)])))
        x += width + _GUTTER
    return [beside(*columns, before=at.gap * 0.6)]


def tick_boxes(block: TickBoxes, at: LayoutContext) -> list[Box]:
    """Boxes to tick below their label, in a row or one below the other."""
    look, parent = at.design, Element("L", numbering="None")
    label = at.plain(block.label, look.heading)
    above: list[Box] = [words(label, stays=True, before=at.gap)] if block.label else []
    pairs = not block.row and len(block.options) >= _MANY and bool(look.topic)
    column, before = (at.width + _GUTTER) / 2, at.gap * 0.5
    room = (column - _GUTTER if pairs else at.width) - look.tick - _TICK_GAP
    options = [at.lay(option, look.body, room) for option in block.options]
    ticks = [
        _tick(option, Element("LI", parent), look.tick, ticked=ticked)._replace(before=before)
        for option, ticked in zip(options, block.ticked, strict=True)
    ]
    wide = [column if pairs else look.tick + _TICK_GAP + option.text_width + _ROW_GAP for option in options]
    rows = [*_tick_rows(ticks, wide, at.width)] if pairs or block.row else ticks
    return [*above, *rows] if pairs else _together([*above, *rows], at, at.gap * 0.6)


def _tick(option: Laid, item: Element, side: float, *, ticked: bool) -> Group:
    """A box to tick and its words; whether it is ticked is told to a listener too."""

    def paint(canvas: TaggedCanvas, x: float, top: float) -> None:
        lower = top - side
        canvas.box(x, lower, side, side, stroke=CONTROL, line=1)
        if ticked:
            canvas.rule(x + 2.5, lower + side / 2, x + side / 2.4, lower + 2.5, 1.8, INK)
            canvas.rule(x + side / 2.4, lower + 2.5, x + side - 2, lower + side - 2, 1.8, INK)

    told = "ticked box" if ticked else "empty box"
    box = figure(told, side, side, paint, parent=Element("Lbl", item))
    text = Row((Cell(option, Element("LBody", item)),))
    return Group(option.height, ((0.0, (option.style.leading - side) / 2, box), (side + _TICK_GAP, 0.0, text)))


def _tick_rows(ticks: list[Group], widths: list[float], room: float) -> Iterator[Group]:
    """Boxes side by side, as many as a line takes. widths: with the gap behind each."""
    row: list[tuple[float, Box]] = []
    x = 0.0
    for tick, width in zip(ticks, widths, strict=True):
        if row and x + width - _ROW_GAP > room:
            yield beside(*row, before=tick.before)
            row, x = [], 0.0
        row.append((x, tick))
        x += width
    if row:
        yield beside(*row, before=ticks[0].before)


def _together(boxes: list[Box], at: LayoutContext, before: float) -> list[Box]:
    """Boxes on one page; what is longer than half a page may flow."""
    together = stack(boxes, before=before)
    if together.height < at.design.text_height / 2:
        return [together]
    return [stack(boxes[:1], before=before, stays=boxes[0].stays), *boxes[1:]]
