"""Short cards of a page side by side, where the window and the text size leave each its room."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ldnprep.ui.theme import theme

_TWO = 760  # pixels at 100 % that two cards side by side need
_NARROW = 1.5  # from this text size on nothing stands side by side


class Pairs:
    """The pairs of one page."""

    def __init__(self) -> None:
        self._open: QBoxLayout | None = None  # has room for one more
        self._all: list[QBoxLayout] = []
        self._width = 0

    @property
    def allowed(self) -> bool:
        """Whether the text is small enough for two things in one line."""
        return theme().scale < _NARROW

    def put(self, card: QWidget, body: QVBoxLayout, *, beside: bool) -> None:
        """Adds a card below the others, or beside the one before."""
        if not beside or not self.allowed:
            self._open = None
            body.addWidget(card)
            return
        if self._open is not None and self._open.count() == 1:
            self._open.addWidget(card, 1)
            return
        self._open = QBoxLayout(self._direction())
        self._all.append(self._open)
        self._open.setSpacing(body.spacing())
        self._open.addWidget(card, 1)
        body.addLayout(self._open)

    def fit(self, width: int) -> None:
        """Side by side where the page is wide enough, else one below the other."""
        self._width = width
        for pair in self._all:
            pair.setDirection(self._direction())

    def _direction(self) -> QBoxLayout.Direction:
        wide = self._width >= theme().px(_TWO)
        return QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
