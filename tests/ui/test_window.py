"""The window on the screens that people have."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QEvent, QPoint, QSize
from PySide6.QtWidgets import QApplication, QMenu

from ldnprep.answers.autosave import SaveState
from ldnprep.content.model import Checklist
from ldnprep.ui.look.qtnumbers import WRAP
from ldnprep.ui.pages.questions_page import QuestionsPage
from ldnprep.ui.shell.footer import Footer
from tests.ui.conftest import Driver
from tests.ui.entering import press, type_into
from tests.ui.seeing import cut_off
from tests.ui.test_keeping import name_card


@pytest.mark.parametrize("room", [(1366, 728), (1093, 574), (1440, 790), (1280, 1000), (700, 500)])
def test_a_small_screen_is_filled_and_nothing_hangs_over_its_edge(drive: Driver, room: tuple[int, int]) -> None:
    drive.window.hide()
    drive.window.open_on(QSize(*room))
    assert drive.window.isMaximized()
    normal = drive.window.normalGeometry().size()
    assert normal.width() < room[0]
    assert normal.height() < room[1]


def test_a_large_screen_keeps_its_other_windows_in_sight(drive: Driver) -> None:
    drive.window.hide()
    drive.window.open_on(QSize(1920, 1040))
    assert not drive.window.isMaximized()
    assert drive.window.size() == QSize(1280, 800)


def test_her_own_question_is_in_sight_when_it_was_added(drive: Driver) -> None:
    drive.window.resize(1100, 600)
    drive.program.go("questions")
    page = drive.program.pages["questions"]
    assert isinstance(page, QuestionsPage)
    page.complete()
    type_into(page.own.another().edit, "Will it make me sleepy at work?")
    drive.qtbot.waitUntil(lambda: not page.own.boxes[0].place.visibleRegion().isEmpty())


def test_a_second_click_on_the_icon_does_not_look_like_a_lost_sheet(drive: Driver, content: Checklist) -> None:
    type_into(name_card(drive).edit, "Maureen")
    drive.program.go("body")
    drive.program.keeper.finish()
    again = Driver(drive.qtbot, content)
    again.program.opening.open_last()
    assert "It is kept." in again.program.frame.notices.words("file")
    again.dialogs.choices = [1]  # take it over
    press(again.program.frame.notices.buttons("file")[0])
    assert name_card(again).edit.text() == "Maureen"
    assert "It is kept." not in again.program.frame.notices.words("file")
    again.close()


def test_the_pages_of_the_sheet_before_go_and_nothing_of_them_is_shown(drive: Driver) -> None:
    for step in drive.program.wizard.steps:
        drive.program.go(step.id)
    old = list(drive.program.pages.values())
    gone: list[object] = []
    for page in old:
        page.destroyed.connect(partial(gone.append, page.page_id))
    type_into(name_card(drive).edit, "Maureen")
    drive.program.opening.beginning.new()
    assert not [page for page in old if page.isVisible()]
    drive.program.looks.set_text_size(125)  # the window is built anew while they are on their way
    drive.qtbot.waitUntil(partial(all_gone, gone, len(old)))
    assert name_card(drive).edit.text() == ""


def all_gone(gone: list[object], count: int) -> bool:
    """Whether so many pages were deleted; the loop of a test does not delete by itself."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return len(gone) == count


@pytest.mark.parametrize("width", [1280, 1366])
def test_the_foot_has_its_words_and_buttons_in_the_same_place_on_every_page(drive: Driver, width: int) -> None:
    drive.window.resize(width, 760)
    drive.program.frame.footer.show_saved(SaveState.SAVED)
    places = set()
    for step in drive.program.wizard.steps[1:]:
        drive.program.go(step.id)
        QApplication.processEvents()
        foot = drive.program.frame.footer
        places.add((foot.step_words.mapTo(foot, QPoint()).x(), foot.next_button.geometry().height(), right_edge(foot)))
    assert len(places) == 1


def right_edge(foot: Footer) -> int:
    return foot.next_button.mapTo(foot, QPoint(foot.next_button.width(), 0)).x()


def test_every_step_can_be_chosen_from_the_menu_at_the_largest_text(drive: Driver) -> None:
    drive.program.looks.set_text_size(200)
    drive.window.resize(1280, 700)
    menu = QMenu(drive.window)
    drive.program.frame.side.fill_menu(menu)
    menu.popup(QPoint(0, 0))
    lefts = {menu.actionGeometry(action).left() for action in menu.actions()}
    menu.close()
    assert len(lefts) == 1  # a second column would hang over the edge of the screen


@pytest.mark.parametrize(
    ("percent", "size"),
    [(100, (1366, 698)), (100, (800, 560)), (150, (800, 560)), (200, (1366, 698)), (200, (800, 560))],
)
def test_what_next_tells_is_seen_whole_at_every_size(drive: Driver, percent: int, size: tuple[int, int]) -> None:
    drive.program.looks.set_text_size(percent)
    drive.window.resize(*size)
    drive.program.visit.set_value("opioids_now", "yes")
    drive.program.go("opioids")
    drive.program.pages["opioids"].complete()
    drive.qtbot.wait(20)
    footer = drive.program.frame.footer
    press(footer.next_button)
    assert drive.program.wizard.current.id == "opioids"
    drive.qtbot.wait(30)
    (shown,) = [each for each in (footer.told_words, footer.told_above) if each.text()]
    assert shown.text() == footer.told
    assert shown.isVisible()
    assert not [fault for fault in cut_off(footer) if footer.told[:20] in fault]
    words = shown.fontMetrics().boundingRect(0, 0, shown.width(), 9999, WRAP, shown.text())
    assert shown.height() >= words.height()
    press(footer.next_button)
    assert drive.program.wizard.current.id != "opioids"
    assert footer.told_above.isHidden()
