"""The pages of the open sheet: made when first shown, and disposed of with their sheet."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from ldnprep.ui.look.widgets import announce
from ldnprep.ui.pages.base import PageView
from ldnprep.ui.pages.start_page import StartPage
from ldnprep.ui.state import AFTER, FINISH, START
from ldnprep.ui.words import tr

if TYPE_CHECKING:
    from ldnprep.ui.program import Program


class PageDisposer(QObject):
    """Pages that are not wanted any more: hidden at once, deleted one a turn, between keys and presses.

    Hundreds of controls deleted at once would hold the window. gone: the last of them was.
    """

    gone = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._leaving: deque[PageView] = deque()
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._next)

    def to(self, pages: Iterable[PageView]) -> None:
        """Disposes of these pages."""
        for page in pages:
            page.drop_pending()
            page.hide()
            self._leaving.append(page)
        self._turn.start(0)

    def _next(self) -> None:
        if not self._leaving:
            self._turn.stop()
            self.gone.emit()
            return
        with suppress(RuntimeError):  # its window was built anew meanwhile: Qt deleted it with the old one
            self._leaving.popleft().deleteLater()


class Stage(QObject):
    """Shows the page that the program says, with the words round it: the way on, the steps, what a reader hears."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program
        self._disposer = PageDisposer(self)
        self._disposer.gone.connect(program.collector.much_was_left)
        self.pages: dict[str, PageView] = {}
        self._focused: QWidget | None = None  # what had the focus last on a page

    @property
    def name(self) -> str:
        """Which page is to be in sight: a step's id, or FINISH or AFTER."""
        return self._program.extra or self._program.wizard.current.id

    def show(self) -> None:
        """Brings the page into sight that is to be shown now."""
        program = self._program
        name = program.visit.session.at = self.name
        page = self.pages.get(name)
        if page is None:
            page = self._make_page(name)
            page.removal_offered.connect(program.window.offer_undo)
            page.country_requested.connect(program.ask_country)
            page.back_requested.connect(program.read_again)
            page.waits.connect(program.frame.footer.show_waiting)
            page.danger_waits.connect(program.frame.footer.show_danger)
            self.pages[name] = page
        if not program.visit.read_only and program.extra is None:
            program.visit.session.set_resume(self._resume_step(), tuple(program.wizard.visited))
        by_keys = not getattr(QApplication.focusWidget(), "by_pointer", False)  # of a button of ours, see `Pressable`
        program.frame.footer.begin_page()
        program.window.show_page(page)
        asks = program.extra is None
        program.window.show_preview_if(asks and program.wizard.has_begun, beside=asks and program.wizard.number > 0)
        self._show_position()
        page.title_label.by_keys = by_keys
        page.enter()
        page.refresh()
        if name in (FINISH, AFTER):
            self._lead_out(page)
        self.fill_start()
        if program.window.painted:  # nobody hears of a window that is not there yet
            announce(page, program.window.windowTitle())

    def fill_start(self) -> None:
        """The saved sheets, where the Start page is in sight. Not before it is painted: many may have to be read."""
        program = self._program
        page = self.pages.get(START)
        if isinstance(page, StartPage) and program.window.painted and program.wizard.current.id == START:
            program.opening.fill_start(page)
            self._lead_out(page)

    def _lead_out(self, page: PageView) -> None:
        """A page that says no danger text itself leads to them; nothing is worked out for a sheet without answers."""
        if self._program.visit.answers.values:
            page.danger.lead_out(self._program.visit)

    def _resume_step(self) -> str:
        # the Start page is where one begins, not where one left off
        program = self._program
        current = program.wizard.current.id
        return program.visit.answers.resume.page if current == START else current

    def _make_page(self, name: str) -> PageView:
        program = self._program
        if name == START:  # painted first: nothing that only the other pages need is loaded for it
            page = StartPage(program.visit)
            program.opening.connect_start(page)
            return page
        from ldnprep.ui.pages.make_page import make_page

        return make_page(program, name)

    def _show_position(self) -> None:
        program = self._program
        words = tr("&Next")
        if program.wizard.return_to:
            words = tr("Do&ne")
        elif program.extra is not None:
            words = ""
        elif not program.wizard.can_go_on:
            words = tr("&Make my sheet")
        title = self.pages[program.extra].title_label.text() if program.extra else program.wizard.current.title
        program.window.show_position(program.wizard, title, words)
        self._show_statuses()

    def _show_statuses(self) -> None:
        # nothing was opened yet: nothing can have been left out, and the rules need not be loaded for it
        program = self._program
        left = program.visit.findings.unanswered if program.wizard.visited != [START] else ()
        program.frame.side.show_statuses(program.wizard.statuses(program.visit.answers, left))

    def refresh(self) -> None:
        """The findings changed: the page in sight follows, and what the steps say of themselves."""
        page = self.pages.get(self.name)
        if page is not None:
            page.refresh()
        self._show_statuses()

    def follow_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        """Arrow keys and Enter lead out of sight on a page that is longer than the window: it scrolls after them.

        By pointer nothing scrolls.
        """
        if self._program.closed:
            return
        self._program.visit.session.end_typing()  # what is typed in a box that she enters again is undone by itself
        if new is None:
            return
        page = self._program.frame.stack.currentWidget()
        if page is not None and page.isAncestorOf(new):
            self._focused = new
        entered = isinstance(new, QLineEdit) and getattr(old, "entered", False)  # of a box of ours, see `LineEdit`
        if old is None or not (entered or isinstance(new, QAbstractButton)):
            return
        by_pointer = getattr(old, "by_pointer", False) or QApplication.mouseButtons() != QtCore.Qt.MouseButton.NoButton
        if isinstance(page, PageView) and page.isAncestorOf(old) and page.isAncestorOf(new) and not by_pointer:
            page.bring_what_opened(new)

    def take_focus_back(self, *, anywhere: bool) -> None:
        """The focus goes to where it was last on the page, else to its title. anywhere: out of sight too."""
        page, before = self.pages[self.name], self._focused
        there = before is not None and isValid(before) and before.isVisible() and page.isAncestorOf(before)
        target = before if there and before is not None and (anywhere or page.shows(before)) else page.title_label
        target.setFocus(QtCore.Qt.FocusReason.OtherFocusReason)

    def show_focus(self) -> None:
        """Brings what has the focus into sight: what an undo took away may have been all that was."""
        page, focused = self.pages[self.name], QApplication.focusWidget()
        if focused is not None and page.isAncestorOf(focused):
            page.bring_what_opened(focused)

    def show_anew(self) -> None:
        """Builds the page in sight anew: what may be done on it has changed."""
        self.drop()
        self.show()

    def drop(self) -> None:
        """Disposes of all pages; they are made anew when next shown."""
        for page in self.pages.values():
            self._program.frame.stack.removeWidget(page)
        self._disposer.to(self.pages.values())
        self.pages.clear()
