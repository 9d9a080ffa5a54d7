"""Undo and redo: one history of all answers, letters too; what came of it is said, for it may be out of sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from ldnprep.answers.session import QUESTIONS, SETTINGS, decided_key
from ldnprep.ui.widgets import Pressable
from ldnprep.ui.words import tr

if TYPE_CHECKING:
    from ldnprep.ui.program import Program


class History(QObject):
    """Takes changes back and makes them again."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program

    def undo(self) -> None:
        """Takes the last change back. The focus stays on the page: the button that was pressed for it goes away."""
        program = self._program
        button = program.frame.footer.undo_button
        pressed = QApplication.focusWidget() is button
        by_pointer = isinstance(button, Pressable) and button.by_pointer
        keys = program.visit.undo()
        program.window.withdraw_undo()
        if pressed:
            program.stage.take_focus_back(anywhere=not by_pointer)
        if not by_pointer:
            program.stage.show_focus()
        self._tell(tr("Undone: {what}"), keys)

    def redo(self) -> None:
        """Makes the change again that was taken back last."""
        self._tell(tr("Done again: {what}"), self._program.visit.redo())

    def _tell(self, words: str, keys: frozenset[str]) -> None:
        checklist = self._program.checklist
        names = {field.id: field.short for field in checklist.fields()}
        names |= {decided_key(field.id): field.short for field in checklist.decisions}
        names |= {QUESTIONS: tr("My questions"), SETTINGS: tr("Country, or how the sheet looks")}
        named = dict.fromkeys(names[key] for key in (*names,) if key in keys)  # in reading order
        if named:
            self._program.frame.footer.say(words.format(what=", ".join(named)))
