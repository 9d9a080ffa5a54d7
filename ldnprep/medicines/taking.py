"""A sentence that names a medicine: does it tell that she takes it, or took it?

Nearly everybody writes "LDN" in a question or in the notes, and that alone tells nothing. What tells of taking it is a
verb of her own in the same sentence that has the name as its object: "I started LDN", "have been on LDN", "my friend
gave me LDN", "LDN made me sick". A negation ("never took"), a wish ("want to take", "should I take") or another person
("my sister takes") is no such verb. The rules are small on purpose; tests/medicines/test_taking.py shows what they say.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterator, Sequence
from enum import IntEnum
from itertools import pairwise

from ldnprep.frozen import dataclass
from ldnprep.medicines.fold import Word, words


class Taking(IntEnum):
    """What a text tells of one medicine, the least first."""

    NOT_TOLD = 0
    BEFORE = 1
    NOW = 2


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


# ---------------------------------------------------------------- the table

# verbs that have the medicine as their object, and the time they tell of
_NOW = _set("take takes taking use uses using on")
_BEFORE = _set("took taken used started restarted began begun stopped quit tried finished switched swallowed resumed")
_GIVEN = _set("prescribed given gave put give gives")  # by somebody else, to her
# what stands between such a verb and the person who does it
_BETWEEN = _set(
    """am m im was were been be is s have had has ve just already recently now only also still then again actually
    currently briefly once even did yet always usually often sometimes normally back me it accidentally lately stayed
    kept keep been started stopped began tried day daily regularly secretly"""
)
_BEFORE_ON = _set("am m im was were been is s back me still now currently stayed started restarted put switched")
_DENIED = _set("never not t no nor without cannot cant dont havent didnt haven don didn wont neither hardly")
_WISHED = _set("to should could can may might must would will shall ll d wish imagine suppose want if unless whether")
_ASKED = _set("do does did should could can may might must will shall would am have")  # "do I take it?"
_IF = _set("if unless whether until till wish imagine suppose should")
_WHEN = _set("when while once before after")  # of what is still to come, in a question
_HERSELF = _set("i we")
_OTHER_SUBJECTS = _set("and then but also so or she he they")
_CARERS = _set(
    """doctor doctors dr gp clinic consultant specialist rheumatologist nurse physician hospital pharmacist they she he
    neurologist prescriber friend sister mother brother husband wife partner neighbour neighbor son daughter"""
)
_KIN = _set(
    """mother mum mom father dad sister brother aunt uncle cousin husband wife partner son daughter friend friends
    neighbour neighbor colleague niece nephew grandmother people patients others someone somebody"""
)
# between the verb and the name: what follows is no longer its object
_BREAKS = _set(
    """to for so because before about instead not never no but until than if i whether since without read reading heard
    hear saw seen wonder think thinking know ask asking told said hope hoping want wanting wish like liked plan planning
    consider considering research looking can could should may might would will do does is am are was what how when why
    leaflet paper book booklet article articles information info advice link website talk idea hope choice warning news
    notes forum list questions question next who that via"""
)
# behind the name: it is not the medicine itself that is meant
_NO_MEDICINE = _set(
    """forum group book article articles website leaflet study studies trial trials research page pages video videos
    podcast information info clinic clinics doctor doctors appointment question questions sheet visit talk app diary
    trust community prescriber prescribers prescription consultation specialist treatment therapy notes journey"""
)
# behind "and LDN", ", LDN": the name begins a sentence of its own
_GOES_ON = _set(
    """is was would could can may might will seems seem sounds sound looks has does helps scares worries interests next
    maybe perhaps i please question"""
)
_DOES_TO_HER = {"gave": Taking.BEFORE, "made": Taking.BEFORE, "kept": Taking.BEFORE, "helped": Taking.BEFORE} | {
    "upset": Taking.BEFORE, "gives": Taking.NOW, "makes": Taking.NOW, "keeps": Taking.NOW, "helps": Taking.NOW,
}  # fmt: skip
_HER = _set("me my")
_FEELINGS = _set("nervous afraid anxious worried hopeful hope curious wonder think scared uneasy excited pause unsure")
_IT = _set("it them one some both")
_OFTEN = _set("since nightly yesterday daily")
_NIGHTS = frozenset({("last", "night"), ("every", "night"), ("each", "night"), ("this", "morning"), ("every", "day")})
_TIMES = _OFTEN | _set("for now every still currently months weeks years days night morning evening already again")
_HARD = re.compile(r"[;:()\[\]]|\s[-\u2013\u2014]\s")
_SENTENCES = re.compile(r"(?<=[.!?])\s+|\n+")
_FURTHEST, _BEHIND = 8, 6  # words between the verb and the name


@dataclass(frozen=True, slots=True)
class _Said:
    """One sentence in words; asked: it is a question."""

    line: tuple[Word, ...]
    asked: bool

    def folded(self, start: int, end: int) -> tuple[str, ...]:
        """The folded words of a part."""
        return tuple(word.folded for word in self.line[max(0, start) : max(0, end)])

    def begins(self, place: int) -> bool:
        """Whether a clause begins here."""
        return place == 0 or "," in self.line[place].before or bool(_HARD.search(self.line[place].before))


@functools.lru_cache(maxsize=512)
def taking(text: str, *names: str, effects: bool = True) -> Taking:
    """The most that a text tells of taking a medicine under one of these names, as they are typed in it.

    effects: what it did to her counts too ("LDN made me sick"); not where she was asked for just that. Never raises.
    """
    found = (told for sentence in sentences_with(text, names) for told in _told(sentence, names, effects=effects))
    return max(found, default=Taking.NOT_TOLD)


def sentences_with(text: str, names: Collection[str]) -> Iterator[str]:
    """The sentences of a text in which one of these names stands."""
    lowered = tuple(name.casefold() for name in names)
    for sentence in _SENTENCES.split(text):
        if any(name in sentence.casefold() for name in lowered):
            yield sentence


def _told(sentence: str, names: Collection[str], *, effects: bool) -> Iterator[Taking]:
    said = _Said(words(sentence), asked=sentence.rstrip(" \"'”’)").endswith("?"))
    for start, end in _places(said.line, names):
        after = said.folded(end, end + 1)
        denied = not _DENIED.isdisjoint(said.folded(start - 2, start)) or (after and after[0] in _NO_MEDICINE)
        if denied:
            continue
        yield from (told for place in range(start) if (told := _verb_before(said, place, start, end)))
        yield from (told for place in range(end, len(said.line)) if (told := _verb_behind(said, place, start, end)))
        if effects:
            yield _effect(said, start, end)
        yield _of_times(said, start, end)


def _places(line: Sequence[Word], names: Collection[str]) -> Iterator[tuple[int, int]]:
    folded = [word.folded for word in line]
    for name in names:
        wanted = [word.folded for word in words(name)]
        for start in range(len(folded)):
            if wanted and folded[start : start + len(wanted)] == wanted:
                yield start, start + len(wanted)


# ---------------------------------------------------------------- a verb and its object


def _verb_before(said: _Said, place: int, start: int, end: int) -> Taking:
    """ "I started my friend's LDN", "have been on LDN", "they gave me LDN"."""
    verb, between = said.line[place].folded, said.folded(place + 1, start)
    if len(between) > _FURTHEST or not _BREAKS.isdisjoint(between) or _is_cut(said, place + 1, start):
        return Taking.NOT_TOLD
    if "on" in between and verb not in _BEFORE_ON | _GIVEN:
        return Taking.NOT_TOLD
    joined = "and" in between or any("," in word.before for word in said.line[place + 1 : start + 1])
    if joined and not _GOES_ON.isdisjoint(said.folded(end, end + 1)):
        return Taking.NOT_TOLD
    return _by_her(said, place)


def _verb_behind(said: _Said, place: int, start: int, end: int) -> Taking:
    """ "LDN from a friend and took it", "the LDN that I take", "LDN was stopped"."""
    verb, between = said.line[place].folded, said.folded(end, place)
    if len(between) > _BEHIND or verb == "on" or _is_cut(said, end, place):
        return Taking.NOT_TOLD
    it = not _IT.isdisjoint(said.folded(place + 1, place + 2))
    hers = bool(between) and between[-1] in _HERSELF and between[:-1] in ((), ("that",), ("which",))
    passive = verb in _BEFORE | {"prescribed"} and between in (("was",), ("has", "been"), ("is",))
    if passive:
        return Taking.BEFORE if _IF.isdisjoint(said.folded(0, start)) and not said.asked else Taking.NOT_TOLD
    return _by_her(said, place) if it or hers else Taking.NOT_TOLD


def _is_cut(said: _Said, start: int, end: int) -> bool:
    """Whether a sign between the verb and the name parts them."""
    return any(_HARD.search(word.before) for word in said.line[start : end + 1])


def _by_her(said: _Said, place: int) -> Taking:
    """What the verb at this place tells, if she is the one who takes it."""
    verb = said.line[place].folded
    if verb not in _NOW | _BEFORE | _GIVEN:
        return Taking.NOT_TOLD
    told = Taking.NOW if verb in _NOW | {"give", "gives"} else Taking.BEFORE
    left = place - 1
    chain: list[str] = []
    while left >= 0 and said.line[left].folded in _BETWEEN and not said.begins(left + 1):
        chain.append(said.line[left].folded)
        left -= 1
    if verb == "on" and not (said.begins(place) or not _BEFORE_ON.isdisjoint(chain)):
        return Taking.NOT_TOLD
    if "used" in said.folded(left - 1, left) and said.folded(left, left + 1) == ("to",):
        return Taking.BEFORE
    if not _has_taker(said, place, left, chain):
        return Taking.NOT_TOLD
    return Taking.BEFORE if "was" in chain or "were" in chain else told


def _has_taker(said: _Said, place: int, left: int, chain: Sequence[str]) -> bool:
    """Whether the one who does it, left of what stands between, is she herself."""
    verb = said.line[place].folded
    earlier = said.folded(0, left)
    if verb in _GIVEN or said.folded(place + 1, place + 2) == ("me",):
        return _is_given_to_her(said, place, left, chain)
    if left < 0 or said.begins(left + 1):
        return _may_begin(said, place, chain)
    head = said.line[left].folded
    if head in _HERSELF:
        before = earlier[-1] if earlier else ""
        later = said.asked and verb in _NOW and not chain and before in _WHEN
        asked = before in _ASKED and not said.begins(left)
        return not later and not asked and _IF.isdisjoint(_clause(said, left))
    if head in ("after", "since"):
        return verb == "taking" and not said.asked and _WISHED.isdisjoint(earlier)
    if head not in _OTHER_SUBJECTS or (verb in _NOW - {"on"} and head in ("and", "or", "so", "then")):
        return False
    goes_on = head in ("and", "then", "but", "also", "so")
    fits = not goes_on or verb in _BEFORE or bool(chain)
    kin = _begins_with_kin(earlier) if goes_on else not _KIN.isdisjoint(earlier)
    return fits and not kin and (_WISHED | _DENIED).isdisjoint(earlier)


def _begins_with_kin(earlier: Sequence[str]) -> bool:
    """Whether the first person named is somebody else: "my friend got some and took it"."""
    return next((word in _KIN for word in earlier if word in _KIN | _HERSELF), False)


def _may_begin(said: _Said, place: int, chain: Sequence[str]) -> bool:
    """Whether a verb that begins its clause is told of herself: "Started LDN in May", "taking LDN since June"."""
    verb = said.line[place].folded
    if not chain and verb in _NOW:
        timed = verb != "taking" or not _TIMES.isdisjoint(said.folded(0, len(said.line)))
        return not said.asked and timed and not verb.endswith("s")
    return "is" not in chain and not (said.asked and verb in _NOW)


def _is_given_to_her(said: _Said, place: int, left: int, chain: Sequence[str]) -> bool:
    """ "My friend gave me LDN", "I was prescribed LDN", "the doctor prescribed LDN"; any negation takes it back."""
    whole = said.folded(0, len(said.line))
    if not (_DENIED | _IF).isdisjoint(whole):
        return False
    verb, head = said.line[place].folded, said.line[left].folded if left >= 0 else ""
    to_her = said.folded(place + 1, place + 2) == ("me",)
    if verb in ("give", "gives"):
        return to_her and head in _CARERS and not said.asked
    if verb in ("prescribed", "given") and not to_her:
        hers = head in _HERSELF or (left < 0 and bool(chain))
        return (hers and bool(chain)) or (verb == "prescribed" and head in _CARERS)
    return to_her and head not in _WISHED | {"you"}


def _clause(said: _Said, place: int) -> tuple[str, ...]:
    """The words of the clause before this place."""
    first = next((at for at in range(place, 0, -1) if said.begins(at)), 0)
    return said.folded(first, place)


# ---------------------------------------------------------------- without such a verb


def _effect(said: _Said, start: int, end: int) -> Taking:
    """ "LDN gave me a rash"; not "LDN makes me nervous", and not what it might do."""
    for place in range(end, min(end + 3, len(said.line))):
        told = _DOES_TO_HER.get(said.line[place].folded)
        whom, what = said.folded(place + 1, place + 2), said.folded(place + 2, place + 4)
        if told and whom and whom[0] in _HER and _FEELINGS.isdisjoint(what):
            wished = not (_WISHED | _DENIED | _KIN).isdisjoint(said.folded(0, start) + said.folded(end, place))
            return Taking.NOT_TOLD if wished else told
    return Taking.NOT_TOLD


def _of_times(said: _Said, start: int, end: int) -> Taking:
    """ "LDN since May", "low dose naltrexone every night": a line of a list, no question."""
    rest = said.folded(end, end + 4)
    timed = not _OFTEN.isdisjoint(rest) or any(pair in _NIGHTS for pair in pairwise(rest))
    opened = any(said.begins(at) for at in range(max(0, start - 2), start + 1))
    plain = (_WISHED | _DENIED | _KIN | _BREAKS - {"since"}).isdisjoint(said.folded(0, end + 2))
    return Taking.NOW if timed and opened and plain and not said.asked else Taking.NOT_TOLD
