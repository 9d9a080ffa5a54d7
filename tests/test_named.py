"""Words without an order."""

from __future__ import annotations

import operator
from collections.abc import Callable

import pytest

from ldnprep.content.model import Urgency
from ldnprep.medicines.model import Flag
from ldnprep.rules.model import State


@pytest.mark.parametrize("compare", [operator.lt, operator.le, operator.gt, operator.ge])
@pytest.mark.parametrize(("one", "other"), [(Flag.CHECK, Flag.OPIOID), (State.NO, "yes"), (Urgency.NOTE, Urgency.PLAN)])
def test_no_word_is_less_than_another(compare: Callable[[object, object], bool], one: object, other: object) -> None:
    with pytest.raises(TypeError, match="has no order"):
        compare(one, other)


def test_they_are_texts_all_the_same() -> None:
    assert (Flag.CHECK, f"{State.NO}", str(Urgency.NOTE)) == ("check", "no", "note")
