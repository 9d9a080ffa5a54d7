"""The self-test that a packaged program is asked for."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ldnprep import cli, files, pipeline
from ldnprep.ui.start import trial


@pytest.fixture
def no_window(monkeypatch: pytest.MonkeyPatch) -> None:
    """The window has its own tests, and a process has one application only."""
    monkeypatch.setattr(trial, "open_and_close", Path.exists)


@pytest.mark.usefixtures("no_window")
def test_it_says_what_it_tried_and_keeps_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(files.HOME_VARIABLE, str(tmp_path))
    assert cli.main(["--self-test"]) == 0
    said = capsys.readouterr().out
    assert "was made, read and locked with a password" in said
    assert said.endswith("Self-test passed.\n")
    assert os.environ[files.HOME_VARIABLE] == str(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("no_window")
def test_a_sheet_without_the_opioid_fails_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = pipeline.make_blank(pipeline.load_checklist(), pipeline.SheetOptions())
    monkeypatch.setattr(pipeline, "make_pdf", lambda *_: empty)
    assert cli.main(["--self-test"]) == 3
    assert "the opioid of the example does not stand on page 1" in capsys.readouterr().err


def test_a_window_that_does_not_come_fails_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(trial, "open_and_close", lambda _: False)
    assert cli.main(["--self-test"]) == 3
    assert "the window did not open the example" in capsys.readouterr().err


def test_it_passes_with_a_real_window(tmp_path: Path) -> None:
    """As somebody runs it after a download, on a screen too small for the sheet beside the questions too."""
    environment = os.environ | {files.HOME_VARIABLE: str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "ldnprep", "--self-test"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, env=environment)
    assert done.returncode == 0, done.stderr
    assert "showed page 1 of the example" in done.stdout
