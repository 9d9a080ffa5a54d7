"""Python's garbage is collected in the window's thread only.

A worker thread that collects would destroy dead windows' objects there: it holds Qt's lock and waits for Python's,
while the window's thread holds Python's and waits for Qt's, and both stand still for ever. Seen once in a test run (a
worker was busy while a page was built).
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1000
_LIMITS = (700, 10, 10)  # Python's own: objects made, then collections of the next younger generation


class Collector(QObject):
    """Turns the automatic collection off and collects from time to time while its thread has nothing else to do."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._whole = False
        timer = QTimer(self)
        timer.timeout.connect(self.collect_if_due)
        timer.start(_EVERY_MS)

    def settle(self) -> None:
        """The program has loaded what it keeps to its end (modules, content, names of medicines): from now on that is
        not looked through any more, which takes the longest pause of a visit down from 50 ms to 5.
        """
        gc.unfreeze()  # of an earlier window in the same process
        gc.collect()
        gc.freeze()

    def much_was_left(self) -> None:
        """Pages were left for good: all are old by now, and the oldest generation is looked through seldom."""
        self._whole = True

    def collect_if_due(self) -> None:
        """Collects the youngest generation that has grown over its limit, and the older ones that have, too."""
        if self._whole:
            self._whole = False
            gc.collect()
            return
        for generation, (grown, limit) in enumerate(zip(gc.get_count(), _LIMITS, strict=True)):
            if grown <= limit:
                return
            gc.collect(generation)
