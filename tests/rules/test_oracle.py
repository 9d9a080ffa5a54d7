"""The built-in content and the rules against an oracle typed by hand: nothing missed, nothing flagged without cause."""

from __future__ import annotations

import pytest

from ldnprep.content.model import Checklist
from tests.rules.held_against import complaints
from tests.rules.oracle import DOMAINS, Case, every_pair, random_cases


@pytest.mark.parametrize("name", DOMAINS)
def test_each_answer_alone_raises_what_it_must(shipped: Checklist, name: str) -> None:
    assert [c for said in DOMAINS[name] for c in complaints(shipped, Case({name: said}))] == []


def test_every_pair_of_answers(shipped: Checklist) -> None:
    # both lists of medicines are read alike; `python -m benchmarks.rules_oracle` pairs the second one too
    assert [c for case in every_pair(leave_out="opioid_names") for c in complaints(shipped, case)][:10] == []


def test_answers_at_random(shipped: Checklist) -> None:
    assert [c for case in random_cases(400, seed=1) for c in complaints(shipped, case)][:10] == []
