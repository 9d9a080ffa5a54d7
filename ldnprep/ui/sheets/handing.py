"""Print, e-mail and show the saved sheet, through the hand-over room, in the thread beside the window."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from ldnprep import files, pipeline
from ldnprep.errors import LdnPrepError
from ldnprep.handover.model import Action, EmailRequest, Outcome, OutcomeKind, PaintPages, PrintRequest, SystemFacts
from ldnprep.ui.background import Background
from ldnprep.ui.sheets.hand_words import outcome_words
from ldnprep.ui.words import answer_date_words, tr

if TYPE_CHECKING:
    from ldnprep.handover.door import Door
    from ldnprep.handover.model import Printer, Provider
    from ldnprep.ui.program import Program


_DRAFTS = ("draft_should_show", "draft_may_show", "attach_the_file_yourself")


class Machine(Struct, frozen=True):
    """What was found on this computer."""

    facts: SystemFacts
    providers: tuple[Provider, ...]
    printers: tuple[Printer, ...]


def look_at_machine(door: Door | None = None) -> Machine:
    """In the thread: programs, mail, printers. Starts small programs of the system, so it may take a moment."""
    from ldnprep.handover.mail import email_providers
    from ldnprep.handover.printing import printers
    from ldnprep.handover.system import probe

    facts = probe(door)
    return Machine(facts, email_providers(facts), printers(facts, door))


def carry_out(action: Action, door: Door | None = None) -> Outcome:
    """In the thread: does it."""
    from ldnprep.handover.execute import carry_out as do

    return do(action, door)


class Handing(QObject):
    """Carries out what the page of the finished sheet asks for."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program
        self.door: Door | None = None  # the operating system's own
        self._machine: Machine | None = None
        # a thread of its own: Simple MAPI comes back only when the draft's window is closed
        self._thread = Background(self)

    # ------------------------------------------------------------ what is there

    def look(self) -> None:
        """Looks at the machine, once, and tells the panels."""
        if self._machine is not None:
            self._show(self._machine)
            return
        self._program.background.run(partial(look_at_machine, self.door), self._show, self._tell)

    def _show(self, machine: Machine) -> None:
        self._machine = machine
        page = self._program.finishing.page
        if page is not None:
            page.print_panel.show_printers(machine.printers)
            page.email_panel.show_ways(machine.providers)

    def _tell(self, words: str) -> None:
        page = self._program.finishing.page
        if page is not None:
            page.show_outcome(words)

    # ------------------------------------------------------------ doing

    def print(self, printer: str, copies: int, both_sides: bool, paper: str) -> None:
        """Prints the sheet as it is; for the other paper (a4, letter) it is made anew first."""
        program = self._program
        made = program.finishing.made
        if self._machine is None or made is None:
            return
        finishing = program.finishing
        # by its name now: another sheet may be open by the time that this one is made
        then = partial(self._print, printer, copies, both_sides, paper, finishing.file_name(".pdf"))
        if finishing.options(made).paper == paper:
            then(finishing.chosen_pdf(made))
            return
        options = finishing.options(made, paper=paper)
        program.background.run(partial(pipeline.make_pdf, program.checklist, made.answers, options), then, self._tell)

    def _print(self, printer: str, copies: int, both_sides: bool, paper: str, title: str, data: bytes) -> None:
        from ldnprep.handover.printing import print_plan

        if self._machine is None:
            return
        try:
            request = PrintRequest(
                self._temporary(data),
                printer,
                "letter" if paper == "letter" else "a4",
                title=title,
                copies=copies,
                duplex="long-edge" if both_sides else "",
            )
            plan = print_plan(self._machine.facts, request)
        except LdnPrepError as error:
            self._tell(str(error.problems[0]))
            return
        if isinstance(plan, PaintPages):
            from ldnprep.ui.sheets.painting import paint_pages  # not before it is needed

            self._tell(outcome_words(paint_pages(plan, self._program.window)))
            return
        self._do(plan)

    def draft(self, address: str, way: str) -> None:
        """Saves the sheet first, then opens a draft with it."""
        from ldnprep.handover.checks import checked
        from ldnprep.handover.mail import fresh, plan

        finishing = self._program.finishing
        if self._machine is None:
            return
        provider = next((each for each in self._machine.providers if each.id == way), None)
        path = finishing.saved_as or finishing.save()
        if provider is None or path is None:
            return
        try:
            action = plan(fresh(provider), checked(self._request(path, address)))
        except LdnPrepError as error:
            self._tell(str(error.problems[0]))
            return
        self._do(action)

    def save_draft(self, address: str) -> None:
        """Saves a draft with the sheet in it as a file, for a mail program elsewhere."""
        from ldnprep.handover.mail import save_eml

        finishing = self._program.finishing
        if finishing.made is None or finishing.page is None or not finishing.page.password_is_ready():
            return
        path = finishing.where(tr("Save as e-mail draft"), finishing.file_name(".eml"), tr("E-mail draft (*.eml)"))
        if path is None:
            return
        try:
            action = save_eml(self._request(self._temporary(finishing.protected()), address), path)
        except LdnPrepError as error:
            self._tell(str(error.problems[0]))
            return
        self._program.looks.remember_folder(path.parent)
        self._do(action)

    def _request(self, pdf: Path, address: str) -> EmailRequest:
        name = self._program.finishing.file_name(".pdf")
        return EmailRequest(pdf, name, self._subject(), self._cover(), address)

    def _do(self, action: Action) -> None:
        self._thread.run(partial(carry_out, action, self.door), self._outcome, self._tell)

    @property
    def busy(self) -> bool:
        """Whether another program is still being waited for."""
        return self._thread.busy

    def show_file(self) -> None:
        """Shows the saved sheet in its folder."""
        from ldnprep.handover.reveal import show_in_folder

        path = self._program.finishing.saved_as
        if self._machine is not None and path is not None:
            action = show_in_folder(self._machine.facts, path)
            self._do(action)

    def copy_message(self) -> None:
        """Puts the short message on the clipboard, for the clinic's portal."""
        program = self._program
        made = program.finishing.made
        if made is not None:
            work = partial(pipeline.make_message, program.checklist, made.answers)
            program.background.run(work, self._message_copied, self._tell)

    def _message_copied(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        page = self._program.finishing.page
        if page is not None:
            page.show_message(text)
        words = tr("Copied: {count} letters. Read it below. Paste it in the portal, and attach the saved sheet.")
        self._tell(words.format(count=len(text)))

    def copy_cover(self) -> None:
        """Puts the words for an e-mail on the clipboard; they say nothing about her."""
        QGuiApplication.clipboard().setText(self._cover())
        self._tell(tr("Copied. Paste it in your e-mail, and attach the saved file."))

    def _outcome(self, outcome: Outcome) -> None:
        words = outcome_words(outcome.key)
        path = self._program.finishing.saved_as
        attach = outcome.kind is OutcomeKind.HANDED_OVER and not outcome.attaches_file
        if attach and path is not None and outcome.key != "in_the_print_queue":
            words += " " + tr("The file is here: {path}").format(path=path)
        if outcome.key in _DRAFTS and not outcome.carries_text:
            words += " " + tr("The words are not in it: copy the text and paste it there.")
        self._tell(words)

    # ------------------------------------------------------------ words and files

    def _subject(self) -> str:
        """Names no illness and no medicine: subjects are seen by many."""
        visit = self._program.visit.answers.values.get("visit_date")
        from ldnprep.answers.model import PartialDate

        if isinstance(visit, PartialDate):
            return tr("Notes for my visit on {date}").format(date=answer_date_words(visit))
        return tr("Notes for my visit")

    @staticmethod
    def _cover() -> str:
        return tr("Attached are my own notes for the visit. Please give them to the person I will see. Thank you.\n")

    @staticmethod
    def _temporary(pdf: bytes) -> Path:
        path = files.new_temp_folder() / "visit-notes.pdf"
        files.write_atomic(path, pdf)
        return path
