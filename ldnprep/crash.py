"""What is written down when the program meets an error that nobody foresaw: versions and places in our own code.

Never what an error says, never a value, never a path: all of these may hold an answer. The report is a short text in
the program's own folder, which a person can read before showing it to anybody; nothing sends it anywhere.
"""

from __future__ import annotations

import contextlib
import hashlib
import platform
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from ldnprep import __version__, files
from ldnprep.errors import LdnPrepError

HEADING = """\
LDN Prep met an error that it did not expect.

This report holds versions and places in the program's own code. It holds no answers, no names of your files and no
words of any error. Read it, and send it to the makers of LDN Prep only if you want to.
"""
LIBRARIES = ("PySide6-Essentials", "reportlab", "pikepdf", "pypdfium2", "PyYAML", "rapidfuzz", "platformdirs",
             "uharfbuzz")  # fmt: skip
_PACKAGE = "ldnprep"
_MOST_CAUSES = 5
_MOST_PLACES = 60


def report(error: BaseException) -> str:
    """The report of one error, in lines to be read by a person. The same error gives the same text on one machine."""
    lines = [
        f"program: LDN Prep {__version__}",
        f"Python: {platform.python_version()}",
        f"system: {platform.system()} {platform.release()} {platform.machine()}",
        *(f"library: {name} {_version(name)}" for name in LIBRARIES),
    ]
    for number, one in enumerate(_with_causes(error)):
        lines += ["", f"{'caused by' if number else 'error'}: {_kind(one)}", *_places(one.__traceback__)]
    return HEADING + "\n" + "\n".join(lines) + "\n"


def keep(error: BaseException) -> Path | None:
    """Writes the report into the program's own folder, owner-only; None where that could not be done.

    An error that comes again at the same place is the same file.
    """
    text = report(error)
    name = f"report-{hashlib.sha256(text.encode()).hexdigest()[:12]}.txt"
    with contextlib.suppress(LdnPrepError):  # the disk may be what is wrong: the sentence on the screen has to do
        path = files.crash_dir() / name
        files.write_atomic(path, text.encode("ascii", "replace"))
        return path
    return None


def _with_causes(error: BaseException) -> Iterator[BaseException]:
    seen: list[BaseException] = []
    following: BaseException | None = error
    while following is not None and following not in seen and len(seen) < _MOST_CAUSES:
        seen.append(following)
        yield following
        following = following.__cause__ or following.__context__


def _kind(error: BaseException) -> str:
    """The class with its module; of the machine's refusals the number too."""
    kind = type(error)
    number = f" {error.errno}" if isinstance(error, OSError) and isinstance(error.errno, int) else ""
    return f"{kind.__module__.partition('.')[0]}.{kind.__name__}{number}"


def _places(trace: TracebackType | None) -> list[str]:
    """Module, line and function of our own frames; what lies outside is counted, not named by its path."""
    places: list[str] = []
    outside = 0
    while trace is not None and len(places) < _MOST_PLACES:
        frame = trace.tb_frame
        module = str(frame.f_globals.get("__name__", ""))
        if module == _PACKAGE or module.startswith(_PACKAGE + "."):
            places += _outside(outside)
            places.append(f"  {module}, line {trace.tb_lineno}, in {frame.f_code.co_name}")
            outside = 0
        else:
            outside += 1
        trace = trace.tb_next
    return places + _outside(outside)


def _outside(steps: int) -> list[str]:
    return [f"  ({steps} steps outside the program)"] if steps else []


def _version(library: str) -> str:
    from importlib import metadata  # brings mail and network code along: not on the way to the first window

    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return "(version not known)"
