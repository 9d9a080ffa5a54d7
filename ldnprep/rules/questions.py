"""Which questions are suggested, which she asks, and the three on page 1."""

from __future__ import annotations

from msgspec import Struct

from ldnprep.answers.model import QuestionChoices
from ldnprep.content.ids import MOOD
from ldnprep.content.model import Checklist, Question
from ldnprep.rules.conditions import holds
from ldnprep.rules.facts import Facts
from ldnprep.rules.model import Asked, TopOrigin

MOST_SUGGESTED = 25
TOP = 3
MOST_OF_A_HEADING = 2


class Asking(Struct, frozen=True):
    """The questions of one sheet; the fields are those of Findings with the same names."""

    offered: tuple[Question, ...]
    suggested: tuple[Question, ...]
    best: tuple[Question, ...]
    asked: tuple[Asked, ...]
    asked_origin: TopOrigin
    left_out: tuple[Asked, ...]
    top: tuple[Asked, ...]
    top_origin: TopOrigin


def asking(
    checklist: Checklist, choices: QuestionChoices, facts: Facts, *, serious: bool, withheld: bool
) -> Asking:
    """Suggestions from the facts, then her own choice, which always wins.

    serious: something must be done today, cleared before, or planned; then nothing asks whether LDN helps. withheld:
    she does not share her mood; then nothing about it is suggested.
    """
    holding = {q.id: q for q in checklist.questions() if q.when is None or holds(q.when, facts)}
    offered = tuple(holding.values())
    allowed = [q for q in offered if q.id not in choices.dismissed and not (serious and q.efficacy)]
    allowed = [q for q in allowed if not (withheld and q.heading == MOOD) and holding.keys().isdisjoint(q.yields_to)]
    ranked = sorted(allowed, key=lambda q: (q.when is None, q.rank))  # what is true of her before what is true of all
    best = _suggested_top(ranked)
    suggested = _at_most(ranked, best)
    asked, left_out = _asked(checklist, choices, offered, best)
    top, top_origin = _top(choices, asked, [_as_asked(q, choices) for q in best])
    filled = tuple(item for item in top if item not in asked)
    # of hers nothing is left, so what stands there is the program's
    origin = TopOrigin.SUGGESTED if filled and not asked else _origin(choices.chosen)
    asked += filled
    return Asking(offered, suggested, tuple(best), asked, origin, left_out, top, top_origin)


def _suggested_top(ranked: list[Question]) -> list[Question]:
    """The first three by rank, two of one heading at most, so that no one matter takes the whole talk."""
    found: list[Question] = []
    for question in ranked:
        if [each.heading for each in found].count(question.heading) < MOST_OF_A_HEADING:
            found.append(question)
    return found[:TOP]


def _origin(chosen: tuple[str, ...] | None) -> TopOrigin:
    if chosen is None:
        return TopOrigin.SUGGESTED
    return TopOrigin.CHOSEN if chosen else TopOrigin.NONE_CHOSEN


def _at_most(ranked: list[Question], best: list[Question]) -> tuple[Question, ...]:
    """The first 25 by rank; the suggested three are always among them."""
    kept = {q.id for q in best}
    others = [q.id for q in ranked if q.id not in kept][: MOST_SUGGESTED - len(best)]
    kept.update(others)
    return tuple(q for q in ranked if q.id in kept)


def _as_asked(question: Question, choices: QuestionChoices) -> Asked:
    edited = choices.edited.get(question.id, "")
    return Asked(question.id, edited or question.text, question.heading, typed=bool(edited), reason=question.reason)


def _asked(
    checklist: Checklist, choices: QuestionChoices, offered: tuple[Question, ...], best: list[Question]
) -> tuple[tuple[Asked, ...], tuple[Asked, ...]]:
    """(on the sheet, left out because the condition no longer holds). A question of her own is left out by her only.

    best: those that the program puts there while she has chosen nothing; three, never all that it could suggest.
    """
    known = {q.id: q for q in checklist.questions()}
    away = choices.dismissed - set(choices.chosen or ())  # what she chose is asked, whatever else the file says of it
    own = {q.id: Asked(q.id, q.text, "", typed=True) for q in choices.own if q.text and q.id not in away}
    chosen = choices.chosen
    if chosen is None:  # what she put into words of her own, or answered, is hers whoever suggested it
        hers = (name for name in (*choices.edited, *choices.answered) if name not in away)
        chosen = (*(q.id for q in best), *hers)
    order = [name for name in dict.fromkeys((*chosen, *own)) if name in known or name in own]
    everything = {name: own[name] if name in own else _as_asked(known[name], choices) for name in order}
    applies = {q.id for q in offered} | own.keys()
    return (
        tuple(everything[name] for name in order if name in applies),
        tuple(everything[name] for name in order if name not in applies),
    )


def _top(choices: QuestionChoices, asked: tuple[Asked, ...], best: list[Asked]) -> tuple[tuple[Asked, ...], TopOrigin]:
    """The three on the front: as many as she put there. What dropped out, whatever the cause, is replaced."""
    if choices.top == () or (choices.top is None and choices.chosen == () and not asked):
        return (), TopOrigin.NONE_CHOSEN
    by_id = {item.id: item for item in asked}
    picked = [by_id[name] for name in choices.top or () if name in by_id]
    own = [item for item in asked if not item.heading]  # hers come before what the program suggests
    among = [item for item in best if item.id in by_id] + list(asked if choices.chosen is not None else ())
    pool = (*own, *among, *best) if choices.top or not among else (*own, *among)
    top = tuple(dict.fromkeys((*picked, *pool)))[: min(TOP, len(choices.top or range(TOP)))]
    hers = {*(choices.chosen or ()), *(choices.top or ()), *(item.id for item in own)}
    return top, TopOrigin.CHOSEN if all(item.id in hers for item in top) else TopOrigin.SUGGESTED
