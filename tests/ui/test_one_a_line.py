"""One medicine a line: Enter always begins another line, whatever the list of names under it shows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ldnprep.ui.fields.medicines import Medicines
from tests.ui.conftest import Driver
from tests.ui.test_fields import made


def focused() -> QWidget:
    """Where the caret is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def typed(text: str) -> None:
    """Typed where the caret is."""
    QTest.keyClicks(focused(), text)


@pytest.mark.parametrize("name", ["eltroxin", "tramadol", "vitamin d", "Tramadol", "tramadol 50", "tram"])
def test_enter_begins_another_line_also_under_an_open_list_of_names(name: str, qtbot: QtBot) -> None:
    card = made("opioid_names", qtbot)
    assert isinstance(card, Medicines)
    card.rows[0].name.setFocus()
    typed(name)
    card.rows[0].suggestions.offer()
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    typed("solpadeine")
    assert [row.name for row in card.values()] == [name, "solpadeine"]


def test_a_name_that_is_right_needs_no_list(qtbot: QtBot) -> None:
    card = made("opioid_names", qtbot)
    assert isinstance(card, Medicines)
    card.rows[0].name.setFocus()
    typed("eltroxin ")
    card.rows[0].suggestions.offer()
    assert not card.rows[0].suggestions.isVisible()


def test_enter_in_a_line_between_others_begins_a_new_one_below_it(qtbot: QtBot) -> None:
    card = made("opioid_names", qtbot)
    assert isinstance(card, Medicines)
    card.rows[0].name.setFocus()
    for name in ("first", "third"):
        typed(name)
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    card.rows[0].name.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    typed("second")
    assert [row.name for row in card.values()] == ["first", "second", "third"]
    names = [line.name.accessibleName() for line in card.rows]
    assert names == [f"Medicine {n}: name, as on the box" for n in (1, 2, 3, 4)]


def test_the_list_of_names_goes_when_the_page_scrolls(drive: Driver) -> None:
    drive.window.resize(1000, 480)
    drive.program.go("medicines")
    page = drive.program.pages["medicines"]
    page.complete()
    QApplication.processEvents()
    card = page.findChild(Medicines)
    assert isinstance(card, Medicines)
    card.rows[0].name.setFocus()
    typed("tram")
    card.rows[0].suggestions.offer()
    assert card.rows[0].suggestions.isVisible()
    page.verticalScrollBar().setValue(30)
    assert not card.rows[0].suggestions.isVisible()
