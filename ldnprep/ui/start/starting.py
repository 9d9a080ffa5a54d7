"""Qt comes up, or says in one sentence why not. Runs before anything of hers is read: it may speak to the terminal."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from ldnprep.errors import MachineError, Problem


def started() -> QApplication:
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
