"""One typed line in, Recognised out: which names stand in it, and what they make of it.

The way of a line: fold it to words; find the exact names (the longest wins); then what is misspelt or cut short; then
decide about slang by what stands beside it; then see whether a word is left that nobody knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from ldnprep.frozen import dataclass
from ldnprep.medicines.fold import Word, key, words
from ldnprep.medicines.misspelt import Misspelt
from ldnprep.medicines.model import Flag, LongActing, Match, Recognised
from ldnprep.medicines.parts import Found, is_unknown, parts, verdict
from ldnprep.medicines.terms import NAME_GROUP, Index, Kind, Term, urgency
from ldnprep.medicines.vocabulary import Vocabulary
from ldnprep.medicines.words import AMOUNTS, COUNTING, NOTHING, UNITS

# beyond so many words that nobody knows the rest of a line is only compared exactly: the time stays bounded
_MOST_MISSPELT = 300
_MOST_PLACES = 3000
_HOURS = "h"
# signs over which no name reaches
_BREAKS = frozenset(",;\n\r")


@dataclass(frozen=True, slots=True)
class _Counted:
    """A term that was found, the flag it gives here, and whether a word for long action stands beside it."""

    found: Found
    flag: Flag
    lasting: bool = False


class Recogniser:
    """Knows the spellings of the index it was made with. All methods take any text and never raise."""

    def __init__(self, index: Index) -> None:
        self._vocabulary = Vocabulary(index)
        self._misspelt = Misspelt(self._vocabulary)

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
        found = self._all(line)
        counted = [
            _Counted(each, flag, part.lasting)
            for part in parts(line, found, words(context))
            for each in part.found
            if (flag := verdict(part, each, opioid_field)) is not None
        ]
        matches = tuple(match for each in counted for match in _matches(text, line, each))
        covered = _covered(found)
        known = bool(matches) and not any(is_unknown(word) for i, word in enumerate(line) if i not in covered)
        flags = [match.flag for match in matches] + ([] if known else [Flag.CHECK])
        return Recognised(text, min(flags, key=urgency), known, matches)

    def mentions(self, text: str) -> tuple[Match, ...]:
        """The opioids and opioid blockers named in free text: spelt exactly, no short slang, no everyday words."""
        line = words(text)
        return tuple(
            match
            for each in _longest(self._exact(line))
            if each.term.kind is Kind.NAME
            and each.term.flag in (Flag.OPIOID, Flag.ANTAGONIST)
            and each.term.key not in self._vocabulary.ordinary
            for match in _matches(text, line, _Counted(each, each.term.flag))
        )

    def suggestions(self, prefix: str, limit: int = 8) -> tuple[str, ...]:
        """Names that begin so, as on a box, the usual ones first; none before two letters are typed."""
        return self._vocabulary.beginning_with(key(prefix), limit)

    def _all(self, line: Sequence[Word]) -> list[Found]:
        """All terms in a line, in order, none over another."""
        found = _longest(self._exact(line))
        open_places = self._open_places(line, found)
        for place in open_places:
            if each := self._misspelt_phrase(line, place):
                under = [other for other in found if other.start < each.end and each.start < other.end]
                if all(urgency(each.term.flag) <= urgency(other.term.flag) for other in under):
                    found = [other for other in found if other not in under] + [each]
        covered = _covered(found)
        meant: dict[str, Term | None] = {}
        for place in open_places:
            if place not in covered:
                folded = line[place].folded
                if folded not in meant:
                    meant[folded] = self._misspelt.word(folded)
                if term := self._misspelt.cut(line, place) or meant[folded]:
                    found.append(Found(place, place + 1, term))
        return sorted(found, key=_start)

    def _open_places(self, line: Sequence[Word], found: Sequence[Found]) -> list[int]:
        """Where words stand that nobody knows, as far as the time allows."""
        unknown = [place for place in _uncovered(line, found) if is_unknown(line[place])]
        different = set(islice(dict.fromkeys(line[place].folded for place in unknown), _MOST_MISSPELT))
        return [place for place in unknown if line[place].folded in different][:_MOST_PLACES]

    def _exact(self, line: Sequence[Word]) -> list[Found]:
        """All terms that are spelt exactly, also those over one another."""
        found = []
        for start in range(len(line)):
            for end in _ends(line, start, self._vocabulary.longest):
                term = self._vocabulary.find(line[start:end])
                if term is None or self._is_a_count(line, start, end, term) or _is_hours(line, start, term):
                    continue
                found.append(Found(start, end, term))
        return found

    def _is_a_count(self, line: Sequence[Word], start: int, end: int, term: Term) -> bool:
        """Whether the number beside a name only counts: "Tylenol 3 times a day", "3 Tylenol" are not Tylenol 3."""
        after = line[end].folded if end < len(line) else ""
        if (line[end - 1].is_number or line[end - 1].folded in AMOUNTS) and after in COUNTING:
            name = line[start : end - 1]
        elif line[start].is_number and "#" not in line[start].before:
            name = line[start + 1 : end]
        else:
            return False
        plain = self._vocabulary.find(name) if name else None
        return plain is not None and urgency(plain.flag) > urgency(term.flag)

    def _misspelt_phrase(self, line: Sequence[Word], place: int) -> Found | None:
        """The longest name in several words round a misspelt one."""
        longest = self._vocabulary.longest
        best: Found | None = None
        for start in range(max(0, place - longest + 1), place + 1):
            for end in _ends(line, start, longest):
                if end <= place or end - start < 2 or (best and end - start <= best.end - best.start):
                    continue
                if term := self._misspelt.phrase(line[start:end], place - start):
                    best = Found(start, end, term)
        return best


def _is_hours(line: Sequence[Word], start: int, term: Term) -> bool:
    """Whether an "h" is short for hours: "25 mcg/h", "every 12 h"."""
    if term.key != _HOURS or start == 0:
        return False
    before = line[start - 1]
    return "/" in line[start].before or before.is_number or before.folded in UNITS


def _ends(line: Sequence[Word], start: int, longest: int) -> range:
    """Where a name that begins at `start` may end: no name reaches over a comma or a line end."""
    last = min(len(line), start + longest)
    broken = (place for place in range(start + 1, last) if not _BREAKS.isdisjoint(line[place].before))
    return range(start + 1, next(broken, last) + 1)


def _longest(found: Sequence[Found]) -> list[Found]:
    """Of terms over one another the one that holds the other stays; where they only overlap, the more urgent."""
    taken: set[int] = set()
    kept = []
    for each in [*sorted(_outermost(found), key=_urgency_length), *sorted(found, key=_length_urgency)]:
        if taken.isdisjoint(range(each.start, each.end)):
            taken.update(range(each.start, each.end))
            kept.append(each)
    return sorted(kept, key=_start)


def _outermost(found: Iterable[Found]) -> Iterable[Found]:
    """The terms that stand in no longer one."""
    reached = 0
    for each in sorted(found, key=_start_length):
        if each.end > reached:
            reached = each.end
            yield each


def _start_length(each: Found) -> tuple[int, int]:
    return (each.start, each.start - each.end)


def _urgency_length(each: Found) -> tuple[int, int, int]:
    return (urgency(each.term.flag), each.start - each.end, each.start)


def _length_urgency(each: Found) -> tuple[int, int, int]:
    return (each.start - each.end, urgency(each.term.flag), each.start)


def _start(each: Found) -> int:
    return each.start


def _covered(found: Iterable[Found]) -> set[int]:
    return {place for each in found for place in range(each.start, each.end)}


def _uncovered(line: Sequence[Word], found: Iterable[Found]) -> list[int]:
    covered = _covered(found)
    return [place for place in range(len(line)) if place not in covered]


def _matches(text: str, line: Sequence[Word], each: _Counted) -> Iterable[Match]:
    """One match for each medicine that the term may mean."""
    typed = text[line[each.found.start].start : line[each.found.end - 1].end]
    term = each.found.term
    if not term.entries:
        yield Match(typed, term.written, NAME_GROUP, Flag.NONE, "", LongActing.NO)
    for entry in term.entries:
        longer = each.lasting and entry.flag is Flag.OPIOID and entry.severity == "systemic"
        acting = LongActing.YES if longer else entry.long_acting
        yield Match(typed, entry.name, entry.group, each.flag, entry.severity, acting)
