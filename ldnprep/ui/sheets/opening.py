"""Which sheet is worked on: the last one, one of the list, a file from elsewhere, an example."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ldnprep.answers.model import Answers
from ldnprep.answers.session import Session
from ldnprep.errors import LdnPrepError
from ldnprep.ui.keeping.keeper import Keeper
from ldnprep.ui.pages.start_page import StartPage
from ldnprep.ui.sheets.beginning import Beginning
from ldnprep.ui.state import AFTER
from ldnprep.ui.words import tr

if TYPE_CHECKING:
    from ldnprep.answers.sheets import OpenSheet
    from ldnprep.locks import SheetLock
    from ldnprep.ui.program import Program
    from ldnprep.ui.sheets.sheet_list import SheetList

_TAKE_OVER = 1


def _same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:  # one of them is not there
        return False


@contextmanager
def _released_on_failure(lock: SheetLock) -> Iterator[None]:
    try:
        yield
    except LdnPrepError:
        lock.release()  # else this very window would count as the other one from now on
        raise


class Opening(QObject):
    """Opens and closes sheets for the program."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program
        self.beginning = Beginning(program)

    # ------------------------------------------------------------ the Start page

    def connect_start(self, page: StartPage) -> None:
        """Answers what the Start page asks for."""
        page.go_on_requested.connect(self.go_on)
        page.after_requested.connect(self._after)
        page.new_requested.connect(self.beginning.new)
        page.from_last_requested.connect(self.beginning.from_last)
        page.open_requested.connect(self.open_other)
        page.blank_requested.connect(self._program.save_blank)
        page.example_requested.connect(self.example)
        page.delete_everything_requested.connect(self._everything_asked)
        page.sheet_requested.connect(self._sheet_asked)

    @cached_property
    def listed(self) -> SheetList:
        """The list of the saved sheets. Loaded after the first paint: until then the page does without it."""
        from ldnprep.ui.sheets.sheet_list import SheetList

        return SheetList(self._program)

    def fill_start(self, page: StartPage) -> None:
        """Shows the saved sheets, and the one to go on with."""
        self.listed.fill(page)

    def _sheet_asked(self, what: str, key: str) -> None:
        self.listed.act(what, key)

    def _everything_asked(self) -> None:
        self.listed.delete_everything()

    # ------------------------------------------------------------ new, next, again

    def go_on(self) -> None:
        """Goes to the page where she left off."""
        program = self._program
        page = program.visit.answers.resume.page
        program.go(page if page in {step.id for step in program.wizard.steps} else program.wizard.steps[1].id)

    def _after(self) -> None:
        self._program.show_extra(AFTER)

    # ------------------------------------------------------------ opening

    def open_last(self) -> None:
        """At the start: the sheet that was open last, quietly; nothing is shown but the offer to go on."""
        last = self._program.sheets.last()
        if last is not None and not self.open(last, quiet=True):
            # never as if there were nothing: a second click on the icon must not look like a lost sheet
            self._program.frame.notices.show_notice(
                "file",
                tr("Your last sheet was not opened. It may be open in another window. It is kept."),
                action=tr("Open it"),
                act=partial(self.open_listed, last),
            )

    def open_listed(self, path: Path, _checked: bool = False) -> None:
        """One of the list, at the page where she left off."""
        if self.open(path):
            self.go_on()

    def open_other(self) -> None:
        """A file that she picks; it is edited where it is."""
        path = self._program.dialogs.open_path(tr("Open a file of answers"))
        if path is not None and self.open(path):
            self.go_on()

    def open(self, path: Path, *, quiet: bool = False, has_all: bool = False) -> bool:
        """Opens a file; False when it stayed shut. Damaged and newer files are opened to look at only.

        has_all: the file holds all that the open sheet has; that one needs no saving.
        """
        from ldnprep.locks import SheetLock

        program = self._program
        if self._is_open(path):
            return True
        if program.sheets.refused is not None:
            return program.shelter.look_at(path, quiet=quiet)
        try:
            lock = SheetLock(path)
            free = lock.acquire()
            if not free:
                if quiet or not self._may_take_over():
                    return False
                lock.take_over()
            with _released_on_failure(lock):
                sheet = program.sheets.open(path, program.checklist, write=lock.write)
        except LdnPrepError as error:
            if not quiet:
                program.dialogs.tell(tr("This file cannot be opened"), "\n".join(map(str, error.problems[:5])))
            return False
        if not has_all and not self.beginning.let_go():
            lock.release()
            return False
        self._show(sheet, lock)
        return True

    def _is_open(self, path: Path) -> bool:
        """Whether this window has the sheet, to write it. One that it only shows is read again: it may be mended."""
        keeper = self._program.keeper
        if keeper.path is None or keeper.lock is None or not keeper.lock.is_ours() or not _same_file(path, keeper.path):
            return False
        if self._program.visit.read_only:
            keeper.lock.release()
            return False
        return True

    def _may_take_over(self) -> bool:
        choice = self._program.dialogs.choose(
            tr("This sheet is open in another window"),
            tr("Go on in the other window. If you take the sheet over, the other window will not save any more."),
            [tr("Leave it"), tr("Take it over")],
        )
        return choice == _TAKE_OVER

    def _show(self, sheet: OpenSheet, lock: SheetLock) -> None:
        program = self._program
        opened = sheet.opened
        keeper = Keeper(program.sheets, program.checklist, Session(opened.answers), sheet)
        keeper.lock = lock
        read_only = opened.read_only is not None
        if read_only:
            keeper.only_read()
        program.take(keeper, read_only=read_only)
        notices = program.frame.notices
        notices.remove("file")
        notices.remove("problems")
        if opened.read_only is not None:
            notices.show_notice(
                "file",
                tr("You can look at this file, but not change it: {why}. It stays as it is.").format(
                    why=opened.read_only.what
                ),
                action=tr("Go on with a copy of what can be read"),
                act=partial(self._recover, opened.answers),
                stays=True,
            )
        if not read_only and keeper.rescued is not None:
            program.shelter.offer_rescued(keeper.rescued)
        if opened.problems:
            notices.show_notice(
                "problems",
                tr("Some entries of this file do not fit this program. They are kept in the file, not on the sheet."),
                action=tr("Show them"),
                act=partial(
                    program.dialogs.tell,
                    tr("Kept, but not on the sheet"),
                    str(sheet.path),
                    detail="\n".join(map(str, opened.problems)),
                ),
            )

    def _recover(self, answers: Answers, _checked: bool = False) -> None:
        """A new sheet with what could be read; the damaged file stays as it is."""
        program = self._program
        if program.sheets.refused is not None:
            program.shelter.go_on_with(answers)
            return
        try:
            path = program.sheets.create(answers)
        except LdnPrepError as error:
            program.dialogs.tell(tr("That did not work"), str(error.problems[0]))
            return
        program.keeper.session.mark_saved(answers)  # the copy has them
        program.frame.notices.remove("file")
        if self.open(path):
            self.go_on()

    def lost(self) -> None:
        """Another window took the sheet over."""
        program = self._program
        program.visit.read_only = True
        program.stage.show_anew()  # nothing more is typed that nobody keeps
        program.frame.notices.show_notice(
            "file",
            tr("This sheet was opened in another window. Nothing is saved here any more."),
            action=tr("Go on with a copy"),
            act=self._copy_pressed,
            stays=True,
        )

    def _copy_pressed(self, _checked: bool = False) -> None:
        self._recover(self._program.visit.answers)

    def example(self) -> None:
        """An example patient, to look at; nothing is saved."""
        from ldnprep.ui.sheets.examples import show_example

        show_example(self._program)
