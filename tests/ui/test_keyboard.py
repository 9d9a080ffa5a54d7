"""One whole visit with the keyboard only: from Start to the saved sheet, no mouse, no method called from outside."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import Qt

from ldnprep import pipeline
from ldnprep.ui.shell.dialogs import Dialogs
from ldnprep.ui.state import FINISH
from tests.ui.conftest import Driver
from tests.ui.keys import Keys, give
from tests.ui.told import as_typed_today, visit_of

MAIN = Path(__file__).parent / "visits" / "main-patient.yaml"


def hands(drive: Driver) -> Keys:
    return Keys(drive.program, drive.qtbot.waitUntil)


def test_the_main_patients_whole_visit_with_the_keyboard_only(drive: Driver, tmp_path: Path) -> None:
    program = drive.program
    program.dialogs = Dialogs(drive.window)
    file = pipeline.load_answers(MAIN, program.checklist)
    keys = hands(drive)
    give(program, keys, visit_of(program.checklist, file))
    drive.settle()
    assert program.extra == FINISH
    target = tmp_path / "sheet.pdf"
    keys.save_as(target)

    given = program.visit.answers
    assert program.visit.findings.top[0].text == file.questions.own[0].text
    wanted = replace(as_typed_today(file), saved=given.saved)
    assert given.values == wanted.values
    assert wanted.questions.dismissed <= given.questions.dismissed  # she took every tick of the program away
    wanted = replace(wanted, questions=replace(wanted.questions, dismissed=given.questions.dismissed))
    assert given.questions == wanted.questions
    assert target.read_bytes() == pipeline.make_pdf(program.checklist, wanted, pipeline.options_for(wanted.settings))


def test_arrows_walk_among_answers_and_choose_nothing(drive: Driver) -> None:
    keys, program = hands(drive), drive.program
    keys.alt("n")
    keys.to("US", "Where do you live?")
    keys.press(Qt.Key.Key_Right)
    keys.press(Qt.Key.Key_Right)
    assert program.visit.answers.settings.country is None
    keys.press(Qt.Key.Key_Space)
    assert program.visit.answers.settings.country == "uk"


def test_a_question_is_moved_to_another_place_with_the_keyboard(drive: Driver) -> None:
    keys, program = hands(drive), drive.program
    program.go("questions")
    before = [each.text for each in program.visit.findings.top]
    keys.menu(f"Number 3: {before[2]}", "Make it number 1")
    assert [each.text for each in program.visit.findings.top] == [before[2], *before[:2]]


def test_enter_presses_a_button(drive: Driver) -> None:
    keys, program = hands(drive), drive.program
    keys.to("Start a new sheet")
    keys.press(Qt.Key.Key_Return)
    assert program.wizard.current.id == "visit"
    program.visit.change_settings(country="uk")
    keys.to("Next")
    keys.press(Qt.Key.Key_Return)
    assert program.wizard.current.id == "why"


def test_menus_open_with_the_keyboard(drive: Driver) -> None:
    titles = [action.text() for action in drive.window.menuBar().actions()]
    assert all("&" in title for title in titles)
    sizes = [action.text() for action in drive.window.menus.sizes.actions()]
    assert all("&" in size for size in sizes)
