"""What Next says before it goes on, each once: first every danger text, then in one go lines left open on a gate she
began and questions that opened, all of which she may not have seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QScrollArea, QWidget

from ldnprep.ui.fields.opening import Opening
from ldnprep.ui.pages.gate_on_page import GateOnPage
from ldnprep.ui.words import tr

Told = tuple[QWidget, str]  # where she would press, and the words
Look = Callable[[], Told | None]


class SaysOnce:
    """What one page tells while she is there: each place that `first` finds, one after the other; then what `looks`
    find, each once and all of it together, so that one more press of Next goes on.
    """

    def __init__(self, first: Look, *looks: Look) -> None:
        self.looks = list(looks)
        self._first = first
        self._said: set[object] = set()

    def begin(self) -> None:
        """She came to the page."""
        self._said.clear()

    def danger(self) -> Told | None:
        """What goes before everything, also when she only closes."""
        first = self._first()
        if first is None or first[0] in self._said:
            return None
        self._said.add(first[0])
        return first

    def next(self) -> Told | None:
        """What is to be told now, None for nothing."""
        if (first := self.danger()) is not None:
            return first
        left = {look: look() for look in self.looks if look not in self._said}
        found = {look: told for look, told in left.items() if told is not None}
        self._said |= found.keys()
        places, words = [told[0] for told in found.values()], [told[1] for told in found.values()]
        return (places[0], " ".join(words)) if found else None


def open_lines(gates: Iterable[GateOnPage]) -> Told | None:
    """Lines left open where others are marked, and the buttons for the rest."""
    for made in gates:
        count = made.open_count()
        if count:
            foot = next(iter(made.card.buttons.values()))
            return foot, _open_words(count)
    return None


def opened_words(parts: Iterable[Opening]) -> str:
    """That so many questions opened where she may not see them, and what is printed though its line has no tick now;
    "" where neither is.
    """
    every = tuple(parts)
    count = sum(part.unanswered() for part in every)
    kept = [name for part in every for name in part.kept()]
    said = [tr("1 question opened below.") if count == 1 else tr("{count} questions opened below.").format(count=count)]
    still = tr("Still on your sheet, see below: {names}.").format(names="; ".join(kept))
    return " ".join([*(said if count else []), *([still] if kept else [])])


def _open_words(count: int) -> str:
    if count == 1:
        return tr("1 line is open. Press ? where you are not sure, or leave it and go on.")
    return tr("{count} lines are open. Press ? where you are not sure, or leave them and go on.").format(count=count)


def is_below(part: QWidget, page: QScrollArea) -> bool:
    """Whether its end is below what the window shows."""
    return part.mapTo(page, QPoint(0, part.height())).y() > page.viewport().height()
