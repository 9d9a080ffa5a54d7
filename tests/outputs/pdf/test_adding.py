"""The same answers give the same bytes with every Python: `sum` of fractions does not, from 3.12 on."""

from __future__ import annotations

import builtins
import sys
from collections.abc import Iterable

import pytest

from ldnprep import pipeline, shipped
from ldnprep.outputs.pdf.adding import total

_SUM = builtins.sum


def test_lengths_are_added_one_by_one() -> None:
    added = 0.0
    for _ in range(10):
        added += 0.1
    assert total([0.1] * 10) == added != 1.0
    assert total([]) == 0


@pytest.mark.parametrize("example", ["no-but-typed.yaml", "nothing-to-flag.yaml"])
def test_no_sheet_is_laid_out_by_sums_of_fractions(example: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def watched(items: Iterable[object], start: int = 0) -> object:
        values = list(items)
        if sys._getframe(1).f_globals.get("__name__", "").startswith("ldnprep.outputs"):
            assert not any(isinstance(value, float) for value in values)
        return _SUM(values, start)  # type: ignore[arg-type]  # as builtins.sum has it

    checklist = pipeline.load_checklist()
    answers = pipeline.load_answers(shipped.resource("examples", example), checklist)
    monkeypatch.setattr(builtins, "sum", watched)
    assert pipeline.make_pdf(checklist, answers, pipeline.options_for(answers.settings)).startswith(b"%PDF")
