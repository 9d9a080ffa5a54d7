"""Danger texts of another page's answers: where they stand, and the line that leads to them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ldnprep.answers.model import YES, MedicineRow
from ldnprep.content.model import Checklist
from ldnprep.ui.pages.base import PageView
from ldnprep.ui.pages.fields_page import FieldsPage
from ldnprep.ui.pages.start_page import StartPage
from ldnprep.ui.reading.read_again import ReadAgain
from ldnprep.ui.reading.urgent import UrgentTexts
from ldnprep.ui.state import AFTER, FINISH, START
from tests.ui.conftest import Driver
from tests.ui.entering import press, type_into
from tests.ui.states import lay_out

SLEEPY = "opioid_very_sleepy_now"


def shown(drive: Driver, name: str) -> FieldsPage:
    """A page, all built."""
    drive.program.go(name)
    page = drive.program.pages[name]
    assert isinstance(page, FieldsPage)
    page.complete()
    lay_out()
    return page


def boxes(page: PageView) -> list[UrgentTexts]:
    """Those in use."""
    return [each for each in page.findChildren(UrgentTexts) if each.isVisible()]


def line_of(page: PageView) -> ReadAgain:
    """The line on top, in sight."""
    line = page.danger.line
    assert line is not None
    assert line.isVisible()
    return line


def reads(page: PageView) -> None:
    """The text is in sight from its beginning and has the focus."""
    for _ in range(3):
        QApplication.processEvents()
    (box,) = boxes(page)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLabel)
    assert box.isAncestorOf(focused)
    assert "Call 999 now" in " ".join(each.text() for each in box.findChildren(QLabel))
    top = box.mapTo(page, QPoint(0, 0)).y()
    assert 0 <= top < page.viewport().height() - focused.height()


def typed_on_medicines(drive: Driver) -> FieldsPage:
    """Sleepy perhaps, and an opioid typed only among the medicines: the text comes up there, after what she typed."""
    program = drive.program
    program.visit.change_settings(country="uk")
    shown(drive, "right_now")
    page = shown(drive, "medicines")
    program.visit.set_value(SLEEPY, "not_sure")  # as on a sheet of which nobody has read the text yet
    program.visit.told = {}
    lay_out()
    type_into(page.cards["medicines"].focus_widget(), "codeine")
    program.visit.refresh()
    lay_out()
    return page


@pytest.mark.parametrize("later", ["mood", "tried"])
def test_the_line_leads_to_the_danger_text_itself(drive: Driver, later: str) -> None:
    page = typed_on_medicines(drive)
    shown(drive, later)
    press(line_of(drive.program.pages[later]).link)
    assert drive.program.wizard.current.id == "medicines"
    reads(page)


@pytest.mark.parametrize("percent", [100, 200])
def test_a_text_that_comes_at_the_end_of_the_page_is_told_on_top_and_moves_nothing(drive: Driver, percent: int) -> None:
    program = drive.program
    program.looks.set_text_size(percent)
    shown(drive, "right_now")
    page = shown(drive, "medicines")
    name: QWidget = page.cards["medicines"].focus_widget()
    before = name.mapTo(page, QPoint(0, 0))
    assert page.danger.line is None
    typed_on_medicines(drive)
    assert name.mapTo(page, QPoint(0, 0)) == before
    press(line_of(page).link)
    assert program.wizard.current.id == "medicines"
    reads(page)


@pytest.mark.parametrize("pressed", ["intolerance", "swallowing"])
def test_a_row_that_has_nothing_to_do_with_it_gets_no_danger_text(drive: Driver, pressed: str) -> None:
    page = typed_on_medicines(drive)
    made = next(made for made in page.gates.values() if made.card.row_of(pressed) is not None)
    row = made.card.row_of(pressed)
    assert row is not None
    assert row.unsure is not None
    assert boxes(page) == [page.urgent_box]
    press(row.unsure)
    lay_out()
    assert boxes(page) == [page.urgent_box]
    drive.program.visit.set_value("medicines", None)
    lay_out()
    assert boxes(page) == []
    page.show_answers()
    press(row.tick)
    type_into(page.cards["medicines"].focus_widget(), "codeine")
    drive.program.visit.refresh()
    lay_out()
    assert boxes(page) == [page.urgent_box]


def test_on_a_sheet_that_she_goes_on_with_the_line_is_still_there(
    drive: Driver, qtbot: QtBot, content: Checklist
) -> None:
    visit = drive.program.visit
    visit.change_settings(country="uk")
    shown(drive, "right_now")
    visit.set_value(SLEEPY, "not_sure")
    shown(drive, "medicines")
    visit.set_value("medicines", (MedicineRow("codeine"),))
    shown(drive, "body")
    drive.window.close()

    again = Driver(qtbot, content)
    again.program.opening.open_last()
    start = again.program.pages["_start"]
    assert isinstance(start, StartPage)
    press(start.go_on_button)
    assert again.program.wizard.current.id == "body"
    for later in ("body", "health", "mood", "medicines", "tried"):
        page = shown(again, later)
        assert boxes(page) == []
        press(line_of(page).link)
        assert again.program.wizard.current.id == "right_now"
        reads(again.program.pages["right_now"])
    again.close()


def test_before_and_behind_the_questions_the_line_is_there_too(drive: Driver) -> None:
    program = drive.program
    program.visit.change_settings(country="uk")
    program.go(START)
    assert program.pages[START].danger.line is None
    shown(drive, "right_now")
    program.visit.set_value("liver_signs_now", "yes")
    lay_out()
    for name in (START, AFTER):
        if name == START:
            program.go(START)
        else:
            program.show_extra(name)
        press(line_of(program.pages[name]).link)
        assert program.wizard.current.id == "right_now"
        program.go_on()  # the lines that are open are told
        program.go_on()
        assert program.stage.name == name
    program.make()
    drive.settle()
    press(line_of(program.pages[FINISH]).link)
    assert program.wizard.current.id == "right_now"
    program.visit.set_value("liver_signs_now", None)
    program.visit.set_value("patient_name", "Ada")
    while program.stage.name == "right_now":
        program.go_on()
    drive.settle()
    assert program.stage.name == FINISH
    assert program.finishing.made is not None
    assert program.finishing.made.answers.values["patient_name"] == "Ada"  # never the sheet of before
    line = program.pages[FINISH].danger.line
    assert line is not None
    assert line.isHidden()


def test_a_danger_text_that_comes_later_moves_nothing_that_she_fills_in(drive: Driver) -> None:
    page = shown(drive, "health")
    made = next(iter(page.gates.values()))
    row = made.card.row_of("transplant")
    assert row is not None
    press(row.tick)
    lay_out()
    panel = made.panels[row.line]
    box = panel.cards["transplant_what"].focus_widget()
    page.bring_into_sight(box)
    before = box.mapTo(page, QPoint(0, 0))
    assert panel.show_danger(drive.program.visit, drive.program.checklist.urgent[:1], "uk")
    lay_out()
    assert panel.urgent.isVisible()
    assert box.mapTo(page, QPoint(0, 0)) == before
    assert panel.urgent.mapTo(page, QPoint(0, 0)).y() > before.y()


def test_every_page_leads_to_it_also_those_before_it_was_read(drive: Driver) -> None:
    program = drive.program
    program.visit.set_value("liver_signs_now", "yes")
    program.visit.refresh()
    for step in program.wizard.steps:
        program.go(step.id)
        program.pages[step.id].complete()
        lay_out()
        assert line_of(program.pages[step.id]).link.isVisible(), step.id


def test_of_several_dangers_the_line_says_the_number_and_leads_to_each_in_turn(drive: Driver) -> None:
    program = drive.program
    program.visit.change_settings(country="uk")
    signs = {"right_now": "liver_signs_now", "mood": "mood_crisis", "health": "pregnancy"}
    program.visit.set_value("opioids_now", "yes")
    for step, sign in signs.items():
        shown(drive, step)
        program.visit.set_value(sign, "yes")
        lay_out()
    line = line_of(shown(drive, "tried"))
    assert line.link.words == "Get help (3)"
    assert line.link.accessibleName() == "3 danger signs: get help"
    visited = []
    for _ in range(6):  # to the first, to its text, when that is read to the next
        press(line_of(program.pages[program.wizard.current.id]).link)
        drive.qtbot.wait(300)
        lay_out()
        visited.append(program.wizard.current.id)
    assert set(visited) == signs.keys()
    for sign in ("liver_signs_now", "pregnancy"):
        program.visit.set_value(sign, "no")
    lay_out()
    assert line_of(shown(drive, "tried")).link.words == "Get help"


def test_a_danger_text_that_is_over_counts_as_unread_when_it_comes_back_though_another_held_all_the_time(
    drive: Driver,
) -> None:
    visit = drive.program.visit
    visit.set_many({"mood_crisis": YES, "liver_signs_now": YES})
    visit.told = {"u1_mood": "mood", "u5_liver": "health"}
    visit.set_value("mood_crisis", "no")
    assert visit.told == {"u5_liver": "health"}


def test_a_danger_text_that_gave_way_to_a_graver_one_stays_read(drive: Driver) -> None:
    visit = drive.program.visit
    visit.set_value(SLEEPY, YES)
    visit.told = {"u4_sleepy": "right_now"}
    visit.set_value("medicines", (MedicineRow("morphine"),))
    assert [each.id for each in visit.findings.urgent] == ["u4_breathing"]
    assert visit.told == {"u4_sleepy": "right_now"}
