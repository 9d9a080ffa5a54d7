"""From neutral blocks to boxes: one row of the table below for each type of block."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from ldnprep.outputs.pdf.layout.context import LayoutContext
from ldnprep.outputs.pdf.layout.figures import chart_boxes, chart_width, forest_boxes
from ldnprep.outputs.pdf.layout.flow import Box, RuleBox, SideBySide, Stack, Tag, TextBox, on_one_line
from ldnprep.outputs.pdf.layout.ledger import band_boxes, box_boxes, ledger_boxes
from ldnprep.outputs.pdf.layout.pen import pen_table_boxes, question_boxes, tick_boxes, writing_boxes
from ldnprep.outputs.pdf.layout.tables import diary_boxes, table_boxes
from ldnprep.outputs.pdf.text.lines import laid
from ldnprep.outputs.pdf.text.model import SECOND_INK
from ldnprep.summary import model

_BETWEEN = 20.0  # between columns
_MANY = 8  # sources, from which on they stand in two columns


def boxes_of(blocks: Sequence[model.Block], at: LayoutContext) -> list[Box]:
    """The boxes of these blocks in reading order."""
    boxes: list[Box] = []
    for n, block in enumerate(blocks):
        found = _BOXES[type(block)](block, at)
        heading = boxes[-1] if n and isinstance(blocks[n - 1], model.Heading) else None
        if isinstance(block, model.Paragraph) and block.role is model.Role.NOTE and isinstance(heading, TextBox):
            hint = at.lay(block.text, at.design.body.but(colour=SECOND_INK))
            boxes[-1:] = on_one_line(heading, hint, at.width)
        else:
            boxes += found
    return boxes


def _rule(_: model.Rule, at: LayoutContext) -> list[Box]:
    return [RuleBox(at.width, before=at.gap)]


def _heading(block: model.Heading, at: LayoutContext) -> list[Box]:
    style = at.design.group if block.rule else at.design.heading
    line = at.width if block.rule else 0
    return [TextBox(at.lay(block.text, style), Tag("H2"), before=at.gap, stays=True, outline=2, line=line)]


def _paragraph(block: model.Paragraph, at: LayoutContext) -> list[Box]:
    look = at.design
    style = {model.Role.SMALL: look.small, model.Role.NOTE: look.body.but(colour=SECOND_INK)}.get(block.role, look.body)
    if block.role in (model.Role.FIXED, model.Role.URGENT):
        style = style.but(bold=True)
    if block.role is model.Role.LEAD:
        larger = look.question.size
        runs = tuple(run._replace(size=larger) if run.bold else run for run in at.runs(block.text))
        return [TextBox(laid(runs, style, at.width), Tag("P"), before=at.gap * 0.5)]
    width = at.width if block.role is model.Role.SMALL else min(at.width, at.measure)
    return [TextBox(at.lay(block.text, style, width), Tag("P"), before=at.gap * 0.6)]


def _listing(block: model.Listing, at: LayoutContext) -> list[Box]:
    """Markers in a column of their own, items flowing over pages; a long list in small type in two columns."""
    if block.small and at.design.topic and len(block.items) >= _MANY:
        half = (len(block.items) + 1) // 2
        first = replace(block, items=block.items[:half])
        second = replace(block, items=block.items[half:], start=block.start + half)
        parent = Tag("L", numbering="Decimal")
        room = at.narrowed((at.width - _BETWEEN) / 2)
        columns = [Stack(tuple(_items(part, room, parent))) for part in (first, second)]
        return [SideBySide(((0.0, columns[0]), (room.width + _BETWEEN, columns[1])), before=at.gap * 0.6)]
    return _items(block, at, Tag("L", numbering="Decimal" if block.ordered else "Disc"))


def _items(block: model.Listing, at: LayoutContext, parent: Tag) -> list[Box]:
    look = at.design
    style = look.question if block.large else look.small if block.small else look.body
    numbers = range(block.start, block.start + len(block.items))
    markers = [at.plain(f"{n}." if block.ordered else "•", style.but(bold=block.large)) for n in numbers]
    indent = max((marker.text_width for marker in markers), default=0) + 7
    width = at.width if block.ordered else min(at.width, at.measure)  # sources and questions are short, one a line
    gap = at.gap * (0.6 if block.large else 0.2 if block.small else 0.45)
    boxes: list[Box] = []
    for marker, text in zip(markers, block.items, strict=True):
        item = Tag("LI", parent)
        words = at.lay(text, style, width - indent)
        boxes.append(TextBox(words, Tag("LBody", item), indent, (marker, Tag("Lbl", item)), before=gap))
    return boxes


def _columns(block: model.Columns, at: LayoutContext) -> list[Box]:
    """Side by side in normal print, one below the other in large print and where one is empty."""
    if not at.design.topic or not block.left or not block.right:
        return boxes_of([*block.left, *block.right], at)
    charts = [chart_width(each, at) for each in block.right if isinstance(each, model.Chart)]
    right = max(charts) if charts else at.width * (1 - block.share) - _BETWEEN
    left = at.width - right - _BETWEEN
    columns = (
        (0.0, Stack(tuple(boxes_of(block.left, at.narrowed(left))))),
        (left + _BETWEEN, Stack(tuple(boxes_of(block.right, at.narrowed(right))))),
    )
    return [SideBySide(columns, before=at.gap)]


_BOXES: dict[type, Callable[[Any, LayoutContext], list[Box]]] = {
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
