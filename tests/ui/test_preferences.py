"""Text size and the window's size are there again at the next start; nothing about the person is."""

from __future__ import annotations

import json
import stat
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ldnprep.ui.look.theme import is_dark, theme
from ldnprep.ui.shell.preferences import Preferences
from tests.ui import builders
from tests.ui.conftest import Driver


def again(qtbot: QtBot) -> Driver:
    """The next start."""
    return Driver(qtbot, builders.checklist())


def test_text_size_and_window_are_remembered(small: Driver, qtbot: QtBot, qapp: QApplication) -> None:
    small.program.visit.set_value("patient_name", "Maureen")
    usual = theme().scale
    small.program.looks.set_text_size(150)
    small.window.resize(1111, 777)
    small.window.close()
    theme().apply(qapp, dark=is_dark(), percent=100)
    second = again(qtbot)
    assert theme().scale == pytest.approx(usual * 1.5)
    (ticked,) = (action for action in second.window.menus.sizes.actions() if action.isChecked())
    assert ticked.data() == 150
    assert second.window.size() == QSize(1111, 777)
    second.window.hide()
    second.window.open_on(QSize(1920, 1040))
    assert second.window.size() == QSize(1111, 777)
    second.program.looks.set_text_size(100)
    second.close()


def test_a_window_is_dressed_as_remembered_when_it_has_been_built(qapp: QApplication) -> None:
    theme().apply(qapp, dark=False, percent=100)
    usual = qapp.styleSheet()
    with theme().building(qapp):
        theme().apply(qapp, dark=False, percent=200)  # her text size, read while the window is built
        assert not qapp.styleSheet()
    assert qapp.styleSheet() not in ("", usual)
    theme().apply(qapp, dark=is_dark(), percent=100)
    assert qapp.styleSheet()


def test_a_remembered_window_never_hangs_over_a_smaller_screen(small: Driver, qtbot: QtBot) -> None:
    small.window.resize(1800, 1000)
    small.window.close()
    second = again(qtbot)
    second.window.hide()
    second.window.open_on(QSize(1366, 728))
    assert second.window.isMaximized()
    assert second.window.normalGeometry().width() < 1366
    second.close()


def test_the_file_is_hers_alone_and_says_nothing_about_her(small: Driver, home: Path) -> None:
    small.program.visit.set_value("patient_name", "Maureen")
    small.program.looks.set_text_size(125)
    small.window.close()
    (kept,) = (home / "config").rglob("*.json")
    assert set(json.loads(kept.read_text())) == {"percent", "colours", "width", "height", "folder"}
    assert "Maureen" not in kept.read_text()
    if sys.platform != "win32":
        assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_delete_everything_takes_it_too_and_closing_does_not_bring_it_back(small: Driver, home: Path) -> None:
    small.program.looks.set_text_size(125)
    small.program.looks.remember_folder(home)
    small.dialogs.choices = [1]
    small.program.opening.listed.delete_everything()
    small.window.resize(1000, 700)
    small.window.close()
    assert not list(home.rglob("window.json"))
    assert Preferences.kept() == Preferences()


def test_after_delete_everything_no_window_begins_in_the_folder_where_she_saved(small: Driver, tmp_path: Path) -> None:
    small.program.looks.remember_folder(tmp_path / "for my clinic")
    small.dialogs.choices = [1]
    small.program.opening.listed.delete_everything()
    assert small.dialogs.folder is None
    small.program.looks.set_text_size(125)  # she goes on with the window, and what she chooses now is remembered
    assert Preferences.kept() == Preferences(percent=125)
    small.program.looks.set_text_size(100)


@pytest.mark.parametrize(
    "damaged",
    [b"", b"\xff\xfe", b"[]", b"7", b'{"percent": 1000000, "width": -5, "height": 1e99, "folder": 7}', b"[" * 9_000],
)
def test_a_damaged_file_counts_as_never_chosen(home: Path, damaged: bytes) -> None:
    Preferences(percent=150).keep()
    (kept,) = (home / "config").rglob("*.json")
    kept.write_bytes(damaged)
    assert Preferences.kept() == Preferences()
