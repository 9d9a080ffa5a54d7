"""A small picture of the leaf: what she will hold in her hand at the end."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ldnprep.ui.look.theme import theme
from ldnprep.ui.words import tr

_WIDE, _TALL, _PAGE = 124, 80, 56  # pixels at 100 %: the picture, and one of its pages
# of each page, from above: how wide a bar is, in shares of the page; a box is one with a frame; None is an empty line
_FRONT = (0.7, 0.8, "box", "box", 0.75, 0.6, 0.8, 0.5)
_BACK = (0.6, 0.5, None, 0.7, None, 0.6, None, 0.4)


class LeafPicture(QWidget):
    """Front and back side by side; drawn, since an icon would be the first of the first page (see `paint_icon`)."""

    def __init__(self) -> None:
        super().__init__()
        self._awake = False
        self.setFixedSize(self.sizeHint())
        self.setAccessibleName(tr("Picture: a sheet of paper, its front and its back"))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(theme().px(_WIDE), theme().px(_TALL))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        if not self._awake:  # the first page comes up before anything is drawn (`qtnumbers`): it follows at once
            self._awake = True
            QTimer.singleShot(0, self, self.update)
            return
        painter = QPainter(self)
        unit = self.width() / _WIDE
        for left, lines in ((1.0, _FRONT), (_WIDE - _PAGE - 1.0, _BACK)):
            self._page(painter, QRectF(left * unit, unit, _PAGE * unit, (_TALL - 2) * unit), lines, unit)
        painter.end()

    @staticmethod
    def _page(painter: QPainter, page: QRectF, lines: tuple[float | str | None, ...], unit: float) -> None:
        ink, paper, soft, title = (theme().colour(name) for name in ("second", "card", "accent_soft", "accent"))

        def framed(box: QRectF, inside: QColor) -> None:
            painter.fillRect(box, ink)
            painter.fillRect(box.adjusted(unit, unit, -unit, -unit), inside)

        framed(page, paper)
        step = page.height() / (len(lines) + 1)
        x, wide = page.left() + 6 * unit, page.width() - 12 * unit
        for number, line in enumerate(lines, start=1):
            y = page.top() + number * step
            if line == "box":
                framed(QRectF(x, y - step / 3, wide, step / 1.5), soft)
            elif isinstance(line, float):
                painter.fillRect(QRectF(x, y - unit, wide * line, unit * 2), title if number == 1 else ink)
            else:
                painter.fillRect(QRectF(x, y, wide, unit / 2), ink)
