"""Groups and harmless names in, the index of all their spellings out; it takes 60 ms, so the shipped one is kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from ldnprep.medicines.fold import key, sound, split
from ldnprep.medicines.model import Entry, Flag, LongActing, Medicines
from ldnprep.medicines.terms import (
    SHORTEST_MISSPELT,
    Index,
    Kind,
    Meant,
    Pairs,
    Term,
    joined,
    pack_meant,
    pack_term,
    urgency,
)

_LONGEST_RUN = 8
# groups whose entries gather several medicines: their generic names stand among the spellings
_LISTED_BY_SPELLING = frozenset({"interaction"})
_SHORT_SLANG = 3
# names of up to so many words are also looked for written as one, with a slip
_MISSPELT_JOINED = 2
_SHORTEST_JOINED = 8
_SUGGEST_SPACES = 2
_ACTING = (LongActing.YES, LongActing.UNKNOWN, LongActing.NO)
_Spelt = tuple[tuple[str, ...], str]  # the words of a name, and its key


def index_of(medicines: Medicines, names: Iterable[str]) -> Index:
    """Everything that `Vocabulary` looks up. A spelling without letters or digits is left out: no line spells it."""
    terms = _terms(medicines)
    listed = _names(names, terms)
    meant = tuple(dict.fromkeys(each for term in terms.values() for each in term.entries))
    places = {each: place for place, each in enumerate(meant)}
    flagged = [k for k, term in terms.items() if term.flag is not Flag.NONE and _can_be_misspelt(term)]
    harmless = (k for k, term in terms.items() if term.flag is Flag.NONE)
    raising = (term for term in terms.values() if term.flag is not Flag.NONE and term.kind is not Kind.PLAIN)
    alike = (term for term in terms.values() if term.flag is Flag.NONE)
    several = ((split(name), k) for k, name in listed.items() if not name.isalpha())
    return Index(
        meant=joined(map(pack_meant, meant)),
        terms=Pairs.of({k: pack_term(term, places) for k, term in terms.items()}),
        names=Pairs.of(listed),
        longest=min(_LONGEST_RUN, max((len(way) for term in terms.values() for way in term.splits), default=1)),
        prefixes=Pairs.of({cut: key(name) for cut, name in medicines.truncated_prefixes.items()}),
        ordinary=joined(map(key, medicines.ordinary_words)),
        flagged_words=_by_length(flagged),
        harmless_words=_by_length(k for k in chain(harmless, listed) if len(k) >= SHORTEST_MISSPELT),
        sounds=Pairs.of(_sounds(flagged)),
        phrases=Pairs.of(_phrases(_spelt(raising))),
        harmless_phrases=Pairs.of(_phrases(chain(_spelt(alike), several))),
        suggested=Pairs.of(_suggested(medicines, terms)),
    )


def _by_length(found: Iterable[str]) -> dict[str, str]:
    same: dict[str, list[str]] = defaultdict(list)
    for word in found:
        same[str(len(word))].append(word)
    return {length: joined(all_) for length, all_ in same.items()}


def _sounds(flagged: Iterable[str]) -> dict[str, str]:
    found: dict[str, list[str]] = defaultdict(list)
    for word in flagged:
        found[sound(word)].append(word)
    return {heard: " ".join(same) for heard, same in found.items()}


def _spelt(terms: Iterable[Term]) -> Iterator[_Spelt]:
    return ((way, term.key) for term in terms for way in term.splits)


def _phrases(spelt: Iterable[_Spelt]) -> dict[str, str]:
    """By all words but a long one, in whose place nothing stands: that word, and the key of the name."""
    found: dict[str, list[str]] = defaultdict(list)
    for way, named in spelt:
        for others, word in _but_one(way):
            found[" ".join(others)] += (word, named)
    return {others: " ".join(same) for others, same in found.items()}


def _is_short(name: str) -> bool:
    """Whether a person would write the name so: "tramadol with paracetamol", not a description with commas."""
    return "," not in name and " or " not in name and name.count(" ") <= _SUGGEST_SPACES


def _can_be_misspelt(term: Term) -> bool:
    if term.kind is Kind.PLAIN or not term.key.isalpha():
        return False
    fewest = min(map(len, term.splits))
    return len(term.key) >= (SHORTEST_MISSPELT if fewest == 1 else _SHORTEST_JOINED) and fewest <= _MISSPELT_JOINED


def _but_one(split: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """All words but a long one, which stands as "", and that one."""
    if len(split) > 1:
        for place, word in enumerate(split):
            if len(word) >= SHORTEST_MISSPELT:
                yield (*split[:place], "", *split[place + 1 :]), word


def _terms(medicines: Medicines) -> dict[str, Term]:
    """All spellings of the groups by key; where two entries share a spelling the more urgent flag takes it."""
    plain = {key(word) for word in medicines.plain_words}
    found: dict[str, Term] = {}
    for group in medicines.groups:
        for entry in group.entries:
            strong = (entry.name, *entry.brands, *entry.spellings, *entry.truncated)
            for written, slang in [(name, False) for name in strong] + [(name, True) for name in entry.slang]:
                folded = split(written)
                spelt = "".join(folded)
                if not spelt:
                    continue
                kind = Kind.PLAIN if spelt in plain else Kind.NAME
                if slang and len(spelt) <= _SHORT_SLANG and kind is Kind.NAME:
                    kind = Kind.SHORT
                _add(found, Term(spelt, (folded,), "", kind, entry.flag, (_meant(entry),)))
    return found


def _meant(entry: Entry) -> Meant:
    return Meant(entry.name, entry.group, entry.flag, entry.severity, entry.long_acting)


def _add(found: dict[str, Term], term: Term) -> None:
    there = found.get(term.key)
    if there is None or urgency(term.flag) < urgency(there.flag):
        found[term.key] = term
    elif there.flag is term.flag:
        kind = there.kind if Kind.PLAIN in (there.kind, term.kind) else min(there.kind, term.kind, key=_kind_rank)
        entries = dict.fromkeys(sorted((*there.entries, *term.entries), key=_acting_rank))
        splits = dict.fromkeys((*there.splits, *term.splits))
        found[term.key] = replace(there, splits=tuple(splits), kind=kind, entries=tuple(entries))


def _kind_rank(kind: Kind) -> int:
    return kind.value


def _acting_rank(meant: Meant) -> int:
    return _ACTING.index(meant.long_acting)


def _names(names: Iterable[str], terms: dict[str, Term]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in names:
        spelt = key(name)
        if spelt and spelt not in terms:
            found.setdefault(spelt, name)
    return found


def _suggested(medicines: Medicines, terms: dict[str, Term]) -> dict[str, str]:
    """Generic names of the groups with rank 0, their brands with 1. No slang, no labels cut short, nothing misspelt."""
    ranked: dict[str, str] = {}
    for entry in (entry for group in medicines.groups for entry in group.entries):
        generic = entry.name.partition(" (")[0]
        generics = (generic,) if key(generic) in terms and _is_short(generic) else ()
        for name in generics + (entry.spellings if entry.group in _LISTED_BY_SPELLING else ()):
            ranked[key(name)] = f"0{name}"
    for entry in (entry for group in medicines.groups for entry in group.entries):
        for name in entry.brands:
            ranked.setdefault(key(name), f"1{name}")
    ranked.pop("", None)
    return ranked
