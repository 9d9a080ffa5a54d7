"""Lines of one kind below each other, which come and go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ldnprep.ui.look.widgets import let_go

Line = TypeVar("Line", bound=QWidget)
Part = Callable[[Line], QWidget | None]


class Rows(Generic[Line]):
    """The lines in a layout, from top to bottom.

    apart: where a part of each line stands instead, in the same order, and which part, if it has one: what opens of a
    line opens there, so that the lines below it keep their places.
    """

    def __init__(self, layout: QVBoxLayout, apart: tuple[QVBoxLayout, Part[Line]] | None = None) -> None:
        self._layout = layout
        self._apart = apart
        self.lines: list[Line] = []

    def put(self, line: Line, place: int | None = None) -> Line:
        """One more, in sight; at this place (from 0), else the last."""
        at = len(self.lines) if place is None else place
        self.lines.insert(at, line)
        self._layout.insertWidget(at, line)
        if self._apart is not None:
            layout, part = self._apart
            self._put_apart(layout, at, part(line))
        line.show()
        return line

    def keep(self, count: int) -> None:
        """Takes the last ones away until so many are left."""
        self.drop(self.lines[count:])

    def drop(self, gone: Sequence[Line]) -> None:
        """Takes these away."""
        for line in gone:
            self.lines.remove(line)
            let_go(line, self._layout)
            if self._apart is not None:
                layout, part = self._apart
                if (beside := part(line)) is not None:
                    let_go(beside, layout)

    @staticmethod
    def _put_apart(layout: QVBoxLayout, at: int, part: QWidget | None) -> None:
        if part is not None:
            layout.insertWidget(at, part)
