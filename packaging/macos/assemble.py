"""The libraries of a macOS app, put together on any system from the locks' wheels, and looked at as check.py does.

    python packaging/macos/assemble.py FOLDER
It has no Python and no starter, cannot run, and says what no wheel's name says: which macOS the files ask for.
"""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent.parent)]

import parts  # noqa: E402  # this is a script
import wheels  # noqa: E402  # likewise

from macos import check, macho  # noqa: E402  # likewise

MODULES = ("QtCore", "QtGui", "QtWidgets", "QtSvg")  # what the program imports of Qt


def assemble(processor: str, folder: Path) -> Path:
    """An app of libraries only: what the program loads, and what that loads."""
    fetched = wheels.fetch(["requirements.txt"], wheels.MACOS[processor], folder / "wheels")
    everything, app = folder / "everything", folder / f"{parts.NAME}.app"
    for old in (everything, app):
        shutil.rmtree(old, ignore_errors=True)
    wheels.unpack(fetched, everything)
    queue = [path for path in macho.programs_in(everything) if _is_loaded(path.relative_to(everything).as_posix())]
    kept: set[Path] = set()
    while queue:
        path = queue.pop()
        if path in kept:
            continue
        kept.add(path)
        program = macho.read(path, processor)
        found = (check.found(name, program, everything) for name, _ in program.libraries) if program else ()
        queue += [library for library in found if library is not None]
    for path in kept:
        place = app / "Contents" / "Frameworks" / path.relative_to(everything)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, place)
    return app


def _is_loaded(place: str) -> bool:
    """Whether the program, or a library of Python's that it imports, loads this file by itself."""
    if not parts.is_wanted(place):
        return False
    if place.startswith("PySide6/"):
        return "/plugins/" in place or place.startswith(tuple(f"PySide6/{module}." for module in MODULES))
    return place.endswith((".so", "libpdfium.dylib"))


def main(folder: Path) -> int:
    """Both processors; prints the newest macOS asked for, and what does not hold."""
    code = 0
    for processor, oldest in parts.OLDEST_MACOS.items():
        app = assemble(processor, folder / processor)
        read = [macho.read(path, processor) for path in macho.programs_in(app)]
        asked = Counter(".".join(map(str, program.oldest or ())) for program in read if program)
        told = ", ".join(f"{count} ask for {version}" for version, count in sorted(asked.items()))
        found = check.problems(app, processor, oldest, whole=False)
        print(f"{processor}: {len(read)} program files; of macOS {told}")
        print("\n".join(found) or f"{processor}: every library and name is there; none needs more than macOS {oldest}")
        code |= int(bool(found))
    return code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
