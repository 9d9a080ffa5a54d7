"""What Next says before it goes on, each once: a danger text, lines left open on a gate she began, questions that
opened, all of which she may not have seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QScrollArea, QWidget

from ldnprep.ui.fields.opening import Opening
from ldnprep.ui.pages.gate_on_page import GateOnPage
from ldnprep.ui.urgent import UrgentTexts
from ldnprep.ui.words import tr

Told = tuple[QWidget, str]  # where she would press, and the words
Look = Callable[[], Told | None]


class SaysOnce:
    """The looks of one page in their order; each may tell something once while she is there."""

    def __init__(self) -> None:
        self.looks: list[Look] = []
        self._said: set[int] = set()

    def begin(self) -> None:
        """She came to the page."""
        self._said.clear()

    def next(self) -> Told | None:
        """What is to be told now, None for nothing."""
        for place, look in enumerate(self.looks):
            told = look() if place not in self._said else None
            if told is not None:
                self._said.add(place)
                return told
        return None


def unread(page: QScrollArea) -> Told | None:
    """A danger text that was never seen to its end."""
    box = next((each for each in page.findChildren(UrgentTexts) if each.isVisible() and not each.seen), None)
    return (box, tr("Please read this first.")) if box is not None else None


def open_lines(gates: Iterable[GateOnPage]) -> Told | None:
    """Lines left open where others are marked, and the buttons for the rest."""
    for made in gates:
        count = made.open_count()
        if count:
            foot = next(iter(made.card.buttons.values()))
            return foot, _open_words(count, foot.text())
    return None


def opened_words(parts: Iterable[Opening]) -> str:
    """That so many questions opened where she may not see them; a danger text among them goes first."""
    every = tuple(parts)
    count = sum(part.unanswered() for part in every)
    if any(part.has_danger() for part in every):
        return tr("Danger sign: please read what opened below.")
    return tr("1 question opened below.") if count == 1 else tr("{count} questions opened below.").format(count=count)


def _open_words(count: int, button: str) -> str:
    if count == 1:
        return tr("1 line is open. Press {button}, or Next.").format(button=button)
    return tr("{count} lines are open. Press {button}, or Next.").format(count=count, button=button)


def is_below(part: QWidget, page: QScrollArea) -> bool:
    """Whether its end is below what the window shows."""
    return part.mapTo(page, QPoint(0, part.height())).y() > page.viewport().height()
