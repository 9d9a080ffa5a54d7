"""Which claims stand in sight on the page of questions: eight short ones by her illness, the others by topic."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ldnprep.answers.model import Answers, PartialDate
from ldnprep.content.model import Checklist, Claim
from ldnprep.ui.reading.everyday import fits, folded, meant
from ldnprep.ui.reading.sources import source_words
from ldnprep.ui.words import date_words, tr

IN_SIGHT = 8
CLAIMS_FIELD, CONDITIONS = "claims_read", "conditions"
_OF_HER_ILLNESS = 3  # at most so many of the eight speak of her illness by name
_BEGINNING = 6  # letters of an illness's id that a word must begin with: fibrom, crps, restle, diabet, ibs


def read_by(answers: Answers) -> tuple[str, ...]:
    """Ids of the claims that she ticked."""
    value = answers.values.get(CLAIMS_FIELD)
    return tuple(str(each) for each in value) if isinstance(value, tuple) else ()


def in_sight(checklist: Checklist, answers: Answers) -> tuple[str, ...]:
    """Ids of the claims to show at first: those that she ticked, then short ones, first of her illness, by turns."""
    read = read_by(answers)
    ticked = [claim.id for claim in checklist.claims if claim.id in read]
    hers = answers.values.get(CONDITIONS)
    illnesses = {str(each) for each in hers} if isinstance(hers, tuple) else set()
    known = _illnesses(checklist)
    named, general = [], []
    for claim in checklist.claims:
        about = _about(claim, known)
        if about & illnesses:
            named.append(claim.id)
        elif not about:
            general.append(claim)
    chosen = [*ticked, *named[:_OF_HER_ILLNESS], *_by_turns(checklist, general)]
    return tuple(dict.fromkeys(chosen))[: max(IN_SIGHT, len(ticked))]


def by_topic(checklist: Checklist, but: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Ids of all other claims under the heading of the question that each leads to; "" for none."""
    found: dict[str, tuple[str, ...]] = {}
    without = set(but)
    for claim in checklist.claims:
        if claim.id not in without:
            topic = _topics(checklist).get(claim.question, "")
            found[topic] = (*found.get(topic, ()), claim.id)
    return found


def found(checklist: Checklist, typed: str) -> tuple[str, ...]:
    """Ids of the claims in which these words, or everyday ones for the same, stand; those that say it in the claim
    itself come first.
    """
    wanted = meant(typed)
    if not wanted:
        return ()
    said = [c.id for c in checklist.claims if fits(folded(f"{c.heard} {c.id.replace('_', ' ')}"), wanted)]
    shown = [c.id for c in checklist.claims if fits(folded(c.evidence), wanted)]
    return tuple(dict.fromkeys((*said, *shown)))


def sources_of(claim: Claim, checklist: Checklist) -> str:
    """All sources of a claim, one a line."""
    known = checklist.sources
    lines = [source_words(known[name]) for name in claim.sources if name in known]
    day = max((known[name].checked for name in claim.sources if name in known), default=None)
    if day is not None:
        lines.append(tr("Read on {day}.").format(day=date_words(PartialDate(day.year, day.month, day.day))))
    return "\n".join(lines)


def _illnesses(checklist: Checklist) -> dict[str, str]:
    field = next((each for each in checklist.fields() if each.id == CONDITIONS), None)
    options = field.options if field is not None else ()
    return {each.id: each.id.split("_")[0][:_BEGINNING] for each in options if each.id != "other" and not each.alone}


def _about(claim: Claim, illnesses: Mapping[str, str]) -> set[str]:
    words = re.findall(r"\w+", folded(claim.heard))
    return {name for name, begins in illnesses.items() if any(word.startswith(begins) for word in words)}


def _topics(checklist: Checklist) -> dict[str, str]:
    return {question.id: question.heading for question in checklist.questions()}


def _by_turns(checklist: Checklist, claims: list[Claim]) -> list[str]:
    """The first of each topic, then the second of each, and so on: not five ways to say that it helps."""
    topics = _topics(checklist)
    seen: dict[str, int] = {}
    turns = []
    for claim in claims:
        topic = topics.get(claim.question, "")
        seen[topic] = seen.get(topic, 0) + 1
        turns.append((seen[topic], claim.id))
    return [name for _, name in sorted(turns, key=_turn)]


def _turn(each: tuple[int, str]) -> int:
    return each[0]
