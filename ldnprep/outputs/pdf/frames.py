"""Framed boxes: a thin border and a thick bar at the left, which say "read this first" on a photocopy too."""

from __future__ import annotations

from collections.abc import Sequence

from ldnprep.frozen import dataclass
from ldnprep.outputs.pdf.flow import Box, draw_stack, stacked_height
from ldnprep.outputs.pdf.setting import Setting
from ldnprep.outputs.pdf.tagged import TaggedCanvas
from ldnprep.outputs.pdf.text import INK

BAR = 9.0
INSET = 18.0  # from the outer edge to the text, at the left
RIGHT = 8.0


@dataclass(frozen=True, slots=True)
class Framed:
    """Boxes in a frame; may part between boxes when it is longer than a page."""

    boxes: tuple[Box, ...]
    width: float
    pad: float
    before: float = 0
    stays: bool = False

    @property
    def height(self) -> float:
        return stacked_height(self.boxes) + 2 * self.pad

    def split(self, height: float) -> tuple[Box | None, Box | None]:
        if self.height <= height + 0.01:
            return self, None
        return None, self

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        lower = top - self.height
        canvas.box(x, lower, self.width, self.height, stroke=INK, line=1.2)
        canvas.box(x, lower, BAR, self.height, fill=INK)
        draw_stack(canvas, self.boxes, x + INSET, top - self.pad)


def inner_width(width: float) -> float:
    """Width of the text inside a frame of this width."""
    return width - INSET - RIGHT


def framed(boxes: Sequence[Box], at: Setting) -> Framed:
    """These boxes, set at `inner_width`, in a frame as wide as the column."""
    return Framed(tuple(boxes), at.width, at.design.pad, before=at.design.gap)
