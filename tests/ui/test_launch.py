"""What the application leaves on the computer beside the sheets."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from ldnprep import files
from ldnprep.ui.shell.dialogs import file_window
from tests.ui.test_start import ROOT, run_python


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


ARABIC = """
from PySide6.QtCore import QCoreApplication
from ldnprep.ui.start.launch import application_of_ours, finish
application = application_of_ours()
finish(application)
application.processEvents()
print(application.layoutDirection().name, QCoreApplication.translate("QPlatformTheme", "Cancel"))
"""


@pytest.mark.parametrize("language", ["ar_EG", "he_IL", "de_DE"])
def test_the_systems_language_does_not_mirror_an_english_window(language: str) -> None:
    done = run_python(ARABIC, LANG=f"{language}.UTF-8", LANGUAGE=language, LC_ALL=f"{language}.UTF-8")
    assert done.stdout.split() == ["LeftToRight", "Cancel"], done.stderr


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a screen there")
@pytest.mark.parametrize("screen", [{"DISPLAY": ":987"}, {"WAYLAND_DISPLAY": "wayland-987"}])
def test_a_screen_that_does_not_answer_is_one_sentence_and_exit_code_3(screen: dict[str, str], tmp_path: Path) -> None:
    taken = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in taken}
    environment |= {"LDNPREP_HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path)} | screen
    done = subprocess.run(
        [sys.executable, "-m", "ldnprep"], env=environment, capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.returncode == 3
    assert len(done.stderr.strip().splitlines()) == 1
    assert "the window cannot be opened" in done.stderr
