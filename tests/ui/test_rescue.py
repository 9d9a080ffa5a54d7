"""The place of a sheet takes nothing: a copy is kept in our folder, she can save elsewhere, and no word is lost."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ldnprep import files, pipeline
from ldnprep.answers.autosave import SaveState
from ldnprep.answers.model import Answers
from ldnprep.answers.rescue import Rescues
from ldnprep.answers.sheets import SavedSheets
from ldnprep.content.model import Checklist
from ldnprep.errors import MachineError, Problem
from ldnprep.ui.shell.notice import REFUSED
from tests.ui.conftest import Driver
from tests.ui.entering import press, type_into
from tests.ui.test_keeping import name_card


@pytest.fixture
def stick(drive: Driver, qtbot: QtBot, tmp_path: Path) -> Path:
    """A sheet on a stick, open in the window, with nothing on its way to the disk."""
    folder = tmp_path / "stick"
    folder.mkdir()
    sheet = folder / "visit.yaml"
    SavedSheets().copy_to(sheet, Answers(values={"patient_name": "Ada"}))
    assert drive.program.opening.open(sheet)
    drive.program.go("visit")
    # else the page just left is still being written while a test changes the file, and lands on that change
    qtbot.waitUntil(lambda: drive.program.keeper.state is SaveState.SAVED)
    return sheet


def pulled_out(stick: Path) -> None:
    shutil.move(stick.parent, stick.parent.with_name("pulled out"))


def put_in_again(stick: Path) -> None:
    shutil.move(stick.parent.with_name("pulled out"), stick.parent)


def copy_of(stick: Path) -> Path | None:
    return Rescues(SavedSheets()).of(stick)


def type_on(drive: Driver, letters: str) -> None:
    edit = name_card(drive).edit
    edit.end(False)
    type_into(edit, letters)


def name_in(path: Path | None, content: Checklist) -> object:
    assert path is not None
    return pipeline.load_answers(path, content).values["patient_name"]


def test_the_stick_is_pulled_out_and_what_is_typed_then_is_kept_until_it_is_back(
    drive: Driver, qtbot: QtBot, stick: Path, content: Checklist
) -> None:
    pulled_out(stick)
    type_on(drive, " Lovelace")
    qtbot.waitUntil(lambda: copy_of(stick) is not None, timeout=30_000)
    assert name_in(copy_of(stick), content) == "Ada Lovelace"
    notices = drive.program.frame.notices
    qtbot.waitUntil(lambda: "a copy is kept" in notices.words(REFUSED), timeout=30_000)
    assert "Not saved" in drive.program.frame.footer.saved_words.text()
    put_in_again(stick)
    type_on(drive, "!")
    qtbot.waitUntil(lambda: name_in(stick, content) == "Ada Lovelace!", timeout=30_000)
    qtbot.waitUntil(lambda: copy_of(stick) is None)
    qtbot.waitUntil(lambda: notices.words(REFUSED) == "")
    assert SavedSheets().entries() == ()


def test_closing_right_after_it_was_pulled_out_keeps_a_copy_and_says_so(
    drive: Driver, stick: Path, content: Checklist
) -> None:
    pulled_out(stick)
    type_on(drive, " Lovelace")
    drive.dialogs.choices = [1]
    drive.window.close()
    assert "A copy is kept: you find it on Start." in drive.dialogs.asked[-1]
    assert not drive.window.isVisible()
    (entry,) = SavedSheets().entries()
    assert name_in(entry.path, content) == "Ada Lovelace"


def test_the_old_sheet_opened_later_offers_the_copy(drive: Driver, qtbot: QtBot, stick: Path) -> None:
    pulled_out(stick)
    type_on(drive, " Lovelace")
    drive.dialogs.choices = [1]
    drive.program.opening.beginning.new()
    put_in_again(stick)
    assert drive.program.opening.open(stick)
    notices = drive.program.frame.notices
    assert "A copy with your last answers is kept" in notices.words(REFUSED)
    press(notices.buttons(REFUSED)[0])
    qtbot.waitUntil(lambda: drive.program.visit.value("patient_name") == "Ada Lovelace")
    assert notices.words(REFUSED) == ""


def test_a_copy_elsewhere_becomes_the_sheet(
    drive: Driver, qtbot: QtBot, stick: Path, tmp_path: Path, content: Checklist
) -> None:
    pulled_out(stick)
    type_on(drive, " Lovelace")
    notices = drive.program.frame.notices
    qtbot.waitUntil(lambda: bool(notices.words(REFUSED)), timeout=30_000)
    drive.dialogs.paths = [tmp_path / "papers"]
    press(notices.buttons(REFUSED)[0])
    assert drive.program.keeper.path == tmp_path / "papers.yaml"
    drive.program.go("visit")
    type_on(drive, "!")
    qtbot.waitUntil(lambda: name_in(tmp_path / "papers.yaml", content) == "Ada Lovelace!")


@pytest.mark.parametrize("what", ["a folder", "something huge"])
def test_what_lies_in_the_place_of_the_file_loses_nothing(
    drive: Driver, qtbot: QtBot, stick: Path, content: Checklist, what: str
) -> None:
    stick.unlink()
    if what == "a folder":
        stick.mkdir()
    else:
        stick.write_bytes(b"x" * 20_000_000)
    type_on(drive, " Lovelace")
    qtbot.waitUntil(lambda: copy_of(stick) is not None, timeout=30_000)
    assert name_in(copy_of(stick), content) == "Ada Lovelace"
    drive.dialogs.choices = [1]
    drive.window.close()


def test_a_sheet_elsewhere_is_saved_though_our_own_folder_takes_nothing(
    drive: Driver, qtbot: QtBot, stick: Path, content: Checklist, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = files.write_atomic

    def refuses(path: Path, data: bytes, *, private: bool = True, overwrite: bool = True) -> None:
        if path.is_relative_to(home):
            raise MachineError(Problem("cannot write the file: the disk is full", "make room on it"))
        whole(path, data, private=private, overwrite=overwrite)

    monkeypatch.setattr(files, "write_atomic", refuses)
    type_on(drive, " Lovelace")
    qtbot.waitUntil(lambda: name_in(stick, content) == "Ada Lovelace", timeout=30_000)
    qtbot.waitUntil(lambda: drive.program.frame.footer.saved_words.text() == "Saved")


def test_a_copy_elsewhere_of_a_sheet_that_is_well_changes_nothing(
    drive: Driver, stick: Path, tmp_path: Path, content: Checklist
) -> None:
    drive.dialogs.paths = [tmp_path / "copy.yaml"]
    drive.window.menus.copy_elsewhere.trigger()
    assert name_in(tmp_path / "copy.yaml", content) == "Ada"
    assert drive.program.keeper.path == stick


def test_deleting_a_sheet_and_closing_take_the_finished_pdfs_with_them(drive: Driver, stick: Path) -> None:
    del stick
    sheets = SavedSheets()
    path = sheets.create(Answers(values={"patient_name": "Ada"}))
    (files.new_temp_folder() / "visit-notes.pdf").write_bytes(b"%PDF")
    drive.dialogs.choices = [1]
    drive.program.opening.listed.delete(path)
    assert list(files.temp_dir().iterdir()) == []
