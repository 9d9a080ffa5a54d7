"""The leaf of random people never overflows: a few here, 3,000 in `run.py figures`."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from benchmarks import random_pages
from ldnprep.outputs.pdf.layout import pages
from ldnprep.outputs.pdf.layout.flow import Box, Group, stack


def test_nothing_stands_over_anything_else(capsys: pytest.CaptureFixture[str]) -> None:
    assert random_pages.main(10) == 0
    assert "10 random people, 40 leaves" in capsys.readouterr().out


def test_a_leaf_that_is_too_high_would_be_seen(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def lower(boxes: Sequence[Box], *, before: float = 0) -> Group:
        whole = stack(boxes, before=before)
        return whole._replace(height=0.8 * whole.height)

    monkeypatch.setattr(pages, "stack", lower)
    assert random_pages.main(10) == 1
    assert "points too high" in capsys.readouterr().out
