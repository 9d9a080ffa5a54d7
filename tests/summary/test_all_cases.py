"""All lines that the sheet tells of the cases of `tests/rules/cases`, each once, under the first case that has it.

`shown/cases.txt`: each case is a heading. What the rules found: each topic with its urgency, its state and its first
answer, what raised it, what speaks against a no; urgent texts, questions, words that count. Then the lines of both
pages, of the message, and of both pages after some of the steps that make room, others for each case.

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
from ldnprep.summary.words import Desk, desk
from tests.rules.test_cases import CASES, Case, answers_of_case
from tests.summary.showing import in_ids, lines_of

_FILE = Path(__file__).parent / "shown" / "cases.txt"
_content = cache(lambda: in_ids(load_checklist()))


def _desk(answers: Answers, found: Findings) -> Desk:
    return desk(_content(), found.shared(answers), found, "uk")


def _lines(number: int, case: Case) -> Iterator[str]:
    """All that is told of a case; number: its place among them."""
    answers = answers_of_case(_content(), case)
    found = find(_content(), answers)
    at = _desk(answers, found)
    yield from _found(found)
    yield from _message(answers, found)
    for steps, make in ((STEPS, front), (BACK_STEPS, back)):
        for count in (0, number % (len(steps) + 1)):
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


def _told(number: int, case: Case) -> list[str]:
    return list(dict.fromkeys(line.rstrip() for text in _lines(number, case) for line in text.split("\n")))


@cache
def _kept() -> dict[str, list[str]]:
    parts = ("\n" + _FILE.read_text(encoding="utf-8")).split("\n# ")[1:]
    return {name: lines for name, *lines in (part.rstrip("\n").split("\n") for part in parts)}


@cache
def _first() -> dict[str, int]:
    """The place of the first case that has a line."""
    found: dict[str, int] = {}
    for number, case in enumerate(CASES):
        found |= dict.fromkeys((line for line in _kept()[case.name] if line not in found), number)
    return found


@pytest.mark.parametrize(("number", "case"), [pytest.param(n, each, id=each.name) for n, each in enumerate(CASES)])
def test_the_sheet_tells_no_other_lines_of_a_case_than_when_it_was_looked_at(number: int, case: Case) -> None:
    own = [line for line in _told(number, case) if _first().get(line, number) >= number]
    assert own == _kept()[case.name]


def _write() -> None:
    seen: set[str] = set()
    with _FILE.open("w", encoding="utf-8") as file:
        for number, case in enumerate(CASES):
            told = [line for line in _told(number, case) if line not in seen]
            seen.update(told)
            file.writelines(f"{line}\n" for line in (f"# {case.name}", *told))


if __name__ == "__main__":
    _write()
