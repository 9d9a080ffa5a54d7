"""From neutral blocks to boxes: one table row per type of block. Tables stand in `tables.py`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from ldnprep.frozen import dataclass
from ldnprep.outputs.pdf.design import CONTROL, LINE_ROOM
from ldnprep.outputs.pdf.flow import Box, Stack, Tag, TextBox
from ldnprep.outputs.pdf.setting import Setting
from ldnprep.outputs.pdf.tables import diary_boxes, safety_boxes, scale_boxes, table_boxes
from ldnprep.outputs.pdf.tagged import TaggedCanvas
from ldnprep.outputs.pdf.text import Laid, TextStyle
from ldnprep.summary.model import (
    Block,
    DiaryWeek,
    FlagLine,
    Heading,
    Listing,
    Mark,
    Paragraph,
    QuestionBlock,
    Role,
    SafetyTable,
    Scales,
    Span,
    Table,
    Text,
    TickBoxes,
    Tone,
    WritingLines,
)

TICK_GAP, ROW_GAP = 7.0, 12.0  # between a box and its words, and between boxes side by side
MARKS = {Mark.NONE: "", Mark.FLAG: "▲", Mark.UNSURE: "?", Mark.UNANSWERED: "–"}


def boxes_of(blocks: Iterable[Block], at: Setting) -> list[Box]:
    """The boxes of these blocks in reading order."""
    return [box for block in blocks for box in BOXES[type(block)](block, at)]


@dataclass(frozen=True, slots=True)
class RuledLines:
    """Lines to write on, 8 mm apart; decoration for a listener."""

    count: int
    width: float
    before: float = 0
    stays: bool = False

    @property
    def height(self) -> float:
        return self.count * LINE_ROOM

    def split(self, height: float) -> tuple[Box | None, Box | None]:
        return (self, None) if self.height <= height + 0.01 else (None, self)

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        for line in range(1, self.count + 1):
            y = top - line * LINE_ROOM
            canvas.rule(x, y, x + self.width, y, colour=CONTROL)


@dataclass(frozen=True, slots=True)
class TickBox:
    """A box to tick and its words; whether it is ticked is told to a listener too."""

    laid: Laid
    item: Tag
    ticked: bool
    side: float
    before: float = 0
    stays: bool = False

    @property
    def height(self) -> float:
        return max(self.laid.height, self.side)

    def split(self, height: float) -> tuple[Box | None, Box | None]:
        return (self, None) if self.height <= height + 0.01 else (None, self)

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        side = self.side
        lower = top - side - 1.5
        alt = "ticked box" if self.ticked else "empty box"
        with self.item.open(canvas):
            with canvas.tag("Lbl"), canvas.tag("Figure", alt=alt, bbox=(x, lower, x + side, lower + side)):
                canvas.box(x, lower, side, side, stroke=CONTROL, line=1)
                if self.ticked:
                    canvas.rule(x + 2.5, lower + side / 2, x + side / 2.4, lower + 2.5, width=1.8, colour="#16232B")
                    canvas.rule(
                        x + side / 2.4, lower + 2.5, x + side - 2, lower + side - 2, width=1.8, colour="#16232B"
                    )
            with canvas.tag("LBody"):
                self.laid.draw(canvas, x + side + TICK_GAP, top)


@dataclass(frozen=True, slots=True)
class TickRow:
    """Boxes to tick side by side."""

    ticks: tuple[TickBox, ...]
    before: float = 0
    stays: bool = False

    @property
    def height(self) -> float:
        return max(tick.height for tick in self.ticks)

    @property
    def width(self) -> float:
        return sum(map(_step, self.ticks)) - ROW_GAP

    def split(self, height: float) -> tuple[Box | None, Box | None]:
        return (self, None) if self.height <= height + 0.01 else (None, self)

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        for tick in self.ticks:
            tick.draw(canvas, x, top)
            x += _step(tick)


def _step(tick: TickBox) -> float:
    return tick.side + TICK_GAP + tick.laid.text_width + ROW_GAP


def _heading(block: Heading, at: Setting) -> list[Box]:
    style = at.design.heading if block.level == 2 else at.design.subheading
    gap = at.design.gap * (1.5 if block.level == 2 else 1.0)
    laid = at.lay(block.text, style)
    return [TextBox(laid, Tag(f"H{block.level}"), before=gap, stays=True, outline=block.level)]


def _paragraph(block: Paragraph, at: Setting) -> list[Box]:
    if block.role is Role.URGENT:
        from ldnprep.outputs.pdf.frames import framed

        inner = replace(at, width=at.width - 26)
        return [framed([TextBox(inner.lay(block.text, at.design.subheading), Tag("P"))], at)]
    note = block.role is Role.NOTE
    laid = at.lay(block.text, at.design.note if note else at.design.body, min(at.width, at.design.measure))
    return [TextBox(laid, Tag("P"), before=at.design.gap * 0.6, stays=note and len(laid.lines) < 3)]


def listed(items: Iterable[tuple[str, Text]], at: Setting, style: TextStyle, *, ordered: bool, gap: float) -> list[Box]:
    """A list: markers in a column of their own, items flowing over pages."""
    rows = list(items)
    parent = Tag("L", numbering="Decimal" if ordered else "Disc")
    markers = [at.lay_plain(marker, style.but(bold=not ordered and marker in MARKS.values())) for marker, _ in rows]
    indent = max((marker.text_width for marker in markers), default=0) + style.size * 0.5
    boxes: list[Box] = []
    for n, (marker, (_, text)) in enumerate(zip(markers, rows, strict=True)):
        item = Tag("LI", parent)
        laid = at.lay(text, style, at.width - indent)
        boxes.append(
            TextBox(
                laid, Tag("LBody", item), indent, marker, Tag("Lbl", item), before=gap if n else at.design.gap * 0.6
            )
        )
    return boxes


def _listing(block: Listing, at: Setting) -> list[Box]:
    style = at.design.top_question if block.large else at.design.body
    markers = (f"{n}." if block.ordered else "•" for n in range(block.start, block.start + len(block.items)))
    return listed(zip(markers, block.items, strict=True), at, style, ordered=block.ordered, gap=at.design.gap * 0.4)


def flag_text(flag: FlagLine) -> Text:
    """One flag as a run of words: label, state word, then the rest."""
    words = f"{flag.label}: {flag.state}" if flag.state else flag.label
    end = "" if words.endswith((".", ":", "?")) else "."
    tier = (Span(f"{flag.tier} · ", Tone.SOFT),) if flag.tier else ()
    return (*tier, Span(f"{words}{end}", Tone.STRONG), *((Span(" "), *flag.body) if flag.body else ()))


def flag_boxes(flags: Iterable[FlagLine], at: Setting) -> list[Box]:
    """Flags one below the other, each with its sign."""
    rows = [(MARKS[flag.mark] or "•", flag_text(flag)) for flag in flags]
    return listed(rows, at, at.design.body, ordered=False, gap=at.design.gap * 0.45)


def _flag(block: FlagLine, at: Setting) -> list[Box]:
    return flag_boxes([block], at)


def _question(block: QuestionBlock, at: Setting) -> list[Box]:
    number = f"{block.number}." if block.number is not None else "•"
    text = listed([(number, block.text)], at, at.design.top_question, ordered=block.number is not None, gap=0)
    notes = [TextBox(at.lay(block.notes, at.design.body), Tag("P"), before=3)] if block.notes else []
    lines: list[Box] = [RuledLines(block.lines, at.width)] if block.lines else []
    return _together([*text, *notes, *lines], at, before=at.design.gap * 1.3)


def _together(boxes: list[Box], at: Setting, before: float) -> list[Box]:
    """Boxes on one page; what is longer than half a page may flow."""
    stack = Stack(tuple(boxes), before=before)
    return [stack] if stack.height < at.design.text_height / 2 else boxes


def _writing(block: WritingLines, at: Setting) -> list[Box]:
    boxes: list[Box] = []
    if block.label:
        boxes.append(
            TextBox(at.lay_plain(block.label, at.design.subheading), Tag("P"), stays=True, before=at.design.gap)
        )
    if block.typed:
        boxes.append(TextBox(at.lay(block.typed, at.design.body), Tag("P"), before=2))
    if block.lines:
        boxes.append(RuledLines(block.lines, at.width))
    return _together(boxes, at, before=at.design.gap)


def _ticks(block: TickBoxes, at: Setting) -> list[Box]:
    style = at.design.body
    side = style.size
    parent = Tag("L", numbering="None")
    boxes: list[Box] = []
    if block.label:
        boxes.append(
            TextBox(at.lay_plain(block.label, at.design.subheading), Tag("P"), stays=True, before=at.design.gap)
        )
    ticks = [
        TickBox(
            at.lay_plain(words, style, at.width - side - TICK_GAP), Tag("LI", parent), ticked, side, at.design.gap * 0.6
        )
        for words, ticked in zip(block.options, block.ticked, strict=True)
    ]
    boxes += _tick_rows(ticks, at.width) if block.row else ticks
    return _together(boxes, at, before=at.design.gap)


def _tick_rows(ticks: list[TickBox], width: float) -> Iterator[Box]:
    """Boxes side by side, as many as a line takes."""
    row: list[TickBox] = []
    for tick in ticks:
        if row and TickRow((*row, tick)).width > width:
            yield TickRow(tuple(row), row[0].before)
            row = []
        row.append(tick)
    if row:
        yield TickRow(tuple(row), row[0].before)


BOXES: dict[type, Callable[[Any, Setting], list[Box]]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Listing: _listing,
    FlagLine: _flag,
    SafetyTable: safety_boxes,
    Table: table_boxes,
    Scales: scale_boxes,
    QuestionBlock: _question,
    WritingLines: _writing,
    TickBoxes: _ticks,
    DiaryWeek: diary_boxes,
}
