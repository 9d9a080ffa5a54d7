"""Terms that stand over one another in a line in, those that count out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ldnprep.medicines.model import Certainty, Flag
from ldnprep.medicines.parts import Found
from ldnprep.medicines.terms import urgency


def longest(found: Sequence[Found]) -> list[Found]:
    """Of terms over one another the one that holds the other stays; where they only overlap, the more urgent."""
    taken: set[int] = set()
    kept = []
    in_line = sorted(sorted(found, key=_length, reverse=True), key=_start)
    for each in [*sorted(sorted(_outermost(in_line), key=_length, reverse=True), key=_urgency), *in_line]:
        if taken.isdisjoint(each.places):
            taken.update(each.places)
            kept.append(each)
    return in_order(kept)


def in_order(found: Iterable[Found]) -> list[Found]:
    """By their places in the line."""
    return sorted(found, key=_start)


def covered(found: Iterable[Found]) -> set[int]:
    """The places of all words that stand in one of the terms."""
    return {place for each in found for place in each.places}


def put(found: Sequence[Found], each: Found) -> list[Found]:
    """With one term more, in place of those under it, where it is at least as urgent as they are.

    What only looks like a name takes the place of none that raises a flag.
    """
    under = [other for other in found if other.start < each.end and each.start < other.end]
    if any(urgency(each.term.flag) > urgency(other.term.flag) for other in under):
        return list(found)
    if any(_holds(other, each) for other in under):
        return list(found)
    if each.certainty is Certainty.PATTERN and any(other.term.flag is not Flag.NONE for other in under):
        return list(found)
    return [other for other in found if other not in under] + [each]


def _holds(known: Found, guess: Found) -> bool:
    """Whether a harmless name that is spelt exactly so holds all words of a guess, and so is one of several words."""
    exact = known.certainty is Certainty.EXACT and known.term.flag is Flag.NONE
    return exact and known.start <= guess.start and guess.end <= known.end


def _outermost(in_line: Iterable[Found]) -> Iterator[Found]:
    """The terms that stand in no longer one, of those in order, the longest first of each place."""
    over: set[int] = set()
    for each in in_line:
        if each.places[-1] not in over:
            over.update(each.places)
            yield each


def _length(each: Found) -> int:
    return len(each.places)


def _urgency(each: Found) -> int:
    return urgency(each.term.flag)


def _start(each: Found) -> int:
    return each.start
