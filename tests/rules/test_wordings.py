"""Rows of plain words in running text: what stands between them, what may be left out, what ends or voids them."""

from __future__ import annotations

import pytest

from ldnprep.rules.wordings import Wordings

_NAMES = {"I WANT": "i want to|i'd like to", "FRUIT": "pears|green apples", "THEY": "they|you all"}
_ROWS = ("I_WANT JUST? eat FRUIT", "really? no more FRUIT", "I_WANT stop .", "THEY'd eat", "eat FRUIT with cream")
_WORDINGS = Wordings(_ROWS, {**_NAMES, "JUST": "just"}, ends=("any more", "today"), unless=("on a plate", "pie"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I want to eat pears", ["I want to eat pears"]),
        ("So I WANT  to just\teat green apples!", ["I WANT  to just\teat green apples"]),
        ("Id like to eat pears", ["Id like to eat pears"]),
        ("I’d like to eat pears", ["I’d like to eat pears"]),
        ("I want to eat green", []),
        ("I want to. Eat pears", []),
        ("I want to eat; pears", []),
        ("I want to, just, eat pears", ["I want to, just, eat pears"]),
        ("I want to eat pears with cream", ["I want to eat pears", "eat pears with cream"]),
        ("Eat pears with cream", ["Eat pears with cream"]),
        ("no more pears", ["no more pears"]),
        ("really no more pears", ["really no more pears", "no more pears"]),
        ("I want to eat pears on a plate", []),
        ("I want to eat pears on a dish", ["I want to eat pears"]),
        ("I want to eat pears, pie", []),
        ("I want to eat pears. Pie", ["I want to eat pears"]),
        ("I want to stop", ["I want to stop"]),
        ("I want to stop, then rest", ["I want to stop"]),
        ("I want to stop any more", ["I want to stop"]),
        ("I want to stop today", ["I want to stop"]),
        ("I want to stop smoking", []),
        ("You all'd eat", ["You all'd eat"]),
        ("theyd eat", ["theyd eat"]),
        ("", []),
    ],
)
def test_what_is_found(text: str, found: list[str]) -> None:
    assert [each[0] for each in _WORDINGS.find(text)] == found


def test_the_place_is_told_with_the_words() -> None:
    (found,) = _WORDINGS.find("Well: no more pears!")
    assert found.span() == (6, 19)
