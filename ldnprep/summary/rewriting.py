"""Blocks with something in them changed; what has nothing to change stays the same object."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from functools import cache
from operator import is_not
from typing import Any, TypeVar

_Thing = TypeVar("_Thing")


def rewritten(thing: _Thing, on: Callable[[Any], Any]) -> _Thing:
    """A side, a part or anything in it, in reading order.

    on: gives what stands in place of a thing, None for nothing in a row of them, NotImplemented to look into it.
    """
    made: _Thing = _made(thing, on)
    return made


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(part.name for part in fields(kind) if part.name != "id")


def _made(thing: Any, on: Callable[[Any], Any]) -> Any:
    made = on(thing)
    if made is not NotImplemented:
        return made
    if isinstance(thing, tuple):
        row = tuple(_made(each, on) for each in thing)
        return tuple(each for each in row if each is not None) if any(map(is_not, row, thing)) else thing
    if not is_dataclass(thing) or isinstance(thing, type):
        return thing
    told = {name: (getattr(thing, name), _made(getattr(thing, name), on)) for name in _names(type(thing))}
    changed = {name: new for name, (old, new) in told.items() if new is not old}
    return replace(thing, **changed) if changed else thing
