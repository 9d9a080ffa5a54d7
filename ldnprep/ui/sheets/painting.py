"""Paints the pages of a sheet on a printer: for systems whose print service takes no PDF."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QProgressDialog, QWidget

from ldnprep.handover.model import PaintPages
from ldnprep.ui.words import tr

_SIDES = {
    "one-sided": QPrinter.DuplexMode.DuplexNone,
    "long-edge": QPrinter.DuplexMode.DuplexLongSide,
    "short-edge": QPrinter.DuplexMode.DuplexShortSide,
}
_GONE = "printer_gone"
_SIZES = {"a4": QPageSize.PageSizeId.A4, "letter": QPageSize.PageSizeId.Letter}


def printer_for(action: PaintPages) -> QPrinter:
    """The printer with the paper, the copies and the sides that are wanted."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPrinterName(action.printer)
    printer.setPageSize(QPageSize(_SIZES[action.paper]))
    printer.setCopyCount(action.copies)
    if action.duplex:
        printer.setDuplex(_SIDES[action.duplex])
    printer.setFullPage(True)
    printer.setResolution(action.dpi)
    printer.setDocName(action.pdf.name)
    return printer


def paint_pages(
    action: PaintPages, parent: QWidget | None, make_printer: Callable[[PaintPages], QPrinter] = printer_for
) -> str:
    """Paints page after page, with progress and a way to stop; what came of it, by its key for `outcome_words`."""
    from ldnprep.outputs.pdf.raster import page_count, page_image

    data = action.pdf.read_bytes()
    count = page_count(data)
    printer = make_printer(action)
    progress = QProgressDialog(tr("Printing…"), tr("Stop"), 0, count, parent)
    progress.setWindowModality(Qt.WindowModality.WindowModal)
    progress.setMinimumDuration(500)
    painter = QPainter()
    if not painter.begin(printer):
        return _GONE
    came = "in_the_print_queue"
    for index in range(count):
        progress.setValue(index)
        if progress.wasCanceled():
            printer.abort()
            came = "printing_stopped"
            break
        if index and not printer.newPage():
            came = _GONE
            break
        page = page_image(data, index, action.dpi)
        image = QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
        painter.drawImage(QRectF(printer.paperRect(QPrinter.Unit.DevicePixel)), image)
    painter.end()
    progress.reset()
    return came
