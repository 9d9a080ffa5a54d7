"""The window: steps at the side, one page at a time, the way on at the foot, the growing sheet beside it."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu

from ldnprep.ui.look.tabs import next_stop
from ldnprep.ui.pages.base import PageView
from ldnprep.ui.shell.frame import Frame
from ldnprep.ui.shell.menus import Menus
from ldnprep.ui.state import Step, Wizard
from ldnprep.ui.words import tr

_USUAL_SIZE = QSize(1280, 800)
_FRAME = QSize(20, 60)  # what the system's title bar and edges take, generously


class WizardWindow(QMainWindow):
    """The main window. It shows pages and passes on what is asked; what a page does is not its business.

    Requests end in `_requested`; the program (`program.py`) answers. closing: it is about to close, unless `stay_open`
    is called.
    """

    step_requested = Signal(str)
    next_requested = Signal()
    back_requested = Signal()
    undo_requested = Signal()
    help_requested = Signal()
    preview_requested = Signal()
    close_requested = Signal()
    danger_requested = Signal()
    closing = Signal()
    became_wide = Signal()
    first_painted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.frame: Frame | None = None
        self._steps_menu: QMenu | None = None
        self._first_paint_seen = False
        self.preview_wanted = True
        self.preview_due = False
        self._beside = False
        self.painted = False  # and ready for keys
        self._may_close = True
        self.menus = Menus(self.menuBar(), self)
        self.menus.preview_toggled.connect(self._preview_toggled)
        self.menus.preview_requested.connect(self.preview_requested)
        self.menus.close_requested.connect(self.close_requested)
        self.menus.undo_requested.connect(self.undo_requested)
        self.menus.help_requested.connect(self.help_requested)
        self.setMinimumSize(QSize(480, 360))
        self._wanted_size = _USUAL_SIZE
        self.resize(_USUAL_SIZE)

    def open_on(self, room: QSize) -> None:
        """Shows the window, filling a screen that has too little room for it: Next must be in sight on a small laptop.

        room: what the screen has free, in pixels.
        """
        wanted = self._wanted_size + _FRAME
        if room.width() >= wanted.width() and room.height() >= wanted.height():
            self.show()
            return
        self.resize((room - _FRAME).expandedTo(self.minimumSize()).boundedTo(self._wanted_size))
        self.showMaximized()

    def take_size(self, width: int, height: int) -> None:
        """The size of the last time, in pixels; 0 when there was none."""
        if width and height:
            self._wanted_size = QSize(width, height).expandedTo(self.minimumSize())
            self.resize(self._wanted_size)

    def size_to_remember(self) -> QSize | None:
        """The size that she gave the window; None while it fills the screen or nobody changed it."""
        filling = self.isMaximized() or self.isFullScreen() or self.isMinimized()
        return None if filling or self.size() == self._wanted_size else self.size()

    # ------------------------------------------------------------ building

    def set_steps(self, steps: tuple[Step, ...], current: str) -> None:
        """Builds the inside of the window for these steps, at the text size in force; `current`: the id of one."""
        frame = Frame(steps, current)
        footer = frame.footer
        frame.side.step_requested.connect(self.step_requested)
        footer.next_button.clicked.connect(self.next_requested)
        footer.back_button.clicked.connect(self.back_requested)
        footer.close_button.clicked.connect(self.close_requested)
        footer.danger_button.clicked.connect(self.danger_requested)
        footer.help_button.clicked.connect(self.help_requested)
        footer.preview_button.clicked.connect(self.preview_requested)
        frame.preview.picture.pressed.connect(self.preview_requested)
        footer.steps_button.clicked.connect(self._show_steps_menu)
        frame.footer.undo_button.clicked.connect(self.undo_requested)
        old, self.frame = self.frame, frame
        self.setCentralWidget(frame)
        if old is not None:
            old.notices.move_to(frame.notices)
            old.deleteLater()
        self._arrange()

    # ------------------------------------------------------------ showing

    def show_page(self, page: PageView) -> None:
        """Puts a page in sight."""
        assert self.frame is not None  # noqa: S101 - set_steps comes first
        if self.frame.stack.indexOf(page) < 0:
            self.frame.stack.addWidget(page)
        self.frame.stack.setCurrentWidget(page)

    def show_position(self, wizard: Wizard, title: str, next_words: str) -> None:
        """The step, the title of the window and what the buttons can do."""
        assert self.frame is not None  # noqa: S101 - set_steps comes first
        footer = self.frame.footer
        footer.show_step(wizard.number, wizard.total)
        footer.back_button.setEnabled(wizard.can_go_back)
        footer.next_button.setText(next_words)
        footer.next_button.setVisible(bool(next_words))
        footer.arrange()
        if not wizard.number:
            self.setWindowTitle(tr("{title} – LDN Prep").format(title=title))
            return
        self.setWindowTitle(
            tr("{title} (step {number} of {total}) – LDN Prep").format(
                title=title, number=wizard.number, total=wizard.total
            )
        )

    def show_preview_if(self, due: bool, *, beside: bool) -> None:
        """due: the sheet has something to show by now. beside: it has its place here, also before that, so that nothing
        moves when it comes.
        """
        if (due, beside) != (self.preview_due, self._beside):
            self.preview_due, self._beside = due, beside
            self._arrange()

    def offer_undo(self, words: str) -> None:
        """Something was taken away that can be brought back."""
        assert self.frame is not None  # noqa: S101 - set_steps comes first
        self.frame.footer.offer_undo(words)

    def withdraw_undo(self) -> None:
        """The moment for a single press is over, and what Next told does not hold; Edit, Undo still works."""
        if self.frame is not None:
            self.frame.footer.withdraw()

    def _show_steps_menu(self) -> None:
        assert self.frame is not None  # noqa: S101 - the button is in it
        menu = QMenu(self)
        menu.setAccessibleName(tr("Steps"))
        self.frame.side.fill_menu(menu)
        at = self.frame.footer.steps_button
        where = at.mapToGlobal(at.rect().topLeft())
        menu.aboutToHide.connect(menu.deleteLater)
        self._steps_menu = menu
        menu.popup(where - menu.rect().bottomLeft())

    def _preview_toggled(self, shown: bool) -> None:
        self.preview_wanted = shown
        self._arrange()

    # ------------------------------------------------------------ Qt

    def _arrange(self) -> None:
        if self.frame is not None:
            beside = self.preview_wanted and self._beside
            self.frame.arrange(self.width(), preview_beside=beside, preview_due=self.preview_due)
            self.menus.show_room_for_preview(self.frame.has_room_for_preview(self.width()))
            self.became_wide.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        self._arrange()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        if not self._first_paint_seen:
            self._first_paint_seen = True
            QTimer.singleShot(0, self, self._tell_painted)

    def _tell_painted(self) -> None:
        self.menus.set_keys()  # in the very turn after the first paint, before any key
        self.painted = True
        self.first_painted.emit()

    def stay_open(self) -> None:
        """Answers to `closing`: not now."""
        self._may_close = False

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        self._may_close = True
        self.closing.emit()
        event.setAccepted(self._may_close)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        """Tab goes as the eye reads: steps, page, foot."""
        if self.frame is None:
            return super().focusNextPrevChild(forward)
        page = self.frame.stack.currentWidget()
        if isinstance(page, PageView) and not page.whole:
            page.complete()  # else the stop behind its title would be in the foot, where letters go nowhere
        target = next_stop(self.frame, QApplication.focusWidget(), forward=forward)
        if target is None:
            return False
        reason = QtCore.Qt.FocusReason.TabFocusReason if forward else QtCore.Qt.FocusReason.BacktabFocusReason
        target.setFocus(reason)
        if isinstance(page, PageView) and page.isAncestorOf(target):
            page.bring_into_sight(target)
        return True
