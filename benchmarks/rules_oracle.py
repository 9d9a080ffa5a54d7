"""`python -m benchmarks.rules_oracle [COUNT] [--seed N]`: answers against the oracle; 100,000 random ones by default.

Every answer alone and every pair of answers, beside all no and beside nothing, then the random sets; for each of these
one answer (for each single answer every one) is made worse, and neither urgency nor state may fall. Prints how many
sets were tried, and each promise that is broken with the smallest set of answers that breaks it. Exit code 1 then.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterable, Sequence

from ldnprep.pipeline import load_checklist
from tests.rules.labelled import Labelled
from tests.rules.oracle import Person, Told, broken, fell, worse
from tests.rules.people import ALL_NO, EVERYTHING, NOTHING, each_alone, every_pair, random_people
from tests.rules.told import told_to

RANDOM_ANSWERS = 100_000
SHOWN = 40


class Tried:
    """Counts the sets that were tried and keeps the smallest one for each promise that is broken."""

    def __init__(self) -> None:
        self.count = 0
        self.wrong: dict[str, tuple[int, Person]] = {}
        self._checklist, self._names = load_checklist(), Labelled()

    def told(self, person: Person) -> Told:
        """What the program makes of this person."""
        self.count += 1
        return told_to(self._checklist, person, self._names)

    def note(self, complaints: Iterable[str], person: Person) -> None:
        """Keep what is wrong with this person, unless a smaller set of answers shows it already."""
        for complaint in complaints:
            times, smallest = self.wrong.get(complaint, (0, person))
            self.wrong[complaint] = (times + 1, min(smallest, person, key=lambda each: len(said(each))))


def said(person: Person) -> dict[str, object]:
    """Her answers without those that are no."""
    return {name: value for name, value in person.answers.items() if value != "no"}


def try_out(people: Iterable[Person], tried: Tried, rng: random.Random, steps: int | None) -> None:
    """Hold these people against the oracle, each with so many worse answers (None: all of them)."""
    for person in people:
        told = tried.told(person)
        tried.note(broken(person, told), person)
        further = list(worse(person)) if steps != 0 else []
        for what, other in further if steps is None else rng.sample(further, k=min(steps, len(further))):
            tried.note((f"{what}: {each}" for each in fell(told, tried.told(other), what)), person)


def main(count: int, seed: int = 20261130) -> int:
    """Single answers, pairs, random sets; prints the figures."""
    tried, rng = Tried(), random.Random(seed)  # noqa: S311  # answers for a test, nothing secret
    for name, ground in (("beside all no", ALL_NO), ("beside nothing", NOTHING)):
        try_out(each_alone(ground), tried, rng, None)
        print(f"{tried.count:,} sets after each answer alone {name}", flush=True)
        try_out(every_pair(EVERYTHING, ground), tried, rng, 0)
        print(f"{tried.count:,} sets after every pair {name}", flush=True)
    try_out(random_people(count, seed), tried, rng, 1)
    print(f"sets of answers tried: {tried.count:,}, of them {count:,} at random; promises broken: {len(tried.wrong)}")
    for complaint, (times, person) in sorted(tried.wrong.items(), key=lambda each: -each[1][0])[:SHOWN]:
        print(f"  {times:,} times: {complaint}\n    {said(person)}{'' if person.show_mood else ' (mood withheld)'}")
    return 1 if tried.wrong else 0


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.rules_oracle", description=__doc__)
    parser.add_argument("count", nargs="?", type=int, default=RANDOM_ANSWERS)
    parser.add_argument("--seed", type=int, default=20261130)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    options = _options(sys.argv[1:])
    sys.exit(main(options.count, options.seed))
