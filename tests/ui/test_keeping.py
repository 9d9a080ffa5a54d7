"""Nothing is ever lost: saved soon, saved at the end, found again; undo; two windows; kills at any moment."""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ldnprep import pipeline
from ldnprep.answers.model import Answers, MedicineRow
from ldnprep.answers.sheets import SavedSheets
from ldnprep.content.model import Checklist
from ldnprep.ui.fields.medicines import Medicines
from ldnprep.ui.fields.text import LongText, Text
from ldnprep.ui.pages.check_page import CheckPage
from ldnprep.ui.pages.fields_page import FieldsPage
from ldnprep.ui.pages.start_page import StartPage
from tests.ui.conftest import Driver
from tests.ui.entering import press, type_into
from tests.ui.killing import killed_window, verdict
from tests.ui.test_fields import ODD


def fields(drive: Driver, page: str) -> FieldsPage:
    """A page of questions, in sight and complete."""
    drive.program.go(page)
    shown = drive.program.pages[page]
    assert isinstance(shown, FieldsPage)
    shown.complete()
    return shown


def name_card(drive: Driver) -> Text:
    """The field for her name, on its page."""
    card = fields(drive, "visit").cards["patient_name"]
    assert isinstance(card, Text)
    return card


def on_disk(drive: Driver) -> Answers:
    """What the only saved sheet holds."""
    (entry,) = SavedSheets().entries()
    return pipeline.load_answers(entry.path, drive.program.checklist)


def test_nothing_is_written_before_something_is_answered(drive: Driver) -> None:
    drive.program.go_on()
    drive.program.go_on()
    drive.window.close()
    assert SavedSheets().entries() == ()


def test_a_press_is_saved_by_itself_and_said(drive: Driver) -> None:
    row = next(iter(fields(drive, "opioids").gates.values())).card.row_of("opioids_now")
    assert row is not None
    press(row.mark(1))
    drive.qtbot.waitUntil(lambda: drive.program.frame.footer.saved_words.text() == "Saved", timeout=5000)
    assert on_disk(drive).values["opioids_now"] == "not_sure"


def test_typing_is_saved_while_it_goes_on(drive: Driver) -> None:
    card = name_card(drive)
    card.edit.setFocus()
    for letter in "abcdefghijklmnopqrst":
        QTest.keyClicks(card.edit, letter)
        drive.qtbot.wait(100)
    saved = str(on_disk(drive).values["patient_name"])
    assert "abcdefghijklmnopqrst".startswith(saved)
    assert len(saved) >= 5  # two seconds of steady typing: the first letters are on the disk already


def test_closing_the_window_saves_what_was_typed_last(drive: Driver) -> None:
    type_into(name_card(drive).edit, "Ada")
    drive.window.close()
    assert on_disk(drive).values["patient_name"] == "Ada"


def test_escape_closes_nothing(drive: Driver) -> None:
    card = name_card(drive)
    type_into(card.edit, "Ada")
    QTest.keyClick(card.edit, Qt.Key.Key_Escape)
    QTest.keyClick(drive.window, Qt.Key.Key_Escape)
    assert drive.window.isVisible()
    assert card.edit.text() == "Ada"


def test_back_never_clears(drive: Driver) -> None:
    type_into(name_card(drive).edit, "Ada")
    drive.program.go_on()
    drive.program.go_back()
    assert name_card(drive).edit.text() == "Ada"


def test_odd_letters_go_window_file_window(drive: Driver, qtbot: QtBot, content: Checklist) -> None:
    type_into(name_card(drive).edit, ODD)
    drive.program.go("_check")
    check = drive.program.pages["_check"]
    assert isinstance(check, CheckPage)
    notes = check.cards["notes"]
    assert isinstance(notes, LongText)
    type_into(notes.edit, ODD + "\nend")
    drive.window.close()

    again = Driver(qtbot, content)
    again.program.opening.open_last()
    assert name_card(again).edit.text() == ODD
    again.program.go("_check")
    shown = again.program.pages["_check"]
    assert isinstance(shown, CheckPage)
    card = shown.cards["notes"]
    assert isinstance(card, LongText)
    assert card.edit.exact_text() == ODD + "\nend"
    again.close()


def test_the_next_start_offers_to_go_on_where_she_left_off(drive: Driver, qtbot: QtBot, content: Checklist) -> None:
    type_into(name_card(drive).edit, "Ada")
    drive.program.go("body")
    drive.window.close()

    again = Driver(qtbot, content)
    again.program.opening.open_last()
    start = again.program.pages["_start"]
    assert isinstance(start, StartPage)
    press(start.go_on_button)
    assert again.program.wizard.current.id == "body"
    assert "visit" in again.program.wizard.visited
    again.close()


# ---------------------------------------------------------------- undo


def test_a_removed_row_comes_back_with_undo(drive: Driver) -> None:
    card = fields(drive, "medicines").cards["medicines"]
    assert isinstance(card, Medicines)
    type_into(card.rows[0].name, "Butrans")
    press(card.rows[0].remove_button)
    assert drive.program.visit.value("medicines") is None
    foot = drive.program.frame.footer
    assert "Butrans" in foot.told
    press(foot.undo_button)
    assert drive.program.visit.value("medicines") == (MedicineRow("Butrans"),)
    assert card.rows[0].name.text() == "Butrans"


def test_what_was_set_at_once_comes_back_with_the_undo_line(drive: Driver) -> None:
    card = next(iter(fields(drive, "right_now").gates.values())).card
    press(card.buttons["no"])
    assert drive.program.frame.footer.told == "5 set to no."
    press(drive.program.frame.footer.undo_button)
    assert drive.program.visit.value("liver_signs_now") is None
    assert card.count.text() == ""


def test_the_undo_line_goes_when_something_else_is_answered(drive: Driver) -> None:
    card = next(iter(fields(drive, "right_now").gates.values())).card
    press(card.buttons["no"])
    row = card.row_of("liver_signs_now")
    assert row is not None
    press(row.tick)
    assert drive.program.frame.footer.undo_button.isHidden()
    assert drive.window.menus.undo.isEnabled()


def test_a_hidden_answer_is_kept_and_the_page_says_so(drive: Driver) -> None:
    page = fields(drive, "body")
    visit = drive.program.visit
    visit.set_many({"surgery_planned": "yes", "surgery_what": "left hip"})
    assert page.kept.isHidden()
    visit.set_value("surgery_planned", "no")
    assert visit.value("surgery_what") == "left hip"
    assert page.kept.text() == "Kept, and on the sheet: What is planned."
    assert page.kept.isVisible()


# ---------------------------------------------------------------- two windows


def test_a_second_window_on_the_same_sheet_asks_and_the_first_stops_writing(
    drive: Driver, qtbot: QtBot, content: Checklist
) -> None:
    type_into(name_card(drive).edit, "Ada")
    drive.program.keeper.finish()
    path = drive.program.keeper.path
    assert path is not None
    second = Driver(qtbot, content)
    second.dialogs.choices = [0]
    assert not second.program.opening.open(path)  # she leaves it
    second.dialogs.choices = [1]
    assert second.program.opening.open(path)  # she takes it over
    type_into(name_card(drive).edit, " lost")
    qtbot.waitUntil(lambda: "file" in drive.program.frame.notices.keys(), timeout=5000)  # noqa: SIM118 - no mapping
    second.close()
    assert on_disk(drive).values["patient_name"] == "Ada"
    drive.dialogs.choices = [1]  # she lets the word go that the first window could not save


# ---------------------------------------------------------------- killed at any moment

TRIES = int(os.environ.get("LDNPREP_KILLS", "6"))  # the hundred of them: python -m benchmarks.kills


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL; files.py is tested with a fake disk there")
@pytest.mark.parametrize("attempt", range(TRIES))
def test_after_a_kill_everything_older_than_two_seconds_is_there(attempt: int, home: Path, content: Checklist) -> None:
    longer_than_promised = attempt % 2 == 1  # the others fall into the first moments, when the file is made
    chance = random.Random(attempt)  # noqa: S311 - a moment, not a secret
    seconds = chance.uniform(2.5, 4.0) if longer_than_promised else chance.uniform(0.1, 2.0)
    found = verdict(killed_window(home, seconds), content)
    assert found.complaint == ""
    assert found.exercised or not longer_than_promised
