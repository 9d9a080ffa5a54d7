"""`python -m benchmarks.visit [FIELDS]`: a scripted visit in the real window, without a screen; prints one JSON line.

Letters are typed one by one, at the pace of a quick typist, into the fields of every page; for each the time until
the new page 1 stands in the window in pixels is taken, and all along how long the window could not answer.
FIELDS: instead, one page of so many questions is shown and typed into.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from statistics import median, quantiles

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ldnprep import pipeline, shipped
from ldnprep.answers.sheets import SavedSheets
from ldnprep.content.model import Field, Kind
from ldnprep.ui.dialogs import Dialogs
from ldnprep.ui.launch import application_of_ours
from ldnprep.ui.pages.fields_page import FieldsPage
from ldnprep.ui.program import Program
from ldnprep.ui.window import WizardWindow

_BETWEEN_KEYS = 0.15  # seconds: 80 words a minute
_WORDS = "ibuprofen 400"
_PATIENCE = 10.0


class Heart(QObject):
    """Beats every millisecond; the longest time between two beats is how long the window was held."""

    def __init__(self) -> None:
        super().__init__()
        self.pauses: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(1)

    def restart(self) -> None:
        """Forgets what was."""
        self.pauses = []
        self._last = time.perf_counter()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.pauses.append((now - self._last) * 1000)
        self._last = now


def turn(until: Callable[[], bool], patience: float = _PATIENCE) -> bool:
    """Lets the window live until something is so."""
    end = time.perf_counter() + patience
    while not until() and time.perf_counter() < end:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 2)
    return until()


class Visit:
    """The program in its window, and the times that were taken."""

    def __init__(self, fields: int) -> None:
        application_of_ours()
        self.heart = Heart()
        checklist = pipeline.load_checklist()
        if fields:
            first, *others = checklist.pages
            many = tuple(Field(f"f_{n}", Kind.TEXT, f"Question {n}?", f"Question {n}") for n in range(fields))
            checklist = replace(checklist, pages=(replace(first, fields=first.fields + many), *others))
        self.window = WizardWindow()
        self.program = Program(checklist, SavedSheets(), self.window, Dialogs(self.window))
        self.program.start()
        self.window.resize(1500, 900)
        self.window.show()
        self.pictures = 0
        self.processor: list[float] = []  # milliseconds that each letter took, in all threads
        self.program.preview.image_changed.connect(self._shown)
        turn(lambda: self.pictures > 0 and not self.program.background.busy)

    def _shown(self, _image: QImage) -> None:
        self.pictures += 1

    def type_into(self, edit: QWidget) -> list[float]:
        """Types; for each letter that changed page 1 the milliseconds until its pixels were there."""
        taken = []
        edit.setFocus()
        for letter in _WORDS:
            before = self.pictures
            started, used = time.perf_counter(), time.process_time()
            QTest.keyClicks(edit, letter)
            if turn(lambda before=before: self.pictures > before, 2.0):  # type: ignore[misc]
                self.window.frame.preview.picture.repaint()  # type: ignore[union-attr]  # it is there since `start`
                taken.append((time.perf_counter() - started) * 1000)
                self.processor.append((time.process_time() - used) * 1000)
            rest = started + _BETWEEN_KEYS
            turn(lambda rest=rest: time.perf_counter() >= rest)  # type: ignore[misc]
        return taken


def edits(page: QWidget, most: int) -> list[QLineEdit]:
    """Fields to type into that are in sight."""
    return [edit for edit in page.findChildren(QLineEdit) if edit.isVisible() and edit.isEnabled()][:most]


def scripted(visit: Visit) -> dict[str, float]:
    """Through all steps, typing on each page that takes words; then the finished sheet."""
    program = visit.program
    typed: list[float] = []
    visit.heart.restart()
    for step in program.wizard.steps:
        program.go(step.id)
        page = program.pages[step.id]
        turn(lambda: not program.background.busy, 3)
        if isinstance(page, FieldsPage):
            page.complete()
            for edit in edits(page, 2):
                typed += visit.type_into(edit)
    pauses = visit.heart.pauses
    example = shipped.resource("examples", "patch-and-surgery.yaml")
    started = time.perf_counter()
    from ldnprep.ui.making import made_sheet

    made_sheet(program.checklist, pipeline.load_answers(example, program.checklist))
    sheet = (time.perf_counter() - started) * 1000
    return {**summary(typed, pauses), "sheet": sheet, "processor": median(visit.processor)}


def one_long_page(visit: Visit) -> dict[str, float]:
    """One page of many questions."""
    program = visit.program
    visit.heart.restart()
    step = program.wizard.steps[1].id
    started = time.perf_counter()
    program.go(step)
    shown = (time.perf_counter() - started) * 1000
    page = program.pages[step]
    turn(lambda: False, 3)  # it completes itself
    built = visit.heart.pauses
    visit.heart.restart()
    found = edits(page, 10_000)
    typed = [taken for edit in (found[0], found[-1]) for taken in visit.type_into(edit)]
    held = visit.heart.pauses
    return {**summary(typed or [0.0, 0.0], held), "shown": shown, "building": max(built), "edits": len(found)}


def summary(typed: list[float], pauses: list[float]) -> dict[str, float]:
    """The figures that are reported."""
    return {
        "keys": len(typed),
        "median": median(typed),
        "p95": quantiles(typed, n=20)[18],
        "longest pause": max(pauses),
        "pause p99.9": sorted(pauses)[int(len(pauses) * 0.999)],
    }


if __name__ == "__main__":
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    live = Visit(many)
    print(json.dumps(one_long_page(live) if many else scripted(live)), flush=True)
    live.window.close()
