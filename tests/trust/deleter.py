"""A second window in which "Delete everything" is pressed and agreed to; run as a program by `benchmarks.trouble`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from ldnprep import pipeline
from ldnprep.answers.sheets import SavedSheets
from ldnprep.ui.program import Program
from ldnprep.ui.shell.dialogs import Dialogs
from ldnprep.ui.shell.window import WizardWindow
from ldnprep.ui.start.launch import application_of_ours


class Agreeing(Dialogs):
    """Presses the last button of every question."""

    def choose(
        self, title: str, words: str, choices: Sequence[str], *, detail: str = "", headed: bool = False
    ) -> int | None:
        del title, words, detail, headed
        return len(choices) - 1


def main() -> int:
    """Opens the window, deletes, closes it."""
    application = application_of_ours()
    window = WizardWindow()
    program = Program(pipeline.load_checklist(), SavedSheets(), window, Agreeing(window))
    program.start()
    window.show()
    application.processEvents()
    program.opening.listed.delete_everything()
    window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
