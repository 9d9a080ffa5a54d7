"""Small windows in the look of the program: words with buttons, and a picture of a page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractSlider, QDialog, QVBoxLayout, QWidget

from ldnprep.ui.look.layouts import CalmScrollArea, FlowLayout, Ground
from ldnprep.ui.look.qtnumbers import STRONG_FOCUS
from ldnprep.ui.look.theme import theme
from ldnprep.ui.look.widgets import button, label
from ldnprep.ui.shell.preview import SheetPicture
from ldnprep.ui.words import plain, tr

_MOST_IN_A_LINE = 3  # of more choices only the last, the way out, stands below what scrolls
_WIDE = 520  # pixels at 100 %
_FRAME = QSize(20, 60)  # what the system's title bar and edges take, generously


class BoundedWindow(QDialog):
    """A small window, never larger than its screen: `body` scrolls, the buttons in `foot` are always in sight."""

    def __init__(self, wanted: QSize, parent: QWidget | None, space: int) -> None:
        """wanted: pixels at 100 %, the height where it is not as high as its contents. space: round and between."""
        super().__init__(parent)
        self._wanted = wanted * theme().scale
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*[theme().px(space)] * 4)
        self._column.setSpacing(theme().px(14))
        self._inside = Ground()
        self.body = QVBoxLayout(self._inside)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.area = CalmScrollArea()
        self.area.setWidget(self._inside)
        self._below = QWidget()
        self.foot = FlowLayout(self._below, right=True)
        self._column.addWidget(self.area, 1)
        self._column.addWidget(self._below)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Before it is seen, and before Qt puts it in the middle."""
        room = self.screen().availableSize() - _FRAME
        margins = self.contentsMargins() + self._column.contentsMargins()
        width = min(self._wanted.width(), room.width())
        inside = width - margins.left() - margins.right()
        words = self._inside.heightForWidth(inside - self.area.viewportMargins().right())
        around = self.foot.heightForWidth(inside) + self._column.spacing() + margins.top() + margins.bottom()
        height = min(max(words + around, self._wanted.height()), room.height())
        if words + around > height:
            self.area.setProperty("focusPolicy", STRONG_FOCUS)  # the arrow keys scroll it
        self.resize(width, height)
        super().showEvent(event)


    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """A button has the focus, and these keys say nothing to it: they scroll."""
        keys, way = Qt.Key, QAbstractSlider.SliderAction
        scrolls = {
            keys.Key_PageDown.value: way.SliderPageStepAdd,
            keys.Key_PageUp.value: way.SliderPageStepSub,
            keys.Key_Home.value: way.SliderToMinimum,
            keys.Key_End.value: way.SliderToMaximum,
        }
        if event.key() in scrolls:
            self.area.verticalScrollBar().triggerAction(scrolls[event.key()])
        else:
            super().keyPressEvent(event)


class MessageDialog(BoundedWindow):
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
        super().__init__(QSize(_WIDE, 0), parent, 24)
        self.chosen: int | None = None
        self.setWindowTitle(f"{title} – LDN Prep")
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        self.body.setSpacing(theme().px(4))
        self.body.addWidget(label(title, "heading"))
        self.body.addSpacing(theme().px(10))
        self.body.addWidget(label(words))
        self._add_detail(detail, headed=headed)
        many = len(choices) > _MOST_IN_A_LINE
        if many:
            self.body.addSpacing(theme().px(12))
        self._buttons = []
        for place, choice in enumerate(choices):
            made = button(plain(choice), "primary" if place == 0 and not many else "")
            made.setProperty("place", place)
            made.clicked.connect(self._pressed)
            self._buttons.append(made)
            (self.body if many and place < len(choices) - 1 else self.foot).addWidget(made)
        self.body.addStretch(1)
        self._buttons[0].setDefault(True)
        self._buttons[0].setFocus()

    def _add_detail(self, detail: str, *, headed: bool) -> None:
        for block in filter(None, detail.split("\n\n") if headed else [detail]):
            heading, _, text = block.partition("\n") if headed else ("", "", block)
            self.body.addSpacing(theme().px(12))
            if heading and text:
                self.body.addWidget(label(heading, "question"))
            self.body.addWidget(self._text(text or heading))

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


class PictureDialog(BoundedWindow):
    """Pictures of pages, one below the other, with a button to close it. more: words of a second button, "" for none.

    wants_more: the second button was pressed.
    """

    def __init__(self, title: str, images: Sequence[QImage], parent: QWidget | None = None, *, more: str = "") -> None:
        super().__init__(QSize(960, 1000), parent, 10)
        self.wants_more = False
        self.setWindowTitle(title)
        self.body.setSpacing(theme().px(12))
        for image in images:
            picture = SheetPicture()
            picture.show_image(image)
            self.body.addWidget(picture)
        self.body.addStretch(1)
        self.area.setAccessibleName(title)
        self.close_button, self.more_button = button(tr("Close"), "primary"), button(plain(more))
        for each in (self.close_button, self.more_button):
            self.foot.addWidget(each)
        self.more_button.setVisible(bool(more))
        self.close_button.clicked.connect(self.accept)
        self.more_button.clicked.connect(self._more)

    def _more(self) -> None:
        self.wants_more = True
        self.accept()
