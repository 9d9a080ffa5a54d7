"""Short cards of a page side by side, where the window and the text size leave each its room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractScrollArea, QBoxLayout, QVBoxLayout, QWidget

from ldnprep.ui.theme import theme
from ldnprep.ui.widgets import Card

_TWO = 760  # pixels at 100 % that two cards side by side need
_NARROW = 1.5  # from this text size on nothing stands side by side


class Pairs(QObject):
    """The pairs of one page. They follow its width by themselves."""

    def __init__(self, page: QAbstractScrollArea) -> None:
        super().__init__(page)
        self._page = page
        self._open: QBoxLayout | None = None  # has room for one more
        self._all: list[QBoxLayout] = []
        page.viewport().installEventFilter(self)

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
        if isinstance(card, Card):
            card.body.addStretch(1)  # both begin at the top
        if self._open is not None and self._open.count() == 1:
            self._open.addWidget(card, 1)
            return
        self._open = QBoxLayout(self._direction())
        self._all.append(self._open)
        self._open.setSpacing(body.spacing())
        self._open.addWidget(card, 1)
        body.addLayout(self._open)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Side by side where the page is wide enough, else one below the other."""
        if event.type() == QEvent.Type.Resize:
            for pair in self._all:
                pair.setDirection(self._direction())
        return super().eventFilter(watched, event)

    def _direction(self) -> QBoxLayout.Direction:
        wide = self._page.viewport().width() >= theme().px(_TWO)
        return QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
