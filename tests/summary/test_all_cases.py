"""All lines that the sheet tells of the cases of `tests/rules/cases` and of a crowd: each once, where it is first told.

`shown/cases.txt`: each case is a heading, then each person of the crowd. What the rules found: each topic with its
urgency, its state and its first answer, what raised it, what speaks against a no; urgent texts, questions, words that
count. Then the lines of both pages, of the message, and of both pages after some of the steps that make room.

After a change `python -m tests.summary.test_all_cases` writes the file anew: look at the difference as a clinician
would.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from ldnprep.answers.model import Answers
from ldnprep.pipeline import load_checklist
from ldnprep.rules.find import find
from ldnprep.rules.model import Fact, Findings, Mention, TopicFound
from ldnprep.summary.back import STEPS as BACK_STEPS
from ldnprep.summary.back import back
from ldnprep.summary.front import STEPS, front
from ldnprep.summary.portal import portal
from ldnprep.summary.words import desk
from tests.rules.test_cases import CASES, answers_of_case
from tests.summary.crowd import crowd
from tests.summary.showing import in_ids, lines_of

_FILE = Path(__file__).parent / "shown" / "cases.txt"
_CROWD = 24
_NAMES = (*(case.name for case in CASES), *(f"of the crowd, {number}" for number in range(1, _CROWD + 1)))
_content = cache(lambda: in_ids(load_checklist()))


@cache
def _crowd() -> tuple[Answers, ...]:
    return tuple(crowd(_content(), _CROWD))


def _lines(number: int) -> Iterator[str]:
    """All that is told of one of them; number: the place."""
    of_crowd = number - len(CASES)
    answers = _crowd()[of_crowd] if of_crowd >= 0 else answers_of_case(_content(), CASES[number])
    found = find(_content(), answers)
    at = desk(_content(), found.shared(answers), found, answers.settings.country or "uk")
    yield from _found(found)
    yield from _message(answers, found)
    for steps, make in ((STEPS, front), (BACK_STEPS, back)):
        every = range(number % 4, len(steps) + 1, 4) if of_crowd >= 0 else (number % (len(steps) + 1),)
        for count in dict.fromkeys((0, *every)):
            yield from lines_of(make(at, steps[:count]))


def _found(found: Findings) -> list[str]:
    return [
        *map(_topic, found.topics),
        f"order: {' '.join(topic.topic.id for topic in found.topics if topic.alerts)}",
        f"urgent: {' '.join(urgent.id for urgent in found.urgent)}",
        f"asked: {' '.join(asked.id for asked in found.asked)}",
        f"suggested: {' '.join(question.id for question in found.suggested)}",
        f"hidden: {' '.join(sorted(hidden.field.id for hidden in found.hidden))}",
        f"below: {' '.join(f'{one}<{other}' for one, other in sorted(found.below.items()))}",
        f"reassures: {found.reassures}",
        *map(_mention, found.mentions),
    ]


def _topic(found: TopicFound) -> str:
    said = [found.topic.id, found.urgency.value, found.state.value, f"answered {found.answer.value}"]
    said += [f"raised {raised.alert.id} {raised.parts}".removesuffix(" ()") for raised in found.alerts]
    said += ["but" + " typed" * found.typed] if found.against else []
    quoted = found.quoted
    said += [f"quoted {quoted.field.id if isinstance(quoted, Fact) else quoted.name}"] if quoted else []
    return ", ".join(said)


def _mention(found: Mention) -> str:
    named = ", ".join((*(match.name for match in found.matches), *map(str, found.heard)))
    return f"words of {found.topic}, {found.tells.value}, in {found.field}: {named}"


def _message(answers: Answers, found: Findings) -> Iterator[str]:
    made = portal(_content(), answers, found)
    yield from (f"  {line}" for line in (*made.head, *made.plans, *made.questions))
    yield from (f"  {line.place}{' opioid' * line.opioid}: {line.text}" for line in made.ways[0])
    yield from (f"  last {line.place}{' opioid' * line.opioid}: {line.text}" for line in made.ways[-1])


def _told(number: int) -> list[str]:
    return list(dict.fromkeys(line.rstrip() for text in _lines(number) for line in text.split("\n")))


@cache
def _kept() -> dict[str, list[str]]:
    parts = ("\n" + _FILE.read_text(encoding="utf-8")).split("\n# ")[1:]
    return {name: lines for name, *lines in (part.rstrip("\n").split("\n") for part in parts)}


@cache
def _first() -> dict[str, int]:
    """The place of the first of them who has a line."""
    found: dict[str, int] = {}
    for number, name in enumerate(_NAMES):
        found |= dict.fromkeys((line for line in _kept()[name] if line not in found), number)
    return found


@pytest.mark.parametrize(("number", "name"), list(enumerate(_NAMES)), ids=_NAMES)
def test_the_sheet_tells_no_other_lines_than_when_it_was_looked_at(number: int, name: str) -> None:
    assert [line for line in _told(number) if _first().get(line, number) >= number] == _kept()[name]


def _write() -> None:
    seen: set[str] = set()
    with _FILE.open("w", encoding="utf-8") as file:
        for number, name in enumerate(_NAMES):
            told = [line for line in _told(number) if line not in seen]
            seen.update(told)
            file.writelines(f"{line}\n" for line in (f"# {name}", *told))


if __name__ == "__main__":
    _write()
