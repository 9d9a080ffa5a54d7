"""The wizard from process start to its first paint: the Start page with its texts and steps list, fonts loaded."""

import os
import sys

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from ldnprep.cli import main
from ldnprep.ui.window import WizardWindow


class FirstPaint(QObject):
    """Ends the process when the window has been painted: before anything that the program does after that."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, done)
        return False


def watch() -> None:
    """Waits for the window's paint."""
    (window,) = (widget for widget in QApplication.topLevelWidgets() if isinstance(widget, WizardWindow))
    window.installEventFilter(first_paint)


def done() -> None:
    """Leaves at once, when the Start page is really there."""
    (window,) = (widget for widget in QApplication.topLevelWidgets() if isinstance(widget, WizardWindow))
    assert window.frame is not None  # noqa: S101 - else there is nothing to measure
    assert len(window.frame.side.buttons) > 10  # noqa: S101 - the steps list is filled
    os._exit(0)


first_paint = FirstPaint()
# the window is made inside `main`, and told of by the first turn of the event loop, before it is painted
QTimer.singleShot(0, watch)
sys.exit(main([]))
