"""A sheet as lines of text that hold all there is: marks, topics, ids of words, room for a pen, shares of the width.

Words of the content stand as ids (`<surgery_date>`), fixed ones as keys (`[not_answered]`), so that a line changes when
something else is shown, and not when it is said in other words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict, replace

from ldnprep.content.model import Checklist, Urgent
from ldnprep.summary.model import LedgerRow, Role, ScaleRow, Side, Span, Tone

_WORDS = ("label", "short", "tiny", "brief", "text", "title", "who", "group", "name", "place", "heard", "evidence")
_LONG = 100  # letters


class Keys(Mapping[str, str]):
    """Each fixed word is its key in brackets."""

    def __getitem__(self, key: str) -> str:
        return "1,2,3,4,5,6,7,8,9,10,11,12" if key.startswith("months") else f"[{key}]"

    def __iter__(self):  # type: ignore[no-untyped-def]
        return iter(())

    def __len__(self) -> int:
        return 0


def in_ids(checklist: Checklist) -> Checklist:
    """The content with ids in place of words, and keys in place of fixed words."""
    made: Checklist = _by_ids(checklist)
    sources = {name: replace(source, short=f"<{name}>") for name, source in checklist.sources.items()}
    meta = replace(checklist.meta, sha256="<sha256>")
    return replace(made, texts=Keys(), country_words=(), sources=sources, meta=meta)


def _by_ids(thing: Any) -> Any:
    if isinstance(thing, tuple):
        return tuple(map(_by_ids, thing))
    if isinstance(thing, Urgent):
        return replace(thing, text={country: _beginnings(text) for country, text in thing.text.items()})
    if not isinstance(thing, Struct):
        return thing
    own = asdict(thing)
    changed = {name: _by_ids(value) for name, value in own.items() if not isinstance(value, str)}
    if isinstance(own.get("id"), str):
        changed |= {n: f"<{own['id']}>" for n in _WORDS if own.get(n) and isinstance(own[n], str)}
    if isinstance(own.get("fields"), tuple) and own["fields"] and isinstance(own["fields"][0], str) and "label" in own:
        changed["label"] = f"<row of {own['fields'][0]}>"
    return replace(thing, **{name: value for name, value in changed.items() if value is not own[name]})


def _beginnings(text: str) -> str:
    """Of each sentence of an urgent text its first words: which stand there counts, not how they go on."""
    return re.sub(r"(\S+ \S+ \S+)[^.!]* [^.!]*([.!])(?= |$)", r"\1 ~\2", text)


def lines_of(thing: Any) -> Iterator[str]:
    """A block, a side, a part or some of these, a line for each text in it."""
    if isinstance(thing, LedgerRow):
        yield f"  ({thing.mark.name.lower()}{', quiet' if thing.quiet else ''}) {thing.topic}: {_text(thing.text)}"
    elif isinstance(thing, tuple) and thing and all(isinstance(each, Span) for each in thing):
        yield f"  {_text(thing)}"
    elif isinstance(thing, tuple) and all(isinstance(each, int | float | bool) for each in thing):
        return  # told behind the name of the block
    elif isinstance(thing, tuple):
        for each in thing:
            yield from lines_of(each)
    elif isinstance(thing, Side):
        yield f"Side {thing.title}: {_text(thing.beside)}".rstrip()
        yield from lines_of(thing.blocks)
        yield from lines_of(thing.foot)
        yield from (f"moved: {each}" for each in thing.moved)
    elif isinstance(thing, ScaleRow):
        yield f"  {thing.label}: {thing.value}, before {thing.last}"
    elif isinstance(thing, Struct):
        lines = [line for each in thing.__struct_fields__ for line in lines_of(getattr(thing, each))]
        yield from (_head(thing), *lines) if len(lines) != 1 else (f"{_head(thing)}: {lines[0].lstrip()}",)
    elif isinstance(thing, str) and thing and not isinstance(thing, Enum):
        yield f"  {thing}"


def _head(block: Any) -> str:
    """The kind of a block, and what is no text in it."""
    said = list(asdict(block).items())
    told = [f", {name}" for name, value in said if value is True]
    for name, value in said:
        if isinstance(value, Enum) and value is not Role.BODY:
            told.append(f", {value.name.lower()}")
        elif isinstance(value, int | float) and not isinstance(value, bool):
            told.append(f", {name} {value}")
        elif isinstance(value, tuple) and value and all(isinstance(each, int | float | bool) for each in value):
            told.append(f", {name} {' '.join('x' if v is True else '-' if v is False else str(v) for v in value)}")
    return type(block).__name__ + "".join(told)


def _text(text: tuple[Span, ...]) -> str:
    return "".join(f"*{_words(each)}*" if each.tone is Tone.STRONG else _words(each) for each in text)


def _words(span: Span) -> str:
    """The words and what they cite; of a long text of hers how it begins and ends, and how long it is."""
    text = span.text
    cites = f"^{','.join(span.cites)}^" if span.cites else ""
    return f"{text[:16]}({len(text)}){text[-12:]}" if span.typed and len(text) > _LONG else f"{text}{cites}"
