"""Boxes with round corners and an edge, as Python-painted controls need them."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath

from ldnprep.ui.look.theme import theme


def paint_box(painter: QPainter, box: QRectF, radius: float, *, edge: str, width: float, ground: str) -> None:
    """A box with corners of `radius` (half its side: a circle), an edge of `width` inside it, both in pixels; `edge`
    and `ground` are names of tokens.

    Filled paths instead of a pen: `setPen` has PySide6 make all names of `Qt` first, see `qtnumbers`.
    """
    inside = box.adjusted(width, width, -width, -width)
    ring = QPainterPath()  # what lies inside both is outside: odd and even
    ring.addRoundedRect(box, radius, radius)
    middle = QPainterPath()
    for path in (ring, middle):
        path.addRoundedRect(inside, max(0.0, radius - width), max(0.0, radius - width))
    painter.fillPath(middle, theme().brush(ground))
    painter.fillPath(ring, theme().brush(edge))
