"""Every page of the wizard as a picture, in the real window: `python3 run.py gallery --window`.

Light and dark as the system asks for it, a screen at 100 % and at 200 %, text at 100 % and 200 %, four sizes of window.
On Linux on an invisible screen of its own (Xvfb, D-Bus); elsewhere on the desktop. The pictures go to
out/gallery/window; what the automatic look finds wrong is printed, and makes the exit code 1.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
README_IMAGES = ROOT / "docs" / "images"
WINDOW_GALLERY = ROOT / "out" / "gallery" / "window"


@dataclass(frozen=True, slots=True)
class Sight:
    """One way to see the program. percent: text size of the View menu; width, height: of the window, in its pixels."""

    percent: int
    width: int
    height: int

    def __str__(self) -> str:
        return f"{self.width}x{self.height}-{self.percent}"


# look: name of the picture for README, the step, the field on top
README_PAGES = {"light-1": ("wizard", "opioids", "opioid_names"), "dark-1": ("wizard-dark", "questions", "")}

# factor of the screen (as the system's display settings give it): ways to see the program on it
SIGHTS = {
    1: (
        Sight(100, 1366, 768), Sight(200, 1366, 768), Sight(100, 1024, 640), Sight(200, 1024, 640),
        Sight(100, 800, 600), Sight(150, 800, 600), Sight(100, 1920, 1080), Sight(200, 1920, 1080),
    ),
    2: (Sight(100, 683, 384), Sight(100, 1366, 768)),  # a small laptop at 200 %; a fine large screen
}  # fmt: skip


def main(arguments: Sequence[str]) -> int:
    """Makes the pictures, a process for each look; gives the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--looks", nargs="*", default=["light-1", "light-2", "dark-1", "dark-2"])
    parser.add_argument("--sights", nargs="*", default=[], help="only these, such as 1366x768-100")
    parser.add_argument("--pages", nargs="*", default=[], help="only pages whose name begins so")
    parser.add_argument("--readme", action="store_true", help="only the pictures of README, into docs/images")
    parser.add_argument("--inside", default="", help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.inside:
        from tests.window_pictures import take, take_for_readme

        if given.readme:
            return take_for_readme(given.inside, README_IMAGES)
        theme_name, factor = given.inside.split("-")
        wanted = [each for each in SIGHTS[int(factor)] if not given.sights or str(each) in given.sights]
        return take(theme_name == "dark", wanted, given.pages, WINDOW_GALLERY / given.inside)
    if given.readme:
        given.looks = list(README_PAGES)
    with screen() as environment:
        codes = [look(each, list(arguments), environment) for each in given.looks]
    for name in given.looks:
        contact_sheets(WINDOW_GALLERY / name)
    print(f"The pictures are in {README_IMAGES if given.readme else WINDOW_GALLERY}")
    return max(codes)


def look(name: str, arguments: list[str], environment: dict[str, str]) -> int:
    """All pictures of one look, in a process of its own: the factor of a screen holds for a whole process."""
    with tempfile.TemporaryDirectory(prefix="ldnprep-gallery-") as home:
        factor = name.split("-")[1]
        inside = {**environment, "QT_SCALE_FACTOR": factor, "LDNPREP_HOME": home}
        command = [sys.executable, "-m", "tests.window_gallery", *arguments, "--inside", name]
        bus = shutil.which("dbus-run-session")
        if sys.platform.startswith("linux") and bus:
            inside["XDG_CURRENT_DESKTOP"] = "GNOME"  # Qt follows the colour scheme of a desktop that it knows
            command = [bus, "--", *command]
        return subprocess.run(command, env=inside, cwd=ROOT, check=False).returncode


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """The environment of a screen: an invisible one where there is Xvfb, else the one that is there."""
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    if not shutil.which("Xvfb"):
        yield environment
        return
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "2800x1700x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            yield {**environment, "DISPLAY": f":{told.readline().strip()}", "QT_QPA_PLATFORM": "xcb"}
    finally:
        server.terminate()
        server.wait()


def contact_sheets(folder: Path) -> None:
    """All pictures of a folder, small and side by side, six on a sheet, for each way to see the program."""
    groups: dict[str, list[Path]] = {}
    for path in sorted(folder.glob("*.png")):
        if not path.name.startswith("sheet-") and ".whole" not in path.name:
            groups.setdefault(path.name.split("_")[0], []).append(path)
    for group, paths in groups.items():
        for number, start in enumerate(range(0, len(paths), 6), start=1):
            contact_sheet(paths[start : start + 6]).save(folder / f"sheet-{group}-{number}.png")


def contact_sheet(paths: Sequence[Path]) -> Image.Image:
    """Up to six pictures, two in a row."""
    wide, high, gap = 760, 520, 8
    made = Image.new("RGB", (2 * wide + gap, -(-len(paths) // 2) * (high + gap)), "#888888")
    for place, path in enumerate(paths):
        image = Image.open(path).convert("RGB")
        image.thumbnail((wide, high))
        made.paste(image, (place % 2 * (wide + gap), place // 2 * (high + gap)))
    return made


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
