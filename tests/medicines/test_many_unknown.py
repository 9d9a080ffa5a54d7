"""A misspelt name is seen however many words that nobody knows stand before it."""

from __future__ import annotations

import pytest

from ldnprep.medicines import recognise
from ldnprep.medicines.model import Flag


@pytest.mark.parametrize("before", [0, 3, 10, 100])
@pytest.mark.parametrize("slip", ["tramadal", "oxicodone"])
def test_a_slip_behind_unknown_words(slip: str, before: int) -> None:
    unknown = [f"{first}{second}zqk" for first in "bdfghjklmn" for second in "aeiouywvxz"][:before]
    assert recognise(", ".join((*unknown, slip))).flag is Flag.OPIOID
