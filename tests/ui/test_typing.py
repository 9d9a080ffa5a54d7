"""What is typed stands as it was typed, key by key, in every box of every page; and a word never answers a line."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from ldnprep.answers.model import YES
from ldnprep.content.model import Kind
from tests.ui.conftest import Driver
from tests.ui.test_gate import gate_of, page_of, row, value

_WORDS = "march maybe"
_Box = QLineEdit | QPlainTextEdit | QTextEdit


def _text(box: _Box) -> str:
    return box.text() if isinstance(box, QLineEdit) else box.toPlainText()


@pytest.mark.parametrize("place", range(11))
def test_words_stand_in_every_box_as_they_were_typed(drive: Driver, place: int) -> None:
    """On the pages with fields, every box open; what a letter changes elsewhere must not come back into the box."""
    page = drive.program.visit.checklist.pages[place]
    yes = {field.id: YES for field in page.fields if field.kind is Kind.YES_NO_UNSURE and not field.retired}
    drive.program.visit.set_many(yes)
    shown = page_of(drive, page.id)
    found: list[_Box] = [
        *shown.findChildren(QLineEdit),
        *shown.findChildren(QPlainTextEdit),
        *shown.findChildren(QTextEdit),
    ]
    boxes = [box for box in found if box.isVisible() and not box.isReadOnly()]
    for box in boxes:
        if not box.isVisible() or _text(box):
            continue
        box.setFocus()
        QTest.keyClicks(box, _WORDS, delay=1)
        QApplication.processEvents()
        assert _text(box) == _WORDS, box.accessibleName()


def test_a_date_in_words_reaches_the_answers_as_typed(drive: Driver) -> None:
    made = gate_of(drive, "body")
    drive.program.visit.set_many({"surgery_planned": YES})
    drive.qtbot.wait(20)
    card = made.panels[row(made, "surgery_planned").line].cards["surgery_date"]
    QTest.keyClicks(card.focus_widget(), "in May, the 12th", delay=1)
    assert getattr(value(drive, "surgery_date"), "typed", None) == "in May, the 12th"


@pytest.mark.parametrize("typed", ["norco", "a little N", "5 naps"])
def test_a_word_typed_on_a_line_that_just_opened_goes_into_its_box(drive: Driver, typed: str) -> None:
    made = gate_of(drive, "health")
    tick = row(made, "breathing_illness").tick
    tick.setFocus()
    QTest.keyClick(tick, Qt.Key.Key_Space)
    for letter in typed:
        QTest.keyClicks(drive.window.focusWidget(), letter)
    assert value(drive, "breathing_illness") == YES
    assert value(drive, "breathing_what") == typed


def test_with_all_boxes_full_a_letter_on_the_line_changes_nothing(drive: Driver) -> None:
    made = gate_of(drive, "health")
    tick = row(made, "breathing_illness").tick
    drive.program.visit.set_many({"breathing_illness": YES, "breathing_what": "asthma"})
    drive.qtbot.wait(20)
    tick.setFocus()
    QTest.keyClicks(tick, "n")
    assert (value(drive, "breathing_illness"), value(drive, "breathing_what")) == (YES, "asthma")
