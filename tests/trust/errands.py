"""A window in which somebody types, goes through all pages, and makes, saves, prints and e-mails the sheet, again and
again until the process is killed: `python tests/trust/errands.py FOLDER [DEED SECONDS]`; run as a program by
`tests.trust.busy`. With DEED it ends itself by signal 9 so many seconds after it began the first such deed.

Prints a line when it begins, then one line of JSON for each deed: when (seconds of the system's clock), the text of the
name field on the screen, and what is being done.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
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
PAUSE_MS = 60  # a quick typist; pages are turned no faster
SHEET = "visit-notes.pdf"
HANDS = ("making", "saving the PDF", "printing", "making an e-mail")  # deeds too short to be met by chance
STAND_INS = {
    "lp": "#!/bin/sh\ntrue\n",
    "lpstat": "#!/bin/sh\n[ \"$1\" = -d ] && echo 'system default destination: Home' || echo Home\n",
    "thunderbird": "#!/bin/sh\ntrue\n",
}

Ready = Callable[[], bool]


class SamePlace(Dialogs):
    """Saves everything in one folder, over what is there."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def save_path(self, title: str, name: str, kinds: str) -> Path | None:  # noqa: ARG002 - the dialog's own signature
        return self._folder / SHEET


class Errands(QObject):
    """One deed after the other; the next one when the last is done, as the window shows it."""

    def __init__(self, program: Program, last: str, seconds: float) -> None:
        super().__init__()
        self._program = program
        self._last = last
        self._end = threading.Timer(seconds, os.kill, (os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM)))
        self._typed = 0
        self._deeds = self._round()
        self._ready: Ready = _at_once
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)
        self._timer.start(PAUSE_MS)

    def _go_on(self) -> None:
        if self._ready():
            self._ready = next(self._deeds)

    def _round(self) -> Iterator[Ready]:
        """For ever; gives after each deed what to wait for."""
        finishing = self._program.finishing
        while True:
            self._program.go("visit")
            for _ in range(12):
                self._letter()
                yield _at_once
            while finishing.made is None or self._program.extra is None:
                last = self._program.wizard.current.id == "_check"
                self._tell("making" if last else "turning a page")
                self._program.frame.footer.next_button.click()
                yield self._made if last else _at_once
            self._tell("saving the PDF")
            finishing.save()
            yield _at_once
            self._tell("printing")
            finishing.handing.print("Home", 1, both_sides=False, paper="a4")
            yield self._handed_over
            self._tell("making an e-mail")
            finishing.handing.draft("clinic@example.org", "thunderbird")
            yield self._handed_over
            finishing.made = None  # the next round makes a new one

    def _letter(self) -> None:
        edit = self._name().edit
        edit.setFocus()
        QTest.keyClicks(edit, LETTERS[self._typed % len(LETTERS)])
        self._typed += 1
        self._tell("typing")

    def _made(self) -> bool:
        handing = self._program.finishing.handing
        return self._program.finishing.made is not None and handing._machine is not None

    def _handed_over(self) -> bool:
        return not self._program.finishing.handing.busy

    def _name(self) -> Text:
        page = self._program.pages["visit"]
        assert isinstance(page, FieldsPage)
        page.complete()
        card = page.cards["patient_name"]
        assert isinstance(card, Text)
        return card

    def _tell(self, deed: str) -> None:
        text = str(self._program.visit.value("patient_name") or "")
        print(json.dumps({"at": time.monotonic(), "text": text, "deed": deed}), flush=True)
        if deed == self._last:
            self._last = ""
            self._end.start()


def _at_once() -> bool:
    return True


def main(folder: Path, last: str = "", seconds: str = "0") -> int:
    """Opens the window and does the errands; dies so many seconds after the first deed of this name."""
    os.umask(0)  # nothing but the program itself narrows the rights of its files
    programs = folder / "bin"
    programs.mkdir(mode=0o700)
    for name, script in STAND_INS.items():
        (programs / name).write_text(script, "utf-8")
        (programs / name).chmod(0o700)
    os.environ["PATH"] = f"{programs}:/usr/bin:/bin"
    (folder / "out").mkdir(mode=0o700)
    application = application_of_ours()
    window = WizardWindow()
    program = Program(pipeline.load_checklist(), SavedSheets(), window, SamePlace(folder / "out"))
    program.start()
    window.show()
    print("typing", flush=True)
    errands = Errands(program, last, float(seconds))
    code = int(application.exec())
    del errands
    return code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), *sys.argv[2:]))
