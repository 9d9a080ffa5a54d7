"""Strengths that stand together, and numbers of products, as people write them."""

from __future__ import annotations

import pytest

from ldnprep.medicines.strengths import numbers, strengths


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("30/500", ["30/500"]),
        ("500/30", ["30/500"]),
        ("30 / 500 mg", ["30/500"]),
        ("30mg/500mg", ["30/500"]),
        ("30 mg 500 mg", ["30/500"]),
        ("30 500", []),  # numbers without a unit stand each for itself
        ("30 and 500", ["30/500"]),
        ("30 with 500", ["30/500"]),
        ("30 plus 500", ["30/500"]),
        ("30 (500)", []),
        ("30 mg (500 mg)", []),
        ("30-500", ["30/500"]),
        ("30 x 500", ["30/500"]),
        ("7.5/325", ["7.5/325"]),
        ("7,5/325", ["5/7/325", "5/7", "7/325", "5/325", "7.5/325"]),  # a comma may part two
        ("0.5 g / 30 mg", ["30/500"]),
        ("500000 mcg/30", []),  # no strength is so long
        ("500 mg, 10 mcg", []),
        ("30/500/5", ["5/30/500", "30/500", "5/30", "5/500"]),
        ("1/2/3/4/5", ["1/2/3/4/5", "1/2", "1/3", "1/4", "1/5", "2/3", "2/4", "2/5", "3/4", "3/5", "4/5"]),
        ("1/2/3/4/5/6", []),  # a date or a code
        ("30/500, 2 a day", ["30/500"]),
        ("500, 2 tablets", []),
        ("500, 2 x daily", []),
        ("30/2 tablets", ["2/30"]),
        ("5 ml/30 mg", []),
        ("30", []),
        ("12345/500", []),
        ("30/500a", []),
        ("1.30/500", ["1.3/500"]),
        ("", []),
    ],
)
def test_strengths_stand_together(text: str, found: list[str]) -> None:
    assert [joined for joined, _ in strengths(text)] == found


def test_they_are_told_as_typed() -> None:
    assert list(strengths("paracetamol (30 mg/500 mg) at night")) == [("30/500", "30 mg/500 mg")]
    assert list(strengths("30/500 or 8/500")) == [("30/500", "30/500"), ("8/500", "8/500")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("#3", "3"),
        ("# 3", "3"),
        ("№ 3", "3"),
        ("no. 3", "3"),
        ("No 3", "3"),
        ("nr 3", "3"),
        ("number 3", "3"),
        ("strength: 4", "4"),
        ("level 2", "2"),
        ("type 1", "1"),
        ("#5", ""),
        ("#0", ""),
        ("#30", ""),
        ("#3.5", ""),
        ("#3/4", ""),
        ("no 3 mg", ""),
        ("casino 3", ""),
        ("3", ""),
        ("#3 and #4", "34"),
    ],
)
def test_a_number_of_a_product_has_a_sign(text: str, found: str) -> None:
    assert "".join(number for *_, number in numbers(text)) == found
    assert all(number in text[start:end] for start, end, number in numbers(text))
