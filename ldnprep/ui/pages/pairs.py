"""Short cards of a page side by side, where the window and the text size leave each its room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtWidgets import QAbstractScrollArea, QGridLayout, QVBoxLayout, QWidget

from ldnprep.ui.fields.base import FieldCard
from ldnprep.ui.fields.text import LongText
from ldnprep.ui.look.theme import theme

_TWO = 760  # pixels at 100 % that two cards side by side need
_UNEVEN = 60  # of two cards that differ by more than this the lower one ends where its parts end


class _Pair(QGridLayout):
    """One or two cards, and below both what they open: in its own column, where there are two."""

    def __init__(self, spacing: int) -> None:
        super().__init__()
        self.setSpacing(spacing)
        self.cards: list[FieldCard] = []

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's name
        """Cards of a line end at the same height, but no card is drawn out to hold a large empty place."""
        super().setGeometry(rect)
        for card in self.cards:
            spare = card.height() - card.heightForWidth(card.width())
            if spare > theme().px(_UNEVEN):
                card.resize(card.width(), card.height() - spare)

    def arrange(self, *, wide: bool) -> None:
        """Puts each card into its place."""
        parts: list[list[QWidget | None]] = [[*self.cards], [card.opens for card in self.cards]]  # Tab goes so
        for below, row in enumerate(parts):
            for place, part in enumerate(row):
                self.setColumnStretch(place, int(wide or not place))
                if part is not None:
                    at = (below, place) if wide else (below * len(row) + place, 0)
                    self.addWidget(part, *at)


class Pairs(QObject):
    """The pairs of one page. They follow its width by themselves."""

    def __init__(self, page: QAbstractScrollArea) -> None:
        super().__init__(page)
        self._page = page
        self._open: _Pair | None = None  # has room for one more
        self._all: list[_Pair] = []
        page.viewport().installEventFilter(self)

    @property
    def allowed(self) -> bool:
        """Whether the text is small enough for two things in one line."""
        return not theme().narrow

    def put(self, card: FieldCard, body: QVBoxLayout) -> None:
        """Adds a card, with what it opens, beside the one before where that is the first of two; else below."""
        pair = self._open
        if pair is None:
            pair = _Pair(body.spacing())
            self._all.append(pair)
            body.addLayout(pair)
        self._open = None if pair.cards else pair
        card.body.addStretch(1)  # both begin at the top
        if isinstance(card, LongText):
            card.edit.begin_low()
        pair.cards.append(card)
        pair.arrange(wide=self._is_wide())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Side by side where the page is wide enough, else one below the other."""
        if event.type() == QEvent.Type.Resize:
            for pair in self._all:
                pair.arrange(wide=self._is_wide())
        return super().eventFilter(watched, event)

    def _is_wide(self) -> bool:
        return self._page.viewport().width() >= theme().px(_TWO)
