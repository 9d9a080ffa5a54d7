"""The rows of the front: marks, topics and words; the band "act today" and the framed box."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from ldnprep.outputs.pdf.layout.context import LayoutContext
from ldnprep.outputs.pdf.layout.flow import Box, Cell, Group, Row, stack, words
from ldnprep.outputs.pdf.structure.canvas import TaggedCanvas
from ldnprep.outputs.pdf.structure.tree import Element
from ldnprep.outputs.pdf.text.lines import laid
from ldnprep.outputs.pdf.text.model import INK, WHITE, Run, Style
from ldnprep.summary import model
from ldnprep.summary.model import LedgerRow, Mark, Role

_BAR, _INSET, _PAD = 6.0, 10.0, 4.0  # the thick bar; from the frame to the words, at the side and above
_BESIDE_BAR = _INSET + _BAR - 4
_SPACE = 4.0  # between a topic that runs in and its words


def ledger_boxes(block: model.Ledger, at: LayoutContext) -> Iterator[Box]:
    """The rows one below the other."""
    for n, row in enumerate(_rows(block.rows, at, at.gap * 0.6)):
        yield row if n else row._replace(before=at.gap * 0.8)


def band_boxes(block: model.Band, at: LayoutContext) -> Iterator[Box]:
    """The band: white on black title, and its rows framed below; their topics run in with their words."""
    inner = at.narrowed(at.width - 2 * _INSET)
    head = words(inner.plain(block.title, at.design.heading.but(colour=WHITE)), "H2", outline=2)
    rows = stack([*_rows(block.rows, inner, 2, run_in=True)])
    high = head.height + 2
    height = high + rows.height + 2 * _PAD

    def paint(canvas: TaggedCanvas, x: float, top: float) -> None:
        canvas.box(x, top - height, at.width, height, stroke=INK, line=1.5)
        canvas.box(x, top - high, at.width, high, fill=INK)

    yield Group(height, ((_INSET, 1, head), (_INSET, high + _PAD, rows)), paint, before=at.gap)


def box_boxes(block: model.Box, at: LayoutContext) -> Iterator[Box]:
    """The opioid box, or the box with urgent texts: framed with a thick bar where it is loud."""
    if not block.loud:
        yield stack([*_inside(block, at)], before=at.gap * 0.6)
        return
    yield framed([*_inside(block, at.narrowed(at.width - _BESIDE_BAR - _PAD - 2))], at.width, before=at.gap)


def framed(boxes: Sequence[Box], width: float, *, before: float = 0) -> Group:
    """A frame with a thick bar; one that is higher than a page goes on with a frame around the rest."""
    inside = stack(boxes)
    height = inside.height + 2 * _PAD

    def paint(canvas: TaggedCanvas, x: float, top: float) -> None:
        canvas.box(x, top - height, width, height, stroke=INK, line=1.1)
        canvas.box(x, top - height, _BAR, height, fill=INK)

    def part(room: float) -> tuple[Box | None, Box | None]:
        fitting = bisect_right(inside.items, room - 2 * _PAD, key=lambda item: item[1] + item[2].height)
        count = min(len(boxes) - 1, max(fitting, 1))
        while count > 1 and boxes[count - 1].stays:
            count -= 1
        return (framed(boxes[:count], width), framed(boxes[count:], width)) if count > 0 else (None, None)

    return Group(height, ((_BESIDE_BAR, _PAD, inside),), paint, before, part=part)


def _inside(block: model.Box, at: LayoutContext) -> Iterator[Box]:
    """Heading, rows and sentence of a box; the sentence stands above the rows of a quiet one."""
    look, bold = at.design, at.design.body.but(bold=True)
    gut = look.gut if block.loud or look.topic else 0
    urgent = block.role is Role.URGENT
    if block.heading:
        heading = at.lay(block.heading, look.box if block.loud else bold, at.width - gut)
        level = 2 if urgent else 3
        cell = Cell(heading, Element(f"H{level}"), gut)
        yield Row((cell,), stays=True, mark=block.mark.value, outline=level)
    text = at.lay(block.text, look.body if block.loud else bold, at.width - gut)
    sentence = [Row((Cell(text, Element("P"), gut),), before=2)] if block.text else []
    if not block.loud:
        yield from sentence
    if urgent:
        for row in block.rows:
            called = row.mark is Mark.PHONE
            text = at.lay(row.text, look.question if called else look.body, at.width - gut if called else None)
            yield Row((Cell(text, Element("P"), gut if called else 0),), before=2, mark=row.mark.value)
    else:
        yield from _rows(block.rows, at, 2, first=look.question if block.loud else None, quiet=True)
    if block.loud:
        yield from sentence


def _rows(
    rows: Sequence[LedgerRow],
    at: LayoutContext,
    gap: float,
    *,
    run_in: bool = False,
    first: Style | None = None,
    quiet: bool = False,
) -> Iterator[Row]:
    """Ledger rows. first: the style of the words of the first topic. quiet: topics are plain, but for "not sure"."""
    body, gut, column = at.design.body, at.design.gut, 0.0 if run_in else at.design.topic
    table, style, named = Element("Table"), first or body, 0
    for each in rows:
        starts = bool(each.topic) or each.mark is not Mark.NONE or not named
        if starts:
            named += 1
            row = Element("TR", table)
            tag = Element("TD", row)
            style = first if first and named == 1 else body
        cells: list[Cell] = []
        runs = list(at.runs(each.text))
        if each.topic:
            bold = each.mark is Mark.UNSURE or not (quiet or each.quiet or each.mark is Mark.UNANSWERED)
            look = body.but(bold=bold, italic=each.mark is Mark.UNANSWERED)
            label = each.topic if column else f"{each.topic.rstrip(':')}:"
            topic = at.plain(label, look, column - 6 if column else at.width - gut)
            cells.append(Cell(topic, Element("TH", row, scope="Row"), gut))
            if not column:
                runs.insert(0, Run("", gap=topic.lines[-1].width + _SPACE))
        left = gut + column
        cells.append(Cell(laid(tuple(runs), style, at.width - left), tag, left))
        yield Row(tuple(cells), gap if starts else 0, mark=each.mark.value)
