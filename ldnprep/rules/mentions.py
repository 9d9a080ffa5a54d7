"""Names of opioids and blockers in what was typed outside the rows of medicines, and what they tell.

An opioid's name always counts: it is flagged and printed, whatever the words round it say. A blocker's counts where
they tell that she takes it, or took it lately ("I started LDN last week"), for nearly everybody asks about LDN. Among
her allergies an opioid is the name of a reaction, unless the words tell of its use ("so I take oxycodone instead").

Of text that does not print (hidden, without a field, or about a mood that she does not share) the names alone are told,
not where they stand: the answers about mood are withheld, an opioid never is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from ldnprep.answers.model import Answers, TypedDate, Value
from ldnprep.content.ids import NALTREXONE, OPIOIDS
from ldnprep.content.model import Checklist, Kind
from ldnprep.medicines.ago import Ago, ago
from ldnprep.medicines.model import Flag, Match
from ldnprep.medicines.taking import sentences_with, taking
from ldnprep.medicines.taking_words import Taking
from ldnprep.rules.facts import Facts, Recogniser, is_ticked_opioid
from ldnprep.rules.model import MedicineLine, Mention, is_blocker
from ldnprep.rules.strays import stray_texts

ALLERGIES_WHAT = "allergies_what"  # a name in it tells of a reaction, unless the words tell of its use
_ASKS_FOR_A_NAME = frozenset({ALLERGIES_WHAT, "gut_opioid_how_many"})
UNSEEN = ""  # no field: stands for everything that does not print
# beside an allergy: what she can take instead
_INSTEAD = re.compile(
    r"\b(instead|can\s+(only\s+)?(take|have|tolerate|use)|tolerate|(fine|ok|okay|alright|all\s+right)\s+(with|on))\b",
    re.IGNORECASE,
)
_TYPED_WORDS = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.DATE})


def mentions_in(checklist: Checklist, answers: Answers, facts: Facts, reader: Recogniser) -> Iterator[Mention]:
    """Every mention, those that print first: fields, decisions, questions in her own words."""
    day = answers.saved.date() if answers.saved else None
    for field_id, where, text in _free_texts(checklist, answers, facts):
        for topic, used, matches in _named(reader, text, day, of_reactions=field_id == ALLERGIES_WHAT):
            yield Mention(field_id, where, text, matches, topic, used)
    unseen: dict[str, dict[Match, None]] = {}
    for text in _unseen_texts(checklist, answers, facts):
        for topic, _, matches in _named(reader, text, day):
            unseen.setdefault(topic, {}).update(dict.fromkeys(matches))
    for topic, found in unseen.items():
        names = ", ".join(dict.fromkeys(match.typed for match in found))
        yield Mention(UNSEEN, checklist.texts["unseen_answer"], names, tuple(found), topic)


def names_one(reader: Recogniser, field: str, text: str) -> bool:
    """Whether the text of a field names an opioid that acts beyond the bowels; among her allergies also a blocker.

    A box that asks for a name is read as a row is, misspelt names and slang included; sentences for exact names alone.
    """
    found = reader.mentions(text)
    if field in _ASKS_FOR_A_NAME:
        found = (*found, *reader.recognise(text).matches)
    flags = {match.flag for match in found if match.severity != "gut"}
    return Flag.OPIOID in flags or (field == ALLERGIES_WHAT and Flag.ANTAGONIST in flags)


def named_topics(mentions: Iterable[Mention], past: Iterable[MedicineLine]) -> frozenset[str]:
    """Ids of the topics that words name. past: what was tried before, which counts where it was used lately."""
    lately = [line for line in past if line.lately]
    matches = [match for line in lately for match in line.recognised.matches]
    found = {mention.topic for mention in mentions if mention.used}
    found |= {OPIOIDS for match in matches if match.flag is Flag.OPIOID and match.severity != "gut"}
    found |= {OPIOIDS for line in lately if is_ticked_opioid(line.row)}
    return frozenset(found | {NALTREXONE for match in matches if is_blocker(match)})


def _named(
    reader: Recogniser, text: str, day: date | None, *, of_reactions: bool = False
) -> Iterator[tuple[str, bool, tuple[Match, ...]]]:
    """Of one text: the topic, whether it tells of a use, and the names."""
    found = reader.mentions(text)
    opioids = [match for match in found if match.flag is Flag.OPIOID and match.severity != "gut"]
    used = [match for match in opioids if not of_reactions or _is_used_beside_a_reaction(text, match.typed, day)]
    for told, matches in ((True, used), (False, [match for match in opioids if match not in used])):
        if matches:
            yield OPIOIDS, told, tuple(matches)
    blockers = tuple(match for match in found if is_blocker(match) and _is_taken(text, match.typed, day))
    if blockers:
        yield NALTREXONE, True, blockers


def _is_taken(text: str, name: str, day: date | None) -> bool:
    """Whether she takes it by these words, or took it; not what lies long back."""
    for sentence in sentences_with(text, (name,)):
        told = taking(sentence, name)
        if told is Taking.NOW or (told and ago(sentence, day) is not Ago.LONG):
            return True
    return False


def _is_used_beside_a_reaction(text: str, name: str, day: date | None) -> bool:
    """Whether an opioid among her allergies is one that she takes: now, lately, or instead of the other."""
    for sentence in sentences_with(text, (name,)):
        told = taking(sentence, name, effects=False)
        lately = told and ago(sentence, day) in (Ago.STILL, Ago.LATELY)
        if told is Taking.NOW or lately or _INSTEAD.search(_clause_of(sentence, name)):
            return True
    return False


def _clause_of(sentence: str, name: str) -> str:
    """The part of a sentence between its signs in which a name stands: "codeine; can take tramadol" has two."""
    parts = re.split(r"[,;:()]|\b(?:but|so|and)\b", sentence)
    return " ".join(part for part in parts if name.casefold() in part.casefold())


def _free_texts(checklist: Checklist, answers: Answers, facts: Facts) -> Iterator[tuple[str, str, str]]:
    for fields, values in ((checklist.fields(), facts.values), (checklist.decisions, answers.decided)):
        for f in fields:
            text = _typed_words(values[f.id]) if f.kind in _TYPED_WORDS and f.id in values else ""
            if text:
                yield f.id, f.short, text
    where = checklist.texts["questions_heading"]
    for question in answers.questions.own:
        yield question.id, where, question.text
    known = {q.id for q in checklist.questions()}
    known |= {q.id for q in answers.questions.own}
    for name, text in (*answers.questions.edited.items(), *answers.questions.answered.items()):
        if name in known:
            yield name, where, text


def _unseen_texts(checklist: Checklist, answers: Answers, facts: Facts) -> Iterator[str]:
    for f in checklist.fields():
        if f.kind in _TYPED_WORDS and f.id in answers.values.keys() - facts.values.keys():
            yield _typed_words(answers.values[f.id])
    yield from stray_texts(answers, {q.id for q in checklist.questions()})


def _typed_words(value: Value) -> str:
    if isinstance(value, TypedDate):
        return value.typed
    return value if isinstance(value, str) else ""
