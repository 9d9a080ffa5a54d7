"""What opens below of a press: what a page needs to know of it, whatever it is."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable

from PySide6.QtWidgets import QLineEdit, QWidget

from ldnprep.ui.widgets import Group


class Opening(Group):
    """A part of a card that is out of sight until an answer asks for it."""

    @abstractmethod
    def opened_words(self) -> str:
        """What is in sight here, for a screen reader."""

    @abstractmethod
    def first_empty(self) -> QWidget | None:
        """The first text field in sight in which nothing is typed."""

    @abstractmethod
    def unanswered(self) -> int:
        """How many questions in sight here have no answer."""

    def has_danger(self) -> bool:
        """Whether a danger text stands here."""
        return False

    def first_seen(self) -> QWidget:
        """What must be in sight of it."""
        return self


def first_of(boxes: Iterable[QLineEdit]) -> QWidget | None:
    """The first in which nothing is typed."""
    return next((box for box in boxes if not box.text()), None)
