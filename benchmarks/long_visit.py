"""A long visit in the real window: `python -m benchmarks.long_visit [ROUNDS] [--patience S]`. Does it ever stand still?

Each round goes through all steps in a random order with typing, presses, undo and sheets while page 1 is made beside it
without a pause, and then begins a new sheet, so that the pages of the old one become garbage while the thread beside
the window is at work: the collection of such pages in the wrong thread once stopped both for ever. The process is
watched from outside: exit code 1 when nothing moved for S seconds (60); and, in a visit of 20 rounds or more on a quiet
machine, when the last third of it had over a tenth more memory than the first, or the window was once held for longer
than 100 ms.
"""

from __future__ import annotations

import argparse
import os
import queue
import random
import subprocess
import sys
import tempfile
import threading
from operator import attrgetter
from pathlib import Path
from statistics import mean

_ROOT = Path(__file__).resolve().parent.parent
_WORDS = ("ibuprofen 400", "Butrans patch", "left hip", "xyzzy", "tramadol", "good")
_GROWTH = 1.10  # the last third's memory may be that many times the first third's
_LONGEST_HOLD_MS = 100
_JUDGED_FROM = 20  # rounds; before that much is loaded for the first time


def watch(rounds: int, patience: float, seed: int) -> int:
    """Runs the visit in a process of its own and watches that it moves."""
    with tempfile.TemporaryDirectory(prefix="ldnprep-long-") as home:
        process = subprocess.Popen(  # noqa: S603 - ourselves
            [sys.executable, "-m", "benchmarks.long_visit", str(rounds), "--seed", str(seed), "--here"],
            cwd=_ROOT,
            env={**os.environ, "PYTHONPATH": str(_ROOT), "LDNPREP_HOME": home, "QT_QPA_PLATFORM": "offscreen"},
            stdout=subprocess.PIPE,
            text=True,
        )
        said: queue.Queue[str] = queue.Queue()
        threading.Thread(target=_read, args=(process, said), daemon=True).start()
        lines: list[str] = []
        try:
            while line := said.get(timeout=patience):
                lines.append(line)
        except queue.Empty:
            process.kill()
            print(f"STOOD STILL for {patience:.0f} s after: {lines[-1].strip() if lines else 'nothing'}")
            return 1
        code = process.wait()
        return _judge(lines, code)


def _read(process: subprocess.Popen[str], said: queue.Queue[str]) -> None:
    assert process.stdout is not None  # noqa: S101 - a pipe was asked for
    for line in process.stdout:
        said.put(line)
    said.put("")


def _judge(lines: list[str], code: int) -> int:
    memory = [float(line.split()[-2]) for line in lines if line.startswith("round ")]
    print(lines[-1].strip() if lines else "it said nothing")
    if code or not memory:
        print(f"it ended with exit code {code}")
        return 1
    third = max(1, len(memory) // 3)
    early, late = mean(memory[:third]), mean(memory[-third:])
    hold = float(lines[-1].split()[-2])
    print(f"memory: {early:.0f} MB in the first third, {late:.0f} in the last ({100 * (late / early - 1):+.0f} %)")
    if len(memory) < _JUDGED_FROM:
        print(f"too short to judge memory and holds: {_JUDGED_FROM} rounds")
        return 0
    return 1 if late > early * _GROWTH or hold > _LONGEST_HOLD_MS else 0


# ---------------------------------------------------------------- in the process that is watched


def visit(rounds: int, seed: int, stacks: int) -> None:
    """The visit itself; prints a line after every round, the figures at the end."""
    from benchmarks.visit import Hold, Visit, turn

    chance = random.Random(seed)  # noqa: S311 - a course of presses, no secret
    visit = Visit(0, stacks)
    program = visit.program
    pages = letters = sheets = 0
    visit.heart.restart()  # until here the window was made
    longest: list[Hold] = []
    for number in range(1, rounds + 1):
        order = [step.id for step in program.wizard.steps]
        chance.shuffle(order)
        for step in order:
            visit.heart.doing = f"round {number}, {step}"
            program.go(step)
            pages += 1
            program.preview.request()  # the thread beside it is never idle
            turn(lambda: False, chance.uniform(0.0, 0.05))  # often too short for the page to be whole
            letters += _touch(visit, chance)
        visit.heart.doing = f"round {number}, the sheet is made"
        program.finishing.make()
        turn(lambda: False, 0.003)
        sheets += 1
        if chance.random() < 0.5:
            visit.rest()
        visit.heart.doing = f"round {number}, a new sheet"
        program.opening.beginning.new()
        turn(lambda: False, 0.003)
        longest = [max((*longest, *visit.heart.holds), key=attrgetter("wall"))]
        visit.heart.restart()  # a note for each millisecond would itself be memory that grows
        print(f"round {number}: {pages} pages {_memory():.0f} MB", flush=True)
    visit.rest()
    longest = [max((*longest, *visit.heart.holds), key=attrgetter("wall"))]
    print(
        f"{rounds} rounds, {pages} page changes, {letters} letters typed, {sheets} sheets made, {visit.pictures} "
        f"previews shown; the longest hold ({longest[0].doing}; {longest[0].own:.0f} ms of it at work) was "
        f"{longest[0].wall:.0f} ms",
        flush=True,
    )
    any(visit.window.close() for _ in range(9))  # danger texts that were not read are shown first


def _touch(visit: object, chance: random.Random) -> int:
    """A few things that can be done with the page in sight; gives the number of letters typed."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QAbstractButton

    from benchmarks.visit import Visit, edits, turn
    from ldnprep.ui.pages.fields_page import FieldsPage
    from ldnprep.ui.pages.questions_page import QuestionsPage

    assert isinstance(visit, Visit)  # noqa: S101 - see `visit`
    program = visit.program
    page = program.pages[program.wizard.current.id]
    if not isinstance(page, FieldsPage | QuestionsPage):
        return 0
    words = chance.choice(_WORDS)
    fields = edits(page, 4)
    if fields:
        edit = chance.choice(fields)
        edit.setFocus()
        for letter in words:
            QTest.keyClicks(edit, letter)
            turn(lambda: False, 0.003)  # the window's own turn between two letters, as between two presses
    presses = [
        each
        for each in page.findChildren(QAbstractButton)
        if each.isVisible() and each.isEnabled() and each.isCheckable()
    ]
    for each in chance.sample(presses, min(3, len(presses))):
        if each.isVisible():  # the press before may have hidden it
            each.click()
            turn(lambda: False, 0.003)
    if chance.random() < 0.2:
        program.undo()
        turn(lambda: False, 0.003)
    return len(words) if fields else 0


def _memory() -> float:
    """What the process has now, in MB."""
    for line in Path("/proc/self/status").read_text("ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


def main(arguments: list[str]) -> int:
    """Watches a visit, or (`--here`) makes it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.long_visit", description=__doc__)
    parser.add_argument("rounds", nargs="?", type=int, default=40)
    parser.add_argument("--patience", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=20261122)
    parser.add_argument("--stacks", type=int, default=0)
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.here:
        visit(options.rounds, options.seed, options.stacks)
        return 0
    return watch(options.rounds, options.patience, options.seed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
