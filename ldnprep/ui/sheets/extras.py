"""Sheets beside the finished one: an empty one for a pen, and the front as it is now, large."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from ldnprep import files, pipeline
from ldnprep.errors import LdnPrepError
from ldnprep.ui.look.theme import theme
from ldnprep.ui.sheets.making import page_one
from ldnprep.ui.words import tr

if TYPE_CHECKING:
    from ldnprep.ui.program import Program


class Extras(QObject):
    """Makes and shows them."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program

    def save_blank(self) -> None:
        """Saves an empty sheet to fill in by pen."""
        program = self._program
        path = program.finishing.where(tr("Save the empty sheet"), "ldn-visit-empty-sheet.pdf", tr("PDF (*.pdf)"))
        if path is None:
            return
        options = pipeline.options_for(program.visit.answers.settings)
        work = partial(pipeline.make_blank, program.checklist, options)
        program.background.run(work, partial(self._write_blank, path), partial(self._say, tr("Empty sheet")))

    def _write_blank(self, path: Path, data: bytes) -> None:
        try:
            files.write_atomic(path, data)
        except LdnPrepError as error:
            self._say(tr("Empty sheet"), str(error.problems[0]))
        else:
            self._say(tr("Empty sheet"), tr("Saved: {path}").format(path=path))

    def _say(self, title: str, words: str) -> None:
        self._program.dialogs.tell(title, words)

    def show_preview(self) -> None:
        """The front as it is now, large, in a window of its own."""
        program = self._program
        room = program.window.screen().availableSize().width()
        width = round(min(theme().px(900), room) * program.window.devicePixelRatioF())
        work = partial(page_one, program.checklist, program.visit.answers, width, program.background.give_way)
        program.background.run(work, self._show_picture, partial(self._say, tr("Preview")))

    def _show_picture(self, image: QImage) -> None:
        self._program.dialogs.show_pictures(tr("Your sheet so far, the front"), (image,))
