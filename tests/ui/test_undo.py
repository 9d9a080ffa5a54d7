"""Undo and redo: nothing changes out of sight, and what changed is called by its name."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from ldnprep.answers.model import YES, MedicineRow
from ldnprep.ui.fields.medicines import Medicines
from ldnprep.ui.fields.treatments import Treatments
from ldnprep.ui.pages.fields_page import FieldsPage
from ldnprep.ui.state import CHECK
from tests.ui.conftest import Driver
from tests.ui.test_gate import page_of, press, value

MORPHINE = "kaolin and morphine"


def told(drive: Driver) -> str:
    return drive.program.frame.footer.told


def here(drive: Driver) -> str:
    return drive.program.stage.name


def medicines(page: FieldsPage) -> Medicines:
    return next(each for each in page.cards.values() if isinstance(each, Medicines))


def test_undo_and_redo_first_lead_to_what_was_done_on_another_page(drive: Driver) -> None:
    drive.program.go("medicines")
    drive.program.visit.set_value("medicines", (MedicineRow("iron"),))
    drive.program.visit.set_value("medicines", (MedicineRow("iron"), MedicineRow(MORPHINE)))
    drive.program.go(CHECK)
    drive.program.visit.set_value("notes", "be gentle")
    drive.program.go("opioids")
    for field, words, page in (("notes", "Notes", CHECK), ("medicines", MORPHINE, "medicines")):
        before = value(drive, field)
        drive.program.undo()
        assert here(drive) == page
        assert value(drive, field) == before  # she sees it first
        focused = drive.window.focusWidget()
        assert field == "notes" or (isinstance(focused, QLineEdit) and focused.text() == MORPHINE)
        assert told(drive) == f"Undo again takes back: {words}"
        drive.program.undo()
        assert value(drive, field) == (None if field == "notes" else (MedicineRow("iron"),))
        assert told(drive) == f"Undone: {words}"
    drive.program.go("opioids")
    drive.program.redo()
    assert here(drive) == "medicines"
    assert told(drive) == f"Redo again brings back: {MORPHINE}"
    drive.program.redo()
    assert value(drive, "medicines") == (MedicineRow("iron"), MedicineRow(MORPHINE))


def test_the_menu_offers_what_there_is_to_take_back_and_nothing_else(drive: Driver) -> None:
    def offered() -> tuple[bool, bool]:
        return drive.window.menus.undo.isEnabled(), drive.window.menus.redo.isEnabled()

    drive.program.go("visit")
    assert offered() == (False, False)
    drive.program.visit.set_value("patient_name", "Ada")
    assert offered() == (True, False)
    drive.window.menus.undo.trigger()
    assert offered() == (False, True)
    drive.window.menus.redo.trigger()
    assert offered() == (True, False)


def test_what_she_chooses_for_the_sheet_is_followed_at_once_and_is_no_typing(drive: Driver) -> None:
    visit, followed = drive.program.visit, []
    visit.findings_changed.connect(lambda: followed.append(visit.answers.settings.country))
    visit.change_settings(country="uk")
    assert followed == ["uk"]
    assert not visit.is_typing


def test_one_press_leads_back_to_where_she_pressed_undo(drive: Driver) -> None:
    drive.program.go("visit")
    drive.program.visit.set_value("patient_name", "Ada")
    drive.program.go("opioids")
    drive.program.undo()
    drive.program.undo()
    drive.program.go_on()
    drive.program.go_on()  # what Next tells once
    assert here(drive) == "opioids"


def test_what_an_undo_changed_is_in_sight(drive: Driver) -> None:
    drive.program.looks.set_text_size(150)
    drive.window.resize(1100, 420)
    page = page_of(drive, "opioids")
    first = next(iter(next(iter(page.gates.values())).card.rows.values()))
    press(first.tick)
    drive.qtbot.wait(50)
    page.title_label.setFocus()
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    assert not page.shows(first.tick)
    drive.program.undo()
    drive.qtbot.wait(100)
    assert page.shows(first.tick)


def test_undo_names_what_came_back(drive: Driver) -> None:
    page_of(drive, "visit")
    drive.program.visit.change_settings(country="us")
    drive.program.undo()
    assert told(drive) == "Undone: Where do you live?"
    drive.program.visit.change_settings(show_mood=False)
    drive.program.undo()
    assert told(drive) == "Undone: hiding my mood answers"
    drive.program.redo()
    assert told(drive) == "Done again: hiding my mood answers"
    drive.program.visit.change_settings(show_mood=True)
    drive.program.undo()
    assert told(drive) == "Undone: showing my mood answers"
    drive.program.visit.change_settings(large_print=True)
    drive.program.undo()
    assert told(drive) == "Undone: How the sheet looks"
    rows = (MedicineRow("co-codamol", how_often="now and then", under="opioid_from_other"),)
    drive.program.visit.set_many({"opioid_names": rows, "opioid_as_needed": YES})
    drive.program.undo()
    assert told(drive) == "Undone: co-codamol"


def test_none_of_these_is_undone_in_few_words(drive: Driver) -> None:
    page = page_of(drive, "opioids")
    press(next(iter(page.gates.values())).card.buttons["no"])
    drive.program.undo()
    assert told(drive).startswith("Undone: ")
    assert told(drive).endswith(" answers")


def test_help_names_the_steps_as_they_are_shown(drive: Driver) -> None:
    for width, words in ((1300, "press the step at the left."), (760, "press Steps.")):
        drive.window.resize(width, 700)
        drive.qtbot.wait(50)
        drive.program.helping.help()
        assert words in drive.dialogs.asked[-1]
    assert "press What is kept here, then Delete everything" in drive.dialogs.asked[-1]


def test_the_caret_goes_into_the_name_that_a_press_asks_for_and_undo_keeps_it_on_the_page(drive: Driver) -> None:
    page = page_of(drive, "tried")
    card = page.cards["therapies"]
    assert isinstance(card, Treatments)
    line = card.lines["other"]
    helped = line.effects.buttons["helped"]
    page.ensureWidgetVisible(helped)
    drive.qtbot.wait(50)
    QTest.mouseClick(helped, Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is line.name
    drive.program.undo()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert page.isAncestorOf(focused)


def test_undo_names_the_treatment_as_the_list_calls_it(drive: Driver) -> None:
    page = page_of(drive, "tried")
    card = page.cards["therapies"]
    assert isinstance(card, Treatments)
    press(card.lines["exercise"].using)
    drive.program.undo()
    assert told(drive) == "Undone: Exercise"
