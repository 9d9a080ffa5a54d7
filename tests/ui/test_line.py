"""A box of one line that is too short for her words says so, and shows all of them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ldnprep.ui.fields.line import cut_at_a_word, in_two_lines
from ldnprep.ui.fields.text import line_edit
from tests.ui.conftest import Driver

LONG = "a small blue capsule from the pharmacy near the station, only when it is very bad"


def host(qtbot: QtBot, text: str) -> QLineEdit:
    """A box with other controls, in sight, and left."""
    widget = QWidget()
    layout = QVBoxLayout(widget)
    edit = line_edit("Name")
    layout.addWidget(edit)
    layout.addWidget(QPushButton("after"))
    qtbot.addWidget(widget)
    edit.host = widget  # type: ignore[attr-defined]  # keeps it alive
    widget.resize(220, 120)
    widget.show()
    QApplication.processEvents()
    edit.setFocus()
    edit.setText(text)
    widget.findChildren(QPushButton)[0].setFocus()
    QApplication.processEvents()
    return edit


def tip(edit: QLineEdit) -> str:
    QToolTip.hideText()
    QApplication.sendEvent(edit, QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), edit.mapToGlobal(QPoint(5, 5))))
    return QToolTip.text()


def dark_pixels_at_the_end(edit: QLineEdit) -> int:
    image = edit.grab().toImage()
    across = range(edit.width() - 60, edit.width() - 12)
    middle = range(edit.height() // 2 + 2, edit.height() - 5)  # of two lines the second
    return sum(image.pixelColor(x, y).lightness() < 160 for x in across for y in middle)


def test_long_words_begin_at_their_beginning_and_end_in_a_sign(qtbot: QtBot) -> None:
    edit = host(qtbot, LONG)
    assert edit.cursorPosition() == 0
    assert tip(edit) == LONG
    first, second = in_two_lines(LONG, edit.fontMetrics(), 190)
    assert LONG.startswith(f"{first} {second.removesuffix('…')}")
    assert second.endswith("…")


@pytest.mark.parametrize(
    ("text", "letters", "shown"),
    [
        ("Oleksandra Kovalchuk", 16, "Oleksandra…"), ("first Tuesday in December", 18, "first Tuesday in…"),
        ("codeine", 9, "codeine"), ("one two three", 9, "one two…"), ("paracetamolum", 6, ""), ("", 5, ""),
    ],
)  # fmt: skip
def test_words_that_have_no_room_end_at_a_word(qtbot: QtBot, text: str, letters: int, shown: str) -> None:
    metrics = host(qtbot, text).fontMetrics()
    room = metrics.horizontalAdvance(text[:letters] + "…") + 1
    made = cut_at_a_word(text, metrics, room)
    assert metrics.horizontalAdvance(made) <= room
    if shown or not text:
        assert made == shown
    else:  # not even one word has room
        assert made.endswith("…")
        assert text.startswith(made.removesuffix("…"))


def test_the_box_shows_nothing_of_a_word_that_has_no_room(qtbot: QtBot) -> None:
    """Pixels: a long last word changes nothing, however it begins."""
    texts = (f"a small blue capsule for the night {word}" for word in ("m" * 40, "i" * 90))
    long, other = (host(qtbot, text).grab().toImage() for text in texts)
    assert long == other


@pytest.mark.parametrize(
    "text", ["Олександра Ковальчук (Oleksandra Kovalchuk)", "first Tuesday in December, I think", "codeine"]
)
def test_words_that_need_it_stand_in_two_lines_and_nothing_of_them_is_lost(qtbot: QtBot, text: str) -> None:
    metrics = host(qtbot, text).fontMetrics()
    room = metrics.horizontalAdvance(text) * 2 // 3 if " " in text else 1000
    assert " ".join(in_two_lines(text, metrics, room)) == text


def test_both_lines_are_seen_in_the_box(qtbot: QtBot) -> None:
    """Pixels: with one line only the middle of the box is dark."""
    edit = host(qtbot, "first Tuesday in December, I think so")
    image, middle = edit.grab().toImage(), edit.height() // 2
    inked = {
        y for y in range(6, edit.height() - 6) for x in range(14, 150) if image.pixelColor(x, y).lightness() < 120
    }
    assert min(inked) < middle - 7
    assert max(inked) > middle + 7


def test_what_is_typed_goes_behind_what_is_there_when_the_program_gives_the_focus(qtbot: QtBot) -> None:
    edit = host(qtbot, LONG)
    edit.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClicks(edit, ", too")
    assert edit.text() == f"{LONG}, too"


def test_short_words_have_neither_sign_nor_tip(qtbot: QtBot) -> None:
    edit = host(qtbot, "codeine")
    assert tip(edit) == ""
    assert dark_pixels_at_the_end(edit) == 0


def test_a_password_is_never_shown_by_the_pointer(qtbot: QtBot) -> None:
    edit = host(qtbot, LONG)
    edit.setEchoMode(QLineEdit.EchoMode.Password)
    assert tip(edit) == ""


def test_another_window_does_not_take_the_caret_away(qtbot: QtBot) -> None:
    edit = host(qtbot, LONG)
    edit.setFocus()
    edit.setCursorPosition(30)
    edit.clearFocus()
    edit.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
    assert edit.text() == LONG


def test_every_box_on_the_pages_is_of_that_kind(drive: Driver) -> None:
    drive.program.visit.set_value("opioids_now", "yes")
    for step in drive.program.wizard.steps:
        drive.program.go(step.id)
        page = drive.program.pages[step.id]
        page.complete()
        for edit in page.findChildren(QLineEdit):
            assert type(edit).__name__ == "LineEdit", edit.accessibleName()
