"""Headings of a table that stay in sight while its lines scroll by: with large letters no screen holds them all."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QHBoxLayout, QSizePolicy, QSpacerItem, QWidget

from ldnprep.ui.look.qtnumbers import NO_FOCUS


class StickyHead(QFrame):
    """`line` takes the headings, `room` goes into the layout of the card in their place."""

    def __init__(self, card: QWidget) -> None:
        super().__init__(card)
        self.setProperty("role", "head")
        self.setProperty("focusPolicy", NO_FOCUS)
        self._card = card
        self._area: QAbstractScrollArea | None = None
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(0, 0, 0, 0)
        self.line.setSpacing(0)
        self.room = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        card.installEventFilter(self)

    def keep_room(self) -> None:
        """Once all headings are there."""
        self.room.changeSize(0, self.sizeHint().height(), QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The card has another size, or is in sight for the first time."""
        kinds = QEvent.Type
        if event.type() in (kinds.Resize, kinds.Show, kinds.LayoutRequest, kinds.Move, kinds.Paint):
            self._find_area()
            self.follow()
        return super().eventFilter(watched, event)

    def _find_area(self) -> None:
        above = self._card.parentWidget()
        while self._area is None and above is not None:
            if isinstance(above, QAbstractScrollArea):
                self._area = above
                above.verticalScrollBar().valueChanged.connect(self.follow)
            above = above.parentWidget()

    def follow(self) -> None:
        """At its place, or, where that is scrolled out, at the upper edge of what shows, as long as the table does."""
        home = self.room.geometry()
        top = home.top()
        if self._area is not None:
            out = -self._card.mapTo(self._area.viewport(), QPoint(0, home.top())).y()
            top = min(top + max(0, out), max(top, self._card.height() - 2 * self.height()))
        if (wanted := home.translated(0, top - home.top())) != self.geometry():
            self.setGeometry(wanted)
            self.raise_()
