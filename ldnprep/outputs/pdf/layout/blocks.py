"""From neutral blocks to boxes: one row of the table below for each type of block."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from ldnprep.outputs.pdf.layout.context import LayoutContext
from ldnprep.outputs.pdf.layout.design import RULE
from ldnprep.outputs.pdf.layout.figures import chart_boxes, chart_width, forest_boxes
from ldnprep.outputs.pdf.layout.flow import Box, Cell, Group, Row, beside, on_one_line, stack, words
from ldnprep.outputs.pdf.layout.ledger import band_boxes, box_boxes, ledger_boxes
from ldnprep.outputs.pdf.layout.pen import pen_table_boxes, question_boxes, tick_boxes, writing_boxes
from ldnprep.outputs.pdf.layout.tables import diary_boxes, table_boxes
from ldnprep.outputs.pdf.structure.canvas import TaggedCanvas
from ldnprep.outputs.pdf.structure.tree import Element
from ldnprep.outputs.pdf.text.lines import laid
from ldnprep.outputs.pdf.text.model import SECOND_INK, Laid
from ldnprep.summary import model
from ldnprep.summary.model import Role

_BETWEEN = 20.0  # between columns


def boxes_of(blocks: Sequence[model.Block], at: LayoutContext) -> list[Box]:
    """The boxes of these blocks in reading order."""
    boxes: list[Box] = []
    for n, block in enumerate(blocks):
        heading = boxes[-1] if n and isinstance(blocks[n - 1], model.Heading) else None
        if isinstance(block, model.Paragraph) and block.role is Role.NOTE and isinstance(heading, Row):
            hint = at.lay(block.text, at.design.body.but(colour=SECOND_INK))
            boxes[-1:] = on_one_line(heading, hint, at.width)
        else:
            boxes += _BOXES[type(block)](block, at)
    return boxes


def rule(width: float, *, tall: float = 1, weight: float = 0.75, colour: str = RULE, before: float = 0) -> Group:
    """A line over the column in the middle of its height."""

    def paint(canvas: TaggedCanvas, x: float, top: float) -> None:
        canvas.rule(x, top - tall / 2, x + width, top - tall / 2, weight, colour)

    return Group(tall, (), paint, before, stays=True)


def _rule(_: model.Rule, at: LayoutContext) -> list[Box]:
    return [rule(at.width, before=at.gap)]


def _heading(block: model.Heading, at: LayoutContext) -> list[Box]:
    text = at.lay(block.text, at.design.group if block.rule else at.design.heading)
    heading = words(text, "H2", before=at.gap, stays=True, outline=2)
    return [heading._replace(lines=partial(_run_on, text, at.width)) if block.rule else heading]


def _run_on(text: Laid, width: float, canvas: TaggedCanvas, x: float, _top: float, lower: float) -> None:
    """A line from behind the words to the edge."""
    start, middle = text.text_width + 8, lower + text.style.leading / 2
    if width > start:
        canvas.rule(x + start, middle, x + width, middle, 0.75, RULE)


def _paragraph(block: model.Paragraph, at: LayoutContext) -> list[Box]:
    look = at.design
    if block.role is Role.LEAD:
        larger = look.question.size
        runs = tuple(run._replace(size=larger) if run.bold else run for run in at.runs(block.text))
        return [words(laid(runs, look.body, at.width), before=at.gap * 0.5)]
    style, width = look.body, min(at.width, at.measure)
    if block.role is Role.SMALL:
        style, width = look.small, at.width
    elif block.role is Role.NOTE:
        style = style.but(colour=SECOND_INK)
    elif block.role in (Role.FIXED, Role.URGENT):
        style = style.but(bold=True)
    return [words(at.lay(block.text, style, width), before=at.gap * 0.6)]


def _listing(block: model.Listing, at: LayoutContext) -> list[Box]:
    """Markers in a column of their own, items flowing over pages."""
    parent, look = Element("L", numbering="Decimal" if block.ordered else "Disc"), at.design
    style = look.question if block.large else look.small if block.small else look.body
    numbers = range(1, len(block.items) + 1)
    markers = [at.plain(f"{n}." if block.ordered else "•", style.but(bold=block.large)) for n in numbers]
    indent = max((marker.text_width for marker in markers), default=0) + 7
    width = at.width if block.ordered else min(at.width, at.measure)  # sources and questions are short, one a line
    gap = at.gap * (0.6 if block.large else 0.2 if block.small else 0.45)
    boxes: list[Box] = []
    for marker, text in zip(markers, block.items, strict=True):
        item = Element("LI", parent)
        body = Cell(at.lay(text, style, width - indent), Element("LBody", item), indent)
        boxes.append(Row((Cell(marker, Element("Lbl", item)), body), gap))
    return boxes


def _columns(block: model.Columns, at: LayoutContext) -> list[Box]:
    """Side by side in normal print, one below the other in large print and where one is empty."""
    if not at.design.topic or not block.left or not block.right:
        return boxes_of([*block.left, *block.right], at)
    charts = [chart_width(each, at) for each in block.right if isinstance(each, model.Chart)]
    right = max(charts) if charts else at.width * (1 - block.share) - _BETWEEN
    left = at.width - right - _BETWEEN
    first, second = boxes_of(block.left, at.narrowed(left)), boxes_of(block.right, at.narrowed(right))
    return [beside((0, stack(first)), (left + _BETWEEN, stack(second)), before=at.gap)]


_BOXES: dict[type, Callable[[Any, LayoutContext], Iterable[Box]]] = {
    model.Heading: _heading,
    model.Paragraph: _paragraph,
    model.Rule: _rule,
    model.Listing: _listing,
    model.Ledger: ledger_boxes,
    model.Band: band_boxes,
    model.Box: box_boxes,
    model.Table: table_boxes,
    model.Chart: chart_boxes,
    model.Forest: forest_boxes,
    model.Columns: _columns,
    model.QuestionBlock: question_boxes,
    model.WritingLines: writing_boxes,
    model.PenTable: pen_table_boxes,
    model.TickBoxes: tick_boxes,
    model.DiaryWeek: diary_boxes,
}
