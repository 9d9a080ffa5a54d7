"""One item of a line in, what each name in it counts for out: slang and everyday words are judged by what is beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ldnprep.medicines.fold import Word
from ldnprep.medicines.model import Flag
from ldnprep.medicines.vocabulary import Kind, Term
from ldnprep.medicines.words import AMOUNTS, FILLER, FORM_WORDS, JOINS, PATCH, SKIN, UNITS, USE

# signs that end an item
_SPLITS = frozenset(",;/+\n\r&|")
_BESIDE = UNITS | USE | PATCH | AMOUNTS


@dataclass(frozen=True, slots=True)
class Found:
    """A term that stands in the words `start` up to `end` of a line."""

    start: int
    end: int
    term: Term


@dataclass(frozen=True, slots=True)
class Part:
    """One item of a line: the terms found in it, and its other words."""

    found: tuple[Found, ...]
    others: tuple[Word, ...]


def parts(line: Sequence[Word], found: Sequence[Found]) -> tuple[Part, ...]:
    """Split a line at comma, semicolon, slash, plus, "and", "with", line end; not inside a name.

    An item of numbers and units alone belongs to the one before: "patch, 25 mcg".
    """
    starts = {each.start: each for each in found}
    items: list[tuple[list[Found], list[Word]]] = [([], [])]
    place = 0
    while place < len(line):
        each = starts.get(place)
        word = line[place]
        if not _SPLITS.isdisjoint(word.before) or (each is None and word.folded in JOINS):
            items.append(([], []))
        if each is not None:
            items[-1][0].append(each)
            place = each.end
        else:
            items[-1][1].append(word)
            place += 1
    return tuple(Part(tuple(terms), tuple(rest)) for terms, rest in _with_amounts(items))


def verdict(part: Part, each: Found, beside: frozenset[str], opioid_field: bool) -> Flag | None:
    """The flag of one term found in a part; None: here it is no name, only a form, a colour or a brand of soap.

    beside: the folded words of the rest of the row.
    """
    if each.term.kind is Kind.NAME:
        return each.term.flag
    rule = _plain if each.term.kind is Kind.PLAIN else _short
    return rule(part, each, _has_amount(part, beside), opioid_field)


def is_unknown(word: Word) -> bool:
    """Whether a word may be a medicine that nobody knows: neither a number nor a word of everyday use."""
    return not word.is_number and len(word.folded) > 1 and word.folded not in FILLER


def _plain(part: Part, each: Found, amount: bool, opioid_field: bool) -> Flag | None:
    named = any(other.term.kind is Kind.NAME for other in part.found if other is not each)
    unnamed = any(map(is_unknown, part.others)) and each.term.key not in PATCH
    if each.term.key in FORM_WORDS and (named or unnamed):
        return None
    return each.term.flag if amount or opioid_field else Flag.CHECK


def _short(part: Part, each: Found, amount: bool, opioid_field: bool) -> Flag | None:
    alone = len(part.found) == 1 and not any(map(is_unknown, part.others))
    if each.term.key == "oxy" and any(word.folded in SKIN for word in part.others) and not _numbered(part):
        return None
    if each.term.key.isdecimal():
        return each.term.flag if alone or opioid_field else None
    return each.term.flag if alone or amount or opioid_field else Flag.CHECK


def _numbered(part: Part) -> bool:
    return any(word.is_number for word in part.others)


def _has_amount(part: Part, beside: frozenset[str]) -> bool:
    near = {word.folded for word in part.others} | beside
    return any(word in _BESIDE or word[0].isdecimal() for word in near)


def _with_amounts(items: list[tuple[list[Found], list[Word]]]) -> list[tuple[list[Found], list[Word]]]:
    kept: list[tuple[list[Found], list[Word]]] = []
    for terms, rest in items:
        if kept and not terms and not any(map(is_unknown, rest)):
            kept[-1][1].extend(rest)
        elif terms or rest:
            kept.append((terms, rest))
    return kept
