"""Kills a real window while somebody types steadily in it, and looks at what is on the disk afterwards."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from ldnprep import pipeline
from ldnprep.answers.sheets import SavedSheets
from ldnprep.content.model import Checklist
from ldnprep.errors import LdnPrepError

PROMISE_SECONDS = 2.0
TYPIST = Path(__file__).with_name("typist.py")


@dataclass(frozen=True, slots=True)
class Killed:
    """home: the program's folder. at: when it was killed (seconds of the system's clock). told: when each text stood on
    the screen, and the text. deed: what was being done last, for a window that says so."""

    home: Path
    at: float
    told: tuple[tuple[float, str], ...]
    deed: str = "typing"


@dataclass(frozen=True, slots=True)
class Verdict:
    """complaint: "" when all is well. exercised: whether anything was older than two seconds, so that the promise was
    put to the test. lost_seconds: how long before the kill the first letter was typed that is not on the disk."""

    complaint: str
    exercised: bool
    lost_seconds: float


def killed_window(
    home: Path,
    seconds: float,
    program: Path = TYPIST,
    *arguments: str,
    trouble: tuple[float, Callable[[], object]] | None = None,
) -> Killed:
    """Starts a window of its own in which somebody types, and kills it after this time of typing.

    trouble: what happens after how many seconds of typing; the time to the kill begins then.
    """
    environment = {**os.environ, "LDNPREP_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    process = subprocess.Popen(
        [sys.executable, str(program), *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    with process.stdout as out, ThreadPoolExecutor(max_workers=1) as reader:
        started = out.readline() == "typing\n"
        # read while it types: a pipe holds 64 kB, and a typist who waits for room in it holds the window up
        rest = reader.submit(out.read)
        if trouble and started:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(trouble[0])
            trouble[1]()
        with contextlib.suppress(subprocess.TimeoutExpired):  # a window that ends itself sooner is looked at then
            process.wait(seconds if started else 0)
        at = time.monotonic()
        process.send_signal(signal.SIGKILL)
        lines = rest.result().splitlines()
    process.wait()
    if not started:
        raise RuntimeError("the window did not start")
    deeds = [json.loads(line) for line in lines if whole(line)]
    told = tuple((float(each["at"]), str(each["text"])) for each in deeds)
    return Killed(home, at, told, deeds[-1].get("deed", "typing") if deeds else "starting")


def whole(line: str) -> bool:
    """The kill may have cut the last line off."""
    return line.endswith("}")


def verdict(killed: Killed, checklist: Checklist) -> Verdict:
    """What the next start finds."""
    safe = [text for at, text in killed.told if at <= killed.at - PROMISE_SECONDS]
    entries = SavedSheets(killed.home / "data" / "sheets").entries()
    if not all(entry.readable for entry in entries):
        return Verdict("a damaged file", bool(safe), 0.0)
    if len(entries) > 1:
        return Verdict(f"{len(entries)} files for one sheet", bool(safe), 0.0)
    try:
        saved = str(pipeline.load_answers(entries[0].path, checklist).values["patient_name"]) if entries else ""
    except (LdnPrepError, KeyError) as error:
        return Verdict(f"the file cannot be read: {error!r}", bool(safe), 0.0)
    lost = [at for at, text in killed.told if not saved.startswith(text)]
    seconds = killed.at - lost[0] if lost else 0.0
    last = killed.told[-1][1] if killed.told else ""
    if safe and not saved.startswith(safe[-1]):
        return Verdict(f"{seconds:.2f} s of typing lost", exercised=True, lost_seconds=seconds)
    if not (last.startswith(saved) or saved.startswith(last)):
        never = f"the file holds what was never typed: {saved!r} there, {last!r} on the screen"
        return Verdict(never, bool(safe), seconds)
    return Verdict("", bool(safe), seconds)
