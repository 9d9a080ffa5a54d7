"""`python -m benchmarks.visit [FIELDS]`: a scripted visit in the real window, without a screen; prints one JSON line.

An example patient answers every page; letters are typed one by one, at the pace of a quick typist, into the fields of
every page, and for each the time until the new page 1 stands in the window in pixels is taken. All along it is noted
how long the window could not answer, and what was being done then. FIELDS: instead, one page of so many questions is
shown and typed into. `--stacks 30` prints where the threads stand whenever the window is held for more than 30 ms.
"""

from __future__ import annotations

import argparse
import json
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from operator import attrgetter
from pathlib import Path
from statistics import median, quantiles
from traceback import extract_stack

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ldnprep import pipeline, shipped
from ldnprep.answers.sheets import SavedSheets
from ldnprep.content.model import Field, Kind
from ldnprep.ui.pages.check_page import CheckPage
from ldnprep.ui.pages.fields_page import FieldsPage
from ldnprep.ui.pages.place_button import WORDS
from ldnprep.ui.pages.questions_page import QuestionsPage
from ldnprep.ui.program import Program
from ldnprep.ui.sheets.making import made_sheet
from ldnprep.ui.shell.dialogs import Dialogs
from ldnprep.ui.shell.window import WizardWindow
from ldnprep.ui.start.launch import application_of_ours
from ldnprep.ui.state import AFTER, CHECK, START
from tests.ui.entering import ENTER

_BETWEEN_KEYS = 0.15  # seconds: 80 words a minute
_WORDS = "ibuprofen 400"
_PATIENCE = 10.0
_EXAMPLE = "patch-and-surgery"  # who makes the visit
_PROGRAM_STEPS = {START: "start", CHECK: "check"}


@dataclass(frozen=True, slots=True)
class Hold:
    """One time in which the window could not answer, in milliseconds.

    own: processor time of the window's thread meanwhile; beside: of the other threads, for which it may have waited.
    """

    doing: str
    wall: float
    own: float
    beside: float


class Heart(QObject):
    """Beats every millisecond; the longest time between two beats is how long the window was held.

    doing: what the visit does at the moment; each hold is noted under it. stacks: beyond so many milliseconds the
    places where all threads stand are printed to standard error, once for each such time that goes by (0: never).
    """

    def __init__(self, stacks: int = 0) -> None:
        super().__init__()
        self.doing = "start"
        self.holds: list[Hold] = []
        self._stacks = stacks / 1000
        self._note()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(1)
        if stacks:
            threading.Thread(target=self._watch, daemon=True).start()

    def restart(self) -> None:
        """Forgets what was."""
        self.holds = []
        self._note()

    def longest(self) -> dict[str, Hold]:
        """The longest hold under each thing that was done, the worst first."""
        found: dict[str, Hold] = {}
        for hold in sorted(self.holds, key=attrgetter("wall"), reverse=True):
            found.setdefault(hold.doing, hold)
        return found

    def _note(self) -> None:
        self._last, self._own, self._all = time.perf_counter(), time.thread_time(), time.process_time()

    def _beat(self) -> None:
        wall, own = time.perf_counter() - self._last, time.thread_time() - self._own
        beside = time.process_time() - self._all - own
        self.holds.append(Hold(self.doing, wall * 1000, own * 1000, beside * 1000))
        if self._stacks and wall > self._stacks:
            print(f"^^^ {self.doing}: {wall * 1000:.0f} ms, own {own * 1000:.0f}\n", file=sys.stderr, flush=True)
        self._note()

    def _watch(self) -> None:
        """In a thread: tells where this and the other threads stand while the window is held."""
        window = threading.main_thread().ident
        told = 0.0
        while True:
            time.sleep(0.004)
            now = time.perf_counter()
            if now - max(self._last, told) < self._stacks:
                continue
            told = now
            for thread, frame in sys._current_frames().items():
                if thread != threading.get_ident():
                    name = "window" if thread == window else "beside it"
                    places = [f"{Path(each.filename).name}:{each.lineno} {each.name}" for each in extract_stack(frame)]
                    print(f"{name}: {' > '.join(places[-9:])}", file=sys.stderr, flush=True)


def turn(until: Callable[[], bool], patience: float = _PATIENCE) -> bool:
    """Lets the window live until something is so."""
    end = time.perf_counter() + patience
    while not until() and time.perf_counter() < end:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 2)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # a real loop does so itself
    return until()


class Visit:
    """The program in its window, and the times that were taken."""

    def __init__(self, fields: int, stacks: int) -> None:
        application_of_ours()
        self.heart = Heart(stacks)
        checklist = pipeline.load_checklist()
        if fields:
            first, *others = checklist.pages
            many = tuple(Field(f"f_{n}", Kind.TEXT, f"Question {n}?", f"Question {n}") for n in range(fields))
            checklist = replace(checklist, pages=(replace(first, fields=first.fields + many), *others))
        self.window = WizardWindow()
        self.program = Program(checklist, SavedSheets(), self.window, Dialogs(self.window))
        self.program.start()
        self.window.resize(1920, 1080)  # the sheet beside the questions needs the room
        self.window.show()
        self.pictures = 0
        self.typed: list[float] = []  # milliseconds from each letter that changed page 1 to its pixels
        self.processor: list[float] = []  # milliseconds that each of them took, in all threads
        self.program.preview.maker.image_changed.connect(self._shown)
        turn(lambda: self.pictures > 0 and not self.program.background.busy)

    def _shown(self, _image: QImage) -> None:
        self.pictures += 1

    def do(self, words: str, what: Callable[[], object]) -> None:
        """Does something and lets the window come to rest; every hold meanwhile counts under these words."""
        self.heart.doing = words
        what()
        self.rest()

    def rest(self) -> None:
        """Until the page is whole, page 1 is up to date and the answers are saved."""
        turn(self._at_rest)
        turn(lambda: False, 0.05)

    def _at_rest(self) -> bool:
        page = self.program.pages[self.program.extra or self.program.wizard.current.id]
        return page.whole and not self.program.background.busy

    def type_into(self, edit: QWidget) -> None:
        """Types; for each letter that changed page 1 the time until its pixels were there is noted."""
        edit.setFocus()
        for letter in _WORDS:
            before = self.pictures
            started, used = time.perf_counter(), time.process_time()
            QTest.keyClicks(edit, letter)
            if turn(lambda before=before: self.pictures > before, 2.0):  # type: ignore[misc]
                self.window.frame.preview.picture.repaint()  # type: ignore[union-attr]  # it is there since `start`
                self.typed.append((time.perf_counter() - started) * 1000)
                self.processor.append((time.process_time() - used) * 1000)
            rest = started + _BETWEEN_KEYS
            turn(lambda rest=rest: time.perf_counter() >= rest)  # type: ignore[misc]


def edits(page: QWidget, most: int) -> list[QLineEdit]:
    """Fields to type into that are in sight."""
    return [edit for edit in page.findChildren(QLineEdit) if edit.isVisible() and edit.isEnabled()][:most]


def scripted(visit: Visit) -> dict[str, object]:
    """Through all steps, answering and typing on each page; what can be done with the questions; the sheet; back."""
    program = visit.program
    example = pipeline.load_answers(shipped.resource("examples", f"{_EXAMPLE}.yaml"), program.checklist)
    visit.heart.restart()
    for step in program.wizard.steps:
        go_to(visit, step.id, "first time")
        page = program.pages[step.id]
        if isinstance(page, FieldsPage | CheckPage):
            for field_id, card in page.cards.items():
                if field_id in example.values and not card.isHidden():
                    visit.do("an answer", partial(ENTER[card.field.kind], card, example.values[field_id]))
            for edit in edits(page, 2):
                visit.do("typing at the pace of a quick typist", partial(visit.type_into, edit))
        if isinstance(page, QuestionsPage):
            questions(visit, page)
    visit.do("undo", program.undo)
    for step in program.wizard.steps:
        go_to(visit, step.id, "again")
    visit.do("page: finish, and the sheet is made", program.finishing.make)
    visit.do("page: after the visit", partial(program.show_extra, AFTER))
    visit.do("a new sheet", program.opening.beginning.new)
    held = {doing: (hold.wall, hold.own, hold.beside) for doing, hold in visit.heart.longest().items()}
    started = time.perf_counter()
    made_sheet(program.checklist, example, lambda: None)
    sheet = (time.perf_counter() - started) * 1000
    return {**summary(visit), "held": held, "sheet": sheet, "processor": median(visit.processor)}


def go_to(visit: Visit, step: str, when: str) -> None:
    """Shows a step, as its line in the list of steps does."""
    page = visit.program.wizard
    kind = _PROGRAM_STEPS.get(step) or next(each.page.kind for each in page.steps if each.id == step and each.page)
    visit.do(f"page: {kind}, {when}", partial(visit.program.go, step))


def questions(visit: Visit, page: QuestionsPage) -> None:
    """All that she can do with the questions, once."""
    first, second = (each.id for each in visit.program.visit.findings.top[:2])
    visit.do("questions: untick", page.rows[first].box.click)
    visit.do("questions: tick", page.rows[first].box.click)
    visit.do("questions: to the first place", partial(page.rows[second].place.asked.emit, "0"))
    visit.do("questions: change the words", partial(page.rows[second].place.asked.emit, WORDS))
    visit.do("questions: more that fit", page.list.more_button.click)
    visit.do("questions: typing an own one", partial(QTest.keyClicks, page.own.another().edit, _WORDS))
    visit.do("questions: what she has read", page.read.fold_button.click)


def one_long_page(visit: Visit) -> dict[str, object]:
    """One page of many questions."""
    program = visit.program
    visit.heart.restart()
    step = program.wizard.steps[1].id
    started = time.perf_counter()
    program.go(step)
    shown = (time.perf_counter() - started) * 1000
    page = program.pages[step]
    turn(lambda: page.whole, 30)
    turn(lambda: False, 0.5)
    building = max(each.wall for each in visit.heart.holds)
    visit.heart.restart()
    found = edits(page, 10_000)
    for edit in (found[0], found[-1]):
        visit.type_into(edit)
    return {**summary(visit), "shown": shown, "building": building, "edits": len(found)}


def summary(visit: Visit) -> dict[str, object]:
    """The figures that are reported."""
    pauses = sorted(each.wall for each in visit.heart.holds)
    return {
        "keys": len(visit.typed),
        "median": median(visit.typed),
        "p95": quantiles(visit.typed, n=20)[18],
        "longest pause": pauses[-1],
        "pause p99.9": pauses[int(len(pauses) * 0.999)],
    }


def main(arguments: list[str]) -> None:
    """Makes the visit and prints its figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.visit", description=__doc__)
    parser.add_argument("fields", nargs="?", type=int, default=0)
    parser.add_argument("--stacks", type=int, default=0, metavar="MS", help="print where a longer hold stands")
    options = parser.parse_args(arguments)
    visit = Visit(options.fields, options.stacks)
    print(json.dumps(one_long_page(visit) if options.fields else scripted(visit)), flush=True)
    any(visit.window.close() for _ in range(9))  # danger texts that were not read are shown first


if __name__ == "__main__":
    main(sys.argv[1:])
