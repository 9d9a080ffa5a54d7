"""Kill -9 of the real window while it turns pages, makes a sheet, saves it, prints it and e-mails it."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

from ldnprep import files, pipeline
from ldnprep.content.model import Checklist
from tests.trust.busy import killed_errands, verdict_on_errands
from tests.trust.errands import HANDS
from tests.trust.halves import halves


@pytest.fixture(scope="module")
def checklist() -> Checklist:
    return pipeline.load_checklist()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize(("attempt", "deed"), list(enumerate(("", *HANDS))))
def test_what_is_left_is_whole_hers_alone_and_free(
    attempt: int, deed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, checklist: Checklist
) -> None:
    """The sixty of them: python -m benchmarks.kills --errands."""
    monkeypatch.setenv(files.HOME_VARIABLE, str(tmp_path / "home"))
    chance = random.Random(attempt)  # noqa: S311 - moments, not secrets
    killed = killed_errands(tmp_path / "home", chance.uniform(0, 0.1) if deed else chance.uniform(1.0, 8.0), deed)
    assert not deed or killed.deed != "typing"
    assert verdict_on_errands(killed, checklist).complaint == ""
    assert len(killed.told) > 3


def test_a_half_written_sheet_would_be_seen(tmp_path: Path) -> None:
    whole = pipeline.make_blank(pipeline.load_checklist(), pipeline.SheetOptions())
    (tmp_path / "whole.pdf").write_bytes(whole)
    (tmp_path / "half.pdf").write_bytes(whole[: len(whole) // 3])
    (tmp_path / "half.eml").write_bytes(b"Subject: notes\r\n\r\n")
    found = list(halves(sorted(tmp_path.iterdir())))
    assert [words.split()[0] for words in found] == ["half.eml", "half.pdf"]
