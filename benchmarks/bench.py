"""`python3 run.py bench [--quick] [GROUP...]`: LDN Prep beside floors and peers; for docs/performance.md.

GROUP: start, make, preview, medicines, growth, batch, size; all of them without one. `--quick`: fewer rounds and
smaller sizes, printed only. All takes about ten minutes; a group alone replaces its own table on the page.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from importlib import metadata
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.measure import ROOT, Typical, environment, in_turns, last_json, python, run
from benchmarks.peers.plain import sheet_of, write
from benchmarks.words import MOST_DIFFERENT, read
from ldnprep import __version__, shipped

PAGE = ROOT / "docs" / "performance.md"
MARKS = ("<!-- figures: written by `run.py bench` -->", "<!-- end of figures -->")
PEERS = ("typst", "fpdf2", "weasyprint")
EXAMPLE = "patch-and-surgery"


@dataclass(frozen=True, slots=True)
class Setup:
    """A folder of our own, the environment of all programs, and how much is measured."""

    folder: Path
    env: Mapping[str, str]
    quick: bool

    @property
    def rounds(self) -> int:
        return 3 if self.quick else 5


@dataclass(slots=True)
class Group:
    """One table of the report and the sentences below it."""

    title: str
    header: tuple[str, ...]
    rows: list[tuple[str, ...]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        """As Markdown."""
        table = [self.header, ("---",) * len(self.header), *self.rows]
        return [f"### {self.title}", "", *(f"| {' | '.join(row)} |" for row in table), "", *self.notes, ""]


def _ratio(ours: float, other: float) -> str:
    return f"{ours / other:.2f}"


def _compared(group: Group, found: Mapping[str, Typical], ours: str, other: str, aim: str) -> None:
    one, two = found[ours], found[other]
    group.notes.append(
        f"- {ours} ÷ {other}: {_ratio(one.cpu, two.cpu)} in processor time, {_ratio(one.wall, two.wall)} in wall time"
        f"{f' (aim: {aim})' if aim else ''}."
    )


def start(setup: Setup) -> Group:
    """Process start to the first painted page, and memory then; from the modules, and packaged where it was built."""
    floors = ROOT / "benchmarks" / "floors"
    commands = {"bare window": python(floors / "bare_window.py"), "LDN Prep": python(floors / "our_window.py")}
    packaged = ROOT / "dist" / "ldnprep" / ("ldnprep.exe" if sys.platform == "win32" else "ldnprep")
    if packaged.is_file():
        commands["LDN Prep, packaged"] = [str(packaged), "--first-paint"]
    found = in_turns(commands, setup.env, setup.rounds)
    group = Group("Start to first painted page", ("", "processor ms", "wall ms", "memory MB"))
    group.rows += [(name, f"{t.cpu:.0f}", f"{t.wall:.0f}", f"{t.memory:.0f}") for name, t in found.items()]
    for name in [each for each in commands if each != "bare window"]:
        _compared(group, found, name, "bare window", "at most 1.25")
        ratio = _ratio(found[name].memory, found["bare window"].memory)
        group.notes.append(f"- {name}: memory {ratio} times the bare window's (aim: at most 1.2).")
    if not packaged.is_file():
        group.notes.append("- No packaged program here (`dist/ldnprep`, made by `run.py bundle`): not measured.")
    return group


def make(setup: Setup) -> Group:
    """One sheet by a whole process, and many by one process, beside the peers."""
    answers = {path.stem: path for path in sorted(shipped.resource("examples").glob("*.yaml"))}
    sheets = {name: setup.folder / f"{name}.json" for name in answers}
    for name, path in answers.items():
        write(sheet_of(path), sheets[name])
    out = setup.folder / "sheets"
    out.mkdir()
    peers = {
        name: python(ROOT / "benchmarks" / "peers" / f"by_{name}.py", sheets[EXAMPLE], out / f"{name}.pdf")
        for name in PEERS
    }
    ours = python("-m", "ldnprep", "make", answers[EXAMPLE], "-o", out / "LDN Prep.pdf", "--paper", "a4")
    run(ours, setup.env)
    plain = python(ROOT / "benchmarks" / "floors" / "bare_reportlab.py", sheets[EXAMPLE], out / "bare reportlab.pdf")
    whole = in_turns({"LDN Prep": ours, **peers, "bare reportlab": plain}, setup.env, setup.rounds)
    rounds = 1 if setup.quick else 2
    warm_commands = {
        "LDN Prep": python("-m", "benchmarks.warm", "ours", rounds, *answers.values()),
        **{name: python("-m", "benchmarks.warm", name, rounds, *sheets.values()) for name in PEERS},
        "bare reportlab": python("-m", "benchmarks.warm", "reportlab", rounds, *sheets.values()),
    }
    warm = {name: _warm(found) for name, found in in_turns(warm_commands, setup.env, 2, first=False).items()}
    header = ("", "whole process: processor ms", "wall ms", "memory MB", "warm: processor ms", "wall ms", "pages",
              "words", "words that differ")  # fmt: skip
    group = Group(f"One sheet (`{EXAMPLE}`, A4); warm: all five examples in turn", header)
    plain_sheet = json.loads(sheets[EXAMPLE].read_text("utf-8"))
    footer = "{footer} {page} {{page}} {of} {{pages}}".format_map(plain_sheet)
    true = read((out / "LDN Prep.pdf").read_bytes(), footer)
    for name, typical in whole.items():
        got = read((out / f"{name}.pdf").read_bytes(), "" if name == "bare reportlab" else footer)
        apart = got.differs_from(true)
        void = name != "LDN Prep" and apart > MOST_DIFFERENT
        differ = f"{apart:.1%}" + (" (void)" if void else "")
        group.rows.append(
            (name, f"{typical.cpu:.0f}", f"{typical.wall:.0f}", f"{typical.memory:.0f}", f"{warm[name].cpu:.1f}",
             f"{warm[name].wall:.1f}", str(got.pages), str(got.count), differ)
        )  # fmt: skip
    for name, aim in (("typst", "at most 1.25"), ("fpdf2", "at most 0.5"), ("weasyprint", "at most 0.25")):
        _compared(group, whole, "LDN Prep", name, aim)
    _compared(group, whole, "LDN Prep", "bare reportlab", "at most 1.8")
    ratio = f"{_ratio(warm['LDN Prep'].cpu, warm['typst'].cpu)} in processor time"
    wall = _ratio(warm["LDN Prep"].wall, warm["typst"].wall)
    group.notes.append(f"- Warm, LDN Prep ÷ typst: {ratio}, {wall} in wall time (aim: at most 2).")
    group.notes.append("- Ours, Typst's and WeasyPrint's are tagged (PDF/UA-1); fpdf2 and bare reportlab cannot.")
    return group


def _warm(found: Typical) -> Typical:
    samples = [last_json(said) for said in found.said]
    wall, cpu = ([value for sample in samples for value in sample[kind]] for kind in ("wall", "cpu"))
    return Typical(median(wall), median(cpu), found.memory, len(wall))


def preview(setup: Setup) -> Group:
    """A scripted visit in the real window, and a page of 500 questions."""
    times = 1 if setup.quick else 2
    visits = [last_json(run(python("-m", "benchmarks.visit"), setup.env).said) for _ in range(times)]
    long = [last_json(run(python("-m", "benchmarks.visit", 500), setup.env).said) for _ in range(times)]
    group = Group("In the window (offscreen, wall time, median of the runs)", ("", "measured ms", "aim"))

    def row(words: str, runs: list[dict[str, Any]], key: str, aim: str) -> None:
        group.rows.append((words, f"{median(one[key] for one in runs):.0f}", aim))

    row("key pressed → page 1 in pixels, median", visits, "median", "")
    row("the same, 95th percentile", visits, "p95", "at most 100")
    row("the same, median, processor time of all threads", visits, "processor", "")
    row("longest time that the window was held", visits, "longest pause", "at most 50")
    row("the same, 999 of 1,000 turns", visits, "pause p99.9", "")
    row("full sheet with pictures of its pages", visits, "sheet", "at most 500")
    row("page of 500 questions: shown", long, "shown", "")
    row("page of 500 questions: key → pixels, 95th percentile", long, "p95", "at most 100")
    row("page of 500 questions: longest held while typing", long, "longest pause", "at most 100")
    group.notes.append(f"- Letters typed a visit: {visits[0]['keys']:.0f}, one every 150 ms.")
    group.notes += ["", *_holds(visits)]
    return group


def _holds(visits: list[dict[str, Any]]) -> list[str]:
    """The longest hold by what was being done, as a table: which page is guilty."""
    lines = [
        "Longest hold by what was being done; own: processor time of the window's thread in it, beside: of the others",
        "",
        "| | wall ms | own | beside |",
        "| --- | --- | --- | --- |",
    ]
    for doing in sorted(visits[0]["held"], key=lambda doing: -_middle(visits, doing, 0)):
        lines.append(f"| {doing} | {' | '.join(f'{_middle(visits, doing, place):.0f}' for place in range(3))} |")
    return lines


def _middle(visits: list[dict[str, Any]], doing: str, place: int) -> float:
    return float(median(one["held"][doing][place] for one in visits))


def medicines(setup: Setup) -> Group:
    """The recogniser."""
    runs = [last_json(run(python("-m", "benchmarks.medicines_speed"), setup.env).said) for _ in range(setup.rounds)]
    group = Group("Medicines (processor time)", ("", "ms", "aim"))
    aims = {"load": "at most 60", "line p95": "at most 1", "suggestion p95": "at most 10"}
    words = {"load": "load the lists"}
    for key in runs[0]:
        group.rows.append((words.get(key, key), f"{median(one[key] for one in runs):.2f}", aims.get(key, "")))
    return group


def growth(setup: Setup) -> Group:
    """Time and memory against size: the exponent of the last step, and of the whole."""
    group = Group("Growth", ("", "sizes", "processor ms", "memory MB", "exponent, time", "exponent, memory"))
    sizes = {"content": (100, 1_000, 10_000), "notes": (100, 1_000, 10_000, 100_000)}
    for kind, wanted in sizes.items():
        wanted = wanted[:-1] if setup.quick else wanted
        found = [run(python("-m", "benchmarks.growth", kind, size), setup.env) for size in wanted]
        times = [float(last_json(one.said)) for one in found]
        group.rows.append(_grown(kind, wanted, times, [one.memory for one in found]))
    counts = (1, 10, 100) if setup.quick else (1, 10, 100, 1_000)
    batches = [_batch(setup, count, 1) for count in counts]
    times = [one.cpu for one in batches]
    group.rows.append(_grown("answers files", counts, times, [one.memory for one in batches]))
    group.notes.append("- Exponent between the two largest sizes (aim: at most 1.1).")
    return group


def _grown(kind: str, sizes: tuple[int, ...], times: list[float], memory: list[float]) -> tuple[str, ...]:
    def exponent(values: list[float]) -> str:
        return f"{math.log(values[-1] / values[-2]) / math.log(sizes[-1] / sizes[-2]):.2f}"

    shown = (" / ".join(f"{value:,.0f}" for value in values) for values in (sizes, times, memory))
    return (kind, *shown, exponent(times), exponent(memory))


def _batch(setup: Setup, count: int, jobs: int) -> Typical:
    folder = setup.folder / f"answers-{count}"
    if not folder.exists():
        folder.mkdir()
        examples = sorted(shipped.resource("examples").glob("*.yaml"))
        for number in range(count):
            shutil.copyfile(examples[number % len(examples)], folder / f"{number:05}.yaml")
    out = setup.folder / f"made-{count}-{jobs}"
    told = setup.folder / f"made-{count}-{jobs}.json"
    if told.exists():  # a thousand files take a minute: one run serves two tables
        return Typical(**json.loads(told.read_text("utf-8")))
    command = python("-m", "ldnprep", "make", folder, "-o", out, "--jobs", jobs)
    sample = run(command, setup.env)
    found = Typical(sample.wall, sample.cpu, sample.memory, 1)
    told.write_text(json.dumps(asdict(found)), "utf-8")
    return found


def batch(setup: Setup) -> Group:
    """One job against two."""
    count = 100 if setup.quick else 1_000
    group = Group(f"`ldnprep make` on {count:,} files", ("", "wall s", "processor s"))
    runs = {jobs: _batch(setup, count, jobs) for jobs in (1, 2)}
    for jobs, found in runs.items():
        group.rows.append((f"`--jobs {jobs}`", f"{found.wall / 1000:.1f}", f"{found.cpu / 1000:.1f}"))
    ratio = runs[1].wall / runs[2].wall
    group.notes.append(
        f"- Two jobs are {ratio:.2f} times as fast (aim: at least 1.7, which needs two cores that are free: "
        f"the load of this machine was {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores)."
    )
    return group


def size(setup: Setup) -> Group:
    """What an installation takes on the disk."""
    del setup
    group = Group("Installed size", ("", "MB"))
    total = ours = sum(path.stat().st_size for path in _program_files()) / 1e6
    group.rows.append(("LDN Prep with its fonts, content and lists", f"{ours:.1f}"))
    for name in ("reportlab", "pillow", "charset-normalizer", "pikepdf", "lxml", "Deprecated", "wrapt", "packaging",
                 "pypdfium2", "PyYAML", "rapidfuzz", "platformdirs", "uharfbuzz"):  # fmt: skip
        try:
            files = metadata.files(name) or []
        except metadata.PackageNotFoundError:
            continue
        taken = sum(path.stat().st_size for each in files if (path := Path(str(each.locate()))).is_file()) / 1e6
        total += taken
        group.rows.append((name, f"{taken:.1f}"))
    group.rows.append(("all, without PySide6 and Python", f"{total:.1f}"))
    group.notes.append("- Aim: at most 60 MB.")
    packaged = ROOT / "dist" / "ldnprep"
    if packaged.is_dir():
        taken = (
            sum(path.stat().st_size for path in packaged.rglob("*") if path.is_file() and not path.is_symlink()) / 1e6
        )
        group.notes.append(f"- Packaged folder: {taken:.0f} MB (aim: at most 150).")
    else:
        group.notes.append("- No packaged folder here (`dist/ldnprep`): not measured.")
    return group


def _program_files() -> list[Path]:
    folders = (ROOT / "ldnprep", ROOT / "resources")
    return [
        path
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and "_shipped" not in path.parts
    ] + [shipped.questions_file()]


GROUPS: dict[str, Callable[[Setup], Group]] = {
    "start": start,
    "make": make,
    "preview": preview,
    "medicines": medicines,
    "growth": growth,
    "batch": batch,
    "size": size,
}


def machine() -> list[str]:
    """What it was measured on."""
    names = ("PySide6-Essentials", "reportlab", "pypdfium2", "uharfbuzz", "rapidfuzz", "typst", "fpdf2", "weasyprint")
    versions = ", ".join(f"{name} {metadata.version(name)}" for name in names)
    return [
        f"Measured on {date.today():%d %B %Y}: {platform.system()} {platform.machine()}, {os.cpu_count()} cores that "
        f"others were using too (load {os.getloadavg()[0]:.1f} at the end), Python {platform.python_version()}, "
        f"LDN Prep {__version__}, {versions}.",
        "",
    ]


def main(arguments: list[str]) -> int:
    """Measures what was asked for; the page is written when everything was."""
    parser = argparse.ArgumentParser(prog="run.py bench", description=__doc__)
    parser.add_argument("groups", nargs="*", metavar="GROUP", help=", ".join(GROUPS))
    parser.add_argument("--quick", action="store_true", help="fewer rounds, smaller sizes, printed only")
    options = parser.parse_args(arguments)
    unknown = sorted(set(options.groups) - set(GROUPS))
    if unknown:
        parser.error(f"there is no group {unknown[0]}; the groups are {', '.join(GROUPS)}")
    wanted = options.groups or list(GROUPS)
    lines: list[str] = []
    with tempfile.TemporaryDirectory(prefix="ldnprep-bench-") as folder:
        setup = Setup(Path(folder), environment(Path(folder)), options.quick)
        for name in wanted:
            found = GROUPS[name](setup).lines()
            print("\n".join(found), flush=True)
            lines += found
    if not options.quick:
        _write("\n".join(machine()), "\n".join(lines))
    return 0


def _write(head: str, measured: str) -> None:
    """Into the page, between the marks; tables that were not measured now stay as they are."""
    before, _, rest = PAGE.read_text("utf-8").partition(MARKS[0])
    old, _, after = rest.partition(MARKS[1])
    tables = {part.partition("\n")[0]: part for text in (old, measured) for part in text.split("### ")[1:]}
    figures = "### ".join([f"\n\n{head}\n", *(f"{part.strip()}\n\n" for part in tables.values())])
    PAGE.write_text(f"{before}{MARKS[0]}{figures}{MARKS[1]}{after}", "utf-8")
    print(f"written: {PAGE.relative_to(ROOT)}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
