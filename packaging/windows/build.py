"""`python3 run.py bundle --windows`: the Windows program and its installer, built and tried on Debian under Wine.

    build/windows/          CPython for Windows, the libraries' wheels, Wine's files, pictures of the trials
    dist/windows/ldnprep/   the program
    dist/windows/           the installer, its SHA-256, and what it is made of (CycloneDX)

`--keep-program` tries what dist/windows has. Wine is not Windows: what holds here is likely, not certain, there.
Exit codes: 0 built and tried, 1 something does not hold, 3 a package of Debian is missing.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import bundle
import network
import parts
import release_check

from windows import deeds, installer, interpreter, letters, machine, signature, trials, visits
from windows.wine import Wine, WineError, new_windows

WORK = bundle.BUILD / "windows"
DIST = bundle.DIST / "windows"
FOLDER = DIST / parts.PROGRAM
PROGRAM = FOLDER / f"{parts.PROGRAM}.exe"
WINDOW = FOLDER / f"{parts.NAME}.exe"
LARGEST = {"folder": 106_000_000, "download": 33_000_000, "ours": 60_000_000}
SCREEN = "1440x900"


def main(arguments: Sequence[str]) -> int:
    """Everything, one after the other; 1 at the first that does not hold."""
    machine.provide_packages()
    began = time.monotonic()
    try:
        if "--keep-program" not in arguments:
            build()
        made = wrap()
        code = bundle.report(made, FOLDER, LARGEST)
        try_it(made)
    except (WineError, signature.NotSignedError, release_check.DiffersError, subprocess.CalledProcessError) as error:
        print(f"Does not hold: {error}", file=sys.stderr)
        return 1
    print(f"Built and tried in {(time.monotonic() - began) / 60:.0f} minutes.")
    return code


def build() -> None:
    """The program's folder, from nothing."""
    WORK.mkdir(parents=True, exist_ok=True)
    DIST.mkdir(parents=True, exist_ok=True)
    with step("CPython and libraries"):
        python = interpreter.prepare(WORK)
    bundle.draw_icons()
    with a_windows() as wine, step("PyInstaller"):
        shutil.rmtree(FOLDER, ignore_errors=True)
        recipe = bundle.pyinstaller(DIST, WORK / "pyinstaller", named=wine.path)
        told = {"ICONS": bundle.BUILD / "icons", "VERSION_FILE": bundle.version_file()}
        wine.run(python, *recipe, environment={f"LDNPREP_{name}": wine.path(path) for name, path in told.items()})


def wrap() -> Path:
    """The installer, once nothing in the program could reach a network."""
    found = network.network_parts(FOLDER)
    release_check.same("parts of the package that could reach a network", found, [])
    with step("installer"):
        return installer.build(FOLDER, DIST)


def try_it(made: Path) -> None:
    """The program and its installer, as a person uses them."""
    with a_windows() as wine:
        with step("self-test, with a window"):
            wine.run(PROGRAM, "--self-test")
        with step("sheets"):
            compare_sheets(wine)
        with step("installed, updated, removed"):
            trials.install_and_remove(wine, made, WORK)
    with step("visits"):
        visits.all_of_them(WINDOW, WORK)
    with step("a kill, a second window, mail, the end"):
        deeds.all_of_them(WINDOW, WORK)
    with step("typing while a page is built"):
        letters.try_it(WINDOW, WORK)


def compare_sheets(wine: Wine) -> None:
    """Each example in each kind: the same bytes as from the source on this computer."""
    with machine.new_folder() as folder:
        source = (sys.executable, "-m", parts.PROGRAM)
        expected = release_check.sheets(source, folder / "source", {"PYTHONPATH": str(bundle.ROOT)})
        made = release_check.sheets_by(partial(wine.run, PROGRAM), folder / "windows")
        release_check.compare("the program for Windows", made, expected)
    print(f"  {len(made)} of {len(expected)} sheets are the same bytes as on Linux", flush=True)


@contextmanager
def a_windows(size: str = SCREEN) -> Iterator[Wine]:
    """A new Windows on a screen of its own."""
    with machine.invisible_screen(size) as display, new_windows(WORK, display) as wine:
        yield wine


@contextmanager
def step(name: str) -> Iterator[None]:
    """Says what is done, and how long it took."""
    began = time.monotonic()
    print(f"{name} ...", flush=True)
    yield
    print(f"{name}: {time.monotonic() - began:.0f} s", flush=True)
