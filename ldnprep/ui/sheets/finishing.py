"""The finished sheet: made in the thread beside the window, shown, saved; the empty sheet too."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ldnprep import files, pipeline
from ldnprep.answers.model import Answers, PartialDate
from ldnprep.content.model import Checklist
from ldnprep.errors import LdnPrepError
from ldnprep.ui.pages.finish_page import FinishPage
from ldnprep.ui.sheets.hand_words import advice_words, level_words
from ldnprep.ui.sheets.handing import Handing
from ldnprep.ui.sheets.making import MadeSheet, made_sheet
from ldnprep.ui.state import AFTER, FINISH
from ldnprep.ui.words import tr

if TYPE_CHECKING:
    from ldnprep.ui.program import Program


FHIR_ENDING = ".json"  # answers as data: they have no pages


class Finishing(QObject):
    """Makes the sheet and hands it over."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program
        self.made: MadeSheet | None = None
        self.saved_as: Path | None = None
        self.page_one = False  # she wants page 1 alone
        self._wanted: Answers | None = None
        self._then: Callable[[FinishPage], None] | None = None  # what the menu asked for before the sheet was made
        self.handing = Handing(program)

    def connect_page(self, page: FinishPage) -> None:
        """Answers what the page of the finished sheet asks for."""
        page.save_requested.connect(self.save)
        page.save_text_requested.connect(self.save_text)
        page.save_fhir_requested.connect(self.save_fhir)
        page.after_requested.connect(self._after)
        page.over_requested.connect(self._over)
        page.print_panel.print_requested.connect(self.handing.print)
        page.email_panel.draft_requested.connect(self.handing.draft)
        page.email_panel.save_draft_requested.connect(self.handing.save_draft)
        page.email_panel.copy_requested.connect(self.handing.copy_cover)
        page.email_panel.save_requested.connect(self.save)
        page.message_requested.connect(self.handing.copy_message)
        page.show_requested.connect(self.handing.show_file)
        page.password.password.textChanged.connect(self._judge_password)
        page.password.password_changed.connect(self._forget_saved)
        page.page_one_box.setChecked(self.page_one)
        page.page_one_changed.connect(self._page_one_changed)
        self.handing.look()
        if self.made is not None:  # the window was dressed anew
            self._show_made(page, self.made)

    def _forget_saved(self) -> None:
        """Another password, or other pages: the file that was saved before is not the one to hand over."""
        self.saved_as = None
        if self.page is not None:
            self.page.show_button.setVisible(False)

    def _judge_password(self, password: str) -> None:
        from ldnprep.handover.password import password_strength

        values = self._program.visit.answers.values
        known = tuple(str(values[key]) for key in ("patient_name", "birth_date", "clinician_name") if key in values)
        strength = password_strength(password, known)
        if self.page is not None:
            words = [level_words(strength.level.value), *map(advice_words, strength.advice[:1])]
            self.page.password.strength.setText(" ".join(words) if password else "")

    def _after(self) -> None:
        self._program.show_extra(AFTER)

    def _over(self) -> None:
        self._program.opening.beginning.new()

    # ------------------------------------------------------------ making

    def make(self) -> None:
        """Makes the sheet from the answers as they are now."""
        program = self._program
        program.visit.refresh()
        if not program.visit.read_only:
            program.keeper.finish()  # the sheet prints when the answers were saved
        self.made = self._then = None
        self.saved_as = None
        program.show_extra(FINISH)
        if self.page is not None:
            self.page.begin()
        self._wanted = answers = program.visit.answers
        work = partial(made_sheet, program.checklist, answers, program.background.give_way)
        program.background.run(work, self._made, self._failed)

    @property
    def page(self) -> FinishPage | None:
        """The page of the finished sheet, if it was opened."""
        page = self._program.pages.get(FINISH)
        return page if isinstance(page, FinishPage) else None

    def _made(self, made: MadeSheet) -> None:
        if made.answers is not self._wanted:
            return  # of another sheet, or of answers that were changed since
        self.made = made
        if self.page is not None:
            self._show_made(self.page, made)
            self._do_then()

    def _show_made(self, page: FinishPage, made: MadeSheet) -> None:
        page.show_pictures((made.page_one_picture,) if self.page_one else made.pictures, made.in_short)
        page.print_panel.show_paper(pipeline.options_for(made.answers.settings).paper)
        page.show_button.setVisible(self.saved_as is not None)

    def _page_one_changed(self) -> None:
        self._forget_saved()
        if self.page is not None:
            self.page_one = self.page.page_one_box.isChecked()
        if self.page is not None and self.made is not None:
            self._show_made(self.page, self.made)

    def options(self, made: MadeSheet, *, paper: str | None = None) -> pipeline.SheetOptions:
        """How the sheet is made as she wants it now; paper: another than that of her answers."""
        return pipeline.options_for(made.answers.settings, paper=paper, page_one=self.page_one)

    def _failed(self, words: str) -> None:
        if self.page is not None:
            self.page.show_failure(words)

    def save_when_made(self) -> None:
        """Save as PDF from the menu: the sheet is made first where there is none."""
        self._when_made(self._press_save)

    def print_when_made(self) -> None:
        """Print from the menu, likewise."""
        self._when_made(self._press_print)

    def _when_made(self, then: Callable[[FinishPage], None]) -> None:
        self._then = then
        if self.made is not None and self.made.answers is self._program.visit.answers:
            self._program.show_extra(FINISH)
            self._do_then()
        else:
            self.make()
            self._then = then

    def _do_then(self) -> None:
        then, self._then = self._then, None
        if then is not None and self.page is not None:
            then(self.page)

    @staticmethod
    def _press_save(page: FinishPage) -> None:
        page.save_button.click()

    @staticmethod
    def _press_print(page: FinishPage) -> None:
        page.print_button.click()

    # ------------------------------------------------------------ saving

    def file_name(self, ending: str) -> str:
        """A name that says nothing about the person."""
        from ldnprep.handover.checks import file_name

        visit = self._program.visit.answers.values.get("visit_date")
        known = visit.complete if isinstance(visit, PartialDate) else None
        return file_name(known, ending=ending, page_one=self.page_one and ending != FHIR_ENDING)

    def save(self) -> Path | None:
        """Saves the PDF where she says; gives where, None when she changed her mind or the disk refused."""
        if self.made is None or self.page is None or not self.page.password_is_ready():
            return None
        path = self.where(tr("Save as PDF"), self.file_name(".pdf"), tr("PDF (*.pdf)"))
        if path is None:
            return None
        try:
            files.write_atomic(path, self.protected())
        except LdnPrepError as error:
            self.page.show_outcome(str(error.problems[0]))
            return None
        self._program.looks.remember_folder(path.parent)
        self.saved_as = path
        self.page.show_button.setVisible(True)
        self.page.show_outcome(tr("Saved: {path}").format(path=path))
        return path

    def where(self, title: str, name: str, kinds: str) -> Path | None:
        """Where she wants the file, with the ending of `name`; None when she changed her mind.

        The system's dialog asks before it returns an existing file; we ask only when we added the extension ourselves.
        """
        dialogs = self._program.dialogs
        path = dialogs.save_path(title, name, kinds)
        ending = Path(name).suffix
        if path is None or path.suffix.lower() == ending:
            return path
        path = path.with_name(path.name + ending)
        if path.exists():
            words = tr("There is a file of this name already: {path}").format(path=path)
            if dialogs.choose(title, words, [tr("Keep that file"), tr("Replace it")]) != 1:
                return None
        return path

    def protected(self) -> bytes:
        """The PDF as it may leave: with her password, if she wants one."""
        assert self.made is not None  # noqa: S101 - asked for only when there is a sheet
        password = self.page.password.chosen() if self.page is not None else ""
        pdf = self.chosen_pdf(self.made)
        return pipeline.protect(pdf, password) if password else pdf

    def chosen_pdf(self, made: MadeSheet) -> bytes:
        """The whole sheet, or page 1 alone, as she wants it now; without a password."""
        return made.page_one if self.page_one else made.pdf

    def save_text(self) -> None:
        """Saves the same words as plain text, for a portal or an e-mail."""
        self._save_other(tr("Save as plain text"), ".txt", tr("Text (*.txt)"), pipeline.make_text)

    def save_fhir(self) -> None:
        """Saves the answers as data that a clinic's program can read."""
        self._save_other(tr("Save for the clinic's program"), FHIR_ENDING, tr("FHIR (*.json)"), pipeline.make_fhir)

    def _save_other(
        self, title: str, ending: str, kinds: str, make: Callable[[Checklist, Answers, pipeline.SheetOptions], bytes]
    ) -> None:
        program = self._program
        if self.made is None or self.page is None:
            return
        path = self.where(title, self.file_name(ending), kinds)
        if path is None:
            return
        try:
            files.write_atomic(path, make(program.checklist, self.made.answers, self.options(self.made)))
        except LdnPrepError as error:
            self.page.show_outcome(str(error.problems[0]))
            return
        program.looks.remember_folder(path.parent)
        self.page.show_outcome(tr("Saved: {path}").format(path=path))
