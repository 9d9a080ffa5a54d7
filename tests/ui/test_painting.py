"""Printing where the print service takes no PDF: every page is painted, on the paper and the sides she chose."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QProgressDialog

from ldnprep import pipeline
from ldnprep.answers.model import Answers
from ldnprep.content.model import Checklist
from ldnprep.handover.model import PaintPages
from ldnprep.outputs.pdf.raster import page_count
from ldnprep.ui.sheets.hand_words import outcome_words
from ldnprep.ui.sheets.painting import paint_pages, printer_for


@pytest.fixture
def sheet(tmp_path: Path, content: Checklist) -> Path:
    path = tmp_path / "visit-notes.pdf"
    path.write_bytes(pipeline.make_pdf(content, Answers(values={"patient_name": "Ada"}), pipeline.SheetOptions()))
    return path


def test_every_page_is_painted(qapp: QApplication, sheet: Path, tmp_path: Path) -> None:
    del qapp
    printed = tmp_path / "printed.pdf"

    def into_a_file(action: PaintPages) -> QPrinter:
        printer = printer_for(action)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(printed))
        return printer

    assert paint_pages(PaintPages(sheet, "", 1, "a4", dpi=40), None, into_a_file) == "in_the_print_queue"
    assert page_count(printed.read_bytes()) == page_count(sheet.read_bytes())


@pytest.mark.qt_log_ignore("Returned false")  # Qt tells of the refusal too
def test_a_printer_that_refuses_is_said_to_have_printed_nothing(qapp: QApplication, sheet: Path) -> None:
    del qapp

    def nowhere(action: PaintPages) -> QPrinter:
        printer = printer_for(action)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName("/nowhere/at/all.pdf")
        return printer

    assert "gone" in outcome_words(paint_pages(PaintPages(sheet, "", 1, "a4", dpi=40), None, nowhere))


def test_a_printer_that_goes_between_two_pages_is_said_to_be_gone(
    qapp: QApplication, sheet: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del qapp
    monkeypatch.setattr(QPrinter, "newPage", lambda _: False)

    def into_a_file(action: PaintPages) -> QPrinter:
        printer = printer_for(action)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        return printer

    assert paint_pages(PaintPages(sheet, "", 1, "a4", dpi=40), None, into_a_file) == "printer_gone"


def test_stop_ends_the_printing_and_says_so(
    qapp: QApplication, sheet: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del qapp
    asked: list[QPrinter] = []
    monkeypatch.setattr(QProgressDialog, "wasCanceled", lambda _: True)
    monkeypatch.setattr(QPrinter, "abort", lambda printer: asked.append(printer))

    def into_a_file(action: PaintPages) -> QPrinter:
        printer = printer_for(action)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        return printer

    assert "stopped" in outcome_words(paint_pages(PaintPages(sheet, "", 1, "a4", dpi=40), None, into_a_file))
    assert len(asked) == 1


@pytest.mark.parametrize(("paper", "size"), [("a4", QPageSize.PageSizeId.A4), ("letter", QPageSize.PageSizeId.Letter)])
def test_paper_copies_and_fineness_are_asked_of_the_printer(
    qapp: QApplication, sheet: Path, paper: str, size: QPageSize.PageSizeId
) -> None:
    del qapp
    printer = printer_for(PaintPages(sheet, "", 3, paper))  # type: ignore[arg-type]  # parametrized
    assert printer.pageLayout().pageSize().id() == size
    assert printer.copyCount() == 3
    assert printer.resolution() >= 300


@pytest.mark.parametrize("sides", ["", "one-sided", "long-edge", "short-edge"])
def test_both_sides_are_asked_of_the_printer(
    qapp: QApplication, sheet: Path, monkeypatch: pytest.MonkeyPatch, sides: str
) -> None:
    del qapp
    asked: list[QPrinter.DuplexMode] = []
    monkeypatch.setattr(QPrinter, "setDuplex", lambda _printer, mode: asked.append(mode))  # none is set up here
    printer_for(PaintPages(sheet, "", 1, "letter", sides))  # type: ignore[arg-type]  # parametrized
    mode = QPrinter.DuplexMode
    wanted = {"one-sided": mode.DuplexNone, "long-edge": mode.DuplexLongSide, "short-edge": mode.DuplexShortSide}
    assert asked == ([wanted[sides]] if sides else [])
