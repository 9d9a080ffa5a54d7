"""Undo and redo: one history of all answers, letters too. What comes of it is said by name, and shown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from ldnprep.answers.model import MedicineRow, Settings, TherapyRow
from ldnprep.answers.session import QUESTIONS, SETTINGS, decided_key
from ldnprep.answers.steps import Step
from ldnprep.ui.look.widgets import Pressable
from ldnprep.ui.pages.base import PageView
from ldnprep.ui.state import AFTER, START
from ldnprep.ui.words import tr

if TYPE_CHECKING:
    from ldnprep.ui.program import Program

_MOST_NAMES = 3


class History(QObject):
    """Takes changes back and makes them again. What was done on another page is not touched out of sight: the first
    press only leads there.
    """

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program

    def undo(self) -> None:
        """Takes the last change back. The focus stays on the page: the button that was pressed for it goes away."""
        program = self._program
        step = program.visit.session.to_undo
        if step is None or self._leads(step, tr("Undo again takes back: {what}")):
            return
        button = program.frame.footer.undo_button
        pressed = QApplication.focusWidget() is button
        by_pointer = isinstance(button, Pressable) and button.by_pointer
        before = _shown(self._page)
        here = self._has_focus()
        program.visit.undo()
        program.window.withdraw_undo()
        if pressed or (here and not self._has_focus()):  # its box may have gone: the next key is no press elsewhere
            program.stage.take_focus_back(anywhere=not by_pointer)
        if not by_pointer:
            program.stage.show_focus()
        self._bring(before, focus=not by_pointer)
        self._say(tr("Undone: {what}"), step)

    def redo(self) -> None:
        """Makes the change again that was taken back last."""
        step = self._program.visit.session.to_redo
        if step is None or self._leads(step, tr("Redo again brings back: {what}")):
            return
        before = _shown(self._page)
        here = self._has_focus()
        self._program.visit.redo()
        if here and not self._has_focus():
            self._program.stage.take_focus_back(anywhere=True)
        self._bring(before, focus=True)
        self._say(tr("Done again: {what}"), step)

    def _has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self._page.isAncestorOf(focused)

    @property
    def _page(self) -> PageView:
        return self._program.pages[self._program.stage.name]

    def _leads(self, step: Step, words: str) -> bool:
        """Whether it was done elsewhere: then its page is shown, and no more."""
        program = self._program
        known = {START, AFTER, *(each.id for each in program.wizard.steps)}
        if step.at == program.stage.name or step.at not in known:
            return False
        if step.at == AFTER:
            program.show_extra(AFTER)
        elif step.at in (START, program.wizard.return_to):
            program.go(step.at)
        else:
            program.edit(step.at, next(iter(step.after)))
        names = self._rows_of(step)
        row = next((box for box in self._page.findChildren(QLineEdit) if box.text() in names), None)
        if row is not None and row.isVisible():
            row.setFocus(QtCore.Qt.FocusReason.OtherFocusReason)
            self._page.bring_what_opened(row)
        self._say(words, step)
        return True

    def _bring(self, before: dict[QWidget, object], *, focus: bool) -> None:
        """Brings into sight what looks different now."""
        page = self._page
        now = _shown(page)
        changed = (each for each, shown in now.items() if each.isVisible() and before.get(each, shown) != shown)
        first = next(changed, None)
        if first is not None and isValid(first) and not page.shows(first):
            if focus:
                first.setFocus(QtCore.Qt.FocusReason.OtherFocusReason)
            page.bring_what_opened(first)

    def _say(self, words: str, step: Step) -> None:
        names = self._rows_of(step) or tuple(self._names(step))  # what follows from a row goes without saying
        if len(names) > _MOST_NAMES:
            names = (tr("{count} answers").format(count=len(names)),)
        if names:
            self._program.frame.footer.say(words.format(what=", ".join(names)))

    def _rows_of(self, step: Step) -> tuple[str, ...]:
        """The names of the rows that came, went or changed; of a treatment of the list, as the list calls it."""
        checklist = self._program.checklist
        titles = {each.id: each.label for each in (*checklist.therapies, *checklist.tried)}
        rows = (_changed_row(step.before[key], step.after[key]) for key in step.after)
        return tuple(filter(None, (row.name or titles.get(getattr(row, "id", ""), "") for row in rows if row)))

    def _names(self, step: Step) -> Iterator[str]:
        """What a change is called, in reading order."""
        checklist = self._program.checklist
        names = {field.id: field.short for field in checklist.fields()}
        names |= {decided_key(field.id): field.short for field in checklist.decisions}
        names |= {QUESTIONS: tr("My questions"), SETTINGS: _of_settings(step)}
        return (words for key, words in names.items() if key in step.after)


def _of_settings(step: Step) -> str:
    before, after = step.before.get(SETTINGS), step.after.get(SETTINGS)
    if not (isinstance(before, Settings) and isinstance(after, Settings)):
        return ""
    if before.country != after.country:
        return tr("Where do you live?")
    if before.show_mood is after.show_mood:
        return tr("How the sheet looks")
    return tr("showing my mood answers") if after.show_mood else tr("hiding my mood answers")


def _changed_row(before: object, after: object) -> MedicineRow | TherapyRow | None:
    """The row that came, went or changed; None where there are no rows."""
    old, new = (rows if isinstance(rows, tuple) else () for rows in (before, after))
    rows = [row for row in (*new, *old) if isinstance(row, MedicineRow | TherapyRow)]
    return max((row for row in rows if not (row in old and row in new)), key=lambda row: len(row.name), default=None)


def _shown(page: PageView) -> dict[QWidget, object]:
    """What stands in each box and on each button."""
    found: dict[QWidget, object] = {each: each.text() for each in page.findChildren(QLineEdit)}
    found |= {each: each.toPlainText() for each in page.findChildren(QPlainTextEdit)}
    buttons = page.findChildren(QAbstractButton)
    return found | {each: (each.isChecked(), getattr(each, "state", "")) for each in buttons}
