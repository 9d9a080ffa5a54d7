"""One typed line in, Recognised out: which names stand in it, and what they make of it.

The way of a line: fold it to words; find the names, exact ones first (`finding`); decide about slang by what stands
beside it, and for each item whether a word is left that nobody knows (`parts`); then look at the strengths.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from ldnprep.medicines.denial import denies
from ldnprep.medicines.doubts import is_unknown
from ldnprep.medicines.finding import Finder
from ldnprep.medicines.fold import Word, beside, key, words, words_before
from ldnprep.medicines.hidden import hidden_opioids, match_of
from ldnprep.medicines.model import NAMING, Certainty, Flag, LongActing, Match, Recognised
from ldnprep.medicines.parts import Found, Part, parts, verdict
from ldnprep.medicines.spans import covered, longest
from ldnprep.medicines.terms import NAME_GROUP, Index, Kind, urgency
from ldnprep.medicines.vocabulary import Vocabulary
from ldnprep.medicines.words import NOTHING, PAIN_OR_COUGH
from ldnprep.medicines.words_beside import RIDES, TRAMS

if TYPE_CHECKING:
    from ldnprep.medicines.items import Why
    from ldnprep.medicines.other_boxes import Second

# names from abroad that are shorter are everyday words too often to be looked for in notes
_MENTIONED_FROM = 7
_MOST_NUMBERS = 4
# "... tramadol. I never", "the tramadol I have": she herself is no part of a name
_BEFORE_I = re.compile(r"(?<=[.!?])\s+(?=I\b)|\s+(?=I\s+[a-z])")
_SYSTEMIC = frozenset({"systemic"})


class _Counted(Struct, frozen=True):
    """A term that was found, the flag it gives here, and whether a word for long action stands beside it."""

    found: Found
    flag: Flag
    lasting: bool


class Recogniser:
    """Knows the spellings of the index it was made with. All methods take any text and never raise."""

    def __init__(self, index: Index) -> None:
        self._vocabulary = Vocabulary(index)
        self._finder = Finder(self._vocabulary)

    def recognise(self, text: str, *, context: str = "", opioid_field: bool = False) -> Recognised:
        """What a typed line says; `context` is the rest of its row (amount, how often ...), read only for slang.

        opioid_field: the line answers the question for opioids: slang counts there even when it stands alone.
        """
        line = words(text)
        if not line:
            blank = not any(sign.isprintable() and not sign.isspace() for sign in text)
            return Recognised(text, Flag.NONE if blank else Flag.CHECK, blank, ())
        if not opioid_field and "".join([word.folded for word in line]) in NOTHING:
            return Recognised(text, Flag.NONE, True, ())
        found, items = self._items(line, words(context))
        counted = [
            _Counted(each, flag, part.lasting)
            for part in items
            for each in part.found
            if (flag := verdict(part, each, opioid_field, self._vocabulary.ordinary)) is not None
        ]
        matches = tuple(match for each in counted for match in self._matches(text, line, each))
        unnamed = not matches and not any(map(is_unknown, line))
        hidden = tuple(hidden_opioids(self._vocabulary, text, matches, unnamed=unnamed))
        matches += hidden
        known = bool(matches) and not hidden and "?" not in text and all(part.known for part in items)
        flags = [match.flag for match in matches] + ([] if known else [Flag.CHECK])
        return Recognised(
            text,
            min(flags, key=urgency),
            known,
            matches,
            suggestions=() if known else self._finder.suggestions(line, found),
            pain_or_cough=not known and speaks_of_pain_or_cough(_beside_harmless(line, found)),
        )

    def why(self, text: str) -> tuple[Why, ...]:
        """Why each item of a line is known or to be checked."""
        from ldnprep.medicines.items import why  # only when somebody asks

        line = words(text)
        return why(text, line, self._items(line, ())[1])

    def _items(self, line: Sequence[Word], row: Sequence[Word]) -> tuple[list[Found], tuple[Part, ...]]:
        """What stands in a line, and its items; row: the words of the other columns."""
        found = self._finder.all(line)
        if denies(line):
            found = [replace(each, certainty=Certainty.PATTERN) for each in found]
        return found, parts(line, found, row, self._vocabulary.carriers)

    def mentions(self, text: str) -> tuple[Match, ...]:
        """The opioids and opioid blockers named in free text: spelt exactly, no short slang, no everyday words."""
        return tuple(match for part in _BEFORE_I.split(text) for match in self._mentioned(part))

    def _mentioned(self, text: str) -> Iterator[Match]:
        line = words(text)
        for each in longest([*self._finder.exact(line), *self._finder.plurals(line)]):
            if self._is_mentioned(each) and not _is_a_ride(line, each):
                yield from self._matches(text, line, _Counted(each, each.term.flag, lasting=False))

    def hints(self, text: str, *, wished: bool) -> tuple[Match, ...]:
        """What may be an opioid in free text, beside what `mentions` names; see `hinting`."""
        from ldnprep.medicines.hinting import hints  # few sheets hold free text

        return tuple(hints(self._finder, self._vocabulary, text, wished=wished))

    def carriers(self, matches: Iterable[Match]) -> Iterator[str]:
        """Of what was found, as typed: harmless products that are sold with an opioid under a longer name."""
        for match in matches:
            names = (key(match.typed), key(match.name))
            if not self._vocabulary.carriers.isdisjoint(names):
                yield match.typed

    def second_medicine(self, text: str, *, quiet: bool) -> Second:
        """What another box of a row says of one more medicine; opioids that it names are read by `recognise`."""
        from ldnprep.medicines.other_boxes import second_medicine  # a line alone has no other boxes

        line = words(text)
        return second_medicine(line, self._finder.all(line), text, quiet=quiet)

    def suggestions(self, prefix: str, limit: int = 8) -> tuple[str, ...]:
        """Names that begin so, as on a box, the usual ones first; none before two letters are typed."""
        return self._vocabulary.beginning_with(key(prefix), limit)

    def _is_mentioned(self, each: Found) -> bool:
        term = each.term
        if term.kind is Kind.ELSEWHERE and len(term.key) < _MENTIONED_FROM:
            return False
        named = term.kind in (Kind.NAME, Kind.ELSEWHERE, Kind.SLANG)
        return named and term.flag in (Flag.OPIOID, Flag.ANTAGONIST) and term.key not in self._vocabulary.ordinary

    def _matches(self, text: str, line: Sequence[Word], each: _Counted) -> Iterator[Match]:
        """One match for each medicine that the term may mean."""
        typed = text[line[each.found.start].start : line[each.found.end - 1].end]
        term, sure = each.found.term, each.found.certainty
        if each.flag is Flag.CHECK and urgency(term.flag) < urgency(Flag.CHECK) and sure in NAMING:
            sure = Certainty.PATTERN  # what stands beside it speaks against it: it names nothing as a fact
        if not term.entries:
            yield Match(typed, term.written, NAME_GROUP, Flag.NONE, "", LongActing.NO, sure)
            yield from self._other_reading(typed, term.key)
        for entry in term.entries:
            lasts = each.lasting and entry.flag is Flag.OPIOID and entry.severity in _SYSTEMIC
            acting = LongActing.YES if lasts else entry.long_acting
            yield match_of(typed, entry, each.flag, acting, sure)
        if term.flag is Flag.NONE:
            for start, end, spelt in _with_numbers(line, each.found):
                yield from self._other_reading(text[line[start].start : line[end - 1].end], spelt)

    def _other_reading(self, typed: str, joined: str) -> Iterator[Match]:
        """What a harmless name is with a slip of one letter, where the name itself is not usual here."""
        term = self._vocabulary.other_reading(joined)
        for entry in term.entries if term else ():
            yield match_of(typed, entry, Flag.CHECK, entry.long_acting, Certainty.PATTERN)


def _beside_harmless(line: Sequence[Word], found: Iterable[Found]) -> Iterator[Word]:
    """The words of a line without those of harmless names: the "pump" of "insulin pump" speaks of no pain."""
    taken = covered(each for each in found if each.term.flag is Flag.NONE)
    return (word for place, word in enumerate(line) if place not in taken)


def speaks_of_pain_or_cough(line: Iterable[Word]) -> bool:
    """Whether one of the words is for pain relief or a cough."""
    return any(word.folded in PAIN_OR_COUGH for word in line)


def _with_numbers(line: Sequence[Word], each: Found) -> Iterator[tuple[int, int, str]]:
    """A name with the numbers before or behind it, where they stand and how it is spelt then: "MSM4", "7 O2".

    Behind it a blank counts: "MSM4" may be a slip of MSO4.
    """
    before, sign = beside(line, each.start)[0], line[each.start].before
    if before.is_number and not sign.strip():
        yield each.start - 1, each.end, f"{before.folded}{each.term.key}"
    numbers = list(takewhile(_is_number_on, line[each.end : each.end + _MOST_NUMBERS]))
    if numbers:
        first, *_ = numbers
        apart = " " if first.before else ""
        behind = apart + "".join(word.folded for word in numbers)
        yield each.start, each.end + len(numbers), each.term.key + behind


def _is_number_on(word: Word) -> bool:
    return word.is_number and word.before.strip(" -.") in ("", "/")


def _is_a_ride(line: Sequence[Word], each: Found) -> bool:
    """Whether a tram stands among words of the road: "bus and tram to the hospital"."""
    near = (*words_before(line, each.start, 2), *line[each.end : each.end + 2])
    return each.term.key in TRAMS and any(word.folded in RIDES for word in near)
