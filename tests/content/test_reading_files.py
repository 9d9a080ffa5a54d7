"""Content files that are no files, or too large: both ways to read one say the same."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from ldnprep import pipeline
from ldnprep.content.check import check_file
from ldnprep.content.kept import _LARGEST
from ldnprep.content.load import LIMITS
from ldnprep.errors import ContentError, UsageError


def _check(path: Path) -> object:
    report = check_file(path, today=None, builtin=False)
    if report.problems:
        raise ContentError(report.problems)
    return report


BOTH = pytest.mark.parametrize("read", [pipeline.load_checklist, _check], ids=["load", "check"])


@BOTH
def test_a_file_over_the_limit_is_not_read_whole(tmp_path: Path, read: Callable[[Path], object]) -> None:
    assert LIMITS.bytes == _LARGEST
    big = tmp_path / "big.yaml"
    with big.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(ContentError, match=r"too large \(more than 5 MB\)"):
        read(big)


@BOTH
def test_an_empty_file_is_wrong_inside(tmp_path: Path, read: Callable[[Path], object]) -> None:
    empty = tmp_path / "empty.yaml"
    empty.touch()
    with pytest.raises(ContentError, match="the file is empty"):
        read(empty)


@BOTH
@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("missing.yaml", "no such file"),
        ("", "this is a folder"),
        ("a\0b", "not a file name"),
        ("n" * 300, "no such file"),
    ],
)
def test_wrong_paths_say_what_they_are(
    tmp_path: Path, read: Callable[[Path], object], name: str, sentence: str
) -> None:
    with pytest.raises(UsageError, match=sentence):
        read(tmp_path / name)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes with a name in a folder")
@BOTH
def test_a_pipe_does_not_keep_us_waiting(tmp_path: Path, read: Callable[[Path], object]) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(UsageError, match="not an ordinary file"):
        read(pipe)
