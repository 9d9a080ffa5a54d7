"""The index of all spellings in, answers out: what a run of folded words stands for. Read lazily, line by line."""

from __future__ import annotations

import functools
import sys
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import chain, islice, takewhile
from operator import itemgetter

from ldnprep.medicines.fold import Word, key, split
from ldnprep.medicines.model import Flag
from ldnprep.medicines.terms import (
    SHORTEST_MISSPELT,
    Index,
    Kind,
    Meant,
    Pairs,
    Term,
    by_length,
    flag_of,
    parted,
    term_of,
)

# names as short as these must stand in the same words: "per c" is not "perc"
_JOINS_FROM = 5
_SUGGEST_FROM = 2


class Phrases:
    """Names in several words, by all their words but a long one."""

    def __init__(self, pairs: Pairs) -> None:
        self._found = pairs.mapping()

    def but_one(self, others: Sequence[str]) -> list[tuple[str, str]]:
        """The word that is missing and the name's key, for each name with these words; "" where one is missing."""
        found = self._found.get(" ".join(others), "").split()
        return list(zip(found[::2], found[1::2], strict=True))


class Vocabulary:
    """All spellings. Made once; what is said of a text never changes."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._terms = index.terms.mapping()
        self._names = parted(index.names.keys)
        self._meant = parted(index.meant)
        self._prefixes = index.prefixes.mapping()
        self._read: dict[str, Term] = {}
        self.ordinary = frozenset(parted(index.ordinary))

    def find(self, run: Sequence[Word]) -> Term | None:
        """What exactly these words stand for, if anything."""
        joined = "".join([word.folded for word in run])
        term = self._listed(joined)
        written = self._written(joined) if term is None else None
        if written is not None:
            term = Term(joined, (split(written),), written, Kind.NAME, Flag.NONE, ())
        if term is None or len(joined) >= _JOINS_FROM or tuple([word.folded for word in run]) in term.splits:
            return term
        dotted = len(run) > 1 and all(word.before == "." for word in run[1:])
        return term if dotted else None

    def term(self, joined: str) -> Term:
        """The term with this key, of a group or of the list of names."""
        return self._listed(joined) or Term(joined, (), self._written(joined) or joined, Kind.NAME, Flag.NONE, ())

    def flagged(self, joined: str) -> Term | None:
        """The term that is spelt exactly so and raises a flag by itself: no slang."""
        term = self._listed(joined)
        raises = term is not None and term.flag is not Flag.NONE and term.kind in (Kind.NAME, Kind.ELSEWHERE)
        return term if raises else None

    def by_prefix(self, folded: str) -> Term | None:
        """The opioid whose name a pharmacy label cut to this word: it begins with one of the prefixes."""
        for prefix, joined in self._prefixes.items():
            if folded.startswith(prefix):
                return self._listed(joined)
        return None

    def beginning_with(self, folded: str, limit: int) -> tuple[str, ...]:
        """Names to suggest after these letters, the usual ones first; none for fewer than two letters."""
        if len(folded) < _SUGGEST_FROM:
            return ()
        first = bisect_left(self._suggested, folded, key=itemgetter(0))
        found = takewhile(lambda spelling: spelling[0].startswith(folded), islice(self._suggested, first, None))
        return tuple(name for _, name in sorted(((rank, name) for _, rank, name in found))[:limit])

    def inside(self, folded: str) -> Term | None:
        """The opioid whose whole name stands in this longer word: "theratramadol"."""
        if folded in self._not_stems:
            return None
        return next((self._listed(joined) for name, joined in self._inside.items() if name in folded), None)

    def by_stem(self, folded: str) -> Term | None:
        """The opioid whose brands are often built so: "tramacalm"."""
        if folded in self._not_stems:
            return None
        return next((self._listed(joined) for stem, joined in self._stems.items() if stem in f" {folded}"), None)

    def in_run(self, folded: str) -> Term | None:
        """The longest name that stands in a word of another script, see `runs`."""
        if folded.isascii():
            return None
        from ldnprep.medicines.runs import in_run  # few people write in another script

        joined = in_run(folded, self._runs)
        return self.term(joined) if joined else None

    def other_reading(self, joined: str) -> Term | None:
        """The opioid whose name is one letter from this harmless one, where that one is not ordinary here."""
        other = self._two_readings.get(joined)
        return self._listed(other) if other else None

    def is_usual(self, joined: str) -> bool:
        """Whether this is one of the opioids' names that are misspelt in many ways."""
        return joined in self._usual_names

    def is_usual_harmless(self, joined: str) -> bool:
        """Whether a harmless name is one of the usual ones, or stands in a group of its own."""
        return joined in self._usual_harmless or self._listed(joined) is not None

    def is_cut(self, folded: str) -> bool:
        """Whether this is just how a pharmacy label cuts an opioid's name."""
        return folded in self._prefixes

    @functools.cached_property
    def carriers(self) -> frozenset[str]:
        """Keys of harmless names that are sold with an opioid under a longer name."""
        return frozenset(parted(self._index.carriers))

    @functools.cached_property
    def numbered(self) -> dict[str, str]:
        """By key of a harmless product: the key of what "#3" beside it makes of it."""
        return self._index.numbered.mapping()

    @functools.cached_property
    def strengths(self) -> dict[str, dict[str, Meant]]:
        """By key of a harmless name: the strengths of its combinations with an opioid, and which one that is."""
        found: dict[str, dict[str, Meant]] = {}
        for carrier, text in self._index.strengths.mapping().items():
            for each in text.split(";"):
                pair, _, joined = each.strip().partition(" ")
                found.setdefault(key(carrier), {})[pair] = self.term(joined).entries[0]
        return found

    @functools.cached_property
    def _not_stems(self) -> frozenset[str]:
        return frozenset(parted(self._index.not_stems))

    @functools.cached_property
    def not_guessed(self) -> frozenset[str]:
        """Everyday words near an opioid's name, of which no guess is made."""
        return frozenset(parted(self._index.not_guessed))

    @functools.cached_property
    def _inside(self) -> dict[str, str]:
        return self._index.inside.mapping()

    @functools.cached_property
    def _stems(self) -> dict[str, str]:
        """By stem; one that begins with a blank stands only at the beginning of a word."""
        return {stem.replace("^", " "): joined for stem, joined in self._index.stems.mapping().items()}

    @functools.cached_property
    def _runs(self) -> list[str]:
        return parted(self._index.runs)

    @functools.cached_property
    def _two_readings(self) -> dict[str, str]:
        return self._index.two_readings.mapping()

    @functools.cached_property
    def _usual_names(self) -> frozenset[str]:
        return frozenset(parted(self._index.usual_names))

    @functools.cached_property
    def _usual_harmless(self) -> frozenset[str]:
        return frozenset(parted(self._index.usual))

    @property
    def elsewhere_words(self) -> Mapping[str, str]:
        """The same as `flagged_words` of the names from other countries and times."""
        return self._index.elsewhere_words

    @property
    def flagged_words(self) -> Mapping[str, str]:
        """Spellings of all that raises a flag, long enough to be misspelt; those in two words stand joined.

        By length, `joined`.
        """
        return self._index.flagged_words

    @functools.cached_property
    def harmless_words(self) -> Mapping[str, str]:
        """The same of the harmless: names of several words stand joined."""
        alike = (k for k, packed in self._terms.items() if flag_of(packed) is Flag.NONE)
        return by_length(k for k in chain(alike, self._names) if len(k) >= SHORTEST_MISSPELT)

    @functools.cached_property
    def phrases(self) -> Phrases:
        """Spellings in several words that raise a flag."""
        return Phrases(self._index.phrases)

    def sounding(self, heard: str) -> tuple[str, ...]:
        """The words of `flagged_words` that sound so."""
        return tuple(self._sounds.get(heard, "").split())

    @functools.cached_property
    def _sounds(self) -> dict[str, str]:
        return self._index.sounds.mapping()

    @functools.cached_property
    def _suggested(self) -> list[tuple[str, int, str]]:
        """(key, rank, as written) of all names to suggest, sorted.

        Rank: generic names of the groups, their brands, then the harmless names: the usual ones, and all others alike.
        """
        ranked = {folded: (int(name[0]), name[1:]) for folded, name in self._index.suggested.mapping().items()}
        usual = {folded: rank for rank, folded in enumerate(parted(self._index.usual), start=2)}
        names = self._index.names.mapping()
        harmless = {k: (usual.get(k, sys.maxsize), name or k.capitalize()) for k, name in names.items()}
        return sorted((folded, rank, name) for folded, (rank, name) in (harmless | ranked).items())

    def _written(self, joined: str) -> str | None:
        """The harmless name with this key, as on a box."""
        place = bisect_left(self._names, joined)
        if self._names[place : place + 1] != [joined]:
            return None
        return self._as_written[place] or joined.capitalize()

    @functools.cached_property
    def _as_written(self) -> list[str]:
        return parted(self._index.names.values)

    def _listed(self, joined: str) -> Term | None:
        """The term of a group with this key."""
        term = self._read.get(joined)
        if term is None and (line := self._terms.get(joined)) is not None:
            term = self._read[joined] = term_of(joined, line, self._meant)
        return term
