"""A home that only reads: it is said, the visit goes on, the sheet is made and saved, another folder is offered."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ldnprep import files, pipeline
from ldnprep.answers.sheets import SavedSheets
from ldnprep.handover.door import Finished
from ldnprep.ui.keeping.shelter import NOTICE
from ldnprep.ui.shell.notice import REFUSED
from tests.ui import builders
from tests.ui.conftest import Driver
from tests.ui.entering import press, type_into
from tests.ui.test_hand_over import Machine
from tests.ui.test_keeping import name_card

LP = {"lp": "/usr/bin/lp", "lpstat": "/usr/bin/lpstat"}
ONE_PRINTER: dict[str, Finished | OSError] = {"/usr/bin/lpstat -e": Finished(0, "Office\n")}

_NOBODY = 65534  # the user without rights, on Linux and on macOS nearly so


@pytest.fixture
def homeless(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Driver]:
    """The program where no folder of its own can be made."""
    in_the_way = tmp_path / "file"
    in_the_way.write_text("x")
    monkeypatch.setenv(files.HOME_VARIABLE, str(in_the_way / "home"))
    driver = Driver(qtbot, builders.checklist())
    yield driver
    driver.dialogs.choices = [2]
    driver.close()


def said(driver: Driver) -> str:
    """The notice, "" when it is gone."""
    return driver.program.frame.notices.words(NOTICE)


def test_it_is_said_and_the_visit_goes_on(homeless: Driver) -> None:
    assert "Nothing can be kept here" in said(homeless)
    edit = name_card(homeless).edit
    assert not edit.isReadOnly()
    type_into(edit, "Ada")
    homeless.program.go_on()
    assert homeless.program.visit.value("patient_name") == "Ada"
    assert homeless.program.frame.footer.saved_words.text() == ""
    assert homeless.program.frame.notices.words(REFUSED) == ""


def test_it_cannot_be_closed_for_it_holds_all_the_time(homeless: Driver, tmp_path: Path) -> None:
    notices = homeless.program.frame.notices
    assert [each.text() for each in notices.buttons(NOTICE)] == ["Choose another folder"]
    path = tmp_path / "answers.yaml"
    path.write_bytes(b"format: 1\nanswers:\n  patient_name: Ada\n")
    assert homeless.program.opening.open(path)
    assert [each.text() for each in notices.buttons("file")] == ["Go on with a copy"]


def test_the_sheet_is_made_saved_and_printed(homeless: Driver, tmp_path: Path) -> None:
    type_into(name_card(homeless).edit, "Ada")
    machine = Machine(programs=LP, answers=ONE_PRINTER)
    homeless.program.finishing.handing.door = machine
    homeless.program.make()
    homeless.settle()
    page = homeless.program.finishing.page
    assert page is not None
    homeless.dialogs.paths = [tmp_path / "sheet.pdf"]
    press(page.save_button)
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    press(page.print_button)
    press(page.print_panel.print_button)
    homeless.qtbot.waitUntil(lambda: not homeless.program.finishing.handing.busy, timeout=20_000)
    homeless.settle()
    assert len(machine.commands("/usr/bin/lp")) == 1
    assert "The printer has it." in page.outcome.text()


def test_closing_asks_before_answers_are_lost(homeless: Driver) -> None:
    type_into(name_card(homeless).edit, "Ada")
    homeless.dialogs.choices = [0]
    homeless.window.close()
    assert homeless.window.isVisible()
    assert "not kept" in homeless.dialogs.asked[-1]
    homeless.dialogs.choices = [2]
    homeless.window.close()
    assert not homeless.window.isVisible()


def test_another_folder_keeps_what_was_answered_and_all_that_follows(homeless: Driver, tmp_path: Path) -> None:
    type_into(name_card(homeless).edit, "Ada")
    stick = tmp_path / "stick"
    stick.mkdir()
    homeless.dialogs.paths = [stick]
    press(homeless.program.frame.notices.buttons(NOTICE)[0])
    assert said(homeless) == ""
    (entry,) = SavedSheets().entries()
    assert entry.path.is_relative_to(stick)
    type_into(name_card(homeless).edit, "!")
    assert homeless.program.keeper.finish()
    answers = pipeline.load_answers(entry.path, homeless.program.checklist)
    assert answers.values["patient_name"] == "Ada!"
    if sys.platform != "win32":
        assert (stick / "LDN Prep").stat().st_mode & 0o077 == 0
    homeless.dialogs.choices = [1]
    homeless.program.opening.listed.delete_everything()
    assert not list(stick.rglob("*.yaml"))


def test_a_folder_that_cannot_be_used_either_is_said(homeless: Driver, tmp_path: Path) -> None:
    homeless.dialogs.paths = [tmp_path / "file"]
    press(homeless.program.frame.notices.buttons(NOTICE)[0])
    assert "did not work" in homeless.dialogs.asked[-1]
    assert said(homeless)


def test_a_sheet_from_elsewhere_can_be_looked_at_and_gone_on_with(homeless: Driver, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("format: 1\nanswers: {patient_name: Eve}\n", "utf-8")
    assert homeless.program.opening.open(path)
    assert homeless.program.visit.read_only
    assert name_card(homeless).edit.text() == "Eve"
    press(homeless.program.frame.notices.buttons("file")[0])
    assert not name_card(homeless).edit.isReadOnly()
    type_into(name_card(homeless).edit, "!")
    assert homeless.program.visit.value("patient_name") == "Eve!"
    assert path.read_text("utf-8") == "format: 1\nanswers: {patient_name: Eve}\n"


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="rights of this kind are Unix's")
def test_a_folder_without_the_right_to_write_is_refused_too() -> None:
    folder = files.sheets_dir()
    folder.chmod(0o500)
    administrator = os.geteuid() == 0
    if administrator:  # nothing is closed to that one
        os.seteuid(_NOBODY)
    try:
        assert SavedSheets().refused is not None
    finally:
        if administrator:
            os.seteuid(0)
        folder.chmod(0o700)


def test_a_usual_home_is_not_refused() -> None:
    assert SavedSheets().refused is None
