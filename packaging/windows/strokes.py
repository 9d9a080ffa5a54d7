"""A visit as keys, found on this computer by words, to be struck in the Windows window, where nobody can ask for them.

    python -m windows.strokes ANSWERS WORDS
prints one JSON list a line: `["key", NAME]`, `["text", WORDS]`, and `["title", WORDS]`: what the window is then called.
`["again", ""]` stands where the program is started again, after the visit: WORDS is why they decided so.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ldnprep.content.model import Checklist
    from ldnprep.ui.program import Program
    from tests.ui.keys import Keys, Stroke

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 60
REST_MILLISECONDS = 400  # after a text: what is recognised in it may bring new controls
AGAIN = ["again", ""]
DECIDED = {"tests_first": "Tests first", "think": "Think it over"}
NAMES = {"Space": "space"}  # Qt's names of keys that xdotool calls otherwise


def strokes_of(answers: Path, why: str) -> tuple[list[list[str]], list[list[str]]]:
    """The strokes of a visit that gives these answers, in a window of the usual size, and those after the visit.

    Found by a process of its own.
    """
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {"LDNPREP_HOME": home, "QT_QPA_PLATFORM": "offscreen"}
        environment["PYTHONPATH"] = os.pathsep.join((str(ROOT), str(ROOT / "packaging")))
        command = [sys.executable, "-m", "windows.strokes", str(answers), why]
        said = subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout
    struck = [json.loads(line) for line in said.splitlines()]
    again = struck.index(AGAIN)
    return struck[:again], struck[again + 1 :]


def main(answers: Path, why: str) -> None:
    """Goes through the visit off the screen and prints what it struck."""
    from ldnprep import pipeline
    from ldnprep.ui.start.launch import application_of_ours
    from tests.ui.keys import give
    from tests.ui.told import visit_of

    application = application_of_ours()
    checklist = pipeline.load_checklist()
    visit = visit_of(checklist, pipeline.load_answers(answers, checklist))
    tell(sat_down(checklist, lambda program, keys: give(program, keys, visit)))
    print(json.dumps(AGAIN))
    tell(sat_down(checklist, lambda program, keys: after_the_visit(program, keys, why)))
    del application


def sat_down(checklist: Checklist, does: Callable[[Program, Keys], None]) -> Sequence[Stroke]:
    """What was struck from the start of the program to its end."""
    from PySide6.QtTest import QTest

    from ldnprep.answers.sheets import SavedSheets
    from ldnprep.ui.program import Program
    from ldnprep.ui.shell.dialogs import Dialogs
    from ldnprep.ui.shell.window import WizardWindow
    from tests.ui.keys import Keys

    window = WizardWindow()
    program = Program(checklist, SavedSheets(), window, Dialogs())
    program.start()
    window.first_painted.connect(program.opening.open_last)
    window.show()
    wait(lambda: window.painted and len(program.opening.listed.lines()) == (program.keeper.path is not None))

    def rest() -> None:
        QTest.qWait(REST_MILLISECONDS)
        wait(lambda: not program.background.busy)

    keys = Keys(program, wait, rest)
    does(program, keys)
    window.close()
    return keys.struck


def after_the_visit(program: Program, keys: Keys, why: str) -> None:
    """From Start: the sheet in the list, what was decided and why, the sheet again."""
    from tests.ui.told import PRESS, TYPE, Act

    (line,) = program.opening.listed.lines()
    keys.menu(f"More for: {line.title}, {line.when}", "After the visit: type in what you decided")
    keys.arrived()
    for name in DECIDED.values():
        keys.do(Act(PRESS, name))
    keys.do(Act(TYPE, "Why we decided this", text=why))
    keys.alt("m")


def tell(struck: Sequence[Stroke]) -> None:
    """One line a stroke."""
    for stroke in struck:
        key = name(stroke.key) if stroke.key else ""
        (told,) = (pair for pair in (["key", key], ["text", stroke.text], ["title", stroke.title]) if pair[1])
        print(json.dumps(told))


def name(key: str) -> str:
    """A key as xdotool calls it."""
    alt, _, letter = key.rpartition("+")
    return f"{alt}+{letter.lower()}" if alt else NAMES.get(key, key)


def wait(holds: Callable[[], bool]) -> None:
    """Until it holds. Raises TimeoutError."""
    from PySide6.QtTest import QTest

    end = time.monotonic() + PATIENCE_SECONDS
    while not holds():
        if time.monotonic() > end:
            raise TimeoutError("the page did not come")
        QTest.qWait(5)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
