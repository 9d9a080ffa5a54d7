"""What the application leaves on the computer beside the sheets."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from ldnprep import files
from ldnprep.ui.dialogs import file_window


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere the system's own file windows are used")
def test_folders_that_qts_file_window_remembers_go_with_everything_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(files.HOME_VARIABLE, str(tmp_path))
    file_window()
    notes = QSettings(QSettings.Scope.UserScope, "QtProject")  # where QFileDialog writes
    notes.setValue("FileDialog/lastVisited", "file:///home/her/Pain%20clinic")
    notes.sync()
    assert Path(notes.fileName()).is_relative_to(tmp_path)
    assert Path(notes.fileName()).exists()
    assert files.delete_everything() == ()
    assert not Path(notes.fileName()).exists()
