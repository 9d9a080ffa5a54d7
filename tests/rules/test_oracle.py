"""The built-in content and the rules against the oracle: every promise, whatever the answers.

`python -m benchmarks.rules_oracle` tries many more, beside all no and beside nothing.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

import pytest

from ldnprep.content.model import Checklist
from tests.rules.labelled import Labelled
from tests.rules.oracle import FIELDS, YES_NO, Person, Told, broken, fell, worse
from tests.rules.people import ALL_NO, NOTHING, YES_NO_AND_ROWS, each_alone, every_pair, random_people
from tests.rules.told import told_to

NAMES = Labelled()
MOODS: tuple[Mapping[str, object], ...] = (
    {},
    {"mood_crisis": "yes"},
    {"mood_crisis": "not_sure", "mood_history": "yes", "mood_history_what": "two attempts, in 2009"},
    {"mood_crisis": "no", "mood_history": "no", "nightmares": "yes"},
)


def complaints(checklist: Checklist, people: Iterable[Person]) -> list[str]:
    """What is broken, each with the answers that break it; at most ten."""
    return list(islice(_complaints(checklist, people), 10))


def _complaints(checklist: Checklist, people: Iterable[Person]) -> Iterator[str]:
    for person in people:
        for complaint in broken(person, told_to(checklist, person, NAMES)):
            yield f"{complaint}: {_said(person)}"


def _said(person: Person) -> dict[str, object]:
    return {name: value for name, value in person.answers.items() if value != "no"}


@pytest.mark.parametrize("ground", [ALL_NO, NOTHING], ids=["beside all no", "beside nothing"])
def test_each_answer_alone_tells_what_it_must(shipped: Checklist, ground: Mapping[str, object]) -> None:
    assert complaints(shipped, each_alone(ground)) == []


def test_every_pair_of_answers_tells_what_it_must(shipped: Checklist) -> None:
    assert complaints(shipped, every_pair(YES_NO_AND_ROWS, ALL_NO)) == []


def test_answers_at_random_tell_what_they_must(shipped: Checklist) -> None:
    assert complaints(shipped, random_people(3_000, seed=1)) == []


def test_nothing_falls_when_one_answer_beside_all_no_gets_worse(shipped: Checklist) -> None:
    person = Person(ALL_NO)
    assert list(_fallen(shipped, person, worse(person))) == []


def test_nothing_falls_when_an_answer_among_random_ones_gets_worse(shipped: Checklist) -> None:
    rng = random.Random(2)  # noqa: S311  # answers for a test, nothing secret
    for person in random_people(1_200, seed=2):
        assert list(_fallen(shipped, person, rng.sample(list(worse(person)), k=3))) == []


def _fallen(checklist: Checklist, person: Person, steps: Iterable[tuple[str, Person]]) -> Iterator[str]:
    before = told_to(checklist, person, NAMES)
    for what, other in steps:
        for complaint in fell(before, told_to(checklist, other, NAMES), what):
            yield f"{what}: {complaint}: {_said(person)}"


def test_a_withheld_mood_tells_the_same_whatever_she_answered(shipped: Checklist) -> None:
    """The contract's "Mood, withheld or not, never touches it" holds of her ticks and of words that name no medicine.

    The name of an opioid in a box about mood counts all the same: that sentence is narrowed to what it was meant for.
    """
    for person in random_people(150, seed=4):
        about_mood = (*FIELDS["mood"], "mood_history_what")
        rest = {name: value for name, value in person.answers.items() if name not in about_mood}
        told = [told_to(shipped, Person({**rest, **mood}, show_mood=False), NAMES) for mood in MOODS]
        assert told == [told[0]] * len(MOODS), _said(person)


def test_the_shipped_names_tell_as_much_as_the_labelled_ones(shipped: Checklist) -> None:
    for person in random_people(400, seed=5):
        wrong = broken(person, told_to(shipped, person))
        assert wrong == [], _said(person)


# ---------------------------------------------------------------- the oracle itself


def test_the_oracle_asks_about_every_question_of_four_states(shipped: Checklist) -> None:
    asked = {field.id for field in shipped.fields() if field.kind == "yes_no_unsure"}
    assert asked - {"emergency_card"} == set(YES_NO)  # a card is no danger: its yes is no worse than its no


def calm_sheet() -> Told:
    """What is told of a person who answered no to everything."""
    return Told(dict.fromkeys(FIELDS, "none"), dict.fromkeys(FIELDS, "no"), (), ("risk_for_me",), reassures=True)


@pytest.mark.parametrize(
    ("said", "complaint"),
    [
        ({"opioids_now": "yes"}, "reassures against evidence of an opioid"),
        ({"opioid_last_dose": "2019-01-01"}, "reassures against evidence of an opioid"),
        ({"opioid_names": [""]}, "an opioid: opioids must be at least before, is none"),
        ({"medicines": ["tramadol"]}, "opioids is no but was answered yes"),
        (
            {"opioids_now": "yes", "on_naltrexone": "yes"},
            "an opioid with naltrexone: opioids must be at least today, is none",
        ),
        ({"liver_disease": "not_sure"}, "liver is no but was answered not_sure"),
        ({"mood_crisis": "yes"}, "in a mood crisis the three are risk_for_me"),
    ],
)
def test_the_oracle_complains_of_a_calm_sheet(said: Mapping[str, object], complaint: str) -> None:
    assert broken(Person(ALL_NO), calm_sheet()) == []
    assert complaint in broken(Person({**ALL_NO, **said}), calm_sheet())


def test_the_oracle_complains_of_a_fall(shipped: Checklist) -> None:
    high = told_to(shipped, Person({"opioids_now": "yes"}), NAMES)
    assert fell(high, calm_sheet())
    assert not fell(calm_sheet(), high)
