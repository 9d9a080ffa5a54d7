"""Page 1 of the sheet beside the questions: made in a thread of its own, the newest request wins."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRunnable, QSize, Qt, QThreadPool, QTimer, Signal, Slot
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from ldnprep.answers.model import Answers
from ldnprep.errors import LdnPrepError
from ldnprep.ui.theme import theme
from ldnprep.ui.widgets import label
from ldnprep.ui.words import tr

# width in pixels and answers in, the picture of page 1 out: width, height, RGBA or BGRA bytes
PageMaker = Callable[[Answers, int], QImage]

_REST_MS = 150


class _Job(QRunnable):
    """One picture, made off the UI thread."""

    class Signals(QObject):
        """What a runnable cannot have itself."""

        finished = Signal(int, QImage)
        failed = Signal(int, str)

    def __init__(self, number: int, make: PageMaker, answers: Answers, width: int) -> None:
        super().__init__()
        self.signals = self.Signals()
        self._number, self._make, self._answers, self._width = number, make, answers, width

    def run(self) -> None:
        try:
            image = self._make(self._answers, self._width)
        except LdnPrepError as error:
            self.signals.failed.emit(self._number, str(error.problems[0]))
        else:
            self.signals.finished.emit(self._number, image)


class PreviewMaker(QObject):
    """Asks for pictures, one at a time; a request that comes while one is made waits, and only the newest is kept."""

    image_changed = Signal(QImage)
    failed = Signal(str)

    def __init__(self, make: PageMaker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._number = 0
        self._running: _Job | None = None
        self._wanted: tuple[Answers, int] | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._start)

    def request(self, answers: Answers, width: int) -> None:
        """Wants a picture of page 1 for these answers, `width` pixels wide."""
        self._wanted = (answers, width)
        if self._running is None and not self._rest.isActive():
            self._rest.start()

    def _start(self) -> None:
        if self._wanted is None or self._running is not None:
            return
        answers, width = self._wanted
        self._wanted = None
        self._number += 1
        job = _Job(self._number, self._make, answers, width)
        job.setAutoDelete(False)  # this object keeps it until its signal has arrived
        self._running = job
        job.signals.finished.connect(self._finished)
        job.signals.failed.connect(self._failed)
        self._pool.start(job)

    @Slot(int, QImage)
    def _finished(self, _number: int, image: QImage) -> None:
        self._running = None
        self.image_changed.emit(image)
        self._start()

    @Slot(int, str)
    def _failed(self, _number: int, words: str) -> None:
        self._running = None
        self.failed.emit(words)
        self._start()

    def stop(self) -> None:
        """Waits for the picture that is being made and asks for no more."""
        self._wanted = None
        self._rest.stop()
        self._pool.waitForDone()


class SheetPicture(QLabel):
    """The picture, as wide as its place."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.setMinimumWidth(60)
        self.setAccessibleName(tr("Picture of page 1 of your sheet. All that it shows is in your answers."))

    def show_image(self, image: QImage) -> None:
        """Shows a new picture."""
        self._image = image
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._image.isNull():
            return
        ratio = self.devicePixelRatioF()
        width = round(max(60, self.width() - 2) * ratio)
        fitted = self._image
        if fitted.width() != width:
            fitted = fitted.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        pixels = QPixmap.fromImage(fitted)
        pixels.setDevicePixelRatio(ratio)
        self.setPixmap(pixels)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(theme().px(320), theme().px(450))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(60, 60)


class PreviewPane(QFrame):
    """The column at the right of a wide window."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("previewPane")
        self.setAccessibleName(tr("Your sheet so far"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme().px(16), theme().px(20), theme().px(16), theme().px(12))
        layout.setSpacing(theme().px(10))
        layout.addWidget(label(tr("Your sheet so far, page 1"), "second"))
        self.picture = SheetPicture()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.picture)
        column.addStretch(1)
        scroll.setWidget(inside)
        self.note = label(tr("It appears here in a moment."), "second")
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
