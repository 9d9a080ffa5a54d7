"""The sheet's short number, by which loose pages are reunited."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from ldnprep.answers.model import Answers

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"  # no I, no O: they are read as digits
LENGTH = 6


def sheet_number(answers: Answers, content_sha256: str) -> str:
    """Six letters that follow from what the sheet says. Nothing can be read back: about 27 bits of a hash remain.

    answers: only those that may leave (`Findings.shared`), so that the number gives nothing away.
    """
    said = (answers.values, answers.questions, answers.decided, answers.previous, answers.previous_on, content_sha256)
    number = int.from_bytes(hashlib.sha256(repr(_plain(said)).encode()).digest())
    letters = []
    for _ in range(LENGTH):
        number, place = divmod(number, len(LETTERS))
        letters.append(LETTERS[place])
    return "".join(letters)


def _plain(value: Any) -> Any:
    """The same value with every order fixed, so that it reads the same in every process."""
    if isinstance(value, Mapping):
        return sorted((key, _plain(item)) for key, item in value.items())
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Struct):
        return [type(value).__name__, *(_plain(getattr(value, name)) for name in value.__struct_fields__)]
    return value
