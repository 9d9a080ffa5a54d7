"""The cases of `tests/rules/cases`: invented people and what their sheet must say, in the form of README.md there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from ldnprep.answers.model import Answers
from ldnprep.content.model import Checklist, Kind
from ldnprep.outputs.text import sheet_text
from ldnprep.rules.find import find
from ldnprep.rules.model import Findings
from ldnprep.summary.document import document
from tests.rules.oracle import EFFICACY, STATES, URGENCIES, YES_NO
from tests.rules.told import answers_of, told_by

FOLDER = Path(__file__).parent / "cases"
GROUND: Mapping[str, object] = {
    **dict.fromkeys(YES_NO, "no"),
    "birth_date": "1973-04-02",
    "visit_date": "2026-12-09",
    "conditions": ["fibromyalgia"],
    "last_blood_test": "2026-07-10",
    "mood_now": "4",
}
KEYS = {"case", "given", "expect", "why"}


@dataclass(frozen=True)
class Case:
    """One case; what it is given and expects as the file says it, scalars as text."""

    name: str
    given: Mapping[str, object]
    expect: Mapping[str, object]


def cases() -> Iterator[Case]:
    """All cases of all files."""
    for path in sorted(FOLDER.glob("*.yaml")):
        loaded = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506  # makes text of everything
        for case in loaded["cases"]:
            name = f"{path.stem}: {case['case']}"
            assert case.keys() <= KEYS, f"{name}: a case has no {', '.join(sorted(case.keys() - KEYS))}"
            assert case["why"], f"{name}: say why"
            yield Case(name, case["given"], case["expect"])


CASES = tuple(cases())


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in CASES])
def test_a_case_holds(shipped: Checklist, case: Case) -> None:
    answers = answers_of_case(shipped, case)
    findings = find(shipped, answers)
    front = _front(shipped, answers, findings) if _PRINTED & case.expect.keys() else ""
    wrong = [f"{key}: {wanted}" for key, wanted in case.expect.items() if not _so(key, wanted, findings, front)]
    assert not wrong, f"{case.name}\nnot so: {'; '.join(wrong)}\n{_summary(findings)}\n{front}"


def test_there_are_cases_enough_and_each_has_its_own_name() -> None:
    names = [case.name for case in CASES]
    assert len(names) == len(set(names))
    assert len(names) >= 120


def answers_of_case(checklist: Checklist, case: Case) -> Answers:
    """What the person of a case answered, on the ground of all no."""
    given = dict(case.given)
    shown = given.pop("mood shared", "yes") == "yes"
    kinds = {field.id: field.kind for field in checklist.fields()}
    assert given.keys() <= kinds.keys(), f"{case.name}: no such question: {', '.join(given.keys() - kinds.keys())}"
    said = {name: value for name, value in {**GROUND, **given}.items() if value != "open"}
    for name, value in said.items():
        if kinds[name] is Kind.SCALE:
            said[name] = int(str(value))
    return answers_of(checklist, said, show_mood=shown)


def _front(checklist: Checklist, answers: Answers, findings: Findings) -> str:
    """The front as plain text in one line, without the numbers of sources."""
    made = document(checklist, answers, findings, country="uk", chosen=(), leaf_alone=True, front_only=True)
    return " ".join(re.sub(r"\[\d+(, \d+)*\]", "", sheet_text(made)).split())


_PRINTED = {"prints", "never prints"}


def _so(key: str, wanted: object, findings: Findings, front: str) -> bool:
    """Whether one line of `expect` holds. front: the words that print, where a case looks at them."""
    if key not in _PRINTED:
        return _holds(key, str(wanted), findings)
    words = wanted if isinstance(wanted, list) else [wanted]
    found = [str(word) in front for word in words]
    return all(found) if key == "prints" else not any(found)


# ---------------------------------------------------------------- what a case may expect


def _holds(key: str, wanted: str, findings: Findings) -> bool:
    if key in _WORDS:
        return _WORDS[key](_list(wanted), findings)
    told = told_by(findings)
    names = key.removesuffix(" state").split(" or ")
    assert set(names) <= set(told.urgency), f"`{key}` is no topic and no word of README.md"
    if key.endswith(" state"):
        return (
            _within(wanted, told.state[names[0]], STATES) if wanted != "not_shared" else told.state[names[0]] == wanted
        )
    return _within(wanted, told.at(*names), URGENCIES)


def _within(wanted: str, found: str, order: tuple[str, ...]) -> bool:
    """`plan`, `at least plan`, `at most note`, `plan to before`."""
    words = re.fullmatch(r"(at least |at most |(\w+) to )?(\w+)", wanted)
    assert words, f"`{wanted}` is no bound"
    least, most = words[2] or words[3], words[3]
    if words[1] == "at least ":
        most = order[-1]
    if words[1] == "at most ":
        least = order[0]
    return found in order and order.index(least) <= order.index(found) <= order.index(most)


def _list(wanted: str) -> list[str]:
    return [word.strip() for word in re.split(r",| or ", wanted)]


def _asks(words: list[str], findings: Findings) -> bool:
    ids = [asked.id for asked in findings.top]
    return any(name in EFFICACY if word == "efficacy" else word in name for word in words for name in ids)


def _tells(words: list[str], findings: Findings) -> bool:
    return set(words) <= {urgent.id for urgent in findings.urgent_printed}


def _never_tells(words: list[str], findings: Findings) -> bool:
    return set(words).isdisjoint(urgent.id for urgent in findings.urgent_printed)


def _marked(words: list[str], findings: Findings) -> bool:
    return set(words) <= {found.topic.id for found in findings.topics if found.against}


def _ordered(words: list[str], findings: Findings) -> bool:
    return [found.topic.id for found in findings.topics if found.topic.id in words] == words


def _calm(words: list[str], findings: Findings) -> bool:
    calm = URGENCIES.index(told_by(findings).sheet) <= URGENCIES.index("note")
    return calm is (words == ["yes"])


_WORDS: Mapping[str, Callable[[list[str], Findings], bool]] = {
    "asks": _asks,
    "never asks": lambda words, findings: not _asks(words, findings),
    "tells her": _tells,
    "never tells her": _never_tells,
    "marked": _marked,
    "order": _ordered,
    "calm": _calm,
    "reassures": lambda words, findings: findings.reassures is (words == ["yes"]),
}


def _summary(findings: Findings) -> str:
    told = told_by(findings)
    topics = ", ".join(f"{topic} {told.urgency[topic]} ({state})" for topic, state in told.state.items())
    return f"topics: {topics}\nurgent: {told.urgent}\nquestions: {told.questions}\nreassures: {told.reassures}"
