"""Where nothing can be kept (a home that only reads): the program says so, goes on, and offers another folder."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ldnprep import files
from ldnprep.answers.autosave import SaveState
from ldnprep.answers.session import Session
from ldnprep.answers.sheets import SavedSheets
from ldnprep.errors import LdnPrepError
from ldnprep.ui.keeping.keeper import Keeper
from ldnprep.ui.shell.notice import REFUSED
from ldnprep.ui.words import tr

if TYPE_CHECKING:
    from pathlib import Path

    from ldnprep.answers.model import Answers
    from ldnprep.ui.program import Program

NOTICE = "home"
COPIED = "copied"
_COPY_NAME = "ldn-prep-answers.yaml"  # says nothing about the person
_ENDINGS = (".yaml", ".yml", ".json")


class Shelter(QObject):
    """Tells that nothing is kept, and moves the program to a folder that she names."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program

    @property
    def needed(self) -> bool:
        """Whether there is no folder in which anything could be kept."""
        return self._program.sheets.refused is not None

    def tell(self) -> None:
        """Says it, for as long as it holds."""
        refused = self._program.sheets.refused
        if refused is not None:
            words = tr("Nothing can be kept here: {why}. You can still answer, make, print and save your sheet.")
            self._program.frame.notices.show_notice(
                NOTICE,
                words.format(why=refused.what),
                action=tr("Choose another folder"),
                act=partial(self.choose),
                stays=True,
            )

    def tell_refusal(self, words: str) -> None:
        """The sheet cannot be saved where it is: why, what is kept meanwhile, and where else it could go."""
        program = self._program
        if program.keeper.rescued is not None:
            words = f"{words}. " + tr("Until it works again a copy is kept: you find it on Start.")
        program.frame.notices.show_notice(
            REFUSED, words, action=tr("Save a copy elsewhere…"), act=partial(self.copy_elsewhere)
        )

    def offer_rescued(self, copy: Path) -> None:
        """A sheet was opened whose last answers are in a copy: its place refused them the last time."""
        program = self._program
        program.frame.notices.show_notice(
            REFUSED,
            tr("This sheet could not be saved the last time. A copy with your last answers is kept."),
            action=tr("Open the copy"),
            act=partial(self._open_rescued, copy),
        )

    def _open_rescued(self, copy: Path, _checked: bool = False) -> None:
        self._program.frame.notices.remove(REFUSED)
        self._program.opening.open_listed(copy)

    def copy_elsewhere(self, _checked: bool = False) -> None:
        """A copy of the answers where she says; where the sheet itself cannot be saved, it is the sheet from now on."""
        program = self._program
        path = program.dialogs.save_path(tr("Save a copy of your answers"), _COPY_NAME, tr("Answers (*.yaml)"))
        if path is None:
            return
        if path.suffix.lower() not in _ENDINGS:
            path = path.with_name(f"{path.name}.yaml")
        answers = program.visit.answers
        try:
            program.sheets.copy_to(path, answers)
        except LdnPrepError as error:
            program.dialogs.tell(tr("That did not work"), str(error.problems[0]))
            return
        if program.keeper.state is SaveState.FAILED:
            if not program.opening.open(path, has_all=True):
                return
            program.frame.notices.remove(REFUSED)
            program.opening.go_on()
        program.frame.notices.show_notice(COPIED, tr("A copy of your answers was saved: {path}").format(path=path))

    def may_lose(self) -> bool:
        """Whether she may go: always where answers are kept; else when she says that they may be lost."""
        program = self._program
        if not self.needed or not program.visit.session.has_unsaved_words:
            return True
        choice = program.dialogs.choose(
            tr("Your answers are not kept"),
            tr("Save the sheet as PDF first, or choose another folder. Else your answers are gone."),
            [tr("Stay here"), tr("Choose another folder"), tr("Go without them")],
        )
        if choice == 1:
            self.choose()
            return not self.needed
        return choice is not None and choice > 1

    def choose(self, _checked: bool = False) -> None:
        """Another folder for all that the program keeps; what she answered until now is kept there at once."""
        program = self._program
        folder = program.dialogs.folder_path(tr("Where should your sheets be kept?"))
        if folder is None:
            return
        try:
            files.move_to(folder)
            sheets = SavedSheets()
            if sheets.refused is not None:
                program.dialogs.tell(tr("That did not work"), str(sheets.refused))
                return
            answers, read_only = program.visit.answers, program.visit.read_only
            path = sheets.create(answers) if answers.values and not read_only else None
        except LdnPrepError as error:
            program.dialogs.tell(tr("That did not work"), str(error.problems[0]))
            return
        program.sheets = sheets
        program.frame.notices.remove(NOTICE)
        if path is not None:
            program.visit.session.mark_saved(answers)
            program.opening.open_listed(path)
        elif not read_only:
            self._take(Session(answers), read_only=False)

    def look_at(self, path: Path, *, quiet: bool) -> bool:
        """A sheet that is there, to look at; False when it cannot be read, or she wants to stay where she is."""
        from ldnprep.answers.file import load_for_wizard

        program = self._program
        try:
            answers = load_for_wizard(path, program.checklist).answers
        except LdnPrepError as error:
            if not quiet:
                program.dialogs.tell(tr("This file cannot be opened"), "\n".join(map(str, error.problems[:5])))
            return False
        if not self.may_lose():
            return False
        self._take(Session(answers), read_only=True)
        program.frame.notices.show_notice(
            "file",
            tr("You can look at this sheet, but not change it: nothing can be kept here."),
            action=tr("Go on with a copy"),
            act=partial(self.go_on_with, answers),
            stays=True,
        )
        return True

    def go_on_with(self, answers: Answers, _checked: bool = False) -> None:
        """A copy that is kept nowhere, to answer, make, print and save as PDF."""
        self._take(Session(answers), read_only=False)
        self._program.frame.notices.remove("file")
        self._program.opening.go_on()

    def _take(self, session: Session, *, read_only: bool) -> None:
        program = self._program
        program.take(Keeper(program.sheets, program.checklist, session, None), read_only=read_only)
