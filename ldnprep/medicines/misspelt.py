"""Words that nobody knows in, the names meant by them out: typing slips, and names cut short by a pharmacy's label."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ldnprep.medicines.fold import Word, key
from ldnprep.medicines.vocabulary import SHORTEST_MISSPELT, Term, Vocabulary, urgency

if TYPE_CHECKING:
    from ldnprep.medicines.near import Near

# from this length on a word may hold two slips
_LONG = 10
_LONGEST = 40


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
        other, harmless = self._harmless.nearest(folded, most)
        if flagged and distance <= other:
            return min(map(self._vocabulary.term, flagged), key=_urgency)
        return self._vocabulary.term(harmless[0]) if harmless else None

    def phrase(self, run: Sequence[Word], place: int) -> Term | None:
        """The flagged name in several words that `run` spells, with one slip in the word at `place`."""
        folded = [word.folded for word in run]
        others = (*folded[:place], "", *folded[place + 1 :])
        candidates = self._vocabulary.phrases.get(others, ())
        near = [term for word, term in candidates if self._slips(word, folded[place]) <= 1]
        return min(near, key=_urgency) if near else None

    def cut(self, line: Sequence[Word], place: int) -> Term | None:
        """The opioid whose name a label cut short: "hydrocod", and "cod" after a hyphen or before a number."""
        word = line[place]
        if word.folded == "cod":
            after = line[place + 1] if place + 1 < len(line) else None
            joined = place > 0 and word.before in ("-", "/")
            numbered = after is not None and (after.is_number or "#" in after.before)
            liver = after is not None and after.folded == "liver"
            return self._vocabulary.term(key("codeine")) if (joined or numbered) and not liver else None
        return self._vocabulary.by_prefix(word.folded)

    @functools.cached_property
    def _flagged(self) -> Near:
        from ldnprep.medicines.near import Near

        return Near(self._vocabulary.flagged_words)

    @functools.cached_property
    def _harmless(self) -> Near:
        from ldnprep.medicines.near import Near

        return Near(self._vocabulary.harmless_words)

    def _slips(self, one: str, other: str) -> int:
        from ldnprep.medicines.near import slips

        return slips(one, other, 1)


def _urgency(term: Term) -> int:
    return urgency(term.flag)
