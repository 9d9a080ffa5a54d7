"""The window: steps at the side, one page at a time, the way on at the foot, the growing sheet beside it."""

from __future__ import annotations

from PySide6 import QtCore, QtGui
from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ldnprep.ui.footer import Footer
from ldnprep.ui.notice import NoticeBar
from ldnprep.ui.pages.base import PageView
from ldnprep.ui.preview import PreviewPane
from ldnprep.ui.side import WIDTH as SIDE_WIDTH
from ldnprep.ui.side import StepsList
from ldnprep.ui.state import Step, Wizard
from ldnprep.ui.tabs import next_stop
from ldnprep.ui.theme import TEXT_SIZES, theme
from ldnprep.ui.widgets import announce, button, label
from ldnprep.ui.words import tr

_PAGE_LEAST = 520  # pixels at 100 % that a page wants before anything stands beside it
_PREVIEW_WIDTH = 340
_USUAL_SIZE = QSize(1280, 800)
_FRAME = QSize(20, 60)  # what the system's title bar and edges take, generously


def _action(words: str, parent: QObject) -> QAction:
    made = QAction(parent)  # with its words in one call PySide6 asks for icons too, and makes 150 names of them
    made.setText(words)
    return made


class UndoBar(QFrame):
    """One line above the foot: what was taken away, and a button to bring it back. It stays until the next step."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("undoBar")
        line = QHBoxLayout(self)
        line.setContentsMargins(theme().px(24), theme().px(8), theme().px(24), theme().px(8))
        self.words = label("")
        self.undo_button = button(tr("&Undo"), description=tr("Brings back what was just removed"))
        line.addWidget(self.words, 1)
        line.addWidget(self.undo_button)
        self.setVisible(False)

    def offer(self, words: str) -> None:
        """Says what was taken away."""
        self.words.setText(words)
        self.setVisible(True)
        announce(self, f"{words}. {tr('You can undo this.')}")


class Frame(QWidget):
    """All that stands in the window at one text size; built anew when the text size or the steps change."""

    def __init__(self, steps: tuple[Step, ...], current: str) -> None:
        super().__init__()
        self._hidden: set[QWidget] = set()
        self.side = StepsList(steps, current)
        self.footer = Footer()
        self.undo_bar = UndoBar()
        self.stack = QStackedWidget()
        self.preview = PreviewPane()
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.notices = NoticeBar()
        column.addWidget(self.notices)
        column.addWidget(self.stack, 1)
        column.addWidget(self.undo_bar)
        column.addWidget(self.footer)
        self.splitter = QSplitter()
        self.splitter.addWidget(middle)
        self.splitter.addWidget(self.preview)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        self.splitter.setSizes([theme().px(700), theme().px(_PREVIEW_WIDTH)])
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.side)
        line.addWidget(self.splitter, 1)

    def arrange(self, width: int, *, preview_wanted: bool) -> None:
        """Steps and preview stand beside the page only where the page keeps its room."""
        look = theme()
        side = width >= look.px(SIDE_WIDTH + _PAGE_LEAST)
        preview = preview_wanted and width >= look.px(SIDE_WIDTH + _PAGE_LEAST + 100 + _PREVIEW_WIDTH)
        for column, shown in ((self.side, side), (self.preview, preview)):
            # to show what was never hidden would dress all that is in it now, and again when its texts are there
            if shown == (column in self._hidden):
                column.setVisible(shown)
                self._hidden ^= {column}
        self.footer.steps_button.setVisible(not side)
        self.footer.preview_button.setVisible(preview_wanted and not preview)
        self.footer.arrange()


class WizardWindow(QMainWindow):
    """The main window. It shows pages and passes on what is asked; what a page does is not its business.

    Requests end in `_requested`; the program (`program.py`) answers. closing: it is about to close, unless `stay_open`
    is called.
    """

    step_requested = Signal(str)
    next_requested = Signal()
    back_requested = Signal()
    undo_requested = Signal()
    redo_requested = Signal()
    help_requested = Signal()
    preview_requested = Signal()
    new_requested = Signal()
    open_requested = Signal()
    close_requested = Signal()
    text_size_requested = Signal(int)
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
        self.painted = False  # and ready for keys
        self._may_close = True
        self._make_actions()
        self._make_menus()
        self._connect_signals()
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

    def show_text_size(self, percent: int) -> None:
        """Ticks the text size in the View menu."""
        for action in self.size_actions.actions():
            action.setChecked(action.data() == percent)

    # ------------------------------------------------------------ building

    def _make_actions(self) -> None:
        self.new_action = _action(tr("&New sheet"), self)
        self.open_action = _action(tr("&Open a file…"), self)
        self.close_action = _action(tr("Save and &close"), self)
        self.undo_action = _action(tr("&Undo"), self)
        self.redo_action = _action(tr("&Redo"), self)
        self.set_history(undo=False, redo=False)
        self.preview_action = _action(tr("Show the &sheet beside the questions"), self)
        self.preview_action.setCheckable(True)
        self.preview_action.setChecked(True)
        self.size_actions = QActionGroup(self)
        for percent in TEXT_SIZES:
            action = _action(tr("&{percent} %").format(percent=percent), self.size_actions)
            action.setCheckable(True)
            action.setData(percent)
            action.setChecked(percent == TEXT_SIZES[0])

    def _make_menus(self) -> None:
        file_menu = self.menuBar().addMenu(tr("&File"))
        file_menu.addActions([self.new_action, self.open_action])
        file_menu.addSeparator()
        file_menu.addAction(self.close_action)
        edit_menu = self.menuBar().addMenu(tr("&Edit"))
        edit_menu.addActions([self.undo_action, self.redo_action])
        view_menu = self.menuBar().addMenu(tr("&View"))
        size_menu = view_menu.addMenu(tr("&Text size"))
        size_menu.addActions(self.size_actions.actions())
        view_menu.addAction(self.preview_action)

    def _connect_signals(self) -> None:
        self.new_action.triggered.connect(self.new_requested)
        self.open_action.triggered.connect(self.open_requested)
        self.close_action.triggered.connect(self.close_requested)
        self.undo_action.triggered.connect(self.undo_requested)
        self.redo_action.triggered.connect(self.redo_requested)
        self.preview_action.toggled.connect(self._preview_toggled)
        self.size_actions.triggered.connect(self._size_chosen)

    def set_steps(self, steps: tuple[Step, ...], current: str) -> None:
        """Builds the inside of the window for these steps, at the text size in force; `current`: the id of one."""
        frame = Frame(steps, current)
        footer = frame.footer
        frame.side.step_requested.connect(self.step_requested)
        footer.next_button.clicked.connect(self.next_requested)
        footer.back_button.clicked.connect(self.back_requested)
        footer.close_button.clicked.connect(self.close_requested)
        footer.help_button.clicked.connect(self.help_requested)
        footer.preview_button.clicked.connect(self.preview_requested)
        frame.preview.picture.pressed.connect(self.preview_requested)
        footer.steps_button.clicked.connect(self._show_steps_menu)
        frame.undo_bar.undo_button.clicked.connect(self.undo_requested)
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
        self.setWindowTitle(
            tr("{title} (step {number} of {total}) – LDN Prep").format(
                title=title, number=wizard.number, total=wizard.total
            )
        )

    def show_preview_if(self, due: bool) -> None:
        """Whether the sheet has something to show by now."""
        if due is not self.preview_due:
            self.preview_due = due
            self._arrange()

    def offer_undo(self, words: str) -> None:
        """Something was taken away that can be brought back."""
        assert self.frame is not None  # noqa: S101 - set_steps comes first
        self.frame.undo_bar.offer(words)

    def withdraw_undo(self) -> None:
        """The moment for a single press is over; Edit, Undo still works."""
        if self.frame is not None:
            self.frame.undo_bar.setVisible(False)

    def set_history(self, *, undo: bool, redo: bool) -> None:
        """Whether there is something to take back or to make again."""
        self.undo_action.setEnabled(undo)
        self.redo_action.setEnabled(redo)

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

    def _size_chosen(self, action: QAction) -> None:
        self.text_size_requested.emit(int(action.data()))

    # ------------------------------------------------------------ Qt

    def _arrange(self) -> None:
        if self.frame is not None:
            self.frame.arrange(self.width(), preview_wanted=self.preview_wanted and self.preview_due)
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
        self._set_shortcuts()
        self.painted = True
        self.first_painted.emit()

    def _set_shortcuts(self) -> None:
        """The system's own keys for what it has keys for; in the very turn after the first paint, before any key."""
        keys = QtGui.QKeySequence.StandardKey
        for action, key in (
            (self.new_action, keys.New),
            (self.open_action, keys.Open),
            (self.close_action, keys.Quit),
            (self.undo_action, keys.Undo),
            (self.redo_action, keys.Redo),
        ):
            action.setShortcut(QtGui.QKeySequence(key))

    def stay_open(self) -> None:
        """Answers to `closing`: not now."""
        self._may_close = False

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        self._may_close = True
        self.closing.emit()
        event.setAccepted(self._may_close)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        """Tab goes as the eye reads: steps, page, undo, foot."""
        if self.frame is None:
            return super().focusNextPrevChild(forward)
        target = next_stop(self.frame, QApplication.focusWidget(), forward=forward)
        if target is None:
            return False
        reason = QtCore.Qt.FocusReason.TabFocusReason if forward else QtCore.Qt.FocusReason.BacktabFocusReason
        target.setFocus(reason)
        page = self.frame.stack.currentWidget()
        if isinstance(page, PageView) and page.isAncestorOf(target):
            page.bring_into_sight(target)
        return True
