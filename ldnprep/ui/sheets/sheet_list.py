"""The list of the saved sheets on the Start page: its lines, and what can be done with each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from ldnprep import files, pipeline
from ldnprep.answers.model import Answers, PartialDate, TypedDate
from ldnprep.answers.rescue import Rescues
from ldnprep.answers.session import Session, new_from
from ldnprep.errors import LdnPrepError
from ldnprep.ui.keeping.keeper import Keeper
from ldnprep.ui.pages.start_page import GoOn, SheetLine, StartPage
from ldnprep.ui.state import AFTER, START
from ldnprep.ui.words import date_words, tr

if TYPE_CHECKING:
    from ldnprep.answers.sheets import SheetEntry
    from ldnprep.ui.program import Program


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


def visit_has_come(answers: Answers, today: date) -> bool:
    """Whether the day of the visit is today or before; False while it is not known to the day."""
    visit = answers.values.get("visit_date")
    known = visit.iso if isinstance(visit, TypedDate) else visit
    day = known.complete if isinstance(known, PartialDate) else None
    return day is not None and day <= today


def _told_apart(lines: Sequence[SheetLine]) -> tuple[SheetLine, ...]:
    """Of lines with one name all but the last, which is the oldest, have a number: it goes up with every new one."""
    names = [line.title for line in lines]
    later = [names[place + 1 :].count(name) for place, name in enumerate(names)]
    numbered = (f"{name} ({count + 1})" if count else name for name, count in zip(names, later, strict=True))
    return tuple(replace(line, title=name) for line, name in zip(lines, numbered, strict=True))


class SheetList:
    """Shows the saved sheets, and renames, copies and deletes them."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._actions: dict[str, Callable[[Path], None]] = {
            "open": program.opening.open_listed,
            "rename": self.rename,
            "duplicate": self.duplicate,
            "new_from": self.new_from,
            "after": self.after,
            "delete": self.delete,
        }

    def fill(self, page: StartPage) -> None:
        """Shows the saved sheets, and the one to go on with."""
        program = self._program
        answers = program.visit.answers
        steps = {step.id: step.title for step in program.wizard.steps}
        resume = steps.get(answers.resume.page)
        begun = bool(answers.values) and not program.visit.read_only
        go_on = None
        if begun and answers.saved is not None:
            title = self.name_of(answers)
            step = resume or program.wizard.steps[1].title
            after = visit_has_come(answers, program.today())
            go_on = GoOn(title, when_words(answers.saved), step, after=after)
        page.show_go_on(go_on)
        page.show_sheets(self.lines())

    def lines(self) -> tuple[SheetLine, ...]:
        """All saved sheets as lines of the list; none, with a word why, when the folder cannot be read."""
        try:
            entries = self._program.sheets.entries()
        except LdnPrepError as error:
            self._program.frame.notices.show_notice("sheets", str(error.problems[0]))
            return ()
        copies = Rescues(self._program.sheets).copies()
        return _told_apart([self._line(entry, kept=entry.path in copies) for entry in entries])

    def _line(self, entry: SheetEntry, *, kept: bool) -> SheetLine:
        visit = date_words(entry.visit) if entry.visit else ""
        title = title_words(entry.title, visit, entry.changed)
        if not entry.readable:
            title = tr("{title} (damaged)").format(title=title)
        if kept:
            title = tr("{title} (kept copy)").format(title=title)
        when = tr("saved {when}").format(when=when_words(entry.changed))
        if entry.readable:
            when = tr("{saved}; answers: {count}").format(saved=when, count=entry.answered)
        return SheetLine(str(entry.path), title, when, current=entry.path == self._program.keeper.path)

    def name_of(self, answers: Answers) -> str:
        """What a sheet with these answers is called in the list."""
        return title_words(answers.title, self._visit_words(answers), answers.saved or datetime.now(UTC))

    def _visit_words(self, answers: Answers) -> str:
        visit = answers.values.get("visit_date")
        return date_words(visit) if isinstance(visit, PartialDate) else ""

    # ------------------------------------------------------------ deeds

    def act(self, what: str, key: str) -> None:
        """Does with one sheet of the list what was chosen there. what: a key of its actions. key: its path."""
        try:
            self._actions[what](Path(key))
        except LdnPrepError as error:
            self._program.dialogs.tell(tr("That did not work"), str(error.problems[0]))

    def new_from(self, path: Path) -> None:
        """A new sheet from one of the list."""
        self._program.opening.beginning.begin(new_from(self._read(path)))

    def _read(self, path: Path) -> Answers:
        program = self._program
        if path == program.keeper.path:
            return program.visit.answers
        return pipeline.load_answers(path, program.checklist)

    def rename(self, path: Path) -> None:
        """Another title; for a sheet that is open to look at only, the words why there is none."""
        program = self._program
        if path == program.keeper.path and program.visit.read_only:
            words = tr("You can only look at this sheet here, so it keeps its name.")
            program.dialogs.tell(tr("Rename"), words)
            return
        line = next((each for each in self.lines() if each.key == str(path)), None)
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
        if path == program.keeper.path and not program.opening.beginning.let_go():
            return
        line = next((each for each in self.lines() if each.key == str(path)), None)
        program.sheets.duplicate(path, tr("{title} (copy)").format(title=line.title if line else ""))
        program.go(START)

    def after(self, path: Path) -> None:
        """After the visit: what was decided."""
        if path == self._program.keeper.path or self._program.opening.open(path):
            self._program.show_extra(AFTER)

    def delete(self, path: Path) -> None:
        """Deletes one sheet for good, after asking."""
        program = self._program
        line = next((each for each in self.lines() if each.key == str(path)), None)
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
        program.tidying.a_sheet_goes()
        if not program.sheets.delete(path):
            program.dialogs.tell(tr("That did not work"), tr("The file is still there: {path}").format(path=path))
        program.go(START)

    def delete_everything(self) -> None:
        """Removes our folder; files elsewhere stay, and are named."""
        from ldnprep.locks import another_window_lives

        program = self._program
        elsewhere = program.sheets.elsewhere()
        other = ""
        if another_window_lives():
            other = tr("Another window of this program is open. Close it first: what you change there is saved again.")
        choice = program.dialogs.choose(
            tr("Delete everything this program kept?"),
            tr(
                "All saved sheets, the one that is open too, and all settings will be gone for good. "
                "PDFs that you saved, and files that you opened from elsewhere, stay where they are. "
                "Copies that a backup service made stay there too."
            )
            + (f" {other}" if other else ""),
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
