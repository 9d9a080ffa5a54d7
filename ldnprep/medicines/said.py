"""One sentence in words, and what it tells of a medicine without a verb of hers: "LDN gave me a rash", "my LDN"."""

from __future__ import annotations

import re
from itertools import pairwise

from ldnprep.frozen import dataclass
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


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence in words; asked: it is a question."""

    line: tuple[Word, ...]
    asked: bool

    def folded(self, start: int, end: int) -> tuple[str, ...]:
        """The folded words of a part."""
        return tuple(word.folded for word in self.line[max(0, start) : max(0, end)])

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
    for place in range(end, min(end + 3, len(said.line))):
        told = DOES_TO_HER.get(said.line[place].folded)
        whom, what = said.folded(place + 1, place + 2), said.folded(place + 2, place + 4)
        if told and whom and whom[0] in HER and (FEELINGS | KIN).isdisjoint(what):
            wished = not (WISHED | DENIED | KIN).isdisjoint(said.folded(0, start) + said.folded(end, place))
            return Taking.NOT_TOLD if wished else told
    return Taking.NOT_TOLD


def works(said: Said, start: int, end: int) -> Taking:
    """ "LDN hasn't worked so far", "LDN works for me"; not "LDN does not work for everyone", nor what she read."""
    before, rest = said.folded(0, start), said.folded(end, end + 6)
    if said.asked or not (WISHED | KIN | BREAKS - {"so", "since", "but", "i", "am"}).isdisjoint(before):
        return Taking.NOT_TOLD
    of_others = ALL_PEOPLE | KIN | WISHED - {"to", "d"}
    if WORKED.isdisjoint(rest) or not of_others.isdisjoint(said.folded(end, end + 12)):
        return Taking.NOT_TOLD
    hers = not HER.isdisjoint(rest) or not TENSE.isdisjoint(rest[:2] + before[-2:])
    return Taking.NOW if hers else Taking.NOT_TOLD


def of_times(said: Said, start: int, end: int) -> Taking:
    """ "LDN since May", "low dose naltrexone every night", "LDN 1.5 mg": a line of a list, no question."""
    rest, before = said.folded(end, end + 4), said.folded(0, start)
    dosed = not COUNTED.isdisjoint(rest[:3])
    timed = dosed or not (OFTEN | LATELY).isdisjoint(rest) or any(pair in NIGHTS for pair in pairwise(rest))
    opened = any(said.begins(at) for at in range(max(0, start - 2), start + 1))
    kin = frozenset[str]() if before[-1:] == ("s",) else KIN  # "husband's LDN"
    plain = (WISHED | DENIED | kin | BREAKS - {"since", "for"}).isdisjoint(said.folded(0, end + 2))
    told = Taking.BEFORE if "stopped" in rest else Taking.NOW
    return told if timed and opened and plain and not said.asked else Taking.NOT_TOLD


def beside(said: Said, start: int, end: int) -> Taking:
    """ "I sleep badly since LDN", "without my LDN I ache"; not what she only speaks of."""
    whole = said.folded(0, start) + said.folded(end, len(said.line))
    near = {word for word in said.folded(start - 2, start) if word in BESIDE}
    hers = not {"i", "me", "my"}.isdisjoint(whole)
    others = (WISHED - {"can"}) | KIN | ALL_PEOPLE | BREAKS - {*BESIDE, "i", "am", "was", "so", "but", "can"}
    return Taking.NOW if near and hers and not said.asked and others.isdisjoint(whole) else Taking.NOT_TOLD


def is_hers(said: Said, start: int, end: int) -> Taking:
    """ "My LDN runs out on Friday", "my last LDN dose": hers, and no question."""
    near = said.folded(start - 2, start)
    whole = said.folded(0, start) + said.folded(end, end + 3)
    hers = "my" in near and (BREAKS | KIN).isdisjoint(near)
    return Taking.BEFORE if hers and not said.asked and (WISHED - {"to"}).isdisjoint(whole) else Taking.NOT_TOLD


def in_weeks(said: Said, start: int, end: int) -> Taking:
    """ "On day 3 of LDN", "three weeks into LDN"."""
    before = said.folded(0, start)
    place = next((at for at in range(start - 1, max(-1, start - 5), -1) if before[at] in SPANS), None)
    if said.asked or place is None or before[-1] not in INTO:
        return Taking.NOT_TOLD
    between = {word for word in before[place + 1 :] if not any(sign.isdigit() for sign in word)}
    others = WISHED | DENIED | KIN | ALL_PEOPLE | BREAKS - {"for", "so", "am", "was", "i"}
    plain = others.isdisjoint((*before, *said.folded(end, end + 4)))
    return Taking.NOW if plain and between <= INTO | _NUMBERS else Taking.NOT_TOLD
