"""The rows of the front: marks, topics and words; the band "act today" and the framed box."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import ldnprep.summary.model as model
from ldnprep.outputs.pdf.layout.context import LayoutContext
from ldnprep.outputs.pdf.layout.flow import Box, Stack, Tag, TextBox, draw_stack, stacked_height
from ldnprep.outputs.pdf.layout.tables import Cell, Row
from ldnprep.outputs.pdf.structure.canvas import TaggedCanvas
from ldnprep.outputs.pdf.text.lines import laid
from ldnprep.outputs.pdf.text.model import INK, WHITE, Run, Style
from ldnprep.summary.model import LedgerRow, Mark, Role

_BAR, _INSET, _PAD = 6.0, 10.0, 4.0  # the thick bar; from the frame to the words, at the side and above
_SPACE = 4.0  # between a topic that runs in and its words


@dataclass(frozen=True, eq=False, repr=False)
class Framed(Box):
    """Boxes in a frame. head: stands white on black above them. bar: a thick bar at the left."""

    boxes: tuple[Box, ...]
    width: float
    before: float = 0
    head: TextBox | None = None
    bar: bool = False

    @property
    def height(self) -> float:
        return stacked_height(self.boxes) + 2 * _PAD + (self.head.height + 2 if self.head else 0)

    def broken(self, height: float) -> tuple[Box, Box | None]:
        """As many of its boxes as there is room for, and a frame around the rest: no help is left off a page."""
        count = len(self.boxes) - 1
        while count > 1 and (self.boxes[count - 1].stays or self._with(self.boxes[:count]).height > height):
            count -= 1
        if count < 1:
            return self, None
        return self._with(self.boxes[:count]), replace(self, boxes=self.boxes[count:], before=0, head=None)

    def _with(self, boxes: tuple[Box, ...]) -> Framed:
        return replace(self, boxes=boxes)

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        lower = top - self.height
        canvas.box(x, lower, self.width, self.height, stroke=INK, line=1.5 if self.head else 1.1)
        if self.bar:
            canvas.box(x, lower, _BAR, self.height, fill=INK)
        if self.head:
            high = self.head.height + 2
            canvas.box(x, top - high, self.width, high, fill=INK)
            self.head.draw(canvas, x + _INSET, top - 1)
            top -= high
        draw_stack(canvas, self.boxes, x + _inset(bar=self.bar), top - _PAD)


def _inset(*, bar: bool) -> float:
    return _INSET + (_BAR - 4 if bar else 0)


def ledger_boxes(block: model.Ledger, at: LayoutContext) -> list[Box]:
    """The rows one below the other."""
    rows = list(_rows(block.rows, at, at.gap * 0.6, Tag("Table")))
    return [replace(rows[0], before=at.gap * 0.8), *rows[1:]] if rows else []


def band_boxes(block: model.Band, at: LayoutContext) -> list[Box]:
    """The band: its topics run in with their words."""
    inner = at.narrowed(at.width - 2 * _INSET)
    title = at.design.heading.but(colour=WHITE)
    head = TextBox(inner.plain(block.title, title), Tag("H2"), outline=2)
    rows = tuple(_rows(block.rows, inner, 2, Tag("Table"), run_in=True))
    return [Framed(rows, at.width, before=at.gap, head=head)]


def box_boxes(block: model.Box, at: LayoutContext) -> list[Box]:
    """The opioid box, or the box with urgent texts: framed where it is loud."""
    inset = _inset(bar=True) if block.loud else 0
    inner = at.narrowed(at.width - inset - (_PAD + 2 if block.loud else 0))
    style = at.design.box if block.loud else at.design.body.but(bold=True)
    gut = at.design.gut if block.loud or at.design.topic else 0
    boxes: list[Box] = []
    if block.heading:
        heading = inner.lay(block.heading, style, inner.width - gut)
        level = 2 if block.role is Role.URGENT else 3
        cell = Cell(heading, gut, Tag(f"H{level}"))
        boxes.append(Row((cell,), inner.width, block.mark.value, stays=True, outline=level))
    text = inner.lay(block.text, at.design.body.but(bold=not block.loud), inner.width - gut)
    words: list[Box] = [TextBox(text, Tag("P"), before=2, indent=gut)] if block.text else []
    first = at.design.question if block.loud else None
    rows: list[Box] = list(_rows(block.rows, inner, 2, Tag("Table"), first=first, quiet=True))
    if block.role is Role.URGENT:
        rows = [TextBox(inner.lay(row.text, at.design.body), Tag("P"), before=2) for row in block.rows]
    boxes += [*rows, *words] if block.loud else [*words, *rows]
    if block.loud:
        return [Framed(tuple(boxes), at.width, before=at.gap, bar=True)]
    return [Stack(tuple(boxes), before=at.gap * 0.6)]


def _rows(
    rows: Sequence[LedgerRow],
    at: LayoutContext,
    gap: float,
    table: Tag,
    *,
    run_in: bool = False,
    first: Style | None = None,
    quiet: bool = False,
) -> Iterator[Row]:
    """Ledger rows. first: the style of the words of the first topic. quiet: topics are plain, but for "not sure"."""
    body, gut, column = at.design.body, at.design.gut, 0.0 if run_in else at.design.topic
    row, words, style, named = Tag("TR", table), Tag("TD"), body, 0
    for each in rows:
        starts = bool(each.topic) or each.mark is not Mark.NONE or not named
        if starts:
            named += 1
            row = Tag("TR", table)
            words = Tag("TD", row)
            style = first if first and named == 1 else body
        cells: list[Cell] = []
        left, lead = gut + column, 0.0
        if each.topic:
            bold = each.mark is Mark.UNSURE or not (quiet or each.quiet or each.mark is Mark.UNANSWERED)
            look = body.but(bold=bold, italic=each.mark is Mark.UNANSWERED)
            label = each.topic if column else f"{each.topic.rstrip(':')}:"
            topic = at.plain(label, look, column - 6 if column else at.width - gut)
            head = Tag("TH", row, scope="Row")
            words = Tag("TD", row)
            lead = 0.0 if column else topic.lines[-1].width + _SPACE
            cells.append(Cell(topic, gut, head))
        runs = (*((Run("", gap=lead),) if lead else ()), *at.runs(each.text))
        cells.append(Cell(laid(runs, style, at.width - left), left, words))
        yield Row(tuple(cells), at.width, each.mark.value, before=gap if starts else 0)
