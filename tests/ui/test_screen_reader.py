"""One visit over the accessibility bus, as a screen reader goes through it, on an invisible screen."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pytest
from msgspec.structs import replace

from ldnprep import pipeline
from ldnprep.answers.sheets import SavedSheets
from ldnprep.content.model import Checklist
from tests.needs import require
from tests.ui.desktop_session import LAUNCHERS
from tests.ui.told import as_typed_today, visit_of

HERE = Path(__file__).parent
MAIN = HERE / "visits" / "main-patient.yaml"
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
def test_the_main_patients_whole_visit_with_a_screen_reader(home: Path, content: Checklist, tmp_path: Path) -> None:
    require(missing())
    file, sheet = pipeline.load_answers(MAIN, content), tmp_path / "sheet.pdf"
    pages = [(title, [asdict(act) for act in acts]) for title, acts in visit_of(content, file)]
    told = tmp_path / "told.json"
    told.write_text(json.dumps({"pages": pages, "save": str(sheet)}), "utf-8")
    command = ["dbus-run-session", "--", sys.executable, str(HERE / "desktop_session.py")]
    done = subprocess.run(
        [*command, SYSTEM_PYTHON, str(HERE / "screen_reader.py"), str(told)],
        env={**os.environ, "LDNPREP_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    heard = json.loads(done.stdout.strip().splitlines()[-1])
    assert "ready" in heard["made"]
    assert str(sheet) in heard["saved"]
    (entry,) = SavedSheets().entries()
    given = pipeline.load_answers(entry.path, content)
    wanted = replace(as_typed_today(file), saved=given.saved)
    assert given.values == wanted.values
    assert wanted.questions.dismissed <= given.questions.dismissed  # she took every tick of the program away
    wanted = replace(wanted, questions=replace(wanted.questions, dismissed=given.questions.dismissed))
    assert given.questions == wanted.questions
    assert pipeline.find(content, given).top[0].text == file.questions.own[0].text
    assert sheet.read_bytes() == pipeline.make_pdf(content, wanted, pipeline.options_for(wanted.settings))
