"""The long runs behind docs/trust.md, one after the other, with figures: `python3 run.py soak [--short] [PART ...]`.

PART: kill, window, errands, trouble, power, hostile, fuzz, visit, long, mutations; all of them without a PART. --short:
a few minutes, not half an hour. Asks nothing, and writes into one temporary folder, which it removes. Exit code 1 when
any part has a complaint; a part whose tool is not there says so and counts as a complaint.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FUZZ_TARGETS = ("content", "answers", "recogniser", "sheet")
_STATISTIC = re.compile(r"stat::(number_of_executed_units|peak_rss_mb|slowest_unit_time_sec):\s+(\d+)")


@dataclass(frozen=True, slots=True)
class Part:
    """name. what: in words. run: does it, short or long, prints the figures, and gives 0 when there is no complaint."""

    name: str
    what: str
    run: Callable[[bool], int]


def _python(*arguments: str) -> int:
    return subprocess.call([sys.executable, *arguments], cwd=ROOT, env=_environment())  # noqa: S603  # our own modules


def _environment() -> dict[str, str]:
    own = {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "QT_QPA_PLATFORM": "offscreen"}
    folder = tempfile.gettempdir()  # that of this run, see main
    return {**os.environ, **own, "TMPDIR": folder, "LDNPREP_HOME": str(Path(folder, "home"))}


def _kill(short: bool) -> int:
    return _python("-m", "tests.trust.killing", "60" if short else "1000", "--jobs", str(os.cpu_count() or 1))


def _window(short: bool) -> int:
    return _python("-m", "benchmarks.kills", *(["10", "--seconds", "6"] if short else ["60", "--seconds", "20"]))


def _errands(short: bool) -> int:
    return _python(
        "-m", "benchmarks.kills", "--errands", *(["8"] if short else ["60"]), "--seconds", "12", "--jobs", "2"
    )


def _trouble(short: bool) -> int:
    return _python("-m", "benchmarks.trouble", *(["5"] if short else ["60"]))


def _power(_: bool) -> int:
    return _python("-m", "tests.trust.power")


def _hostile(short: bool) -> int:
    return _python("-m", "tests.trust.hostile", *(["--small"] if short else []))


def _fuzz(short: bool) -> int:
    if importlib.util.find_spec("atheris") is None:
        print("fuzzing: atheris is not installed here (Linux, Python 3.11 to 3.13: the extra `soak`)")
        return 1
    seconds = 10 if short else 120
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return max(pool.map(lambda target: _fuzzed(target, seconds), FUZZ_TARGETS))


def _fuzzed(target: str, seconds: int) -> int:
    folder = tempfile.mkdtemp(prefix="fuzz-")
    command = [sys.executable, "-m", "benchmarks.fuzz", target, str(seconds), folder]
    done = subprocess.run(  # noqa: S603  # our own module
        command, cwd=ROOT, env=_environment(), capture_output=True, text=True, errors="replace", check=False
    )
    found = dict(_STATISTIC.findall(done.stderr))
    print(
        f"fuzzing {target}: {found.get('number_of_executed_units', '?')} inputs in {seconds} s, "
        f"slowest {found.get('slowest_unit_time_sec', '?')} s, peak {found.get('peak_rss_mb', '?')} MB, "
        f"{'a crash' if done.returncode else 'no crash'}",
        flush=True,
    )
    if done.returncode:
        print(done.stderr[-3000:])
    return min(done.returncode, 1)


def _visit(_: bool) -> int:
    return _python("-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/trust/test_whole_visit.py")


def _long(short: bool) -> int:
    return _python("-m", "benchmarks.long_visit", "6" if short else "40")


def _mutations(short: bool) -> int:
    return _python("-m", "benchmarks.mutations", *(["synced", "leak", "'no'"] if short else []))


PARTS = (
    Part("kill", "kill -9 at random moments of a visit", _kill),
    Part("window", "kill -9 of the real window while somebody types", _window),
    Part("errands", "kill -9 of the real window: pages, sheets, saving, printing, e-mail", _errands),
    Part("trouble", "kill -9 after our folder, the locks or the stick went, or another window deleted all", _trouble),
    Part("power", "power cut at every point of a visit", _power),
    Part("hostile", "hostile files, within bounds of time and memory", _hostile),
    Part("fuzz", "coverage-guided fuzzing", _fuzz),
    Part("visit", "a whole visit in the window, watched from outside", _visit),
    Part("long", "a long visit in the window: hundreds of pages, with sheets and previews beside it", _long),
    Part("mutations", "deliberate breakages", _mutations),
)


def main(arguments: Sequence[str]) -> int:
    """Runs the parts and prints what held."""
    names = [part.name for part in PARTS]
    parser = argparse.ArgumentParser(prog="run.py soak", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(names))
    parser.add_argument("--short", action="store_true")
    options = parser.parse_args(arguments)
    unknown = set(options.parts) - set(names)
    if unknown:
        parser.error(f"there is no part {', '.join(sorted(unknown))}; the parts are {', '.join(names)}")
    chosen = [part for part in PARTS if not options.parts or part.name in options.parts]
    with tempfile.TemporaryDirectory(prefix="ldnprep-soak-", ignore_cleanup_errors=True) as folder:
        tempfile.tempdir = folder  # for this process and, see _environment, for all that it starts
        try:
            return _run_all(chosen, options.short)
        finally:
            tempfile.tempdir = None


def _run_all(parts: Iterable[Part], short: bool) -> int:
    results = []
    for part in parts:
        print(f"== {part.what}", flush=True)
        start = time.monotonic()
        code = part.run(short)
        results.append((part.name, code))
        print(f"   {time.monotonic() - start:.0f} s", flush=True)
    print("; ".join(f"{name}: {'held' if code == 0 else 'DID NOT HOLD'}" for name, code in results))
    return 1 if any(code for _, code in results) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
