"""When the system ends the session nobody can be asked: all is on the disk before the system goes on."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import SIGNAL
from PySide6.QtWidgets import QApplication

from ldnprep import files
from ldnprep.answers.file import load_answers
from tests.ui.conftest import Driver


def test_at_log_out_the_last_letters_are_on_the_disk_before_the_system_goes_on(
    small: Driver, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    went_on = threading.Event()
    to_the_disk = files.FileSystem.sync

    def slowly(disk: files.FileSystem, descriptor: int) -> None:
        if threading.current_thread() is not threading.main_thread():
            went_on.wait(5)  # a slow disk: a save beside the window is not done when the window does not wait for it
        to_the_disk(disk, descriptor)

    small.program.visit.set_value("patient_name", "Ada")
    small.program.keeper.finish()
    path = small.program.keeper.path
    assert path is not None
    monkeypatch.setattr(files.FileSystem, "sync", slowly)
    small.program.visit.set_value("patient_name", "Ada Lovelace")
    assert qapp.receivers(SIGNAL("commitDataRequest(QSessionManager&)")) > 0
    small.program.saving.now()  # what it calls: the signal's own argument cannot be made in Python
    try:
        assert load_answers(path, small.program.checklist).values["patient_name"] == "Ada Lovelace"
    finally:
        went_on.set()
