"""Whole visits in the real Windows window, by keys alone, each in a Windows of its own with other looks and folders."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import bundle
import parts
import release_check
from msgspec import Struct

from ldnprep import pipeline
from ldnprep.outputs.pdf.raster import page_texts
from tests.ui.told import as_typed_today
from windows import machine
from windows.hands import START_SECONDS, STEP_SECONDS, Hands, wait
from windows.strokes import DECIDED, strokes_of
from windows.wine import Wine, WineError, new_windows

TESTS = bundle.ROOT / "tests" / "ui" / "visits"
THEME = r"Software\Microsoft\Windows\CurrentVersion\Themes\Personalize"
FOLDERS = r"Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"
SIZE = (1440, 900)  # of the screen at 100 %


class Visit(Struct, frozen=True):
    """One person at one computer. percent: of the screen; folder: where her documents are, below her own one.

    keyboard: its layout; of another one xdotool would have to borrow keys, which Wine does not always see.
    why: what they decided for, typed in after the visit.
    """

    name: str
    answers: Path
    dark: bool = False
    percent: int = 100
    folder: str = "Documents"
    keyboard: str = "us"
    why: str = "Sleep first, then we look again"


VISITS = (
    Visit("main-patient", TESTS / "main-patient.yaml"),
    Visit("main-patient-dark-large", TESTS / "main-patient.yaml", dark=True, percent=150),
    Visit("nothing-to-flag", bundle.ROOT / "resources" / "examples" / "nothing-to-flag.yaml", percent=150),
    Visit(
        "not-sure",
        TESTS / "not-sure.yaml",
        dark=True,
        folder="OneDrive – Zoë Müller/Dokumente 李",
        keyboard="de",
        why="Jörg schläft schlecht: erst Blut abnehmen",
    ),
)


def all_of_them(program: Path, work: Path) -> None:
    """Raises WineError or DiffersError at the first that does not hold."""
    for each in VISITS:
        width, height = (round(side * each.percent / 100) for side in SIZE)
        with machine.invisible_screen(f"{width}x{height}") as display, new_windows(work, display) as wine:
            subprocess.run(["setxkbmap", "-display", display, each.keyboard], check=True)
            dress(wine, each)
            go_through(wine, Hands(display, work / "pictures"), program, each)


def dress(wine: Wine, visit: Visit) -> None:
    """The person's Windows: colours, size of letters, where her documents are."""
    wine.set_value(THEME, "AppsUseLightTheme", "REG_DWORD", "0" if visit.dark else "1")
    wine.set_value(r"Control Panel\Desktop", "LogPixels", "REG_DWORD", str(96 * visit.percent // 100))
    documents = wine.user / visit.folder
    documents.mkdir(parents=True, exist_ok=True)
    wine.set_value(FOLDERS, "Personal", "REG_SZ", wine.path(documents))
    wine.restart()


def go_through(wine: Wine, hands: Hands, program: Path, visit: Visit) -> None:
    """A visit to a saved PDF, and after it what was decided, typed into the sheet that was kept, to a second PDF.

    Each is the PDF that this computer makes of the answers that were kept.
    """
    began = time.monotonic()
    before, after = strokes_of(visit.answers, visit.why)
    saved = sit_down(wine, hands, program, visit, before)
    kept = kept_answers(wine)
    checklist = pipeline.load_checklist()
    wanted = as_typed_today(pipeline.load_answers(visit.answers, checklist))
    found = pipeline.load_answers(kept, checklist)
    differing = {key for key, value in wanted.values.items() if found.values.get(key) != value}
    release_check.same(f"{visit.name}: answers that are not as given", differing, set())
    same_as_here(saved, kept, hands.pictures)
    keys = sum(len(what) if kind == "text" else 1 for kind, what in before if kind != "title")
    print(f"  {visit.name}: {keys} keys, {time.monotonic() - began:.0f} s, the same bytes as on Linux", flush=True)
    saved.unlink()
    saved = sit_down(wine, hands, program, visit, after, "after-")
    decided = pipeline.load_answers(kept, checklist).decided
    release_check.same("what was decided", decided, {"decision": tuple(DECIDED), "decision_why": visit.why})
    same_as_here(saved, kept, hands.pictures)
    release_check.same("the words on the sheet", visit.why in " ".join(page_texts(saved.read_bytes())), True)
    print("  after the visit: what was decided is kept and printed", flush=True)


def sit_down(
    wine: Wine, hands: Hands, program: Path, visit: Visit, strokes: Sequence[Sequence[str]], part: str = ""
) -> Path:
    """The program started, keys struck, the sheet saved, the program closed. `part`: of the pictures' names."""
    process = wine.start(program)
    try:
        wait("the first page", lambda: hands.title().startswith("Start"), START_SECONDS, hands)
        hands.step_into(f"{parts.NAME}$")
        time.sleep(1)
        hands.picture(f"{visit.name}-{part}1-start")
        hands.strike(strokes)
        hands.picture(f"{visit.name}-{part}2-sheet")
        saved = save(wine, hands, visit)
        hands.picture(f"{visit.name}-{part}4-saved")
        hands.close(process)
    finally:
        process.kill()
    return saved


def save(wine: Wine, hands: Hands, visit: Visit) -> Path:
    """"Save as PDF" with the name that is offered, in Windows' own file window, which begins in her documents."""
    for _ in range(3):  # the button does nothing until the sheet is made; pressed twice it would ask twice
        time.sleep(3)
        hands.keys("alt+d")
        with suppress(WineError):
            wait("the window to save in", lambda: hands.windows("Save as PDF"), 15)
            break
    hands.step_into("Save as PDF")
    hands.picture(f"{visit.name}-3-save")
    hands.keys("Return")
    folder = wine.user / visit.folder
    found = wait("the saved sheet", lambda: list(folder.glob("*.pdf")), STEP_SECONDS, hands)
    wait("the word that it was saved", lambda: not hands.windows("Save as PDF"), STEP_SECONDS, hands)
    time.sleep(1.5)
    return found[0]


def kept_answers(wine: Wine) -> Path:
    """The one sheet that the program keeps."""
    (found,) = (wine.user / "AppData" / "Local" / parts.PROGRAM / "data" / "sheets").glob("*.yaml")
    return found


def same_as_here(saved: Path, kept: Path, pictures: Path) -> None:
    """What the Windows program saved is what the source makes of the same answers on this computer."""
    made = pictures / f"{saved.stem}-here.pdf"
    command = [sys.executable, "-m", parts.PROGRAM, "make", str(kept), "-o", str(made)]
    subprocess.run(command, check=True, cwd=bundle.ROOT)
    if saved.read_bytes() != made.read_bytes():
        for path in (saved, kept):
            shutil.copy(path, pictures)
        raise release_check.DiffersError(f"{saved.name}: not the bytes of {made}")
