"""A press on the words or the white beside a box enters it: what she types next goes where she aimed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from ldnprep.ui.fields.opioid_line import OpioidLine
from tests.ui.conftest import Driver
from tests.ui.test_gate import gate_of, page_of, press, row


def press_at(drive: Driver, widget: QWidget, at: QPoint) -> None:
    """A press of the mouse where the window has it, on whatever is there."""
    place = widget.mapTo(drive.window, at)
    handle = drive.window.windowHandle()
    assert handle is not None
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    drive.qtbot.wait(20)


def opioid_line(drive: Driver) -> OpioidLine:
    made = gate_of(drive, "opioids")
    drive.window.resize(1366, 900)
    press(row(made, "opioids_now").tick)
    rows = made.panels[row(made, "opioids_now").line].rows
    assert rows is not None
    drive.program.pages["opioids"].bring_into_sight(rows)
    drive.qtbot.wait(20)
    return rows.lines[0]


@pytest.mark.parametrize("name", ["last_used", "since"])
def test_the_words_above_a_box_lead_into_it(drive: Driver, name: str) -> None:
    line = opioid_line(drive)
    line.edits["name"].setFocus()
    press_at(drive, line.edits[name], QPoint(10, -12))
    assert drive.window.focusWidget() is line.edits[name]


def test_the_white_of_a_card_leads_into_its_box(drive: Driver) -> None:
    page = page_of(drive, "visit")
    card = page.cards["patient_name"]
    box = card.focus_widget()
    page.cards["clinician_name"].focus_widget().setFocus()
    page.bring_into_sight(card)
    press_at(drive, box, QPoint(40, box.height() + 4))
    assert drive.window.focusWidget() is box


def test_a_press_far_from_every_box_enters_none(drive: Driver) -> None:
    made = gate_of(drive, "opioids")
    press(row(made, "opioids_now").tick)
    heading = made.card.rows[row(made, "opioids_now").line]
    before = drive.window.focusWidget()
    press_at(drive, heading, QPoint(20, -20))
    assert drive.window.focusWidget() is before
