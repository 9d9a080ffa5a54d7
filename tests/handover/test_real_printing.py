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
from dataclasses import dataclass, replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from ldnprep import files
from ldnprep.handover.execute import carry_out
from ldnprep.handover.model import Outcome, Printer, PrintRequest
from ldnprep.handover.printing import print_plan, printers
from ldnprep.handover.system import probe
from ldnprep.shipped import resource
from tests.needs import require

_PATIENCE_SECONDS = 60.0
_CUPSD = Path("/usr/sbin/cupsd")
_FILTER = Path("/usr/lib/cups/backend/cups-pdf")
_FILES = """ServerRoot {0}/etc
RequestRoot {0}/spool
StateDir {0}/run
CacheDir {0}/cache
TempDir {0}/tmp
AccessLog {0}/log/access
ErrorLog {0}/log/error
PageLog {0}/log/page
SystemGroup root
Sandboxing relaxed
"""
_SERVICE = """Listen {0}/socket
Browsing Off
WebInterface No
DefaultAuthType None
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
<Limit All>
Order deny,allow
</Limit>
</Policy>
"""


@dataclass
class PrintService:
    """Its process, and the folder into which the printer "PDF" prints."""

    process: subprocess.Popen[bytes]
    results: Path
    before: frozenset[Path]

    def printed(self) -> pypdfium2.PdfDocument:
        """The one document that came out; waits until the queue is empty."""
        wait_until(lambda: not run("lpstat", "-o") and bool(self._new()), "printed file")
        return pypdfium2.PdfDocument(self.path())

    def path(self) -> Path:
        (path,) = self._new()
        return path

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()

    def forget(self) -> None:
        for path in self._new():
            path.unlink()

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
        Path(folder).chmod(0o755)
        for name in ("etc/ppd", "spool", "run", "cache", "tmp", "log"):
            (Path(folder) / name).mkdir(parents=True)
        shutil.chown(Path(folder) / "tmp", group="lp")
        (Path(folder) / "tmp").chmod(0o770)
        (Path(folder) / "etc/cups-files.conf").write_text(_FILES.format(folder))
        (Path(folder) / "etc/cupsd.conf").write_text(_SERVICE.format(folder))
        argv = [str(_CUPSD), "-f", "-c", f"{folder}/etc/cupsd.conf", "-s", f"{folder}/etc/cups-files.conf"]
        process = subprocess.Popen(argv, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        found = PrintService(process, results, before)
        ends.callback(found.stop)
        ends.callback(found.forget)
        monkeypatch.setenv("CUPS_SERVER", f"{folder}/socket")
        monkeypatch.setenv("LC_ALL", "C.UTF-8")
        wait_until(lambda: run("lpstat", "-r") == "scheduler is running", "print service")
        run("lpadmin", "-p", "PDF", "-v", "cups-pdf:/", "-m", "lsb/usr/cups-pdf/CUPS-PDF_opt.ppd", "-E")
        run("lpadmin", "-d", "PDF")
        yield found


@pytest.fixture
def sheet(tmp_path: Path) -> PrintRequest:
    path = tmp_path / 'Anna\'s "sheet", 100 % & $(id).pdf'
    pdfmetrics.registerFont(TTFont("Sheet", str(resource("fonts", "AtkinsonHyperlegible-Regular.ttf"))))
    canvas = Canvas(str(path), pagesize=(595.28, 841.89))
    for page in range(1, 6):
        canvas.setFont("Sheet", 12)
        for line in range(40):
            canvas.drawString(60, 780 - 18 * line, f"Page {page}, line {line}: what I want to ask about")
        canvas.showPage()
    canvas.save()
    return PrintRequest(path, "PDF", "a4", "Visit notes")


def printed(request: PrintRequest) -> Outcome:
    return carry_out(print_plan(probe(), request))


def words(document: pypdfium2.PdfDocument) -> list[list[str]]:
    return [document[number].get_textpage().get_text_range().split() for number in range(len(document))]


def test_the_sheets_own_letters_are_printed(service: PrintService, sheet: PrintRequest) -> None:
    assert printers(probe()) == (Printer("PDF", True),)
    outcome = printed(sheet)
    assert (outcome.kind.value, outcome.key) == ("handed_over", "in_the_print_queue")
    result = service.printed()
    assert words(result) == words(pypdfium2.PdfDocument(sheet.pdf))
    assert [tuple(map(round, page.get_size())) for page in result] == [(595, 842)] * 5
    assert service.path().stat().st_size < 3 * sheet.pdf.stat().st_size
    with pikepdf.open(service.path()) as pdf:
        fonts = {str(font.BaseFont) for page in pdf.pages for font in page.Resources.Font.values()}
        assert fonts
        assert all("AtkinsonHyperlegible" in font for font in fonts)
    pictures = [list(page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])) for page in result]
    assert pictures == [[]] * 5


def test_some_pages_on_another_paper(service: PrintService, sheet: PrintRequest) -> None:
    printed(replace(sheet, pages="2-3", paper="letter", duplex="long-edge", colour="grey"))
    result = service.printed()
    assert [page[:2] for page in words(result)] == [["Page", "2,"], ["Page", "3,"]]
    assert [tuple(map(round, page.get_size())) for page in result] == [(612, 792)] * 2


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
