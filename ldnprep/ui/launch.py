"""Makes the application and its window. Imported only when there is a screen."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from ldnprep import __version__, pipeline
from ldnprep.answers.sheets import SavedSheets
from ldnprep.content.model import Checklist
from ldnprep.errors import ContentError, MachineError, Problem
from ldnprep.ui.crashes import CrashNet
from ldnprep.ui.dialogs import Dialogs
from ldnprep.ui.program import Program
from ldnprep.ui.qtnumbers import LEFT_TO_RIGHT
from ldnprep.ui.theme import app_icon, load_fonts, looks_dark, theme
from ldnprep.ui.window import WizardWindow
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
    return int(application.exec())


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
    application = existing if isinstance(existing, QApplication) else _started()
    application.setProperty("layoutDirection", LEFT_TO_RIGHT)  # of the window's words, whatever the system's language
    application.setApplicationName("LDN Prep")
    application.setApplicationDisplayName("LDN Prep")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("ldnprep")
    load_fonts()
    theme().apply(application, dark=looks_dark(application), percent=100)
    return application


def _started() -> QApplication:
    """Qt with its screen. Where it finds none (a display that does not answer, a library that is missing) Qt would end
    the process with a page of its own words and a crash: here it is one sentence and the code for such machines.
    """
    starting = Starting()
    before = qInstallMessageHandler(starting.heard)
    try:
        made = QApplication([*sys.argv[:1], "-style", "fusion"])
    finally:
        qInstallMessageHandler(before)
    for words in starting.words:  # it came up all the same
        print(words, file=sys.stderr)
    return made


class Starting:
    """Hears what Qt says while it starts. words: all that was no end."""

    def __init__(self) -> None:
        self.words: list[str] = []

    def heard(self, kind: QtMsgType, _context: object, words: str) -> None:
        """Takes one message; the last that Qt says before it aborts becomes our sentence and exit code."""
        if kind.name != "QtFatalMsg":
            self.words.append(words)
            return
        problem = Problem(
            "the window cannot be opened: the screen does not answer, or a library of the system is missing",
            "start it in a desktop session, or make sheets with: ldnprep make ANSWERS -o SHEET.pdf",
        )
        print(problem, file=sys.stderr, flush=True)
        os._exit(MachineError.exit_code)  # Qt aborts when this returns


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
