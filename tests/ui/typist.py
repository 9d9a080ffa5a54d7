"""A window in which somebody types steadily until the process is killed: `python tests/ui/typist.py [SHEET]`.

Run as a program by test_keeping.py; SHEET is opened first.

Prints a line when it begins, then one line of JSON for each letter: when it was typed (seconds of the system's clock)
and the text on the screen.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QObject, QTimer
from PySide6.QtTest import QTest

from ldnprep import pipeline
from ldnprep.answers.sheets import SavedSheets
from ldnprep.ui.fields.text import Text
from ldnprep.ui.pages.fields_page import FieldsPage
from ldnprep.ui.program import Program
from ldnprep.ui.shell.dialogs import Dialogs
from ldnprep.ui.shell.window import WizardWindow
from ldnprep.ui.start.launch import application_of_ours

LETTERS = "the quick brown fox jumps over the lazy dog "
PAUSE_MS = 60  # a quick typist


class Typist(QObject):
    """Types one letter after the other into the field for the name."""

    def __init__(self, card: Text) -> None:
        super().__init__()
        self._card = card
        self._typed = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._type)
        self._timer.start(PAUSE_MS)

    def _type(self) -> None:
        QTest.keyClicks(self._card.edit, LETTERS[self._typed % len(LETTERS)])
        self._typed += 1
        print(json.dumps({"at": time.monotonic(), "text": self._card.edit.text()}), flush=True)


def main(sheet: Path | None = None) -> int:
    """Opens the window, and the sheet if there is one, and types."""
    application = application_of_ours()
    window = WizardWindow()
    program = Program(pipeline.load_checklist(), SavedSheets(), window, Dialogs(window))
    program.start()
    window.show()
    if sheet is not None:
        program.opening.open(sheet)
    program.go("visit")
    page = program.pages["visit"]
    assert isinstance(page, FieldsPage)
    page.complete()
    card = page.cards["patient_name"]
    assert isinstance(card, Text)
    card.edit.setFocus()
    print("typing", flush=True)
    typist = Typist(card)
    code = int(application.exec())
    del typist
    return code


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
