"""Enumerations whose members are words, and have no order: comparing them as texts would be a mistake that stays."""

from __future__ import annotations

from enum import StrEnum


class Named(StrEnum):
    """Like StrEnum, but `<` and its kin raise TypeError: "check" is not less than "opioid" in any sense of ours."""

    def _unordered(self, other: object) -> bool:
        del other
        raise TypeError(f"{type(self).__name__} has no order")

    __lt__ = __le__ = __gt__ = __ge__ = _unordered
