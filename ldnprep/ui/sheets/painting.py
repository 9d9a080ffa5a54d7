"""Prints a sheet where the print service takes no PDF, on Windows: page after page, with progress and a way to stop."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressDialog, QWidget

from ldnprep.handover import gdi
from ldnprep.handover.model import PaintPages
from ldnprep.ui.words import tr


def paint_pages(action: PaintPages, parent: QWidget | None, windows: gdi.Windows | None = None) -> str:
    """What came of it, by its key for `outcome_words`. `windows`: who prints; by default this Windows."""
    from ldnprep.outputs.pdf.raster import draw_page, page_count

    windows = windows or gdi.own_windows()
    if windows is None:
        return gdi.GONE
    data = action.pdf.read_bytes()
    count = page_count(data)
    progress = QProgressDialog(tr("Printing…"), tr("Stop"), 0, count, parent)
    progress.setWindowModality(Qt.WindowModality.WindowModal)
    progress.setMinimumDuration(500)

    def goes_on(index: int) -> bool:
        progress.setValue(index)
        return not progress.wasCanceled()

    came = gdi.print_pages(action, count, partial(draw_page, data), goes_on, windows)
    progress.reset()
    return came
