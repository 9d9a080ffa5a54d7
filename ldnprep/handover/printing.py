"""Which printers there are, and how a sheet gets to one: its own vectors through CUPS, or page by page on Windows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from ldnprep.errors import Problem, UsageError
from ldnprep.handover.door import Door
from ldnprep.handover.model import Action, PaintPages, Printer, PrintRequest, RunProgram, SystemFacts

_WINDOWS_PRINTERS = r"Software\Microsoft\Windows NT\CurrentVersion\Devices"
_WINDOWS_DEFAULT = r"Software\Microsoft\Windows NT\CurrentVersion\Windows"
_MEDIA = {"a4": "A4", "letter": "Letter"}
_SIDES = {"one-sided": "one-sided", "long-edge": "two-sided-long-edge", "short-edge": "two-sided-short-edge"}
_DEFAULT = re.compile(r"^system default destination: (.+)$", re.MULTILINE)

FAILURES: Mapping[str, str] = MappingProxyType(
    {
        "does not exist": "printer_gone",
        "No default destination": "no_printer",
        "not accepting": "printer_takes_no_jobs",
        "Connection refused": "no_print_service",
        "Bad file descriptor": "no_print_service",
        "unable to connect": "no_print_service",
        "No such file": "print_service_refused",
        "not allowed": "print_service_refused",
        "Forbidden": "print_service_refused",
    }
)
"""What `lp` says in English → key of the outcome."""


def printers(system: SystemFacts, door: Door | None = None) -> tuple[Printer, ...]:
    """The printers known now, the default one first; none when there is no print service."""
    door = door or Door()
    names, default = _windows(door) if system.platform == "windows" else _cups(system, door)
    found = [Printer(name, name == default) for name in names]
    return tuple(sorted(found, key=lambda printer: not printer.is_default))


def print_plan(system: SystemFacts, request: PrintRequest) -> Action:
    """`lp` with the sheet as it is, or on Windows the pages for the window to print.

    Raises UsageError when the copies make no sense.
    """
    if not 1 <= request.copies <= 99:
        raise UsageError(Problem("the number of copies makes no sense", "choose 1 to 99"))
    if system.platform == "windows":
        return PaintPages(request.pdf, request.printer, request.copies, request.paper, request.duplex)
    return RunProgram(
        _lp(system.programs.get("lp", "lp"), request),
        wait=True,
        failures=FAILURES,
        done="in_the_print_queue",
    )


def _lp(program: str, request: PrintRequest) -> tuple[str, ...]:
    argv = [program, "-d", request.printer, "-n", str(request.copies), "-o", f"media={_MEDIA[request.paper]}"]
    if request.duplex:
        argv += ["-o", f"sides={_SIDES[request.duplex]}"]
    return (*argv, "-t", request.title, "--", str(request.pdf))


def _cups(system: SystemFacts, door: Door) -> tuple[tuple[str, ...], str]:
    program = system.programs.get("lpstat")
    if not program:
        return (), ""
    try:
        names = door.run((program, "-e"))
        default = door.run((program, "-d"))
    except OSError:
        return (), ""
    found = _DEFAULT.search(default.output)
    return tuple(names.output.split()) if not names.code else (), found.group(1).strip() if found else ""


def _windows(door: Door) -> tuple[tuple[str, ...], str]:
    return door.registry_names(_WINDOWS_PRINTERS), door.registry(_WINDOWS_DEFAULT, "Device").partition(",")[0]
