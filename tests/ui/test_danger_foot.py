"""A danger text whose first lines are out of sight: the foot says so as long as that holds, and leads to it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from ldnprep.ui.look.answer_buttons import OptionButton
from ldnprep.ui.pages.fields_page import FieldsPage
from ldnprep.ui.reading.urgent import UrgentTexts
from ldnprep.ui.state import CHECK
from tests.ui.conftest import Driver
from tests.ui.entering import press
from tests.ui.states import fill

WORDS = "Danger sign below: please read."
SIGNS = {"right_now": "liver_signs_now", "opioids": "opioid_withdrawal_now", "mood": "mood_crisis"}


def page_with_danger(drive: Driver, step: str, percent: int) -> FieldsPage:
    """A page come to anew, with a danger text of an answer given before."""
    drive.window.resize(1366, 698)
    drive.program.looks.set_text_size(percent)
    drive.program.visit.set_value("mood_crisis" if step == "mood" else "liver_signs_now", "yes")
    return come_to(drive, step)


def come_to(drive: Driver, step: str) -> FieldsPage:
    drive.program.go(step)
    page = drive.program.pages[step]
    assert isinstance(page, FieldsPage)
    page.complete()
    drive.qtbot.wait(300)
    return page


def box_of(page: FieldsPage) -> UrgentTexts:
    return next(each for each in page.findChildren(UrgentTexts) if each.isVisible())


def is_told(drive: Driver) -> bool:
    """As it must be: the first lines are below what shows, or it was not read yet; never otherwise."""
    drive.qtbot.wait(300)
    page = drive.program.pages[drive.program.stage.name]
    assert isinstance(page, FieldsPage)
    box = box_of(page)
    top = box.mapTo(page, QPoint(0, 0)).y()
    due = top + box.head_height() > page.viewport().height() or not box.seen
    made = drive.program.frame.footer.danger_button
    assert made.isVisible() is due
    assert not due or made.text() == WORDS
    return due


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("step", ["right_now", "mood"])
def test_it_is_told_whenever_its_first_lines_are_below_also_after_it_was_read(
    drive: Driver, step: str, percent: int
) -> None:
    page = page_with_danger(drive, step, percent)
    drive.window.resize(1366, 420 if percent == 100 else 698)
    assert is_told(drive)
    bar = page.verticalScrollBar()
    box = box_of(page)
    bar.setValue(bar.value() + box.mapTo(page, QPoint(0, box.height())).y() - page.viewport().height())
    drive.qtbot.wait(300)
    assert box.seen
    bar.setValue(0)
    assert is_told(drive)
    come_to(drive, "why")
    assert drive.program.frame.footer.danger_button.isHidden()
    come_to(drive, step)
    assert is_told(drive)
    drive.window.resize(1366, 2400)
    assert not is_told(drive)
    drive.window.resize(1366, 420)
    assert is_told(drive)
    drive.program.looks.set_text_size(150)
    drive.program.pages[step].complete()
    assert is_told(drive)


def test_an_answer_above_that_pushes_it_out_of_sight_is_followed(drive: Driver) -> None:
    page = page_with_danger(drive, "right_now", 100)
    box = box_of(page)
    drive.window.resize(1366, drive.window.height() + box.mapTo(page, QPoint(0, box.height())).y() - 560)
    page.verticalScrollBar().setValue(0)
    drive.qtbot.wait(300)
    before = is_told(drive)
    drive.program.visit.set_value("opioid_withdrawal_now", "yes")
    drive.qtbot.wait(300)
    boxes = [each for each in page.findChildren(UrgentTexts) if each.isVisible()]
    below = [each for each in boxes if each.mapTo(page, QPoint(0, each.head_height())).y() > page.viewport().height()]
    assert drive.program.frame.footer.danger_button.isVisible() is (bool(below) or any(not b.seen for b in boxes))
    assert below or before


@pytest.mark.parametrize("percent", [100, 200])
def test_it_is_told_on_every_page_whose_danger_text_begins_below(drive: Driver, percent: int) -> None:
    drive.window.resize(1366, 698)
    drive.program.looks.set_text_size(percent)
    fill(drive.program)
    told = 0
    for step in drive.program.wizard.steps:
        drive.program.go(step.id)
        page = drive.program.pages[step.id]
        page.complete()
        drive.qtbot.wait(250)
        boxes = [each for each in page.findChildren(UrgentTexts) if each.isVisible()]
        ends = [each.mapTo(page, QPoint(0, each.head_height())).y() for each in boxes]
        below = any(end > page.viewport().height() for end in ends)
        assert drive.program.frame.footer.danger_button.isVisible() is (below or not all(box.seen for box in boxes))
        told += below
    assert told > 2


@pytest.mark.parametrize("by_key", [True, False])
def test_the_button_leads_to_it_by_key_and_by_pointer(drive: Driver, by_key: bool) -> None:
    page = page_with_danger(drive, "mood", 200)
    made = drive.program.frame.footer.danger_button
    assert made.isVisible()
    assert not made.icon().isNull()
    assert made.accessibleDescription()
    if by_key:
        made.setFocus()
        QTest.keyClick(made, Qt.Key.Key_Space)
    else:
        press(made)
    drive.qtbot.wait(300)
    box = box_of(page)
    assert 0 <= box.mapTo(page, QPoint(0, 0)).y() <= page.viewport().height() - box.head_height()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert box.isAncestorOf(focused)


@pytest.mark.parametrize(("percent", "width", "height"), [(100, 1366, 698), (200, 1366, 698), (200, 1024, 640)])
def test_nothing_moves_when_it_comes(drive: Driver, percent: int, width: int, height: int) -> None:
    page_with_danger(drive, "mood", percent)
    drive.window.resize(width, height)
    footer = drive.program.frame.footer

    def places() -> dict[QPushButton, QRect]:
        drive.qtbot.wait(60)
        seen = [each for each in footer.buttons() if each.isVisible()]
        return {each: QRect(each.mapTo(drive.window, QPoint(0, 0)), each.size()) for each in seen}

    footer.show_danger("")
    before, high = places(), footer.height()
    footer.show_danger(WORDS)
    assert places() == before
    assert footer.height() == high
    assert footer.danger_button.width() >= footer.danger_button.sizeHint().width()


def test_save_and_close_shows_it_first_and_closes_then(drive: Driver) -> None:
    page = page_with_danger(drive, "mood", 200)
    assert not box_of(page).seen
    drive.window.close_requested.emit()
    drive.qtbot.wait(60)
    assert not drive.program.closed
    assert drive.program.frame.footer.told == "Please read this first."
    assert box_of(page).mapTo(page, QPoint(0, 0)).y() < page.viewport().height() // 2
    drive.window.close_requested.emit()
    assert drive.program.closed


@pytest.mark.parametrize("percent", [100, 200])
def test_beside_it_and_undo_every_button_of_the_foot_is_whole(drive: Driver, percent: int) -> None:
    page = page_with_danger(drive, "right_now", percent)
    gate = next(iter(page.gates.values())).card
    press(next(each for each in gate.findChildren(QPushButton) if each.isVisible() and "No to the rest" in each.text()))
    page.verticalScrollBar().setValue(0)
    drive.window.resize(1366, 420)
    drive.qtbot.wait(400)
    foot = drive.program.frame.footer
    assert foot.danger_button.isVisible()
    assert foot.undo_button.isVisible()
    for made in (foot.danger_button, *foot.buttons()):
        if made.isVisible():
            left = made.mapTo(foot, QPoint(0, 0)).x()
            assert 0 <= left <= left + made.width() <= foot.width(), made.text()


def test_the_cross_of_the_window_too_shows_an_unread_one_first(drive: Driver) -> None:
    page = page_with_danger(drive, "mood", 200)
    drive.window.resize(1366, 420)
    drive.qtbot.wait(300)
    box = box_of(page)
    assert not box.seen
    drive.window.close()
    assert drive.window.isVisible()
    assert "Please read this first." in drive.program.frame.footer.told
    drive.window.close()
    assert not drive.window.isVisible()


def test_what_is_said_anew_is_shown_anew(drive: Driver) -> None:
    come_to(drive, "mood")
    visit = drive.program.visit
    for said in ("yes", "no"):
        visit.set_value("mood_crisis", said)
        drive.qtbot.wait(300)
    drive.program.go(CHECK)
    page = drive.program.pages[CHECK]
    page.complete()
    visit.set_value("notes", "Some days I wish I was dead.")
    drive.qtbot.wait(300)
    assert [each for each in page.findChildren(UrgentTexts) if each.isVisible()]


@pytest.mark.parametrize("by_key", [True, False])
def test_by_key_the_page_scrolls_to_what_came_below_a_question_by_pointer_not(drive: Driver, by_key: bool) -> None:
    drive.window.resize(1366, 698)
    drive.program.looks.set_text_size(200)
    page = come_to(drive, "mood")
    unsure = next(each for each in page.cards["mood_crisis"].findChildren(OptionButton) if each.text() == "Not sure")
    unsure.setFocus()
    page.bring_what_opened(unsure)
    drive.qtbot.wait(100)
    if by_key:
        QTest.keyClick(unsure, Qt.Key.Key_Space)
        drive.qtbot.waitUntil(lambda: box_of(page).mapTo(page, QPoint(0, 0)).y() < page.viewport().height() // 2)
    else:
        press(unsure)
        drive.qtbot.wait(300)
        assert box_of(page).mapTo(page, QPoint(0, 0)).y() > page.viewport().height() // 2
    assert unsure.isChecked()
