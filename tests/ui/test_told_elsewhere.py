"""What she said on one page is offered where another asks for it again; it is never put in by itself."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ldnprep.answers.model import MedicineRow
from ldnprep.ui.fields.gate_row import GateRow
from ldnprep.ui.fields.opioid_line import OpioidLine
from ldnprep.ui.fields.text import Text
from ldnprep.ui.pages.fields_page import FieldsPage
from ldnprep.ui.pages.gate_on_page import GateOnPage
from tests.ui.conftest import Driver
from tests.ui.entering import press, type_into
from tests.ui.states import lay_out

ILLNESS = "Sjögren's"


def ticked(drive: Driver, name: str, line: str) -> tuple[FieldsPage, GateOnPage, GateRow]:
    """The page with this line of its first gate, just ticked, the gate and the row."""
    drive.program.go(name)
    page = drive.program.pages[name]
    assert isinstance(page, FieldsPage)
    page.complete()
    made = next(iter(page.gates.values()))
    row = made.card.row_of(line)
    assert row is not None
    press(row.tick)
    lay_out()
    return page, made, row


def asked_which(drive: Driver, *, in_sight: bool = True) -> Text:
    """The box below the line about immune illness, just opened by a press."""
    drive.program.visit.set_value("conditions", ("other",))
    drive.program.visit.set_value("conditions_other", ILLNESS)
    page, made, row = ticked(drive, "health", "immune_disease")
    card = made.panels[row.line].cards["immune_what"]
    assert isinstance(card, Text)
    if in_sight:
        page.bring_into_sight(card.edit)
        lay_out()
    card.edit.setFocus()
    return card


def test_her_illness_is_offered_where_it_is_asked_for_again(drive: Driver) -> None:
    card = asked_which(drive)
    drive.qtbot.waitUntil(card.suggestions.isVisible)
    assert [card.suggestions.item(row).text() for row in range(card.suggestions.count())] == [ILLNESS]
    assert card.edit.text() == ""
    QTest.keyClick(card.edit, Qt.Key.Key_Down)
    QTest.keyClick(card.suggestions, Qt.Key.Key_Return)
    assert drive.program.visit.value("immune_what") == ILLNESS
    drive.qtbot.wait(200)
    assert not card.suggestions.isVisible()


def test_nothing_is_offered_for_a_box_that_is_out_of_sight_until_she_comes_to_it(drive: Driver) -> None:
    drive.window.resize(1366, 560)
    card = asked_which(drive, in_sight=False)
    drive.qtbot.wait(250)
    assert not card.suggestions.isVisible()
    page = drive.program.pages["health"]
    page.bring_into_sight(card.edit)
    lay_out()
    QTest.mouseClick(card.edit, Qt.MouseButton.LeftButton)
    drive.qtbot.waitUntil(card.suggestions.isVisible)


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_who_does_not_want_it_is_left_alone(drive: Driver, key: Qt.Key) -> None:
    card = asked_which(drive)
    drive.qtbot.waitUntil(card.suggestions.isVisible)
    QTest.keyClick(card.edit, key)
    drive.qtbot.wait(200)
    assert not card.suggestions.isVisible()
    assert drive.program.visit.value("immune_what") is None
    type_into(card.edit, "lupus")
    drive.qtbot.wait(200)
    assert not card.suggestions.isVisible()


def test_an_opioid_among_her_medicines_is_offered_by_its_name(drive: Driver) -> None:
    drive.program.visit.set_value("medicines", (MedicineRow("co-codamol 30/500"), MedicineRow("ibuprofen")))
    page, _, _ = ticked(drive, "opioids", "opioids_now")
    line = next(each for each in page.findChildren(OpioidLine) if each.isVisible())
    page.bring_into_sight(line)
    lay_out()
    line.edits["name"].setFocus()
    drive.qtbot.waitUntil(line.suggestions.isVisible)
    assert [line.suggestions.item(row).text() for row in range(line.suggestions.count())] == ["co-codamol 30/500"]
    line.suggestions.itemClicked.emit(line.suggestions.item(0))
    assert drive.program.visit.value("opioid_names") == (MedicineRow("co-codamol 30/500", under="opioids_now"),)
