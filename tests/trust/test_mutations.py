"""The deliberate breakages fit the code as it is, and docs/trust.md says of each which test notices it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks import mutations
from benchmarks.breakages import BREAKAGES, Breakage

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("breakage", BREAKAGES, ids=lambda breakage: breakage.name)
def test_each_breakage_changes_one_place_of_the_code(breakage: Breakage) -> None:
    text = (ROOT / breakage.file).read_text("utf-8")
    assert text.count(breakage.old) == 1
    assert breakage.new != breakage.old
    if breakage.file.endswith(".py"):  # a breakage that cannot be read would be noticed by anything
        compile(text.replace(breakage.old, breakage.new), breakage.file, "exec")
    assert all((ROOT / test.partition("::")[0]).exists() for test in breakage.tests)


def test_the_page_says_which_test_notices_each() -> None:
    noted = mutations.noted()
    assert list(noted) == [breakage.name for breakage in BREAKAGES]
    for breakage in BREAKAGES:
        assert noted[breakage.name].startswith(tuple(test.partition("::")[0] for test in breakage.tests))


def test_there_are_more_than_twenty_and_no_two_of_one_name() -> None:
    assert len({breakage.name for breakage in BREAKAGES}) == len(BREAKAGES) > 20


@pytest.mark.skipif(sys.platform == "win32", reason="the files of a tree are held open there")
def test_a_breakage_that_no_test_notices_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In a small tree: one breakage is noticed, one is not, one no longer fits."""
    (tmp_path / "code.py").write_text("YES = 1\nNO = 0\n", "utf-8")
    (tmp_path / "test_code.py").write_text("import code_\n\n\ndef test_yes():\n    assert code_.YES == 1\n", "utf-8")
    (tmp_path / "code.py").rename(tmp_path / "code_.py")
    tests = ("test_code.py",)
    rows = (
        Breakage("yes is no", "code_.py", "YES = 1", "YES = 0", tests),
        Breakage("no is yes", "code_.py", "NO = 0", "NO = 1", tests),
        Breakage("gone", "code_.py", "MAYBE = 2", "MAYBE = 0", tests),
    )
    monkeypatch.setattr(mutations, "BREAKAGES", rows)
    monkeypatch.setattr(mutations, "ROOT", tmp_path)
    assert mutations.main(["--jobs", "1"]) == 1
    out = capsys.readouterr().out
    assert "- yes is no: test_code.py::test_yes" in out
    assert "- no is yes: NOT NOTICED" in out
    assert "- gone: code_.py has changed: mend this breakage" in out
    assert "breakages: 3; noticed: 1" in out
