"""Whether the clinic sees her answers about mood: one box for all of them, which says what it keeps off the sheet."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint

from ldnprep import pipeline
from ldnprep.rules.shared import withheld_fields
from ldnprep.ui.pages.fields_page import FieldsPage
from ldnprep.ui.pages.mood_card import MoodCard
from tests.ui.conftest import Driver
from tests.ui.entering import press
from tests.ui.test_in_sight import page_of


def card_on(drive: Driver, percent: int = 100) -> MoodCard:
    card = page_of(drive, "mood", percent).findChild(MoodCard)
    assert isinstance(card, MoodCard)
    return card


def test_it_stands_before_all_that_it_governs(drive: Driver) -> None:
    card = card_on(drive)
    page = drive.program.pages["mood"]
    assert isinstance(page, FieldsPage)
    below = [*(made.card for made in page.gates.values()), *page.cards.values()]
    bottom = card.mapTo(page, QPoint(0, card.height())).y()
    assert below
    assert all(each.mapTo(page, QPoint(0, 0)).y() >= bottom for each in below)


@pytest.mark.parametrize("percent", [100, 200])
def test_without_its_tick_it_says_what_is_left_out_and_what_stands_there_and_moves_nothing(
    drive: Driver, percent: int
) -> None:
    card = card_on(drive, percent)
    page = drive.program.pages["mood"]
    assert isinstance(page, FieldsPage)
    gate = next(iter(page.gates.values())).card
    before = gate.mapTo(page, QPoint(0, 0)).y()
    assert not card.told.isVisible()
    press(card.box)
    drive.qtbot.wait(20)
    assert card.told.isVisible()
    assert gate.mapTo(page, QPoint(0, 0)).y() == before
    assert drive.program.checklist.texts["not_shared"] in card.told.text()


def test_what_it_names_is_all_that_is_left_out(drive: Driver) -> None:
    """This page, and the number for low mood."""
    card_on(drive)
    drive.program.visit.change_settings(show_mood=False)
    checklist, answers = drive.program.checklist, drive.program.visit.answers
    page = next(each for each in checklist.pages if each.id == "mood")
    hidden = withheld_fields(checklist, answers)
    assert hidden - {field.id for field in page.fields} == {"mood_now"}


@pytest.mark.parametrize("said", ["yes", "no"])
def test_the_sheet_says_the_words_that_the_card_promises_for_any_answer(drive: Driver, said: str) -> None:
    card_on(drive)
    visit = drive.program.visit
    visit.set_value("mood_crisis", said)
    visit.change_settings(show_mood=False)
    text = pipeline.make_text(drive.program.checklist, visit.answers, pipeline.options_for(visit.answers.settings))
    assert drive.program.checklist.texts["not_shared"] in " ".join(text.decode().split())
