"""What page 1 says of the safety of some invented people, in `shown.txt`: marks, topics, names and states in order.

Words of the content stand as ids (`<surgery_date>`), fixed words as keys (`[not_answered]`), so that this changes when
something else is shown, and not when it is said in other words. Each person answered no to all safety questions but for
what is given. Page 1 is shown without questions and scales, in full and then where there is least room. After a change
`python -m tests.summary.test_shown` writes the file anew: look at the difference as a clinician would.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from ldnprep.answers.model import Answers
from ldnprep.content.model import Checklist
from ldnprep.pipeline import load_checklist
from ldnprep.rules.find import find
from ldnprep.summary.front import STEPS, front
from ldnprep.summary.model import Box, Columns, LedgerRow, Role, Rule, Side, Span, Tone
from ldnprep.summary.words import Desk, desk
from tests.rules.oracle import YES_NO
from tests.rules.told import answers_of
from tests.summary.test_as_typed import Keys

_FILE = Path(__file__).parent / "shown.txt"
_GROUND: dict[str, object] = {**dict.fromkeys(YES_NO, "no"), "birth_date": "1973-04-02", "visit_date": "2026-12-09"}
_PEOPLE: Mapping[str, dict[str, object]] = {
    "no opioid": {"conditions": ["fibromyalgia"], "last_blood_test": "2026-07-10", "mood_now": 4, "pain_now": 6},
    "nothing answered": dict.fromkeys(YES_NO, ""),
    "opioids now": {
        "opioids_now": "yes",
        "opioid_names": [{"name": "Zydol", "amount": "50 mg"}, {"name": "fentanyl patch", "last_used": "today"}],
        "opioid_last_dose": "2026-11-20",
        "surgery_planned": "yes",
        "surgery_date": "2026-12-20",
        "notes": "I also had codeine last week. It made me sick.",
    },
    "no, but typed": {"medicines": ["tramadol", "zzyrblex", "ibuprofen", "methotrexate", "prednisolone"]},
    "not sure": {"opioids_now": "not_sure", "pregnancy": "not_sure", "liver_disease": "not_sure", "alcohol": "open"},
    "a pump": {"spinal_pump": "yes", "kidney_disease": "yes", "allergies": "yes", "allergies_what": "codeine: rash"},
    "on naltrexone": {"on_naltrexone": "yes", "opioids_now": "yes", "opioid_last_dose": "not_sure"},
    "tried before": {
        "therapies": [
            {"id": "physiotherapy", "state": "now", "effect": "better"},
            {"name": "tramadol", "state": "tried", "effect": "worse", "stopped": "in 2011, made me sick"},
        ],
        "medicines": [{"name": "Imodium", "how_often": "daily"}, {"name": "paracetamol", "reason": "codeine at night"}],
        "hopes": ["less_pain"],
        "decision_values": "being clear in my head",
    },
    "many": {
        "opioids_now": "yes",
        "opioid_names": [f"tramadol {n}" for n in range(1, 10)],
        "medicines": ["sertraline", "warfarin", "levothyroxine", "lithium", "insulin", "kratom", "diazepam"],
        **dict.fromkeys(("pregnancy", "liver_disease", "kidney_disease", "surgery_planned", "alcohol"), "yes"),
    },
}
_WORDS = ("label", "short", "tiny", "brief", "text", "title", "who", "group", "name", "place")


def _by_ids(thing: Any) -> Any:
    """Content with the ids of things in place of their words."""
    if isinstance(thing, tuple):
        return tuple(map(_by_ids, thing))
    if not is_dataclass(thing) or isinstance(thing, type):
        return thing
    own = {each.name: getattr(thing, each.name) for each in fields(thing)}
    changed = {name: _by_ids(value) for name, value in own.items() if not isinstance(value, str)}
    if isinstance(own.get("id"), str):
        changed |= {n: f"<{own['id']}>" for n in _WORDS if own.get(n) and isinstance(own[n], str)}
    if isinstance(own.get("fields"), tuple) and own["fields"] and isinstance(own["fields"][0], str) and "label" in own:
        changed["label"] = f"<row of {own['fields'][0]}>"
    return replace(thing, **{name: value for name, value in changed.items() if value is not own[name]})


def _desk(checklist: Checklist, given: Mapping[str, object]) -> Desk:
    said = {name: value for name, value in {**_GROUND, **given}.items() if value not in ("", "open")}
    known = {field.id for field in checklist.fields()}
    answers: Answers = answers_of(checklist, {name: value for name, value in said.items() if name in known})
    found = find(checklist, answers)
    return desk(replace(checklist, texts=Keys()), found.shared(answers), found, "uk")


def _lines(thing: Any) -> Iterator[str]:
    """The blocks of a side, a line each."""
    if isinstance(thing, Columns | Role | Rule):  # questions and scales
        return
    if isinstance(thing, LedgerRow):
        yield f"  ({thing.mark.name.lower()}{', quiet' if thing.quiet else ''}) {thing.topic}: {_text(thing.text)}"
    elif isinstance(thing, tuple) and thing and all(isinstance(each, Span) for each in thing):
        yield f"  {_text(thing)}"
    elif isinstance(thing, tuple):
        for each in thing:
            yield from _lines(each)
    elif isinstance(thing, Side):
        yield from _lines(thing.blocks)
        yield from (f"moved: {each}" for each in thing.moved)
    elif is_dataclass(thing):
        loud = ", loud" if isinstance(thing, Box) and thing.loud else ""
        yield f"{type(thing).__name__}{loud}"
        for each in fields(thing):
            yield from _lines(getattr(thing, each.name))
    elif isinstance(thing, str) and thing:
        yield f"  {thing}"


def _text(text: tuple[Span, ...]) -> str:
    return "".join(f"*{each.text}*" if each.tone is Tone.STRONG else each.text for each in text)


def _shown(checklist: Checklist, given: Mapping[str, object]) -> list[str]:
    at = _desk(checklist, given)
    return [*_lines(front(at, ())), "-- least room", *_lines(front(at, STEPS))]


def _as_ids(checklist: Checklist) -> Checklist:
    made: Checklist = _by_ids(checklist)
    return made


def _kept() -> dict[str, list[str]]:
    people = _FILE.read_text(encoding="utf-8").split("# ")[1:]
    return {name: lines for name, *lines in (person.rstrip("\n").split("\n") for person in people)}


@pytest.fixture(scope="module")
def by_ids(shipped: Checklist) -> Checklist:
    """The built-in content in ids."""
    return _as_ids(shipped)


@pytest.mark.parametrize("person", _PEOPLE)
def test_the_sheet_shows_the_same_as_when_it_was_looked_at(by_ids: Checklist, person: str) -> None:
    assert [line.rstrip() for line in _shown(by_ids, _PEOPLE[person])] == _kept()[person]


if __name__ == "__main__":
    checklist = _as_ids(load_checklist())
    parts = (
        f"# {name}\n" + "".join(f"{line.rstrip()}\n" for line in _shown(checklist, given))
        for name, given in _PEOPLE.items()
    )
    _FILE.write_text("".join(parts), encoding="utf-8")
