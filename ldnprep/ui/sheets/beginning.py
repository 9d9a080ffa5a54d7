"""A new sheet, and leave of the one that is open."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ldnprep import files
from ldnprep.answers.model import Answers
from ldnprep.answers.session import Session, new_from, settings_for_new
from ldnprep.ui.keeping.keeper import Keeper
from ldnprep.ui.words import tr

if TYPE_CHECKING:
    from ldnprep.ui.program import Program

NEW_SHEET = "new"  # the notice that says what became of the sheet before; it goes with the next step
_LET_GO = 1
_ELSEWHERE = 2


class Beginning(QObject):
    """Begins another sheet, and saves the open one first."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program

    def new(self) -> None:
        """A new, empty sheet; the one that is open is kept, and is the new one while nothing but settings is in it."""
        program = self._program
        if self._is_new():  # she chose her country first: no second, empty sheet in her list
            program.go(program.wizard.steps[1].id)
            return
        self.begin(Answers(settings=settings_for_new(self._program.visit.answers.settings)))

    def _is_new(self) -> bool:
        """Nothing but settings for a new sheet is in it, and it is neither a file of her own nor only looked at."""
        program = self._program
        answers, path = program.visit.answers, program.keeper.path
        if program.visit.read_only or (path is not None and path.parent != files.sheets_dir()):
            return False
        settings = settings_for_new(answers.settings)
        return answers == Answers(
            settings=settings, saved=answers.saved, content=answers.content, resume=answers.resume
        )

    def from_last(self) -> None:
        """A new sheet from the one that is open."""
        self.begin(new_from(self._program.visit.answers))

    def begin(self, answers: Answers) -> None:
        """Goes on with these answers as a sheet of its own, at the first page of questions."""
        program = self._program
        if not self.let_go():
            return
        before = program.keeper.path
        kept = program.opening.listed.name_of(program.visit.answers) if before is not None else ""
        keeper = Keeper(program.sheets, program.checklist, Session(answers), None)
        program.take(keeper, read_only=False, step=program.wizard.steps[1].id)
        told = [tr("This is a new sheet. “{title}” is kept: you find it on Start.").format(title=kept)] if kept else []
        if answers.values:
            told.append(tr("Your name, illness, medicines and treatments are taken over. All else is asked anew."))
        if told:
            back = partial(program.opening.open_listed, before) if before is not None else None
            program.frame.notices.show_notice(NEW_SHEET, " ".join(told), action=tr("Back to that sheet"), act=back)

    def let_go(self) -> bool:
        """Saves the open sheet; asks before going on when that does not work, or when its file was taken away."""
        keeper = self._program.keeper
        if self._program.sheets.refused is not None:
            return self._program.shelter.may_lose()
        if keeper.is_gone and not keeper.session.has_unsaved_words:
            return self._let_go_of_gone(keeper)
        if keeper.finish():
            return True
        return self._let_go_of_refused(keeper)

    def _let_go_of_refused(self, keeper: Keeper) -> bool:
        """Its place takes nothing. A copy may be kept by now; else what was typed last is lost when she goes."""
        kept = keeper.rescued is not None
        choice = self._program.dialogs.choose(
            tr("Your last answers could not be saved"),
            tr("Their place does not take them now. A copy is kept: you find it on Start.")
            if kept
            else tr("Stay here and try again, or go on without the last answers?"),
            [tr("Stay here"), tr("Go on") if kept else tr("Go on without them"), tr("Save a copy elsewhere…")],
        )
        if choice == _ELSEWHERE:
            self._program.shelter.copy_elsewhere()
            return not keeper.session.has_unsaved_words
        return choice == 1

    def _let_go_of_gone(self, keeper: Keeper) -> bool:
        """Nothing was typed since its file vanished: a cleaner may have taken it, or she herself in another window."""
        choice = self._program.dialogs.choose(
            tr("The file of this sheet is gone"),
            tr("It was removed or moved, perhaps by “Delete everything” in another window. Save your answers again?"),
            [tr("Save them again"), tr("Let them go")],
        )
        if choice == _LET_GO:
            keeper.only_read()
            return True
        return choice is not None and keeper.finish(again=True)
