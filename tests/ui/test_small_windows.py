"""Every window beside the main one stays on the screen at the largest text, and its buttons are in sight."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QPushButton, QWidget

import ldnprep.ui
from ldnprep import shipped
from ldnprep.content.model import Checklist
from ldnprep.errors import Place, Problem
from ldnprep.ui.fields.date import Date
from ldnprep.ui.sheets.examples import example_words
from ldnprep.ui.shell.dialogs import Dialogs
from ldnprep.ui.shell.help import about_words, help_now_words, help_words
from ldnprep.ui.shell.message import BoundedWindow
from ldnprep.ui.start.launch import takes_the_built_in
from ldnprep.ui.state import steps_of
from tests.ui.conftest import Driver
from tests.ui.states import lay_out

MISTAKES = [Problem("unknown key `labell`", "did you mean `label`?", Place("questions.yaml", n, 5)) for n in range(40)]
PEOPLE = sorted(example_words(path.stem) for path in shipped.resource("examples").glob("*.yaml"))
LONG = "All saved sheets and all settings will be gone for good. " * 30

KINDS: dict[str, Callable[[Dialogs, Checklist], object]] = {
    "help": lambda ask, content: _headed(ask, help_words(content, "visit", steps_of(content, "Start", "Check"))),
    "help now": lambda ask, content: _headed(ask, help_now_words(content, None)),
    "about": lambda ask, content: _headed(ask, about_words(content)),
    "crash": lambda ask, _: ask.tell("Something went wrong", "Your answers are kept.", detail="line 1 of x.py\n" * 60),
    "broken content": lambda ask, _: takes_the_built_in(MISTAKES, ask),
    "examples": lambda ask, _: ask.choose("See an example", "These people are made up.", [*PEOPLE, "Close"]),
    "long question": lambda ask, _: ask.choose("Delete everything?", LONG, ["Keep everything", "Delete everything"]),
    "long buttons": lambda ask, _: ask.choose("Title " * 20, LONG, ["Use the questions of my own clinic"] * 3),
    "pictures": lambda ask, _: ask.show_pictures("Page 1", [_page(), _page()], more="See how it was filled in"),
    "a name": lambda ask, _: ask.text("Rename", "What should this sheet be called?", "Ada"),
}


def _headed(ask: Dialogs, told: tuple[str, str]) -> None:
    ask.tell("Help", told[0], detail=told[1], headed=True)


def _page() -> QImage:
    return QImage(900, 1270, QImage.Format.Format_RGB32)


def on_screen(window: QWidget) -> bool:
    """Its title too. A screen without a desktop gives it a place of its own: only the size counts."""
    room, size = window.screen().availableSize(), window.frameSize()
    return size.width() <= room.width() and size.height() <= room.height()


@pytest.mark.parametrize("kind", KINDS)
def test_a_small_window_is_on_the_screen_with_all_its_buttons(drive: Driver, content: Checklist, kind: str) -> None:
    drive.program.looks.set_text_size(200)
    found: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            lay_out()
            found.extend(["seen", *faults(dialog)])
            dialog.close()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(20)
    KINDS[kind](Dialogs(drive.window), content)
    assert found == ["seen"]


@pytest.mark.parametrize("kind", ["help", "help now", "about", "pictures"])
def test_the_keys_that_turn_pages_scroll_while_a_button_has_the_focus(
    drive: Driver, content: Checklist, kind: str
) -> None:
    drive.program.looks.set_text_size(200)
    places: list[int] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, BoundedWindow):
            lay_out()
            bar = dialog.area.verticalScrollBar()
            for key in (Qt.Key.Key_PageDown, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_Home):
                QTest.keyClick(dialog.focusWidget() or dialog, key)
                places.append(bar.value())
            places.append(bar.maximum())
            dialog.close()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(20)
    KINDS[kind](Dialogs(drive.window), content)
    down, end, up, home, most = places
    assert 0 < down <= end == most
    assert home == 0 <= up < end


def faults(dialog: QDialog) -> list[str]:
    """What is wrong with a window; its lowest buttons must be in sight, those above them scroll."""
    found = [] if on_screen(dialog) else [f"larger than the screen: {dialog.frameSize()}"]
    buttons = [each for each in dialog.findChildren(QPushButton) if each.isVisible()]
    for each in buttons:
        foot = each.parentWidget() is buttons[-1].parentWidget()
        if foot and not dialog.rect().contains(each.mapTo(dialog, each.rect().bottomRight())):
            found.append(f"out of sight: {each.text()}")
        if each.width() < each.sizeHint().width():
            found.append(f"cut: {each.text()}")
    return found


def test_the_calendar_and_every_menu_are_on_the_screen(drive: Driver) -> None:
    drive.program.looks.set_text_size(200)
    drive.program.go("visit")
    page = drive.program.pages["visit"]
    page.complete()
    for date in page.findChildren(Date):
        page.bring_into_sight(date)
        date.pick_button.click()
        assert date.calendar is not None
        assert on_screen(date.calendar)
        date.calendar.close()
    for menu in drive.window.menuBar().findChildren(QMenu):
        menu.popup(QPoint(0, 0))
        assert on_screen(menu), menu.title()
        menu.close()


def test_no_window_is_made_that_does_not_know_the_screen() -> None:
    sources = Path(ldnprep.ui.__path__[0]).rglob("*.py")
    made = re.compile(r"class \w+\(QDialog|QMessageBox|\bQDialog\(|WindowType\.(?:Window|Dialog|Tool)\b")
    found = {path.name: made.findall(path.read_text("utf-8")) for path in sources}
    assert {name: lines for name, lines in found.items() if lines} == {"message.py": ["class BoundedWindow(QDialog"]}
