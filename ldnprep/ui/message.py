"""Small windows in the look of the program: words with buttons, and a picture of a page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QBoxLayout, QDialog, QVBoxLayout, QWidget

from ldnprep.ui.layouts import CalmScrollArea
from ldnprep.ui.preview import SheetPicture
from ldnprep.ui.theme import theme
from ldnprep.ui.widgets import button, label
from ldnprep.ui.words import plain, tr

_MOST_IN_A_LINE = 3  # more choices than these stand below each other


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


class PictureDialog(QDialog):
    """A picture of a page, with a button to close it."""

    def __init__(self, title: str, image: QImage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        layout = QVBoxLayout(self)
        area = CalmScrollArea()
        area.setAccessibleName(title)
        picture = SheetPicture()
        picture.show_image(image)
        area.setWidget(picture)
        layout.addWidget(area)
        close = button(tr("Close"), "primary")
        close.clicked.connect(self.accept)
        layout.addWidget(close)
        self.resize(theme().px(720), theme().px(760))
