"""Questions to the person in windows of their own. One class, so that tests can answer in its place."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QFileDialog,
    QInputDialog,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ldnprep.ui.layouts import CalmScrollArea
from ldnprep.ui.preview import SheetPicture
from ldnprep.ui.theme import theme
from ldnprep.ui.widgets import button, label
from ldnprep.ui.words import plain, tr

_MOST_IN_A_LINE = 3  # more choices than these stand below each other


class Dialogs:
    """Asks and tells. Every question has a way out that changes nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.parent = parent
        self.folder: Path | None = None  # where something was saved last

    def open_path(self, title: str) -> Path | None:
        """A file to open; None when she changed her mind."""
        chosen, _ = QFileDialog.getOpenFileName(
            self.parent, title, "", tr("Answers (*.yaml *.yml *.json);;All files (*)")
        )
        return Path(chosen) if chosen else None

    def save_path(self, title: str, name: str, kinds: str) -> Path | None:
        """Where to save; None when she changed her mind. `kinds` as Qt writes them, such as "PDF (*.pdf)"."""
        folder = self.folder if self.folder is not None and self.folder.is_dir() else Path.home()
        chosen, _ = QFileDialog.getSaveFileName(self.parent, title, str(folder / name), kinds)
        return Path(chosen) if chosen else None

    def text(self, title: str, question: str, text: str) -> str | None:
        """A line of text; None when she changed her mind."""
        typed, good = QInputDialog.getText(self.parent, title, question, QLineEdit.EchoMode.Normal, text)
        return typed if good else None

    def choose(
        self, title: str, words: str, choices: Sequence[str], *, detail: str = "", headed: bool = False
    ) -> int | None:
        """One of several buttons, the first is the safe one and has the focus; None when the window is closed.

        headed: the first line of each block of `detail` (blocks end with an empty line) is its heading.
        """
        dialog = MessageDialog(title, words, choices, detail, self.parent, headed=headed)
        dialog.exec()
        return dialog.chosen

    def tell(self, title: str, words: str, *, detail: str = "", headed: bool = False) -> None:
        """Tells something; `detail` stands below and scrolls. headed: as in `choose`."""
        self.choose(title, words, [tr("OK")], detail=detail, headed=headed)

    def show_picture(self, title: str, image: QImage) -> None:
        """A picture of a page in a window of its own."""
        dialog = QDialog(self.parent)
        dialog.setWindowTitle(title)
        layout = QVBoxLayout(dialog)
        area = CalmScrollArea()
        area.setAccessibleName(title)
        picture = SheetPicture()
        picture.show_image(image)
        area.setWidget(picture)
        layout.addWidget(area)
        close = button(tr("Close"), "primary")
        close.clicked.connect(dialog.accept)
        layout.addWidget(close)
        dialog.resize(theme().px(720), theme().px(760))
        dialog.exec()


class MessageDialog(QDialog):
    """A window with words and buttons, in the look of the program."""

    def __init__(
        self,
        title: str,
        words: str,
        choices: Sequence[str],
        detail: str = "",
        parent: QWidget | None = None,
        *,
        headed: bool = False,
    ) -> None:
        super().__init__(parent)
        self.chosen: int | None = None
        self.setWindowTitle(f"{title} – LDN Prep")
        self.setMinimumWidth(theme().px(460))
        layout = QVBoxLayout(self)
        space = theme().px(24)
        layout.setContentsMargins(space, space, space, space)
        layout.setSpacing(theme().px(14))
        layout.addWidget(label(title, "heading"))
        shown = label(words)
        layout.addWidget(shown)
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        if detail:
            layout.addWidget(self._detail(detail, headed=headed), 1)
        many = len(choices) > _MOST_IN_A_LINE
        line = QBoxLayout(QBoxLayout.Direction.TopToBottom if many else QBoxLayout.Direction.LeftToRight)
        line.setSpacing(theme().px(10))
        if not many:
            line.addStretch(1)
        self._buttons = []
        for place, choice in enumerate(choices):
            made = button(plain(choice), "primary" if place == 0 and not many else "")
            made.setProperty("place", place)
            made.clicked.connect(self._pressed)
            self._buttons.append(made)
            line.addWidget(made)
        layout.addLayout(line)
        self._buttons[0].setDefault(True)
        self._buttons[0].setFocus()

    def _detail(self, detail: str, *, headed: bool) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(4))
        for place, block in enumerate(detail.split("\n\n") if headed else [detail]):
            heading, _, text = block.partition("\n") if headed else ("", "", block)
            if place:
                column.addSpacing(theme().px(12))
            if heading and text:
                column.addWidget(label(heading, "question"))
            column.addWidget(self._text(text or heading))
        column.addStretch(1)
        area = CalmScrollArea()
        area.setWidget(inside)
        area.setMinimumHeight(min(theme().px(260), theme().px(60) + theme().px(24) * detail.count("\n")))
        return area

    @staticmethod
    def _text(text: str) -> QWidget:
        shown = label(text, "second")
        shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        shown.setAccessibleName(text)
        shown.setAlignment(Qt.AlignmentFlag.AlignTop)
        return shown

    def _pressed(self) -> None:
        self.chosen = int(self.sender().property("place"))
        self.accept()
