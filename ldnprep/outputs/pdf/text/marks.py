"""The signs of state, drawn as shapes that a photocopy keeps: decoration beside the word that says the same."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from ldnprep.outputs.pdf.structure.canvas import TaggedCanvas, rgb

_INK = "#16232B"


def draw_mark(canvas: TaggedCanvas, mark: str, x: float, base: float, size: float) -> None:
    """The sign (a value of `summary.model.Mark`) on the baseline of text of this size, x its left edge."""
    if not mark:
        return
    with canvas.decoration():
        canvas.setStrokeColor(rgb(_INK))
        canvas.setFillColor(rgb(_INK))
        _SHAPES[mark](canvas, x, base, size)


def _triangle(canvas: TaggedCanvas, x: float, base: float, size: float, *, filled: bool) -> None:
    line = 0.0 if filled else size * 0.1
    side, height = size * 0.84 - line, size * 0.74 - line
    path = canvas.beginPath()
    path.moveTo(x + line / 2, base + line / 2)
    path.lineTo(x + line / 2 + side, base + line / 2)
    path.lineTo(x + line / 2 + side / 2, base + line / 2 + height)
    path.close()
    canvas.setLineWidth(line)
    canvas.drawPath(path, stroke=int(not filled), fill=int(filled))


def _unsure(canvas: TaggedCanvas, x: float, base: float, size: float) -> None:
    """A ring with a question mark, drawn: the sign is no text."""
    radius, middle = size * 0.5, base + size * 0.335
    centre = x + radius
    canvas.setLineWidth(size * 0.09)
    canvas.circle(centre, middle, radius)
    canvas.setLineWidth(size * 0.115)
    hook = canvas.beginPath()
    r = size * 0.155
    top = middle + size * 0.125
    hook.arc(centre - r, top - r, centre + r, top + r, 180, -225)
    hook.lineTo(centre, middle - size * 0.1)
    canvas.drawPath(hook)
    canvas.circle(centre, middle - size * 0.24, size * 0.075, stroke=0, fill=1)


def _unanswered(canvas: TaggedCanvas, x: float, base: float, size: float) -> None:
    canvas.setLineWidth(size * 0.11)
    canvas.line(x, base + size * 0.3, x + size * 0.8, base + size * 0.3)


_SHAPES: dict[str, Callable[[TaggedCanvas, float, float, float], None]] = {
    "urgent": partial(_triangle, filled=True),
    "plan": partial(_triangle, filled=False),
    "unsure": _unsure,
    "unanswered": _unanswered,
}
