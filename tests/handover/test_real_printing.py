"""A real print service with a printer that prints into a file: the sheet arrives as text and fonts, not as pictures."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from msgspec.structs import replace
from windows.printing import started

from ldnprep import files
from ldnprep.cli import main
from ldnprep.handover.execute import carry_out
from ldnprep.handover.model import Outcome, Printer, PrintRequest
from ldnprep.handover.printing import print_plan, printers
from ldnprep.handover.system import probe
from tests.needs import require

_PATIENCE_SECONDS = 60.0
_VERSION = (
    subprocess.run(
        ("dpkg-query", "-W", "-f", "${Version}", "cups-daemon"), capture_output=True, text=True, check=False
    ).stdout
    if shutil.which("dpkg-query")
    else ""
)
# this update of November 2026 never ends copying a space in an option of a job, and dies: no sheet can be printed
pytestmark = pytest.mark.xfail(_VERSION == "2.4.2-3+deb12u10", reason="Debian's cupsd dies of a space", strict=False)
_CUPSD = Path("/usr/sbin/cupsd")
_FILTER = Path("/usr/lib/cups/backend/cups-pdf")


@dataclass
class PrintService:
    """Its process; `received` is what the PDF printer was given, `printed` what the PostScript printer made of it."""

    process: subprocess.Popen[bytes]
    received_file: Path
    results: Path
    before: frozenset[Path]

    def received(self) -> pypdfium2.PdfDocument:
        wait_until(lambda: self._done() and self.received_file.exists(), "what the printer was given")
        return pypdfium2.PdfDocument(self.received_file)

    def printed(self) -> pypdfium2.PdfDocument:
        wait_until(lambda: self._done() and bool(self._new()), "what came out of the printer")
        (path,) = self._new()
        return pypdfium2.PdfDocument(path)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()

    def forget(self) -> None:
        for path in self._new():
            path.unlink()

    def _done(self) -> bool:
        return not run("lpstat", "-o")

    def _new(self) -> frozenset[Path]:
        return frozenset(self.results.glob("*.pdf")) - self.before


def run(*argv: str) -> str:
    return subprocess.run(argv, capture_output=True, text=True, check=False).stdout.strip()


def wait_until(holds: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + _PATIENCE_SECONDS
    while not holds():
        assert time.monotonic() < end, f"{what} never came"
        time.sleep(0.1)


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[PrintService]:
    """A print service of its own, with its own socket and folders; needs root, as the printer's driver does."""
    installed = _CUPSD.exists() and _FILTER.exists() and shutil.which("lpadmin")
    require(None if installed else "cups and printer-driver-cups-pdf not installed (see .ci/debian-packages.txt)")
    require(None if os.geteuid() == 0 else "a print service of its own needs root")
    monkeypatch.setenv(files.HOME_VARIABLE, str(tmp_path / "home"))
    results = Path(pwd.getpwuid(0).pw_dir, "PDF")
    before = frozenset(results.glob("*.pdf"))
    # a short path, since a socket's may have 107 letters; open to the filters, which run as another user
    with tempfile.TemporaryDirectory(prefix="ldnprep-cups-") as folder, contextlib.ExitStack() as ends:
        process = started(Path(folder))
        found = PrintService(process, Path(folder) / "received.pdf", results, before)
        ends.callback(found.stop)
        ends.callback(found.forget)
        monkeypatch.setenv("CUPS_SERVER", f"{folder}/socket")
        monkeypatch.setenv("LC_ALL", "C.UTF-8")
        wait_until(lambda: run("lpstat", "-r") == "scheduler is running", "print service")
        printers_made = (
            ("PDF", f"file:{found.received_file}", "lsb/usr/cupsfilters/Generic-PDF_Printer-PDF.ppd"),
            ("PostScript", "cups-pdf:/", "lsb/usr/cups-pdf/CUPS-PDF_opt.ppd"),
        )
        for name, device, model in printers_made:
            run("lpadmin", "-p", name, "-v", device, "-m", model, "-E")
        run("lpadmin", "-d", "PDF")
        yield found


@pytest.fixture
def sheet(tmp_path: Path) -> PrintRequest:
    """A real sheet, of an example patient, under a name with everything that a shell could trip over."""
    path, answers = tmp_path / 'Anna\'s "sheet", 100 % & $(id).pdf', tmp_path / "answers.yaml"
    assert main(["example", "patch-and-surgery", "-o", str(answers)]) == 0
    assert main(["make", str(answers), "--with", "answers,evidence", "-o", str(path)]) == 0
    return PrintRequest(path, "PDF", "a4", "Visit notes")


def printed(request: PrintRequest) -> Outcome:
    return carry_out(print_plan(probe(), request))


def looks(document: pypdfium2.PdfDocument) -> list[bytes]:
    """Each page as grey dots at 36 dpi."""
    return [bytes(page.render(scale=0.5, grayscale=True).buffer) for page in document]


def difference(one: bytes, other: bytes) -> float:
    """Mean difference of the dots, 0 (the same) to 255."""
    assert len(one) == len(other)
    return sum(abs(left - right) for left, right in zip(one, other, strict=True)) / len(one)


def words(document: pypdfium2.PdfDocument) -> list[list[str]]:
    return [page.get_textpage().get_text_range().split() for page in document]


def fonts(path: Path) -> set[str]:
    with pikepdf.open(path) as pdf:
        dictionaries = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary)]
        return {str(item.BaseFont) for item in dictionaries if item.get("/Type") == "/Font"}


def test_a_printer_gets_the_sheets_own_letters_and_no_pictures(service: PrintService, sheet: PrintRequest) -> None:
    assert printers(probe()) == (Printer("PDF", True), Printer("PostScript"))
    outcome = printed(sheet)
    assert (outcome.kind.value, outcome.key) == ("handed_over", "in_the_print_queue")
    result, wanted = service.received(), pypdfium2.PdfDocument(sheet.pdf)
    assert words(result) == words(wanted)
    assert [tuple(map(round, page.get_size())) for page in result] == [(595, 842)] * len(wanted)
    assert fonts(service.received_file) == fonts(sheet.pdf) != set()
    pictures = [list(page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])) for page in result]
    assert pictures == [[]] * len(wanted)
    assert service.received_file.stat().st_size < 3 * sheet.pdf.stat().st_size


def test_the_sheet_on_another_paper(service: PrintService, sheet: PrintRequest) -> None:
    printed(replace(sheet, paper="letter", duplex="long-edge"))
    result = service.received()
    assert words(result) == words(pypdfium2.PdfDocument(sheet.pdf))
    assert {tuple(map(round, page.get_size())) for page in result} == {(612, 792)}


def test_a_postscript_printer_prints_the_same_pages(service: PrintService, sheet: PrintRequest) -> None:
    printed(replace(sheet, printer="PostScript"))
    result, wanted = looks(service.printed()), looks(pypdfium2.PdfDocument(sheet.pdf))
    differences = [difference(*pair) for pair in zip(result, wanted, strict=True)]
    strangers = [difference(page, wanted[0]) for page in wanted[1:]]
    assert max(differences) < min(strangers)


def test_a_printer_that_is_gone(service: PrintService, sheet: PrintRequest) -> None:
    assert printed(replace(sheet, printer="Gone")).key == "printer_gone"
    assert service.process.poll() is None


@pytest.mark.usefixtures("service")
def test_a_printer_that_takes_no_jobs(sheet: PrintRequest) -> None:
    run("/usr/sbin/cupsreject", "PDF")
    assert printed(sheet).key == "printer_takes_no_jobs"


def test_a_print_service_that_stopped(service: PrintService, sheet: PrintRequest) -> None:
    service.stop()
    before = sheet.pdf.read_bytes()
    assert printed(sheet).key == "printer_gone"  # lp says the same for both
    assert printers(probe()) == ()
    assert sheet.pdf.read_bytes() == before
