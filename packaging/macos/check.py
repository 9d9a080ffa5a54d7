"""What can be known of an app without a Mac: `python packaging/macos/check.py APP PROCESSOR`.

Every program file in it: for this processor, for no newer system than we promise, signed, each library it loads in the
app or macOS's own, each name it takes from a library of the app there. And Info.plist, against the files. Exit code 1
when something does not hold.
"""

from __future__ import annotations

import plistlib
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent.parent)]

import parts  # noqa: E402  # this may be started as a script

from macos import macho  # noqa: E402  # likewise

SYSTEM = ("/usr/lib/", "/System/")
FLAT = 254  # which library has a name: whichever has it when the program runs, so Python's own


def problems(app: Path, processor: str, oldest: str, *, whole: bool = True) -> list[str]:
    """All that does not hold, as sentences. whole: False where only the libraries were put together."""
    contents = app / "Contents"
    found = list(_of_info(contents, oldest)) if whole else []
    programs = {}
    for path in macho.programs_in(app):
        program = macho.read(path, processor)
        if program is None:
            found.append(f"{path.relative_to(app)}: not for {processor}")
        else:
            programs[path] = program
    main = contents / "MacOS"
    python = {name for program in programs.values() if "Python" in program.path.name for name in program.exports}
    for program in programs.values():
        found += [f"{program.path.relative_to(app)}: {each}" for each in _of_program(program, programs, main, oldest)]
        if whole:
            open_names = {name for name, where in program.wants if where == FLAT and name.startswith(("_Py", "__Py"))}
            found += [f"{program.path.relative_to(app)}: {name} is nowhere" for name in sorted(open_names - python)]
            found += [] if program.signed else [f"{program.path.relative_to(app)}: not signed"]
    return found


def _of_info(contents: Path, oldest: str) -> Iterator[str]:
    info = plistlib.loads((contents / "Info.plist").read_bytes())
    for key in ("CFBundleIdentifier", "CFBundleShortVersionString", "NSAppleEventsUsageDescription"):
        if not info.get(key):
            yield f"Info.plist: no {key}"
    if info.get("LSMinimumSystemVersion") != oldest:
        yield f"Info.plist: says macOS {info.get('LSMinimumSystemVersion')}, not {oldest}"
    starter = contents / "MacOS" / info["CFBundleExecutable"]
    if not (starter.is_file() and starter.stat().st_mode & 0o111):
        yield f"Info.plist: {starter.name} is not there, or nobody may start it"
    if not (contents / "Resources" / info["CFBundleIconFile"]).is_file():
        yield "Info.plist: the icon is not there"


def _of_program(
    program: macho.Program, programs: dict[Path, macho.Program], main: Path, oldest: str
) -> Iterator[str]:
    limit = tuple(int(part) for part in oldest.split("."))
    if program.oldest is None:
        yield "does not say which macOS it needs"
    elif program.oldest > limit:
        yield f"needs macOS {'.'.join(map(str, program.oldest))}"
    for number, (name, optional) in enumerate(program.libraries, start=1):
        if name.startswith(SYSTEM):
            continue
        place = found(name, program, main)
        if place is None:
            if not optional:
                yield f"loads {name}, which is not in the app"
            continue
        library = programs.get(place)
        wanted = {symbol for symbol, where in program.wants if where == number}
        if library is not None and not _passes_on(library):
            for symbol in sorted(wanted - library.exports):
                yield f"takes {symbol} from {place.name}, which lacks it"


def found(name: str, program: macho.Program, main: Path) -> Path | None:
    """Where macOS would find a library; None when it would not."""
    tail = name.removeprefix("@rpath/")
    places = [f"{place}/{tail}" for place in program.looks_in] + [f"{main}/../Frameworks/{tail}"]
    for place in places if tail != name else [name]:
        told = place.replace("@loader_path", str(program.path.parent)).replace("@executable_path", str(main))
        if Path(told).exists():
            return Path(told).resolve()
    return None


def _passes_on(library: macho.Program) -> bool:
    """Whether a library is only a door to others: its names are theirs."""
    return not library.exports


def main(app: Path, processor: str) -> int:
    """Prints what does not hold."""
    oldest = parts.OLDEST_MACOS[processor]
    wrong = problems(app, processor, oldest)
    count = sum(1 for _ in macho.programs_in(app))
    print("\n".join(wrong) or f"{count} program files for {processor}, macOS {oldest}: all holds")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), sys.argv[2]))
