"""What a line's strengths and numbers make of a harmless name: "paracetamol 30/500", "acetaminophen, #3"."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ldnprep.medicines.fold import key
from ldnprep.medicines.model import Certainty, Flag, LongActing, Match
from ldnprep.medicines.terms import Meant
from ldnprep.medicines.vocabulary import Vocabulary

_BUTALBITAL = "butalbital"
_PAINKILLERS = frozenset({"paracetamol", "ibuprofen", "aspirin"})
_MOST = 8


def match_of(typed: str, entry: Meant, flag: Flag, acting: LongActing, sure: Certainty) -> Match:
    """What was typed, with what it means."""
    return Match(typed, entry.name, entry.group, flag, entry.severity, acting, sure, entry.touches)


def hidden_opioids(
    vocabulary: Vocabulary, text: str, matches: Collection[Match], *, unnamed: bool = False
) -> Iterator[Match]:
    """The opioids that numbers beside the names of a line say; none where an opioid is named anyway.

    unnamed: the line holds no name and no word that may be one: "300/30" alone may be of any painkiller.
    """
    if any(match.flag is Flag.OPIOID for match in matches):
        return
    names = {name: match for match in matches for name in (key(match.name), key(match.typed))}
    yield from _by_number(vocabulary, text, names)
    yield from _by_strength(vocabulary, text, _PAINKILLERS if unnamed else names)


def _by_number(vocabulary: Vocabulary, text: str, names: dict[str, Match]) -> Iterator[Match]:
    """ "#3", "no. 3" anywhere in the line of Tylenol and its like."""
    products = {match.typed: vocabulary.numbered[name] for name, match in names.items() if name in vocabulary.numbered}
    if not products:
        return
    from ldnprep.medicines.strengths import numbers  # few lines name such a product

    for start, end, _ in numbers(text):
        for typed, joined in products.items():
            place = text.find(typed)
            entry = vocabulary.term(joined).entries[0]
            whole = text[min(start, place) : max(end, place + len(typed))]
            yield match_of(whole, entry, Flag.OPIOID, entry.long_acting, Certainty.SPELLING)


def _by_strength(vocabulary: Vocabulary, text: str, names: Collection[str]) -> Iterator[Match]:
    """Strengths that a known combination with an opioid has; where butalbital is named, only those with it count."""
    carriers = [name for name in vocabulary.strengths if name in names]
    carriers = [name for name in carriers if name.startswith(_BUTALBITAL)] or carriers
    if not carriers:
        return
    from ldnprep.medicines.strengths import strengths  # few lines name such a painkiller

    seen: set[tuple[str, str]] = set()
    for together, typed in strengths(text):
        for carrier in carriers:
            entry = vocabulary.strengths[carrier].get(together)
            if entry is not None and (entry.name, typed) not in seen and len(seen) < _MOST:
                seen.add((entry.name, typed))
                yield match_of(typed, entry, Flag.CHECK, entry.long_acting, Certainty.PATTERN)
