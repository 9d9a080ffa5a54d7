"""How much a visit asks of her, counted on the real pages: what README says, and never more than the product allows."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MAIN = Path(__file__).parent / "visits" / "main-patient.yaml"
OLD = MAIN.with_name("main-patient-of-0.1.yaml")
NOTHING = ROOT / "resources" / "examples" / "nothing-to-flag.yaml"
MOST = {  # answers, clicks, words, minutes
    MAIN: (45, 90, 1400, 15.0),
    OLD: (45, 90, 1400, 15.0),
    NOTHING: (32, 50, 1000, 10.0),
}
LONG = {"medicines", "tried", "questions"}  # pages that may be longer than the others
SCREENS = 1.6
SAID = re.compile(  # as README says it: of the main patient, then of the other
    r"main patient gives (\d+) answers with (\d+) presses, reads ([\d,]+) words and needs about ([\d.]+) minutes; "
    r"a visit with nothing to flag takes (\d+) answers, (\d+) presses, ([\d,]+) words and ([\d.]+) minutes\."
)


def counted(answers: Path) -> dict[str, object]:
    """What `run.py walk` prints, by page too."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.walk", "--pages", str(answers)],
        cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    found: dict[str, object] = json.loads(done.stdout)
    return found


def said_in_readme(answers: Path) -> dict[str, float]:
    """The numbers of README for one file."""
    said = SAID.search(" ".join((ROOT / "README.md").read_text("utf-8").split()))
    assert said is not None
    numbers = [float(number.replace(",", "")) for number in said.groups()]
    part = numbers[:4] if answers == MAIN else numbers[4:]
    return dict(zip(("answers", "clicks", "words", "minutes"), part, strict=True))


@pytest.mark.parametrize("answers", MOST, ids=lambda path: path.stem)
def test_a_visit_takes_no_more_than_it_may(answers: Path) -> None:
    told = counted(answers)
    for name, most in zip(("answers", "clicks", "words", "minutes"), MOST[answers], strict=True):
        found = told[name]
        assert isinstance(found, int | float)
        assert found <= most, f"{name}: {found}, at most {most}"
        if answers != OLD:
            assert said_in_readme(answers)[name] == found, f"README on {name}: {found} is true"
    pages = told["by_page"]
    assert isinstance(pages, dict)
    too_long = {
        name: page["screens"]
        for name, page in pages.items()
        if page["screens"] > SCREENS and name not in LONG
    }
    assert not too_long
