"""A whole visit in the real window, without a screen: `python -m tests.trust.whole_visit FOLDER`.

The answers hold the canary in every text. The sheet is made, saved as PDF and text, printed and e-mailed with stand-ins
for the other programs; everything that a person may see in a list or a title is printed, for the tests to look at.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop

from ldnprep import cli, files, pipeline, shipped
from ldnprep.answers.model import (
    Answers,
    MedicineRow,
    OwnQuestion,
    PartialDate,
    QuestionChoices,
    TherapyRow,
    TypedDate,
    Value,
)
from ldnprep.answers.sheets import SavedSheets
from ldnprep.content.model import Kind
from ldnprep.ui.program import Program
from ldnprep.ui.shell.window import WizardWindow
from ldnprep.ui.start.launch import application_of_ours
from tests.ui.conftest import AnsweredDialogs

CANARY = "Zuzanna-Tramadol-7Q"
STAND_INS = {
    "lp": "#!/bin/sh\ntrue\n",
    "lpstat": "#!/bin/sh\n[ \"$1\" = -d ] && echo 'system default destination: Home' || echo Home\n",
    "thunderbird": "#!/bin/sh\ntrue\n",
}
_PATIENCE_SECONDS = 60
_WAKE_MILLISECONDS = 50


def answers_with_canary() -> Answers:
    """The canary in every field that takes typed text."""
    checklist = pipeline.load_checklist()
    texts = {f.id: f"{f.id} {CANARY}" for f in checklist.fields() if f.kind in (Kind.TEXT, Kind.LONG_TEXT)}
    values: dict[str, Value] = {
        **texts,
        "visit_date": PartialDate(2027, 1, 15),
        "opioids_now": "not_sure",
        "opioid_last_dose": TypedDate(CANARY, date(2026, 11, 22)),
        "medicines": (MedicineRow(CANARY, CANARY, CANARY, CANARY, CANARY),),
        "therapies": (TherapyRow("", CANARY, "using"),),
    }
    own = QuestionChoices(own=(OwnQuestion("own_1", CANARY),), chosen=("own_1",), top=("own_1",))
    return Answers(values=values, questions=own, title=CANARY)


def main(folder: Path) -> int:
    """The commands first, then the window; gives 0 when all of it worked."""
    programs = folder / "bin"
    programs.mkdir()
    for name, script in STAND_INS.items():
        (programs / name).write_text(script, "utf-8")
        (programs / name).chmod(0o755)
    os.environ["PATH"] = f"{programs}:/usr/bin:/bin"
    (folder / "out").mkdir(mode=0o700)
    sheets = SavedSheets()
    path = sheets.create(answers_with_canary())
    _commands(path, folder / "out")
    _window(sheets, path, folder / "out")
    return 0


def _commands(answers: Path, out: Path) -> None:
    for arguments in (
        *(["make", str(answers), "-o", str(out / f"by-command{ending}")] for ending in (".pdf", ".txt", ".json")),
        ["make", "--blank", "-o", str(out / "blank.pdf")],
        ["check"],
        ["check", "--review-sheet", str(out / "review.csv"), "--fhir", str(out / "form.json")],
        ["medicines", "tramadol"],
        ["example", "nothing-to-flag", "-o", str(out / "example.yaml")],
    ):
        code = cli.main(arguments)
        assert code == 0, arguments


def _window(sheets: SavedSheets, path: Path, out: Path) -> None:
    application = application_of_ours()
    dialogs = AnsweredDialogs(paths=[out / "visit-notes.pdf", out / "visit-notes.txt"])
    window = WizardWindow()
    program = Program(pipeline.load_checklist(), sheets, window, dialogs)
    program.start()
    window.show()
    QCoreApplication.processEvents()
    program.opening.open_listed(path)
    for step in program.wizard.steps:
        _tell("title", window.windowTitle())
        while program.wizard.current is step and program.extra is None:  # Next may have something to say first
            program.frame.footer.next_button.click()
            application.processEvents()
    finishing = program.finishing
    _wait("the sheet", lambda: finishing.made is not None)
    _tell("title", window.windowTitle())
    assert finishing.save() is not None
    finishing.save_text()
    page = finishing.page
    assert page is not None
    handing = finishing.handing
    _wait("the machine", lambda: handing._machine is not None)
    handing.print("Home", 1, both_sides=False, paper="a4")
    handing.draft("clinic@example.org", "thunderbird")
    _wait("the other programs", lambda: not handing._thread.busy)
    handing.copy_message()
    _wait("the window's thread", lambda: not program.background.busy)
    program.visit.set_value("notes", f"{CANARY} later")
    window.close()
    _tell("files", " ".join(sorted(str(each.relative_to(files.data_dir().parent)) for each in _all_files())))
    _tell("asked", " ".join(words for words in dialogs.asked if "report" in words))


def _all_files() -> list[Path]:
    return [each for each in files.data_dir().parent.rglob("*") if each.is_file()]


def _wait(what: str, done: Callable[[], bool]) -> None:
    """Lets the window work until it is done."""
    end = time.monotonic() + _PATIENCE_SECONDS
    while not done():
        if time.monotonic() > end:
            raise TimeoutError(what)
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, _WAKE_MILLISECONDS)


def _tell(kind: str, words: str) -> None:
    print(f"{kind}: {words}", flush=True)


if __name__ == "__main__":
    assert shipped.questions_file().is_file()
    sys.exit(main(Path(sys.argv[1])))
