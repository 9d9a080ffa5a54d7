"""The floor: a bare main window with one label, from process start to its first paint."""

import os
import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow


class Window(QMainWindow):
    """Ends the process when it has been painted."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        QTimer.singleShot(0, done)


def done() -> None:
    """Leaves at once: closing down is not measured."""
    os._exit(0)


application = QApplication(sys.argv[:1])
window = Window()
window.resize(1280, 800)
window.setCentralWidget(QLabel("A bare window"))
window.show()
application.exec()
