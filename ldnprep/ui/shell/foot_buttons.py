"""The buttons of the foot: with less air, and then fewer of them, where the window is narrow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QPushButton, QWidget

from ldnprep.ui.look.layouts import FlowLayout
from ldnprep.ui.look.theme import theme

# pixels at 100 %: between buttons, and (as in style.qss) beside and above the words of a button
_BETWEEN, _BETWEEN_NARROW = 8, 4
_AIR, _AIR_NARROW = 16, 8
_ABOVE, _ABOVE_LARGE = 11, 5  # in large text the height of the window belongs to the page


def air_above() -> int:
    """Pixels above and below the words of a button, and the buttons."""
    return theme().px(_ABOVE_LARGE if theme().narrow else _ABOVE)


class FootButtons(QWidget):
    """Beside each other, in as many lines as they need. The place of Undo is reckoned with also while it is away:
    nothing else comes or goes with it.
    """

    def __init__(self, buttons: Sequence[QPushButton], undo: QPushButton, may_go: Sequence[QPushButton]) -> None:
        """buttons: from left to right. may_go: those that the menu bar offers too, in the order in which they go."""
        super().__init__()
        self._all, self._undo, self._may_go = buttons, undo, may_go
        self._offered = set(may_go)
        self._narrow = False
        self._flow = FlowLayout(self, spacing=_BETWEEN, right=True)
        for each in buttons:
            self._flow.addWidget(each)

    def offer(self, made: QPushButton, *, offered: bool) -> None:
        """Whether one of those that may go has something to do here."""
        (self._offered.add if offered else self._offered.discard)(made)

    def fold(self, room: int, beside: int) -> None:
        """What may go goes, one after the other, until the rest has room in one line with what stands beside it; where
        nothing helps, without that.
        """
        kept = [each for each in self._all if each in (self._offered if each in self._may_go else self._shown())]
        least = self._width([each for each in kept if each not in self._may_go], narrow=True)
        room -= beside if beside + least <= room else 0
        for each in self._may_go:
            if each in kept and self._width(kept, narrow=True) > room:
                kept.remove(each)
            if each.isHidden() is (each in kept):
                each.setVisible(each in kept)

    def in_one_line(self, *, narrow: bool) -> int:
        """How wide all are beside each other, with much or little air."""
        return self._width(self._shown(), narrow=narrow)

    def compact(self, *, narrow: bool, lines: bool) -> None:
        """narrow: less air round the buttons. lines: there may be more than one line of them."""
        if self._narrow is not narrow:
            self._narrow = narrow
            self._flow.setSpacing(theme().px(_BETWEEN_NARROW if narrow else _BETWEEN))
            self.setStyleSheet(_narrow_buttons() if narrow else "")  # of its own: all change at once
        seen = [each for each in self._all if not each.isHidden()]
        self.setMinimumWidth(0 if lines else self._width(seen, narrow=narrow))

    def _shown(self) -> list[QPushButton]:
        return [each for each in self._all if each is self._undo or not each.isHidden()]

    def _width(self, buttons: Iterable[QPushButton], *, narrow: bool) -> int:
        air = 2 * theme().px(_AIR) - 2 * theme().px(_AIR_NARROW)
        more = 0 if self._narrow is narrow else (-air if narrow else air)
        widths = []
        for each in buttons:
            each.ensurePolished()  # one out of sight knows its type only then
            widths.append(each.sizeHint().width() + more)
        return sum(widths) + theme().px(_BETWEEN_NARROW if narrow else _BETWEEN) * (len(widths) - 1)


def _narrow_buttons() -> str:
    """Less air, and with the ring of the focus as much."""
    high, beside = air_above(), theme().px(_AIR_NARROW)
    focused = f"QPushButton:focus {{ padding: {high - 1}px {beside - 1}px; }}"
    return f"QPushButton {{ padding: {high}px {beside}px; }} {focused}"
