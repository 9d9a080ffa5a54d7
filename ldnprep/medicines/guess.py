"""Words that nobody knows in, the names meant by them out: typing slips, labels cut short, names within a word.

A guess may warn, it never reassures: of harmless names only suggestions come out, and they make nothing known.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ldnprep.medicines.fold import Word, beside, key, sound
from ldnprep.medicines.model import Certainty
from ldnprep.medicines.terms import SHORTEST_MISSPELT, Term, urgency
from ldnprep.medicines.vocabulary import Vocabulary
from ldnprep.medicines.words import FILLER, NOT_GUESSED

if TYPE_CHECKING:
    from ldnprep.medicines.near import Near

# from this length on a word may hold two slips; the usual names from this one
_LONG = 10
_USUAL = 7
_LENGTHS = range(SHORTEST_MISSPELT - 1, 41)
# spelt by ear: only words that sound as long as that; so many first letters are right, so many letters wrong
_SOUND_FROM = 6
_BY_EAR = {6: (2, 2), 7: (1, 2)}
_BY_EAR_LONG = (1, 3)
# two words written as one, with a slip, are compared from this length on
_JOINED_FROM = 8
_ENDINGS = ("s", "es")
_STEM_FROM = 6
_SUGGESTED = 3


class Guess(NamedTuple):
    """What an unknown word is meant to say; PATTERN: no more than to be checked."""

    term: Term
    certainty: Certainty


class Guesser:
    """Compares words letter by letter with all names of a vocabulary; rapidfuzz is loaded with the first such word."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._guessed = functools.lru_cache(maxsize=2048)(self._word)

    def word(self, folded: str) -> Guess | None:
        """The flagged name that one word is meant to say. A harmless name that is strictly nearer takes it away."""
        return self._guessed(folded)

    def _word(self, folded: str) -> Guess | None:
        if len(folded) not in _LENGTHS or self._is_everyday(folded):
            return None
        if (term := self._vocabulary.inside(folded) or self._vocabulary.in_run(folded)) is not None:
            return Guess(term, Certainty.SPELLING)
        return self._plural(folded) or self._slip(folded) or self._slip_in_plural(folded) or self._pattern(folded)

    def _is_everyday(self, folded: str) -> bool:
        return folded in NOT_GUESSED or folded in self._vocabulary.not_guessed

    def _plural(self, folded: str) -> Guess | None:
        singulars = (folded.removesuffix(ending) for ending in _ENDINGS if folded.endswith(ending))
        term = next(filter(None, map(self._vocabulary.flagged, singulars)), None)
        return Guess(term, Certainty.SPELLING) if term else None

    def _slip_in_plural(self, folded: str) -> Guess | None:
        """A slip in the singular, the first letter right: "loratabs"."""
        singular = folded.removesuffix("s")
        guess = self._slip(singular) if len(singular) >= SHORTEST_MISSPELT else None
        return guess if guess and guess.term.key.startswith(folded[:1]) else None

    def suggestions(self, folded: str) -> tuple[str, ...]:
        """Harmless names near an unknown word: to ask about, nothing else."""
        if len(folded) not in _LENGTHS or self._is_everyday(folded):
            return ()
        near = self._harmless.nearest(folded, 2 if len(folded) >= _LONG else 1)
        named = (self._vocabulary.term(joined) for joined in near[:_SUGGESTED])
        return tuple(term.written or next(each.name for each in term.entries) for term in named)

    def phrase(self, run: Sequence[Word], place: int, *, whole: bool, named: bool) -> Guess | None:
        """The flagged name in several words that `run` spells, with one slip in the word at `place`.

        whole: the run is all that was typed; a short word of everyday use is only then taken for one of a name.
        named: the word at `place` is itself a harmless name.
        """
        folded = [word.folded for word in run]
        if folded[place] in FILLER and not whole:
            return None
        others = (*folded[:place], "", *folded[place + 1 :])
        found = self._vocabulary.phrases.but_one(others)
        near = {joined: word for word, joined in found if self._slips(word, folded[place]) == 1}
        if not near:
            return None
        term = self._first(tuple(near))
        long = len(near[term.key]) >= SHORTEST_MISSPELT and not named
        return Guess(term, Certainty.SPELLING if long else Certainty.PATTERN)

    def joined(self, first: Word, second: Word) -> Guess | None:
        """The flagged name that two words are together, with a slip: "oxi codone"."""
        together = first.folded + second.folded
        if len(together) < _JOINED_FROM or not together.isascii():
            return None
        near = self._flagged.nearest(together, 1)
        if not near or self._is_everyday(first.folded) or self._is_everyday(second.folded):
            return None
        return Guess(self._first(near), Certainty.SPELLING)

    def cut(self, line: Sequence[Word], place: int) -> Term | None:
        """The opioid whose name a label cut short: "hydrocod", and "cod" after a hyphen or before a number."""
        word = line[place]
        if self._is_everyday(word.folded):
            return None
        if word.folded == "cod":  # "cod liver oil" is a name of its own and was found before
            before, after = beside(line, place)
            linked = bool(before.folded) and word.before in ("-", "/")
            numbered = after.is_number or "#" in after.before
            return self._vocabulary.term(key("codeine")) if linked or numbered else None
        return self._vocabulary.by_prefix(word.folded)

    def is_between(self, folded: str) -> bool:
        """Whether how a label cuts an opioid's name is one slip from a usual harmless name: "naltrex" and Valtrex."""
        near = self._harmless.nearest(folded, 1) if self._vocabulary.is_cut(folded) else ()
        return any(map(self._vocabulary.is_usual_harmless, near))

    def _slip(self, folded: str) -> Guess | None:
        """One slip, or two letters exchanged over a third; two in long words and in the names that are usual."""
        if near := self._flagged.nearest(folded, 1):
            return self._one_slip(folded, near)
        if (term := next(filter(None, map(self._vocabulary.flagged, _exchanged(folded))), None)) is not None:
            return Guess(term, Certainty.SPELLING)
        if self._harmless.nearest(folded, 1):
            return None
        near = self._flagged.nearest(folded, 2)
        if near and len(folded) >= _LONG:
            return self._farther(near)
        if alike := self._by_ear(folded):
            return self._farther(alike)
        return self._usual(folded, near)

    def _one_slip(self, folded: str, flagged: Sequence[str]) -> Guess:
        """A name that is misspelt often, or a likely slip; a likeness where a usual harmless name is as near."""
        sure = any(map(self._vocabulary.is_usual, flagged))
        if not sure and not any(self._is_likely(folded, joined) for joined in flagged):
            return Guess(self._first(flagged), Certainty.PATTERN)
        near = () if sure else self._harmless.nearest(folded, 1)
        either = any(map(self._vocabulary.is_usual_harmless, near))
        return Guess(self._first(flagged), Certainty.PATTERN if either else Certainty.SPELLING)

    def _farther(self, flagged: Sequence[str]) -> Guess:
        """More than one slip: a name that is misspelt in many ways, else no more than a likeness."""
        usual = [joined for joined in flagged if self._vocabulary.is_usual(joined)]
        return Guess(self._first(usual or flagged), Certainty.SPELLING if usual else Certainty.PATTERN)

    def _usual(self, folded: str, near: Sequence[str]) -> Guess | None:
        """Two slips in a name that is misspelt in many ways, the first letter right; only likely ones name it."""
        usual = [
            joined
            for joined in near
            if joined.startswith(folded[:1]) and len(joined) >= _USUAL and self._vocabulary.is_usual(joined)
        ]
        if not usual:
            return None
        likely = [joined for joined in usual if self._is_likely(folded, joined)]
        return Guess(self._first(likely or usual), Certainty.SPELLING if likely else Certainty.PATTERN)

    def _pattern(self, folded: str) -> Guess | None:
        """What only looks like an opioid's name: near a name from abroad, or built like one."""
        if near := self._elsewhere.nearest(folded, 1):
            return Guess(self._first(near), Certainty.PATTERN)
        if len(folded) < _STEM_FROM or self._harmless.nearest(folded, 1):
            return None
        term = self._vocabulary.by_stem(folded)
        return Guess(term, Certainty.PATTERN) if term else None

    def _by_ear(self, folded: str) -> list[str]:
        """Flagged names that sound the same though more than one letter is wrong."""
        heard = sound(folded)
        if len(heard) < _SOUND_FROM:
            return []
        right, most = _BY_EAR.get(len(heard), _BY_EAR_LONG)
        alike = (word for word in self._vocabulary.sounding(heard) if word.startswith(folded[:right]))
        return [word for word in alike if self._slips(word, folded) <= most]

    def _first(self, joined: Sequence[str]) -> Term:
        """The most urgent of several names, of these one that is usual: "butran" is Butrans, not Dutran."""
        usual_first = sorted(joined, key=lambda name: not self._vocabulary.is_usual(name))
        return min(map(self._vocabulary.term, usual_first), key=_urgency)

    @functools.cached_property
    def _flagged(self) -> Near:
        return _near(self._vocabulary.flagged_words)

    @functools.cached_property
    def _elsewhere(self) -> Near:
        return _near(self._vocabulary.elsewhere_words)

    @functools.cached_property
    def _harmless(self) -> Near:
        return _near(self._vocabulary.harmless_words)

    def _is_likely(self, typed: str, meant: str) -> bool:
        from ldnprep.medicines.near import is_likely

        return is_likely(typed, meant)

    def _slips(self, one: str, other: str) -> int:
        from ldnprep.medicines.near import slips

        return slips(one, other)


def _near(words: Mapping[str, str]) -> Near:
    from ldnprep.medicines.near import Near

    return Near(words)


def _exchanged(folded: str) -> Iterator[str]:
    """The word with two letters exchanged over the one between them: "tradamol"."""
    for place in range(len(folded) - 2):
        one, between, other = folded[place], folded[place + 1], folded[place + 2]
        if one != other:
            yield folded[:place] + other + between + one + folded[place + 3 :]


def _urgency(term: Term) -> int:
    return urgency(term.flag)
