"""One item of a line in, what each name in it counts for out: slang and everyday words are judged by what is beside.

Each item is also judged for itself: one that nobody knows makes no line known, whatever stands beside it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from msgspec import Struct

from ldnprep.medicines.doubts import is_doubtful, is_unknown
from ldnprep.medicines.fold import Word, beside, key
from ldnprep.medicines.model import Certainty, Flag
from ldnprep.medicines.terms import Kind, Term
from ldnprep.medicines.words import (
    AMOUNTS,
    COUNTED_FORMS,
    FORM_WORDS,
    JOINS,
    LASTING,
    LASTING_ENDINGS,
    PATCH,
    PLACES,
    SUFFIXES,
    SUSPECT,
    THINGS,
    UNITS,
    USE,
)
from ldnprep.medicines.words_beside import DOSE_FORMS, NOT_MEANT, PERSONS

# signs that end an item
_SPLITS = frozenset(",;/+\n\r&|")
# the slang for heroin, which is also a letter; the slang for oxycodone that is a brand of skin care too
_LETTER, _OXY = "h", "oxy"
_TABLETS = frozenset({"tabs"})
_BESIDE = UNITS | USE | PATCH | AMOUNTS
_NAMED = (Kind.NAME, Kind.ELSEWHERE, Kind.SLANG)


class Found(Struct, frozen=True):
    """A term that stands in the words `start` up to `end` of a line, and how sure that is."""

    start: int
    end: int
    term: Term
    certainty: Certainty = Certainty.EXACT

    @property
    def places(self) -> range:
        """The places of its words."""
        return range(self.start, self.end)


class _Item(Struct, frozen=True):
    """The terms of an item, its other words, those that say that more is taken than is named, its places in the line.

    signed: whether a sign ("," but not "and") parts it from the one before.
    """

    found: list[Found]
    others: list[Word]
    doubtful: list[Word]
    places: list[int]
    signed: bool


class Part(Struct, frozen=True):
    """One item of a line.

    found: its terms. places: of its words in the line. words: its words, and those of the thyroid in the same row.
    known: whether nothing in it may be a medicine that nobody knows, or is only guessed; an everyday word alone ("the
    patch") says too little. named: whether a name stands in it that counts by itself. unnamed: whether a word does that
    nobody knows. numbered: whether a number does. amount: whether an amount or a word of use does, there or in the same
    row. lasting: whether a word for long action does, there or in the row.
    """

    found: tuple[Found, ...]
    places: tuple[int, ...]
    words: frozenset[str]
    known: bool
    named: bool
    unnamed: bool
    numbered: bool
    amount: bool
    lasting: bool


def parts(
    line: Sequence[Word], found: Sequence[Found], row: Sequence[Word], carriers: Collection[str]
) -> tuple[Part, ...]:
    """Split a line at comma, semicolon, slash, plus, "and", "with", line end; not inside a name.

    An item of numbers, units and tablets alone belongs to the one before: "patch, 25 mcg", "aspirin, 2 tabs".
    row: the words of the other columns. carriers: harmless medicines that are sold with an opioid under a longer name.
    """
    starts = {each.start: each for each in found}
    hides = any(_carries(each.term, carriers) for each in found)  # "Panadol Ultra" may be another product
    item = _Item([], [], [], [], signed=True)
    items = [item]
    within = {place for each in found for place in each.places} - starts.keys()
    for place, word in enumerate(line):
        if place in within:
            continue
        each = starts.get(place)
        split = _splits(line, place)
        if split or (each is None and word.folded in JOINS):
            item = _Item([], [], [], [], split)
            items.append(item)
        if each is not None:
            item.found.append(each)
            item.places.extend(each.places)
        else:
            item.others.append(word)
            item.places.append(place)
            suffix = hides and word.folded in SUFFIXES and place + 1 not in starts
            if suffix or is_doubtful(line, place):
                item.doubtful.append(word)
    amount, lasting = _is_amount([word.folded for word in row]), _is_lasting(row)
    thyroid = NOT_MEANT["t3"].intersection(word.folded for word in row)
    return tuple(_part(item, amount, lasting, thyroid) for item in _with_amounts(items, carriers))


def verdict(part: Part, each: Found, opioid_field: bool, everyday: Collection[str]) -> Flag | None:
    """The flag of one term found in a part; None: here it is no name, only a form, a colour or a brand of soap.

    everyday: names that are words, people or places too; beside words that nobody knows they are to be checked.
    """
    if each.term.kind is Kind.PLAIN:
        flag = _plain(part, each.term, opioid_field)
    elif each.term.kind is Kind.SHORT:
        flag = _short(part, each.term, opioid_field)
    else:
        flag = each.term.flag
    unsure = each.certainty is Certainty.PATTERN or not part.words.isdisjoint(NOT_MEANT.get(each.term.key, ()))
    unnamed = part.unnamed or not part.words.isdisjoint(PERSONS)
    unsure = unsure or (unnamed and not opioid_field and each.term.key in everyday)
    return Flag.CHECK if unsure and flag not in (None, Flag.NONE) else flag


def _splits(line: Sequence[Word], place: int) -> bool:
    """Whether an item ends before this word; the slash in "30/500" and "25 mcg/h" is no end."""
    signs = _SPLITS.intersection(line[place].before)
    before, _ = beside(line, place)
    if signs != {"/"} or not before.folded:
        return bool(signs)
    return not (before.is_number or before.folded in UNITS)


def _plain(part: Part, term: Term, opioid_field: bool) -> Flag | None:
    unnamed = part.unnamed and term.key not in PATCH
    if term.key in FORM_WORDS and (part.named or unnamed):
        return None
    if term.key in THINGS and part.unnamed and not opioid_field:
        return None
    if term.key == _LETTER and (part.named or part.unnamed):
        return None
    return term.flag if opioid_field else Flag.CHECK


def _short(part: Part, term: Term, opioid_field: bool) -> Flag | None:
    if term.key == _OXY and not (part.numbered or part.words.isdisjoint(NOT_MEANT[_OXY])):
        return None
    alone = not part.found[1:] and not part.unnamed
    if alone or opioid_field:
        return term.flag
    if term.key.isdecimal():
        return None
    return term.flag if part.amount else Flag.CHECK


def _part(item: _Item, amount_beside: bool, lasting_beside: bool, beside: frozenset[str]) -> Part:
    folded = {word.folded for word in item.others}
    keys = {each.term.key for each in item.found}
    unnamed = any(map(is_unknown, item.others))
    unsure = bool(item.doubtful) or any(map(_is_guess, item.found))
    says = any(each.term.kind is not Kind.PLAIN for each in item.found)
    return Part(
        found=tuple(item.found),
        places=tuple(item.places),
        words=frozenset(folded | keys | beside),
        known=not unnamed and not unsure and (says if item.found else not _is_suspect(item)),
        named=any(each.term.kind in _NAMED for each in item.found),
        unnamed=unnamed,
        numbered=any(word.is_number for word in item.others),
        amount=amount_beside or _is_amount(folded),
        lasting=lasting_beside or _is_lasting(item.others) or not PATCH.isdisjoint(keys),
    )


def _is_guess(each: Found) -> bool:
    return each.certainty is Certainty.PATTERN and each.term.flag is not Flag.NONE


def _carries(term: Term, carriers: Collection[str]) -> bool:
    return term.flag is Flag.NONE and any(name in carriers for name in (term.key, *(key(m.name) for m in term.entries)))


def _is_suspect(item: _Item) -> bool:
    """Whether an item without a name may stand for a medicine: "strong tablets from the hospital".

    Not so "2 tablets a day", and a form alone behind a comma.
    """
    words = [word for word in item.others if word.folded not in JOINS]
    suspect = [place for place, word in enumerate(words) if word.folded in SUSPECT]
    match words:
        case [word] if item.signed and word.folded in COUNTED_FORMS:
            return False
    if words and all(word.folded in SUFFIXES for word in words):
        return True
    return any(words[place].folded not in COUNTED_FORMS or not _is_counted(words, place) for place in suspect)


def _is_counted(words: Sequence[Word], place: int) -> bool:
    before, _ = beside(words, place)
    return before.is_number or before.folded in AMOUNTS | UNITS | {"a"}


def _is_amount(folded: Collection[str]) -> bool:
    return any(word in _BESIDE or word.isdecimal() for word in folded)


def _is_lasting(others: Sequence[Word]) -> bool:
    before = ""
    for word in others:
        if word.folded in LASTING or (word.folded in LASTING_ENDINGS and before not in PLACES):
            return True
        before = word.folded
    return False


def _with_amounts(items: Sequence[_Item], carriers: Collection[str]) -> list[_Item]:
    """Items that are only an amount of the one before belong to it."""
    kept: list[_Item] = []
    last: _Item | None = None
    for item in items:
        plain = not item.doubtful and not any(map(is_unknown, item.others)) and not _is_suspect(item)
        if last and plain and all(_is_form(each, item, last, carriers) for each in item.found):
            last.found.extend(item.found)
            last.others.extend(item.others)
            last.places.extend(item.places)
        elif item.found or item.others:
            last = item
            kept.append(item)
    return kept


def _is_form(each: Found, item: _Item, before: _Item, carriers: Collection[str]) -> bool:
    """Whether an everyday word only says what is counted: "cetirizine, syrup 5 ml"; no painkiller of all is a patch."""
    if each.term.key not in DOSE_FORMS or not _is_amount([word.folded for word in item.others]):
        return False
    if each.term.key in _TABLETS:
        return True
    patched = each.term.key in PATCH and any(_carries(named.term, carriers) for named in before.found)
    return item.signed and bool(before.found) and not patched
