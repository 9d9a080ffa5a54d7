"""How well the recogniser sees through typing slips, and how often it cries wolf: `python -m benchmarks.recogniser`.

Prints numerators, denominators and every alarm. The seed is fixed, for each name its own: the figures are the same on
every machine, and a name more changes nothing in those of the others.

- Slips: each opioid name with a word of six letters or more is typed with one slip, in different ways; what is counted
  is the flag "opioid", "check" does not count. Slips that spell another medicine are counted and listed.
- False alarms: a harmless name that gets the flag "opioid" or "antagonist", though it is not among the data: a fifth of
  the names (by hash) is left out, the recogniser is made from the rest and reads that fifth. That such a name gets
  "check" is right, it is unknown then; the figure stands beside.
- The same with everything in place and one slip in each harmless name.

With files (`python -m benchmarks.recogniser NAMES.tsv ...`): how the names of each file are flagged, one a line or in a
column `name`, and how many of them are recognised, for each source where a column `source` tells it.
"""

from __future__ import annotations

import hashlib
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from msgspec.structs import replace

from ldnprep.medicines import Certainty, Flag, Medicines, Recognised, shipped_recogniser
from ldnprep.medicines.data import shipped_medicines, shipped_names, shipped_usual_names
from ldnprep.medicines.index import index_of
from ldnprep.medicines.recogniser import Recogniser

SEED = 20261122
SLIPS_A_NAME = 20
FOLDS = 5
_SHORTEST = 6
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
ALARMS = (Flag.OPIOID, Flag.ANTAGONIST)


@dataclass(frozen=True, slots=True)
class Line:
    """One typed line and what was made of it; `name` is what was meant."""

    name: str
    seen: Recognised

    def __str__(self) -> str:
        taken = ", ".join(match.name for match in self.seen.matches) or "not recognised"
        return f"{self.name!r} typed {self.seen.text!r}: {self.seen.flag} ({taken})"


@dataclass(frozen=True, slots=True)
class Figure:
    """How many of how many, with the lines that a person wants to see."""

    title: str
    count: int
    of: int
    lines: tuple[Line, ...] = ()

    @property
    def share(self) -> float:
        """Between 0 and 1."""
        return self.count / self.of if self.of else 0.0

    def __str__(self) -> str:
        return f"{self.title}: {self.count} of {self.of} ({self.share:.2%})"


def opioid_names(medicines: Medicines) -> tuple[str, ...]:
    """All names of all opioids as people write them, without plain words and without doubles."""
    plain = set(medicines.plain_words)
    names = {
        name: None
        for group in medicines.groups
        if group.flag is Flag.OPIOID
        for entry in group.entries
        for name in (*entry.brands, *entry.spellings, *entry.slang, *entry.truncated)
        if name not in plain
    }
    return tuple(names)


def look_alikes(medicines: Medicines) -> tuple[str, ...]:
    """All names of the group of look-alikes."""
    return tuple(
        name
        for group in medicines.groups
        if group.flag is Flag.NONE
        for entry in group.entries
        for name in (entry.name, *entry.brands, *entry.spellings)
    )


def misspelt(name: str, count: int, random_: random.Random) -> tuple[str, ...]:
    """Up to `count` different ways to type a name with one slip in one of its words of six letters or more."""
    places = list(_long_words(name))
    if not places:
        return ()
    found: dict[str, None] = {}
    for _ in range(count * 20):
        start, end = random_.choice(places)
        typed = name[:start] + random_.choice(_SLIPS)(name[start:end], random_) + name[end:]
        if typed != name:
            found[typed] = None
        if len(found) == count:
            break
    return tuple(found)


def slips_of(name: str, count: int) -> tuple[str, ...]:
    """The slips of a name that are tried, whatever other names there are: so figures of two lists can be compared."""
    return misspelt(name, count, random.Random(f"{SEED} {name}"))  # noqa: S311  (repeatable figures, no secret)


def slips_seen(recogniser: Recogniser, medicines: Medicines, a_name: int = SLIPS_A_NAME) -> tuple[Figure, Figure]:
    """The slips in opioid names that are still flagged (lines: the missed ones), and those that spell another name."""
    total = 0
    missed: list[Line] = []
    others: list[Line] = []
    for name in opioid_names(medicines):
        for typed in slips_of(name, a_name):
            total += 1
            seen = recogniser.recognise(typed)
            if seen.flag is not Flag.OPIOID:
                line = Line(name, seen)
                (others if seen.flag is Flag.NONE else missed).append(line)
    hidden = len(missed) + len(others)
    return (
        Figure("slips in opioid names still flagged opioid", total - hidden, total, tuple(missed)),
        Figure("of these slips, taken for a harmless name", len(others), total, tuple(others)),
    )


def left_out(medicines: Medicines, names: Sequence[str], folds: Iterable[int] = range(FOLDS)) -> tuple[Figure, Figure]:
    """False alarms, and "please check", on names that the recogniser was not made with."""
    alarms, unknown, total = [], 0, 0
    everything = dict.fromkeys((*names, *look_alikes(medicines)))
    for fold in folds:
        recogniser = Recogniser(
            index_of(
                _without_look_alikes(medicines, fold),
                [name for name in names if _fold(name) != fold],
                shipped_usual_names(),
            )
        )
        for name in everything:
            if _fold(name) == fold:
                total += 1
                seen = recogniser.recognise(name)
                if seen.flag in ALARMS and not _is_one(seen):
                    alarms.append(Line(name, seen))
                unknown += seen.flag is Flag.CHECK
    return (
        Figure("harmless names left out of the data, flagged opioid or antagonist", len(alarms), total, tuple(alarms)),
        Figure("the same names, please check (rightly: unknown then)", unknown, total),
    )


def _is_one(seen: Recognised) -> bool:
    """Whether it is no alarm: the name is an opioid's elsewhere."""
    return any(match.flag in ALARMS and match.certainty is Certainty.EXACT for match in seen.matches)


def harmless_slips(recogniser: Recogniser, medicines: Medicines, names: Sequence[str]) -> tuple[Figure, Figure]:
    """False alarms, and "please check", when each harmless name is typed with one slip."""
    alarms, unknown, total = [], 0, 0
    for name in dict.fromkeys((*names, *look_alikes(medicines))):
        for typed in slips_of(name, 1):
            total += 1
            seen = recogniser.recognise(typed)
            if seen.flag in ALARMS:
                alarms.append(Line(name, seen))
            unknown += seen.flag is Flag.CHECK
    return (
        Figure("harmless names with one slip, flagged opioid or antagonist", len(alarms), total, tuple(alarms)),
        Figure("the same, please check", unknown, total),
    )


def names_of(path: Path) -> tuple[Figure, ...]:
    """How many names of a file are recognised, for each of its sources; lines: those flagged opioid or not recognised.

    A file without a column `source` is one source.
    """
    rows = [row.split("\t") for row in path.read_text(encoding="utf-8").splitlines()]
    head = rows[0] if rows else []
    column = head.index("name") if "name" in head else 0
    source = head.index("source") if "source" in head else None
    by_source: dict[str, list[str]] = defaultdict(list)
    for row in rows[1:] if "name" in head else rows:
        by_source[row[source] if source is not None else path.name].append(row[column])
    return tuple(_names(f"{path.name}, {title}", names) for title, names in sorted(by_source.items()))


def _names(title: str, names: Sequence[str]) -> Figure:
    lines = tuple(Line(name, shipped_recogniser().recognise(name)) for name in names)
    flags = Counter(line.seen.flag for line in lines)
    told = ", ".join(f"{flag} {flags[flag]}" for flag in Flag)
    shown = tuple(line for line in lines if line.seen.flag is Flag.OPIOID or not line.seen.recognised)
    return Figure(
        f"{title} ({told}), recognised", len(lines) - sum(not line.seen.recognised for line in lines), len(lines), shown
    )


def summed(figures: Sequence[Figure]) -> Figure:
    """Several figures of one kind as one."""
    lines = tuple(line for figure in figures for line in figure.lines)
    return Figure(figures[0].title, sum(f.count for f in figures), sum(f.of for f in figures), lines)


def report(out: TextIO) -> None:
    """Write all figures, and below each the lines to look at."""
    medicines, names = shipped_medicines(), shipped_names()
    recogniser = Recogniser(index_of(medicines, names, shipped_usual_names()))
    alarms, unknown = zip(*(left_out(medicines, names, [fold]) for fold in range(FOLDS)), strict=True)
    seen, silent = slips_seen(recogniser, medicines)
    figures = (
        seen,
        silent,
        Figure("slips in opioid names that are opioid, blocker or to be checked", silent.of - silent.count, silent.of),
        summed(alarms),
        *(replace(figure, title=f"  of these, fifth {fold}", lines=()) for fold, figure in enumerate(alarms, start=1)),
        summed(unknown),
        *harmless_slips(recogniser, medicines, names),
    )
    write(figures, out)


def write(figures: Iterable[Figure], out: TextIO) -> None:
    """Write figures, and below each the lines to look at."""
    for figure in figures:
        print(figure, file=out)
        for line in figure.lines:
            print(f"    {line}", file=out)


def _without_look_alikes(medicines: Medicines, fold: int) -> Medicines:
    """The groups without those names of look-alikes that are left out in this fold."""

    def kept(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(name for name in names if _fold(name) != fold)

    groups = tuple(
        group
        if group.flag is not Flag.NONE
        else replace(
            group,
            entries=tuple(
                replace(
                    entry,
                    name=entry.name if _fold(entry.name) != fold else "",
                    brands=kept(entry.brands),
                    spellings=kept(entry.spellings),
                )
                for entry in group.entries
            ),
        )
        for group in medicines.groups
    )
    return replace(medicines, groups=groups)


def _fold(name: str) -> int:
    return hashlib.sha256(name.casefold().encode()).digest()[0] % FOLDS


def _long_words(name: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in range(len(name) + 1):
        if end == len(name) or not name[end].isalpha():
            if end - start >= _SHORTEST:
                yield start, end
            start = end + 1


def _insert(word: str, random_: random.Random) -> str:
    place = random_.randrange(len(word) + 1)
    return word[:place] + random_.choice(_ALPHABET) + word[place:]


def _drop(word: str, random_: random.Random) -> str:
    place = random_.randrange(len(word))
    return word[:place] + word[place + 1 :]


def _swap(word: str, random_: random.Random) -> str:
    place = random_.randrange(len(word) - 1)
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def _neighbour(word: str, random_: random.Random) -> str:
    place = random_.randrange(len(word))
    near = _neighbours(word[place].lower())
    return word[:place] + random_.choice(near) + word[place + 1 :] if near else word


def _double(word: str, random_: random.Random) -> str:
    place = random_.randrange(len(word))
    return word[:place] + word[place] + word[place:]


_SLIPS = (_insert, _drop, _swap, _neighbour, _double)


def _neighbours(letter: str) -> str:
    for number, row in enumerate(_ROWS):
        place = row.find(letter)
        if place >= 0:
            rows = (row, *_ROWS[max(0, number - 1) : number], *_ROWS[number + 1 : number + 2])
            near = (other[max(0, place - 1) : place + 2] for other in rows)
            return "".join(near).replace(letter, "")
    return ""


if __name__ == "__main__":
    if sys.argv[1:]:
        write([figure for file in sys.argv[1:] for figure in names_of(Path(file))], sys.stdout)
    else:
        report(sys.stdout)
