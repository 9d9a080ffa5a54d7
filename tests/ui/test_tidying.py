"""Finished sheets that other programs got to read: they stay while those may read them, and not longer."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer

from ldnprep import files
from ldnprep.ui.keeping.tidying import Tidying
from ldnprep.ui.sheets.making import warm
from tests.ui.conftest import Driver

MINUTES = 60


def finished_sheet(minutes: float) -> Path:
    """A finished sheet for a mail program, made so many minutes ago."""
    folder = files.new_temp_folder()
    (folder / "visit-notes.pdf").write_bytes(b"%PDF")
    made = time.time() - minutes * MINUTES
    os.utime(folder / "visit-notes.pdf", (made, made))
    os.utime(folder, (made, made))
    return folder


def wait_for_the_timer(small: Driver) -> None:
    small.program.tidying.now_and_then()


def close_the_window(small: Driver) -> None:
    small.window.close()


def start_again(small: Driver) -> None:
    del small
    warm()


@pytest.mark.parametrize(
    ("happens", "stays", "goes"),
    [(wait_for_the_timer, 50, 65), (start_again, 50, 65), (close_the_window, 8, 12)],
)
def test_a_finished_sheet_stays_while_a_mail_program_may_read_it_and_goes_then(
    small: Driver, happens: Callable[[Driver], None], stays: int, goes: int
) -> None:
    young, old = finished_sheet(stays), finished_sheet(goes)
    happens(small)
    assert young.exists()
    assert not old.exists()


def test_a_sheet_that_she_deletes_takes_every_finished_one_with_it_at_once(small: Driver) -> None:
    young = finished_sheet(0)
    small.program.tidying.a_sheet_goes()
    assert not young.exists()


def test_the_timer_looks_several_times_an_hour_while_the_window_is_open(small: Driver) -> None:
    timer = small.program.tidying.findChild(QTimer)
    assert isinstance(timer, QTimer)
    assert timer.isActive()
    assert 0 < timer.interval() <= 15 * MINUTES * 1000
    old = finished_sheet(65)
    timer.timeout.emit()
    assert not old.exists()
    small.window.close()
    assert not timer.isActive()


def test_a_folder_that_cannot_be_used_is_no_reason_to_disturb(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv(files.HOME_VARIABLE, str(tmp_path / "file"))
    Tidying(QObject()).now_and_then()
    assert not home.exists()
