"""Small windows in the look of the program: words with buttons, and a picture of a page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QBoxLayout, QDialog, QVBoxLayout, QWidget

from ldnprep.ui.look.layouts import CalmScrollArea, FlowLayout, Ground
from ldnprep.ui.look.qtnumbers import STRONG_FOCUS
from ldnprep.ui.look.theme import theme
from ldnprep.ui.look.widgets import button, label
from ldnprep.ui.shell.preview import SheetPicture
from ldnprep.ui.words import plain, tr

_MOST_IN_A_LINE = 3  # more choices than these stand below each other
_SHARE = 3  # words that take more of the screen than one in so many scroll
_FRAME = QSize(20, 60)  # what the system's title bar and edges take, generously


def room_of(window: QWidget) -> QSize:
    """What its screen has free for a window, frame and title left out."""
    return window.screen().availableSize() - _FRAME


def fitting(wanted: QSize, room: QSize) -> QSize:
    """The size of a window that stays on the screen: its buttons must be in sight also at the largest text."""
    return wanted.boundedTo(room)


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
        room = room_of(self)
        self.setMinimumWidth(min(theme().px(460), room.width()))
        self.setMaximumSize(room)
        layout = QVBoxLayout(self)
        space = theme().px(24)
        layout.setContentsMargins(space, space, space, space)
        layout.setSpacing(theme().px(14))
        layout.addWidget(label(title, "heading"))
        shown = label(words)
        shown.ensurePolished()
        scrolls = shown.heightForWidth(self.minimumWidth() - 2 * space) > room.height() // _SHARE
        if not scrolls:
            layout.addWidget(shown)
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        if detail or scrolls:
            layout.addWidget(self._detail(detail, headed=headed, first=shown if scrolls else None), 1)
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

    def _detail(self, detail: str, *, headed: bool, first: QWidget | None) -> QWidget:
        inside = Ground()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(4))
        if first is not None:
            column.addWidget(first)
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
        wanted = theme().px(60) + theme().px(24) * detail.count("\n")
        area.setMinimumHeight(min(theme().px(260), wanted, room_of(self).height() // 2))
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
    """Pictures of pages, one below the other, with a button to close it. more: words of a second button, "" for none.

    wants_more: the second button was pressed.
    """

    def __init__(self, title: str, images: Sequence[QImage], parent: QWidget | None = None, *, more: str = "") -> None:
        super().__init__(parent)
        self.wants_more = False
        self.setWindowTitle(title)
        layout = QVBoxLayout(self)
        inside = Ground()
        pages = QVBoxLayout(inside)
        pages.setContentsMargins(0, 0, 0, 0)
        pages.setSpacing(theme().px(12))
        for image in images:
            picture = SheetPicture()
            picture.show_image(image)
            pages.addWidget(picture)
        pages.addStretch(1)
        area = CalmScrollArea()
        area.setAccessibleName(title)
        area.setWidget(inside)
        area.setProperty("focusPolicy", STRONG_FOCUS)  # the arrow keys scroll it
        layout.addWidget(area, 1)
        line = FlowLayout(holder := QWidget())
        self.close_button, self.more_button = button(tr("Close"), "primary"), button(plain(more))
        for each in (self.close_button, self.more_button):
            line.addWidget(each)
        self.more_button.setVisible(bool(more))
        self.close_button.clicked.connect(self.accept)
        self.more_button.clicked.connect(self._more)
        layout.addWidget(holder)
        self.resize(fitting(QSize(theme().px(960), theme().px(1000)), room_of(self)))

    def _more(self) -> None:
        self.wants_more = True
        self.accept()
