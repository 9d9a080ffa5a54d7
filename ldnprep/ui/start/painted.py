"""The end of a start that is timed: the process ends when the Start page has been painted (`run.py bench start`)."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

if TYPE_CHECKING:
    from ldnprep.ui.shell.window import WizardWindow

_LEAST_STEPS = 10


def begin() -> FirstPaint:
    """To be called before the application is made, and to be kept until the end."""
    first_paint = FirstPaint()
    QTimer.singleShot(0, first_paint.watch)  # with the first turn of the event loop
    return first_paint


class FirstPaint(QObject):
    """Waits for the window's paint, and ends the process before anything that the program does after it."""

    def watch(self) -> None:
        """The window is there and not yet painted."""
        self._window().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.leave)
        return False

    def leave(self) -> None:
        """Leaves at once, with 0 when the Start page and the list of steps are really there."""
        frame = self._window().frame
        whole = frame is not None and frame.stack.currentWidget() is not None and len(frame.side.buttons) > _LEAST_STEPS
        os._exit(0 if whole else 1)

    @staticmethod
    def _window() -> WizardWindow:
        # loaded by the program before this is called: nothing is loaded earlier because it is timed
        from PySide6.QtWidgets import QApplication

        from ldnprep.ui.shell.window import WizardWindow

        (window,) = (widget for widget in QApplication.topLevelWidgets() if isinstance(widget, WizardWindow))
        return window
