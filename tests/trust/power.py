"""The power goes at every point of the scripted visit: `python -m tests.trust.power`; prints the figures.

Every step by which the program changes the disk is recorded, and after each of them everything that a power cut may
leave (see tests/disk.py: the harsh rules of POSIX) is opened.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from ldnprep import files, pipeline
from ldnprep.answers.file import LIMITS, load_for_wizard
from ldnprep.content.model import Checklist
from tests.disk import RecordedDisk
from tests.trust.visit import Course, course, go, plain

MOST_SECONDS_LOST = 2.0


@dataclass
class WholeDisk(RecordedDisk):
    """All paths are watched. moments: after each step what it was, the last word said, and what each path may hold."""

    said: dict[str, int] = field(default_factory=dict)
    moments: list[tuple[str, dict[str, int], dict[Path, frozenset[bytes | None]]]] = field(default_factory=list)

    def say(self, words: str) -> None:
        word, number = words.split()
        self.said[word] = int(number)

    def _record(self, step: str) -> None:
        self.steps.append(step)
        held = {path: frozenset(self.possible(path)) for path in {*self._now, *self._lasting}}
        self.moments.append((step, dict(self.said), held))

    def sync_folder(self, folder: Path) -> None:
        """Harsher than the base: only the names in this folder last."""
        files.FileSystem.sync_folder(self, folder)
        self._lasting |= {path: inode for path, inode in self._now.items() if path.parent == folder}
        for path in [path for path in self._lasting if path.parent == folder and path not in self._now]:
            del self._lasting[path]
        self._record("sync_folder")


@dataclass
class Figures:
    """Points at which the power was cut, states of the disk looked at, seconds of typing lost at worst, complaints."""

    points: int = 0
    states: int = 0
    worst_lost: float = 0.0
    complaints: list[str] = field(default_factory=list)


def run(checklist: Checklist, home: Path) -> Figures:
    """The visit on a recorded disk, then a look at all that any power cut may have left."""
    disk = WholeDisk()
    with _on(disk, home):
        path = go(checklist, home / "sheet.pdf", disk.say)
    figures = Figures(points=len(disk.moments))
    look = _Look(checklist, course(checklist), path, home)
    for step, said, held in disk.moments:
        figures.states += sum(map(len, held.values()))
        lost, wrong = look.at(said, held)
        figures.worst_lost = max(figures.worst_lost, lost)
        figures.complaints += [f"after {step}, {said}: {words}" for words in wrong]
    return figures


@contextmanager
def _on(disk: WholeDisk, home: Path) -> Iterator[None]:
    keywords = files.write_atomic.__kwdefaults__ or {}
    before, variable = keywords["fs"], os.environ.get(files.HOME_VARIABLE)
    keywords["fs"] = disk
    os.environ[files.HOME_VARIABLE] = str(home / "home")
    try:
        yield
    finally:
        keywords["fs"] = before
        os.environ.pop(files.HOME_VARIABLE)
        if variable is not None:
            os.environ[files.HOME_VARIABLE] = variable


class _Look:
    """Opens what is left; the same bytes are read once."""

    def __init__(self, checklist: Checklist, expected: Course, answers: Path, home: Path) -> None:
        self._checklist, self._expected, self._path, self._home = checklist, expected, answers, home
        self._read: dict[bytes, int | str] = {}

    def at(self, said: dict[str, int], held: dict[Path, frozenset[bytes | None]]) -> tuple[float, list[str]]:
        wrong: list[str] = []
        lost = 0.0
        for data in held.get(self._path, frozenset({None})):
            found = -1 if data is None else self._number(data)
            if isinstance(found, str):
                wrong.append(found)
            elif found < said.get("saved", -1):
                wrong.append(f"deed {said['saved']} was saved, the file may hold {found}")
            else:
                typed = said.get("typed", 0)
                lost = max(lost, self._expected.clocks[typed] - self._expected.clocks[max(found, 0)])
        if lost > MOST_SECONDS_LOST:
            wrong.append(f"{lost:.2f} seconds of typing may be lost")
        sheets = held.get(self._home / "sheet.pdf", frozenset({None}))
        if not sheets <= {None, *self._expected.sheets} - {*[None, *self._expected.sheets][: said.get("made", 0)]}:
            wrong.append("the PDF may be half written, or older than what was made")
        earlier = frozenset[bytes | None]().union(*(held[path] for path in held if path.suffix == ".earlier"))
        found_earlier = (self._number(data) for data in earlier if data is not None)
        wrong += [f"the earlier version: {words}" for words in found_earlier if isinstance(words, str)]
        return lost, wrong

    def _number(self, data: bytes) -> int | str:
        """The last deed that the file holds, or what is wrong with it."""
        if data not in self._read:
            self._read[data] = self._number_of(data)
        return self._read[data]

    def _number_of(self, data: bytes) -> int | str:
        assert len(data) < LIMITS.bytes
        found = self._home / "found.yaml"
        found.write_bytes(data)
        opened = load_for_wizard(found, self._checklist)
        if opened.problems or opened.read_only:
            return f"the file may not open: {(*opened.problems, opened.read_only)[0]}"
        said = plain(opened.answers)
        same = [n for n, snapshot in enumerate(self._expected.snapshots) if snapshot == said]
        return same[-1] if same else "the file may hold something that was never on the screen"


def main() -> int:
    """Runs and prints; 1 when there is a complaint."""
    with tempfile.TemporaryDirectory(prefix="ldnprep-power-") as folder:
        figures = run(pipeline.load_checklist(), Path(folder))
    print(f"power cut: at each of {figures.points} points of a visit; {figures.states} states of files looked at")
    print(f"  typing lost at worst: {figures.worst_lost:.2f} s; complaints: {len(figures.complaints)}")
    for line in figures.complaints[:20]:
        print(f"  {line}")
    return 1 if figures.complaints else 0


if __name__ == "__main__":
    sys.exit(main())
