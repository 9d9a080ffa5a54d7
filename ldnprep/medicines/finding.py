"""The words of a line in, the terms that stand in it out: spelt exactly, then misspelt, cut short, or within a word."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from string import ascii_lowercase, digits
from typing import TYPE_CHECKING

from ldnprep.medicines.doubts import is_unknown
from ldnprep.medicines.fold import Word, beside
from ldnprep.medicines.model import Certainty, Flag
from ldnprep.medicines.parts import Found
from ldnprep.medicines.spans import covered, in_order, longest, put
from ldnprep.medicines.terms import Kind, Term, urgency
from ldnprep.medicines.vocabulary import Vocabulary
from ldnprep.medicines.words import AMOUNTS, COUNTED_FORMS, COUNTING, UNITS

if TYPE_CHECKING:
    from ldnprep.medicines.guess import Guess, Guesser

# behind so many words that nobody knows the rest of a line is only compared exactly: the time stays bounded
_MOST_MISSPELT = 300
_LONGEST = 8  # words of a name
_HOURS = "h"
_SINGLE = frozenset(ascii_lowercase + digits)
# signs over which no name reaches
_BREAKS = frozenset(",;\n\r")
# the numbers of products such as "Tylenol 3"; what a number may count or say how often
_PRODUCTS, _ONE = frozenset("1234"), frozenset("1")
_COUNTED = COUNTED_FORMS | {"x", "times", "every", "a", "per"}


class Finder:
    """Finds the terms of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def all(self, line: Sequence[Word]) -> list[Found]:
        """All terms in a line, in order, none over another."""
        found = longest(self.exact(line))
        open_places = self._open_places(line, found)
        harmless = {each.start for each in found if each.term.flag is Flag.NONE}
        for place in dict.fromkeys((*open_places, *self._beside(line, found))):
            if each := self._misspelt_phrase(line, place, named=place in harmless):
                found = put(found, each)
        taken = covered(found)
        for place in open_places:
            if place not in taken and (guessed := self._guess(line, place)):
                found = put(found, guessed)
                taken = covered(found)
        return in_order(found)

    def exact(self, line: Sequence[Word]) -> list[Found]:
        """All terms that are spelt exactly, also those over one another."""
        found = []
        for start in range(len(line)):
            for end in _ends(line, start):
                term = self._vocabulary.find(line[start:end])
                sure = self._as_a_count(line, start, end, term) if term else None
                if term and sure and not self._is_no_name(line, start, end, term):
                    found.append(Found(start, end, term, sure))
        return found

    def _is_no_name(self, line: Sequence[Word], start: int, end: int, term: Term) -> bool:
        letters = _is_in_letters(line, start, end) or self._is_letter_beside(line[start:end], term)
        return letters or _is_no_slang(line, start, term)

    def plurals(self, line: Sequence[Word]) -> list[Found]:
        """Flagged names with an "s" behind them, of words that are known as nothing else: "my lortabs"."""
        plural = [(n, word.folded) for n, word in enumerate(line) if word.folded.endswith("s")]
        names = ((n, self._vocabulary.flagged(folded.removesuffix("s"))) for n, folded in plural)
        return [Found(n, n + 1, term, Certainty.EXACT) for n, term in names if term and is_unknown(line[n])]

    def misspelt(self, line: Sequence[Word], place: int) -> Found | None:
        """The opioid that acts beyond the bowels which a word that nobody knows is meant to be."""
        each = self._guess(line, place) if is_unknown(line[place]) else None
        if each is None or each.term.flag is not Flag.OPIOID:
            return None
        return each if any(entry.severity != "gut" for entry in each.term.entries) else None

    def suggestions(self, line: Sequence[Word], found: Sequence[Found]) -> tuple[str, ...]:
        """Near harmless names for the words that nobody knows."""
        words = (line[place].folded for place in self._open_places(line, found))
        return tuple(dict.fromkeys(name for word in words for name in self._guesser.suggestions(word)))

    @functools.cached_property
    def _guesser(self) -> Guesser:
        from ldnprep.medicines.guess import Guesser  # most lines hold no word that nobody knows

        return Guesser(self._vocabulary)

    def _open_places(self, line: Sequence[Word], found: Sequence[Found]) -> list[int]:
        """Where words stand that nobody knows, as far as the time allows."""
        taken = covered(found)
        return [n for n, word in enumerate(line) if n not in taken and is_unknown(word)][:_MOST_MISSPELT]

    def _beside(self, line: Sequence[Word], found: Sequence[Found]) -> list[int]:
        """Where harmless names stand, and all words of a line that may be one name: a slip may have made "Nurofen Plus"
        of them."""
        harmless = covered(each for each in found if each.term.flag is Flag.NONE)
        near = range(len(line)) if harmless and len(line) <= _LONGEST else sorted(harmless)
        return [place for place in near if not line[place].is_number][:_MOST_MISSPELT]

    def _guess(self, line: Sequence[Word], place: int) -> Found | None:
        word = line[place]
        if term := self._guesser.cut(line, place):
            unsure = self._guesser.is_between(word.folded)
            return Found(place, place + 1, term, Certainty.PATTERN if unsure else Certainty.SPELLING)
        if guess := self._guesser.word(word.folded):
            return _found(place, place + 1, guess)
        before, after = beside(line, place)
        if _are_side_by_side(before, word) and (guess := self._guesser.joined(before, word)):
            return _found(place - 1, place + 1, guess)
        if _are_side_by_side(word, after) and (guess := self._guesser.joined(word, after)):
            return _found(place, place + 2, guess)
        return None

    def _as_a_count(self, line: Sequence[Word], start: int, end: int, term: Term) -> Certainty | None:
        """How sure a term is whose number may only count; None: "Tylenol three times a day" is no Tylenol 3.

        "Tylenol 3 every 6 hours", "Tylenol 2 tablets" may be either; "#3" and "no. 3" never count.
        """
        sure = _certainty(term)
        last, first = line[end - 1], line[start]
        _, after = beside(line, end - 1)
        if last.is_number or last.folded in AMOUNTS:
            name, signed = line[start : end - 1], "#" in last.before
        elif first.is_number and "#" not in first.before:
            return None if self._is_less(line[start + 1 : end], term) else sure
        else:
            return sure
        if signed or not after.folded or not self._is_less(name, term):
            return sure
        if last.is_number and _may_count(last, after):
            return Certainty.PATTERN
        return None if after.folded in COUNTING else sure

    def _is_letter_beside(self, run: Sequence[Word], term: Term) -> bool:
        """Whether a letter beside a name only happens to make another harmless name: "Soma C" is no Somac."""
        *name, letter = run
        if not name or letter.folded not in _SINGLE or term.flag is not Flag.NONE:
            return False
        return tuple(word.folded for word in run) not in term.splits and self._vocabulary.find(name) is not None

    def _is_less(self, name: Sequence[Word], term: Term) -> bool:
        plain = self._vocabulary.find(name) if name else None
        return plain is not None and urgency(plain.flag) > urgency(term.flag)

    def _misspelt_phrase(self, line: Sequence[Word], place: int, *, named: bool) -> Found | None:
        """The longest name in several words round a misspelt one."""
        spans = [
            range(start, end)
            for start in range(place + 1)[-_LONGEST:]
            for end in _ends(line, start)
            if end > place
        ]
        for span in sorted(spans, key=len, reverse=True):
            run = line[span.start : span.stop]
            if guess := self._guesser.phrase(run, span.index(place), whole=run == line, named=named):
                return _found(span.start, span.stop, guess)
        return None


def _may_count(number: Word, after: Word) -> bool:
    """Whether what follows a number may be counted by it, or say how often: "Tylenol 1 a day", "Tylenol 1-2"."""
    goes_on = "," not in after.before and (after.is_number or number.folded in _ONE)
    counts = after.folded in _COUNTED or goes_on
    return number.folded in _PRODUCTS and counts


def _are_side_by_side(first: Word, second: Word) -> bool:
    """Whether these are two words of one item."""
    return first.folded.isalpha() and second.folded.isalpha() and _BREAKS.isdisjoint(second.before)


def _found(start: int, end: int, guess: Guess) -> Found | None:
    """None for a guess that raises nothing: it would make a word known."""
    return Found(start, end, guess.term, guess.certainty) if guess.term.flag is not Flag.NONE else None


def _certainty(term: Term) -> Certainty:
    return Certainty.SLANG if term.kind in (Kind.SLANG, Kind.SHORT, Kind.PLAIN) else Certainty.EXACT


def _is_no_slang(line: Sequence[Word], start: int, term: Term) -> bool:
    """Whether an "h" is short for hours ("25 mcg/h", "every 12 h") or part of a code ("H2", "H-200")."""
    if term.key != _HOURS:
        return False
    before, after = beside(line, start)
    if after.is_number and " " not in after.before:
        return True
    if not before.folded:
        return False
    behind_a_name = is_unknown(before) and not _BREAKS.intersection(line[start].before)  # "Dimetapp-H"
    return "/" in line[start].before or before.is_number or before.folded in UNITS or behind_a_name


def _is_in_letters(line: Sequence[Word], start: int, end: int) -> bool:
    """Whether these are some of the letters of a longer abbreviation with dots: "D.P.C.A." is no PCA."""
    if not _SINGLE.issuperset(word.folded for word in line[start:end]):
        return False
    before, _ = beside(line, start)
    _, after = beside(line, end - 1)
    signs = ((before, line[start].before), (after, after.before))
    return any(sign == "." and letter.folded in _SINGLE for letter, sign in signs)


def _ends(line: Sequence[Word], start: int) -> range:
    """Where a name that begins at `start` may end, the longest first: none reaches over a comma or a line end."""
    last = min(len(line), start + _LONGEST)
    broken = (place for place in range(start + 1, last) if not _BREAKS.isdisjoint(line[place].before))
    return range(next(broken, last), start, -1)
