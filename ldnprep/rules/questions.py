"""Which questions are suggested, which she asks, and the three on page 1."""

from __future__ import annotations

from collections.abc import Iterable

from ldnprep.answers.model import QuestionChoices
from ldnprep.content.model import Checklist, Profile, Question
from ldnprep.frozen import dataclass
from ldnprep.rules.conditions import holds
from ldnprep.rules.facts import Facts
from ldnprep.rules.model import Asked, TopOrigin

MOST_SUGGESTED = 25
TOP = 3


@dataclass(frozen=True, slots=True)
class Asking:
    """The questions of one sheet; the fields are those of Findings with the same names."""

    offered: tuple[Question, ...]
    suggested: tuple[Question, ...]
    asked: tuple[Asked, ...]
    asked_origin: TopOrigin
    left_out: tuple[Asked, ...]
    top: tuple[Asked, ...]
    top_origin: TopOrigin


def asking(checklist: Checklist, choices: QuestionChoices, facts: Facts) -> Asking:
    """Suggestions from the facts, then her own choice, which always wins."""
    offered = tuple(q for q in checklist.questions() if q.when is None or holds(q.when, facts))
    profiles = tuple(p for p in checklist.profiles if p.when is not None and holds(p.when, facts))
    profiles = profiles or tuple(p for p in checklist.profiles if p.when is None)
    allowed = tuple(q for q in _of_allowed_topics(offered, profiles) if q.id not in choices.dismissed)
    ranked = sorted(allowed, key=lambda q: q.rank)
    best = _suggested_top(profiles, ranked)
    suggested = _at_most(ranked, best)
    asked, left_out = _asked(checklist, choices, offered, suggested)
    top, top_origin = _top(choices, asked, [_as_asked(q, choices) for q in best])
    origin = _origin(choices.chosen)
    asked += tuple(item for item in top if item not in asked)
    return Asking(offered, suggested, asked, origin, left_out, top, top_origin)


def _origin(chosen: tuple[str, ...] | None) -> TopOrigin:
    if chosen is None:
        return TopOrigin.SUGGESTED
    return TopOrigin.CHOSEN if chosen else TopOrigin.NONE_CHOSEN


def _of_allowed_topics(questions: Iterable[Question], profiles: tuple[Profile, ...]) -> list[Question]:
    only = [set(p.only_topics) for p in profiles if p.only_topics]
    never = {topic for p in profiles for topic in p.not_topics}
    return [q for q in questions if q.topic not in never and all(q.topic in topics for topics in only)]


def _suggested_top(profiles: tuple[Profile, ...], ranked: list[Question]) -> list[Question]:
    """The first question of each of the leading profiles, then the rest of the first, of the next, then by rank."""
    alone = bool(profiles) and profiles[0].alone
    leading = profiles[:1] if alone else profiles
    by_id = {q.id: q for q in ranked}
    names = [name for profile in leading[:TOP] for name in profile.top[:1]]
    names += [name for profile in leading for name in profile.top]
    found = [by_id[name] for name in dict.fromkeys(names) if name in by_id]
    if not (alone and found):  # a profile that stands alone is filled up only when nothing of it is left
        found += [q for q in ranked if q.id not in names]
    return found[:TOP]


def _at_most(ranked: list[Question], best: list[Question]) -> tuple[Question, ...]:
    """The first 25 by rank; the suggested three are always among them."""
    kept = {q.id for q in best}
    others = [q.id for q in ranked if q.id not in kept][: MOST_SUGGESTED - len(best)]
    kept.update(others)
    return tuple(q for q in ranked if q.id in kept)


def _as_asked(question: Question, choices: QuestionChoices) -> Asked:
    edited = choices.edited.get(question.id, "")
    return Asked(question.id, edited or question.text, question.topic, typed=bool(edited), reason=question.reason)


def _asked(
    checklist: Checklist, choices: QuestionChoices, offered: tuple[Question, ...], suggested: tuple[Question, ...]
) -> tuple[tuple[Asked, ...], tuple[Asked, ...]]:
    """(on the sheet, left out because the condition no longer holds). A question of her own is left out by her only."""
    known = {q.id: q for q in checklist.questions()}
    away = choices.dismissed - set(choices.chosen or ())  # what she chose is asked, whatever else the file says of it
    own = {q.id: Asked(q.id, q.text, "", typed=True) for q in choices.own if q.text and q.id not in away}
    chosen = tuple(q.id for q in suggested) if choices.chosen is None else choices.chosen
    order = [name for name in dict.fromkeys((*chosen, *own)) if name in known or name in own]
    everything = {name: own[name] if name in own else _as_asked(known[name], choices) for name in order}
    applies = {q.id for q in offered} | own.keys()
    return (
        tuple(everything[name] for name in order if name in applies),
        tuple(everything[name] for name in order if name not in applies),
    )


def _top(choices: QuestionChoices, asked: tuple[Asked, ...], best: list[Asked]) -> tuple[tuple[Asked, ...], TopOrigin]:
    if choices.top == () or (choices.top is None and choices.chosen == () and not asked):
        return (), TopOrigin.NONE_CHOSEN
    by_id = {item.id: item for item in asked}
    picked = tuple(by_id[name] for name in choices.top or () if name in by_id)[:TOP]
    if picked:
        return picked, TopOrigin.CHOSEN
    among = [item for item in best if item.id in by_id] + list(asked if choices.chosen is not None else ())
    return tuple(dict.fromkeys(among or best))[:TOP], TopOrigin.SUGGESTED
