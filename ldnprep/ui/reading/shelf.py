"""Which questions stand where on the page of questions: three in sight, five more that fit her, the rest by topic."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from ldnprep.answers.choosing import Shown
from ldnprep.answers.model import QuestionChoices
from ldnprep.rules.model import Findings

IN_SIGHT, MOST = 3, 8


class Line(Struct, frozen=True):
    """One question as a row shows it.

    place: on the front, from 0; None elsewhere. ticked: on the sheet. edited: in her words. ours: one that the program
    would put on the front.
    """

    id: str
    text: str
    reason: str = ""
    ticked: bool = False
    place: int | None = None
    edited: bool = False
    ours: bool = False


class Shelf(Struct, frozen=True):
    """Ids of listed questions: those in sight, those behind "more", those ticked before that have no place
    in sight, and all others by heading.
    """

    first: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    ticked: tuple[str, ...] = ()
    rest: Mapping[str, tuple[str, ...]] = {}


def shown(findings: Findings) -> Shown:
    """What stands on the sheet now, for `choosing`."""
    return Shown(
        tuple(each.id for each in findings.top),
        tuple(each.id for each in findings.asked),
        tuple(each.id for each in findings.best),
    )


def shelf(findings: Findings, before: Shelf | None = None) -> Shelf:
    """Where each question stands when she comes to the page: hers and ours first, then what fits her. Those in sight
    `before`, when she was there last, keep their order.

    Never more than MOST in sight: of an older file in which all were ticked the others stay ticked behind a link.
    """
    now = dict.fromkeys(each.id for each in (*findings.top, *findings.asked) if each.heading)
    stood = before.first if before is not None else ()
    chosen = [name for name in dict.fromkeys((*stood, *now)) if name in now]
    chosen, ticked = chosen[:MOST], tuple(chosen[MOST:])
    fitting = dict.fromkeys(each.id for each in (*findings.best, *findings.suggested))
    others = [name for name in fitting if name not in chosen and name not in ticked]
    first = (*chosen, *others[: max(0, IN_SIGHT - len(chosen))])
    more = tuple(name for name in others if name not in first)[: max(0, MOST - len(first))]
    return Shelf(first, more, ticked, _rest(findings, {*first, *more, *ticked}))


def kept(before: Shelf, findings: Findings) -> Shelf:
    """The same shelf while she is on the page: nothing changes its place; what is new stands with its topic."""
    elsewhere = {*before.first, *before.more, *before.ticked}
    return Shelf(before.first, before.more, before.ticked, _rest(findings, elsewhere))


def _rest(findings: Findings, elsewhere: set[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for question in findings.offered:
        if question.id not in elsewhere:
            found[question.heading] = (*found.get(question.heading, ()), question.id)
    return found


def lines(findings: Findings, choices: QuestionChoices) -> dict[str, Line]:
    """Every question that can be asked now, by id, her own ones too."""
    places = {asked.id: place for place, asked in enumerate(findings.top)}
    asked = {each.id for each in findings.asked}
    edited = said_of(choices)
    ours = {each.id for each in findings.best}
    listed = {
        q.id: Line(
            q.id, edited.get(q.id, q.text), q.reason, q.id in asked, places.get(q.id), q.id in edited, q.id in ours
        )
        for q in findings.offered
    }
    own = {q.id: Line(q.id, q.text, "", q.id in asked, places.get(q.id)) for q in choices.own}
    return listed | own


def said_of(choices: QuestionChoices) -> Mapping[str, str]:
    """Her wordings that say something."""
    return {name: text for name, text in choices.edited.items() if text.strip()}
