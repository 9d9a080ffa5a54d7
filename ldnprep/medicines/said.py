"""One sentence in words, and what it tells of a medicine without a verb of hers: "LDN gave me a rash", "my LDN"."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile

from msgspec import Struct

from ldnprep.medicines.fold import Word
from ldnprep.medicines.taking_words import (
    ALL_PEOPLE,
    BESIDE,
    BREAKS,
    COUNTED,
    DENIED,
    DOES_TO_HER,
    FEELINGS,
    HER,
    INTO,
    KIN,
    LATELY,
    NIGHTS,
    NO_MEDICINE,
    OFTEN,
    PARTS_IT,
    SPANS,
    TENSE,
    WISHED,
    WORKED,
    Taking,
    word_set,
)

HARD = re.compile(r"[;:()\[\]]|\s[-\u2013\u2014]\s")
_REACH = 3  # words behind the name that may say that no medicine is meant
_NUMBERS = word_set("one two three four five six seven eight nine ten a few")


class Said(Struct, frozen=True):
    """One sentence in words, and folded; asked: it is a question."""

    line: tuple[Word, ...]
    folded: tuple[str, ...]
    asked: bool

    def begins(self, place: int) -> bool:
        """Whether a clause begins here."""
        return place == 0 or "," in self.line[place].before or bool(HARD.search(self.line[place].before))


def is_no_medicine(said: Said, end: int) -> bool:
    """Whether the name is only the first part of another thing: "an LDN Facebook group"."""
    for word in said.line[end : end + _REACH]:
        if word.before.strip() or word.folded in PARTS_IT:
            return False
        if word.folded in NO_MEDICINE:
            return True
    return False


def effect(said: Said, start: int, end: int) -> Taking:
    """ "LDN gave me a rash"; not "LDN makes me nervous", "LDN made my friend ill", and not what it might do."""
    before, rest = said.folded[:start], said.folded[end:]
    for place, verb in enumerate(rest[:3]):
        _, *whom = rest[place:]
        told = DOES_TO_HER.get(verb)
        if told and not HER.isdisjoint(whom[:1]) and (FEELINGS | KIN).isdisjoint(whom[1:3]):
            wished = not (WISHED | DENIED | KIN).isdisjoint(before + rest[:place])
            return Taking.NOT_TOLD if wished else told
    return Taking.NOT_TOLD


def works(said: Said, start: int, end: int) -> Taking:
    """ "LDN hasn't worked so far", "LDN works for me"; not "LDN does not work for everyone", nor what she read."""
    before, rest = said.folded[:start], said.folded[end:]
    if said.asked or not (WISHED | KIN | BREAKS - {"so", "since", "but", "i", "am"}).isdisjoint(before):
        return Taking.NOT_TOLD
    of_others = ALL_PEOPLE | KIN | WISHED - {"to", "d"}
    if WORKED.isdisjoint(rest[:6]) or not of_others.isdisjoint(rest[:12]):
        return Taking.NOT_TOLD
    hers = not HER.isdisjoint(rest[:6]) or not TENSE.isdisjoint(rest[:2] + before[-2:])
    return Taking.NOW if hers else Taking.NOT_TOLD


def of_times(said: Said, start: int, end: int) -> Taking:
    """ "LDN since May", "low dose naltrexone every night", "LDN 1.5 mg": a line of a list, no question."""
    before, rest = said.folded[:start], said.folded[end:][:4]
    dosed = not COUNTED.isdisjoint(rest[:3])
    timed = dosed or not (OFTEN | LATELY).isdisjoint(rest) or any(pair in NIGHTS for pair in pairwise(rest))
    opened = any(map(said.begins, range(start + 1)[-3:]))
    kin = frozenset[str]() if "s" in before[-1:] else KIN  # "husband's LDN"
    plain = (WISHED | DENIED | kin | BREAKS - {"since", "for"}).isdisjoint(before + rest[:2])
    told = Taking.BEFORE if "stopped" in rest else Taking.NOW
    return told if timed and opened and plain and not said.asked else Taking.NOT_TOLD


def beside(said: Said, start: int, end: int) -> Taking:
    """ "I sleep badly since LDN", "without my LDN I ache"; not what she only speaks of."""
    before, whole = said.folded[:start], said.folded[:start] + said.folded[end:]
    near = not BESIDE.isdisjoint(before[-2:])
    hers = not {"i", "me", "my"}.isdisjoint(whole)
    others = (WISHED - {"can"}) | KIN | ALL_PEOPLE | BREAKS - {*BESIDE, "i", "am", "was", "so", "but", "can"}
    return Taking.NOW if near and hers and not said.asked and others.isdisjoint(whole) else Taking.NOT_TOLD


def is_hers(said: Said, start: int, end: int) -> Taking:
    """ "My LDN runs out on Friday", "my last LDN dose": hers, and no question."""
    before, rest = said.folded[:start], said.folded[end:]
    near = before[-2:]
    hers = "my" in near and (BREAKS | KIN).isdisjoint(near)
    plain = not said.asked and (WISHED - {"to"}).isdisjoint(before + rest[:3])
    return Taking.BEFORE if hers and plain else Taking.NOT_TOLD


def in_weeks(said: Said, start: int, end: int) -> Taking:
    """ "On day 3 of LDN", "three weeks into LDN"."""
    before, rest = said.folded[:start], said.folded[end:]
    between = {word for word in takewhile(_is_no_span, reversed(before)) if not word.isdecimal()}
    if said.asked or SPANS.isdisjoint(before) or INTO.isdisjoint(before[-1:]):
        return Taking.NOT_TOLD
    others = WISHED | DENIED | KIN | ALL_PEOPLE | BREAKS - {"for", "so", "am", "was", "i"}
    plain = others.isdisjoint(before + rest[:4])
    return Taking.NOW if plain and between <= INTO | _NUMBERS else Taking.NOT_TOLD


def _is_no_span(word: str) -> bool:
    return word not in SPANS
