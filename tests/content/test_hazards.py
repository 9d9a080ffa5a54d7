"""Every hazard has controls, every control a test that is there and runs, or says openly that a person must come."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from ldnprep import shipped
from ldnprep.cli import main
from ldnprep.content.hazards import SEVERITIES, Hazard, hazard_log, load_hazards
from ldnprep.errors import ContentError
from tests.running import IDLE, RUNS

ROOT = Path(__file__).resolve().parents[2]
HAZARDS = load_hazards(shipped.resource("hazards.yaml"))


def proving(hazards: Iterable[Hazard]) -> list[str]:
    return sorted({test for hazard in hazards for control in hazard.controls for test in control.tests})


def collected(files: Iterable[str]) -> dict[str, bool]:
    """Id of each test in these files → whether it runs (all of its cases)."""
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "tests.running", *sorted(set(files))]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    lines = done.stdout.splitlines()
    idle = {line.removeprefix(IDLE) for line in lines if line.startswith(IDLE)}
    return {name: name not in idle for name in (line[len(RUNS) :] for line in lines if line.startswith((RUNS, IDLE)))}


def unproven(hazards: Iterable[Hazard]) -> list[str]:
    """What is wrong with the tests that are to prove the controls."""
    wanted = proving(hazards)
    files = {test.partition("::")[0] for test in wanted}
    missing_files = {file for file in files if not (ROOT / file).is_file()}
    found = collected(files - missing_files)
    return [
        f"{test}: {'is not there' if test not in found else 'does not run'}" for test in wanted if not found.get(test)
    ]


def test_every_control_has_a_test_that_is_there_and_runs() -> None:
    assert unproven(HAZARDS) == []


def test_a_test_that_went_away_or_is_skipped_is_told(tmp_path: Path) -> None:
    path = tmp_path / "hazards.yaml"
    text = shipped.resource("hazards.yaml").read_text(encoding="utf-8")
    old = "tests/rules/test_oracle.py::test_each_answer_alone_tells_what_it_must"
    gone = "tests/rules/test_oracle.py::test_that_was_deleted"
    path.write_text(text.replace(old, gone), encoding="utf-8")
    only = [hazard for hazard in load_hazards(path) if hazard.id == "H02"]
    assert unproven(only) == [f"{gone}: is not there"]
    path.write_text(text.replace("tests/rules/test_oracle.py::", "tests/rules/test_gone.py::"), encoding="utf-8")
    only = [hazard for hazard in load_hazards(path) if hazard.id == "H02"]
    assert len(unproven(only)) == 3


def test_a_test_that_is_marked_not_to_run_counts_as_idle(tmp_path: Path) -> None:
    file = tmp_path / "test_idle.py"
    file.write_text(
        "import pytest\n"
        "@pytest.mark.skip(reason='later')\ndef test_skipped() -> None: ...\n"
        "@pytest.mark.skipif(True, reason='never')\ndef test_skipped_here() -> None: ...\n"
        "@pytest.mark.xfail\ndef test_may_fail() -> None: ...\n"
        "def test_runs() -> None: ...\n",
        encoding="utf-8",
    )
    found = collected([str(file)])
    assert {name.rpartition("::")[2]: runs for name, runs in found.items()} == {
        "test_skipped": False,
        "test_skipped_here": False,
        "test_may_fail": False,
        "test_runs": True,
    }


def test_hazards_have_an_id_of_their_own_and_the_worst_have_most_controls() -> None:
    assert len({hazard.id for hazard in HAZARDS}) == len(HAZARDS) >= 12
    for hazard in HAZARDS:
        assert hazard.severity in SEVERITIES
        assert hazard.controls
        proven = [control for control in hazard.controls if control.tests]
        assert len(proven) >= (2 if hazard.severity == "catastrophic" else 1), hazard.id


def test_the_log_has_what_the_standard_asks_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--hazards"]) == 0
    log = capsys.readouterr().out
    for hazard in HAZARDS:
        assert f"## {hazard.id} {hazard.hazard}" in log
        for control in hazard.controls:
            assert control.what in log
            assert all(f"`{test}`" in log for test in control.tests)
    for row in ("Cause", "Effect", "Initial severity", "Initial likelihood", "Initial risk", "Control 1", "Evidence 1"):
        assert log.count(f"| {row} |") == len(HAZARDS)
    assert log.count("| Residual severity, likelihood, risk | to be scored by a Clinical Safety Officer |") == len(
        HAZARDS
    )
    assert "**open**: nobody has signed yet" in log
    assert log.rstrip("\n") == hazard_log(HAZARDS, log.splitlines()[0].split()[-1])


def test_it_goes_with_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--hazards", "--fhir", "form.json"]) == 2
    assert "--hazards goes with nothing else" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("severity: major", "severity: awful", "`severity` cannot be `awful`"),
        ("    cause: ", "    why: ", "unknown key `why` in this hazard"),
        ("        open: not done yet\n", "", "a control has either tests or `open`"),
        ("::test_an_opioid_is_seen", "", "is no test; write it as"),
    ],
)
def test_a_mistake_in_the_file_is_told_with_its_place(tmp_path: Path, old: str, new: str, said: str) -> None:
    path = tmp_path / "hazards.yaml"
    text = shipped.resource("hazards.yaml").read_text(encoding="utf-8")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError) as error:
        load_hazards(path)
    assert any(said in str(problem) and str(problem).startswith(f"{path}:") for problem in error.value.problems)
