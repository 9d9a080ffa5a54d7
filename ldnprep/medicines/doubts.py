"""A word of a line and what stands around it in, whether it says that more may be taken than is named out."""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_lowercase

from ldnprep.medicines.fold import Word, beside, words_before
from ldnprep.medicines.words import AMOUNTS, FILLER, FORMS, UNITS, USE
from ldnprep.medicines.words_beside import (
    COUNTS_ON,
    LETTER_UNITS,
    LETTERS_OF_A_LABEL,
    LOOSE_LETTERS_KNOWN,
    MORE,
    PERSONS,
    UNSURE,
)

_VITAMINS = frozenset(["vitamin", "vitamins", "vit", "vits", "vitamina", "vitaminas", "vitamine", "vitamines", "b"])
_VITAMINS_REACH = 12
"""Words around a letter in which "vitamin" is looked for: "vitamins A, B6, B12, C and D"."""
_GIVEN = frozenset({"from", "of"})
_HAVING = frozenset({"s"})
_TIMES = frozenset({"x", "q"})
_ONE_LETTER_WORDS = frozenset("aioeuy")
_LETTERS, _NO_LETTER_BEHIND = frozenset(ascii_lowercase), frozenset("'.°")


def is_unknown(word: Word) -> bool:
    """Whether a word may be a medicine that nobody knows: neither a number nor a word of everyday use."""
    if word.is_number or word.folded in FILLER:
        return False
    return len(word.folded) > 1 or not word.folded.isascii()


def is_doubtful(line: Sequence[Word], place: int) -> bool:
    """ "others", "from a friend", "paracetamol C", "co7eine": what is taken is not all named."""
    return (
        is_more(line, place)
        or _is_of_a_person(line, place)
        or is_loose_letter(line, place)
        or _is_digit_within(line, place)
    )


def _is_digit_within(line: Sequence[Word], place: int) -> bool:
    """Whether a number touches letters on both sides, or one letter that is a word: a slip, no amount.

    Not so behind and before a unit or a form: "2x500mg", "aspirin75tabs".
    """
    before, after = beside(line, place)
    if not line[place].is_number or line[place].before or not before.folded:
        return False
    if after.before:
        return before.folded in _ONE_LETTER_WORDS
    return before.folded not in UNITS | _TIMES and after.folded not in UNITS | FORMS | USE | _TIMES


def is_more(line: Sequence[Word], place: int) -> bool:
    """Whether a word stands for medicines that are not named, and counts no days or tablets: "and two more"."""
    _, after = beside(line, place)
    counts = after.folded in COUNTS_ON and not after.before.strip()
    return line[place].folded in MORE | UNSURE and not counts


def is_loose_letter(line: Sequence[Word], place: int) -> bool:
    """Whether a letter stands alone that may be part of a product's name: the C of "Fioricet C".

    Not so letters with dots ("b.d."), of a label ("E/C"), a unit or a vitamin, after an apostrophe, or that are words.
    """
    word = line[place]
    before, after = beside(line, place)
    if word.folded not in _LETTERS or not _NO_LETTER_BEHIND.isdisjoint(word.before) or after.before.startswith("."):
        return False
    if word.folded in LOOSE_LETTERS_KNOWN or _is_of_a_label(line, place) or _is_vitamin(line, place):
        return False
    if word.folded not in LETTER_UNITS:
        return True
    counted = before.is_number or before.folded in UNITS | AMOUNTS | {"a", "per", "every", "x"}
    return not (counted or after.is_number)


def _is_vitamin(line: Sequence[Word], place: int) -> bool:
    near = (*words_before(line, place, _VITAMINS_REACH), *line[place : place + _VITAMINS_REACH])
    return any(each.folded in _VITAMINS for each in near)


def _is_of_a_label(line: Sequence[Word], place: int) -> bool:
    """ "Tab E/C", "Cap M/R", "N/Spy": how a pharmacy's list writes a form in two letters."""
    before, after = beside(line, place)
    pairs = ((before, line[place]), (line[place], after))
    return any(second.before == "/" and first.folded + second.folded in LETTERS_OF_A_LABEL for first, second in pairs)


def _is_of_a_person(line: Sequence[Word], place: int) -> bool:
    """ "from a friend", "my mum's"."""
    if line[place].folded not in PERSONS:
        return False
    _, after = beside(line, place)
    if after.folded in _HAVING and "'" in after.before:
        return True
    before = {word.folded for word in words_before(line, place, 2)}
    return not _GIVEN.isdisjoint(before) or (not after.folded and "my" in before)
