"""Makes the application and its window. Imported only when there is a screen."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from ldnprep import __version__, pipeline
from ldnprep.answers.sheets import SavedSheets
from ldnprep.content.model import Checklist
from ldnprep.errors import ContentError
from ldnprep.ui.look.qtnumbers import LEFT_TO_RIGHT
from ldnprep.ui.look.theme import app_icon, load_fonts, looks_dark, theme
from ldnprep.ui.program import Program
from ldnprep.ui.shell.dialogs import Dialogs
from ldnprep.ui.shell.window import WizardWindow
from ldnprep.ui.start.crashes import CrashNet
from ldnprep.ui.start.signals import Signals
from ldnprep.ui.start.starting import started
from ldnprep.ui.words import tr


def launch(questions: Path | None, answers: Path | None) -> int:
    """Runs the application until its window is closed; gives the exit code."""
    application = application_of_ours()
    checklist = content_for(questions, Dialogs())
    if checklist is None:
        return ContentError.exit_code
    window = WizardWindow()
    dialogs = Dialogs(window)
    net = CrashNet(dialogs)
    net.spread()
    sheets = SavedSheets()
    with theme().building(application):
        program = Program(checklist, sheets, window, dialogs)
        program.start()
    window.first_painted.connect(partial(finish, application))
    window.open_on(window.screen().availableSize())
    if answers is not None:
        given = OpenAfterPaint(program, answers)  # named: Qt does not keep the object of a connected method alive
        window.first_painted.connect(given.open)
    else:
        window.first_painted.connect(program.opening.open_last)
    signals = Signals(program.end)
    try:
        return int(application.exec())
    finally:
        signals.stop()


class OpenAfterPaint:
    """Opens the file of the command line once the window is in sight."""

    def __init__(self, program: Program, path: Path) -> None:
        self._program, self._path = program, path

    def open(self) -> None:
        """Opens it at the page where she left off."""
        self._program.opening.open_listed(self._path)


def application_of_ours() -> QApplication:
    """The application with its name, icon, type and look."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else started()
    application.setProperty("layoutDirection", LEFT_TO_RIGHT)  # of the window's words, whatever the system's language
    application.setApplicationName("LDN Prep")
    application.setApplicationDisplayName("LDN Prep")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("ldnprep")
    load_fonts()
    theme().apply(application, dark=looks_dark(application), percent=100)
    return application


def finish(application: QApplication) -> None:
    """What can wait until the window is in sight: the icon in the list of windows."""
    application.setWindowIcon(app_icon())


def content_for(questions: Path | None, dialogs: Dialogs) -> Checklist | None:
    """The content; for a broken file of a clinic a window that says where and what. None when she gives up."""
    try:
        return pipeline.load_checklist(questions)
    except ContentError as error:
        if questions is None:
            raise
        choice = dialogs.choose(
            tr("The questions of your clinic cannot be used"),
            tr("The file has {count} mistakes. Please show this list to your clinic.").format(
                count=len(error.problems)
            ),
            [tr("Use the built-in questions"), tr("Close")],
            detail="\n".join(map(str, error.problems)),
        )
        return pipeline.load_checklist(None) if choice == 0 else None
