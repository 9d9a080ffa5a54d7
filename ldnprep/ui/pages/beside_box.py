"""Which box a press beside it is meant for."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ldnprep.ui.look.theme import theme
from ldnprep.ui.look.widgets import Card

_REACH = 48  # pixels at 100 %: how far from its box a label stands, or the white of its card goes on


def box_beside(page: QWidget, at: QPoint) -> QLineEdit | QPlainTextEdit | None:
    """The nearest box of the card that was pressed beside its boxes; of one that is further away none. at: on the
    screen.
    """
    inner: QWidget | None = page.childAt(page.mapFromGlobal(at))
    while inner is not None and inner is not page and not isinstance(inner, Card):
        inner = inner.parentWidget()
    if inner is None or inner is page:
        return None
    every: list[QLineEdit | QPlainTextEdit] = [*inner.findChildren(QLineEdit), *inner.findChildren(QPlainTextEdit)]
    boxes = [box for box in every if box.isVisible() and box.isEnabled() and not box.isReadOnly()]
    nearest = min(boxes, key=lambda box: _away(box, at), default=None)
    return nearest if nearest is not None and _away(nearest, at) <= theme().px(_REACH) else None


def _away(box: QWidget, at: QPoint) -> int:
    """How far a place on the screen is from the box, along the longer way."""
    place = QRect(box.mapToGlobal(QPoint(0, 0)), box.size())
    across = max(place.left() - at.x(), at.x() - place.right(), 0)
    down = max(place.top() - at.y(), at.y() - place.bottom(), 0)
    return max(across, down)
