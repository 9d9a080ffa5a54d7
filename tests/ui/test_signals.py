"""Ctrl-C in the terminal, the end of a session, `kill`: the last letter is saved, and nothing is said."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from ldnprep import pipeline
from ldnprep.answers.sheets import SavedSheets

ROOT = Path(__file__).resolve().parents[2]

# types a name, and before anything of it can be saved, asks the system to end this very process
TYPED_AND_ENDED = """
import os, signal, sys
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from ldnprep.ui.start import launch

class Program(launch.Program):
    def start(self):
        super().start()
        QTimer.singleShot(200, self.type)

    def type(self):
        self.go("visit")
        page = self.pages["visit"]
        page.complete()
        edit = page.cards["patient_name"].edit
        edit.setFocus()
        QTest.keyClicks(edit, "Ada Lovelace")
        number = int(sys.argv[1])
        {how}

launch.Program = Program
sys.exit(launch.launch(None, None))
"""
AT_ONCE = "os.kill(os.getpid(), number)"
# Qt waits, and no Python runs: the system's signal alone has to wake it
WHILE_QT_WAITS = "import subprocess; subprocess.Popen(['sh', '-c', f'sleep 0.2; kill -{number} {os.getpid()}'])"
# nothing of Python's is due in this window for hours, as when she is away from it
NOTHING_DUE = f"""
import os, sys
from PySide6.QtCore import QCoreApplication
from ldnprep.ui.start.signals import Signals
application = QCoreApplication([])
signals = Signals(application.exit)
number = int(sys.argv[1])
{WHILE_QT_WAITS}
sys.exit(application.exec())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_a_window_that_nobody_touches_hears_it_too() -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", NOTHING_DUE, str(int(signal.SIGTERM))]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, cwd=ROOT, check=False, timeout=20)
    assert (done.returncode, done.stderr) == (128 + signal.SIGTERM, "")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)])
@pytest.mark.parametrize("how", [AT_ONCE, WHILE_QT_WAITS], ids=["at once", "while Qt waits"])
def test_all_is_saved_and_nothing_is_said(home: Path, number: int, how: str) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "LDNPREP_HOME": str(home)}
    command = [sys.executable, "-c", TYPED_AND_ENDED.replace("{how}", how), str(int(number))]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, cwd=ROOT, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (128 + number, "")
    (sheet,) = SavedSheets(home / "data" / "sheets").entries()
    assert pipeline.load_answers(sheet.path, pipeline.load_checklist()).values["patient_name"] == "Ada Lovelace"
