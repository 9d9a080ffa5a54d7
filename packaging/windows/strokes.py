"""A visit as keys, found on this computer by words, to be struck in the Windows window, where nobody can ask for them.

    python -m windows.strokes ANSWERS
prints one JSON list a line: `["key", NAME]`, `["text", WORDS]`, and `["title", WORDS]`: what the window is then called.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 60
REST_MILLISECONDS = 400  # after a text: what is recognised in it may bring new controls
# Qt's names of keys that xdotool calls otherwise
NAMES = {"Tab": "Tab", "Space": "space", "Left": "Left", "Right": "Right", "Down": "Down", "Home": "Home"}


def strokes_of(answers: Path) -> list[list[str]]:
    """The strokes of a visit that gives these answers, in a window of the usual size; found by a process of its own."""
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {"LDNPREP_HOME": home, "QT_QPA_PLATFORM": "offscreen"}
        environment["PYTHONPATH"] = os.pathsep.join((str(ROOT), str(ROOT / "packaging")))
        command = [sys.executable, "-m", "windows.strokes", str(answers)]
        said = subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout
    return [json.loads(line) for line in said.splitlines()]


def main(answers: Path) -> None:
    """Goes through the visit off the screen and prints what it struck."""
    from PySide6.QtTest import QTest

    from ldnprep import pipeline
    from ldnprep.answers.sheets import SavedSheets
    from ldnprep.ui.program import Program
    from ldnprep.ui.shell.dialogs import Dialogs
    from ldnprep.ui.shell.window import WizardWindow
    from ldnprep.ui.start.launch import application_of_ours
    from tests.ui.keys import Keys, give
    from tests.ui.told import visit_of

    application = application_of_ours()
    checklist = pipeline.load_checklist()
    window = WizardWindow()
    program = Program(checklist, SavedSheets(), window, Dialogs())
    program.start()
    window.show()
    wait(lambda: window.painted)

    def rest() -> None:
        QTest.qWait(REST_MILLISECONDS)
        wait(lambda: not program.background.busy)

    keys = Keys(program, wait, rest)
    give(program, keys, visit_of(checklist, pipeline.load_answers(answers, checklist)))
    window.close()
    del application
    for stroke in keys.struck:
        key = name(stroke.key) if stroke.key else ""
        (told,) = (pair for pair in (["key", key], ["text", stroke.text], ["title", stroke.title]) if pair[1])
        print(json.dumps(told))


def name(key: str) -> str:
    """A key as xdotool calls it."""
    alt, _, letter = key.rpartition("+")
    return f"{alt}+{letter.lower()}" if alt else NAMES[key]


def wait(holds: Callable[[], bool]) -> None:
    """Until it holds. Raises TimeoutError."""
    from PySide6.QtTest import QTest

    end = time.monotonic() + PATIENCE_SECONDS
    while not holds():
        if time.monotonic() > end:
            raise TimeoutError("the page did not come")
        QTest.qWait(5)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
