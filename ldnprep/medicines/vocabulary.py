"""The index of all spellings in, answers out: what a run of folded words stands for. Read lazily, line by line."""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import islice, takewhile

from ldnprep.medicines.fold import Word, split
from ldnprep.medicines.model import Flag
from ldnprep.medicines.terms import Index, Kind, Pairs, Term, parted, term_of

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
        self._names = index.names.mapping()
        self._meant = parted(index.meant)
        self._prefixes = index.prefixes.mapping()
        self._read: dict[str, Term] = {}
        self.longest = index.longest
        self.ordinary = frozenset(parted(index.ordinary))

    def find(self, run: Sequence[Word]) -> Term | None:
        """What exactly these words stand for, if anything."""
        joined = "".join([word.folded for word in run])
        term = self._listed(joined)
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
        return self._listed(joined) or Term(joined, (), self._names[joined], Kind.NAME, Flag.NONE, ())

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
        first = bisect_left(self._suggested, (folded, 0, ""))
        found = takewhile(lambda spelling: spelling[0].startswith(folded), islice(self._suggested, first, None))
        return tuple(name for _, name in sorted(((rank, name) for _, rank, name in found))[:limit])

    @property
    def flagged_words(self) -> Mapping[str, str]:
        """Spellings of all that raises a flag, long enough to be misspelt; those in two words stand joined.

        By length, `joined`.
        """
        return self._index.flagged_words

    @property
    def harmless_words(self) -> Mapping[str, str]:
        """The same of the harmless: names of several words stand joined."""
        return self._index.harmless_words

    @functools.cached_property
    def phrases(self) -> Phrases:
        """Spellings in several words that raise a flag."""
        return Phrases(self._index.phrases)

    @functools.cached_property
    def harmless_phrases(self) -> Phrases:
        """The same of the harmless."""
        return Phrases(self._index.harmless_phrases)

    def sounding(self, heard: str) -> tuple[str, ...]:
        """The words of `flagged_words` that sound so."""
        return tuple(self._sounds.get(heard, "").split())

    @functools.cached_property
    def _sounds(self) -> dict[str, str]:
        return self._index.sounds.mapping()

    @functools.cached_property
    def _suggested(self) -> list[tuple[str, int, str]]:
        """(key, rank, as written) of all names to suggest, sorted.

        Rank: generic names of the groups, their brands, then the harmless names in the order of their file, which
        begins with the usual ones.
        """
        ranked = {folded: (int(name[0]), name[1:]) for folded, name in self._index.suggested.mapping().items()}
        harmless = {folded: (rank, name) for rank, (folded, name) in enumerate(self._names.items(), start=2)}
        return sorted((folded, rank, name) for folded, (rank, name) in (harmless | ranked).items())

    def _listed(self, joined: str) -> Term | None:
        """The term of a group with this key."""
        term = self._read.get(joined)
        if term is None and (line := self._terms.get(joined)) is not None:
            term = self._read[joined] = term_of(joined, line, self._meant)
        return term
