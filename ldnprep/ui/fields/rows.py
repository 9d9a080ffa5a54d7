"""Lines of one kind below each other, which come and go."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

Line = TypeVar("Line", bound=QWidget)


class Rows(Generic[Line]):
    """The lines in a layout, from top to bottom."""

    def __init__(self, layout: QVBoxLayout) -> None:
        self._layout = layout
        self.lines: list[Line] = []

    def put(self, line: Line, place: int | None = None) -> Line:
        """One more, in sight; at this place (from 0), else the last."""
        at = len(self.lines) if place is None else place
        self.lines.insert(at, line)
        self._layout.insertWidget(at, line)
        line.show()
        return line

    def beside(self, line: Line) -> Line | None:
        """The line that takes the focus when this one goes: before it goes, else the page scrolls after the focus."""
        place = self.lines.index(line)
        return next(iter((*self.lines[place + 1 :], *reversed(self.lines[:place]))), None)

    def drop(self, line: Line) -> None:
        """Takes one away."""
        self.lines.remove(line)
        self._layout.removeWidget(line)
        line.hide()
        line.deleteLater()

    def keep(self, count: int) -> None:
        """Takes the last ones away until so many are left."""
        while len(self.lines) > count:
            self.drop(self.lines[-1])
