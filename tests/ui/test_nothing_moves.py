"""Nothing jumps: a press moves nothing at or above the pointer, typing moves nothing at all, nor does any message."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from ldnprep.answers.model import MedicineRow
from ldnprep.ui.fields.opening import Opening
from ldnprep.ui.fields.presses import Presses
from ldnprep.ui.fields.suggest import SuggestionList
from ldnprep.ui.fields.table_mark import RoundMark, SquareMark
from ldnprep.ui.fields.text import ExactTextEdit
from ldnprep.ui.look.widgets import Card, FoldButton
from ldnprep.ui.pages.base import PageView
from ldnprep.ui.pages.fields_page import FieldsPage
from ldnprep.ui.pages.finish_page import FinishPage
from ldnprep.ui.state import AFTER
from tests.handover.fakes import FakeDoor
from tests.ui.conftest import Driver
from tests.ui.entering import press
from tests.ui.test_hand_over import PROGRAMS, TWO_PRINTERS, Machine, settle

Places = dict[QWidget, tuple[int, int]]
QUESTIONS = (
    "visit", "why", "how_now", "right_now", "opioids", "earlier", "body", "health", "mood", "medicines", "tried",
)  # fmt: skip
PAGES = (*QUESTIONS, "questions", "_check", AFTER)
TYPED = ("3/4/2026", "Thursday i think", "tramadol", "tramadol xyz", "litle pink pill", "amitriptylin",
         "lisinoprl")


def shown(drive: Driver, name: str) -> PageView:
    """A page on a small laptop, with all its parts."""
    drive.window.resize(1366, 698)
    if name == AFTER:
        drive.program.show_extra(AFTER)
    else:
        drive.program.go(name)
    page = drive.program.pages[name]
    page.complete()
    if isinstance(page, FieldsPage):
        for made in page.gates.values():
            made.card._presses = Presses(count().__next__)  # nobody waits in a test
    drive.qtbot.wait(20)
    return page


def settled(drive: Driver) -> None:
    """Until the layouts are done: a height that follows from a width takes a turn for each layout in a layout."""

    def heights() -> list[int]:
        for _ in range(4):
            QApplication.processEvents()
        drive.qtbot.wait(1)
        return [each.height() for each in drive.window.findChildren(QWidget)]

    before = heights()
    for _ in range(50):
        before, now = heights(), before
        if before == now:
            return
    raise AssertionError("the page never comes to rest")


def places(drive: Driver, page: PageView, above: int | None = None) -> Places:
    """Where everything of the page stands in the window; above: only what begins at or above this height."""
    inside = page.widget()
    assert inside is not None
    found = {}
    for widget in inside.findChildren(QWidget):
        if widget.isVisibleTo(inside) and widget.height() and not isinstance(widget, SuggestionList):
            at = widget.mapTo(drive.window, QPoint(0, 0))
            if above is None or at.y() <= above:
                found[widget] = (at.x(), at.y())
    return found


def called(widget: QWidget) -> str:
    words = str(widget.property("text") or widget.accessibleName() or widget.objectName())
    return f"{type(widget).__name__} {words[:60]}"


def moved(before: Places, after: Places) -> list[str]:
    """What stands elsewhere now, of what is still there."""
    both = {each for each in before if each in after and isValid(each)}
    return [f"{called(each)}: {before[each]} to {after[each]}" for each in both if before[each] != after[each]]


def pressable(page: PageView) -> list[QAbstractButton]:
    """All that changes an answer or folds something, in sight."""
    return [
        each for each in page.findChildren(QAbstractButton)
        if (each.property("changes") or each.isCheckable()) and each.isVisibleTo(page) and each.isEnabled()
        and each.height()
    ]  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("at_the_end", [False, True], ids=["from the top", "scrolled to the end"])
def test_a_press_moves_nothing_that_is_above_or_under_the_pointer(drive: Driver, name: str, at_the_end: bool) -> None:
    page = shown(drive, name)
    for button in pressable(page):
        if not isValid(button) or not button.isVisibleTo(page) or not button.isEnabled():
            continue
        bar = page.verticalScrollBar()
        bar.setValue(bar.maximum() if at_the_end else 0)
        if at_the_end and not page.shows(button):  # no hand reaches it there
            continue
        at = button.mapTo(drive.window, QPoint(0, 0)).y()
        before, name_of_it = places(drive, page, at), called(button)
        if button.text() == "Add another":  # the new line comes where it was
            del before[button]
        press(button)
        settled(drive)
        assert not moved(before, places(drive, page)), name_of_it


def aimed_at(drive: Driver, page: PageView) -> Places:
    """Whatever she may be about to press: all that takes an answer, but for what opens at the end of it all."""
    apart: list[QWidget] = [made.below for made in page.gates.values()] if isinstance(page, FieldsPage) else []
    apart += page.findChildren(Opening)
    found = places(drive, page)
    return {
        each: where for each, where in found.items()
        if isinstance(each, QAbstractButton | QLineEdit) and not isinstance(each, FoldButton)
        and not any(part.isAncestorOf(each) for part in apart)
    }  # fmt: skip


def card_of(widget: QWidget) -> QWidget | None:
    """The outermost card in which something stands."""
    found, at = None, widget.parentWidget()
    while at is not None:
        found, at = (at if isinstance(at, Card) else found), at.parentWidget()
    return found


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("percent", [100, 200])
def test_a_press_moves_nothing_that_she_may_press_next(drive: Driver, name: str, percent: int) -> None:
    """Also what is below: she ticks her way down a list."""
    if percent != 100:
        drive.program.looks.set_text_size(percent)
    page = shown(drive, name)
    for button in pressable(page):
        if not isValid(button) or not button.isVisibleTo(page) or button.text() in ("Add another", "Why?"):
            continue
        if not button.isEnabled():  # "No to the rest", where none is left
            continue
        if button.accessibleName().startswith("Calendar"):  # a window of its own
            continue
        before, name_of_it = aimed_at(drive, page), called(button)
        if isinstance(button, FoldButton):  # she asks for more: that much of the same list keeps its place
            before = {each: where for each, where in before.items() if card_of(each) is card_of(button)}
        press(button)
        settled(drive)
        assert not moved(before, places(drive, page)), name_of_it


def opened(drive: Driver, page: PageView) -> None:
    """Whatever can open is open, the boxes below the lines too."""
    while True:
        gates = list(page.gates.values()) if isinstance(page, FieldsPage) else []
        rows = [row for made in gates for line, row in made.card.rows.items() if made.card.model.state(line) != "yes"]
        shut: list[QAbstractButton] = [row.tick for row in rows if row.isVisibleTo(page) and row.tick.isEnabled()]
        shut += [each for each in page.findChildren(FoldButton) if not each.isChecked() and each.isVisibleTo(page)]
        if not shut:
            return
        press(shut[0])
        settled(drive)


@pytest.mark.parametrize("name", PAGES)
def test_typing_on_a_line_moves_nothing(drive: Driver, name: str) -> None:
    page = shown(drive, name)
    opened(drive, page)
    for edit in page.findChildren(QLineEdit):
        if not edit.isVisibleTo(page) or edit.isReadOnly():
            continue
        finds = edit.accessibleName() == "Find" or name == "_check"  # what it finds, the list of answers: below it
        page.bring_into_sight(edit)
        settled(drive)
        at = edit.mapTo(drive.window, QPoint(0, 0)).y()
        before = places(drive, page, at if finds else None)
        for text in TYPED:
            edit.setFocus()
            edit.selectAll()
            edit.insert(text)
            edit.textEdited.emit(text)
            edit.editingFinished.emit()
            settled(drive)
            assert not moved(before, places(drive, page)), (called(edit), text)


@pytest.mark.parametrize("name", PAGES)
def test_typing_in_an_area_moves_nothing_above_its_end(drive: Driver, name: str) -> None:
    page = shown(drive, name)
    opened(drive, page)
    for area in page.findChildren(ExactTextEdit):
        if area.isVisibleTo(page) and not area.isReadOnly():
            before = places(drive, page, area.mapTo(drive.window, QPoint(0, 0)).y())
            area.set_exact_text("One\ntwo\nthree\nfour\nfive\nsix\n\N{TAMIL OM}")
            settled(drive)
            assert not moved(before, places(drive, page)), called(area)


def test_no_mark_of_the_treatments_moves_with_any_press(drive: Driver) -> None:
    """She presses her way down the table: the next line stays where she aims."""
    page = shown(drive, "tried")
    marks = [each for each in pressable(page) if isinstance(each, RoundMark | SquareMark)]
    before: Places = {each: where for each, where in places(drive, page).items() if each in marks}
    assert len(before) > 40
    for mark in marks:
        press(mark)
        settled(drive)
        assert not moved(before, places(drive, page)), called(mark)


def test_an_undo_that_comes_or_goes_moves_nothing_on_the_page(drive: Driver) -> None:
    drive.program.visit.set_value("medicines", tuple(MedicineRow(f"tablet {number}") for number in range(12)))
    page = shown(drive, "medicines")
    for where in (0, page.verticalScrollBar().maximum()):
        page.verticalScrollBar().setValue(where)
        before = places(drive, page)
        drive.window.offer_undo("Removed: tramadol")
        settled(drive)
        page.verticalScrollBar().setValue(page.verticalScrollBar().maximum() if where else 0)
        settled(drive)
        before = places(drive, page)
        drive.window.withdraw_undo()
        settled(drive)
        assert not moved(before, places(drive, page))


def test_a_notice_that_comes_or_goes_moves_nothing_on_the_page(drive: Driver) -> None:
    page = shown(drive, "health")
    for where in (0, page.verticalScrollBar().maximum()):
        page.verticalScrollBar().setValue(where)
        before = places(drive, page)
        drive.program.frame.notices.show_notice("saving", "The disk is full. Make room on it; then it saves again.")
        settled(drive)
        assert not moved(before, places(drive, page))
        drive.program.frame.notices.remove("saving")
        settled(drive)
        assert not moved(before, places(drive, page))


def test_what_the_finished_sheet_says_of_a_press_moves_nothing_above_or_under_it(drive: Driver, tmp_path: Path) -> None:
    drive.program.finishing.handing.door = Machine(programs=PROGRAMS, answers=TWO_PRINTERS)
    drive.window.resize(1366, 698)
    drive.program.finishing.make()
    settle(drive)
    page = drive.program.finishing.page
    assert isinstance(page, FinishPage)
    assert isinstance(drive.program.finishing.handing.door, FakeDoor)
    press(page.other_button)
    number = count()
    for button in (
        page.save_button, page.print_button, page.email_button, page.message_button, page.save_button, page.text_button,
        page.fhir_button, page.print_panel.print_button, page.email_panel.copy_button, page.page_one_box,
        page.password.box, page.save_button, page.print_button,
    ):  # fmt: skip
        drive.dialogs.paths = [tmp_path / f"saved-{next(number)}"]
        page.bring_into_sight(button)
        settled(drive)  # the pictures of the sheet came just now, and a page is laid out in more than one turn
        at = button.mapTo(drive.window, QPoint(0, 0)).y()
        before, scrolled = places(drive, page, at), page.verticalScrollBar().value()
        press(button)
        settle(drive)
        settled(drive)
        by = page.verticalScrollBar().value() - scrolled
        if by:  # only to what would have been out of sight
            panels: dict[QWidget, QWidget] = {page.print_button: page.print_panel, page.email_button: page.email_panel}
            came = panels.get(button, page.outcome)
            assert came.mapTo(page, QPoint(0, by)).y() > page.viewport().height() - 60
            continue
        assert not moved(before, places(drive, page)), called(button)


def test_when_the_sheet_is_saved_the_buttons_below_stay_where_she_aims(drive: Driver, tmp_path: Path) -> None:
    drive.window.resize(1366, 698)
    drive.program.finishing.make()
    settle(drive)
    page = drive.program.finishing.page
    assert isinstance(page, FinishPage)
    settled(drive)
    next_ones = (page.message_button, page.email_button)
    before = [each.mapTo(drive.window, QPoint(0, 0)) for each in next_ones]
    drive.dialogs.paths = [tmp_path / "a.pdf"]
    press(page.save_button)
    settle(drive)
    settled(drive)
    assert page.outcome.text()
    assert [each.mapTo(drive.window, QPoint(0, 0)) for each in next_ones] == before
