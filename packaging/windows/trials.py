"""The installer, tried in Wine as a person uses it: installed, updated, while the program is open, removed."""

from __future__ import annotations

import shutil
import subprocess
import time
from pathlib import Path

import parts
import release_check

from ldnprep import __version__
from windows import installer
from windows.hands import START_SECONDS, STEP_SECONDS, Hands, wait
from windows.wine import Wine, WineError

SHEET = release_check.EXAMPLES[0]
SETUP, QUESTION = "LDN Prep Setup", "LDN Prep Uninstall"
MOST_ENTERS = 20
STILL_OPEN = "ended with 4"  # the exit code in installer.nsi


def install_and_remove(wine: Wine, made: Path, work: Path) -> None:
    """Raises WineError or DiffersError at the first that does not hold."""
    hands = Hands(wine.display, work / "pictures")
    before = files_of(wine)
    with_pages(wine, hands, made)
    kept = keep_a_sheet(wine)
    update(wine, made, work)
    while_it_is_open(wine, hands, made)
    remove_asked(wine, hands, answer="Return")
    release_check.same("files left after 'No'", files_of(wine) - before, {kept})
    wine.run(made, "/S")
    remove_asked(wine, hands, answer="alt+y")
    release_check.same("files left after 'Yes'", files_of(wine) - before, set())
    wine.run(made, "/S")
    keep_a_sheet(wine)
    wine.run(place(wine) / "Uninstall.exe", "/S")
    wait("the folder of the program to go", lambda: not place(wine).exists(), STEP_SECONDS)
    release_check.same("files left after a silent removal", files_of(wine) - before, {kept})
    release_check.same("the version listed", version_listed(wine), "")
    (wine.prefix / kept).unlink()
    print("  installed, updated, refused while open, removed: only sheets stay, and go when asked", flush=True)


def place(wine: Wine) -> Path:
    """Where the installer puts the program."""
    return wine.user / "AppData" / "Local" / "Programs" / parts.NAME


def files_of(wine: Wine) -> set[Path]:
    """All files below the person's folder, below the prefix; not what Wine writes for itself."""
    found = (path for path in (wine.user).rglob("*") if path.is_file() and "Temp" not in path.parts)
    return {path.relative_to(wine.prefix) for path in found}


def keep_a_sheet(wine: Wine) -> Path:
    """A saved sheet, as the program keeps it; its place below the prefix."""
    kept = wine.user / "AppData" / "Local" / "ldnprep" / "data" / "sheets" / "sheet.yaml"
    kept.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(SHEET, kept)
    return kept.relative_to(wine.prefix)


def with_pages(wine: Wine, hands: Hands, made: Path) -> None:
    """Page after page with Enter; the first says that it is not signed; the last one opens the program."""
    process = wine.start(made)
    hands.step_into(SETUP, START_SECONDS)
    time.sleep(1)
    hands.picture("installer-1")
    hands.keys("Return")
    wait("the program's folder", lambda: (place(wine) / "Uninstall.exe").exists(), START_SECONDS, hands)
    finish(hands, process, "installer-2")
    wine.run(place(wine) / f"{parts.PROGRAM}.exe", "--self-test")
    shutil.rmtree(wine.user / "AppData" / "Local" / "ldnprep", ignore_errors=True)


def finish(hands: Hands, process: subprocess.Popen[str], picture: str) -> None:
    """The last page, by Enter; it opens the program, which is closed again."""
    for _ in range(MOST_ENTERS):
        if process.poll() is not None:
            break
        time.sleep(3)
        if hands.windows(SETUP):
            hands.picture(picture)
            hands.step_into(SETUP)
            hands.keys("Return")
    hands.step_into(f"{parts.NAME}$", START_SECONDS)
    time.sleep(2)
    hands.picture("installer-3")
    hands.keys("alt+F4")
    wait("the program to close", lambda: not hands.windows(f"{parts.NAME}$"), STEP_SECONDS, hands)


def update(wine: Wine, made: Path, work: Path) -> None:
    """Over an older version, of which a file goes; the new one takes its place in the list of programs."""
    older = installer.build(made.parent / parts.PROGRAM, work, version="0.0.1", quick=True)
    wine.run(older, "/S")
    release_check.same("the version listed", version_listed(wine), "0.0.1")
    gone = place(wine) / "_internal" / "of-an-older-version.dll"
    gone.write_bytes(b"")
    wine.run(made, "/S")
    release_check.same("a file of the older version", gone.exists(), False)
    release_check.same("the version listed", version_listed(wine), __version__)
    wine.run(place(wine) / f"{parts.PROGRAM}.exe", "--self-test")
    older.unlink()


def version_listed(wine: Wine) -> str:
    """What Settings, Apps says; nothing when it says nothing."""
    key = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\LDNPrep"
    try:
        return wine.run("reg", "query", key, "/v", "DisplayVersion").split()[-1]
    except WineError:
        return ""


def while_it_is_open(wine: Wine, hands: Hands, made: Path) -> None:
    """An update of a program that is open is refused and harms nothing; once it is closed the same one goes on."""
    program = wine.start(place(wine) / f"{parts.NAME}.exe")
    hands.step_into(f"{parts.NAME}$", START_SECONDS)
    try:
        wine.run(made, "/S")
    except WineError as refused:
        release_check.same("the refusal", STILL_OPEN in str(refused), True)
    else:
        raise WineError("an update was installed over a program that is open")
    asked = wine.start(made)
    hands.step_into(SETUP)
    hands.keys("Return")
    time.sleep(2)
    hands.picture("installer-still-open")
    hands.close(program)
    hands.step_into(SETUP)
    hands.keys("Return")  # Retry
    finish(hands, asked, "installer-updated")


def remove_asked(wine: Wine, hands: Hands, answer: str) -> None:
    """Removed with the pages; the question about the sheets is answered with this key."""
    keep_a_sheet(wine)
    process = wine.start(place(wine) / "Uninstall.exe")
    hands.step_into(QUESTION, START_SECONDS)
    hands.keys("Return")
    wait("the folder of the program to go", lambda: not place(wine).exists(), STEP_SECONDS, hands)
    time.sleep(2)
    hands.picture(f"removal-{answer.replace('+', '-')}")
    hands.keys(answer)
    time.sleep(2)
    hands.step_into(QUESTION)
    hands.keys("Return")
    wait("the removal to end", lambda: not hands.windows(QUESTION), STEP_SECONDS, hands)
    process.wait(STEP_SECONDS)
