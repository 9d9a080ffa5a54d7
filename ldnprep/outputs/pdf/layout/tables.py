"""Tables that go on over pages, with header cells that a listener can ask for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

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


def table_boxes(block: Table, at: LayoutContext) -> Iterator[Box]:
    """A table over the whole column, its header bold."""
    count = len(block.rows[0]) if block.rows else len(block.header)
    widths = [share * at.width for share in block.widths or (1 / count,) * count]
    table, before, header = Element("Table"), at.gap * 0.6, None
    if any(block.header):
        heads: list[Text] = [(Span(each, Tone.STRONG),) for each in block.header]
        header = _row(heads, widths, table, at, ["Column"] * count)
        header = header._replace(before=before, stays=True, lines=partial(_line_below, at.width, 1.0, INK))
        yield header
    for n, texts in enumerate(block.rows):
        row = _row(texts, widths, table, at, ["Row", *[""] * (count - 1)])
        yield row._replace(header=header, whole=n > 0, before=0 if n or header else before)


def _row(texts: Sequence[Text], widths: list[float], table: Element, at: LayoutContext, scopes: list[str]) -> Row:
    """A row with a line below it. scopes: what each cell is the header of, "" for none."""
    row, x, cells = Element("TR", table), 0.0, []
    for text, width, scope in zip(texts, widths, scopes, strict=True):
        tag = Element("TH", row, scope=scope) if scope else Element("TD", row)
        cells.append(Cell(at.lay(text, at.design.body, width - _GUTTER), tag, x))
        x += width
    return Row(tuple(cells), pad=min(_PAD, at.gap / 2), lines=partial(_line_below, at.width, 0.5, RULE))


def _line_below(width: float, line: float, colour: str, canvas: TaggedCanvas, x: float, _: float, lower: float) -> None:
    canvas.rule(x, lower, x + width, lower, line, colour)


def diary_boxes(block: DiaryWeek, at: LayoutContext) -> Iterator[Box]:
    """One week: a row for each scale, a column for each day, room for a number; then lines for a word a day."""
    label, table, body = at.width * 0.3, Element("Table"), at.design.body
    columns = [label + n * (at.width - label) / _DAYS for n in range(_DAYS + 1)]
    empty = at.plain("", body).part(0, 0)

    def grid(canvas: TaggedCanvas, x: float, top: float, lower: float) -> None:
        for y in (top, lower):
            canvas.rule(x, y, x + at.width, y, colour=CONTROL)
        for column in columns:
            canvas.rule(x + column, top, x + column, lower, colour=CONTROL)

    if block.hint:
        yield words(at.plain(block.hint, body), before=4, stays=True)
    for n, name in enumerate((block.date_label, *block.scales, block.words_label)):
        row = Element("TR", table)
        cells = [Cell(at.plain(name, body, label - 6), Element("TH", row, scope="Row"))]
        cells += [Cell(empty, Element("TD", row)) for _ in range(_DAYS)]
        least = _DIARY_WORDS if name == block.words_label else _DIARY_ROW
        yield Row(tuple(cells), 0 if n else at.gap, pad=6, least=least, lines=grid, whole=True)
