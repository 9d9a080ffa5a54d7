"""Words that nobody knows in, the names meant by them out: typing slips, and names cut short by a pharmacy's label."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ldnprep.medicines.fold import Word, key, sound
from ldnprep.medicines.terms import SHORTEST_MISSPELT, Term, urgency
from ldnprep.medicines.vocabulary import Vocabulary

if TYPE_CHECKING:
    from ldnprep.medicines.near import Near

# from this length on a word may hold two slips
_LONG = 10
_LONGEST = 40
# spelt by ear: only words that sound as long as that, the longest with three letters wrong
_SOUND_FROM = 6
_LONG_SOUND = 8


class Misspelt:
    """Compares words letter by letter with all names of a vocabulary; rapidfuzz is loaded with the first such word."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def word(self, folded: str) -> Term | None:
        """What one word is meant to say. A harmless name wins only where it is strictly nearer than a flagged one."""
        if not SHORTEST_MISSPELT - 1 <= len(folded) <= _LONGEST:
            return None
        most = 2 if len(folded) >= _LONG else 1
        distance, flagged = self._flagged.nearest(folded, most)
        if distance <= 1:  # no known name can be nearer: one that is spelt exactly so was found before
            return min(map(self._vocabulary.term, flagged), key=_urgency)
        other, harmless = self._harmless.nearest(folded, most)
        if not flagged and not harmless:
            flagged = self._by_ear(folded)
        if flagged and distance <= other:
            return min(map(self._vocabulary.term, flagged), key=_urgency)
        return self._vocabulary.term(harmless[0]) if harmless else None

    def phrase(self, run: Sequence[Word], place: int) -> Term | None:
        """The name in several words that `run` spells, with one slip in the word at `place`; flagged ones first."""
        folded = [word.folded for word in run]
        others = (*folded[:place], "", *folded[place + 1 :])
        for phrases in (self._vocabulary.phrases, self._vocabulary.harmless_phrases):
            near = [joined for word, joined in phrases.but_one(others) if self._slips(word, folded[place], 1) <= 1]
            if near:
                return min(map(self._vocabulary.term, near), key=_urgency)
        return None

    def cut(self, line: Sequence[Word], place: int) -> Term | None:
        """The opioid whose name a label cut short: "hydrocod", and "cod" after a hyphen or before a number."""
        word = line[place]
        if word.folded == "cod":  # "cod liver oil" is a name of its own and was found before
            after = line[place + 1] if place + 1 < len(line) else None
            joined = place > 0 and word.before in ("-", "/")
            numbered = after is not None and (after.is_number or "#" in after.before)
            return self._vocabulary.term(key("codeine")) if joined or numbered else None
        return self._vocabulary.by_prefix(word.folded)

    @functools.cached_property
    def _flagged(self) -> Near:
        from ldnprep.medicines.near import Near

        return Near(self._vocabulary.flagged_words)

    @functools.cached_property
    def _harmless(self) -> Near:
        from ldnprep.medicines.near import Near

        return Near(self._vocabulary.harmless_words)

    def _by_ear(self, folded: str) -> list[str]:
        """Flagged names that sound the same though more than one letter is wrong."""
        heard = sound(folded)
        if len(heard) < _SOUND_FROM:
            return []
        most = 3 if len(heard) >= _LONG_SOUND else 2
        return [
            word
            for word in self._vocabulary.sounding(heard)
            if self._slips(word, folded, most) <= most and (len(heard) > _SOUND_FROM or word[:2] == folded[:2])
        ]

    def _slips(self, one: str, other: str, most: int) -> int:
        from ldnprep.medicines.near import slips

        return slips(one, other, most)


def _urgency(term: Term) -> int:
    return urgency(term.flag)
