"""Groups and harmless names in, the index of all their spellings out; it takes a while, so the shipped one is kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from ldnprep.medicines.fold import key, sound, split
from ldnprep.medicines.model import Entry, Flag, LongActing, Medicines
from ldnprep.medicines.terms import (
    SHORTEST_MISSPELT,
    Index,
    Kind,
    Meant,
    Pairs,
    Term,
    as_written,
    by_length,
    joined,
    pack_meant,
    pack_term,
    urgency,
)
from ldnprep.medicines.two_readings import opioids_abroad, two_readings
from ldnprep.medicines.words import SUFFIXES

# groups whose entries gather several medicines: their generic names stand among the spellings
_LISTED_BY_SPELLING = frozenset({"interaction", "immune", "immune_team", "liver", "liver_herbs"})
_SHORT_SLANG = 3
_STREET = "herbal_street"
# names of so many words may be misspelt from this length on; those of two are also looked for written as one
_MISSPELT_FROM = {1: SHORTEST_MISSPELT, 2: 8}
# a short word of a name may be misspelt where a word as long as this stands beside it
_LONG_WORD = 4
_SUGGEST_SPACES = 2
_ACTING = (LongActing.YES, LongActing.UNKNOWN, LongActing.NO)
_Spelt = tuple[tuple[str, ...], str]  # the words of a name, and its key


def index_of(medicines: Medicines, names: Iterable[str], usual_names: Iterable[str] = ()) -> Index:
    """Everything that `Vocabulary` looks up. A spelling without letters or digits is left out: no line spells it.

    names: harmless ones. usual_names: those of them that are suggested first, in this order.
    """
    names = tuple(names)
    terms = _terms(medicines)
    abroad = opioids_abroad(names, terms)
    listed = _names(names, terms)
    meant = tuple(dict.fromkeys(each for term in terms.values() for each in term.entries))
    places = {each: place for place, each in enumerate(meant)}
    usual = frozenset(map(key, medicines.usual_names))
    flagged = [k for k, term in terms.items() if term.flag is not Flag.NONE and (_can_be_misspelt(term) or k in usual)]
    elsewhere = [k for k, term in terms.items() if term.kind is Kind.ELSEWHERE and k.isalpha()]
    raising = (term for term in terms.values() if term.flag is not Flag.NONE and term.kind is not Kind.PLAIN)
    return Index(
        meant=joined(map(pack_meant, meant)),
        terms=Pairs.of({k: pack_term(term, places) for k, term in terms.items()}),
        names=Pairs.of({k: as_written(k, name) for k, name in sorted(listed.items())}),
        usual=joined(k for k in dict.fromkeys(map(key, usual_names)) if k in listed),
        two_readings=Pairs.of(two_readings(terms, listed, medicines.ordinary_here) | abroad),
        prefixes=_keyed(medicines.truncated_prefixes),
        inside=_keyed(medicines.inside),
        stems=_keyed(medicines.stems),
        not_stems=joined(map(key, medicines.not_stems)),
        not_guessed=joined(map(key, medicines.not_guessed)),
        ordinary=joined(map(key, medicines.ordinary_words)),
        usual_names=joined(map(key, medicines.usual_names)),
        flagged_words=by_length(flagged),
        elsewhere_words=by_length(elsewhere),
        sounds=Pairs.of(_sounds(flagged)),
        phrases=Pairs.of(_phrases(_spelt(raising))),
        suggested=Pairs.of(_suggested(medicines, terms)),
        strengths=Pairs.of({name: ";".join(map(_strength, all_)) for name, all_ in medicines.strengths.items()}),
        numbered=Pairs.of({key(name): key(other) for name, other in medicines.numbered.items()}),
        carriers=joined(
            dict.fromkeys(
                (
                    *map(key, (*medicines.carriers, *medicines.numbered, *medicines.strengths)),
                    *(k for k in _with_suffix(terms) if k in listed or (k in terms and terms[k].flag is Flag.NONE)),
                )
            )
        ),
        runs=joined(sorted((k for k in terms if not k.isascii()), key=len, reverse=True)),
    )


def _with_suffix(terms: Mapping[str, Term]) -> Iterator[str]:
    """What is left of the opioids' names in several words without their last one, where that is "plus" or the like."""
    for term in terms.values():
        for way in term.splits if term.flag is Flag.OPIOID else ():
            if way[-1] in SUFFIXES:
                yield "".join(way[:-1])


def _strength(text: str) -> str:
    """ "30/500 codeine with paracetamol" with the key of the name."""
    pair, _, name = text.partition(" ")
    return f"{pair} {key(name)}"


def _keyed(found: Mapping[str, str]) -> Pairs:
    return Pairs.of({part: key(name) for part, name in found.items()})


def _sounds(flagged: Iterable[str]) -> dict[str, str]:
    found: dict[str, list[str]] = defaultdict(list)
    for word in flagged:
        found[sound(word)].append(word)
    return {heard: " ".join(same) for heard, same in found.items()}


def _spelt(terms: Iterable[Term]) -> Iterator[_Spelt]:
    return ((way, term.key) for term in terms for way in term.splits)


def _phrases(spelt: Iterable[_Spelt]) -> dict[str, str]:
    """By all words but one, in whose place nothing stands: that word, and the key of the name."""
    found: dict[str, list[str]] = defaultdict(list)
    for way, named in spelt:
        for others, word in _but_one(way):
            found[" ".join(others)] += (word, named)
    return {others: " ".join(same) for others, same in found.items()}


def _is_short(name: str) -> bool:
    """Whether a person would write the name so: "tramadol with paracetamol", not a description with commas."""
    return "," not in name and " or " not in name and name.count(" ") <= _SUGGEST_SPACES


def _can_be_misspelt(term: Term) -> bool:
    if term.kind in (Kind.PLAIN, Kind.ELSEWHERE) or not term.key.isalpha():
        return False
    fewest = min(map(len, term.splits))
    return fewest in _MISSPELT_FROM and len(term.key) >= _MISSPELT_FROM[fewest]


def _but_one(split: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """All words but one, which stands as "", and that one: a long one, or one beside a long one."""
    if len(split) > 1:
        for place, word in enumerate(split):
            others = (*split[:place], "", *split[place + 1 :])
            if len(word) >= SHORTEST_MISSPELT or (word.isalpha() and max(map(len, others)) >= _LONG_WORD):
                yield others, word


def _terms(medicines: Medicines) -> dict[str, Term]:
    """All spellings of the groups by key; where two entries share a spelling the more urgent flag takes it."""
    plain = {key(word) for word in medicines.plain_words}
    found: dict[str, Term] = {}
    for group in medicines.groups:
        for entry in group.entries:
            for written, kind in _ways(entry):
                folded = split(written)
                spelt = "".join(folded)
                if not spelt:
                    continue
                if spelt in plain:
                    kind = Kind.PLAIN
                elif kind is Kind.SLANG and len(spelt) <= _SHORT_SLANG:
                    kind = Kind.SHORT
                _add(found, Term(spelt, (folded,), "", kind, entry.flag, (_meant(entry),)))
    return found


def _ways(entry: Entry) -> Iterator[tuple[str, Kind]]:
    """All spellings of an entry, with what each says by itself."""
    for name in (entry.name, *entry.brands, *entry.spellings, *entry.truncated):
        yield name, Kind.NAME
    for name in entry.elsewhere:
        yield name, Kind.ELSEWHERE
    for name in entry.slang:
        yield name, Kind.SLANG


def _meant(entry: Entry) -> Meant:
    return Meant(entry.name, entry.group, entry.flag, entry.severity, entry.long_acting, entry.touches)


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
    """Generic names of the groups with rank 0, their brands with 1.

    No slang, no labels cut short, nothing misspelt, and nothing that is sold in the street: nobody is offered heroin.
    """
    ranked: dict[str, str] = {}
    offered = [entry for group in medicines.groups if group.id != _STREET for entry in group.entries]
    for entry in offered:
        generic = entry.name.partition(" (")[0]
        generics = (generic,) if key(generic) in terms and _is_short(generic) else ()
        for name in generics + (entry.spellings if entry.group in _LISTED_BY_SPELLING else ()):
            ranked[key(name)] = f"0{name}"
    for entry in offered:
        for name in entry.brands:
            ranked.setdefault(key(name), f"1{name}")
    ranked.pop("", None)
    return ranked
