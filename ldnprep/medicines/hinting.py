"""Running text in, what may be an opioid in it out: slang, misspelt names, "my patches".

It is to be checked, no more.

A misspelt name counts wherever it stands, slang and words such as "pain patch" do unless the words round them deny or
only wish it ("no painkillers needed", "I read that opioids ..."). What is spelt exactly is found by `mentions`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ldnprep.medicines.finding import Finder
from ldnprep.medicines.fold import Word, beside, words, words_before
from ldnprep.medicines.hidden import match_of
from ldnprep.medicines.model import Certainty, Flag, LongActing, Match
from ldnprep.medicines.parts import Found
from ldnprep.medicines.programmes import told_of_one
from ldnprep.medicines.spans import covered, longest
from ldnprep.medicines.taking_words import KIN, word_set
from ldnprep.medicines.terms import Kind
from ldnprep.medicines.vocabulary import Vocabulary
from ldnprep.medicines.words_beside import (
    NOT_MEANT,
    OTHER_PATCHES,
    PAINKILLERS,
    PILLS,
    RIDES,
    STRONG,
    TAKEN_FORMS,
    TRAMS,
)

GENERIC = "opioid without a name"  # name of the entry: "opioids", "narcotics" name no medicine
_UNKNOWN = "unknown painkiller"
_CLAUSES = re.compile(r"(?<=[.!?;:,])\s+|\n+")
_PATCHES = frozenset({"patch", "patches"})
_SKIN = word_set("eczema psoriasis vitiligo")  # "eczema patches"
_KILLERS = frozenset({"killer", "killers"})
_RELIEF = frozenset({"relief", "reliever", "relievers"})
_ONES = frozenset({"one", "ones", "stuff"})
_STRONG_OF = dict.fromkeys(_ONES, STRONG - {"pain", "rescue"})  # "a strong one"
_HEAVY = word_set("heavy heavier powerful prescription prescribed strong stronger")
_DENIED = word_set("no not never nor t dont didnt doesnt wont cant none neither against avoid avoiding")
_WISHED = word_set(
    """read reads reading heard hear says said saw want wanted wish hope hoping should would could might may afraid
    scared worried worry fear think thought instead before rather than without if whether can do does"""
)
_TOLD = word_set("read heard told seen thought")  # "I have read that": no having
# she has it, uses it or leaves it off: within so many words before
_HAD = word_set(
    """my on off take takes taking took taken use uses using used wear wears wearing wore gives gave given get gets had
    have having has need needs back leftover some his her more"""
)
_NEAR = 4
# parts and counts of one, and what stands round them: "half of a T3", "less oxy"
_PARTS = word_set("half quarter bit couple little odd one two three")
_LESS = word_set("less more fewer")
_ROUND = word_set("a an the of s only just hs prn at in on night nights morning bedtime when if needed")
_FORMS = TAKEN_FORMS | word_set("strip strips film films")
_OFTEN = word_set("every each daily nightly twice once prn")
_GUT = frozenset({"gut"})
# short names that are no other word: a word of use, of an end or of a time beside them tells of having them
_SPOKEN = frozenset({"oxy", "oxi", "ocs", "dfs", "bup", "fenty"})
_TOLD_BEFORE = word_set(
    """last quit clean stop stopped finish finished without since when miss missed next another buy bought borrow
    borrowed swallow swallowed pop popped snort snorted crave craving an on"""
)
_TOLD_BEHIND = word_set(
    """now sometimes occasionally from ago makes made runs ran run out helps helped keeps works daily nightly nights
    night day days week weeks weekend weekends yesterday today when again withdrawal withdrawals habit for"""
)
# beyond so much no text is looked at for what may be one: the time stays bounded
_MOST_CLAUSES, _MOST_WORDS = 300, 300
# "can't get off them", "couldn't cope without my patches": no denial
_YET = frozenset({"off", "my"})


def hints(finder: Finder, vocabulary: Vocabulary, text: str, *, wished: bool) -> Iterator[Match]:
    """What may be an opioid in free text, each once. SPELLING: a misspelt name. SLANG: slang of which her words say
    that she has it. PATTERN: words that name none. wished: the text answers what she wants, or wants to avoid."""
    seen: set[str] = set()
    for typed in told_of_one(text):
        yield Match(typed, _UNKNOWN, "check", Flag.CHECK, "", LongActing.UNKNOWN, Certainty.SLANG)
    for clause in _CLAUSES.split(text)[:_MOST_CLAUSES]:
        line = words(clause)[:_MOST_WORDS]
        for match in _of_clause(finder, vocabulary, clause, line, wished=wished or _asks(clause)):
            typed = match.typed.casefold()
            if typed not in seen:
                seen.add(typed)
                yield match


def _asks(clause: str) -> bool:
    return clause.rstrip(" \"'”’)").endswith("?")


def says_so(text: str, name: str, *, wished: bool) -> bool:
    """Whether a clause with this word in it tells of having it, or at least neither denies nor only wishes it."""
    wanted = [word.folded for word in words(name)]
    for clause in _CLAUSES.split(text):
        line = words(clause)
        folded = [word.folded for word in line]
        places = [place for place in range(len(line)) if folded[place : place + len(wanted)] == wanted]
        if any(_counts(line, place, wished=wished or _asks(clause)) for place in places):
            return True
    return False


def _of_clause(
    finder: Finder, vocabulary: Vocabulary, clause: str, line: Sequence[Word], *, wished: bool
) -> Iterator[Match]:
    found = longest(finder.exact(line))
    taken = covered(found)
    for each in found:
        alone = line[each.start : each.end] == line or (each.start == 0 and each.term.key in PILLS)
        told = alone or _is_had(line, each.start) or any(says(line, each) for says in (_is_dosed, _is_spoken, _is_part))
        if told and _is_slang(vocabulary, line, each):
            yield from _matches(clause, line, each, Certainty.SLANG)
        elif _is_painkiller(each) and _counts(line, each.start, wished=wished):
            yield from _matches(clause, line, each, Certainty.PATTERN)
    for place in range(len(line)):
        guessed = finder.misspelt(line, place) if place not in taken else None
        if guessed and guessed.certainty is Certainty.SPELLING:
            yield from _matches(clause, line, guessed, Certainty.SPELLING)
    yield from _phrases(clause, line, found, wished=wished)


def _is_dosed(line: Sequence[Word], each: Found) -> bool:
    """Whether a form stands right behind it ("subs strips"), or it begins the clause and how often stands there."""
    behind = {word.folded for word in line[each.end : each.end + 1]}
    return not behind.isdisjoint(_FORMS) or (each.start == 0 and not behind.isdisjoint(_OFTEN))


def _is_spoken(line: Sequence[Word], each: Found) -> bool:
    """ "Last oxy three weeks ago", "oxy now and then"; not "I never had oxy", "I read of oxy"."""
    before = {word.folded for word in line[: each.start]}
    after = " ".join(word.folded for word in line[each.end :][:2])
    over = after.startswith(("any more", "anymore"))  # "not on oxy any more"
    if each.term.key not in _SPOKEN or not before.isdisjoint(_TOLD | {"if", "want"} | (set() if over else _DENIED)):
        return False
    if not before.isdisjoint(KIN) and before.isdisjoint({"i", "me"}):
        return False
    near = {word.folded for word in line[max(0, each.start - _NEAR) : each.start]}
    behind = {word.folded for word in line[each.end : each.end + _NEAR]}
    return over or not near.isdisjoint(_TOLD_BEFORE) or not behind.isdisjoint(_TOLD_BEHIND)


def _is_part(line: Sequence[Word], each: Found) -> bool:
    """ "Only half a T3", "less oxy": a part of one, and nothing else in the clause; a short name even without."""
    spoken = each.term.key in _SPOKEN
    rest = [word for word in (*line[: each.start], *line[each.end :]) if not word.is_number]
    said = {word.folded for word in rest}
    counted = spoken or len(rest) < len(line) - (each.end - each.start) or not said.isdisjoint(_PARTS)
    others = said - _PARTS - _ROUND - (_LESS if spoken else frozenset())
    return (spoken or each.term.kind is Kind.SHORT) and counted and not others


def _is_slang(vocabulary: Vocabulary, line: Sequence[Word], each: Found) -> bool:
    """Whether it is slang for an opioid that is an everyday word too, or so short that it is none alone."""
    term = each.term
    if term.key not in PILLS and (term.kind not in (Kind.SLANG, Kind.SHORT) or term.key.isdecimal()):
        return False
    if term.flag is not Flag.OPIOID:
        return False
    if all(entry.severity in _GUT for entry in term.entries):
        return False
    beside = {word.folded for word in line}
    ride = term.key in TRAMS and not beside.isdisjoint(RIDES)
    everyday = term.key in vocabulary.ordinary or term.kind is Kind.SHORT or term.key in PILLS
    return everyday and not ride and beside.isdisjoint(NOT_MEANT.get(term.key, ()))


def _is_painkiller(each: Found) -> bool:
    return any(entry.name == _UNKNOWN for entry in each.term.entries)


def _phrases(clause: str, line: Sequence[Word], found: Sequence[Found], *, wished: bool) -> Iterator[Match]:
    """ "my patches", "strong tablets", "pain drops": a form beside a word that makes it one for pain."""
    taken = covered(each for each in found if each.term.kind is not Kind.PLAIN)
    for place, word in enumerate(line):
        near = words_before(line, place, 2)
        before = {each.folded for each in near}
        killer = word.folded in _KILLERS and "pain" in before
        strong = word.folded in TAKEN_FORMS | PAINKILLERS | _ONES and not before.isdisjoint(
            _STRONG_OF.get(word.folded, STRONG)
        )
        killer = killer or (word.folded in _RELIEF and "pain" in before and not wished)  # asked, it is of what may come
        heavy = (word.folded in PAINKILLERS or killer) and not before.isdisjoint(_HEAVY)
        patch = word.folded in _PATCHES and _is_no_other_patch(line, place, found)
        if place not in taken and (strong or heavy or patch) and _counts(line, place, wished=wished):
            first = next((each for each in near if each.folded in STRONG | _HEAVY), word)
            typed = clause[first.start : word.end]
            yield Match(typed, _UNKNOWN, "check", Flag.CHECK, "", LongActing.UNKNOWN, Certainty.PATTERN)


def _is_no_other_patch(line: Sequence[Word], place: int, found: Sequence[Found]) -> bool:
    named = any(each.term.flag is Flag.NONE for each in found)
    before, after = beside(line, place)
    other = before.folded in _SKIN or after.folded == "of"
    return not named and not other and OTHER_PATCHES.isdisjoint(word.folded for word in line)


def _counts(line: Sequence[Word], place: int, *, wished: bool) -> bool:
    """Whether the words before this place do not deny it, nor only wish or read of it; wished: the whole text does."""
    if _is_had(line, place):
        return True
    before = {word.folded for word in line[:place]}
    return not wished and before.isdisjoint(_DENIED | _WISHED)


def _is_had(line: Sequence[Word], place: int) -> bool:
    """Whether she has, uses or leaves off what stands here."""
    before_it = [at for at in range(place) if line[at].folded not in _PARTS | {"a", "an", "of"}]
    for at in before_it[-_NEAR:]:
        word, *between = (each.folded for each in line[at:place])
        before = {each.folded for each in words_before(line, at, 3)}
        denied = word not in _YET and not before.isdisjoint(_DENIED | _WISHED)
        if word in _HAD and not denied and (_DENIED | _TOLD).isdisjoint(between):
            return True
    return False


def _matches(clause: str, line: Sequence[Word], each: Found, sure: Certainty) -> Iterator[Match]:
    first, last = line[each.start], line[each.start : each.end][-1]
    typed = clause[first.start : last.end]
    for entry in each.term.entries[:1]:
        yield match_of(typed, entry, Flag.CHECK, entry.long_acting, sure)
