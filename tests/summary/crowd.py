"""A crowd of invented people who filled in much of everything, each box with its share: the same ones every time."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from ldnprep.answers.model import (
    Answers,
    DateNotSure,
    Goal,
    MedicineRow,
    OwnQuestion,
    PartialDate,
    QuestionChoices,
    Settings,
    TherapyRow,
    TypedDate,
    Value,
)
from ldnprep.content.model import Checklist, Field, Kind
from tests.rules.oracle import NAMES
from tests.rules.told import SAVED

_WORDS = (
    *("since the fall", "left hip", "my nurse says it is fine", "codeine at night", "none", "I had morphine in 2011"),
    *("twice a day", "when it is bad", "Dr Bell", "two a day, more on bad days", "last Tuesday", "for my back"),
    *("I cannot sleep. My mum takes tramadol. I do not.", "word " * 30, "it was never the same again " * 12),
)
_NAMES = tuple(name for kind in sorted(NAMES) for name in NAMES[kind])
_EFFECTS = ("", "helped", "no_change", "worse")


def crowd(checklist: Checklist, count: int) -> Iterator[Answers]:
    """So many of them; a third say little, a third some, a third nearly everything."""
    rng = random.Random(20261201)  # noqa: S311  # answers for a test, nothing secret
    for number in range(count):
        share = (0.15, 0.4, 0.85)[number % 3]
        values: dict[str, Value] = {}
        for asked in checklist.fields():
            if rng.random() < share:
                values[asked.id] = _MAKERS[asked.kind](rng, asked)
            elif asked.kind is Kind.YES_NO_UNSURE and rng.random() < 0.8:  # most say no to the rest
                values[asked.id] = "no"
        yield _with_choices(rng, checklist, values)


def _with_choices(rng: random.Random, checklist: Checklist, values: dict[str, Value]) -> Answers:
    own = tuple(OwnQuestion(f"own_{n}", f"May I still {rng.choice(_WORDS)}?") for n in range(rng.choice((0, 0, 2, 7))))
    ids = (*(each.id for each in own), *(each.id for each in rng.sample(list(checklist.questions()), 5)))
    picked = rng.choice((None, (), tuple(rng.sample(ids, 4)), ids))
    questions = QuestionChoices(
        chosen=picked,
        top=None if picked is None else picked[: rng.randrange(4)],
        edited={ids[-1]: "In my own words?"},
        dismissed=frozenset(rng.sample(ids, 1)),
        own=own,
        answered={ids[0]: "Yes, in spring."},
    )
    scales = [asked.id for asked in checklist.fields() if asked.kind is Kind.SCALE]
    return Answers(
        values,
        Settings(country=rng.choice(("us", "ca", "uk", "ie", "au", "nz", "other")), show_mood=rng.random() < 0.8),
        questions,
        saved=SAVED,
        previous={name: rng.randrange(11) for name in rng.sample(scales, 3)},
        previous_on=rng.choice(("", "2026-08", "2026-10-02")),
    )


def _medicines(rng: random.Random, asked: Field) -> Value:
    del asked
    boxes = ("amount", "how_often", "reason", "prescriber", "last_used", "since")
    rows = []
    for _ in range(rng.randint(1, 7)):
        said = {box: rng.choice(_WORDS[:12]) for box in boxes if rng.random() < 0.2}
        rows.append(MedicineRow(rng.choice((*_NAMES, "zzyrblex", "grobnix")) if rng.random() < 0.9 else "", **said))
    return tuple(rows)


def _treatments(rng: random.Random, asked: Field) -> Value:
    known = [option.id for option in asked.options] or [""]
    rows = []
    for _ in range(rng.randint(1, 5)):
        name = rng.choice(("", "tramadol", "heat pad", "LDN", "yoga"))
        state, effect = rng.choice(("", "using", "tried")), rng.choice(_EFFECTS)
        stopped = rng.choice(("", *_WORDS[:12]))
        rows.append(TherapyRow("" if name else rng.choice(known), name, state, effect, stopped))
    return tuple(rows)


def _date(rng: random.Random, asked: Field) -> Value:
    del asked
    day = PartialDate(rng.choice((2019, 2026, 2026, 2027)), rng.randint(1, 12), rng.randint(1, 28))
    return rng.choice((day, PartialDate(day.year, day.month), DateNotSure(), TypedDate("Tuesday", date(2026, 11, 27))))


def _goal(rng: random.Random, asked: Field) -> Value:
    del asked
    return Goal("pain_now", before=rng.randrange(11), after=rng.randrange(11))


_MAKERS: Mapping[Kind, Callable[[random.Random, Field], Value]] = {
    Kind.TEXT: lambda rng, _: rng.choice(_WORDS[:12]),
    Kind.LONG_TEXT: lambda rng, _: ". ".join(rng.sample(_WORDS, 2)),
    Kind.CHOICE: lambda rng, asked: rng.choice(asked.options).id,
    Kind.CHOICES: lambda rng, asked: tuple(each.id for each in rng.sample(asked.options, rng.randint(1, 2))),
    Kind.DATE: _date,
    Kind.SCALE: lambda rng, _: rng.randrange(11),
    Kind.YES_NO_UNSURE: lambda rng, _: rng.choice(("yes", "not_sure", "no")),
    Kind.MEDICINES: _medicines,
    Kind.THERAPIES: _treatments,
    Kind.TRIED: _treatments,
    Kind.GOAL: _goal,
}
