"""One item of a line in, what each name in it counts for out: slang and everyday words are judged by what is beside."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ldnprep.frozen import dataclass
from ldnprep.medicines.fold import Word
from ldnprep.medicines.model import Flag
from ldnprep.medicines.terms import Kind, Term
from ldnprep.medicines.words import (
    AMOUNTS,
    FILLER,
    FORM_WORDS,
    JOINS,
    LASTING,
    LASTING_ENDINGS,
    PATCH,
    PLACES,
    SKIN,
    UNITS,
    USE,
)

# signs that end an item
_SPLITS = frozenset(",;/+\n\r&|")
# the slang for oxycodone that is a brand of skin care too
_OXY = "oxy"
# slang that after a comma only says what is counted: "paracetamol 500 mg, 2 tabs"
_COUNTED = frozenset({"tabs"})
_BESIDE = UNITS | USE | PATCH | AMOUNTS


@dataclass(frozen=True, slots=True)
class Found:
    """A term that stands in the words `start` up to `end` of a line."""

    start: int
    end: int
    term: Term


_Item = tuple[list[Found], list[Word]]


@dataclass(frozen=True, slots=True)
class Part:
    """One item of a line.

    found: its terms. named: whether a name stands in it that counts by itself. unnamed: whether a word does that nobody
    knows. numbered: whether a number does. amount: whether an amount or a word of use does, there or in the same row.
    skin: whether a word of skin care does. lasting: whether a word for long action does, there or in the same row.
    """

    found: tuple[Found, ...]
    named: bool
    unnamed: bool
    numbered: bool
    amount: bool
    skin: bool
    lasting: bool


def parts(line: Sequence[Word], found: Sequence[Found], row: Sequence[Word]) -> tuple[Part, ...]:
    """Split a line at comma, semicolon, slash, plus, "and", "with", line end; not inside a name.

    An item of numbers, units and tablets alone belongs to the one before: "patch, 25 mcg", "aspirin, 2 tabs".
    row: the words of the other columns.
    """
    starts = {each.start: each for each in found}
    items: list[_Item] = [([], [])]
    place = 0
    while place < len(line):
        each = starts.get(place)
        word = line[place]
        if _splits(line, place) or (each is None and word.folded in JOINS):
            items.append(([], []))
        if each is not None:
            items[-1][0].append(each)
            place = each.end
        else:
            items[-1][1].append(word)
            place += 1
    amount, lasting = _is_amount([word.folded for word in row]), _is_lasting(row)
    return tuple(_part(terms, others, amount, lasting) for terms, others in _with_amounts(items))


def verdict(part: Part, each: Found, opioid_field: bool) -> Flag | None:
    """The flag of one term found in a part; None: here it is no name, only a form, a colour or a brand of soap."""
    rules = {Kind.NAME: _name, Kind.PLAIN: _plain, Kind.SHORT: _short}
    return rules[each.term.kind](part, each.term, opioid_field)


def is_unknown(word: Word) -> bool:
    """Whether a word may be a medicine that nobody knows: neither a number nor a word of everyday use."""
    return not word.is_number and len(word.folded) > 1 and word.folded not in FILLER


def _splits(line: Sequence[Word], place: int) -> bool:
    """Whether an item ends before this word; the slash in "30/500" and "25 mcg/h" is no end."""
    signs = _SPLITS.intersection(line[place].before)
    if signs != {"/"} or place == 0:
        return bool(signs)
    before = line[place - 1]
    return not (before.is_number or before.folded in UNITS)


def _name(_part: Part, term: Term, _opioid_field: bool) -> Flag | None:
    return term.flag


def _plain(part: Part, term: Term, opioid_field: bool) -> Flag | None:
    unnamed = part.unnamed and term.key not in PATCH
    if term.key in FORM_WORDS and (part.named or unnamed):
        return None
    return term.flag if part.amount or opioid_field else Flag.CHECK


def _short(part: Part, term: Term, opioid_field: bool) -> Flag | None:
    if term.key == _OXY and part.skin and not part.numbered:
        return None
    alone = len(part.found) == 1 and not part.unnamed
    if alone or opioid_field:
        return term.flag
    if term.key.isdecimal():
        return None
    return term.flag if part.amount else Flag.CHECK


def _part(terms: list[Found], others: list[Word], amount_beside: bool, lasting_beside: bool) -> Part:
    folded = {word.folded for word in others}
    return Part(
        found=tuple(terms),
        named=any(each.term.kind is Kind.NAME for each in terms),
        unnamed=any(map(is_unknown, others)),
        numbered=any(word.is_number for word in others),
        amount=amount_beside or _is_amount(folded),
        skin=not SKIN.isdisjoint(folded),
        lasting=lasting_beside or _is_lasting(others) or any(each.term.key in PATCH for each in terms),
    )


def _is_amount(folded: Collection[str]) -> bool:
    return any(word in _BESIDE or word[0].isdecimal() for word in folded)


def _is_lasting(others: Sequence[Word]) -> bool:
    before = ""
    for word in others:
        if word.folded in LASTING or (word.folded in LASTING_ENDINGS and before not in PLACES):
            return True
        before = word.folded
    return False


def _with_amounts(items: list[_Item]) -> list[_Item]:
    kept: list[_Item] = []
    for terms, rest in items:
        counted = all(each.term.key in _COUNTED for each in terms) and _is_amount([word.folded for word in rest])
        goes_on = (counted or not terms) and not any(map(is_unknown, rest))
        if kept and goes_on:
            kept[-1][0].extend(terms)
            kept[-1][1].extend(rest)
        elif terms or rest:
            kept.append((terms, rest))
    return kept
