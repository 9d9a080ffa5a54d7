"""What the window says about saving, and when it saves or looks unasked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ldnprep.answers.autosave import SaveState
from ldnprep.ui.shell.notice import OTHER, REFUSED

if TYPE_CHECKING:
    from ldnprep.ui.program import Program


class Saving(QObject):
    """Follows the keeper of the open sheet."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program
        self._refusal: tuple[str, bool] | None = None  # as it was told last, and whether a copy is kept

    def show(self, state: SaveState) -> None:
        """The word at the foot."""
        self._program.frame.footer.show_saved(state)
        if state is SaveState.SAVED:
            self._refusal = None
            self._program.frame.notices.remove(REFUSED)

    def tell(self, words: str) -> None:
        """What the disk refuses is told once for as long as it refuses, however often it is tried; the foot says it all
        the time. Anything else is told each time.
        """
        if self._program.keeper.state is SaveState.FAILED:
            refusal = (words, self._program.keeper.rescued is not None)
            if refusal != self._refusal:
                self._refusal = refusal
                self._program.shelter.tell_refusal(words)
        else:
            self._program.frame.notices.show_notice(OTHER, words)

    def now(self, *_arguments: object) -> None:
        """The system ends the session."""
        self._program.keeper.finish(again=self._program.keeper.is_gone)  # nobody can be asked any more

    def look(self, *_arguments: object) -> None:
        """She goes to another program or comes back, perhaps from where she deleted something."""
        if not self._program.closed:
            self._program.keeper.look()
