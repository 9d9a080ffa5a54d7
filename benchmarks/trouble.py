"""Kills the real window soon after something of its own vanished: `python -m benchmarks.trouble [COUNT] [--jobs N]`.

Somebody types a letter every 60 ms. At a random moment our whole folder goes, or the data, or the locks, or the stick
with the sheet, or "Delete everything" is pressed in a second window. Some seconds later the process is killed with
signal 9: everything that was typed two seconds before has to be on the disk, in the sheet or in its copy. Then windows
that handed sheets to a printer and a mail program are killed: what they left for these, two hours old, goes with the
next start. Exit code 1 when anything was lost or stays.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from ldnprep import pipeline
from ldnprep.answers.model import Answers
from ldnprep.answers.sheets import SavedSheets
from ldnprep.content.model import Checklist
from tests.trust import deleter
from tests.trust.busy import killed_errands
from tests.trust.halves import handed_over
from tests.ui.killing import PROMISE_SECONDS, TYPIST, Verdict, killed_window, verdict

_OLD_SECONDS = 2 * 3600
_AFTER_SECONDS = (5.0, 12.0)  # from the trouble to the kill


def _stick(home: Path) -> Path:
    return home.with_name(f"{home.name}-stick")


def _delete_everything(home: Path) -> None:
    environment = {**os.environ, "LDNPREP_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run([sys.executable, deleter.__file__], env=environment, stderr=subprocess.DEVNULL, check=True)  # noqa: S603  # ourselves


def _unlock(home: Path) -> None:
    for path in (home / "data" / "locks").iterdir():
        path.unlink(missing_ok=True)


TROUBLES: dict[str, Callable[[Path], object]] = {
    "our folder goes": lambda home: shutil.rmtree(home, ignore_errors=True),
    "the data go": lambda home: shutil.rmtree(home / "data", ignore_errors=True),
    "the locks go": _unlock,
    "the stick goes": lambda home: _stick(home).rename(home.with_name(f"{home.name}-pulled-out")),
    "delete everything in a second window": _delete_everything,
}


def in_trouble(checklist: Checklist, home: Path, name: str, moments: tuple[float, float]) -> Verdict:
    """One window, one trouble, one kill. moments: of the trouble, and of the kill after it, in seconds."""
    arguments: list[str] = []
    if name == "the stick goes":
        _stick(home).mkdir()
        sheet = _stick(home) / "visit.yaml"
        SavedSheets(home / "data" / "sheets").copy_to(sheet, Answers(values={"notes": "from the stick"}))
        arguments = [str(sheet)]
    before, after = moments
    killed = killed_window(home, after, TYPIST, *arguments, trouble=(before, lambda: TROUBLES[name](home)))
    return verdict(killed, checklist)


def left_by(home: Path, deed: str) -> list[Path]:
    """What a window that was killed while it did this left for other programs, two hours and one start later."""
    killed_errands(home, 0.2, deed)
    long_ago = time.time() - _OLD_SECONDS
    for path in handed_over(home):
        os.utime(path, (long_ago, long_ago))
    killed_window(home, 6.0)
    return handed_over(home)


def main(arguments: Sequence[str]) -> int:
    """Runs the tries and prints the figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.trouble", description=__doc__)
    parser.add_argument("count", nargs="?", type=int, default=50)
    parser.add_argument("--jobs", type=int, default=2, help="windows at the same time")
    parser.add_argument("--seed", type=int, default=20261130)
    options = parser.parse_args(arguments)
    if sys.platform == "win32":
        print("kills of the window: Windows has no signal 9")
        return 1
    chance = random.Random(options.seed)  # noqa: S311  # moments, not secrets
    checklist = pipeline.load_checklist()
    names = [list(TROUBLES)[number % len(TROUBLES)] for number in range(options.count)]
    moments = [(chance.uniform(1, 5), chance.uniform(*_AFTER_SECONDS)) for _ in names]
    deeds = [("printing", "making an e-mail")[number % 2] for number in range(max(2, options.count // 10))]
    with tempfile.TemporaryDirectory(prefix="ldnprep-trouble-") as folder, ThreadPoolExecutor(options.jobs) as pool:
        homes = [Path(folder, str(number)) for number in range(options.count)]
        found = list(pool.map(partial(in_trouble, checklist), homes, names, moments))
        left = list(pool.map(left_by, [Path(folder, f"temporary-{n}") for n in range(len(deeds))], deeds))
    return _judge(names, found, left)


def _judge(names: Sequence[str], found: Sequence[Verdict], left: Sequence[list[Path]]) -> int:
    held = sum(not each.complaint for each in found)
    worst = max((each.lost_seconds for each in found), default=0.0)
    print(
        f"{held} of {len(found)} windows in trouble and killed afterwards had everything older than "
        f"{PROMISE_SECONDS:.0f} s on the disk; the oldest letter lost was {worst:.2f} s old"
    )
    for name, each in zip(names, found, strict=True):
        if each.complaint:
            print(f"  {name}: {each.complaint}")
    stay = sum(map(len, left))
    print(f"{len(left)} windows killed while they handed a sheet over: {stay} old files stay after the next start")
    return 1 if held < len(found) or stay else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
