"""One change of the answers as undo keeps it, and which letters of what is typed belong together."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from ldnprep.answers.model import PartialDate, words_of

_MORE, _LESS, NEW = "more", "less", "new "


class Step(Struct, frozen=True):
    """One change that can be undone: by key, what stood there before and after. typing: letters of one text.

    at: where she made it, see `Session.at`.
    """

    before: Mapping[str, object]
    after: Mapping[str, object]
    typing: bool = False
    at: str = ""


def way_of_typing(before: Mapping[str, object], after: Mapping[str, object]) -> str:
    """Whether letters came or went; NEW stands before it where what comes is undone by itself: the next word."""
    if any(isinstance(value, PartialDate) for value in (*before.values(), *after.values())):
        return _MORE  # she goes on with a date that can be read by now, or not yet again
    old, new = words_of(tuple(before.values())), words_of(tuple(after.values()))
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    came, gone = new[start : len(new) - end], old[start : len(old) - end]
    if not came:
        return _LESS
    begins = bool(gone) or (not came[0].isspace() and new[:start][-1:].isspace())
    return (NEW if begins else "") + _MORE


def _alike(one: str, other: str) -> int:
    """With how many letters both begin."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (letter, beside) in pairs if letter != beside), min(len(one), len(other)))
