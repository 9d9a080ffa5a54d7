"""Opens the window, opens a sheet in it, closes it: what a packaged program tries on itself."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer

from ldnprep import pipeline
from ldnprep.answers.sheets import SavedSheets
from ldnprep.ui.program import Program
from ldnprep.ui.shell.dialogs import Dialogs
from ldnprep.ui.shell.window import WizardWindow
from ldnprep.ui.start.launch import OpenAfterPaint, application_of_ours

_LONGEST_MILLISECONDS = 60_000
_TOOK_TOO_LONG = 1
_PICTURE_WIDTH = 340  # of page 1; beside the questions there is no room for it on every screen


def open_and_close(answers: Path) -> bool:
    """Whether the window came up, showed page 1 of this sheet beside its questions, and closed again."""
    application = application_of_ours()
    window = WizardWindow()
    program = Program(pipeline.load_checklist(None), SavedSheets(), window, Dialogs(window))
    program.start()
    given = OpenAfterPaint(program, answers)

    def show_page_one() -> None:
        given.open()
        program.preview.maker.request(program.visit.answers, _PICTURE_WIDTH)

    window.first_painted.connect(show_page_one)
    program.preview.maker.image_changed.connect(window.close)
    watch = QTimer()
    watch.setSingleShot(True)
    watch.timeout.connect(partial(application.exit, _TOOK_TOO_LONG))
    watch.start(_LONGEST_MILLISECONDS)
    window.show()
    return application.exec() == 0 and program.keeper.path == answers
