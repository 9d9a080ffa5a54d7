"""One visit over the accessibility bus, as a screen reader goes through it, on an invisible screen."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ldnprep import pipeline
from ldnprep.answers.model import MedicineRow
from ldnprep.answers.sheets import SavedSheets
from ldnprep.content.model import Checklist
from tests.needs import require
from tests.ui.desktop_session import LAUNCHERS

HERE = Path(__file__).parent
SYSTEM_PYTHON = "/usr/bin/python3"


def missing() -> str | None:
    """What this machine lacks, None when it has all."""
    for program in ("Xvfb", "dbus-run-session", SYSTEM_PYTHON):
        if shutil.which(program) is None:
            return f"{program} is not installed"
    if not any(Path(path).exists() for path in LAUNCHERS):
        return "at-spi2-core is not installed"
    ready = subprocess.run(
        [SYSTEM_PYTHON, "-c", "import gi; gi.require_version('Atspi', '2.0')"], capture_output=True, check=False
    )
    return "python3-pyatspi and gir1.2-atspi-2.0 are not installed" if ready.returncode else None


@pytest.mark.skipif(
    sys.platform != "linux", reason="the accessibility bus is Linux's; Windows and macOS have their own"
)
def test_a_screen_reader_gets_through_a_visit(home: Path, content: Checklist) -> None:
    require(missing())
    command = ["dbus-run-session", "--", sys.executable, str(HERE / "desktop_session.py")]
    done = subprocess.run(
        [*command, SYSTEM_PYTHON, str(HERE / "screen_reader.py")],
        env={**os.environ, "LDNPREP_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    heard = json.loads(done.stdout.strip().splitlines()[-1])
    assert heard["visit"].startswith("Your visit (step 1 of 13)")
    assert heard["name"] == "Zoë Möller"
    assert "buprenorphine" in heard["mark"]
    assert "ready" in heard["made"]
    (entry,) = SavedSheets().entries()
    values = pipeline.load_answers(entry.path, content).values
    assert values["patient_name"] == "Zoë Möller"
    assert values["conditions"] == ("fibromyalgia",)
    assert values["pain_now"] == 8
    assert values["opioids_now"] == "not_sure"
    assert values["opioid_names"] == (MedicineRow("Butrans patch 10", under="opioids_now"),)
