"""The Help menu: each of its windows, with words that are loaded when they are first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ldnprep.ui.words import tr

if TYPE_CHECKING:
    from ldnprep.ui.program import Program


class Helping(QObject):
    """Shows help, whom to phone now, and what this program is."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program

    def help(self) -> None:
        """About the page in sight, keys, and what the medical words mean."""
        from ldnprep.ui.shell.help import help_words

        program = self._program
        forward = program.frame.footer.next_button.text()
        listed = program.frame.footer.steps_button.isHidden()
        words, detail = help_words(program.checklist, program.stage.name, program.wizard.steps, forward, listed=listed)
        program.dialogs.tell(tr("Help"), words, detail=detail, headed=True)

    def now(self) -> None:
        """Whom to phone now, in her country."""
        from ldnprep.ui.shell.help import help_now_words

        program = self._program
        words, detail = help_now_words(program.checklist, program.visit.answers.settings.country)
        program.dialogs.tell(tr("Get help now"), words, detail=detail, headed=True)

    def about(self) -> None:
        """What this is, who made it, how it was paid for, when it was reviewed, where to report a mistake."""
        from ldnprep.ui.shell.help import about_words

        words, detail = about_words(self._program.checklist)
        self._program.dialogs.tell(tr("About LDN Prep"), words, detail=detail, headed=True)
