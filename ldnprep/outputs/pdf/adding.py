"""Lengths in points, added up the same way by every Python: the same answers give the same bytes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import add


def total(lengths: Iterable[float]) -> float:
    """The lengths added one by one; since Python 3.12 `sum` corrects its rounding, to another last digit."""
    return reduce(add, lengths, 0)
