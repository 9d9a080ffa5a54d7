"""Which sheet is worked on: new, the last one, one of the list, a file from elsewhere, an example; and deleting."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ldnprep import files, pipeline, shipped
from ldnprep.answers.model import Answers, PartialDate
from ldnprep.answers.session import Session, new_from, settings_for_new
from ldnprep.errors import LdnPrepError
from ldnprep.ui.keeper import Keeper
from ldnprep.ui.pages.start_page import GoOn, SheetLine, StartPage
from ldnprep.ui.state import AFTER, START
from ldnprep.ui.words import date_words, tr

if TYPE_CHECKING:
    from ldnprep.answers.sheets import OpenSheet, SheetEntry
    from ldnprep.locks import SheetLock
    from ldnprep.ui.program import Program

_TAKE_OVER = 1


def when_words(when: datetime) -> str:
    """A day and time in the person's own time zone, in words; in the given one where the system knows no other."""
    try:
        local = when.astimezone()
    except (OSError, OverflowError):  # on Windows any day before 1970
        local = when
    return f"{date_words(PartialDate(local.year, local.month, local.day))}, {local:%H:%M}"


def title_words(title: str, visit: str, changed: datetime) -> str:
    """What a sheet is called in the list: by its title, else by its visit, else by its day."""
    if title.strip():
        return title
    if visit:
        return tr("Visit on {date}").format(date=visit)
    return tr("Sheet of {date}").format(date=when_words(changed).split(",")[0])


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


def example_words(name: str) -> str:
    """What an example patient is called in the window."""
    words = {
        "liver-and-many-medicines": tr("Someone with liver trouble and many medicines"),
        "no-but-typed": tr("Someone who said no, but takes an opioid"),
        "not-sure-of-anything": tr("Someone who is not sure; a helper fills it in"),
        "nothing-to-flag": tr("Someone with nothing special to check"),
        "patch-and-surgery": tr("Someone with a pain patch and an operation soon"),
    }
    return words.get(name) or name.replace("-", " ")


class Opening(QObject):
    """Opens and closes sheets for the program."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program
        self._actions: dict[str, Callable[[Path], None]] = {
            "open": self.open_listed,
            "rename": self.rename,
            "duplicate": self.duplicate,
            "new_from": self.new_from,
            "after": self.after,
            "delete": self.delete,
        }

    # ------------------------------------------------------------ the Start page

    def connect_start(self, page: StartPage) -> None:
        """Answers what the Start page asks for."""
        page.go_on_requested.connect(self.go_on)
        page.new_requested.connect(self.new)
        page.from_last_requested.connect(self.from_last)
        page.open_requested.connect(self.open_other)
        page.blank_requested.connect(self._program.save_blank)
        page.example_requested.connect(self.example)
        page.delete_everything_requested.connect(self.delete_everything)
        page.sheet_requested.connect(self._sheet_asked)

    def fill_start(self, page: StartPage) -> None:
        """Shows the saved sheets, and the one to go on with."""
        program = self._program
        answers = program.visit.answers
        steps = {step.id: step.title for step in program.wizard.steps}
        resume = steps.get(answers.resume.page)
        begun = bool(answers.values) and not program.visit.read_only
        go_on = None
        if begun and answers.saved is not None:
            title = title_words(answers.title, self._visit_words(answers), answers.saved)
            go_on = GoOn(title, when_words(answers.saved), resume or program.wizard.steps[1].title)
        page.show_go_on(go_on)
        page.show_sheets(self._lines())

    def _lines(self) -> tuple[SheetLine, ...]:
        try:
            entries = self._program.sheets.entries()
        except LdnPrepError as error:
            self._program.frame.notices.show_notice("sheets", str(error.problems[0]))
            return ()
        return tuple(self._line(entry) for entry in entries)

    def _line(self, entry: SheetEntry) -> SheetLine:
        visit = date_words(entry.visit) if entry.visit else ""
        title = title_words(entry.title, visit, entry.changed)
        if not entry.readable:
            title = tr("{title} (damaged)").format(title=title)
        when = tr("saved {when}").format(when=when_words(entry.changed))
        return SheetLine(str(entry.path), title, when, current=entry.path == self._program.keeper.path)

    def _visit_words(self, answers: Answers) -> str:
        visit = answers.values.get("visit_date")
        return date_words(visit) if isinstance(visit, PartialDate) else ""

    def _sheet_asked(self, what: str, key: str) -> None:
        try:
            self._actions[what](Path(key))
        except LdnPrepError as error:
            self._program.dialogs.tell(tr("That did not work"), str(error.problems[0]))

    # ------------------------------------------------------------ new, next, again

    def go_on(self) -> None:
        """Goes to the page where she left off."""
        program = self._program
        page = program.visit.answers.resume.page
        program.go(page if page in {step.id for step in program.wizard.steps} else program.wizard.steps[1].id)

    def new(self) -> None:
        """A new, empty sheet; the one that is open is kept."""
        self._begin(Answers(settings=settings_for_new(self._program.visit.answers.settings)))

    def from_last(self) -> None:
        """A new sheet from the one that is open."""
        self._begin(new_from(self._program.visit.answers))

    def new_from(self, path: Path) -> None:
        """A new sheet from one of the list."""
        self._begin(new_from(self._read(path)))

    def _read(self, path: Path) -> Answers:
        program = self._program
        if path == program.keeper.path:
            return program.visit.answers
        return pipeline.load_answers(path, program.checklist)

    def _begin(self, answers: Answers) -> None:
        program = self._program
        if not self.let_go():
            return
        session = Session(answers)
        keeper = Keeper(program.sheets, program.checklist, session, None)
        program.take(keeper, read_only=False)
        program.go(program.wizard.steps[1].id)

    def let_go(self) -> bool:
        """Saves the open sheet; asks before going on when the disk refuses."""
        if self._program.keeper.finish():
            return True
        choice = self._program.dialogs.choose(
            tr("Your last answers could not be saved"),
            tr("Stay here and try again, or go on without the last answers?"),
            [tr("Stay here"), tr("Go on without them")],
        )
        return choice == 1

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
                act=partial(self._open_pressed, last),
            )

    def _open_pressed(self, path: Path, _checked: bool = False) -> None:
        self.open_listed(path)

    def open_listed(self, path: Path) -> None:
        """One of the list, at the page where she left off."""
        if self.open(path):
            self.go_on()

    def open_other(self) -> None:
        """A file that she picks; it is edited where it is."""
        path = self._program.dialogs.open_path(tr("Open a file of answers"))
        if path is not None and self.open(path):
            self.go_on()

    def open(self, path: Path, *, quiet: bool = False) -> bool:
        """Opens a file; False when it stayed shut. Damaged and newer files are opened to look at only."""
        from ldnprep.locks import SheetLock

        program = self._program
        if self._is_open(path):
            return True
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
        if not self.let_go():
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
        try:
            path = program.sheets.create(answers)
        except LdnPrepError as error:
            program.dialogs.tell(tr("That did not work"), str(error.problems[0]))
            return
        program.frame.notices.remove("file")
        if self.open(path):
            self.go_on()

    def lost(self) -> None:
        """Another window took the sheet over."""
        program = self._program
        program.visit.read_only = True
        program.show_anew()  # nothing more is typed that nobody keeps
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
        program = self._program
        paths = sorted(shipped.resource("examples").glob("*.yaml"))
        names = [example_words(path.stem) for path in paths]
        choice = program.dialogs.choose(
            tr("See an example"), tr("These people are made up. Which one do you want to see?"), [*names, tr("Close")]
        )
        if choice is None or choice >= len(paths):
            return
        try:
            session = Session(pipeline.load_answers(paths[choice], program.checklist))
        except LdnPrepError:
            words = tr("The examples were made for the built-in questions. They do not fit those of your clinic.")
            program.dialogs.tell(tr("See an example"), words)
            return
        if not self.let_go():
            return
        before = program.keeper.path
        keeper = Keeper(program.sheets, program.checklist, session, None)
        keeper.only_read()
        program.take(keeper, read_only=True)
        program.frame.notices.show_notice(
            "file",
            tr("This is an example. The person is made up, and nothing is saved."),
            action=tr("Back to my own sheet"),
            act=partial(self._back_from_example, before),
            stays=True,
        )
        program.go(program.wizard.steps[1].id)

    def _back_from_example(self, before: Path | None, _checked: bool = False) -> None:
        program = self._program
        program.frame.notices.remove("file")
        if before is None or not self.open(before):
            keeper = Keeper(program.sheets, program.checklist, Session(), None)
            program.take(keeper, read_only=False)
        program.go(START)

    # ------------------------------------------------------------ the list

    def rename(self, path: Path) -> None:
        """Another title; for a sheet that is open to look at only, the words why there is none."""
        program = self._program
        if path == program.keeper.path and program.visit.read_only:
            words = tr("You can only look at this sheet here, so it keeps its name.")
            program.dialogs.tell(tr("Rename"), words)
            return
        line = next((each for each in self._lines() if each.key == str(path)), None)
        typed = program.dialogs.text(tr("Rename"), tr("What should this sheet be called?"), line.title if line else "")
        if typed is None:
            return
        if path == program.keeper.path:
            program.visit.session.set_title(typed)
            program.keeper.finish()
        else:
            program.sheets.rename(path, typed)
        program.go(START)

    def duplicate(self, path: Path) -> None:
        """A copy under a title of its own."""
        program = self._program
        if path == program.keeper.path and not self.let_go():
            return
        line = next((each for each in self._lines() if each.key == str(path)), None)
        program.sheets.duplicate(path, tr("{title} (copy)").format(title=line.title if line else ""))
        program.go(START)

    def after(self, path: Path) -> None:
        """After the visit: what was decided."""
        if path == self._program.keeper.path or self.open(path):
            self._program.show_extra(AFTER)

    def delete(self, path: Path) -> None:
        """Deletes one sheet for good, after asking."""
        program = self._program
        line = next((each for each in self._lines() if each.key == str(path)), None)
        choice = program.dialogs.choose(
            tr("Delete this sheet?"),
            tr("“{title}” will be gone for good.").format(title=line.title if line else path.name),
            [tr("Keep it"), tr("Delete it")],
        )
        if choice != 1:
            return
        if path == program.keeper.path:
            program.keeper.only_read()
            program.take(Keeper(program.sheets, program.checklist, Session(), None), read_only=False)
        if not program.sheets.delete(path):
            program.dialogs.tell(tr("That did not work"), tr("The file is still there: {path}").format(path=path))
        program.go(START)

    def delete_everything(self) -> None:
        """Removes our folder; files elsewhere stay, and are named."""
        program = self._program
        elsewhere = program.sheets.elsewhere()
        choice = program.dialogs.choose(
            tr("Delete everything this program kept?"),
            tr(
                "All saved sheets, the one that is open too, and all settings will be gone for good. "
                "PDFs that you saved, and files that you opened from elsewhere, stay where they are. "
                "Copies that a backup service made stay there too."
            ),
            [tr("Keep everything"), tr("Delete everything")],
            detail="\n".join(map(str, elsewhere)),
        )
        if choice != 1:
            return
        program.keeper.only_read()
        fresh = Keeper(program.sheets, program.checklist, Session(), None)
        program.take(fresh, read_only=False)
        program.looks.forget()
        left = files.delete_everything()
        program.go(START)
        words = tr("Everything that this program kept is gone.")
        if left:
            words = tr("Some files could not be removed:")
        program.dialogs.tell(tr("Delete everything"), words, detail="\n".join(map(str, (*left, *elsewhere))))
