"""Enter leads on to the next box, which is in sight; nothing is glued to what was typed before."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ldnprep.answers.model import MedicineRow
from ldnprep.ui.fields.medicines import Medicines
from tests.ui.conftest import Driver
from tests.ui.entering import press
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
