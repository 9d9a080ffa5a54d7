"""A report of an unforeseen error holds versions and places in our code, and nothing that she wrote."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from ldnprep import cli, crash, files, pipeline, shipped

HERS = "Zuzanna-Tramadol"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(files.HOME_VARIABLE, str(tmp_path / HERS / "home"))
    (tmp_path / HERS).mkdir()
    return tmp_path / HERS / "home"


class UnforeseenError(Exception):
    """Stands for whatever a library may raise."""


def broken(*_: object, **__: object) -> bytes:
    try:
        raise KeyError(HERS)
    except KeyError as error:
        wrapped = UnforeseenError(f"cannot set {HERS} at /home/{HERS}/sheet.yaml")
        wrapped.add_note(HERS)
        raise wrapped from error


@pytest.fixture
def crashed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    """What the command line said when a sheet could not be made for a reason that nobody foresaw."""
    monkeypatch.setattr(pipeline, "find", broken)
    answers = tmp_path / HERS / "sheet.yaml"
    answers.write_bytes((shipped.resource("examples") / "nothing-to-flag.yaml").read_bytes())
    assert cli.main(["make", str(answers), "-o", str(tmp_path / "out.pdf")]) == 3
    return capsys.readouterr().err


def test_it_names_kinds_places_and_versions_and_nothing_of_hers(crashed: str, home: Path) -> None:
    (kept,) = files.crash_dir().iterdir()
    text = kept.read_text("utf-8")
    assert HERS not in text + crashed + kept.name
    assert "tests.UnforeseenError" in text
    assert "caused by: builtins.KeyError" in text
    assert "  ldnprep.pipeline, line " in text
    assert "library: reportlab 5" in text
    assert "/" not in text
    assert home in kept.parents


def test_it_is_the_owners_only_and_goes_with_everything_else(crashed: str) -> None:
    del crashed
    (kept,) = files.crash_dir().iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert files.delete_everything() == ()
    assert not kept.exists()


def test_the_command_line_says_where_it_is(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("ldnprep.medicines.recognise", broken)
    assert cli.main(["medicines", HERS]) == 3
    (kept,) = files.crash_dir().iterdir()
    told = capsys.readouterr().err.splitlines()
    assert "UnforeseenError" in told[0]
    assert HERS not in told[0]
    assert str(kept) in told[1]
    assert "read it before you share it" in told[1]


def test_in_a_batch_the_other_sheets_are_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "answers"
    folder.mkdir()
    example = (shipped.resource("examples") / "nothing-to-flag.yaml").read_bytes()
    for name in ("a.yaml", "b.yaml"):
        (folder / name).write_bytes(example)
    calls: list[int] = []
    whole = pipeline.make_text

    def broken_once(*arguments: object) -> bytes:
        calls.append(1)
        return broken() if len(calls) == 1 else whole(*arguments)  # type: ignore[arg-type]  # as given

    monkeypatch.setattr(pipeline, "make_text", broken_once)
    assert cli.main(["make", str(folder), "-o", str(tmp_path / "out"), "--format", "text"]) == 3
    assert "UnforeseenError" in capsys.readouterr().err


def test_the_same_error_again_is_the_same_file() -> None:
    def fail() -> BaseException:
        try:
            broken()
        except UnforeseenError as error:
            return error
        raise AssertionError

    assert len({crash.keep(fail()) for _ in range(3)}) == 1


def test_where_it_cannot_be_kept_the_error_is_still_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv(files.HOME_VARIABLE, str(tmp_path / "file" / "home"))
    monkeypatch.setattr("ldnprep.medicines.recognise", broken)
    assert cli.main(["medicines", HERS]) == 3
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_circle_of_causes_ends() -> None:
    first, second = ValueError(HERS), TypeError(HERS)
    first.__cause__, second.__cause__ = second, first
    text = crash.report(first)
    assert (text.count("caused by"), HERS in text) == (1, False)
