"""No part of a page is ever a window of its own: it would take the focus, and swallow what is typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from ldnprep import shipped
from ldnprep.ui.fields.text import Text
from ldnprep.ui.pages.fields_page import FieldsPage
from ldnprep.ui.state import AFTER, FINISH
from tests.ui.conftest import Driver
from tests.ui.entering import type_into
from tests.ui.stray import watched_shows
from tests.ui.test_keeping import name_card

MOST_PARTS = 60  # more than any page of questions has
EXAMPLES = sorted(shipped.resource("examples").glob("*.yaml"))


class SlowMachine:
    """A clock by which every part of a page takes a whole slice: whatever happens between two parts can happen."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        self.now += 0.004
        return self.now


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ldnprep.ui.pages.slices.perf_counter", SlowMachine())


def watch_it_built(drive: Driver) -> None:
    """Lets the page in sight be built part by part; between any two of them the findings change."""
    page = drive.program.pages[drive.program.stage.name]
    drive.program.stage.refresh()
    for _ in range(MOST_PARTS):
        if page.whole:
            break
        QApplication.processEvents()
        drive.program.stage.refresh()
    page.complete()  # the questions begin their list anew with each refresh, and would never end
    drive.program.stage.refresh()


def walk(drive: Driver) -> None:
    """Every page once, each built part by part."""
    for step in drive.program.wizard.steps:
        drive.program.go(step.id)
        watch_it_built(drive)
    drive.program.finishing.make()
    watch_it_built(drive)
    drive.settle()
    for extra in (FINISH, AFTER):
        drive.program.show_extra(extra)
        watch_it_built(drive)


@pytest.mark.usefixtures("slow")
@pytest.mark.parametrize("example", [None, *EXAMPLES], ids=lambda path: path.stem if path else "empty")
def test_no_page_that_is_still_being_built_opens_a_window(
    drive: Driver, qapp: QApplication, example: Path | None, tmp_path: Path
) -> None:
    if example is not None:
        own = tmp_path / "answers.yaml"  # what is opened is written to
        own.write_bytes(example.read_bytes())
        assert drive.program.opening.open(own)
    with watched_shows(qapp) as watch:
        walk(drive)
    assert watch.strays == []


@pytest.mark.usefixtures("slow")
def test_no_window_opens_when_the_letters_grow_or_a_change_is_taken_back(drive: Driver, qapp: QApplication) -> None:
    drive.program.visit.set_value("opioids_now", "yes")
    with watched_shows(qapp) as watch:
        for step in drive.program.wizard.steps:
            drive.program.go(step.id)
            drive.program.looks.set_text_size(125 if drive.program.wizard.number % 2 else 100)
            watch_it_built(drive)
            drive.program.undo()
            drive.program.redo()
            drive.program.stage.show_anew()
            drive.program.undo()
            watch_it_built(drive)
            drive.program.redo()
    assert watch.strays == []


@pytest.mark.usefixtures("slow")
def test_whoever_types_at_once_on_a_new_page_loses_no_letter(drive: Driver) -> None:
    drive.program.go("visit")
    page = drive.program.pages["visit"]
    assert isinstance(page, FieldsPage)
    drive.qtbot.waitUntil(lambda: "patient_name" in page.cards)
    card = page.cards["patient_name"]
    assert isinstance(card, Text)
    edit = card.edit
    edit.setFocus()
    drive.program.visit.set_value("opioids_now", "yes")
    drive.program.visit.refresh()
    QApplication.processEvents()  # the rest of the page is being built; on a busy machine it may be there by now
    assert QApplication.focusWidget() is edit
    assert QApplication.activeWindow() is drive.window


@pytest.mark.usefixtures("slow")
def test_tab_on_a_page_that_is_still_being_built_goes_to_its_first_box(drive: Driver) -> None:
    drive.program.go("why")
    page = drive.program.pages["why"]
    was_whole = page.whole
    QTest.keyClick(drive.window, Qt.Key.Key_Tab)
    focus = QApplication.focusWidget()
    assert (was_whole, page.whole) == (False, True)
    assert focus is not None
    assert page.isAncestorOf(focus)


def test_both_watches_see_a_part_that_is_shown_before_it_stands_anywhere(
    drive: Driver, qapp: QApplication, strays: list[str]
) -> None:
    with watched_shows(qapp) as watch:
        type_into(name_card(drive).edit, "Ada")
        inside = QLabel("on the page", drive.window)
        inside.show()
        assert watch.strays == []
        stray = QLabel("nowhere")
        stray.show()
    assert watch.strays == ["QLabel 'nowhere'"]
    drive.qtbot.waitUntil(lambda: bool(strays))
    stray.hide()
    stray.deleteLater()
    strays.clear()
