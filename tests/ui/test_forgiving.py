"""A press or a key that was not meant so does no harm, or is told and can be taken back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from ldnprep.answers.model import NO, NOT_SURE, YES, MedicineRow
from ldnprep.ui.fields.choices import OneOf
from ldnprep.ui.fields.medicines import Medicines
from ldnprep.ui.fields.text import LongText, Text
from ldnprep.ui.fields.treatments import Treatments
from ldnprep.ui.pages.fields_page import FieldsPage
from ldnprep.ui.pages.hand_panels import PrintPanel
from ldnprep.ui.pages.questions_page import QuestionsPage
from ldnprep.ui.state import FINISH
from tests.ui.conftest import Driver
from tests.ui.test_gate import gate_of, page_of, press, row, value


def double_click(drive: Driver, button: QAbstractButton) -> None:
    """As a system sends it: the second press is an event of its own."""
    press(button)
    at = QPointF(button.rect().center())
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    kinds = {QEvent.Type.MouseButtonDblClick: left, QEvent.Type.MouseButtonRelease: none}
    for kind, held in kinds.items():
        event = QMouseEvent(kind, at, button.mapToGlobal(at), left, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(button, event)
    drive.qtbot.wait(20)


def test_a_double_click_on_next_skips_no_page(drive: Driver) -> None:
    page_of(drive, "why")
    double_click(drive, drive.program.frame.footer.next_button)
    assert drive.program.wizard.current.id == "how_now"


def test_a_double_click_on_what_counts_up_counts_twice(drive: Driver) -> None:
    drive.program.make()
    drive.settle()
    panel = drive.program.pages[FINISH].findChild(PrintPanel)
    assert isinstance(panel, PrintPanel)
    for part in (panel, panel._options):  # as where a printer was found
        part.show()
    drive.qtbot.wait(20)
    double_click(drive, panel.more_button)
    assert panel.copies == 3


def test_a_line_of_medicines_comes_back_with_the_keys_for_undo(drive: Driver) -> None:
    page = page_of(drive, "medicines")
    card = next(each for each in page.cards.values() if isinstance(each, Medicines))
    QTest.keyClicks(card.rows[0].name, "omeprazole")
    before = value(drive, card.field.id)
    assert before == (MedicineRow("omeprazole"),)
    press(card.rows[0].remove_button)
    assert not value(drive, card.field.id)
    focused = drive.window.focusWidget()
    assert focused is card.rows[0].name
    QTest.keyClick(focused, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert value(drive, card.field.id) == before
    assert card.rows[0].name.text() == "omeprazole"


def _undo(drive: Driver) -> None:
    box = drive.window.focusWidget()
    assert box is not None
    QTest.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def _redo(drive: Driver) -> None:
    box = drive.window.focusWidget()
    assert box is not None
    QTest.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)


def test_letters_are_undone_in_their_box_and_the_caret_stays_in_it(drive: Driver) -> None:
    page = page_of(drive, "medicines")
    card = next(each for each in page.cards.values() if isinstance(each, Medicines))
    first = card.rows[0].name
    first.setFocus()
    QTest.keyClicks(first, "omeprazole")
    QTest.keyClick(first, Qt.Key.Key_Return)
    second = card.rows[1].name
    QTest.keyClicks(second, "gab")
    _undo(drive)
    assert (first.text(), second.text()) == ("omeprazole", "")
    assert drive.window.focusWidget() is second
    QTest.keyClicks(second, "iron")
    assert value(drive, card.field.id) == (MedicineRow("omeprazole"), MedicineRow("iron"))


Typed = Callable[[], str]


def _a_line(drive: Driver) -> tuple[QWidget, Typed]:
    edit = next(each for each in page_of(drive, "visit").cards.values() if isinstance(each, Text)).edit
    return edit, edit.text


def _a_text(drive: Driver) -> tuple[QWidget, Typed]:
    edit = next(each for each in page_of(drive, "why").cards.values() if isinstance(each, LongText)).edit
    return edit, edit.exact_text


def _her_question(drive: Driver) -> tuple[QWidget, Typed]:
    drive.program.go("questions")
    page = drive.program.pages["questions"]
    assert isinstance(page, QuestionsPage)
    edit = page.own.boxes[0].edit
    return edit, edit.exact_text


def _leave(drive: Driver, box: QWidget) -> None:
    other = next(each for each in drive.program.pages.values() if each.isAncestorOf(box)).title_label
    other.setFocus()
    box.setFocus()


def _pause(drive: Driver, _box: QWidget) -> None:
    drive.qtbot.waitUntil(lambda: not drive.program.visit.is_typing, timeout=5_000)


@pytest.mark.parametrize("between", [_leave, _pause])
@pytest.mark.parametrize("place", [_a_line, _a_text, _her_question])
def test_undo_takes_what_was_typed_since_she_came_back_and_says_where(
    drive: Driver, place: Callable[[Driver], tuple[QWidget, Typed]], between: Callable[[Driver, QWidget], None]
) -> None:
    box, typed = place(drive)
    box.setFocus()
    QTest.keyClicks(box, "my garden")
    between(drive, box)
    QTest.keyClicks(box, "er")
    assert typed() == "my gardener"
    _undo(drive)
    assert typed() == "my garden"
    assert drive.program.frame.footer.told.startswith("Undone: ")
    _undo(drive)
    assert typed() == "my "
    _undo(drive)
    assert not typed()
    _redo(drive)
    _redo(drive)
    assert typed() == "my garden"
    assert drive.program.frame.footer.told.startswith("Done again: ")
    QTest.keyClicks(box, "!")  # the caret is where the words end
    assert typed() == "my garden!"


def test_a_word_that_is_looked_for_is_undone_in_its_box_and_no_answer_with_it(drive: Driver) -> None:
    drive.program.visit.set_value("patient_name", "Ada")
    drive.program.go("questions")
    page = drive.program.pages["questions"]
    assert isinstance(page, QuestionsPage)
    press(page.read.fold_button)
    page.read.search.setFocus()
    QTest.keyClicks(page.read.search, "sleep")
    _undo(drive)
    assert page.read.search.text() == ""
    assert value(drive, "patient_name") == "Ada"


def test_undo_by_pointer_scrolls_nothing_and_puts_no_caret_out_of_sight(drive: Driver) -> None:
    drive.window.resize(1100, 600)
    box, _ = _her_question(drive)
    page = drive.program.pages["questions"]
    box.setFocus()
    drive.window.offer_undo("Not in the first three now: …")
    bar = page.verticalScrollBar()
    bar.setValue(bar.maximum())
    before = bar.value()
    assert not page.shows(box)
    drive.program.visit.set_value("patient_name", "Ada")
    drive.window.offer_undo("Not in the first three now: …")
    press(drive.program.frame.footer.undo_button)
    assert value(drive, "patient_name") is None
    assert bar.value() == before
    assert drive.window.focusWidget() is not box


def test_an_opioid_among_the_medicines_is_asked_when_it_was_last_used(drive: Driver) -> None:
    page = page_of(drive, "medicines")
    card = next(each for each in page.cards.values() if isinstance(each, Medicines))
    line = card.rows[0]
    QTest.keyClicks(line.name, "folic acid")
    press(line.more_button)
    box = line.details["last_used"]
    assert line.details["amount"].isVisible()
    assert not box.isVisible()
    line.name.selectAll()
    QTest.keyClicks(line.name, "Nurofen Plus")
    assert box.isVisible()
    QTest.keyClicks(box, "this morning")
    assert value(drive, card.field.id) == (MedicineRow("Nurofen Plus", last_used="this morning"),)
    line.name.selectAll()
    QTest.keyClicks(line.name, "folic acid")
    assert box.isVisible()  # her words stay in sight


def test_a_removed_medicine_leaves_no_gap_when_she_comes_back(drive: Driver) -> None:
    page = page_of(drive, "medicines")
    card = next(each for each in page.cards.values() if isinstance(each, Medicines))
    for name in ("omeprazole", "iron", "folic acid"):
        box = next(each.name for each in card.rows if not each.name.text())
        QTest.keyClicks(box, name)
        QTest.keyClick(box, Qt.Key.Key_Return)
    press(card.rows[1].remove_button)
    assert [each.name.text() for each in card.rows[:3]] == ["omeprazole", "", "folic acid"]  # none moves under her hand
    page_of(drive, "why")
    page_of(drive, "medicines")
    assert [each.name.text() for each in card.rows] == ["omeprazole", "folic acid", ""]
    assert card.rows[1].name.accessibleName().startswith("Medicine 2")


@pytest.mark.parametrize("field", ["alcohol", "filled_in_by", "pain_now"])
def test_an_answer_that_a_second_press_took_back_is_told_and_comes_back(drive: Driver, field: str) -> None:
    where = {"alcohol": "health", "filled_in_by": "visit", "pain_now": "how_now"}
    page = page_of(drive, where[field])
    button = _answers(page, field)[1]
    page.bring_into_sight(button)
    press(button)
    drive.qtbot.wait(600)  # later than a double-click
    given = dict(drive.program.visit.answers.values)
    press(button)
    assert drive.program.visit.answers.values != given
    footer = drive.program.frame.footer
    assert footer.told == f"Taken back: {button.text()}"
    press(footer.undo_button)
    assert drive.program.visit.answers.values == given
    assert button.isChecked()


def _answers(page: FieldsPage, field: str) -> list[QAbstractButton]:
    for pick in page.picks.values():
        if field in pick.pick.fields():
            return list(pick.buttons)
    card = page.cards[field]
    made = card.buttons  # type: ignore[attr-defined]  # a choice or a scale
    return list(made.values()) if isinstance(card, OneOf) else list(made)


def test_a_treatment_that_she_takes_now_stays_in_use_whatever_it_did(drive: Driver) -> None:
    drive.program.visit.set_value("medicines", (MedicineRow("amitriptyline"),))
    page = page_of(drive, "tried")
    card = next(each for each in page.cards.values() if isinstance(each, Treatments))
    line = next(each for each in card.lines.values() if "– in use" in each._title.text())
    for effect in ("helped", "worse"):
        press(line.effects.buttons[effect])
        drive.qtbot.wait(20)
        assert "– in use" in line._title.text()
        assert line.using.isHidden()


def test_what_is_left_of_a_list_is_offered_only_while_there_is_some(drive: Driver) -> None:
    made = gate_of(drive, "body")
    buttons = made.card.buttons.values()
    for line in made.gate.lines[:-1]:
        press(row(made, line.field).mark(1))
        assert all(each.isEnabled() for each in buttons)
    press(row(made, made.gate.lines[-1].field).tick)
    assert not any(each.isEnabled() for each in buttons)
    press(row(made, made.gate.lines[-1].field).tick)
    assert all(each.isEnabled() for each in buttons)
    press(made.card.buttons[NO])
    assert made.card.buttons[NO].isEnabled()  # pressed again it takes back what it wrote


@pytest.mark.parametrize("words", ["my words before the lights went out", "nothing yet", "yes and no"])
@pytest.mark.parametrize("before", [YES, NOT_SURE, NO])
def test_words_typed_on_a_line_that_a_link_led_to_change_no_answer(drive: Driver, words: str, before: str) -> None:
    drive.program.visit.set_value("kidney_disease", before)
    drive.program.go("_check")
    drive.program.edit("body", "kidney_disease")
    drive.qtbot.wait(20)
    for letter in words:
        target = drive.window.focusWidget()
        assert target is not None
        QTest.keyClicks(target, letter)
    assert value(drive, "kidney_disease") == before


def test_words_typed_on_a_choice_change_no_answer(drive: Driver) -> None:
    page = page_of(drive, "visit")
    card = page.cards["filled_in_by"]
    assert isinstance(card, OneOf)
    press(card.buttons["self"])
    drive.qtbot.wait(600)
    for letter in "no my sister does":
        QTest.keyClicks(card.buttons["self"], letter)
    assert value(drive, "filled_in_by") == "self"


def test_the_sheet_has_its_place_before_it_has_something_to_show(drive: Driver) -> None:
    """On a wide window Next stands where it stood, from the first page on."""
    drive.window.resize(1920, 1040)
    drive.program.go("visit")
    QApplication.processEvents()
    at = drive.program.frame.footer.next_button.mapTo(drive.window, QPoint(0, 0))
    for step in ("why", "how_now", "right_now"):
        drive.program.go(step)
        QApplication.processEvents()
        assert drive.program.frame.footer.next_button.mapTo(drive.window, QPoint(0, 0)) == at


def test_a_copied_message_leaves_the_buttons_under_the_pointer(drive: Driver) -> None:
    drive.window.resize(1280, 480)
    drive.program.make()
    drive.settle()
    page = drive.program.finishing.page
    assert page is not None
    bar = page.verticalScrollBar()
    button = page.message_button
    bar.setValue(button.mapTo(page, QPoint(0, button.height())).y() - page.viewport().height() + bar.value())
    drive.qtbot.wait(20)
    before = page.email_button.mapTo(drive.window, QPoint(0, 0))
    press(button)
    drive.settle()
    drive.qtbot.wait(50)
    assert page.email_button.mapTo(drive.window, QPoint(0, 0)) == before
    assert drive.program.frame.footer.told == page.outcome.text() != ""
