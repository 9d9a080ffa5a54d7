"""The power goes at any point of a visit: every file opens, and nothing older than two seconds is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from ldnprep import pipeline
from ldnprep.content.model import Checklist
from tests.disk import RecordedDisk
from tests.trust import power


@pytest.fixture(scope="module")
def checklist() -> Checklist:
    return pipeline.load_checklist()


def test_at_every_point_of_a_visit(checklist: Checklist, tmp_path: Path) -> None:
    figures = power.run(checklist, tmp_path)
    assert figures.complaints == []
    assert figures.points > 500
    assert figures.worst_lost <= power.MOST_SECONDS_LOST


@pytest.mark.parametrize(
    ("call", "complaint"),
    [("sync", "may not open"), ("sync_folder", "was saved, the file may hold")],
)
def test_the_simulation_notices_a_forgotten_sync(
    checklist: Checklist, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, complaint: str
) -> None:
    monkeypatch.setattr(power.WholeDisk, call, lambda *_: None)
    assert issubclass(power.WholeDisk, RecordedDisk)
    assert any(complaint in line for line in power.run(checklist, tmp_path).complaints)
