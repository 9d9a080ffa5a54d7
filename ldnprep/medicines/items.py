"""The items of a typed line in, why each is known or to be checked out, in words: for `ldnprep medicines --explain`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from ldnprep.medicines.doubts import is_doubtful, is_unknown
from ldnprep.medicines.fold import Word
from ldnprep.medicines.model import Certainty, Flag
from ldnprep.medicines.parts import Part
from ldnprep.medicines.spans import covered
from ldnprep.medicines.terms import Kind


class Why(Struct, frozen=True):
    """One item of a line as typed, whether it is known, and the reasons."""

    typed: str
    known: bool
    reasons: tuple[str, ...]


def why(text: str, line: Sequence[Word], parts: Sequence[Part]) -> tuple[Why, ...]:
    """The items in order."""
    return tuple(
        Why(
            text[line[part.places[0]].start : line[part.places[-1]].end],
            part.known,
            tuple(_of_unknown(text, line, part) if not part.known else _of_known(part)),
        )
        for part in parts
    )


def _of_known(part: Part) -> Iterator[str]:
    yield "each name in it is in a list" if part.found else "an amount or everyday words: no medicine is named"


def _of_unknown(text: str, line: Sequence[Word], part: Part) -> Iterator[str]:
    taken = covered(part.found)
    others = [place for place in part.places if place not in taken]
    unknown = [place for place in others if is_unknown(line[place])]
    doubtful = [place for place in others if is_doubtful(line, place) and place not in unknown]
    if unknown:
        yield f"in no list: {_typed(text, line, unknown)}"
    if doubtful:
        yield f"may stand for more than is named: {_typed(text, line, doubtful)}"
    if any(each.certainty is Certainty.PATTERN and each.term.flag is not Flag.NONE for each in part.found):
        yield "what was found is only a likeness"
    if part.found and all(each.term.kind is Kind.PLAIN for each in part.found):
        yield "an everyday word that may be slang says too little"
    if not part.found and not unknown and not doubtful:
        yield "it speaks of a medicine and names none"


def _typed(text: str, line: Sequence[Word], places: Sequence[int]) -> str:
    return ", ".join(text[line[place].start : line[place].end] for place in places)
