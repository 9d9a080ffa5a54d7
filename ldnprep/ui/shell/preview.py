"""Page 1 of the sheet beside the questions: made in a thread of its own, the newest request wins."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ldnprep.answers.model import Answers
from ldnprep.ui.background import Background
from ldnprep.ui.look.layouts import CalmScrollArea
from ldnprep.ui.look.theme import theme
from ldnprep.ui.look.widgets import label
from ldnprep.ui.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from ldnprep.ui.program import Program

# answers and a width in pixels in, the picture of page 1 out
PageMaker = Callable[[Answers, int], "QImage"]

_REST_MS = 5  # changes of one moment make one picture; while one is made the next waits anyway
_LATER_MS = 100  # when something more important is late
_SHADE = 0.2  # of the ground over a white page in the dark: letters keep more than 10 : 1


class PreviewMaker(QObject):
    """Asks for pictures, one at a time; a request that comes while one is made waits, and only the newest is kept.

    must_wait: says whether something more important is late on this machine; then no picture is begun.
    """

    image_changed = Signal(object)  # a QImage
    failed = Signal(str)

    def __init__(
        self,
        make: PageMaker,
        background: Background,
        parent: QObject | None = None,
        must_wait: Callable[[], bool] = bool,
    ) -> None:
        super().__init__(parent)
        self._make = make
        self._must_wait = must_wait
        self._background = background
        self._running = False
        self._wanted: tuple[Answers, int] | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._start)

    def request(self, answers: Answers, width: int) -> None:
        """Wants a picture of page 1 for these answers, `width` pixels wide."""
        self._wanted = (answers, width)
        if not self._running and not self._rest.isActive():
            self._rest.start(_REST_MS)

    def stop(self) -> None:
        """Wants nothing any more."""
        self._wanted = None
        self._rest.stop()

    def _start(self) -> None:
        if self._wanted is None or self._running:
            return
        if self._must_wait():
            self._rest.start(_LATER_MS)
            return
        answers, width = self._wanted
        self._wanted = None
        self._running = True
        self._background.run(partial(self._make, answers, width), self._finished, self._failed)

    def _finished(self, image: QImage) -> None:
        self._running = False
        self.image_changed.emit(image)
        self._start()

    def _failed(self, words: str) -> None:
        self._running = False
        self.failed.emit(words)
        self._start()


class LivePreview(QObject):
    """Page 1 of the open sheet, made anew as its answers change, in the column beside the questions."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program
        self.maker = PreviewMaker(self._page_one, program.background, self, self._saves_late)
        self.maker.image_changed.connect(self._show)
        self.maker.failed.connect(self.show_failure)

    def request(self) -> None:
        """Has page 1 made anew, if it is in sight."""
        window = self._program.window
        if window.frame is not None and window.frame.preview.isVisible() and window.painted and window.preview_due:
            width = max(200, window.frame.preview.picture.width())
            self.maker.request(self._program.visit.answers, round(width * window.devicePixelRatioF()))

    def show_failure(self, words: str) -> None:
        """Says beside the questions why there is no picture."""
        self._program.frame.preview.show_failure(words)

    def _show(self, image: QImage) -> None:
        self._program.frame.preview.show_image(image)

    def _saves_late(self) -> bool:
        return self._program.keeper.is_late

    def _page_one(self, answers: Answers, width: int) -> QImage:
        from ldnprep.ui.sheets.making import page_one

        return page_one(self._program.checklist, answers, width, self._program.background.give_way)


class SheetPicture(QLabel):
    """The picture of a page, as wide as its place and as high as it then is.

    It is fitted when it is painted: of the pages of a long sheet most are never scrolled to.
    """

    def __init__(self) -> None:
        super().__init__()
        self._image: QImage | None = None
        self._fitted: QImage | None = None  # to the width of the last painting
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(60)
        self.setAccessibleName(tr("Picture of page 1 of your sheet. All that it shows is in your answers."))

    def show_image(self, image: QImage) -> None:
        """Shows a new picture."""
        grown = self._image is None or image.size() != self._image.size()
        self._image = image
        self._fitted = None
        if grown:
            self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        if self._image is None:
            return
        ratio = self.devicePixelRatioF()
        width = round(max(60, self.width()) * ratio)
        if self._fitted is None or self._fitted.width() != width:
            self._fitted = self._image
            if self._image.width() != width:
                self._fitted = self._image.scaledToWidth(width, QtCore.Qt.TransformationMode.SmoothTransformation)
            self._fitted.setDevicePixelRatio(ratio)
        painter = QPainter(self)
        painter.drawImage(0, 0, self._fitted)
        if theme().dark:  # paper is white, and prints so; on a dark screen as bright a white would blind sore eyes
            painter.setOpacity(_SHADE)
            painter.fillRect(self.rect(), theme().brush("ground"))
        painter.end()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        if self._image is None:
            return self.sizeHint().height()
        return round(self._image.height() * width / self._image.width())

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(theme().px(320), theme().px(450))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(60, 60)


class PressedPicture(SheetPicture):
    """A picture that is pressed to see it large; with keys it is enlarged from the View menu."""

    pressed = Signal()

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 - Qt's name
        self.setCursor(QtCore.Qt.CursorShape.PointingHandCursor)  # when it comes, not when the window is built
        super().enterEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if self.rect().contains(event.position().toPoint()):
            self.pressed.emit()


class PreviewPane(QFrame):
    """The column at the right of a wide window."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("previewPane")
        self.setAccessibleName(tr("Your sheet so far"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme().px(16), theme().px(20), theme().px(16), theme().px(12))
        layout.setSpacing(theme().px(10))
        layout.addWidget(label(tr("Your sheet so far. Press it to enlarge it."), "second"))
        self.picture = PressedPicture()
        self.picture.setToolTip(tr("Enlarge it"))
        scroll = CalmScrollArea()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.picture)
        column.addStretch(1)
        scroll.setWidget(inside)
        self.note = label(tr("It appears here as you go on."), "second")
        layout.addWidget(self.note)
        layout.addWidget(scroll, 1)

    def show_image(self, image: QImage) -> None:
        """Shows page 1."""
        self.note.setVisible(False)
        self.picture.show_image(image)

    def show_failure(self, words: str) -> None:
        """Says why there is no picture."""
        self.note.setText(words)
        self.note.setVisible(True)
