"""What the sheet shows of some invented people: each file of `shown` is one view of it, each person a heading in it.

front: page 1. front_least: where there is least room. front_steps: what goes and what comes with each step that makes
room. back, back_steps: the same of page 2. parts: what can follow the leaf. portal: the short message, and what differs
in each shorter way to say it. blank: the sheet for a pen. Each person answered no to all safety questions but for what
is given. in_words: all of it as it reads, in place of ids.

After a change `python -m tests.summary.test_shown` writes the files anew: look at the difference as a clinician would.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from itertools import pairwise
from pathlib import Path

import pytest

from ldnprep.answers.model import Answers
from ldnprep.content.model import Checklist
from ldnprep.pipeline import load_checklist
from ldnprep.rules.find import find
from ldnprep.summary.back import STEPS as BACK_STEPS
from ldnprep.summary.back import back
from ldnprep.summary.blank import blank
from ldnprep.summary.document import document
from ldnprep.summary.front import STEPS, front
from ldnprep.summary.model import Side
from ldnprep.summary.portal import portal
from ldnprep.summary.words import Desk, desk
from tests.rules.oracle import YES_NO
from tests.rules.told import answers_of
from tests.summary.people import AFTER, PEOPLE
from tests.summary.reading import back as back_of
from tests.summary.showing import in_ids, lines_of

_FOLDER = Path(__file__).parent / "shown"
_GROUND: dict[str, object] = {**dict.fromkeys(YES_NO, "no"), "birth_date": "1973-04-02", "visit_date": "2026-12-09"}


@cache
def _content() -> Checklist:
    return in_ids(load_checklist())


_in_words = cache(load_checklist)


@cache
def _answers(person: str) -> Answers:
    said = {name: value for name, value in {**_GROUND, **PEOPLE[person]}.items() if value not in ("", "open")}
    known = {field.id for field in _content().fields()}
    answers = answers_of(_content(), {name: value for name, value in said.items() if name in known})
    return AFTER[person](answers) if person in AFTER else answers


def _desk(person: str, content: Callable[[], Checklist] = _content) -> Desk:
    answers = _answers(person)
    found = find(content(), answers)
    return desk(content(), found.shared(answers), found, answers.settings.country or "uk")


def _with(make: Callable[[Desk, tuple[str, ...]], Side], steps: tuple[str, ...], person: str) -> Iterator[str]:
    yield from lines_of(make(_desk(person), steps))


def _step_by_step(make: Callable[[Desk, tuple[str, ...]], Side], steps: tuple[str, ...], person: str) -> Iterator[str]:
    at = _desk(person)
    sides = [list(lines_of(make(at, steps[:count]))) for count in range(len(steps) + 1)]
    for step, (before, after) in zip(steps, pairwise(sides), strict=True):
        yield from _changed(step, before, after)


def _changed(name: str, before: list[str], after: list[str]) -> Iterator[str]:
    """What is gone and what is new."""
    gone = [f"- {line.strip()}" for line in before if line not in after]
    new = [f"+ {line.strip()}" for line in after if line not in before]
    yield from (f"-- {name}", *gone, *new) if gone or new else ()


def _parts(person: str) -> Iterator[str]:
    answers = _answers(person)
    chosen = ("answers",) if person in AFTER else ("read", "evidence", "diary")
    made = document(_content(), answers, find(_content(), answers), country="uk", chosen=chosen)
    yield from lines_of(made.parts)


def _portal(person: str, content: Callable[[], Checklist] = _content) -> Iterator[str]:
    answers = _answers(person)
    made = portal(content(), answers, find(content(), answers))
    yield from (f"  {line}" for line in made.head)
    yield from (f"  {line}" for line in (*made.plans, *made.questions))
    ways = [[f"  {line.place}{' opioid' if line.opioid else ''}: {line.text}" for line in way] for way in made.ways]
    for number, (before, after) in enumerate(pairwise([[], *ways]), start=1):
        yield from _changed(f"way {number}", before, after)


def _blank(country: str, content: Callable[[], Checklist] = _content) -> Iterator[str]:
    made = blank(content(), country=country)
    yield from lines_of((made.leaf.fronts[0], back_of(made), made.parts))


def _as_it_reads(person: str) -> Iterator[str]:
    if person in _COUNTRIES:
        yield from _blank(person, _in_words)
        return
    at = _desk(person, _in_words)
    yield from lines_of((front(at, ()), back(at, ())))
    yield from _portal(person, _in_words)


_MUCH = ("everything", "much of everything")
_TOLD = (*_MUCH, "nothing answered", "something today")
_MORE = tuple(PEOPLE)[tuple(PEOPLE).index("has read") + 1 :]
_LEAST = ("opioids now", "no, but typed", "not sure", "tried before", "something today", "named elsewhere", "many")
_COUNTRIES = ("uk", "us")
_READ = ("everything", "something today", "told below a no", "dates", "much of everything", "nothing answered")
_VIEWS: Mapping[str, tuple[Callable[[str], Iterator[str]], tuple[str, ...]]] = {
    "front": (partial(_with, front, ()), tuple(PEOPLE)),
    "front_least": (partial(_with, front, STEPS), (*_LEAST, *_MORE)),
    "front_steps": (partial(_step_by_step, front, STEPS), (*_MUCH, "many", "many names", "five medicines", "dates")),
    "back": (partial(_with, back, ()), (*_TOLD, *_MORE)),
    "back_steps": (partial(_step_by_step, back, BACK_STEPS), (*_TOLD, "many names")),
    "parts": (_parts, ("everything", "has read")),
    "portal": (_portal, (*_TOLD, "no, but typed", "many", *_MORE)),
    "blank": (_blank, ("uk",)),
    "in_words": (_as_it_reads, (*_READ, *_COUNTRIES)),
}


@cache
def _kept(view: str) -> dict[str, list[str]]:
    people = (_FOLDER / f"{view}.txt").read_text(encoding="utf-8").split("# ")[1:]
    return {name: lines for name, *lines in (person.rstrip("\n").split("\n") for person in people)}


def _shown(view: str, person: str) -> list[str]:
    show, _ = _VIEWS[view]
    return [line.rstrip() for text in show(person) for line in text.split("\n")]


@pytest.mark.parametrize(("view", "person"), [(view, each) for view, (_, people) in _VIEWS.items() for each in people])
def test_the_sheet_shows_the_same_as_when_it_was_looked_at(view: str, person: str) -> None:
    assert _shown(view, person) == _kept(view)[person]


if __name__ == "__main__":
    for _view, (_, _people) in _VIEWS.items():
        _told = ("\n".join((f"# {each}", *_shown(_view, each), "")) for each in _people)
        (_FOLDER / f"{_view}.txt").write_text("".join(_told), encoding="utf-8")
