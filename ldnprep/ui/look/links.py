"""A link whose words wrap: questions are longer than a line at large text sizes."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionButton

from ldnprep.ui.look.qtnumbers import LEFT, VERTICAL_CENTRE, WRAP
from ldnprep.ui.look.theme import theme
from ldnprep.ui.look.widgets import Button

_PAD, _AIR = 4, 6  # pixels at 100 % beside and above the words


class LinkLine(Button):
    """A push button that looks like a link and takes as many lines as its words need."""

    def __init__(self, words: str, *, name: str = "", room_for: str = "") -> None:
        """room_for: longer words that may come: nothing moves then."""
        super().__init__("")
        self._room_for = room_for
        self.words = ""
        self.setProperty("role", "link")
        self.setAutoDefault(False)
        self.say(words, name=name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def say(self, words: str, *, name: str = "") -> None:
        """Its words from now on; name: what a screen reader says instead."""
        if (words, name or words) == (self.words, self.accessibleName()):
            return
        self.words = words
        self.setAccessibleName(name or words)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        room = max(theme().px(80), width - 2 * theme().px(_PAD))
        lines = QFontMetrics(self.font()).boundingRect(QRect(0, 0, room, 10_000), WRAP, self.words)
        return max(theme().px(36), lines.height() + 2 * theme().px(_AIR))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        words = max(map(QFontMetrics(self.font()).horizontalAdvance, (self.words, self._room_for)))
        wide = words + 2 * theme().px(_PAD) + 2
        return QSize(wide, theme().px(36))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(theme().px(100), theme().px(36))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QPainter(self)
        self.style().drawControl(QStyle.ControlElement.CE_PushButtonBevel, option, painter, self)  # ring of the focus
        font = QFont(self.font())
        font.setUnderline(True)
        painter.setFont(font)
        painter.setPen(theme().colour("accent" if self.isEnabled() else "second"))
        room = self.rect().adjusted(theme().px(_PAD), 0, -theme().px(_PAD), 0)
        painter.drawText(room, VERTICAL_CENTRE | LEFT | WRAP, self.words)
        painter.end()
