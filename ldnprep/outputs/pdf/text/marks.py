"""The signs of state, drawn as shapes that a photocopy keeps: decoration beside the word that says the same."""

from __future__ import annotations

from ldnprep.outputs.pdf.structure.canvas import TaggedCanvas

_INK = "#16232B"
DOTS = ("found", "not_found")  # a study each, side by side


def draw_mark(canvas: TaggedCanvas, mark: str, x: float, base: float, size: float) -> None:
    """The sign (a value of `summary.model.Mark`) on the baseline of text of this size, x its left edge."""
    with canvas.ink(_INK, _INK, line=size * 0.11):
        if mark in ("urgent", "plan"):
            _triangle(canvas, x, base, size, line=0.0 if mark == "urgent" else size * 0.1)
        elif mark == "unsure":
            _unsure(canvas, x + size * 0.5, base + size * 0.335, size)
        elif mark == "phone":
            _phone(canvas, x, base - size * 0.1, size)
        elif mark in DOTS:
            canvas.circle(x + size * 0.3, base + size * 0.335, size * 0.27, stroke=1, fill=int(mark == "found"))
        elif mark == "unanswered":
            canvas.line(x, base + size * 0.3, x + size * 0.8, base + size * 0.3)


def _triangle(canvas: TaggedCanvas, x: float, base: float, size: float, *, line: float) -> None:
    """Filled where it has no line."""
    side, height = size * 0.84 - line, size * 0.74 - line
    left, lower = x + line / 2, base + line / 2
    path = canvas.beginPath()
    path.moveTo(left, lower)
    path.lineTo(left + side, lower)
    path.lineTo(left + side / 2, lower + height)
    path.close()
    canvas.setLineWidth(line)
    canvas.drawPath(path, stroke=int(line > 0), fill=int(line == 0))


def _unsure(canvas: TaggedCanvas, x: float, y: float, size: float) -> None:
    """A ring with a question mark, drawn: the sign is no text. (x, y): its middle."""
    canvas.setLineWidth(size * 0.09)
    canvas.circle(x, y, size * 0.5)
    canvas.setLineWidth(size * 0.115)
    hook, r, top = canvas.beginPath(), size * 0.155, y + size * 0.125
    hook.arc(x - r, top - r, x + r, top + r, 180, -225)
    hook.lineTo(x, y - size * 0.1)
    canvas.drawPath(hook)
    canvas.circle(x, y - size * 0.24, size * 0.075, stroke=0, fill=1)


def _phone(canvas: TaggedCanvas, x: float, base: float, size: float) -> None:
    """A telephone: a case with its screen left white."""
    canvas.roundRect(x + size * 0.15, base, size * 0.56, size * 0.98, size * 0.1, stroke=0, fill=1)
    with canvas.ink("#FFFFFF", "#FFFFFF", line=0):
        canvas.rect(x + size * 0.23, base + size * 0.22, size * 0.4, size * 0.6, stroke=0, fill=1)
        canvas.circle(x + size * 0.43, base + size * 0.11, size * 0.05, stroke=0, fill=1)
