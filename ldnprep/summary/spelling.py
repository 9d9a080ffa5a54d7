"""Our own words as her country writes them; what she typed, and the titles of papers, stay letter for letter."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import cache, lru_cache
from operator import is_not
from typing import Any, TypeVar

from ldnprep.content.model import Checklist
from ldnprep.summary.model import Listing, Paragraph, Role, Span

_Thing = TypeVar("_Thing")
Say = Callable[[str], str]


def country_words(checklist: Checklist, country: str) -> Say | None:
    """What puts the words of a country in place of ours; None where nothing differs."""
    own = {each.word: each.say for each in checklist.country_words if country in each.countries}
    if not own:
        return None
    # the longest first: "anaesthetist" is not an "anaesthetic" with something behind it
    found = re.compile(rf"\b({'|'.join(map(re.escape, sorted(own, key=len, reverse=True)))})", re.IGNORECASE)

    def put(match: re.Match[str]) -> str:
        say = own.get(match[0]) or own[match[0].lower()]
        return say[:1].upper() + say[1:] if match[0][:1].isupper() else say

    @lru_cache(maxsize=4096)  # the same words stand on every form of a side
    def say(text: str) -> str:
        said = found.sub(put, text)
        return text if said == text else said

    return say


def spelled(thing: _Thing, say: Say | None) -> _Thing:
    """A side, a part or anything in it with the words of her country; what has none of them stays the same object."""
    return thing if say is None else _said(thing, say)


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(part.name for part in fields(kind) if part.name != "id")


def _said(thing: Any, say: Say) -> Any:
    if isinstance(thing, Span):
        text = thing.text if thing.typed or thing.link else say(thing.text)
        return thing if text is thing.text else replace(thing, text=text)
    if isinstance(thing, str):
        return thing if isinstance(thing, Enum) else say(thing)
    if isinstance(thing, tuple):
        made = tuple(_said(each, say) for each in thing)
        return made if any(map(is_not, made, thing)) else thing
    if _is_sources(thing) or not is_dataclass(thing) or isinstance(thing, type):
        return thing
    told = {name: (getattr(thing, name), _said(getattr(thing, name), say)) for name in _names(type(thing))}
    changed = {name: new for name, (old, new) in told.items() if new is not old}
    return replace(thing, **changed) if changed else thing


def _is_sources(thing: object) -> bool:
    return (isinstance(thing, Paragraph) and thing.role is Role.SMALL) or (isinstance(thing, Listing) and thing.small)
