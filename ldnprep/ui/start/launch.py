"""Makes the application and its window. Imported only when there is a screen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from ldnprep import __version__, pipeline
from ldnprep.answers.sheets import SavedSheets
from ldnprep.content.model import Checklist
from ldnprep.errors import ContentError, Problem
from ldnprep.ui.look.qtnumbers import LEFT_TO_RIGHT
from ldnprep.ui.look.theme import app_icon, load_fonts, looks_dark, theme
from ldnprep.ui.program import Program
from ldnprep.ui.shell.dialogs import Dialogs
from ldnprep.ui.shell.window import WizardWindow
from ldnprep.ui.start.crashes import CrashNet
from ldnprep.ui.start.signals import Signals
from ldnprep.ui.start.starting import started
from ldnprep.ui.words import first_upper, tr

_FIRST = 3  # mistakes of a broken file that are told at once: one often brings many


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
        return pipeline.load_checklist(None) if takes_the_built_in(error.problems, dialogs) else None


def takes_the_built_in(problems: Sequence[Problem], dialogs: Dialogs) -> bool:
    """Tells of the first mistakes, of all when she asks for them; whether she goes on with the built-in questions."""
    title = tr("The questions of your clinic cannot be used")
    words = tr("Mistakes in the file: {count}. Please show this to your clinic.").format(count=len(problems))
    use, close, more = tr("Use the built-in questions"), tr("Close"), len(problems) > _FIRST
    choices = [use, tr("Show all"), close] if more else [use, close]
    choice = dialogs.choose(title, words, choices, detail=first_mistakes(problems), headed=True)
    if more and choice == 1:
        choice = dialogs.choose(title, words, [use, close], detail="\n".join(map(str, problems)))
    return choice == 0


def first_mistakes(problems: Sequence[Problem]) -> str:
    """Where, what, and what to do about it, in a block for each."""
    blocks = []
    for each in problems[:_FIRST]:
        file = Path(each.place.file).name if each.place else ""
        line = each.place.line if each.place else None
        where = tr("Line {line} of {file}").format(line=line, file=file) if line else file
        said = (f"{first_upper(part)}{'' if part[-1] in '.?!' else '.'}" for part in (each.what, each.remedy) if part)
        blocks.append("\n".join(filter(None, (where, *said))))
    return "\n\n".join(blocks)
