"""An urgent text names the signs that she ticked, each with the state of her own answer."""

from __future__ import annotations

import pytest

from ldnprep.answers.model import Answers, Value
from ldnprep.content.model import Checklist
from ldnprep.rules.find import find
from ldnprep.rules.signs import sign_lines


def told(shipped: Checklist, **values: Value) -> dict[str, tuple[str, ...]]:
    """Id of each urgent text that applies → the lines above it."""
    findings = find(shipped, Answers(values=values))
    return {urgent.id: sign_lines(shipped, values, urgent) for urgent in findings.urgent}


@pytest.mark.parametrize(("answer", "word"), [("yes", "yes"), ("not_sure", "not sure")])
def test_the_sign_stands_with_its_own_state(shipped: Checklist, answer: str, word: str) -> None:
    (line,) = told(shipped, liver_signs_now=answer)["u5_liver"]
    assert line.startswith("Yellow skin or eyes")
    assert line.endswith(f": {word}")


def test_who_did_not_tick_a_sign_reads_none(shipped: Checklist) -> None:
    assert told(shipped, on_naltrexone="yes", opioids_now="yes")["u2_clash"] == ()


def test_a_sign_that_was_answered_no_is_not_named(shipped: Checklist) -> None:
    lines = told(shipped, on_naltrexone="yes", surgery_planned="yes", surgery_soon="yes", liver_signs_now="no")
    assert not any("Yellow" in line for named in lines.values() for line in named)
