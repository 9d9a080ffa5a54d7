"""Windows that nobody meant: a part of a page that is shown before it stands there becomes one, and takes the keys.

A window of ours is the wizard's, a dialog, a menu, a list that drops down or a tip; everything else is a stray one.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication, QWidget

from ldnprep.ui.shell.window import WizardWindow

_MEANT = (Qt.WindowType.Dialog, Qt.WindowType.Popup, Qt.WindowType.ToolTip, Qt.WindowType.Tool)
_WIZARD = "WizardWindowClassWindow"  # what Qt calls the system's side of a WizardWindow


class ShowWatch(QObject):
    """Hears of every widget that comes into sight; `strays`: kind and words of those that are windows by mistake.

    Sees each event of the program, which costs time: for tests that build pages, not for all.
    """

    def __init__(self) -> None:
        super().__init__()
        self.strays: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            meant = isinstance(watched, WizardWindow) or watched.windowType() in _MEANT
            if not meant:
                words = getattr(watched, "text", str)()
                self.strays.append(f"{type(watched).__name__} {words!r}")
        return False


@contextmanager
def watched_shows(app: QApplication) -> Iterator[ShowWatch]:
    """Watches while the test goes on."""
    watch = ShowWatch()
    app.installEventFilter(watch)
    try:
        yield watch
    finally:
        app.removeEventFilter(watch)


class FocusWatch:
    """The cheap half, for every test: `strays` names each window that took the keys from the wizard's by mistake.

    Without a wizard in sight it says nothing: there a test shows a part alone, on purpose.
    """

    def __init__(self, app: QGuiApplication) -> None:
        self._app = app
        self.strays: list[str] = []
        app.focusWindowChanged.connect(self._changed)

    def _changed(self, window: QWindow | None) -> None:
        if window is None or window.type() in _MEANT or window.objectName() == _WIZARD:
            return
        if any(each.objectName() == _WIZARD and each.isVisible() for each in self._app.topLevelWindows()):
            self.strays.append(window.objectName())

    def stop(self) -> None:
        """Hears nothing more."""
        self._app.focusWindowChanged.disconnect(self._changed)
