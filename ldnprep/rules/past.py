"""What a sentence tells of an opioid that it names: that it is plainly over, of somebody else, or only a reaction.

No sentence is judged alone: what another one tells of herself counts, see `herself`.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from itertools import pairwise

from ldnprep.medicines.ago import Ago, ago
from ldnprep.medicines.fold import words
from ldnprep.medicines.herself import of_herself
from ldnprep.medicines.sentences import sentences_with
from ldnprep.medicines.taking import taking
from ldnprep.medicines.taking_words import Taking, word_set
from ldnprep.rules.model import Tells
from ldnprep.rules.of_others import is_of_another
from ldnprep.rules.untaken import is_untaken

Names = tuple[Collection[str], Collection[str]]  # of a text: the opioids in it as typed, and the blockers

_CLAUSES = re.compile(r"[,;:()]|\b(?:but|so|and)\b")
_LONGEST = 600  # letters of a sentence that is looked at for whose it is
_DONE_BY = word_set("died is was were had has takes took used uses got gets needs needed lives")
# of now: beside one of these a day long past is that of another thing
_PRESENT = word_set(
    """take takes taking use uses using need needs have has am m is are help helps work works keep keeps get gets make
    makes every each daily nightly still now again sometimes often always usually most"""
)
# of then, and of an end; "given" is of then beside what it was given for
_WAS = word_set(
    """had was were took used tried stopped came ended finished quit until till after following during ago once helped
    made worked child"""
)
_CHANGED = word_set(
    """increased doubled raised upped lowered halved switched changed swapped moved fitted put started began begun
    prescribed implanted renewed instead"""
)
_FOR_SO_LONG = word_set("in for a few couple of days weeks months about around back only")
_ENDED = word_set("stopped ended finished quit until till off")
_EFFECTS = word_set("make makes am m is are")  # of an effect that may have ended: "it makes me itch so I had to stop"
_LONG_AGO = r"(?:[a-z]{2,9}\s+){0,2}?(?:(?:19|20)\d\d\b|\w+\s+(?:years|months)\s+ago\b)"
_FREE_FOR = r"(?:since\s+(?:\w+\s+)?(?:19|20)\d\d\b|(?:for\s+)?(?:\d+|two|three|four|five|six|ten|many)\s+years\b)"
_THEN = re.compile(r"\bwhen\s+(?:i|we)\s+(?:broke|had|fell|was|were|gave|lost|hurt|tore|burn[t\w]*|crashed)\b", re.I)
# beside an allergy: what she can take instead
_INSTEAD = re.compile(
    r"\b(instead|can\s+(only\s+)?(take|have|tolerate|use)|tolerate|(fine|ok|okay|alright|all\s+right)\s+(with|on))\b",
    re.IGNORECASE,
)
_ALLERGIC = re.compile(
    r"""(?ix)\b(allerg\w+|intoleran\w+|sensitiv\w+|avoid\w*|react\w*|anaphyla\w+
    |(cannot|never|(ca|do|did|could|wo)n['’]?t|(can|do|did|could|will)\s+not)\s+(take|have|use|tolerate|touch))\b""",
)
_TAKEN_ON = re.compile(
    r"""(?ix)\bi\s+(?:(?:still|do|only|just|have\s+to|must|always|sometimes)\s+)*(?:take|use|keep\s+taking|rely\s+on)\s+
    (?:it|them|one|some)\b | \bstill\s+(?:take|use|have|need)\s+(?:it|them|one|some|half|a|the)\b
    | \b(?:it|they)\s+(?:is|are)\s+the\s+only\s+(?:thing|one)""",
)
# what is taken against an effect of it: "it makes me constipated so I take laxatives"
_TREATED = re.compile(
    r"\bi\s+(?:have\s+to\s+)?(?:take|need|use)\s+(?:\w+\s+){0,2}?(?:laxatives?|senna|lactulose|movicol|anti\W?sickness)",
    re.IGNORECASE,
)
_ADVERBS = word_set("always only still just really usually also sometimes often now even that which it")
_HELPERS = word_set("is are does do can may will has have")
_I_BEFORE = word_set(
    "had was got took came went felt broke could couldn fell threw itched carry avoid ask tell told wear think know"
)
# reactions that end in s, and are no verbs
_REACTIONS = word_set(
    """hives rashes cramps spots palpitations hallucinations headaches sweats blisters seizures fits bruises bumps
    wheals welts nightmares migraines bowels lips shakes tremors hiccups problems issues reactions symptoms chills
    swellings as years months weeks days times tablets pills patches capsules drops doses plasters injections"""
)


def of_use(text: str, name: str, day: date | None, named: Names) -> Tells:
    """Whether an opioid in running text is plainly over (PAST), another's (OTHERS) or never taken (UNTAKEN), by every
    sentence that names it, and none of the rest tells that she has or takes it."""
    found = {_of_sentence(sentence, name, day, named[0]) for sentence in sentences_with(text, (name,))}
    if not found or Tells.USE in found or _is_hers(text, named, day):
        return Tells.USE
    return next(tells for tells in (Tells.OTHERS, Tells.PAST, Tells.UNTAKEN) if tells in found)


def _of_sentence(sentence: str, name: str, day: date | None, names: Collection[str]) -> Tells:
    if len(sentence) > _LONGEST:
        return Tells.USE
    if is_of_another(sentence, name, day):
        return Tells.OTHERS
    if _is_over(sentence, name, day):
        return Tells.PAST
    return Tells.UNTAKEN if is_untaken(sentence, name, names) else Tells.USE


def of_reaction(text: str, name: str, day: date | None, named: Names) -> Tells:
    """What an opioid among her allergies tells: that she takes it, now, lately or instead of another, or may do so."""
    found = Tells.PERHAPS if _is_hers(text, named, day) else Tells.REACTION
    for sentence in sentences_with(text, (name,)):
        told = taking(sentence, name, effects=False)
        clause = clause_of(sentence, name)
        when = next((each for each in (ago(clause, day), ago(sentence, day)) if each is not Ago.UNTOLD), Ago.UNTOLD)
        lately = when is Ago.LATELY or (told and when is Ago.STILL)
        typed = re.escape(name)
        if told is Taking.NOW or lately or _INSTEAD.search(clause) or _is_taken_on(sentence, typed):
            return Tells.USE
        worn = r"|\b(?:under|below|of)\s+the\s+(?=[\w\s]*patch)"
        hers = rf"\b(?:my\s+{worn}){typed}\b(?!\s+(?:allerg|react|rash|itch|hives))"
        if re.search(hers, clause, re.IGNORECASE) or _TREATED.search(sentence):
            found = Tells.PERHAPS if when is Ago.LONG else Tells.USE
        if found is Tells.USE:
            return found
        if not _ALLERGIC.search(clause) and _is_of_now(sentence, name):
            found = Tells.PERHAPS
    return found


def _is_taken_on(sentence: str, typed: str) -> bool:
    """Whether a reaction stands beside taking it all the same: "codeine I have on Sundays", "but I still take it"."""
    own = rf"\b{typed}\w*\s+(?:that\s+|which\s+)?i\s+(?:still\s+)?(?:have|take|get|use|need|buy)\b"
    often = rf"\b{typed}\w*\s+(?:on|at)\s+(?:\w+days|weekends|nights?|bedtime)\b"
    return bool(re.search(f"{own}|{often}", sentence, re.IGNORECASE) or _TAKEN_ON.search(sentence))


def is_over(text: str, name: str, day: date | None) -> bool:
    """Whether every sentence that names it says that it is plainly over."""
    over = {_is_over(sentence, name, day) for sentence in sentences_with(text, (name,))} == {True}
    return over and not _is_hers(text, ((name,), ()), day)


def _is_hers(text: str, named: Names, day: date | None) -> bool:
    """Whether a sentence without a name tells that she has or takes one that was named before."""
    names, others = named
    return any(True for _ in of_herself(text, names, others, day))


def clause_of(sentence: str, name: str) -> str:
    """The part of a sentence between its signs in which a name stands: "codeine; can take tramadol" has two."""
    return " ".join(part for part in _CLAUSES.split(sentence) if name.casefold() in part.casefold())


def _is_over(sentence: str, name: str, day: date | None) -> bool:
    clause = clause_of(sentence, name)
    said = {word.folded for word in words(clause)}
    if _has_ended(sentence, name, day):
        return True
    if ago(sentence, day) is not Ago.LONG or taking(sentence, name) is Taking.NOW or not said.isdisjoint(_PRESENT):
        return False
    if not said.isdisjoint(_CHANGED) and said.isdisjoint(_ENDED):
        return False  # "doubled in 2021" is no end
    if not said.isdisjoint(_WAS) or _THEN.search(clause):
        return True
    numbers = {word.folded for word in words(clause) if word.is_number}
    bare = said - _FOR_SO_LONG <= {word.folded for word in words(name)} | numbers
    return bare and ago(clause, day) is Ago.LONG


def _has_ended(sentence: str, name: str, day: date | None) -> bool:
    """ "Stopped tramadol 2011, nothing since", "codeine makes me itch so I had to stop in 2015"."""
    what = rf"(?:\s+(?:it|them|that|taking|using|the|my|all|of|patch(?:es)?|tablets|{re.escape(name)}))*"
    free = rf"\b(?:off|(?:clean|free)\s+(?:from|of|off))\s+(?:the\s+)?{re.escape(name)}\w*[\s,]+{_FREE_FOR}"
    ended = rf"\b(?:stop|stopped|quit|came\s+off|gave\s+up|finished\s+with){what}[\s,:]+{_LONG_AGO}"
    said = {word.folded for word in words(sentence)}
    goes_on = not said.isdisjoint(_PRESENT - _EFFECTS) or not said.isdisjoint(_CHANGED)
    if goes_on or len(sentence) > _LONGEST:
        return False
    when = ago(sentence, day)
    if re.search(free, sentence, re.IGNORECASE):
        return when not in (Ago.STILL, Ago.LATELY)
    return when is Ago.LONG and bool(re.search(ended, sentence, re.IGNORECASE))


def _is_of_now(sentence: str, name: str) -> bool:
    """Whether a verb of now stands behind the name, or behind "I": "codeine constipates me", "tramadol: I cope"."""
    line = words(sentence)
    folded = [word.folded for word in line]
    own = len(words(name))
    for place in range(len(line)):
        if folded[place : place + own] == [word.folded for word in words(name)]:
            after = next((at for at in range(place + own, len(line)) if folded[at] not in _ADVERBS), len(line))
            parted = any(line[at].before.strip() for at in range(place + own, min(after + 1, len(line))))
            if after < len(line) and not parted and _is_verb(folded[after]):
                return True
    return any(one == "i" and two not in _I_BEFORE and not two.endswith("ed") for one, two in pairwise(folded))


def _is_verb(word: str) -> bool:
    plural = word in _REACTIONS or word.endswith(("ss", "us", "is"))
    return word in _HELPERS or (word.endswith("s") and len(word) > 2 and not plural)
