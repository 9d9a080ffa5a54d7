"""A long page is built in slices, between keys and presses: nobody waits for parts that are not in sight yet."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

Build = Callable[[], None]
_SLICE_S = 0.006  # laying out and painting what was built takes as long again


class Slices(QObject):
    """What of a page is still to be built, in order. built: nothing is left."""

    built = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pending: deque[Build] = deque()
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._build_slice)

    def add(self, build: Build) -> None:
        """One more part, after all others."""
        self._pending.append(build)
        self._go_on()

    def add_first(self, builds: Sequence[Build]) -> None:
        """These parts, in this order, before all others."""
        self._pending.extendleft(reversed(builds))
        self._go_on()

    @property
    def left(self) -> bool:
        """Whether something is still to be built."""
        return bool(self._pending)

    def build_all(self) -> None:
        """Builds everything now."""
        while self._pending:
            self._pending.popleft()()

    def forget(self) -> None:
        """What was not built yet never will be."""
        self._pending.clear()

    def _go_on(self) -> None:
        if self._pending and not self._turn.isActive():
            self._turn.start()

    def _build_slice(self) -> None:
        end = perf_counter() + _SLICE_S
        while self._pending and perf_counter() < end:
            self._pending.popleft()()
        if self._pending:
            self._turn.start()
        else:
            self.built.emit()
