"""A job on a Windows printer. In: the request, and who draws a page on a device. Out: what came of it, by its key.

Windows' own GDI: paper, copies and sides are settings of the driver, and the sheet's letters stay outlines down to the
printer's dots. Layout and constants as in Microsoft's wingdi.h and winspool.h.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from ldnprep.handover.model import PaintPages

DONE, GONE, STOPPED = "in_the_print_queue", "printer_gone", "printing_stopped"
OUT, IN = 2, 8  # DocumentProperties: fill the settings; take those that are given
MOST_COPIES = 18  # DeviceCapabilities: what the driver can do by itself
ORIENTATION, PAPER, COPIES, DUPLEX = 0x1, 0x2, 0x100, 0x1000  # which settings are given
PORTRAIT = 1
PAPERS = {"a4": 9, "letter": 1}
SIDES = {"one-sided": 1, "long-edge": 2, "short-edge": 3}
NOT_WANTED = (63, 1223)  # GetLastError: she shut the window in which a printer into a file asks for its name
PAPER_WIDTH, PAPER_HEIGHT, LEFT, TOP = 110, 111, 112, 113  # GetDeviceCaps: the paper, and what of it stays white


class Settings(ctypes.Structure):
    """The head of DEVMODEW; what the driver keeps for itself lies behind it."""

    _fields_ = (
        ("name", ctypes.c_uint16 * 32),
        ("versions", ctypes.c_uint16 * 2),
        ("sizes", ctypes.c_uint16 * 2),
        ("fields", ctypes.c_uint32),
        ("orientation", ctypes.c_int16),
        ("paper", ctypes.c_int16),
        ("length_width_scale", ctypes.c_int16 * 3),
        ("copies", ctypes.c_int16),
        ("source_quality_color", ctypes.c_int16 * 3),
        ("duplex", ctypes.c_int16),
    )


class Document(ctypes.Structure):
    """DOCINFOW."""

    _fields_ = (
        ("size", ctypes.c_int),
        ("name", ctypes.c_wchar_p),
        ("output", ctypes.c_wchar_p),
        ("kind", ctypes.c_wchar_p),
        ("flags", ctypes.c_uint32),
    )


class Windows(Struct, frozen=True):
    """The two libraries of Windows that print, and why the first did not."""

    gdi: Any
    spooler: Any
    error: Callable[[], int]


Place = tuple[int, int, int, int]  # left, top, width and height of the whole paper, from the first dot within reach
Draw = Callable[[int, int, Place], bool]  # a page on a device: the device, the page's index; whether that went well


def own_windows() -> Windows | None:
    """Windows' own libraries and no others of these names; None elsewhere."""
    if sys.platform == "win32":
        folder = Path(os.environ.get("SYSTEMROOT", r"C:\Windows"), "System32")
        gdi = ctypes.WinDLL(str(folder / "gdi32.dll"), use_last_error=True)
        gdi.CreateDCW.restype = ctypes.c_void_p
        return Windows(gdi, ctypes.WinDLL(str(folder / "winspool.drv")), ctypes.get_last_error)
    return None


def print_pages(action: PaintPages, count: int, draw: Draw, goes_on: Callable[[int], bool], windows: Windows) -> str:
    """Prints all pages. `goes_on` is asked before each one, with its index; False takes the job back."""
    can = windows.spooler.DeviceCapabilitiesW(action.printer, None, MOST_COPIES, None, None)
    jobs = action.copies if 0 < can < action.copies else 1  # a job a copy: each begins on a new leaf
    settings = settings_for(replace(action, copies=action.copies // jobs), windows)
    if settings is None:
        return GONE
    with _device(action.printer, settings, windows.gdi) as device:
        came = GONE
        for _ in range(jobs if device else 0):
            came = _job(device, action.pdf.name, count, draw, goes_on, windows)
            if came != DONE:
                break
        return came


def settings_for(action: PaintPages, windows: Windows) -> Any:
    """The driver's usual settings with the paper, copies and sides that are wanted; None where there is no printer."""
    handle = ctypes.c_void_p()
    if not windows.spooler.OpenPrinterW(action.printer, ctypes.byref(handle), None):
        return None
    try:
        ask = windows.spooler.DocumentPropertiesW
        size = ask(None, handle, action.printer, None, None, 0)
        if size <= 0:
            return None
        memory = ctypes.create_string_buffer(max(size, ctypes.sizeof(Settings)))
        if ask(None, handle, action.printer, memory, None, OUT) < 0:
            return None
        settings = Settings.from_buffer(memory)
        settings.fields |= ORIENTATION | PAPER | COPIES
        settings.orientation, settings.paper, settings.copies = PORTRAIT, PAPERS[action.paper], action.copies
        if action.duplex:
            settings.fields |= DUPLEX
            settings.duplex = SIDES[action.duplex]
        return memory if ask(None, handle, action.printer, memory, memory, IN | OUT) >= 0 else None
    finally:
        windows.spooler.ClosePrinter(handle)


@contextmanager
def _device(printer: str, settings: Any, gdi: Any) -> Iterator[int]:
    """The printer as GDI draws on it; 0 where it is gone."""
    device = gdi.CreateDCW("WINSPOOL", printer, None, settings) or 0
    try:
        yield device
    finally:
        if device:
            gdi.DeleteDC(ctypes.c_void_p(device))


def _job(device: int, name: str, count: int, draw: Draw, goes_on: Callable[[int], bool], windows: Windows) -> str:
    """One job of all pages; taken back when it was stopped or when the printer takes no more."""
    dc, gdi = ctypes.c_void_p(device), windows.gdi
    document = Document(ctypes.sizeof(Document), name, None, None, 0)
    if gdi.StartDocW(dc, ctypes.byref(document)) <= 0:
        return STOPPED if windows.error() in NOT_WANTED else GONE
    left, top, width, height = (gdi.GetDeviceCaps(dc, what) for what in (LEFT, TOP, PAPER_WIDTH, PAPER_HEIGHT))
    place = (-left, -top, width, height)
    came = DONE
    for index in range(count):
        if not goes_on(index):
            came = STOPPED
        elif gdi.StartPage(dc) <= 0 or not draw(device, index, place) or gdi.EndPage(dc) <= 0:
            came = GONE
        if came != DONE:
            gdi.AbortDoc(dc)
            return came
    return DONE if gdi.EndDoc(dc) > 0 else GONE
