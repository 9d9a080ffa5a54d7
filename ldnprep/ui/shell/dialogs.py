"""Questions to the person in windows of their own. One class, so that tests can answer in its place.

Each window is loaded when it is first opened: the program starts without them.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ldnprep import files
from ldnprep.errors import MachineError
from ldnprep.ui.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QFileDialog, QWidget


def file_window() -> type[QFileDialog]:
    """Qt's file window. On Linux it notes the last folders in a file of Qt's: in our folder, so that it goes with
    "Delete everything". On Windows and macOS the system's own file windows are used.
    """
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QFileDialog

    if sys.platform.startswith("linux"):
        with contextlib.suppress(MachineError):  # no folder of ours: said elsewhere, when answers are to be saved
            folder = str(files.config_dir())
            QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, folder)
    return QFileDialog


class Dialogs:
    """Asks and tells. Every question has a way out that changes nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.parent = parent
        self.folder: Path | None = None  # where something was saved last

    def open_path(self, title: str) -> Path | None:
        """A file to open; None when she changed her mind."""
        chosen, _ = file_window().getOpenFileName(
            self.parent, title, str(self.start_folder()), tr("Answers (*.yaml *.yml *.json);;All files (*)")
        )
        return Path(chosen) if chosen else None

    def folder_path(self, title: str) -> Path | None:
        """A folder; None when she changed her mind."""
        chosen = file_window().getExistingDirectory(self.parent, title, str(self.start_folder()))
        return Path(chosen) if chosen else None

    def save_path(self, title: str, name: str, kinds: str) -> Path | None:
        """Where to save; None when she changed her mind. `kinds` as Qt writes them, such as "PDF (*.pdf)"."""
        chosen, _ = file_window().getSaveFileName(self.parent, title, str(self.start_folder() / name), kinds)
        return Path(chosen) if chosen else None

    def start_folder(self) -> Path:
        """Where something was saved last, else where people look for their papers; never the program's own folder."""
        from PySide6.QtCore import QStandardPaths

        if self.folder is not None and self.folder.is_dir():
            return self.folder
        papers = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        return papers if papers.is_dir() else Path.home()

    def text(self, title: str, question: str, text: str) -> str | None:
        """A line of text; None when she changed her mind."""
        from PySide6.QtWidgets import QInputDialog, QLineEdit

        typed, good = QInputDialog.getText(self.parent, title, question, QLineEdit.EchoMode.Normal, text)
        return typed if good else None

    def choose(
        self, title: str, words: str, choices: Sequence[str], *, detail: str = "", headed: bool = False
    ) -> int | None:
        """One of several buttons, the first is the safe one and has the focus; None when the window is closed.

        headed: the first line of each block of `detail` (blocks end with an empty line) is its heading.
        """
        from ldnprep.ui.shell.message import MessageDialog

        dialog = MessageDialog(title, words, choices, detail, self.parent, headed=headed)
        dialog.exec()
        return dialog.chosen

    def tell(self, title: str, words: str, *, detail: str = "", headed: bool = False) -> None:
        """Tells something; `detail` stands below and scrolls. headed: as in `choose`."""
        self.choose(title, words, [tr("OK")], detail=detail, headed=headed)

    def show_pictures(self, title: str, images: Sequence[QImage], *, more: str = "") -> bool:
        """Pictures of pages in a window of their own; whether the button with the words `more` was pressed."""
        from ldnprep.ui.shell.message import PictureDialog

        dialog = PictureDialog(title, images, self.parent, more=more)
        dialog.exec()
        return dialog.wants_more
