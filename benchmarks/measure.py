"""Whole processes measured from outside, turn by turn, on a machine that others use too.

Programs that are compared run in turns (A B A B ...), so that a busy minute falls on all of them. Wall time and
processor time (user and system) stand side by side: what others do changes the first far more than the second.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
_SCREEN = {"name": "usual", "x": 0, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "logicalBaseDpi": 96,
           "dpr": 1}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sample:
    """One run: wall and processor time in milliseconds, the most memory that it had in MB, what it printed."""

    wall: float
    cpu: float
    memory: float
    said: str = ""


@dataclass(frozen=True, slots=True)
class Typical:
    """The medians of several runs."""

    wall: float
    cpu: float
    memory: float
    runs: int
    said: tuple[str, ...] = ()


def environment(folder: Path) -> dict[str, str]:
    """As on a person's computer: compiled modules are kept, the program has its own folders, the screen is a usual one.

    It needs no real one; Qt's own screen for that would be 800 pixels wide, and the preview out of sight.
    """
    screen = folder / "screen.json"
    screen.write_text(json.dumps({"screens": [_SCREEN]}), "utf-8")
    ours = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    ours |= {
        "PYTHONPATH": str(ROOT),
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
        "LDNPREP_HOME": str(folder / "home"),
        "QT_QPA_PLATFORM": f"offscreen:configfile={screen}",
        "QT_LOGGING_RULES": "*=false",
    }
    return ours


def run(command: Sequence[str], env: Mapping[str, str]) -> Sample:
    """One run of a program. Raises RuntimeError with its last words when it fails."""
    starter = [sys.executable, "-I", "-S", str(ROOT / "benchmarks" / "one_run.py")]
    done = subprocess.run(  # noqa: S603 - our own programs, by full path
        [*starter, *command], env=dict(env), cwd=ROOT, capture_output=True, text=True
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} failed: {done.stderr[-2000:]}")
    wall, cpu, memory = last_json(done.stderr)
    return Sample(wall, cpu, memory, done.stdout)


def in_turns(
    commands: Mapping[str, Sequence[str]], env: Mapping[str, str], rounds: int, *, first: bool = True
) -> dict[str, Typical]:
    """The medians of each program, run in turns; `first`: after one run each that counts for nothing."""
    for command in commands.values() if first else ():
        run(command, env)
    found: dict[str, list[Sample]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            found[name].append(run(command, env))
    return {name: _typical(samples) for name, samples in found.items()}


def _typical(samples: Sequence[Sample]) -> Typical:
    return Typical(
        median(sample.wall for sample in samples),
        median(sample.cpu for sample in samples),
        median(sample.memory for sample in samples),
        len(samples),
        tuple(sample.said for sample in samples),
    )


def python(*arguments: object) -> list[str]:
    """The command that runs this Python."""
    return [sys.executable, *map(str, arguments)]


def last_json(said: str) -> Any:
    """What a program of ours prints as its last line."""
    return json.loads(said.strip().splitlines()[-1])
