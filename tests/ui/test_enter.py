"""Enter leads on to the next box, which is in sight; nothing is glued to what was typed before."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ldnprep.answers.model import MedicineRow
from ldnprep.ui.fields.medicines import Medicines
from tests.ui.conftest import Driver
from tests.ui.entering import country_card, press
from tests.ui.test_in_sight import is_in_sight, page_of
from tests.ui.test_one_a_line import focused


def enter(words: str) -> None:
    """Types and presses Enter."""
    QTest.keyClicks(focused(), words)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    for _ in range(4):
        QApplication.processEvents()


@pytest.mark.parametrize("percent", [100, 200])
def test_enter_leads_from_box_to_box_of_an_opioid_and_then_to_the_next_row(drive: Driver, percent: int) -> None:
    page = page_of(drive, "opioids", percent)
    made = next(made for made in page.gates.values() if any(line.rows for line in made.gate.lines))
    line = next(line for line in made.gate.lines if line.rows)
    press(made.card.rows[line].tick)
    rows = made.panels[line].rows
    assert rows is not None
    rows.lines[0].edits["name"].setFocus()
    for words in ("cocodomol 30/500", "last night", "on bad days", "2019"):
        enter(words)
        assert is_in_sight(focused(), page)
    enter("tramadol")
    drive.program.visit.refresh()
    (typed,) = [value for value in drive.program.visit.answers.values.values() if isinstance(value, tuple) and value]
    first, second = typed
    assert isinstance(first, MedicineRow)
    assert isinstance(second, MedicineRow)
    assert first.name == "cocodomol 30/500"
    assert (first.last_used, first.how_often, first.since) == ("last night", "on bad days", "2019")
    assert second.name == "tramadol"


@pytest.mark.parametrize("percent", [100, 200])
def test_the_line_that_enter_makes_is_in_sight(drive: Driver, percent: int) -> None:
    page = page_of(drive, "medicines", percent)
    card = page.cards["medicines"]
    assert isinstance(card, Medicines)
    card.focus_widget().setFocus()
    for number in range(9):
        enter(f"vitamin {number}")
        assert is_in_sight(focused(), page)
    assert len(card.rows) == 10


@pytest.mark.parametrize("next_first", [False, True])
def test_what_opens_and_goes_by_a_key_leaves_the_focus_in_sight(drive: Driver, next_first: bool) -> None:
    page = page_of(drive, "opioids", 200)
    card = next(made for made in page.gates.values() if any(line.rows for line in made.gate.lines)).card
    button = card.buttons["not_sure"]
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(button, Qt.Key.Key_Space)
    drive.qtbot.waitUntil(lambda: is_in_sight(button, page))
    assert focused() is button
    if next_first:
        page.verticalScrollBar().setValue(0)
        drive.program.go_on()
        assert drive.program.wizard.current.id == "opioids"
        page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    QApplication.processEvents()
    drive.program.undo()
    drive.qtbot.wait(100)
    assert is_in_sight(focused(), page)


def test_a_page_that_gets_much_shorter_never_shows_emptiness_alone(drive: Driver) -> None:
    page = page_of(drive, "opioids", 200)
    made = next(made for made in page.gates.values() if any(line.rows for line in made.gate.lines))
    press(made.card.buttons["not_sure"])
    for _ in range(4):
        QApplication.processEvents()
    page.title_label.setFocus()
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    drive.program.visit.undo()
    drive.qtbot.wait(100)
    assert made.card.mapTo(page, made.card.rect().bottomLeft()).y() > 0


def test_a_country_that_the_arrows_led_to_is_chosen_when_she_goes_on(drive: Driver) -> None:
    program = drive.program
    program.go("visit")
    program.pages["visit"].complete()
    card = country_card(program)
    settings = program.visit.answers.settings
    drive.qtbot.waitUntil(lambda: card.isVisible())
    card.take_focus()
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert program.visit.answers.settings == settings  # passed by Tab
    card.take_focus()
    for _ in range(2):
        QTest.keyClick(focused(), Qt.Key.Key_Right)
    assert focused() is card.buttons["uk"]
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert program.visit.answers.settings.country == "uk"
    assert program.visit.answers.settings.paper == "a4"
    assert card.buttons["uk"].isChecked()
