"""At 200 % the window is for the page: nothing covers what she types, nothing is kept empty, the foot is low."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget

from ldnprep.answers.autosave import SaveState
from ldnprep.answers.model import MedicineRow
from ldnprep.ui.fields.details import Details
from ldnprep.ui.fields.medicines import Medicines
from ldnprep.ui.fields.treatment_line import TreatmentLine
from ldnprep.ui.fields.treatments import Treatments
from ldnprep.ui.pages.fields_page import FieldsPage
from ldnprep.ui.pages.mood_card import MoodCard
from tests.ui.conftest import Driver
from tests.ui.entering import press
from tests.ui.states import lay_out
from tests.ui.test_in_sight import page_of

SIZES = [(100, 1366, 698), (200, 1366, 698), (200, 1024, 640), (150, 800, 560)]


def large(drive: Driver, name: str, width: int = 1366, height: int = 698, percent: int = 200) -> FieldsPage:
    page = page_of(drive, name, percent)
    drive.window.resize(width, height)
    for _ in range(3):
        lay_out()
    assert isinstance(page, FieldsPage)
    return page


def in_window(drive: Driver, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(drive.window, QPoint(0, 0)), widget.size())


@pytest.mark.parametrize(("percent", "width", "height"), SIZES)
def test_suggestions_stand_below_or_above_the_box_and_never_over_it(
    drive: Driver, percent: int, width: int, height: int
) -> None:
    drive.program.visit.set_value("medicines", tuple(MedicineRow(f"tablet {number}") for number in range(6)))
    drive.program.visit.set_value("liver_signs_now", "yes")
    page = large(drive, "medicines", width, height, percent)
    card = page.cards["medicines"]
    assert isinstance(card, Medicines)
    for row in card.rows:
        row.name.setFocus()
        page.bring_into_sight(row.name)
        row.name.setText("tram")
        row.suggestions.offer()
        shown, box = row.suggestions.geometry(), in_window(drive, row.name)
        assert row.suggestions.count() >= 1
        assert not shown.intersects(box)
        assert in_window(drive, page.viewport()).contains(shown)  # neither over the menus nor over the foot
        warnings = [each for each in page.findChildren(QWidget) if each.property("warns") and each.isVisible()]
        assert warnings
        assert not any(shown.intersects(in_window(drive, each)) for each in warnings)
        last = row.suggestions.visualItemRect(row.suggestions.item(row.suggestions.count() - 1))
        assert row.suggestions.viewport().rect().contains(last)  # whole names only


@pytest.mark.parametrize(("width", "height", "share"), [(1366, 698, 0.75), (1920, 1010, 0.8), (1024, 640, 0.65)])
def test_the_page_has_most_of_the_window_also_while_undo_is_offered(
    drive: Driver, width: int, height: int, share: float
) -> None:
    large(drive, "medicines", width, height)
    footer = drive.program.frame.footer
    footer.show_saved(SaveState.SAVED)
    before = {each: in_window(drive, each) for each in shown(footer.buttons())}
    drive.window.offer_undo("Removed: trama")
    for _ in range(3):
        lay_out()
    now = shown(footer.buttons())
    assert {footer.undo_button, *before} == set(now)
    assert len({in_window(drive, each).y() for each in now}) == 1
    assert all(in_window(drive, each).left() == where.left() for each, where in before.items())
    assert drive.program.frame.stack.height() >= share * height


def shown(buttons: tuple[QPushButton, ...]) -> list[QPushButton]:
    return [each for each in buttons if each.isVisible()]


def test_what_goes_from_the_foot_is_in_the_menus_and_comes_back(drive: Driver) -> None:
    large(drive, "medicines")
    footer, menus = drive.program.frame.footer, drive.window.menus
    assert not footer.help_button.isVisible()
    assert menus.help.isEnabled()
    assert menus.close.isEnabled()
    assert menus.enlarge.isEnabled()
    drive.program.looks.set_text_size(100)
    drive.window.resize(1366, 698)
    lay_out()
    assert drive.program.frame.footer.help_button.isVisible()
    assert drive.program.frame.footer.close_button.isVisible()


def test_below_the_buttons_of_a_list_no_line_is_kept_empty(drive: Driver) -> None:
    for name in ("opioids", "body", "health", "medicines"):
        page = large(drive, name, 1024, 640)
        for made in page.gates.values():
            buttons = [each for each in made.card.findChildren(QAbstractButton) if each.isVisible()]
            bottom = max(in_window(drive, each).bottom() for each in buttons)
            spare = in_window(drive, made.card).bottom() - bottom
            assert spare < made.card.buttons["no"].height(), name


def test_the_words_about_mood_stand_beside_their_box(drive: Driver) -> None:
    card = large(drive, "mood").findChild(MoodCard)
    assert isinstance(card, MoodCard)
    assert card.height() < 2 * card.box.sizeHint().height()
    press(card.box)
    lay_out()
    assert in_window(drive, card.told).left() > in_window(drive, card.box).right()


def test_below_a_medicine_no_box_is_kept_that_is_not_asked(drive: Driver) -> None:
    rows = (MedicineRow("ibuprofen", amount="1"), MedicineRow("aspirin", amount="1"))
    drive.program.visit.set_value("medicines", rows)
    page = large(drive, "medicines")
    first, second = (each for each in page.findChildren(Details) if each.isVisible())
    last = [edit for edit in first.edits.values() if edit.isVisible()][-1]
    assert in_window(drive, second).top() - in_window(drive, last).bottom() < last.height()


def test_the_link_to_more_treatments_follows_the_last_line(drive: Driver) -> None:
    page = large(drive, "tried")
    card = page.cards["therapies"]
    assert isinstance(card, Treatments)
    last = [line for line in card.lines.values() if line.isVisible()][-1]
    gap = in_window(drive, card.fold_button).top() - in_window(drive, last).bottom()
    assert 0 <= gap < last.height() // 2


def test_beside_a_tall_card_none_is_drawn_out_to_hold_an_empty_place(drive: Driver) -> None:
    page = large(drive, "tried", 1366, 698, 100)
    short, tall = page.cards["tried"], page.cards["therapies"]
    assert isinstance(tall, Treatments)
    press(tall.fold_button)
    for _ in range(3):
        lay_out()
    assert short.mapTo(page, QPoint(0, 0)).y() == tall.mapTo(page, QPoint(0, 0)).y()
    assert short.height() < tall.height() // 2 + tall.height() // 4
    last = [each for each in short.findChildren(TreatmentLine) if each.isVisible()][-1]
    assert in_window(drive, short).bottom() - in_window(drive, last).bottom() < 100


def test_a_box_of_one_line_and_one_of_several_begin_as_high_side_by_side(drive: Driver) -> None:
    page = large(drive, "why", 1366, 698, 100)
    one, several = page.cards["decision_values"], page.cards["want_to_avoid"]
    assert one.y() == several.y()
    assert one.height() == several.height()
    assert several.focus_widget().height() - one.focus_widget().height() < 40


def test_save_as_pdf_is_in_sight_at_once_also_below_a_danger_line(drive: Driver) -> None:
    drive.program.visit.set_value("liver_signs_now", "yes")
    large(drive, "right_now")
    drive.program.make()
    drive.settle()
    for _ in range(3):
        lay_out()
    page = drive.program.finishing.page
    assert page is not None
    assert page.danger.line is not None
    assert page.danger.line.isVisible()
    assert page.verticalScrollBar().value() == 0
    assert page.save_button.mapTo(page, QPoint(0, page.save_button.height())).y() <= page.viewport().height()
