"""Answers as they are stored: rows in which nothing stands left out, and no half of a sign, which no file can hold."""

from __future__ import annotations

import re

from msgspec.structs import replace

from ldnprep.answers.model import MedicineRow, TherapyRow, TypedDate, Value

_HALF_SIGN = re.compile("[\ud800-\udfff]")


def clean(value: Value) -> Value | None:
    """The value as it is stored: rows in which nothing stands left out; None when nothing is left.

    Letters stay as they are; only halves of a sign, which no file can hold, become U+FFFD.
    """
    if isinstance(value, str):
        return clean_text(value) or None
    if isinstance(value, TypedDate):
        typed = clean_text(value.typed)
        return replace(value, typed=typed) if typed else None
    if isinstance(value, tuple):
        return tuple(item for row in value if (item := _clean_item(row))) or None  # type: ignore[return-value]
        # (one kind of item in, the same kind out, which a union of tuples cannot say)
    return value


def clean_text(text: str) -> str:
    """The text, letter for letter; halves of a sign that belong together joined, single ones as U+FFFD."""
    if not _HALF_SIGN.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _clean_item(item: str | MedicineRow | TherapyRow) -> str | MedicineRow | TherapyRow | None:
    if isinstance(item, str):
        return clean_text(item) or None
    cleaned = type(item)(**{name: clean_text(getattr(item, name)) for name in item.__struct_fields__})
    return None if cleaned == type(item)() else cleaned
