"""Our own words as her country writes them; what she typed, and the titles of papers, stay letter for letter."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum
from functools import lru_cache
from typing import Any, TypeVar

from msgspec.structs import replace

from ldnprep.content.model import Checklist
from ldnprep.summary.model import SourceList, Span
from ldnprep.summary.rewriting import rewritten

_Thing = TypeVar("_Thing")
Say = Callable[[str], str]


def country_words(checklist: Checklist, country: str) -> Say | None:
    """What puts the words of a country in place of ours; None where nothing differs."""
    own = {each.word: each.say for each in checklist.country_words if country in each.countries}
    if not own:
        return None
    # the longest first: "anaesthetist" is not an "anaesthetic" with something behind it
    found = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(own, key=len, reverse=True)))})", re.IGNORECASE)

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
    if say is None:
        return thing

    def on(each: Any) -> Any:
        if isinstance(each, Span):
            text = each.text if each.typed or each.link else say(each.text)
            return each if text is each.text else replace(each, text=text)
        if isinstance(each, str):
            return each if isinstance(each, Enum) else say(each)
        return each if isinstance(each, SourceList) else NotImplemented  # titles of papers stay

    return rewritten(thing, on)
