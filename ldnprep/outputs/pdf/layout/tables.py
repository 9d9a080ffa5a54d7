"""Tables that go on over pages, with header cells that a listener can ask for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from math import fsum

from ldnprep.outputs.pdf.layout.context import LayoutContext
from ldnprep.outputs.pdf.layout.design import CONTROL, RULE
from ldnprep.outputs.pdf.layout.flow import Box, Cell, Row, words
from ldnprep.outputs.pdf.structure.canvas import TaggedCanvas
from ldnprep.outputs.pdf.structure.tree import Element
from ldnprep.outputs.pdf.text.model import INK
from ldnprep.summary.model import DiaryWeek, Span, Table, Text, Tone

_PAD = 3.0  # above and below the words of a ruled row, at most
_GUTTER = 8.0
_DAYS = 7
_DIARY_ROW, _DIARY_WORDS = 26.0, 150.0  # heights of a row for numbers and of the one for words


@dataclass(frozen=True, eq=False, repr=False)
class TableBox(Box):
    """A header row and rows below; the header comes again on the next page, for the eye only."""

    header: Row | None
    rows: tuple[Row, ...]
    again: bool = False

    @property
    def height(self) -> float:
        return fsum(row.height for row in (self.header, *self.rows) if row)

    def split(self, height: float) -> tuple[Box | None, Box | None]:
        """Between two rows; within the first where that alone is too high."""
        if self.height <= height + 0.01:
            return self, None
        room = height - (self.header.height if self.header else 0)
        fits = 0
        while self.rows[fits].height <= room + 0.01:
            room -= self.rows[fits].height
            fits += 1
        upper, lower = (None, self.rows[fits]) if fits else self.rows[0].split(room)
        above = (*self.rows[:fits], *((upper,) if isinstance(upper, Row) else ()))
        if not above or not isinstance(lower, Row):
            return None, self
        rest = replace(self, rows=(lower, *self.rows[fits + 1 :]), before=0, again=True)
        return replace(self, rows=above), rest

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        if self.header and self.again:
            with canvas.artifact():
                self.header.draw(canvas, x, top)
        elif self.header:
            self.header.draw(canvas, x, top)
        top -= self.header.height if self.header else 0
        for row in self.rows:
            row.draw(canvas, x, top)
            top -= row.height


def table_boxes(block: Table, at: LayoutContext) -> list[Box]:
    """A table over the whole column, its header bold."""
    count = len(block.rows[0]) if block.rows else len(block.header)
    widths = [share * at.width for share in block.widths or (1 / count,) * count]
    table, header = Element("Table"), None
    if any(block.header):
        heads: list[Text] = [(Span(each, Tone.STRONG),) for each in block.header]
        header = _row(heads, widths, table, at, ["Column"] * count)
        header = replace(header, lines=partial(_rule_below, at.width, 1.0, INK))
    rows = tuple(_row(cells, widths, table, at, ["Row", *[""] * (count - 1)]) for cells in block.rows)
    return [TableBox(header, rows, before=at.gap * 0.6)]


def _row(texts: Sequence[Text], widths: Sequence[float], table: Element, at: LayoutContext, scopes: list[str]) -> Row:
    """A ruled row. scopes: what each cell is the header of, "" for none."""
    row, x, cells = Element("TR", table), 0.0, []
    for text, width, scope in zip(texts, widths, scopes, strict=True):
        tag = Element("TH", row, scope=scope) if scope else Element("TD", row)
        cells.append(Cell(at.lay(text, at.design.body, width - _GUTTER), tag, x))
        x += width
    return Row(tuple(cells), pad=min(_PAD, at.gap / 2), lines=partial(_rule_below, at.width, 0.5, RULE))


def _rule_below(
    width: float, line: float, colour: str, canvas: TaggedCanvas, x: float, _top: float, lower: float
) -> None:
    canvas.rule(x, lower, x + width, lower, line, colour)


def diary_boxes(block: DiaryWeek, at: LayoutContext) -> list[Box]:
    """One week: a row for each scale, a column for each day, room for a number; then lines for a word a day."""
    label = at.width * 0.3
    columns = [label + n * (at.width - label) / _DAYS for n in range(_DAYS + 1)]
    table, body = Element("Table"), at.design.body
    empty = at.plain("", body).part(0, 0)

    def grid(canvas: TaggedCanvas, x: float, top: float, lower: float) -> None:
        for y in (top, lower):
            canvas.rule(x, y, x + at.width, y, colour=CONTROL)
        for column in columns:
            canvas.rule(x + column, top, x + column, lower, colour=CONTROL)

    rows = []
    for name in (block.date_label, *block.scales, block.words_label):
        row = Element("TR", table)
        cells = [Cell(at.plain(name, body, label - 6), Element("TH", row, scope="Row"))]
        cells += [Cell(empty, Element("TD", row)) for _ in range(_DAYS)]
        least = _DIARY_WORDS if name == block.words_label else _DIARY_ROW
        rows.append(Row(tuple(cells), pad=6, least=least, lines=grid))
    hint: list[Box] = [words(at.plain(block.hint, body), before=4, stays=True)] if block.hint else []
    return [*hint, TableBox(None, tuple(rows), before=at.gap)]
