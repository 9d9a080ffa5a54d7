"""The menu bar: help, whom to phone, what this is; edit, print and save; text size and colours."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from ldnprep.ui.look.theme import is_dark, theme
from ldnprep.ui.pages.questions_page import QuestionsPage
from ldnprep.ui.shell.preferences import Preferences
from ldnprep.ui.state import FINISH
from tests.ui.conftest import Driver
from tests.ui.entering import type_into
from tests.ui.test_keeping import name_card


def named(driver: Driver, *path: str) -> QAction:
    """An entry of the menu bar by its words, from menu to entry."""
    actions = driver.window.menuBar().actions()
    for words in path[:-1]:
        menu = next(each.menu() for each in actions if each.text().replace("&", "") == words)
        assert isinstance(menu, QMenu)
        actions = menu.actions()
    return next(each for each in actions if each.text().replace("&", "") == path[-1])


# ---------------------------------------------------------------- help


def test_help_begins_with_the_page_that_is_shown(drive: Driver) -> None:
    heard = set()
    for step in ("_start", "visit", "questions", "_check"):
        drive.program.go(step)
        named(drive, "Help", "Help").trigger()
        heard.add(drive.dialogs.asked[-1].split(".")[0])
    assert len(heard) == 4


@pytest.mark.parametrize(
    ("country", "number"), [("us", "1-800-222-1222"), ("au", "13 11 26"), ("uk", "NHS 111"), ("ca", "1-844-764-7669")]
)
def test_get_help_now_has_the_poison_line_of_her_country_and_says_when(
    drive: Driver, country: str, number: str
) -> None:
    drive.program.visit.change_settings(country=country)
    named(drive, "Help", "Get help now…").trigger()
    told = drive.dialogs.asked[-1]
    assert number in told
    assert "Someone swallowed a medicine that was not theirs" in told
    assert "Thoughts of ending your life" in told
    others = {"1-800-222-1222", "13 11 26", "1-844-764-7669"} - {number}
    assert not any(other in told for other in others)


def test_without_a_country_the_numbers_of_all_are_there(drive: Driver) -> None:
    named(drive, "Help", "Get help now…").trigger()
    assert all(number in drive.dialogs.asked[-1] for number in ("1-800-222-1222", "13 11 26", "999", "112"))


def test_about_says_who_how_paid_when_reviewed_and_where_to_report(drive: Driver) -> None:
    named(drive, "Help", "About LDN Prep").trigger()
    told = drive.dialogs.asked[-1]
    for words in (
        "gives no advice", "Who made it", "How it was paid for", "No doctor or pharmacist has checked", "2026",
        "Where to report a mistake", "Never send real answers",
    ):  # fmt: skip
        assert words in told


# ---------------------------------------------------------------- edit


def test_cut_copy_and_paste_work_on_the_field_that_was_typed_in(drive: Driver) -> None:
    edit = name_card(drive).edit
    drive.window.activateWindow()
    type_into(edit, "Maureen")
    named(drive, "Edit", "Select all").trigger()
    named(drive, "Edit", "Cut").trigger()
    assert QGuiApplication.clipboard().text() == "Maureen"
    assert drive.program.visit.value("patient_name") is None
    named(drive, "Edit", "Paste").trigger()
    named(drive, "Edit", "Paste").trigger()
    assert drive.program.visit.value("patient_name") == "MaureenMaureen"
    edit.selectAll()
    named(drive, "Edit", "Copy").trigger()
    assert QGuiApplication.clipboard().text() == "MaureenMaureen"


def test_they_work_on_a_question_of_hers_too(drive: Driver) -> None:
    drive.program.go("questions")
    page = drive.program.pages["questions"]
    assert isinstance(page, QuestionsPage)
    type_into(page.own.boxes[0].edit, "May I swim?")
    named(drive, "Edit", "Select all").trigger()
    named(drive, "Edit", "Cut").trigger()
    assert drive.program.visit.answers.questions.own == ()


def test_where_nothing_is_typed_they_are_grey_and_harm_nothing(drive: Driver) -> None:
    drive.program.go("_start")
    drive.window.menus._show_edits()
    for words in ("Cut", "Copy", "Paste", "Select all"):
        assert not named(drive, "Edit", words).isEnabled()
    type_into(name_card(drive).edit, "Ada")
    drive.program.looks.set_text_size(125)  # the field is gone, with all pages
    named(drive, "Edit", "Cut").trigger()
    assert drive.program.visit.value("patient_name") == "Ada"
    drive.program.looks.set_text_size(100)


# ---------------------------------------------------------------- save, print


def test_save_as_pdf_in_the_file_menu_makes_the_sheet_first(small: Driver, tmp_path: Path) -> None:
    small.program.visit.set_value("patient_name", "Ada")
    small.dialogs.paths = [tmp_path / "sheet.pdf"]
    named(small, "File", "Save as PDF…").trigger()
    small.settle()
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    assert small.program.extra == FINISH


def test_it_saves_the_answers_of_now_not_of_the_sheet_before(small: Driver, tmp_path: Path) -> None:
    small.program.finishing.make()
    small.settle()
    before = small.program.finishing.made
    small.program.visit.set_value("patient_name", "Ada")
    small.dialogs.paths = [tmp_path / "sheet.pdf"]
    named(small, "File", "Save as PDF…").trigger()
    small.settle()
    assert before is not None
    assert (tmp_path / "sheet.pdf").read_bytes() != before.pdf


def test_print_in_the_file_menu_opens_the_card_for_printing(small: Driver) -> None:
    named(small, "File", "Print…").trigger()
    small.settle()
    page = small.program.finishing.page
    assert page is not None
    assert page.print_panel.isVisible()


# ---------------------------------------------------------------- view


def test_the_keys_for_the_text_size(drive: Driver) -> None:
    usual = theme().scale
    drive.window.activateWindow()
    for key, factor in (("=", 1.25), ("+", 1.5), ("-", 1.25), ("0", 1.0)):
        keys = {"=": Qt.Key.Key_Equal, "+": Qt.Key.Key_Plus, "-": Qt.Key.Key_Minus, "0": Qt.Key.Key_0}
        QTest.keyClick(drive.window, keys[key], Qt.KeyboardModifier.ControlModifier)
        QApplication.processEvents()
        assert theme().scale == pytest.approx(usual * factor), key
    named(drive, "View", "Text size", "As usual").trigger()
    assert not named(drive, "View", "Text size", "Smaller").isEnabled()


def test_f1_opens_help(drive: Driver) -> None:
    drive.window.activateWindow()
    QTest.keyClick(drive.window, Qt.Key.Key_F1)
    assert drive.dialogs.asked[-1].startswith("Help")


@pytest.mark.parametrize(("words", "dark"), [("Dark", True), ("Light", False)])
def test_light_or_dark_is_her_choice_and_is_kept(drive: Driver, words: str, dark: bool) -> None:
    named(drive, "View", "Colours", words).trigger()
    assert theme().dark is dark
    assert Preferences.kept().colours == words.casefold()
    drive.program.looks.follow_system()
    assert theme().dark is dark
    named(drive, "View", "Colours", "As the system").trigger()
    assert theme().dark is is_dark()
    assert Preferences.kept().colours == ""


def test_a_tick_that_would_do_nothing_says_so(drive: Driver) -> None:
    """At 1366 pixels there is no room beside the questions: a button at the foot shows the sheet."""
    menus, footer = drive.window.menus, drive.program.frame.footer
    drive.program.go("how_now")
    drive.window.resize(1366, 698)
    QApplication.processEvents()
    assert not menus.preview.isEnabled()
    assert "in a wider window" in menus.preview.text()
    assert not footer.preview_button.isHidden()
    drive.window.resize(1700, 698)
    QApplication.processEvents()
    assert menus.preview.isEnabled()
    assert "wider" not in menus.preview.text()
    assert footer.preview_button.isHidden()
    menus.preview.setChecked(False)
    assert drive.program.frame.preview.isHidden()
    assert not footer.preview_button.isHidden()  # the sheet can be seen still
