"""Rows of cells, with header cells that a listener can ask for; tables that go on over pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import fsum

from ldnprep.outputs.pdf.layout.context import LayoutContext
from ldnprep.outputs.pdf.layout.design import CONTROL, RULE
from ldnprep.outputs.pdf.layout.flow import Box, Tag, TextBox
from ldnprep.outputs.pdf.structure.canvas import TaggedCanvas
from ldnprep.outputs.pdf.text.marks import draw_mark
from ldnprep.outputs.pdf.text.model import INK, Laid
from ldnprep.outputs.pdf.text.writing import BASELINE, draw
from ldnprep.summary.model import DiaryWeek, Span, Table, Text, Tone

_PAD = 3.0  # above and below the words of a ruled row, at most
_GUTTER = 8.0
_DAYS = 7


@dataclass(frozen=True, eq=False, repr=False)
class Cell:
    """Words of a cell at `x` from the row's left edge."""

    laid: Laid
    x: float
    tag: Tag


@dataclass(frozen=True, eq=False, repr=False)
class Row(Box):
    """Cells side by side. mark: drawn before them. pad: above and below. rule: colour and width of a line below.

    least: height of its words at least. columns: lines between cells. outline: level of its bookmark, 0 none.
    """

    cells: tuple[Cell, ...]
    width: float
    mark: str = ""
    before: float = 0
    stays: bool = False
    pad: float = 0
    rule: tuple[str, float] | None = None
    least: float = 0
    columns: tuple[float, ...] = ()
    outline: int = 0

    @property
    def height(self) -> float:
        return max((*(cell.laid.height for cell in self.cells), self.least)) + 2 * self.pad

    def split(self, height: float) -> tuple[Box | None, Box | None]:
        """Parted inside its cells, where the words of each allow it."""
        if self.height <= height + 0.01:
            return self, None
        upper, lower = [], []
        for cell in self.cells:
            head, rest = cell.laid.split(height - 2 * self.pad)
            if head is None:
                return None, self
            upper.append(replace(cell, laid=head))
            lower.append(replace(cell, laid=rest or cell.laid.part(0, 0)))
        return replace(self, cells=tuple(upper), rule=None), replace(self, cells=tuple(lower), mark="", before=0)

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        if self.outline:
            canvas.bookmark(self.cells[0].laid.text.rstrip(":"), self.outline, top)
        for cell in self.cells:
            with cell.tag.open(canvas):
                draw(canvas, cell.laid, x + cell.x, top - self.pad)
        if self.mark:
            style = self.cells[0].laid.style
            draw_mark(canvas, self.mark, x, top - style.leading / 2 - style.size * BASELINE, style.size)
        lower = top - self.height
        if self.columns:
            canvas.rule(x, top, x + self.width, top, colour=CONTROL)
        for column in self.columns:
            canvas.rule(x + column, top, x + column, lower, colour=CONTROL)
        if self.rule:
            canvas.rule(x, lower, x + self.width, lower, self.rule[1], self.rule[0])


@dataclass(frozen=True, eq=False, repr=False)
class TableBox(Box):
    """A header row and rows below; the header comes again on the next page, for the eye only."""

    header: Row | None
    rows: tuple[Row, ...]
    before: float = 0
    again: bool = False

    @property
    def height(self) -> float:
        return fsum(row.height for row in self.rows) + (self.header.height if self.header else 0)

    def split(self, height: float) -> tuple[Box | None, Box | None]:
        if self.height <= height + 0.01:
            return self, None
        room = height - (self.header.height if self.header else 0)
        fits = 0
        while self.rows[fits].height <= room + 0.01:
            room -= self.rows[fits].height
            fits += 1
        upper, lower = self.rows[fits].split(room) if fits == 0 else (None, self.rows[fits])
        above = (*self.rows[:fits], *((upper,) if isinstance(upper, Row) else ()))
        if not above or not isinstance(lower, Row):
            return None, self
        rest = replace(self, rows=(lower, *self.rows[fits + 1 :]), before=0, again=True)
        return replace(self, rows=above), rest

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        if self.header is not None:
            if self.again:
                with canvas.artifact():
                    self.header.draw(canvas, x, top)
            else:
                self.header.draw(canvas, x, top)
            top -= self.header.height
        for row in self.rows:
            row.draw(canvas, x, top)
            top -= row.height


def table_boxes(block: Table, at: LayoutContext) -> list[Box]:
    """A table over the whole column, its header bold."""
    count = len(block.rows[0]) if block.rows else len(block.header)
    shares = block.widths or (1 / count,) * count
    widths = [share * at.width for share in shares]
    table = Tag("Table")
    header = None
    if any(block.header):
        heads: list[Text] = [(Span(words, Tone.STRONG),) for words in block.header]
        header = replace(_row(heads, widths, table, at, ["Column"] * count), rule=(INK, 1.0))
    scopes = ["Row", *[""] * (count - 1)]
    rows = tuple(_row(cells, widths, table, at, scopes) for cells in block.rows)
    return [TableBox(header, rows, before=at.gap * 0.6)]


def _row(cells: Sequence[Text], widths: Sequence[float], table: Tag, at: LayoutContext, scopes: Sequence[str]) -> Row:
    row, x, made = Tag("TR", table), 0.0, []
    for text, width, scope in zip(cells, widths, scopes, strict=True):
        tag = Tag("TH", row, scope=scope) if scope else Tag("TD", row)
        made.append(Cell(at.lay(text, at.design.body, width - _GUTTER), x, tag))
        x += width
    return Row(tuple(made), at.width, pad=min(_PAD, at.gap / 2), rule=(RULE, 0.5))


def diary_boxes(block: DiaryWeek, at: LayoutContext) -> list[Box]:
    """One week: a row for each scale, a column for each day, room for a number; then lines for a word a day."""
    label = at.width * 0.3
    columns = tuple(label + n * (at.width - label) / _DAYS for n in range(_DAYS + 1))
    table, body = Tag("Table"), at.design.body
    empty = at.lay((), body).part(0, 0)
    rows = []
    for name in (block.date_label, *block.scales, block.words_label):
        row = Tag("TR", table)
        cells = [Cell(at.plain(name, body, label - 6), 0, Tag("TH", row, scope="Row"))]
        cells += [Cell(empty, start + 3, Tag("TD", row)) for start in columns[:-1]]
        least = 150 if name == block.words_label else 26
        rows.append(Row(tuple(cells), at.width, pad=6, rule=(CONTROL, 0.5), least=least, columns=columns))
    hint: list[Box] = [TextBox(at.plain(block.hint, body), Tag("P"), before=4, stays=True)] if block.hint else []
    return [*hint, TableBox(None, tuple(rows), before=at.gap)]
