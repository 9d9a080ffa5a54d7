"""Printing on Windows: every page is drawn on the printer, on the paper, the copies and the sides she chose."""

from __future__ import annotations

import ctypes
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QProgressDialog

from ldnprep import pipeline
from ldnprep.answers.model import Answers
from ldnprep.content.model import Checklist
from ldnprep.handover import gdi
from ldnprep.handover.model import Duplex, PaintPages, Paper
from ldnprep.outputs.pdf.raster import page_count
from ldnprep.ui.sheets.hand_words import outcome_words
from ldnprep.ui.sheets.painting import paint_pages

PRINTER, DEVICE = "Kitchen printer", 77
LONG = 200  # bytes of a driver's settings, more than their head
BEHIND = b"the driver's own"
DOTS = {gdi.PAPER_WIDTH: 2550, gdi.PAPER_HEIGHT: 3300, gdi.LEFT: 75, gdi.TOP: 50}


class Spooler:
    """Knows one printer. `copies`: how many its driver makes by itself. `asked`: the settings that it got."""

    def __init__(self, copies: int = 99) -> None:
        self.copies = copies
        self.asked = gdi.Settings()
        self.behind = b""

    def OpenPrinterW(self, name: str, _handle: object, _: None) -> int:  # noqa: N802  # Windows' name
        return int(name == PRINTER)

    def ClosePrinter(self, _handle: object) -> int:  # noqa: N802  # likewise
        return 1

    def DeviceCapabilitiesW(self, *_: object) -> int:  # noqa: N802  # likewise
        return self.copies

    def DocumentPropertiesW(self, *told: Any) -> int:  # noqa: N802  # likewise
        _window, _handle, _name, out, given, mode = told
        if mode == 0:
            return LONG
        if mode == gdi.OUT:
            gdi.Settings.from_buffer(out).orientation = 2  # landscape, usually
            out[LONG - len(BEHIND) : LONG] = BEHIND
        else:
            self.asked, self.behind = gdi.Settings.from_buffer_copy(given), bytes(given)[-len(BEHIND) :]
        return 1


class Gdi:
    """Notes what is called. `refuses`: the call that does not work, and at which time it is called."""

    def __init__(self, refuses: str = "", time: int = 1) -> None:
        self.called: list[str] = []
        self._refuses, self._time = refuses, time
        self.names: list[str] = []

    def _done(self, name: str) -> int:
        self.called.append(name)
        return 0 if name == self._refuses and self.called.count(name) == self._time else 1

    def CreateDCW(self, *_: object) -> int | None:  # noqa: N802  # Windows' name
        return DEVICE if self._done("CreateDC") else None

    def StartDocW(self, _dc: object, document: Any) -> int:  # noqa: N802  # likewise
        self.names.append(document._obj.name)
        return self._done("StartDoc")

    def GetDeviceCaps(self, _dc: object, what: int) -> int:  # noqa: N802  # likewise
        return DOTS[what]

    def __getattr__(self, name: str) -> Any:
        return lambda _dc: self._done(name)


@pytest.fixture
def sheet(tmp_path: Path, content: Checklist) -> Path:
    path = tmp_path / "visit-notes.pdf"
    path.write_bytes(pipeline.make_pdf(content, Answers(values={"patient_name": "Ada"}), pipeline.SheetOptions()))
    return path


@pytest.fixture
def drawn(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int, gdi.Place]]:
    """What is drawn: pdfium draws on a device on Windows only, see packaging/windows/deeds.py."""
    del qapp
    seen: list[tuple[int, int, gdi.Place]] = []

    def draw(_pdf: bytes, device: int, index: int, place: gdi.Place) -> bool:
        seen.append((device, index, place))
        return True

    monkeypatch.setattr("ldnprep.outputs.pdf.raster.draw_page", draw)
    return seen


def printed(
    sheet: Path, api: Gdi, *, spooler: Spooler | None = None, printer: str = PRINTER, copies: int = 1, error: int = 0
) -> str:
    action = PaintPages(sheet, printer, copies, "letter")
    return paint_pages(action, None, gdi.Windows(api, spooler or Spooler(), lambda: error))


def test_every_page_is_drawn_over_the_whole_paper(sheet: Path, drawn: list[tuple[int, int, gdi.Place]]) -> None:
    api = Gdi()
    assert printed(sheet, api) == "in_the_print_queue"
    count = page_count(sheet.read_bytes())
    assert drawn == [(DEVICE, index, (-75, -50, 2550, 3300)) for index in range(count)]
    assert api.called == ["CreateDC", "StartDoc", *["StartPage", "EndPage"] * count, "EndDoc", "DeleteDC"]
    assert api.names == ["visit-notes.pdf"]  # nothing of her stands in the queue


@pytest.mark.usefixtures("drawn")
@pytest.mark.parametrize("refuses", ["CreateDC", "StartDoc", "StartPage", "EndPage", "EndDoc"])
def test_a_printer_that_refuses_is_said_to_be_gone(sheet: Path, refuses: str) -> None:
    assert "gone" in outcome_words(printed(sheet, Gdi(refuses)))


@pytest.mark.usefixtures("drawn")
@pytest.mark.parametrize("error", gdi.NOT_WANTED)
def test_a_printer_into_a_file_whose_question_was_shut_is_not_gone(sheet: Path, error: int) -> None:
    assert printed(sheet, Gdi("StartDoc"), error=error) == "printing_stopped"


@pytest.mark.usefixtures("drawn")
def test_a_printer_that_nobody_knows_is_said_to_be_gone(sheet: Path) -> None:
    assert "gone" in outcome_words(printed(sheet, Gdi(), printer="Nobody's"))


@pytest.mark.usefixtures("drawn")
def test_a_printer_that_goes_between_two_pages_is_said_to_be_gone(sheet: Path) -> None:
    api = Gdi("StartPage", 2)
    assert printed(sheet, api) == "printer_gone"
    assert api.called[-3:] == ["StartPage", "AbortDoc", "DeleteDC"]


def test_a_page_that_cannot_be_drawn_takes_the_job_back(sheet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ldnprep.outputs.pdf.raster.draw_page", lambda *_: False)
    api = Gdi()
    assert printed(sheet, api) == "printer_gone"
    assert "EndDoc" not in api.called


def test_stop_takes_the_job_back_and_says_so(
    sheet: Path, drawn: list[tuple[int, int, gdi.Place]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QProgressDialog, "wasCanceled", lambda progress: progress.value() == 1)
    api = Gdi()
    assert "stopped" in outcome_words(printed(sheet, api))
    assert [index for _, index, _ in drawn] == [0]
    assert api.called[-2:] == ["AbortDoc", "DeleteDC"]


@pytest.mark.usefixtures("drawn")
@pytest.mark.parametrize(("by_itself", "jobs"), [(99, 1), (1, 3), (-1, 1)])
def test_copies_are_the_drivers_or_a_job_each(sheet: Path, by_itself: int, jobs: int) -> None:
    api = Gdi()
    spooler = Spooler(by_itself)
    assert printed(sheet, api, spooler=spooler, copies=3) == "in_the_print_queue"
    assert api.called.count("EndDoc") == jobs
    assert spooler.asked.copies * jobs == 3


@pytest.mark.parametrize(("sides", "mode"), [("", 0), ("one-sided", 1), ("long-edge", 2), ("short-edge", 3)])
@pytest.mark.parametrize(("paper", "size"), [("a4", 9), ("letter", 1)])
def test_paper_copies_and_sides_are_asked_of_the_driver(
    sheet: Path, paper: Paper, size: int, sides: Duplex, mode: int
) -> None:
    spooler = Spooler()
    action = PaintPages(sheet, PRINTER, 3, paper, sides)
    assert gdi.settings_for(action, gdi.Windows(Gdi(), spooler, int)) is not None
    asked = spooler.asked
    assert (asked.paper, asked.copies, asked.duplex, asked.orientation) == (size, 3, mode, gdi.PORTRAIT)
    wanted = gdi.ORIENTATION | gdi.PAPER | gdi.COPIES | (gdi.DUPLEX if sides else 0)
    assert asked.fields == wanted
    assert spooler.behind == BEHIND


def test_settings_lie_in_memory_as_a_windows_c_compiler_lays_them() -> None:
    """The numbers are those of x86_64-w64-mingw32-gcc for DEVMODEW and DOCINFOW."""
    fields = ("fields", "orientation", "paper", "copies", "duplex")
    assert [getattr(gdi.Settings, name).offset for name in fields] == [72, 76, 78, 86, 94]
    if ctypes.sizeof(ctypes.c_void_p) == 8:
        assert ctypes.sizeof(gdi.Document) == 40
        assert (gdi.Document.name.offset, gdi.Document.flags.offset) == (8, 32)
