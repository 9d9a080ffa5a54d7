"""Kill -9 at random moments of the scripted visit: `python -m tests.trust.killing COUNT [SEED] [--jobs N]`; prints
the figures.

Everything is loaded once; each trial is a fork of this process, so a trial costs what the visit costs. Three kinds of
moments: at a call of a function anywhere, at a call while a file is being written (both counted, so a seed gives the
same moments again), and after a random number of microseconds, which also falls inside the system's own calls.
"""

from __future__ import annotations

import argparse
import io
import multiprocessing
import os
import random
import select
import shutil
import signal
import stat
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

import pikepdf

from ldnprep import files, pipeline
from ldnprep.answers.file import load_for_wizard
from ldnprep.answers.sheets import SavedSheets
from ldnprep.content.model import Checklist
from ldnprep.locks import SheetLock
from tests.trust.halves import halves, handed_over
from tests.trust.visit import Course, course, go, plain

MOST_SECONDS_LOST = 2.0
KINDS = ("any call", "call while writing", "microsecond")
_WRITING = "write_atomic"
# a process that is killed leaves the system's cache as it is, so a disk in memory tells the same and is quick
_DISK = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108  # folders of their own in it, made by tempfile


@dataclass
class Figures:
    """What came out: trials by kind, seconds of typing that were lost at worst, complaints (none wanted)."""

    trials: Counter[str] = field(default_factory=Counter)
    stages: Counter[str] = field(default_factory=Counter)
    worst_lost: float = 0.0
    complaints: list[str] = field(default_factory=list)

    def add(self, other: Figures) -> None:
        """Takes the figures of another job in."""
        self.trials += other.trials
        self.stages += other.stages
        self.worst_lost = max(self.worst_lost, other.worst_lost)
        self.complaints += other.complaints


@dataclass(frozen=True, slots=True)
class _Calls:
    """How many calls the visit makes, at which of them a file is being written, and its time in seconds."""

    count: int
    writing: tuple[int, ...]
    seconds: float

    def before(self, call: int) -> _Calls:
        """Only the calls before this one."""
        return _Calls(call - 1, tuple(each for each in self.writing if each < call), self.seconds)


class _EndedEarlyError(Exception):
    """A visit came to its end before the call at which it was to be killed."""

    def __init__(self, call: int) -> None:
        super().__init__(call)
        self.call = call


def run_in_parallel(count: int, seed: int, jobs: int) -> Figures:
    """`count` trials in so many processes; the first has this seed, the others the next ones."""
    shares = [count // jobs + (number < count % jobs) for number in range(jobs)]
    if jobs == 1:
        return run(count, seed)
    figures = Figures()
    with ProcessPoolExecutor(jobs, multiprocessing.get_context("fork")) as pool:
        for part in pool.map(run, shares, range(seed, seed + jobs)):
            figures.add(part)
    return figures


def run(count: int, seed: int) -> Figures:
    """`count` trials. All complaints are in the figures."""
    checklist = pipeline.load_checklist()
    expected = course(checklist)
    calls = _measure(checklist)
    chance = random.Random(seed)  # noqa: S311  # moments, not secrets
    figures = Figures()
    number = 0
    while number < count:
        kind = KINDS[number % len(KINDS)]
        with tempfile.TemporaryDirectory(prefix="ldnprep-kill-", dir=_DISK) as folder:
            home = Path(folder)
            try:
                said = _killed(checklist, home, kind, calls, chance)
            except _EndedEarlyError as early:  # what the counted visit had to make was kept: this one needs fewer calls
                calls = calls.before(early.call)
                continue
            figures.trials[kind] += 1
            figures.stages[said[-1].split()[0] if said else "nothing"] += 1
            lost, wrong = _look(checklist, home, said, expected)
            figures.worst_lost = max(figures.worst_lost, lost)
            figures.complaints += [f"trial {number} ({kind}), after {said[-1:]}: {words}" for words in wrong]
            number += 1
    return figures


def _measure(checklist: Checklist) -> _Calls:
    """One visit from beginning to end, counted, in a fork; and one more for its time."""
    with tempfile.TemporaryDirectory(prefix="ldnprep-kill-", dir=_DISK) as folder:
        results = Path(folder, "counted")

        def counted() -> None:
            total, writing, depth = 0, [], [0]

            def count(frame: FrameType, event: str, _: Any) -> None:
                nonlocal total
                ours = frame.f_code.co_name == _WRITING
                depth[0] += {"call": 1, "return": -1}.get(event, 0) if ours else 0
                if event in ("call", "c_call"):
                    total += 1
                    if depth[0]:
                        writing.append(total)

            sys.setprofile(count)
            go(checklist, Path(folder, "sheet.pdf"), _nothing)
            sys.setprofile(None)
            results.write_text(f"{total}\n{' '.join(map(str, writing))}", "utf-8")

        _wait(_fork(Path(folder), counted))
        total, writing = results.read_text("utf-8").split("\n")
        shutil.rmtree(Path(folder, "home"))
        start = time.perf_counter()
        _wait(_fork(Path(folder), lambda: go(checklist, Path(folder, "sheet.pdf"), _nothing)))
        return _Calls(int(total), tuple(map(int, writing.split())), time.perf_counter() - start)


def _killed(checklist: Checklist, home: Path, kind: str, calls: _Calls, chance: random.Random) -> list[str]:
    """One visit that is killed; what it had said by then."""
    reading, writing = os.pipe()

    def say(words: str) -> None:
        os.write(writing, words.encode() + b"\n")

    at = {
        "any call": lambda: chance.randint(1, calls.count),
        "call while writing": lambda: chance.choice(calls.writing),
    }
    deadline = chance.uniform(0, calls.seconds) if kind not in at else None
    number = at[kind]() if kind in at else 0

    def visit() -> None:
        os.close(reading)
        if number:
            _die_at_call(number)
        go(checklist, home / "sheet.pdf", say)

    child = _fork(home, visit)
    os.close(writing)
    said = _listen(reading, child, deadline)
    os.close(reading)
    status = _wait(child)
    if number and not os.WIFSIGNALED(status):
        if status:
            raise AssertionError(f"the visit ended with {status} before its call number {number}")
        raise _EndedEarlyError(number)
    return said.decode().split("\n")[:-1]


def _die_at_call(number: int) -> None:
    left = [number]

    def count(_: FrameType, event: str, __: Any) -> None:
        if event in ("call", "c_call"):
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.setprofile(count)


def _listen(reading: int, child: int, deadline: float | None) -> bytes:
    """All that the visit says until it is dead; kills it when the deadline (seconds from now) is over."""
    end = None if deadline is None else time.monotonic() + deadline
    said = b""
    while True:
        left = None if end is None else max(0.0, end - time.monotonic())
        if end is not None and not select.select([reading], [], [], left)[0]:
            os.kill(child, signal.SIGKILL)
            end = None
        part = os.read(reading, 65536)
        if not part:
            return said
        said += part


def _fork(home: Path, work: Callable[[], object]) -> int:
    """Does the work in a child with folders of its own, and gives the child's number."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        os.environ[files.HOME_VARIABLE] = str(home / "home")
        os.umask(0)  # nothing but the program itself narrows the rights of its files
        work()
        code = 0
    finally:
        sys.setprofile(None)
        if code:
            sys.excepthook(*sys.exc_info())
        os._exit(code)


def _wait(child: int) -> int:
    return os.waitpid(child, 0)[1]


def _nothing(_: str) -> None:
    pass


# --- looking at what is left ------------------------------------------------------------------------------------------


def _look(checklist: Checklist, home: Path, said: list[str], expected: Course) -> tuple[float, list[str]]:
    """Seconds of typing that were lost, and what is wrong with what is on the disk."""
    os.environ[files.HOME_VARIABLE] = str(home / "home")
    done = {word: int(number) for word, number in (line.split() for line in said)}
    wrong = [*_rights(home), *_sheet(home / "sheet.pdf", done.get("made", 0), expected)]
    wrong += halves(handed_over(home / "home"))
    paths = [entry.path for entry in SavedSheets().entries() if entry.readable]
    if len(paths) != len(SavedSheets().entries()):
        wrong.append("a sheet in the list cannot be read")
    if not paths:
        return 0.0, [*wrong, "the sheet is gone"] if "saved" in done else wrong
    lost, more = _answers(checklist, paths[0], done, expected)
    lock = SheetLock(paths[0])
    if not lock.acquire():
        more.append("the sheet stays locked")
    lock.release()
    files.tidy_temp(0)
    if any(path.name.endswith(files.TEMPORARY_SUFFIX) for path in (home / "home").rglob("*")):
        more.append("something half-written stays for ever")
    return lost, wrong + more


def _answers(checklist: Checklist, path: Path, done: dict[str, int], expected: Course) -> tuple[float, list[str]]:
    opened = load_for_wizard(path, checklist)
    if opened.problems or opened.read_only:
        return 0.0, [f"the file does not open: {opened.problems or opened.read_only}"]
    said = plain(opened.answers)
    at = max((n for n, snapshot in enumerate(expected.snapshots) if snapshot == said), default=None)
    typed = done.get("typed", 0)
    if at is None:
        return 0.0, ["the file holds something that was never on the screen"]
    if at < done.get("saved", 0):
        return 0.0, [f"deed {done['saved']} was saved, the file holds {at}"]
    lost = expected.clocks[typed] - expected.clocks[at] if at < typed else 0.0
    return lost, [f"{lost:.2f} seconds of typing are lost"] if lost > MOST_SECONDS_LOST else []


def _sheet(path: Path, made: int, expected: Course) -> list[str]:
    found = path.read_bytes() if path.exists() else None
    if found not in (None, *expected.sheets)[made:]:
        return [f"the PDF is not one of those that were made, or older than number {made}"]
    if found:
        with pikepdf.open(io.BytesIO(found)) as pdf:
            return [] if pdf.pages else ["the PDF has no pages"]
    return []


def _rights(home: Path) -> list[str]:
    found = [path for path in home.rglob("*") if not path.is_symlink()]
    return [
        f"others may look at {path.name}: {stat.filemode(path.stat().st_mode)}"
        for path in found
        if path.stat().st_mode & 0o077
    ]


def main(arguments: list[str]) -> int:
    """Runs and prints; 1 when there is a complaint."""
    parser = argparse.ArgumentParser(prog="python -m tests.trust.killing", description=__doc__)
    parser.add_argument("count", nargs="?", type=int, default=1000)
    parser.add_argument("seed", nargs="?", type=int, default=20261122)
    parser.add_argument("--jobs", type=int, default=1, help="visits at the same time")
    options = parser.parse_args(arguments)
    seed = options.seed
    figures = run_in_parallel(options.count, seed, options.jobs)
    kinds = ", ".join(f"{number} at a random {kind}" for kind, number in figures.trials.items())
    print(f"kill -9: {sum(figures.trials.values())} visits killed ({kinds}), seed {seed}")
    print("  last word before the kill: " + ", ".join(f"{n} {word}" for word, n in figures.stages.most_common()))
    print(f"  typing lost at worst: {figures.worst_lost:.2f} s; complaints: {len(figures.complaints)}")
    for line in figures.complaints[:20]:
        print(f"  {line}")
    return 1 if figures.complaints else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
