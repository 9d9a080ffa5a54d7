"""A sentence that names a medicine: does it tell that she takes it, or took it?

Nearly everybody writes "LDN" in a question or in the notes, and that alone tells nothing. What tells of taking it is a
verb of her own in the same sentence that has the name as its object: "I started LDN", "have been on LDN", "my friend
gave me LDN", "LDN made me sick". A negation ("never took"), a wish ("want to take", "should I take") or another person
("my sister takes") is no such verb. The rules are small on purpose; tests/medicines/test_taking.py shows what they say.
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterator, Sequence

from ldnprep.medicines.fold import Word, split, words
from ldnprep.medicines.said import HARD, Said, beside, effect, in_weeks, is_hers, is_no_medicine, of_times, works
from ldnprep.medicines.sentences import sentences_with
from ldnprep.medicines.taking_words import (
    AHEAD,
    ASKED,
    BEFORE,
    BEFORE_OFF,
    BEFORE_ON,
    BETWEEN,
    BREAKS,
    CARERS,
    DENIED,
    GIVEN,
    GOES_ON,
    HERSELF,
    IF,
    IT,
    KIN,
    LATER,
    NOW,
    OTHER_SUBJECTS,
    TIMES,
    UNOPENED,
    WHEN,
    WISHED,
    Taking,
)

_USED_TO = frozenset({("used", "to")})
_MISSED = ("without", "my")  # "without my LDN I ache" denies nothing
_TO_THEM = frozenset({"was", "were", "been", "is", "are", "being"})  # "my sister was prescribed LDN" gives her none
_BEFORE_A_MONTH = frozenset({"since", "in", "until", "till", "from", "last", "early", "late", "mid"})
_FURTHEST, _BEHIND = 8, 8  # words between the verb and the name


@functools.lru_cache(maxsize=512)
def taking(text: str, *names: str, effects: bool = True) -> Taking:
    """The most that a text tells of taking a medicine under one of these names, as they are typed in it.

    effects: what it did to her counts too ("LDN made me sick"); not where she was asked for just that. Never raises.
    """
    found = (told for sentence in sentences_with(text, names) for told in _told(sentence, names, effects=effects))
    return max(found, default=Taking.NOT_TOLD)


def _told(sentence: str, names: Collection[str], *, effects: bool) -> Iterator[Taking]:
    line = words(sentence)
    folded = _without_month([word.folded for word in line])
    said = Said(line, folded, asked=sentence.rstrip(" \"'”’)").endswith("?"))
    for start, end in _places(folded, names):
        near = folded[:start][-2:]
        if (not DENIED.isdisjoint(near) and near != _MISSED) or is_no_medicine(said, end):
            continue
        yield from (told for place in range(start) if (told := _verb_before(said, place, start, end)))
        yield from (told for place in range(end, len(line)) if (told := _verb_behind(said, place, start, end)))
        if effects:
            yield effect(said, start, end)
            yield works(said, start, end)
            yield beside(said, start, end)
        yield of_times(said, start, end)
        yield is_hers(said, start, end)
        yield in_weeks(said, start, end)


def _without_month(folded: Sequence[str]) -> tuple[str, ...]:
    """The words, but for "may" as a month: "since May" is no wish."""
    before = ("", *folded)
    return tuple("" if word == "may" and before[at] in _BEFORE_A_MONTH else word for at, word in enumerate(folded))


def _places(folded: Sequence[str], names: Collection[str]) -> Iterator[tuple[int, int]]:
    for wanted in filter(None, map(split, names)):
        for start in range(len(folded)):
            end = start + len(wanted)
            if folded[start:end] == wanted:
                yield start, end


# ---------------------------------------------------------------- a verb and its object


def _verb_before(said: Said, place: int, start: int, end: int) -> Taking:
    """ "I started my friend's LDN", "have been on LDN", "they gave me LDN"."""
    verb, *between = said.folded[place:start]
    rest = said.folded[end:]
    bracket = between in (["it"], ["one"]) and "(" in said.line[start].before  # "I take it (LDN)"
    _, *until = said.line[place:end]
    cut = _is_cut(until) and not bracket
    if "it" in between[:1] and not bracket:
        return Taking.NOT_TOLD
    if len(between) > _FURTHEST or not BREAKS.isdisjoint(between) or cut:
        return Taking.NOT_TOLD
    if "on" in between and verb not in GIVEN:
        return Taking.NOT_TOLD
    joined = "and" in between or any("," in word.before for word in until)
    if joined and not GOES_ON.isdisjoint(rest[:1]):
        return Taking.NOT_TOLD
    ahead = verb in AHEAD and not (LATER.isdisjoint(rest[:3]) and UNOPENED.isdisjoint(rest))
    return Taking.NOT_TOLD if ahead else _by_her(said, place)


def _verb_behind(said: Said, place: int, start: int, end: int) -> Taking:
    """ "LDN from a friend and took it", "the LDN that I take", "LDN was stopped"."""
    verb, between = said.folded[place], said.folded[end:place]
    until = [*said.line[end:place], said.line[place]]
    mine = not HERSELF.isdisjoint(between[-1:])  # "LDN: I take one"
    if len(between) > _BEHIND or verb in ("on", "off") or (_is_cut(until) and not mine):
        return Taking.NOT_TOLD
    _, *after = said.folded[place:]
    it = not IT.isdisjoint(after[:1])
    hers = mine and between[:-1] in ((), ("that",), ("which",))
    passive = verb in BEFORE | {"prescribed"} and between in (("was",), ("has", "been"), ("is",))
    if passive:
        return Taking.BEFORE if IF.isdisjoint(said.folded[:start]) and not said.asked else Taking.NOT_TOLD
    return _by_her(said, place) if it or hers else Taking.NOT_TOLD


def _is_cut(until: Sequence[Word]) -> bool:
    """Whether a sign before one of these words, from the verb to the name or from the name to the verb, parts them."""
    return any(HARD.search(word.before) for word in until)


def _by_her(said: Said, place: int) -> Taking:
    """What the verb at this place tells, if she is the one who takes it."""
    verb = said.folded[place]
    if verb not in NOW | BEFORE | GIVEN:
        return Taking.NOT_TOLD
    told = Taking.NOW if verb in NOW | {"give", "gives"} else Taking.BEFORE
    first = place
    while not said.begins(first) and said.folded[first - 1] in BETWEEN:
        first -= 1
    before, chain = said.folded[:first], said.folded[first:place]
    if "me" in chain and not CARERS.isdisjoint(before[-1:]):
        return told if (DENIED | IF | WISHED).isdisjoint(before + chain) else Taking.NOT_TOLD
    if verb == "on" and not (said.begins(place) or not BEFORE_ON.isdisjoint(chain)):
        return Taking.NOT_TOLD
    if verb == "off" and BEFORE_OFF.isdisjoint(chain):
        return Taking.NOT_TOLD
    if before[-2:] in _USED_TO:
        return Taking.BEFORE
    if not _has_taker(said, place, first, chain):
        return Taking.NOT_TOLD
    return Taking.BEFORE if "was" in chain or "were" in chain else told


def _has_taker(said: Said, place: int, first: int, chain: Sequence[str]) -> bool:
    """Whether the one who does it, before the first word of what the verb is made of, is she herself."""
    verb, *after = said.folded[place:]
    if verb in GIVEN or "me" in after[:1]:
        return _is_given_to_her(said, place, first, chain)
    if said.begins(first):
        return _may_begin(said, place, chain)
    *earlier, head = said.folded[:first]
    if head in ("after", "since"):
        return verb in ("taking", "starting") and not said.asked and WISHED.isdisjoint(earlier)
    if verb == "starting":
        return False  # of what is still to come
    if head in HERSELF:
        before = earlier[-1:]
        later = said.asked and verb in NOW and not chain and not WHEN.isdisjoint(before)
        asked = not ASKED.isdisjoint(before) and not said.begins(first - 1)
        return not later and not asked and IF.isdisjoint(_clause(said, first))
    if head not in OTHER_SUBJECTS:
        return False
    goes_on = head in ("and", "then", "but", "also", "so", "or")
    fits = not goes_on or verb in BEFORE or bool(chain)
    kin = _begins_with_kin(earlier) if goes_on else not KIN.isdisjoint(earlier)
    return fits and not kin and (WISHED | DENIED).isdisjoint(earlier)


def _begins_with_kin(earlier: Sequence[str]) -> bool:
    """Whether the first person named is somebody else: "my friend got some and took it"."""
    return next((word in KIN for word in earlier if word in KIN | HERSELF), False)


def _may_begin(said: Said, place: int, chain: Sequence[str]) -> bool:
    """Whether a verb that begins its clause is told of herself: "Started LDN in May", "taking LDN since June"."""
    verb = said.folded[place]
    if verb == "starting":
        return False
    if not chain and verb in NOW:
        timed = verb != "taking" or not TIMES.isdisjoint(said.folded)
        return not said.asked and timed and not verb.endswith("s")
    return "is" not in chain and not (said.asked and verb in NOW)


def _is_given_to_her(said: Said, place: int, first: int, chain: Sequence[str]) -> bool:
    """ "My friend gave me LDN", "I was prescribed LDN", "the doctor prescribed LDN"; any negation takes it back."""
    if not (DENIED | IF).isdisjoint(said.folded):
        return False
    verb, *after = said.folded[place:]
    head, to_her = said.folded[:first][-1:], "me" in after[:1]
    if verb in ("give", "gives"):
        return to_her and not CARERS.isdisjoint(head) and not said.asked
    if verb in ("prescribed", "given") and not to_her:
        hers = not head or not HERSELF.isdisjoint(head)
        return (hers and bool(chain)) or (_TO_THEM.isdisjoint(chain) and not CARERS.isdisjoint(head))
    return to_her and (WISHED | {"you", "please"}).isdisjoint(head)


def _clause(said: Said, place: int) -> tuple[str, ...]:
    """The words of the clause before this place."""
    first = place
    while not said.begins(first):
        first -= 1
    return said.folded[first:place]
