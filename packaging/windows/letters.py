"""Letters typed right after Next, on a page that is still being built, with all cores busy: none may be lost."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import yaml

from windows import machine
from windows.hands import START_SECONDS, STEP_SECONDS, Hands, wait
from windows.wine import Wine, WineError, new_windows

WORDS = "Anna Example Montgomery of Upper Slaughter"
STARTS = 20
TO_THE_NAME = ("Tab", "Tab", "Tab")  # the country, who fills this in, the name
FIRST = "(step 1 of"
SETTLED_SECONDS = 4  # from the window's title to a window that stands there


def try_it(program: Path, work: Path) -> None:
    """Raises WineError when a letter of one start did not arrive."""
    with machine.invisible_screen("1440x900") as display, new_windows(work, display) as wine:
        wine.run(program.with_name("ldnprep.exe"), "--self-test")  # it was started before: the disk is not tried
        with busy_cores():
            starts(wine, Hands(display, work / "pictures"), program)


def starts(wine: Wine, hands: Hands, program: Path) -> None:
    """Twenty times; what did not arrive is told."""
    lost = []
    for number in range(1, STARTS + 1):
        arrived = one_start(wine, hands, program)
        if arrived != WORDS:
            lost.append(f"start {number}: {arrived!r}")
    print(f"  {len(WORDS)} letters right after Next, {STARTS} starts, all cores busy: lost in {len(lost)}", flush=True)
    if lost:
        raise WineError("letters were lost: " + "; ".join(lost))


def one_start(wine: Wine, hands: Hands, program: Path) -> str:
    """What the name is after one start, typed at once and saved by closing the window."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        process = wine.start(program, environment={"LDNPREP_HOME": wine.path(Path(home))})
        try:
            wait("the first page", lambda: hands.title().startswith("Start"), START_SECONDS, hands)
            hands.step_into("LDN Prep$")
            time.sleep(SETTLED_SECONDS)
            hands.keys("alt+n")
            wait("the page that is being built", lambda: FIRST in hands.title(), STEP_SECONDS, hands)
            hands.keys(*TO_THE_NAME)
            hands.words(WORDS)
            time.sleep(2)
            hands.picture("letters")
            hands.close(process)
        finally:
            process.kill()
        sheets = list(Path(home).rglob("sheets/*.yaml"))
        return str(yaml.safe_load(sheets[0].read_text("utf-8"))["answers"].get("patient_name")) if sheets else ""


@contextmanager
def busy_cores() -> Iterator[None]:
    """As on an old laptop that does something else just then."""
    busy = [subprocess.Popen(["yes"], stdout=subprocess.DEVNULL) for _ in range(os.cpu_count() or 1)]
    try:
        yield
    finally:
        for process in busy:
            process.kill()
            process.wait()
