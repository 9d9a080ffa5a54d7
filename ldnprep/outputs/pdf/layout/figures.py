"""Charts, drawn with ReportLab's canvas: the dot chart of the scales and the forest plot. Figures with their words."""

from __future__ import annotations

from math import fsum

from ldnprep.outputs.pdf.layout.context import LayoutContext
from ldnprep.outputs.pdf.layout.design import RULE
from ldnprep.outputs.pdf.layout.flow import Box, figure, on_one_line, words
from ldnprep.outputs.pdf.structure.canvas import TaggedCanvas
from ldnprep.outputs.pdf.text.model import INK, SECOND_INK, WHITE, Laid
from ldnprep.outputs.pdf.text.writing import draw
from ldnprep.summary.model import Chart, Estimate, Forest, ScaleRow, Span, Tone

_LABEL, _AXIS, _LONGEST, _DOT, _GAP = 108.0, 60.0, 84.0, 3.4, 8.0
_PLOT, _BESIDE = 180.0, 14.0  # the forest plot, and from it to its words


def chart_boxes(block: Chart, at: LayoutContext) -> list[Box]:
    """The scales as dots on their lines, beside their numbers; in large print as one line of words."""
    body = at.design.body
    if not at.design.topic:
        title = Span(f"{block.title} ({block.hint}): ", Tone.STRONG)
        return [words(at.lay((title, *block.line), body), before=at.gap)]
    heading = words(at.plain(block.title, at.design.heading), "H2", before=at.gap * 0.6, outline=2)
    hint = at.plain(block.hint, body.but(colour=SECOND_INK))
    return [*on_one_line(heading, hint, at.width), _dots(block, at)]


def chart_width(block: Chart, at: LayoutContext) -> float:
    """How wide the chart is, points."""
    head = 7 + at.plain(block.title, at.design.heading).text_width + at.plain(block.hint, at.design.body).text_width
    labels, values = _columns(block, at)
    key = at.plain(block.last_label, at.design.body).text_width
    return max(head, labels + 2 * _GAP + max(_AXIS + values, key))


def _columns(block: Chart, at: LayoutContext) -> tuple[float, float]:
    """Width of the labels and of the numbers."""
    labels = (at.plain(row.label, at.design.body, _LABEL).text_width for row in block.rows)
    values = (_value(row, block, at).text_width for row in block.rows if row.value is not None)
    return max(labels), max(values, default=0.0)


def _value(row: ScaleRow, block: Chart, at: LayoutContext) -> Laid:
    value = Span(block.not_answered, Tone.ITALIC) if row.value is None else Span(str(row.value), Tone.STRONG)
    return at.lay((value,), at.design.body, 1e6)


def _dots(block: Chart, at: LayoutContext) -> Box:
    body = at.design.body
    labels, values = _columns(block, at)
    axis = labels + _GAP
    long = min(max(at.width - labels - values - 2 * _GAP, _AXIS), _LONGEST)
    key = at.plain(block.last_label, body.but(colour=SECOND_INK), 1e6) if block.last_label else None
    names = [at.plain(row.label, body, _LABEL) for row in block.rows]
    tall = fsum(name.height for name in names) + (body.leading if key else 0)

    def paint(canvas: TaggedCanvas, x: float, top: float) -> None:
        for name, row in zip(names, block.rows, strict=True):
            draw(canvas, name, x, top)
            top -= name.height
            last = top + body.leading  # the dots stand beside the last line of the name
            beside = x + axis + (0 if row.value is None else long + _GAP)
            draw(canvas, _value(row, block, at), beside, last)
            if row.value is not None:
                _scale(canvas, row.value, row.last, x + axis, last - body.leading / 2, long)
        if key:
            _dot(canvas, x + axis, top - body.leading / 2, filled=False)
            draw(canvas, key, x + axis + 2 * _DOT, top)

    return figure(block.alt, chart_width(block, at), tall, paint)._replace(before=2)


def _scale(canvas: TaggedCanvas, value: int, last: int | None, x: float, y: float, long: float) -> None:
    """A line from 0 to 10; today's dot filled, last time's hollow."""
    _bar(canvas, x, x + long, y, 2, 0.6, RULE)
    if last is not None:
        _dot(canvas, x + long * last / 10, y, filled=False)
    _dot(canvas, x + long * value / 10, y, filled=True)


def _dot(canvas: TaggedCanvas, x: float, y: float, *, filled: bool) -> None:
    with canvas.ink(SECOND_INK, SECOND_INK if filled else WHITE, 0.9):
        canvas.circle(x, y, _DOT if filled else _DOT - 0.4, stroke=int(not filled), fill=1)


def _bar(canvas: TaggedCanvas, x0: float, x1: float, y: float, tall: float, weight: float, colour: str) -> None:
    """A line with a short stroke across each end."""
    canvas.rule(x0, y, x1, y, weight, colour)
    for end in (x0, x1):
        canvas.rule(end, y - tall, end, y + tall, weight, colour)


def forest_boxes(block: Forest, at: LayoutContext) -> list[Box]:
    """Means with their intervals beside the line of no difference, and the same in words."""
    body, soft = at.design.body, at.design.body.but(colour=SECOND_INK)
    labels = max(at.plain(row.label, body, at.width * 0.3).text_width for row in block.rows) + 12
    rest = at.width - labels - _PLOT - _BESIDE
    rows = [(at.plain(row.label, body, labels), at.plain(row.words, body, rest), row) for row in block.rows]
    zero = at.plain(block.zero, soft, _PLOT)
    better = at.plain(block.better, soft, _PLOT / 2 - 8)
    worse = at.plain(block.worse, soft.but(align="right"), _PLOT / 2 - 8)
    high = [max(label.height, told.height) + 5 for label, told, _ in rows]
    tall = zero.height + sum(high) + max(better.height, worse.height)
    most = max(abs(value) for row in block.rows for value in (row.low, row.high)) * 1.1

    def paint(canvas: TaggedCanvas, x: float, top: float) -> None:
        left, middle = x + labels, x + labels + _PLOT / 2
        draw(canvas, zero, middle - zero.text_width / 2, top)
        y = top - zero.height
        canvas.rule(middle, y, middle, y - sum(high), 0.8, INK)
        for (label, told, row), height in zip(rows, high, strict=True):
            draw(canvas, label, x, y)
            draw(canvas, told, left + _PLOT + _BESIDE, y)
            _interval(canvas, row, middle, y - body.leading / 2, _PLOT / 2 / most)
            y -= height
        canvas.rule(left, y, left + _PLOT, y, 0.6, RULE)
        draw(canvas, better, left, y)
        draw(canvas, worse, middle + 8, y)

    return [figure(block.alt, at.width, tall, paint)._replace(before=at.gap)]


def _interval(canvas: TaggedCanvas, row: Estimate, middle: float, y: float, unit: float) -> None:
    _bar(canvas, middle + row.low * unit, middle + row.high * unit, y, 3, 1.2, INK)
    canvas.box(middle + row.mean * unit - 3, y - 3, 6, 6, fill=INK)
