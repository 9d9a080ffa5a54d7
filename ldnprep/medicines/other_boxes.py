"""Amount, how often, reason, prescriber in; whether one of these boxes speaks of a second medicine out.

These boxes hold everyday words, so that an unknown one alone says nothing. It does behind "and", "plus", "with", a
plus sign or a comma, or before a dose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import IntEnum
from itertools import pairwise

from ldnprep.medicines.doubts import is_more, is_unknown
from ldnprep.medicines.fold import Word, beside, words_before
from ldnprep.medicines.model import Certainty, Flag
from ldnprep.medicines.parts import Found
from ldnprep.medicines.spans import covered
from ldnprep.medicines.terms import Kind
from ldnprep.medicines.words_beside import (
    BOX_JOINS,
    DOSE_UNITS,
    ENDINGS,
    EVERYDAY,
    NOT_MEANT,
    PAINKILLERS,
    PERSONS,
    STRONG,
    TAKEN_FORMS,
    TITLES,
)

_JOINING = frozenset("+&,;")
_ASKED = re.compile(r"(?:[+&,]|\band\b|\bplus\b)\s*\?|\?\?")
_STEM_LEFT = 3
# everyday words that are slang, and neither food nor a form
_STREET = frozenset({"blues", "dollies", "kickers", "pandas", "hydro", "hydros", "pyro"})


class Second(IntEnum):
    """What a box says of a second medicine, the least first; PAIN: it is for pain relief, or its slang."""

    NONE = 0
    MEDICINE = 1
    PAIN = 2


def second_medicine(line: Sequence[Word], found: Sequence[Found], text: str, *, quiet: bool) -> Second:
    """The most that one item of a box says; found: the terms that stand in its words; quiet: a prescriber or a date."""
    taken = covered(each for each in found if not _is_likeness(each))
    said = [_of_slang(line, found)]
    for start, end, joined in _items(line):
        if not quiet:
            said.append(_of_words(line[start:end], joined=joined))
        open_words = [place for place in range(start, end) if place not in taken]
        if any(_is_dosed(line, place) for place in open_words):
            said.append(Second.MEDICINE)
        if joined and not quiet and any(_is_strange(line, place) for place in open_words):
            said.append(Second.MEDICINE)
        if joined and any(is_more(line, place) for place in open_words):
            said.append(Second.MEDICINE)
    if _ASKED.search(text):
        said.append(Second.MEDICINE)
    return max(said)


def _items(line: Sequence[Word]) -> Iterator[tuple[int, int, bool]]:
    """Where each item begins and ends, and whether a sign or a word joins it to what stands before."""
    joined = [
        place for place, word in enumerate(line) if not _JOINING.isdisjoint(word.before) or word.folded in BOX_JOINS
    ]
    starts = list(dict.fromkeys((0, *joined)))
    for start, end in pairwise([*starts, len(line)]):
        yield start, end, start in joined


def _of_words(item: Sequence[Word], *, joined: bool) -> Second:
    """Everyday words for one more medicine: "and her pain pills", "my mother gives me her patch too"."""
    folded = {word.folded for word in item}
    context = joined or not folded.isdisjoint(PERSONS | {"another", "other"})
    painkiller = not folded.isdisjoint(PAINKILLERS) and (context or not folded.isdisjoint(STRONG))
    form = not folded.isdisjoint(TAKEN_FORMS) and not folded.isdisjoint(PERSONS | STRONG - {"pain"})
    for_pain = any(word.folded == "pain" and after.folded in TAKEN_FORMS for word, after in pairwise(item))
    return Second.PAIN if painkiller or form or for_pain else Second.NONE


def _of_slang(line: Sequence[Word], found: Sequence[Found]) -> Second:
    """Slang for an opioid: long words anywhere, short and everyday ones behind "and"; "the tram" is a tram."""
    folded = {word.folded for word in line}
    for each in found:
        if each.term.flag is not Flag.OPIOID or not folded.isdisjoint(NOT_MEANT.get(each.term.key, ())):
            continue
        before = beside(line, each.start)[0].folded
        long = each.term.kind is Kind.SLANG and not each.term.key.isdecimal()
        short = each.term.kind is Kind.SHORT and before in BOX_JOINS and each.term.key.isalpha()
        street = each.term.key in _STREET and before in BOX_JOINS
        if long or short or street:
            return Second.PAIN
    return Second.NONE


def _is_strange(line: Sequence[Word], place: int) -> bool:
    """Whether a word may be a medicine that nobody knows: no everyday word, no illness, no doctor's name."""
    word = line[place]
    if not is_unknown(word) or word.folded in EVERYDAY:
        return False
    titled = any(other.folded in TITLES for other in words_before(line, place, 2))
    return not titled and not word.folded[_STEM_LEFT:].endswith(ENDINGS)


def _is_dosed(line: Sequence[Word], place: int) -> bool:
    """ "Grobnix 5 mg": an unknown word before a number with a unit."""
    dosed = any(
        number.is_number and unit.folded in DOSE_UNITS for number, unit in pairwise(line[place : place + 3])
    )
    return dosed and _is_strange(line, place)


def _is_likeness(each: Found) -> bool:
    return each.certainty is Certainty.PATTERN
