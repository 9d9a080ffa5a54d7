"""Windows of their own as they are, pressed by a person: help, a picture, where to save, which folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QFileDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from ldnprep.ui.shell.dialogs import Dialogs
from tests.ui.conftest import Driver
from tests.ui.entering import press


@pytest.fixture
def real(small: Driver) -> Driver:
    """The program with the dialogs that it ships with."""
    small.program.dialogs = Dialogs(small.window)
    return small


def when_open(act: Callable[[QDialog], None]) -> QTimer:
    """Does this with the next window that opens and waits."""
    timer = QTimer()

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            timer.stop()
            act(dialog)

    timer.timeout.connect(look)
    timer.start(10)
    return timer


def words(dialog: QDialog) -> str:
    """All words in it."""
    return "\n".join(each.text() for each in dialog.findChildren(QLabel))


@pytest.mark.parametrize(
    ("entry", "said"),
    [("help", "Leave out what you do not know"), ("about", "Who made it"), ("help_now", "Phone now.")],
)
def test_each_window_of_the_help_menu_opens_and_closes_with_its_button(real: Driver, entry: str, said: str) -> None:
    seen: list[str] = []

    def read(dialog: QDialog) -> None:
        seen.append(words(dialog))
        (ok,) = dialog.findChildren(QPushButton)
        press(ok)

    timer = when_open(read)
    getattr(real.window.menus, entry).trigger()
    assert not timer.isActive()
    assert said in seen[0]


@pytest.mark.parametrize("more", [False, True])
def test_a_picture_is_closed_or_leads_on(real: Driver, more: bool) -> None:
    page = QImage(400, 560, QImage.Format.Format_RGB32)

    def choose(dialog: QDialog) -> None:
        wanted = "See how it was filled in" if more else "Close"
        press(next(each for each in dialog.findChildren(QPushButton) if each.text() == wanted))

    timer = when_open(choose)
    led_on = real.program.dialogs.show_pictures("Someone", (page, page), more="See how it was filled in")
    assert led_on is more
    assert not timer.isActive()


def test_the_sheet_is_saved_through_the_file_window(real: Driver, tmp_path: Path) -> None:
    real.program.visit.set_value("patient_name", "Ada")
    real.program.make()
    real.settle()
    page = real.program.finishing.page
    assert page is not None
    offered: list[str] = []

    def save(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        edit = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(edit, QLineEdit)
        offered.append(Path(edit.text()).name)
        edit.setText(str(tmp_path / "sheet.pdf"))
        accept(dialog)

    timer = when_open(save)
    press(page.save_button)
    assert not timer.isActive()
    assert offered == ["visit-notes.pdf"]
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    assert str(tmp_path / "sheet.pdf") in page.outcome.text()


def accept(dialog: QFileDialog) -> None:
    """Presses Save, or Choose."""
    box = dialog.findChild(QDialogButtonBox)
    assert isinstance(box, QDialogButtonBox)
    press(next(each for each in box.buttons() if box.buttonRole(each) is QDialogButtonBox.ButtonRole.AcceptRole))


def test_changing_her_mind_in_the_file_window_is_nothing(qtbot: QtBot, qapp: QApplication) -> None:
    del qtbot, qapp
    timer = when_open(lambda dialog: dialog.reject())
    assert Dialogs().folder_path("Where should your sheets be kept?") is None
    assert not timer.isActive()
