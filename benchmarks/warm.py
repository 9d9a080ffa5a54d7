"""`python -m benchmarks.warm MAKER ROUNDS FILE...`: the same sheets again and again in one process.

MAKER: ours, typst, fpdf2, weasyprint, reportlab. FILE: answers (ours), JSON of `peers/plain.py` (the others).
Prints one JSON line: wall and processor milliseconds of each sheet after the first round.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec.structs import replace


def _ours(files: Sequence[str]) -> list[Callable[[], object]]:
    from ldnprep import pipeline

    checklist = pipeline.load_checklist()

    def make(path: str) -> bytes:
        given = pipeline.load_answers(Path(path), checklist)
        options = replace(pipeline.options_for(given.settings, paper="a4"), parts=None)
        return pipeline.make_pdf(checklist, given, options)

    return [lambda path=path: make(path) for path in files]  # type: ignore[misc]  # each its own file


def _reportlab(files: Sequence[str]) -> list[Callable[[], object]]:
    from benchmarks.floors.bare_reportlab import make

    sheets = [json.loads(Path(path).read_text("utf-8")) for path in files]
    return [lambda sheet=sheet: make(sheet, os.devnull) for sheet in sheets]  # type: ignore[misc]


def _peer(name: str, files: Sequence[str]) -> list[Callable[[], object]]:
    peer = importlib.import_module(f"benchmarks.peers.by_{name}")
    return [lambda path=path: peer.make(path) for path in files]  # type: ignore[misc]


def main(maker: str, rounds: int, files: Sequence[str]) -> None:
    """Measures and prints."""
    special = {"ours": _ours, "reportlab": _reportlab}
    makers = special[maker](files) if maker in special else _peer(maker, files)
    wall: list[float] = []
    cpu: list[float] = []
    for number in range(rounds + 1):
        for make in makers:
            started, used = time.perf_counter(), time.process_time()
            make()
            if number:
                wall.append((time.perf_counter() - started) * 1000)
                cpu.append((time.process_time() - used) * 1000)
    print(json.dumps({"wall": wall, "cpu": cpu}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3:])
