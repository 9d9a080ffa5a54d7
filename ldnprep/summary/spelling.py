"""Our own words as her country writes them; what she typed, and the titles of papers, stay letter for letter."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import TypeVar

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

    return lambda text: found.sub(put, text)


def spelled(thing: _Thing, say: Say | None) -> _Thing:
    """A side, a part or anything in it with the words of her country."""
    return thing if say is None else _said(thing, say)


def _said(thing: _Thing, say: Say) -> _Thing:
    if isinstance(thing, Span):
        return thing if thing.typed or thing.link else replace(thing, text=say(thing.text))
    if isinstance(thing, str):
        return thing if isinstance(thing, Enum) else say(thing)  # type: ignore[return-value]  # a plain str
    if isinstance(thing, tuple):
        return tuple(_said(each, say) for each in thing)  # type: ignore[return-value]  # the same items in the same order
    if _is_sources(thing) or not is_dataclass(thing) or isinstance(thing, type):
        return thing
    told = {part.name: _said(getattr(thing, part.name), say) for part in fields(thing) if part.name != "id"}
    return replace(thing, **told)


def _is_sources(thing: object) -> bool:
    return (isinstance(thing, Paragraph) and thing.role is Role.SMALL) or (isinstance(thing, Listing) and thing.small)
