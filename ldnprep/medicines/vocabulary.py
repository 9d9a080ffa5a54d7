"""Groups and harmless names in, an index of all spellings out: what a run of folded words stands for."""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from enum import Enum, auto
from itertools import chain, islice, takewhile

from ldnprep.frozen import dataclass
from ldnprep.medicines.fold import Word, key, sound, split
from ldnprep.medicines.model import Entry, Flag, LongActing, Medicines

NAME_GROUP = "name"
# a word shorter than this is not compared letter by letter: too many real words are one slip away
SHORTEST_MISSPELT = 6
_LONGEST_RUN = 8
# groups whose entries gather several medicines: their generic names stand among the spellings
_LISTED_BY_SPELLING = frozenset({"interaction"})
# names as short as these must stand in the same words: "per c" is not "perc"
_JOINS_FROM = 5
_SHORT_SLANG = 3
# names of up to so many words are also looked for written as one, with a slip
_MISSPELT_JOINED = 2
_SHORTEST_JOINED = 8
_SUGGEST_FROM = 2
_SUGGEST_SPACES = 2
_URGENCY = {flag: rank for rank, flag in enumerate(Flag)}
_ACTING = (LongActing.YES, LongActing.UNKNOWN, LongActing.NO)


class Kind(Enum):
    """How much a spelling says by itself."""

    NAME = auto()  # a name, a brand, a spelling, longer slang: always counts
    SHORT = auto()  # slang of one to three letters: counts as the whole entry or beside a dose, patch or use word
    PLAIN = auto()  # an everyday word: alone please check, beside a dose, patch or use word it counts


@dataclass(frozen=True, slots=True)
class Term:
    """One spelling of one or more entries of the same flag; `entries` is empty for a harmless name of the list.

    key: its folded words joined. splits: the words it is written in, "co-codamol" and "cocodamol" are two ways.
    """

    key: str
    splits: tuple[tuple[str, ...], ...]
    written: str
    kind: Kind
    flag: Flag
    entries: tuple[Entry, ...]


# names in several words by all their words but a long one, which stands as "" in the key and is told with the name
Phrases = dict[tuple[str, ...], list[tuple[str, Term]]]


def urgency(flag: Flag) -> int:
    """0 is the most urgent."""
    return _URGENCY[flag]


class Vocabulary:
    """All spellings. Made once; nothing in it changes."""

    def __init__(self, medicines: Medicines, names: Iterable[str]) -> None:
        self.medicines = medicines
        self._terms = _terms(medicines)
        self._names = _names(names, self._terms)
        self.longest = min(
            _LONGEST_RUN, max((len(split) for term in self._terms.values() for split in term.splits), default=1)
        )

    def find(self, run: Sequence[Word]) -> Term | None:
        """What exactly these words stand for, if anything."""
        joined = "".join([word.folded for word in run])
        term = self._terms.get(joined)
        written = self._names.get(joined) if term is None else None
        if written is not None:
            splits = (split(written),) if len(joined) < _JOINS_FROM else ()
            term = Term(joined, splits, written, Kind.NAME, Flag.NONE, ())
        if term is None or len(joined) >= _JOINS_FROM or tuple([word.folded for word in run]) in term.splits:
            return term
        dotted = len(run) > 1 and all(word.before == "." for word in run[1:])
        return term if dotted else None

    def term(self, joined: str) -> Term:
        """The term with this key, of a group or of the list of names."""
        if joined in self._terms:
            return self._terms[joined]
        return Term(joined, (), self._names[joined], Kind.NAME, Flag.NONE, ())

    def by_prefix(self, folded: str) -> Term | None:
        """The opioid whose name a pharmacy label cut to this word: it begins with one of the prefixes."""
        for prefix, name in self.medicines.truncated_prefixes.items():
            if folded.startswith(prefix):
                return self._terms[key(name)]
        return None

    def beginning_with(self, folded: str, limit: int) -> tuple[str, ...]:
        """Names to suggest after these letters, the usual ones first; none for fewer than two letters."""
        if len(folded) < _SUGGEST_FROM:
            return ()
        first = bisect_left(self.spellings, (folded, 0, ""))
        found = takewhile(lambda spelling: spelling[0].startswith(folded), islice(self.spellings, first, None))
        return tuple(name for _, name in sorted(((rank, name) for _, rank, name in found))[:limit])

    @functools.cached_property
    def flagged_words(self) -> tuple[str, ...]:
        """Spellings of all that raises a flag, long enough to be misspelt; those in two words stand joined."""
        return tuple(k for k, term in self._terms.items() if term.flag is not Flag.NONE and _can_be_misspelt(term))

    @functools.cached_property
    def harmless_words(self) -> tuple[str, ...]:
        """The same of the harmless: names of several words stand joined."""
        similar = [k for k, term in self._terms.items() if term.flag is Flag.NONE and len(k) >= SHORTEST_MISSPELT]
        return tuple(similar + [k for k in self._names if len(k) >= SHORTEST_MISSPELT])

    @functools.cached_property
    def phrases(self) -> Phrases:
        """Spellings in several words that raise a flag."""
        return _phrases(
            (written, term)
            for term in self._terms.values()
            if term.flag is not Flag.NONE and term.kind is not Kind.PLAIN
            for written in term.splits
        )

    @functools.cached_property
    def harmless_phrases(self) -> Phrases:
        """The same of the harmless."""
        several = ((split(name), name) for name in self._names.values() if not name.isalpha())
        listed = ((words, Term("".join(words), (), name, Kind.NAME, Flag.NONE, ())) for words, name in several)
        alike = ((spelt, term) for term in self._terms.values() if term.flag is Flag.NONE for spelt in term.splits)
        return _phrases(chain(alike, listed))

    @functools.cached_property
    def sounds(self) -> dict[str, tuple[str, ...]]:
        """The words of `flagged_words` by how they sound."""
        found: dict[str, list[str]] = defaultdict(list)
        for word in self.flagged_words:
            found[sound(word)].append(word)
        return {heard: tuple(same) for heard, same in found.items()}

    @functools.cached_property
    def spellings(self) -> tuple[tuple[str, int, str], ...]:
        """(folded, rank, as written) of all names to suggest, sorted by the first.

        No slang, no labels cut short, nothing misspelt. Rank: generic names of the groups, their brands, then the
        harmless names in the order of their file, which begins with the usual ones.
        """
        ranked: dict[str, tuple[int, str]] = {}
        for entry in (entry for group in self.medicines.groups for entry in group.entries):
            generic = entry.name.partition(" (")[0]
            generics = (generic,) if key(generic) in self._terms and _is_short(generic) else ()
            for name in generics + (entry.spellings if entry.group in _LISTED_BY_SPELLING else ()):
                ranked[key(name)] = (0, name)
        for entry in (entry for group in self.medicines.groups for entry in group.entries):
            for name in entry.brands:
                ranked.setdefault(key(name), (1, name))
        for rank, (folded, name) in enumerate(self._names.items(), start=2):
            ranked.setdefault(folded, (rank, name))
        return tuple(sorted((folded, rank, name) for folded, (rank, name) in ranked.items()))


def _phrases(spelt: Iterable[tuple[tuple[str, ...], Term]]) -> Phrases:
    found: Phrases = defaultdict(list)
    for written, term in spelt:
        for others, word in _but_one(written):
            found[others].append((word, term))
    return dict(found)


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
                joined = "".join(folded)
                kind = Kind.PLAIN if joined in plain else Kind.NAME
                if slang and len(joined) <= _SHORT_SLANG and kind is Kind.NAME:
                    kind = Kind.SHORT
                _add(found, joined, Term(joined, (folded,), written, kind, entry.flag, (entry,)))
    return found


def _add(found: dict[str, Term], joined: str, term: Term) -> None:
    there = found.get(joined)
    if there is None or urgency(term.flag) < urgency(there.flag):
        found[joined] = term
    elif there.flag is term.flag:
        kind = there.kind if Kind.PLAIN in (there.kind, term.kind) else min(there.kind, term.kind, key=_kind_rank)
        entries = dict.fromkeys(sorted((*there.entries, *term.entries), key=_acting_rank))
        splits = dict.fromkeys((*there.splits, *term.splits))
        found[joined] = replace(there, splits=tuple(splits), kind=kind, entries=tuple(entries))


def _kind_rank(kind: Kind) -> int:
    return kind.value


def _acting_rank(entry: Entry) -> int:
    return _ACTING.index(entry.long_acting)


def _names(names: Iterable[str], terms: dict[str, Term]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in names:
        joined = key(name)
        if joined not in terms:
            found.setdefault(joined, name)
    return found
