"""The finished sheet leaves: saved, protected, printed, e-mailed, copied. Only the operating system is a fake."""

from __future__ import annotations

import email
import email.policy
import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pikepdf
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel

from ldnprep import pipeline
from ldnprep.answers.model import PartialDate
from ldnprep.answers.sheets import SavedSheets
from ldnprep.errors import MachineError, Problem
from ldnprep.handover.door import Door, Finished
from ldnprep.outputs.pdf.raster import page_image
from ldnprep.ui.pages.finish_page import FinishPage
from ldnprep.ui.shell.preferences import Preferences
from tests.handover.fakes import FakeDoor
from tests.ui.conftest import Driver
from tests.ui.entering import press, type_into

NAME = "Maureen O'Hara"
PROGRAMS = {"thunderbird": "/usr/bin/thunderbird", "lp": "/usr/bin/lp", "lpstat": "/usr/bin/lpstat",
            "xdg-mime": "/usr/bin/xdg-mime"}  # fmt: skip
TWO_PRINTERS = {
    "/usr/bin/lpstat -e": Finished(0, "Kitchen\nOffice\n"),
    "/usr/bin/lpstat -d": Finished(0, "system default destination: Office\n"),
    "/usr/bin/xdg-mime": Finished(0, "thunderbird.desktop\n"),
}


class Machine(FakeDoor):
    """A machine whose programs are fakes and whose disk is real."""

    def read(self, path: Path) -> bytes:
        return Door.read(self, path)

    def write(self, path: Path, data: bytes) -> None:
        self.done.append(("write", path))
        Door.write(self, path, data)

    def commands(self, program: str) -> list[tuple[str, ...]]:
        """The command lines of this program, in order."""
        return [argv for _, argv in self.done if isinstance(argv, tuple) and argv[0] == program]


Finish = Callable[[Machine], FinishPage]


@pytest.fixture
def finish(small: Driver) -> Finish:
    """Makes the sheet of a named person on a machine; gives the page of the finished sheet, in sight."""

    def make(machine: Machine) -> FinishPage:
        small.program.visit.set_value("patient_name", NAME)
        small.program.visit.set_value("visit_date", PartialDate(2027, 1, 15))
        small.program.finishing.handing.door = machine
        small.program.finishing.make()
        small.settle()
        page = small.program.finishing.page
        assert page is not None
        return page

    return make


def settle(small: Driver) -> None:
    """Until the fake programs have answered."""
    small.settle()
    small.qtbot.waitUntil(lambda: not small.program.finishing.handing.busy, timeout=20_000)
    small.settle()


def test_what_the_sheet_says_is_saved_before_it_is_made(small: Driver) -> None:
    small.program.visit.set_value("patient_name", NAME)
    small.program.finishing.make()
    assert not small.program.visit.session.dirty  # no event was handled meanwhile
    (entry,) = SavedSheets().entries()
    assert pipeline.load_answers(entry.path, small.program.checklist).values["patient_name"] == NAME
    small.settle()
    made = small.program.finishing.made
    assert made is not None
    assert made.answers.saved is not None


def test_a_sheet_that_could_not_be_made_says_why(finish: Finish, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_arguments: object) -> None:
        raise MachineError(Problem("the fonts cannot be read", "install the program again"))

    monkeypatch.setattr("ldnprep.ui.sheets.finishing.made_sheet", fails)
    assert "the fonts cannot be read" in finish(Machine()).state.text()


# ---------------------------------------------------------------- save as PDF


def test_the_pdf_is_the_sheet_under_a_name_that_says_nothing_of_her(
    small: Driver, finish: Finish, tmp_path: Path
) -> None:
    page = finish(Machine())
    target = tmp_path / "sheet.pdf"
    small.dialogs.paths = [target]
    press(page.save_button)
    (asked,) = small.dialogs.asked
    assert "visit-notes-2027-01-15.pdf" in asked
    assert not any(word in asked.lower() for word in ("maureen", "hara", "ldn", "naltrexone"))
    answers = small.program.visit.answers
    assert target.read_bytes() == pipeline.make_pdf(
        small.program.checklist, answers, pipeline.options_for(answers.settings)
    )
    assert page.outcome.text() == f"Saved: {target}"


def test_page_1_alone_is_shown_saved_and_e_mailed_under_a_name_that_says_so(
    small: Driver, finish: Finish, tmp_path: Path
) -> None:
    page = finish(Machine())
    press(page.other_button)
    press(page.page_one_box)
    assert "The front" in page.state.text()
    target = tmp_path / "one.pdf"
    small.dialogs.paths = [target, tmp_path / "draft.eml"]
    press(page.save_button)
    assert "visit-notes-2027-01-15-page-1.pdf" in small.dialogs.asked[0]
    answers = small.program.visit.answers
    options = pipeline.options_for(answers.settings, page_one=True)
    assert target.read_bytes() == pipeline.make_pdf(small.program.checklist, answers, options)
    press(page.draft_button)
    settle(small)
    draft = email.message_from_bytes((tmp_path / "draft.eml").read_bytes(), policy=email.policy.default)
    (attached,) = draft.iter_attachments()
    assert attached.get_filename() == "visit-notes-2027-01-15-page-1.pdf"
    assert attached.get_content() == target.read_bytes()
    press(page.page_one_box)  # the whole sheet again: what was saved is not the sheet to hand over
    assert small.program.finishing.saved_as is None
    assert "pages" in page.state.text()


@pytest.mark.parametrize(("choice", "replaced"), [(None, False), (0, False), (1, True)])
def test_a_file_that_is_there_is_not_replaced_without_asking(
    small: Driver, finish: Finish, tmp_path: Path, choice: int | None, replaced: bool
) -> None:
    page = finish(Machine())
    (tmp_path / "sheet.pdf").write_bytes(b"hers")
    small.dialogs.paths = [tmp_path / "sheet"]  # the system asked for this name: the one with the ending is another
    small.dialogs.choices = [choice]
    press(page.save_button)
    assert "already" in small.dialogs.asked[-1]
    assert ((tmp_path / "sheet.pdf").read_bytes() != b"hers") == replaced


def test_a_name_with_dots_keeps_them_and_gets_its_ending(small: Driver, finish: Finish, tmp_path: Path) -> None:
    page = finish(Machine())
    small.dialogs.paths = [tmp_path / "visit 15.01.2027"]
    press(page.save_button)
    assert (tmp_path / "visit 15.01.2027.pdf").read_bytes().startswith(b"%PDF")


def test_the_folder_is_remembered_for_the_next_file_and_the_next_start(
    small: Driver, finish: Finish, tmp_path: Path
) -> None:
    page = finish(Machine())
    folder = tmp_path / "papers"
    folder.mkdir()
    small.dialogs.paths = [folder / "sheet.pdf"]
    press(page.save_button)
    assert small.dialogs.folder == folder
    assert Preferences.kept().folder == str(folder)


def test_changing_her_mind_saves_nothing(small: Driver, finish: Finish) -> None:
    page = finish(Machine())
    small.dialogs.paths = [None]
    press(page.save_button)
    assert page.outcome.text() == ""
    assert small.program.finishing.saved_as is None


@pytest.mark.skipif(sys.platform == "win32" or not hasattr(os, "geteuid"), reason="no such modes there")
def test_a_folder_that_cannot_be_written_is_said_plainly(small: Driver, finish: Finish) -> None:
    page = finish(Machine())
    # /proc takes no files from anyone; a folder without write permission would not stop an administrator
    small.dialogs.paths = [Path("/proc/sheet.pdf") if sys.platform == "linux" else Path("/System/sheet.pdf")]
    press(page.save_button)
    assert "cannot write the file" in page.outcome.text()
    assert "choose" in page.outcome.text()
    assert small.program.finishing.saved_as is None
    assert Preferences.kept().folder == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_full_disk_is_said_plainly(
    small: Driver, finish: Finish, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = finish(Machine())

    def full(_descriptor: int, _data: memoryview) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    small.dialogs.paths = [tmp_path / "sheet.pdf"]
    press(page.save_button)
    monkeypatch.undo()
    assert "the disk is full" in page.outcome.text()
    assert not (tmp_path / "sheet.pdf").exists()


# ---------------------------------------------------------------- password


def protect(page: FinishPage, password: str, again: str) -> None:
    """Ticks the box and types both."""
    press(page.password.box)
    type_into(page.password.password, password)
    type_into(page.password.again, again)


def test_the_saved_file_opens_only_with_the_password(small: Driver, finish: Finish, tmp_path: Path) -> None:
    page = finish(Machine())
    protect(page, "purple teapot sings alone", "purple teapot sings alone")
    small.dialogs.paths = [tmp_path / "sheet.pdf"]
    press(page.save_button)
    for wrong in ("", "purple", "purple teapot sings alon"):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(tmp_path / "sheet.pdf", password=wrong)
    with pikepdf.open(tmp_path / "sheet.pdf", password="purple teapot sings alone") as opened:  # noqa: S106 - made up
        assert len(opened.pages) > 0
        assert opened.encryption.bits == 256


@pytest.mark.parametrize("page_one", [False, True], ids=["the whole sheet", "page 1 alone"])
def test_whatever_leaves_as_a_file_leaves_under_her_password(
    small: Driver, finish: Finish, tmp_path: Path, page_one: bool
) -> None:
    page = finish(Machine(programs=PROGRAMS, answers=TWO_PRINTERS))
    protect(page, "purple teapot sings alone", "purple teapot sings alone")
    press(page.other_button)
    if page_one:
        press(page.page_one_box)
    small.dialogs.paths = [tmp_path / "sheet.pdf", tmp_path / "draft.eml"]
    press(page.save_button)
    press(page.draft_button)
    settle(small)
    draft = email.message_from_bytes((tmp_path / "draft.eml").read_bytes(), policy=email.policy.default)
    (attached,) = draft.iter_attachments()
    for pdf in ((tmp_path / "sheet.pdf").read_bytes(), attached.get_content()):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(io.BytesIO(pdf))
        with pikepdf.open(io.BytesIO(pdf), password="purple teapot sings alone") as opened:  # noqa: S106 - made up
            assert (len(opened.pages) == 1) is page_one


@pytest.mark.parametrize(("password", "again"), [("", ""), ("purple teapot", ""), ("purple teapot", "purple teaport")])
def test_without_the_same_password_twice_nothing_is_saved(
    small: Driver, finish: Finish, password: str, again: str
) -> None:
    page = finish(Machine(programs=PROGRAMS, answers=TWO_PRINTERS))
    protect(page, password, again)
    press(page.save_button)
    press(page.email_button)
    press(page.email_panel.draft_button)
    press(page.email_panel.pdf_button)
    press(page.other_button)
    press(page.draft_button)
    assert small.dialogs.asked == []  # no window asked where
    assert "assword" in page.outcome.text()


@pytest.mark.parametrize(
    ("password", "said"),
    [("1234", "Weak."), ("Maureen", "Weak."), ("purple teapot sings alone at six tonight", "Strong.")],
)
def test_the_password_is_judged_in_words(finish: Finish, password: str, said: str) -> None:
    page = finish(Machine())
    protect(page, password, "")
    assert page.password.strength.text().startswith(said)


def test_another_password_is_never_handed_over_in_the_file_of_the_first(
    small: Driver, finish: Finish, tmp_path: Path
) -> None:
    page = finish(Machine(programs=PROGRAMS, answers=TWO_PRINTERS))
    small.dialogs.paths = [tmp_path / "open.pdf", tmp_path / "closed.pdf"]
    press(page.save_button)
    assert page.show_button.isVisible()
    protect(page, "purple teapot sings", "purple teapot sings")
    assert not page.show_button.isVisible()
    press(page.email_button)
    press(page.email_panel.draft_button)
    settle(small)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(tmp_path / "closed.pdf")


# ---------------------------------------------------------------- e-mail


def test_only_mail_programs_that_are_there_are_offered(finish: Finish) -> None:
    page = finish(Machine(programs=PROGRAMS, answers=TWO_PRINTERS))
    press(page.email_button)
    panel = page.email_panel
    assert panel.isVisible()
    ways = panel.ways.buttons
    assert list(ways) == ["thunderbird", "mailto"]
    assert ways["thunderbird"].isChecked()
    assert all(each.isEnabled() for each in ways.values())


def test_without_a_mail_program_the_way_by_the_browser_is_said_plainly(
    small: Driver, finish: Finish, tmp_path: Path
) -> None:
    page = finish(Machine())
    press(page.email_button)
    panel = page.email_panel
    assert panel.ways.buttons == {}
    assert not panel.draft_button.isVisible()
    steps = [each.text() for each in panel.findChildren(QLabel) if each.isVisible() and each.text()[:1].isdigit()]
    assert [each[:2] for each in steps] == ["1.", "2.", "3.", "4."]
    small.dialogs.paths = [tmp_path / "sheet.pdf"]
    press(panel.pdf_button)
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    assert page.outcome is panel.outcome
    press(panel.copy_button)
    assert "attach" in page.outcome.text()
    copied = QGuiApplication.clipboard().text()
    assert "my own notes for the visit" in copied
    assert NAME not in copied


def test_it_is_said_which_way_is_private(finish: Finish) -> None:
    page = finish(Machine())
    assert any("Ordinary e-mail is not." in each.text() for each in page.findChildren(QLabel) if each.isVisible())


def test_a_draft_opens_with_the_saved_sheet_and_nothing_is_called_sent(
    small: Driver, finish: Finish, tmp_path: Path
) -> None:
    machine = Machine(programs=PROGRAMS, answers=TWO_PRINTERS)
    page = finish(machine)
    small.dialogs.paths = [tmp_path / "visit-notes-2027-01-15.pdf"]
    press(page.email_button)
    type_into(page.email_panel.address, "front.desk@clinic.example")
    press(page.email_panel.draft_button)
    settle(small)
    ((program, option, compose),) = machine.commands("/usr/bin/thunderbird")
    assert (program, option) == ("/usr/bin/thunderbird", "-compose")
    compose = unquote(compose)
    assert "front.desk@clinic.example" in compose
    assert "visit-notes-2027-01-15.pdf" in compose
    assert "Notes for my visit on 15 January 2027" in compose
    assert not any(word in compose for word in ("Maureen", "naltrexone", "LDN"))
    assert "should show a draft" in page.outcome.text()
    assert " sent" not in page.outcome.text()


def test_where_the_file_is_stands_there_only_when_she_has_to_attach_it_herself(
    small: Driver, finish: Finish, tmp_path: Path
) -> None:
    page = finish(Machine(programs=PROGRAMS, answers=TWO_PRINTERS))
    small.dialogs.paths = [tmp_path / "sheet.pdf"]
    here = f"The file is here: {tmp_path / 'sheet.pdf'}"
    press(page.email_button)
    press(page.email_panel.draft_button)
    settle(small)
    assert here not in page.outcome.text()  # Thunderbird has it
    press(page.email_panel.ways.buttons["mailto"])
    press(page.email_panel.draft_button)
    settle(small)
    assert here in page.outcome.text()
    press(page.print_button)
    press(page.print_panel.print_button)
    settle(small)
    assert page.outcome.text() == "The printer has it."


def test_a_mail_program_that_fails_is_told_and_the_sheet_stays(small: Driver, finish: Finish, tmp_path: Path) -> None:
    answers: dict[str, Finished | OSError] = {**TWO_PRINTERS, "/usr/bin/thunderbird": FileNotFoundError(2, "gone")}
    page = finish(Machine(programs=PROGRAMS, answers=answers))
    small.dialogs.paths = [tmp_path / "sheet.pdf"]
    press(page.email_button)
    press(page.email_panel.draft_button)
    settle(small)
    assert "Nothing opened." in page.outcome.text()
    assert (tmp_path / "sheet.pdf").exists()


def test_an_address_that_is_none_starts_nothing(small: Driver, finish: Finish, tmp_path: Path) -> None:
    machine = Machine(programs=PROGRAMS, answers=TWO_PRINTERS)
    page = finish(machine)
    small.dialogs.paths = [tmp_path / "sheet.pdf"]
    press(page.email_button)
    type_into(page.email_panel.address, "the clinic")
    press(page.email_panel.draft_button)
    settle(small)
    assert machine.commands("/usr/bin/thunderbird") == []
    assert "not one e-mail address" in page.outcome.text()


def test_a_draft_saved_as_a_file_carries_the_sheet(small: Driver, finish: Finish, tmp_path: Path) -> None:
    page = finish(Machine(programs=PROGRAMS, answers=TWO_PRINTERS))
    small.dialogs.paths = [tmp_path / "draft.eml"]
    press(page.email_button)
    type_into(page.email_panel.address, "front.desk@clinic.example")
    press(page.other_button)
    press(page.draft_button)
    settle(small)
    draft = email.message_from_bytes((tmp_path / "draft.eml").read_bytes(), policy=email.policy.default)
    (attached,) = draft.iter_attachments()
    made = small.program.finishing.made
    assert made is not None
    assert attached.get_content() == made.pdf
    assert attached.get_filename() == "visit-notes-2027-01-15.pdf"
    assert draft["To"] == "front.desk@clinic.example"
    assert draft["X-Unsent"] == "1"
    assert page.outcome.text().startswith("The draft was saved as a file.")


def test_the_portal_message_on_the_clipboard_is_that_of_the_command_line(small: Driver, finish: Finish) -> None:
    page = finish(Machine())
    press(page.message_button)
    settle(small)
    answers = small.program.visit.answers
    text = QGuiApplication.clipboard().text()
    assert text == pipeline.make_message(small.program.checklist, answers)
    assert NAME in text
    assert len(text) <= 1400
    assert f"Copied: {len(text)} letters." in page.outcome.text()
    assert page.message_text.isVisible()  # nothing leaves unseen
    assert page.message_text.exact_text() == text
    assert page.message_text.isReadOnly()


def test_a_mail_program_without_an_account_is_not_offered_and_that_is_said(finish: Finish) -> None:
    page = finish(Machine(programs=PROGRAMS, answers=TWO_PRINTERS, profiles={}))
    press(page.email_button)
    assert not page.email_panel.ways.buttons
    assert "Thunderbird is on this computer, but it has no account yet" in page.email_panel.lacking.text()
    assert page.email_panel.lacking.isVisible()
    assert not page.email_panel.draft_button.isVisible()


# ---------------------------------------------------------------- what came of it


@pytest.mark.parametrize("name", ["save_button", "message_button", "pdf_button", "text_button", "print_button"])
def test_what_came_of_a_press_stands_beside_the_button(
    small: Driver, finish: Finish, tmp_path: Path, name: str
) -> None:
    page = finish(Machine(programs=PROGRAMS, answers=TWO_PRINTERS))
    press(page.other_button)
    pressed, panel = {
        "pdf_button": (page.email_panel.pdf_button, page.email_button),
        "print_button": (page.print_panel.print_button, page.print_button),
    }.get(name, (getattr(page, name, None), None))
    assert pressed is not None
    if panel is not None:
        press(panel)
    small.dialogs.paths = [tmp_path / "sheet"]
    press(pressed)
    settle(small)
    (shown,) = (each for each in page._outcomes if each.isVisible())
    assert shown.text()
    near = shown.mapTo(page, QPoint()).y() - pressed.mapTo(page, QPoint(0, pressed.height())).y()
    assert 0 <= near < 80


def test_what_was_said_of_the_sheet_before_is_gone_when_it_is_made_again(
    small: Driver, finish: Finish, tmp_path: Path
) -> None:
    page = finish(Machine())
    small.dialogs.paths = [tmp_path / "sheet.pdf"]
    press(page.save_button)
    assert "Saved" in page.outcome.text()
    small.program.finishing.make()
    assert not [each for each in page._outcomes if each.isVisible()]
    small.settle()


def test_start_another_sheet_keeps_this_one_and_says_so(small: Driver, finish: Finish) -> None:
    page = finish(Machine())
    path = small.program.keeper.path
    assert path is not None
    press(page.over_button)
    assert small.program.visit.value("patient_name") is None
    assert path.exists()
    assert "is kept" in small.program.frame.notices.words("new")
    assert "15 January 2027" in small.program.frame.notices.words("new")
    small.program.visit.change_settings(country="uk")
    small.program.go_on()
    assert small.program.frame.notices.words("new") == ""


# ---------------------------------------------------------------- print


def printed_pdf(argv: tuple[str, ...]) -> bytes:
    """The file at the end of the command."""
    return Path(argv[-1]).read_bytes()


def test_the_usual_printer_gets_the_sheet_as_it_is(small: Driver, finish: Finish) -> None:
    machine = Machine(programs=PROGRAMS, answers=TWO_PRINTERS)
    page = finish(machine)
    press(page.print_button)
    press(page.print_panel.more_button)
    press(page.print_panel.both_sides)
    press(page.print_panel.print_button)
    settle(small)
    (argv,) = machine.commands("/usr/bin/lp")
    assert argv[:-1] == (
        "/usr/bin/lp", "-d", "Office", "-n", "2", "-o", "media=A4", "-o", "sides=two-sided-long-edge",
        "-t", "visit-notes-2027-01-15.pdf", "--",
    )  # fmt: skip
    made = small.program.finishing.made
    assert made is not None
    assert printed_pdf(argv) == made.pdf
    assert "The printer has it." in page.outcome.text()


def test_for_the_other_paper_the_sheet_is_made_anew(small: Driver, finish: Finish) -> None:
    machine = Machine(programs=PROGRAMS, answers=TWO_PRINTERS)
    page = finish(machine)
    press(page.print_button)
    assert page.print_panel.papers.chosen() == "a4"
    press(page.print_panel.papers.buttons["letter"])
    press(page.print_panel.printers.buttons["Kitchen"])
    press(page.print_panel.print_button)
    settle(small)
    (argv,) = machine.commands("/usr/bin/lp")
    assert "media=Letter" in argv
    assert argv[2] == "Kitchen"
    image = page_image(printed_pdf(argv), 0, 72)
    assert (image.width, image.height) == (612, 792)


def test_what_waits_for_the_other_paper_keeps_its_name_while_another_sheet_is_opened(
    small: Driver, finish: Finish
) -> None:
    machine = Machine(programs=PROGRAMS, answers=TWO_PRINTERS)
    page = finish(machine)
    press(page.print_button)
    press(page.print_panel.papers.buttons["letter"])
    press(page.print_panel.print_button)
    small.program.opening.beginning.new()
    settle(small)
    (argv,) = machine.commands("/usr/bin/lp")
    assert argv[argv.index("-t") + 1] == "visit-notes-2027-01-15.pdf"


def test_no_printer_is_said_and_offers_the_pdf(finish: Finish) -> None:
    page = finish(Machine())
    press(page.print_button)
    assert QApplication.focusWidget() is page.save_button
    assert "No printer was found. Save the sheet as PDF" in page.print_panel.state.text()
    assert not page.print_panel.print_button.isVisible()


def test_a_printer_that_is_gone_is_said(small: Driver, finish: Finish) -> None:
    gone = Finished(1, "", 'lp: The printer or class "Office" does not exist.')
    page = finish(Machine(programs=PROGRAMS, answers={**TWO_PRINTERS, "/usr/bin/lp -d": gone}))
    press(page.print_button)
    press(page.print_panel.print_button)
    settle(small)
    assert "The printer is gone." in page.outcome.text()
