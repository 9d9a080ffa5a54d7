"""She goes on where she was: after another text size, after "Start another sheet" by mistake, with Enter on Start."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ldnprep.answers.model import MedicineRow, TypedDate
from ldnprep.ui.fields.date import Date
from ldnprep.ui.fields.gate_marks import GateTick
from ldnprep.ui.sheets.beginning import NEW_SHEET
from ldnprep.ui.state import AFTER, START
from tests.ui.conftest import Driver
from tests.ui.entering import press, type_into
from tests.ui.test_in_sight import page_of


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def in_sight(drive: Driver) -> bool:
    page = drive.program.pages[drive.program.stage.name]
    return page.isAncestorOf(focused()) and page.shows(focused())


@pytest.mark.parametrize("percent", [200, 125])
def test_another_text_size_leaves_her_in_the_box_where_she_types(drive: Driver, percent: int) -> None:
    drive.program.visit.set_value("medicines", tuple(MedicineRow(f"tablet {number}") for number in range(6)))
    page = page_of(drive, "medicines", 100)
    boxes = [each for each in page.cards["medicines"].findChildren(QLineEdit) if each.text() == "tablet 4"]
    boxes[0].setFocus()
    drive.program.looks.set_text_size(percent)
    drive.qtbot.wait(150)
    now = focused()
    assert now is not boxes[0]
    assert isinstance(now, QLineEdit)
    assert now.text() == "tablet 4"
    assert in_sight(drive)


def test_it_leaves_her_on_the_line_of_a_list_too_also_when_the_colours_change(drive: Driver) -> None:
    page = page_of(drive, "health", 200)
    row = next(iter(page.gates.values())).card.row_of("household_opioids")
    assert row is not None
    row.tick.setFocus()
    drive.program.looks.set_colours("dark")
    drive.qtbot.wait(150)
    now = focused()
    assert isinstance(now, GateTick)
    assert now.words == row.tick.words
    assert in_sight(drive)


def test_another_sheet_started_by_mistake_has_a_button_back(drive: Driver) -> None:
    drive.program.visit.set_value("patient_name", "Ada")
    drive.program.go("mood")
    drive.program.saving.now()
    drive.program.opening.beginning.new()
    assert drive.program.visit.value("patient_name") is None
    press(drive.program.frame.notices.buttons(NEW_SHEET)[0])
    assert drive.program.visit.value("patient_name") == "Ada"
    assert drive.program.wizard.current.id == "mood"
    assert NEW_SHEET not in drive.program.frame.notices.keys()  # noqa: SIM118 - a method of ours


def test_enter_on_start_is_the_button_that_stands_out(drive: Driver) -> None:
    assert drive.program.wizard.current.id == START
    QTest.keyClick(drive.program.pages[START].title_label, Qt.Key.Key_Return)
    assert drive.program.wizard.current.id == drive.program.wizard.steps[1].id


def test_a_word_as_day_of_birth_is_kept_and_asked_about(drive: Driver) -> None:
    page = page_of(drive, "visit", 100)
    card = page.cards["birth_date"]
    assert isinstance(card, Date)
    type_into(card.edit, "Maureen")
    assert isinstance(drive.program.visit.value("birth_date"), TypedDate)
    assert card.reading.text() == "Is this a date? Printed as typed."


def test_below_the_steps_stands_what_their_signs_say(drive: Driver) -> None:
    page_of(drive, "why", 100)
    side = drive.program.frame.side
    assert side.key is not None
    assert side.key.isVisible()
    assert side.key.mapTo(side, QPoint(side.key.sizeHint().width(), 0)).x() <= side.width()


def test_back_from_after_the_visit_leads_to_where_she_pressed_it(drive: Driver) -> None:
    drive.program.go("medicines")
    drive.program.show_extra(AFTER)
    drive.program.go_back()
    assert drive.program.stage.name == "medicines"
