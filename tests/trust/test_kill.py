"""Kill -9 in the middle of a visit: the file opens, holds what was saved, and is no older than two seconds."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork and no kill -9")
def test_a_visit_that_is_killed_leaves_a_file_that_opens() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.trust.killing", "21"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "21 visits killed" in done.stdout
    assert "complaints: 0" in done.stdout
