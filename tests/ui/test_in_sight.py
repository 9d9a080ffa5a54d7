"""What has the focus, and what a press brought, is in sight: also with large letters in a small window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from ldnprep.ui.fields.choices import OneOf
from ldnprep.ui.fields.treatments import Treatments
from ldnprep.ui.look.theme import theme
from ldnprep.ui.pages.base import PageView
from ldnprep.ui.pages.fields_page import FieldsPage
from ldnprep.ui.pages.finish_page import _SEEN
from ldnprep.ui.reading.urgent import UrgentTexts
from tests.ui.conftest import Driver
from tests.ui.entering import press
from tests.ui.test_one_a_line import focused

DANGER = "opioid_withdrawal_now"


def page_of(drive: Driver, step: str, percent: int) -> FieldsPage:
    """A page of questions in a small window, with letters of this size."""
    drive.window.resize(1366, 735)
    drive.program.looks.set_text_size(percent)
    drive.program.go(step)
    page = drive.program.pages[step]
    assert isinstance(page, FieldsPage)
    page.complete()
    for _ in range(5):
        QApplication.processEvents()
    return page


_EDGE = 8  # pixels


def is_in_sight(widget: QWidget, page: PageView) -> bool:
    """Whether all of it shows; of what is higher than the page, its beginning, at the upper edge."""
    top, room = widget.mapTo(page, QPoint(0, 0)).y(), page.viewport().height()
    return 0 <= top <= max(room - widget.height(), _EDGE)


@pytest.mark.parametrize("percent", [100, 200])
def test_the_arrows_never_lead_out_of_sight(drive: Driver, percent: int) -> None:
    page = page_of(drive, "medicines", percent)
    card = next(iter(page.gates.values())).card
    card.focus_widget().setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_Down,) * 7 + (Qt.Key.Key_Home, Qt.Key.Key_End):
        QTest.keyClick(focused(), key)
        assert is_in_sight(focused(), page)


@pytest.mark.parametrize("percent", [100, 200])
def test_a_danger_text_that_a_key_opened_is_in_sight(drive: Driver, percent: int) -> None:
    page = page_of(drive, "right_now", percent)
    made = next(iter(page.gates.values()))
    row = made.card.row_of(DANGER)
    assert row is not None
    row.tick.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(row.tick, Qt.Key.Key_Space)
    QApplication.processEvents()
    box = made.panels[row.line].urgent
    assert box.isVisible()
    assert is_in_sight(box, page)
    drive.program.go_on()
    told = drive.program.frame.footer.told
    if box.height() > page.viewport().height():  # its end was not in sight yet
        assert told == "Please read this first."
    else:
        assert drive.program.wizard.current.id != "right_now" or "line" in told


def test_next_stops_once_at_a_danger_text_that_was_never_in_sight(drive: Driver) -> None:
    page = page_of(drive, "right_now", 200)
    made = next(iter(page.gates.values()))
    row = made.card.row_of("liver_signs_now")
    assert row is not None
    at_the_lower_edge = row.mapTo(page, QPoint(0, row.height())).y() - page.viewport().height()
    page.verticalScrollBar().setValue(page.verticalScrollBar().value() + at_the_lower_edge)
    press(row.tick)
    QApplication.processEvents()
    box = made.panels[row.line].urgent
    assert not is_in_sight(box, page)
    drive.program.go_on()
    assert drive.program.wizard.current.id == "right_now"
    assert drive.program.frame.footer.told == "Please read this first."
    QApplication.processEvents()
    assert is_in_sight(box, page)
    for _ in range(2):  # the lines that are open may be told too
        drive.program.go_on()
    assert drive.program.wizard.current.id == "opioids"


def test_a_danger_text_is_seen_when_its_end_is(drive: Driver) -> None:
    page = page_of(drive, "right_now", 100)
    made = next(iter(page.gates.values()))
    row = made.card.row_of(DANGER)
    assert row is not None
    press(row.tick)
    QApplication.processEvents()
    (box,) = [each for each in page.findChildren(UrgentTexts) if each.isVisible()]
    assert box.seen is is_in_sight(box, page)


@pytest.mark.parametrize("asked", ["print_button", "email_button", "message_button"])
def test_what_came_of_a_press_on_the_finished_sheet_is_in_sight(drive: Driver, asked: str) -> None:
    drive.window.resize(1000, 480)
    drive.program.make()
    drive.settle()
    page = drive.program.finishing.page
    assert page is not None
    button = getattr(page, asked)
    page.bring_into_sight(button)
    press(button)
    drive.settle()
    for _ in range(3):
        QApplication.processEvents()
    came = {"print_button": page.print_panel, "email_button": page.email_panel, "message_button": page.outcome}[asked]
    assert came.isVisible()
    if came is page.outcome and not page.shows(came):  # by pointer nothing scrolls for a line
        assert drive.program.frame.footer.told == page.outcome.text()
        return
    top = came.mapTo(page, QPoint(0, 0)).y()
    assert 0 <= top <= page.viewport().height() - min(came.height(), theme().px(_SEEN))  # it scrolls for no more


def test_after_undo_the_focus_is_on_the_page_still(drive: Driver) -> None:
    page = page_of(drive, "right_now", 100)
    card = next(iter(page.gates.values())).card
    card.buttons["no"].setFocus()
    QTest.keyClick(card.buttons["no"], Qt.Key.Key_Space)
    foot = drive.program.frame.footer
    foot.undo_button.setFocus()
    QTest.keyClick(foot.undo_button, Qt.Key.Key_Space)
    assert foot.undo_button.isHidden()
    assert QApplication.focusWidget() is card.buttons["no"]


def test_what_was_taken_away_is_told_in_the_foot_and_covers_nothing(drive: Driver) -> None:
    page = page_of(drive, "body", 100)
    card = next(iter(page.gates.values())).card
    before = page.viewport().height()
    press(card.buttons["no"])
    QApplication.processEvents()
    assert drive.program.frame.footer.undo_button.isVisible()
    assert page.viewport().height() == before


def test_the_headings_of_a_long_table_stay_in_sight_while_its_lines_do(drive: Driver) -> None:
    page = page_of(drive, "tried", 200)
    card = page.cards["tried"]
    assert isinstance(card, Treatments)
    heading = next(each for each in card.findChildren(QLabel) if each.text() == "Worse")
    for line in card.lines.values():
        mark = line.effects.buttons["worse"]
        page.bring_into_sight(mark)
        QApplication.processEvents()
        at, head = (each.mapTo(page, QPoint(0, 0)) for each in (mark, heading))
        assert head.y() >= 0
        assert head.y() + heading.height() <= at.y()  # nor does it lie on what she presses
        assert abs(head.x() - at.x()) <= 1


def test_a_question_that_was_asked_before_moves_nothing_when_she_comes_back(drive: Driver) -> None:
    drive.program.visit.set_value("filled_in_by", "helper")
    page = page_of(drive, "visit", 200)
    drive.qtbot.wait(50)
    assert page.cards["helper_name"].isVisible()
    assert page.verticalScrollBar().value() == 0
    assert drive.program.frame.footer.told == ""


def test_what_a_choice_opens_is_told_and_takes_the_caret(drive: Driver) -> None:
    page = page_of(drive, "visit", 200)
    choice = page.cards["filled_in_by"]
    assert isinstance(choice, OneOf)
    page.bring_into_sight(choice.buttons["helper"])
    at = page.verticalScrollBar().value()
    press(choice.buttons["helper"])
    QApplication.processEvents()
    assert focused() is page.cards["helper_name"].focus_widget()
    assert page.verticalScrollBar().value() == at
    assert drive.program.frame.footer.told == "1 question opened below."
