"""Tables: rows of cells that may go on over pages, with header cells that a listener can ask for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field, replace

from ldnprep.frozen import dataclass
from ldnprep.outputs.pdf.adding import total
from ldnprep.outputs.pdf.design import CONTROL, RULE
from ldnprep.outputs.pdf.flow import Box, Stack, Tag, TextBox
from ldnprep.outputs.pdf.setting import Setting
from ldnprep.outputs.pdf.tagged import TaggedCanvas
from ldnprep.outputs.pdf.text import ACCENT, INK, Laid
from ldnprep.summary.model import DiaryWeek, Mark, SafetyTable, Scales, Span, StateCell, Table, Text, Tone

CELL_GAP = 3.0  # above and below the words of a row


@dataclass(frozen=True, slots=True)
class Cell:
    """Words of a cell at `x` from the table's left edge. scope: "Row" or "Column" for a header cell."""

    laid: Laid
    x: float
    tag: Tag


@dataclass(frozen=True, slots=True)
class Row:
    """Cells side by side with a thin rule below. bars: drawn beside, decoration for a listener."""

    cells: tuple[Cell, ...]
    width: float
    rule: str = RULE
    rule_width: float = 0.5
    gap: float = CELL_GAP
    bar: Bar | None = None
    least: float = 0
    columns: tuple[float, ...] = ()

    @property
    def height(self) -> float:
        return max((*(cell.laid.height for cell in self.cells), self.least)) + 2 * self.gap

    def split(self, height: float) -> tuple[Row | None, Row | None]:
        """Only a row that is taller than any page is parted, inside its cells."""
        parts = [cell.laid.split(height - 2 * self.gap) for cell in self.cells]
        if all(head is None for head, _ in parts):
            return None, self
        upper = tuple(
            replace(c, laid=head or c.laid.part(0, 0)) for c, (head, _) in zip(self.cells, parts, strict=True)
        )
        lower = tuple(
            replace(c, laid=(c.laid.part(0, 0) if rest is None else rest))
            for c, (_, rest) in zip(self.cells, parts, strict=True)
        )
        return replace(self, cells=upper), replace(self, cells=lower)

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        for cell in self.cells:
            with cell.tag.open(canvas):
                if cell.laid.lines:
                    cell.laid.draw(canvas, x + cell.x, top - self.gap)
        if self.bar is not None:
            self.bar.draw(canvas, x, top - self.gap)
        lower = top - self.height
        for column in self.columns:
            canvas.rule(x + column, top, x + column, lower, colour=CONTROL)
        canvas.rule(x, lower, x + self.width, lower, width=self.rule_width, colour=self.rule)


@dataclass(frozen=True, slots=True)
class Bar:
    """A 0 to 10 bar; last time's value as a thinner one below. x, width in points from the table's left edge."""

    x: float
    width: float
    value: int | None
    last: int | None
    drop: float

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        left, upper = x + self.x, top - self.drop
        canvas.box(left, upper - 9, self.width, 9, stroke=INK, line=0.8)
        if self.value:
            canvas.box(left, upper - 9, self.width * self.value / 10, 9, fill=ACCENT)
        if self.last:
            canvas.box(left, upper - 13, self.width * self.last / 10, 2.5, fill=CONTROL)


@dataclass(frozen=True, slots=True)
class TableBox:
    """A header row and rows below; the header comes again on the next page, for the eye only."""

    header: Row | None
    rows: tuple[Row, ...]
    before: float = 0
    stays: bool = False
    again: bool = field(default=False)

    @property
    def height(self) -> float:
        return total(row.height for row in self.rows) + (self.header.height if self.header else 0)

    def split(self, height: float) -> tuple[Box | None, Box | None]:
        room = height - (self.header.height if self.header else 0)
        fits, used = 0, 0.0
        while fits < len(self.rows) and used + self.rows[fits].height <= room + 0.01:
            used += self.rows[fits].height
            fits += 1
        if fits == len(self.rows):
            return self, None
        if fits:
            return self._with(self.rows[:fits]), self._rest(self.rows[fits:])
        upper, lower = self.rows[0].split(room)
        if upper is None or lower is None or room < 200:
            return None, self
        return self._with((upper,)), self._rest((lower, *self.rows[1:]))

    def _with(self, rows: tuple[Row, ...]) -> TableBox:
        return replace(self, rows=rows)

    def _rest(self, rows: tuple[Row, ...]) -> TableBox:
        return replace(self, rows=rows, before=0, again=True)

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        if self.header is not None:
            if self.again:
                with canvas.artifact():
                    _without_tags(self.header).draw(canvas, x, top)
            else:
                self.header.draw(canvas, x, top)
            top -= self.header.height
        for row in self.rows:
            row.draw(canvas, x, top)
            top -= row.height


def _without_tags(row: Row) -> Row:
    return replace(row, cells=tuple(replace(cell, tag=Tag("TD")) for cell in row.cells))


def table_boxes(block: Table, at: Setting) -> list[Box]:
    """A table over the whole column, its header bold."""
    shares = block.widths or tuple(1.0 for _ in block.header)
    whole = total(shares)
    widths = [at.width * share / whole for share in shares]
    table = Tag("Table")
    header = None
    if any(block.header):
        cells = [(Span(words, Tone.STRONG),) for words in block.header]
        header = _row(cells, widths, table, at, ["Column"] * len(cells))
        header = replace(header, rule=INK, rule_width=1.0)
    scopes = ["Row" if block.row_headers and n == 0 else "" for n in range(len(widths))]
    rows = tuple(_row(cells, widths, table, at, scopes) for cells in block.rows)
    boxes: list[Box] = []
    if block.caption:
        boxes.append(
            TextBox(at.lay_plain(block.caption, at.design.subheading), Tag("P"), before=at.design.gap, stays=True)
        )
    boxes.append(TableBox(header, rows, before=at.design.gap * 0.6))
    return boxes


def _row(cells: Sequence[Text], widths: Sequence[float], table: Tag, at: Setting, scopes: Sequence[str]) -> Row:
    row, x, made = Tag("TR", table), 0.0, []
    for text, width, scope in zip(cells, widths, scopes, strict=True):
        made.append(Cell(at.lay(text, at.design.table, width - at.design.pad), x, _cell_tag(row, scope)))
        x += width
    return Row(tuple(made), at.width)


def _cell_tag(row: Tag, scope: str) -> Tag:
    return Tag("TH", row, scope=scope) if scope else Tag("TD", row)


# ---------------------------------------------------------------- the safety table

STATE_MARKS = {Mark.NONE: "", Mark.FLAG: "▲ ", Mark.UNSURE: "? ", Mark.UNANSWERED: ""}


@dataclass(frozen=True, slots=True)
class Columns:
    """Rows down the first column, then down the second: the same order for eye and ear."""

    columns: tuple[tuple[Row, ...], ...]
    step: float
    before: float = 0
    stays: bool = False

    @property
    def height(self) -> float:
        return max((total(row.height for row in rows) for rows in self.columns), default=0)

    def split(self, height: float) -> tuple[Box | None, Box | None]:
        return (self, None) if self.height <= height + 0.01 else (None, self)

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        for n, rows in enumerate(self.columns):
            y = top
            for row in rows:
                row.draw(canvas, x + n * self.step, y)
                y -= row.height


def safety_boxes(block: SafetyTable, at: Setting) -> list[Box]:
    """The safety answers in their fixed order, in columns of about the same height."""
    count, gutter = at.design.safety_columns, 18.0
    width = (at.width - gutter * (count - 1)) / count
    table = Tag("Table")
    label_width = _label_width(block, width, at)
    rows = [_state_row(cell, width, label_width, table, at) for cell in block.cells]
    return [Columns(_level(rows, count), width + gutter, before=at.design.gap * 0.5)]


def _level(rows: list[Row], count: int) -> tuple[tuple[Row, ...], ...]:
    """Rows in `count` columns: each is full when it has its share of the height."""
    columns: list[list[Row]] = [[] for _ in range(count)]
    share = total(row.height for row in rows) / count
    used, column = 0.0, 0
    for row in rows:
        if used + row.height / 2 > share and column < count - 1:
            used, column = 0.0, column + 1
        columns[column].append(row)
        used += row.height
    return tuple(tuple(rows) for rows in columns)


def _label_width(block: SafetyTable, width: float, at: Setting) -> float:
    """Labels get what the states leave, and at most the design's share: dates and words stand beside a state."""
    states = (at.lay(_state(cell), at.design.table, width).text_width for cell in block.cells)
    return min(width - max(states, default=0) - 2, width * at.design.label_share)


def _state(cell: StateCell) -> Text:
    return (Span(STATE_MARKS[cell.mark] + cell.state, cell.tone),)


def _state_row(cell: StateCell, width: float, label_width: float, table: Tag, at: Setting) -> Row:
    row, style = Tag("TR", table), at.design.table
    state = (*_state(cell), Span(". "), *cell.beside) if cell.beside else _state(cell)
    cells = (
        Cell(at.lay_plain(cell.label, style, label_width - 6), 0, Tag("TH", row, scope="Row")),
        Cell(at.lay(state, style, width - label_width), label_width, Tag("TD", row)),
    )
    return Row(cells, width, gap=1.6)


# ---------------------------------------------------------------- scales and diary


def scale_boxes(block: Scales, at: Setting) -> list[Box]:
    """Scales as bars with their number; words at both ends below the name."""
    style = at.design.table
    label_width = at.width * 0.34
    number_width = at.width * (0.24 if block.last_label else 0.2)
    bar_width = at.width - label_width - number_width - 16
    table = Tag("Table")
    rows = []
    for scale in block.rows:
        row = Tag("TR", table)
        value = str(scale.value) if scale.value is not None else block.not_answered
        tone = Tone.STRONG if scale.value is not None else Tone.ITALIC
        said: Text = (Span(value, tone),)
        if scale.last is not None:
            said = (*said, Span(f"  {block.last_label} {scale.last}", Tone.SOFT))
        name: Text = (Span(scale.label),)
        cells = (
            Cell(at.lay(name, style, label_width - 8), 0, Tag("TH", row, scope="Row")),
            Cell(at.lay(said, style, number_width), at.width - number_width, Tag("TD", row)),
        )
        bar = Bar(label_width, bar_width, scale.value, scale.last, drop=3)
        rows.append(Row(cells, at.width, bar=bar, gap=4))
    table_box = TableBox(None, tuple(rows), before=at.design.gap * 0.6)
    together = Stack((table_box,), before=table_box.before)
    return [together if together.height < at.design.text_height / 2 else table_box]


def diary_boxes(block: DiaryWeek, at: Setting) -> list[Box]:
    """One week: a row for each scale, a column for each day, room for a number."""
    label_width = at.width * 0.3
    day_width = (at.width - label_width) / 7
    columns = tuple(label_width + n * day_width for n in range(8))
    table = Tag("Table")
    heads = (block.date_label, *block.scales)
    rows = []
    for n, name in enumerate(heads):
        row = Tag("TR", table)
        cells = [Cell(at.lay_plain(name, at.design.table, label_width - 6), 0, Tag("TH", row, scope="Row"))]
        empty = at.lay((), at.design.table, day_width).part(0, 0)
        cells += [Cell(empty, columns[day] + 3, Tag("TD", row)) for day in range(7)]
        rows.append(Row(tuple(cells), at.width, rule=CONTROL, gap=6, least=30 if n else 26, columns=columns[:8]))
    boxes: list[Box] = [
        TextBox(at.lay_plain(block.title, at.design.subheading), Tag("H3"), before=at.design.gap, stays=True)
    ]
    if block.hint:
        boxes.append(TextBox(at.lay_plain(block.hint, at.design.body), Tag("P"), before=4, stays=True))
    boxes.append(TableBox(None, tuple(rows), before=at.design.gap))
    return [Stack(tuple(boxes))]
