"""Blocks with something in them changed; what has nothing to change stays the same object."""

from __future__ import annotations

from collections.abc import Callable
from operator import is_not
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

_Thing = TypeVar("_Thing")


def rewritten(thing: _Thing, on: Callable[[Any], Any]) -> _Thing:
    """A side, a part or anything in it, in reading order.

    on: gives what stands in place of a thing, None for nothing in a row of them, NotImplemented to look into it.
    """
    made: _Thing = _made(thing, on)
    return made


def _made(thing: Any, on: Callable[[Any], Any]) -> Any:
    made = on(thing)
    if made is not NotImplemented:
        return made
    if isinstance(thing, tuple):
        row = tuple(_made(each, on) for each in thing)
        return tuple(each for each in row if each is not None) if any(map(is_not, row, thing)) else thing
    if not isinstance(thing, Struct):
        return thing
    changed: dict[str, Any] = {}
    for name in thing.__struct_fields__:
        old = getattr(thing, name)
        if name != "id":
            new = _made(old, on)
            if new is not old:
                changed[name] = new
    return replace(thing, **changed) if changed else thing
