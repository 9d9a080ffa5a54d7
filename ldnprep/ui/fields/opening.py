"""What opens of a press: what a page needs to know of it, whatever it is."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from ldnprep.ui.look.widgets import Group


class Opening(Group):
    """A part of a page that is out of sight until an answer asks for it. optional: nobody is held back for it."""

    optional = False

    def opened_words(self) -> str:
        """What is asked here, for a screen reader."""
        return self.accessibleName()

    def boxes(self) -> list[QLineEdit]:
        """The text fields that are to be filled in."""
        return []

    def first_empty(self) -> QWidget | None:
        """Where the caret goes when it opens: the first in which nothing is typed."""
        return next((box for box in self.boxes() if not box.text()), None)

    def unanswered(self) -> int:
        """How many questions here have no answer."""
        return sum(not box.text() for box in self.boxes())

    def kept(self) -> list[str]:
        """What was typed here, goes to the sheet, and is easily forgotten: the answer above it says otherwise now."""
        return []

    def has_danger(self) -> bool:
        """Whether a danger text stands here."""
        return False

    def first_seen(self) -> QWidget:
        """What must be in sight of it."""
        return self
