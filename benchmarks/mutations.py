"""Would the suite notice? Deliberate breakages: `python -m benchmarks.mutations [--jobs N] [--write] [WORD ...]`.

Each breakage (`benchmarks.breakages`) is made in a copy of the tree, one at a time, and only the tests named beside it
run. WORD: only the breakages whose name holds it. --write: puts what was found into the table of docs/trust.md. Prints
one line each, and the names of those that nobody noticed; exit code 1 then.
"""

from __future__ import annotations

import argparse
import os
import queue
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from benchmarks.breakages import BREAKAGES, Breakage

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs" / "trust.md"
BEGIN, END = "<!-- breakages: written by `python -m benchmarks.mutations --write` -->\n", "<!-- breakages end -->\n"
NOT_COPIED = ("build", "dist", "out")
NOT_NOTICED = "**not noticed**"
_TESTS_FAILED = 1  # pytest's exit code; 2 and above mean that the tests could not run
_HEAD = "| breakage | first test that noticed |\n| --- | --- |\n"
_ROW = re.compile(r"^\| (.+) \| `?(.+?)`? \|$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one breakage: by: the first test that noticed it, "" when none did; wrong: why it was not tried."""

    breakage: Breakage
    by: str = ""
    wrong: str = ""


def main(arguments: Sequence[str]) -> int:
    """Breaks, tests, prints."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mutations", description=__doc__)
    parser.add_argument("words", nargs="*", metavar="WORD")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--green", action="store_true", help="the tests are known to pass: do not run them unbroken")
    parser.add_argument("--write", action="store_true", help="write the table of docs/trust.md, row by row")
    parser.add_argument("--missing", action="store_true", help="only those that the table does not know as noticed")
    options = parser.parse_args(arguments)
    known = {name for name, by in noted().items() if by.startswith("tests/")} if options.missing else set()
    chosen = [b for b in BREAKAGES if not options.words or any(word in b.name for word in options.words)]
    chosen = [b for b in chosen if b.name not in known]
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="ldnprep-mutations-") as folder:
        results = _run(chosen, Path(folder), options)
    missed = [result.breakage.name for result in results if not result.by]
    print(f"breakages: {len(results)}; noticed: {len(results) - len(missed)}; {time.monotonic() - start:.0f} s")
    print("\n".join(f"  not noticed: {name}" for name in missed), end="\n" if missed else "")
    return 1 if missed else 0


# --- the table --------------------------------------------------------------------------------------------------------


def noted() -> dict[str, str]:
    """What the table of docs/trust.md says: breakage → first test that noticed it."""
    text = DOCS.read_text("utf-8")
    table = text[text.index(BEGIN) : text.index(END)].partition(_HEAD)[2]
    return dict(_ROW.findall(table))


def write_table(found: Mapping[str, str]) -> None:
    """The table with these results; those of breakages that were not tried now stay, those of no breakage go."""
    rows = {**noted(), **found}
    listed = [(breakage.name, rows.get(breakage.name, "not tried yet")) for breakage in BREAKAGES]
    lines = [f"| {name} | {f'`{by}`' if by.startswith('tests/') else by} |" for name, by in listed]
    noticed = sum(by.startswith("tests/") for _, by in listed)
    count = f"{len(listed)} breakages, {noticed} of them noticed.\n\n"
    table = _HEAD + "\n".join(lines) + "\n"
    text = DOCS.read_text("utf-8")
    before, after = text[: text.index(BEGIN)], text[text.index(END) :]
    DOCS.write_text(before + BEGIN + count + table + after, "utf-8")


# --- breaking ---------------------------------------------------------------------------------------------------------


def _run(chosen: Sequence[Breakage], folder: Path, options: argparse.Namespace) -> list[Result]:
    """options: those of the command line."""
    trees: queue.Queue[Path] = queue.Queue()
    for number in range(options.jobs):
        trees.put(_copy(folder / str(number)))
    tests = sorted({test for breakage in chosen for test in breakage.tests})
    before = ("", "") if options.green else _outcome(folder / "0", tuple(tests))
    if any(before):
        raise SystemExit(f"the tests fail without any breakage: {' '.join(before)}")
    results = []
    with ThreadPoolExecutor(options.jobs) as pool:
        for result in pool.map(lambda breakage: _tried(breakage, trees), chosen):
            print(f"- {result.breakage.name}: {result.by or result.wrong or 'NOT NOTICED'}", flush=True)
            results.append(result)
            if options.write:  # at once: a run that is broken off has still found something
                write_table({result.breakage.name: result.by or result.wrong or NOT_NOTICED})
    return results


def _copy(target: Path) -> Path:
    shutil.copytree(ROOT, target, ignore=shutil.ignore_patterns("__pycache__", ".*", *NOT_COPIED))
    return target


def _tried(breakage: Breakage, trees: queue.Queue[Path]) -> Result:
    tree = trees.get()
    path = tree / breakage.file
    whole = path.read_text("utf-8")
    try:
        if whole.count(breakage.old) != 1:
            return Result(breakage, wrong=f"{breakage.file} has changed: mend this breakage")
        path.write_text(whole.replace(breakage.old, breakage.new), "utf-8")
        return Result(breakage, *_outcome(tree, breakage.tests))
    finally:
        path.write_text(whole, "utf-8")
        trees.put(tree)


def _outcome(tree: Path, tests: tuple[str, ...]) -> tuple[str, str]:
    """The first test that fails in this tree ("" when none does), and why they could not run ("" when they could)."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "--no-header", *tests]
    own = {"PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1", "QT_QPA_PLATFORM": "offscreen"}
    own |= {"TMPDIR": str(tree.parent), "LDNPREP_HOME": str(tree.parent / "home")}
    done = subprocess.run(  # noqa: S603  # pytest, with arguments from the table
        command, cwd=tree, capture_output=True, text=True, env={**os.environ, **own}, check=False
    )
    failed = [line for line in done.stdout.splitlines() if line.startswith(("FAILED ", "ERROR "))]
    if done.returncode == 0:
        return "", ""
    if done.returncode != _TESTS_FAILED or not failed:
        return "", f"the tests cannot run ({done.returncode}): {(failed or [done.stdout[-300:]])[0]}"
    return failed[0].split(" ", 1)[1].split(" - ")[0].split("[")[0], ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
