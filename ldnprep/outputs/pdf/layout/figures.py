"""Charts, drawn with ReportLab's canvas: the dot chart of the scales and the forest plot. Figures with their words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ldnprep.outputs.pdf.layout.context import LayoutContext
from ldnprep.outputs.pdf.layout.design import RULE
from ldnprep.outputs.pdf.layout.flow import Box, Tag, TextBox, on_one_line
from ldnprep.outputs.pdf.structure.canvas import TaggedCanvas, rgb
from ldnprep.outputs.pdf.text.bidi_line import draw
from ldnprep.outputs.pdf.text.model import INK, SECOND_INK, WHITE, Laid
from ldnprep.summary.model import Chart, Estimate, Forest, ScaleRow, Span, Tone

_AXIS, _DOT, _GAP = 66.0, 3.4, 9.0
_PLOT = 180.0


@dataclass(frozen=True, eq=False, repr=False)
class Figure(Box):
    """A drawing with its words for a listener; `paint` draws it at an upper left corner."""

    alt: str
    width: float
    tall: float
    paint: Callable[[TaggedCanvas, float, float], None]
    before: float = 0

    @property
    def height(self) -> float:
        return self.tall

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        with canvas.tag("Figure", alt=self.alt, bbox=(x, top - self.tall, x + self.width, top)):
            self.paint(canvas, x, top)


def chart_boxes(block: Chart, at: LayoutContext) -> list[Box]:
    """The scales as dots on their lines, beside their numbers; in large print as one line of words."""
    if not at.design.topic:
        title = Span(f"{block.title} ({block.hint}): ", Tone.STRONG)
        return [TextBox(at.lay((title, *block.line), at.design.body), Tag("P"), before=at.gap)]
    heading = TextBox(at.plain(block.title, at.design.heading), Tag("H2"), before=at.gap * 0.6, outline=2)
    hint = at.plain(block.hint, at.design.body.but(colour=SECOND_INK))
    return [*on_one_line(heading, hint, at.width), _dots(block, at)]


def chart_width(block: Chart, at: LayoutContext) -> float:
    """How wide the chart is, points."""
    head = 7 + at.plain(block.title, at.design.heading).text_width + at.plain(block.hint, at.design.body).text_width
    labels, values = _chart_words(block, at)
    return max(head, labels + _AXIS + values + 2 * _GAP)


def _chart_words(block: Chart, at: LayoutContext) -> tuple[float, float]:
    body = at.design.body
    labels = (at.plain(row.label, body, at.width / 2).text_width for row in block.rows)
    return max(labels), max(_value(row, block, at).text_width for row in block.rows)


def _value(row: ScaleRow, block: Chart, at: LayoutContext) -> Laid:
    value = Span(block.not_answered, Tone.ITALIC) if row.value is None else Span(str(row.value), Tone.STRONG)
    return at.lay((value,), at.design.body, 1e6)


def _dots(block: Chart, at: LayoutContext) -> Box:
    body = at.design.body
    labels, _ = _chart_words(block, at)
    axis = labels + _GAP
    key = _key(block, at) if block.last_label else None
    tall = body.leading * len(block.rows) + (body.leading + 2 if key else 0)

    def paint(canvas: TaggedCanvas, x: float, top: float) -> None:
        for n, row in enumerate(block.rows):
            upper = top - n * body.leading
            draw(canvas, at.plain(row.label, body, at.width / 2), x, upper)
            value = _value(row, block, at)
            if row.value is None:
                draw(canvas, value, x + axis, upper)
                continue
            draw(canvas, value, x + axis + _AXIS + _GAP, upper)
            _scale(canvas, row, x + axis, upper - body.leading / 2)
        if key:
            lower = top - len(block.rows) * body.leading - 2
            for shift, filled, words in key:
                _dot(canvas, x + shift + _DOT, lower - body.leading / 2, filled=filled)
                draw(canvas, words, x + shift + 3 * _DOT, lower)

    return Figure(block.alt, chart_width(block, at), tall, paint, before=2)


def _key(block: Chart, at: LayoutContext) -> list[tuple[float, bool, Laid]]:
    """What a hollow dot means: place of its dot, whether it is filled, its words."""
    return [(0.0, False, at.plain(block.last_label, at.design.body.but(colour=SECOND_INK), 1e6))]


def _scale(canvas: TaggedCanvas, row: ScaleRow, x: float, y: float) -> None:
    """A line from 0 to 10; today's dot filled, last time's hollow."""
    canvas.rule(x, y, x + _AXIS, y, 0.6, RULE)
    for end in (x, x + _AXIS):
        canvas.rule(end, y - 2, end, y + 2, 0.6, RULE)
    if row.last is not None:
        _dot(canvas, x + _AXIS * row.last / 10, y, filled=False)
    if row.value is not None:
        _dot(canvas, x + _AXIS * row.value / 10, y, filled=True)


def _dot(canvas: TaggedCanvas, x: float, y: float, *, filled: bool) -> None:
    with canvas.decoration():
        canvas.setFillColor(rgb(SECOND_INK if filled else WHITE))
        canvas.setStrokeColor(rgb(SECOND_INK))
        canvas.setLineWidth(0.9)
        canvas.circle(x, y, _DOT if filled else _DOT - 0.4, stroke=int(not filled), fill=1)


def forest_boxes(block: Forest, at: LayoutContext) -> list[Box]:
    """Means with their intervals beside the line of no difference, and the same in words."""
    body, soft = at.design.body, at.design.body.but(colour=SECOND_INK)
    labels = max(at.plain(row.label, body, at.width * 0.3).text_width for row in block.rows) + 12
    rest = at.width - labels - _PLOT - 14
    rows = [(at.plain(row.label, body, labels), at.plain(row.words, body, rest), row) for row in block.rows]
    zero, better, worse = (at.plain(words, soft, _PLOT) for words in (block.zero, block.better, block.worse))
    high = [max(label.height, words.height) + 5 for label, words, _ in rows]
    tall = zero.height + sum(high) + max(better.height, worse.height)
    most = max(abs(value) for row in block.rows for value in (row.low, row.high)) * 1.1

    def paint(canvas: TaggedCanvas, x: float, top: float) -> None:
        left, middle = x + labels, x + labels + _PLOT / 2
        draw(canvas, zero, middle - zero.text_width / 2, top)
        y = top - zero.height
        canvas.rule(middle, y, middle, y - sum(high), 0.8, INK)
        for (label, words, row), height in zip(rows, high, strict=True):
            draw(canvas, label, x, y)
            draw(canvas, words, left + _PLOT + 14, y)
            _interval(canvas, row, middle, y - body.leading / 2, _PLOT / 2 / most)
            y -= height
        canvas.rule(left, y, left + _PLOT, y, 0.6, RULE)
        draw(canvas, better, left, y)
        draw(canvas, worse, left + _PLOT - worse.text_width, y)

    figure = Figure(block.alt, at.width, tall, paint, before=at.gap)
    if not block.title:
        return [figure]
    return [TextBox(at.plain(block.title, at.design.group), Tag("P"), before=at.gap, stays=True), figure]


def _interval(canvas: TaggedCanvas, row: Estimate, middle: float, y: float, unit: float) -> None:
    canvas.rule(middle + row.low * unit, y, middle + row.high * unit, y, 1.2, INK)
    for end in (row.low, row.high):
        canvas.rule(middle + end * unit, y - 3, middle + end * unit, y + 3, 1.2, INK)
    canvas.box(middle + row.mean * unit - 3, y - 3, 6, 6, fill=INK)
