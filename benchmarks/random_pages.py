"""`python -m benchmarks.random_pages [COUNT] [--seed N]`: the leaf of random people never overflows; 3,000 by default.

Random answers (those of the oracle), words of any length in any script in what is typed, long lists of medicines, own
questions, every country. Each leaf is laid out on A4 and Letter, in normal and large print: the height of what stands
on each page is measured against the page. Of each twentieth the finished PDF is read back too: every letter stands
between the margins, and no line over another. Prints how many leaves were tried, how many had to leave something out or
ran on to one more page, and every one that overflows. Exit code 1 when there is any.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from itertools import product

from msgspec.structs import replace

from ldnprep import pipeline
from ldnprep.answers.model import Answers, MedicineRow, OwnQuestion, QuestionChoices, Value
from ldnprep.content.model import Checklist, Kind
from ldnprep.outputs.pdf.layout.context import LayoutContext
from ldnprep.outputs.pdf.layout.design import design
from ldnprep.outputs.pdf.layout.flow import stack
from ldnprep.outputs.pdf.layout.pages import NoRoomError, chosen_side, side_pages
from ldnprep.outputs.pdf.sheet import sheet_pdf
from ldnprep.summary.model import Document
from tests.outputs.pdf.measured import misplaced
from tests.outputs.pdf.scripts import SCRIPTS, typed
from tests.rules.oracle import NAMES
from tests.rules.people import random_people
from tests.rules.told import answers_of

PEOPLE = 3_000
FORMATS = tuple(product(("a4", "letter"), (False, True)))
COUNTRIES = ("us", "ca", "uk", "ie", "au", "nz", "other")
_READ_BACK = 20  # one of so many leaves is also read from its PDF
_LONGEST = (40, 200, 1_500)  # letters of what is typed
_MOST_ROWS = 25
_TYPED = {script: typed(script) for script in SCRIPTS}
_TYPED["latin"] = ("pain", "at", "my left hip", "since the winter", "gabapentin", "physiotherapist", "x" * 30)


def people(checklist: Checklist, count: int, seed: int) -> Iterator[tuple[Answers, str]]:
    """Answers of random people, and where each lives."""
    rng = random.Random(seed)  # noqa: S311  # answers for a measurement, nothing secret
    written = [field.id for field in checklist.fields() if field.kind in (Kind.TEXT, Kind.LONG_TEXT)]
    for person in random_people(count, seed):
        said = {"visit_date": person.visit.isoformat(), **person.answers}
        answers = answers_of(checklist, said, show_mood=person.show_mood)
        values: dict[str, Value] = dict(answers.values)
        share = rng.choice((0.1, 0.4, 0.9))
        for name in written:
            if rng.random() < share:
                values[name] = _words(rng)
        if rng.random() < share:
            values["medicines"] = tuple(_row(rng) for _ in range(rng.randint(1, _MOST_ROWS)))
        own = tuple(OwnQuestion(f"own-{number}", _words(rng)) for number in range(rng.choice((0, 0, 1, 3, 8))))
        yield replace(answers, values=values, questions=QuestionChoices(own=own)), rng.choice(COUNTRIES)


def _words(rng: random.Random) -> str:
    strings = _TYPED[rng.choice((*_TYPED, *["latin"] * len(_TYPED)))]  # half of them in Latin letters
    return " ".join(rng.choices(strings, k=rng.randint(1, 40)))[: rng.choice(_LONGEST)]


def _row(rng: random.Random) -> MedicineRow:
    names = NAMES[rng.choice(sorted(NAMES))]
    name = rng.choice((*names, _words(rng)[:60]))
    return MedicineRow(name, amount=rng.choice(("", "50 mg", _words(rng)[:40])), reason=rng.choice(("", "pain")))


def overflows(document: Document, paper: str, *, large: bool) -> tuple[list[str], bool, bool]:
    """What is wrong with a leaf; whether something left it; whether a side runs on to a page more than planned."""
    look = design(paper, large_print=large)
    at = LayoutContext(look, document.page_words[0], look.text_width, look.gaps[0], look.text_width)
    wrong, moved, runs_on = [], False, False
    front = chosen_side(document.leaf.fronts, at)
    for side in (front, *(chosen_side(forms, at) for forms in (document.leaf.backs(front),) if forms)):
        try:
            pages = side_pages(side, at)
        except NoRoomError:
            wrong.append("nothing fits, and it was refused")
            continue
        moved |= bool(side.moved)
        runs_on |= len(pages) > look.leaf_pages
        for number, page in enumerate(pages, start=1):
            over = stack(page.boxes).height + stack(page.foot).height - look.text_height
            if over > 0.1:
                wrong.append(f"page {number} of {side.title!r} is {over:.1f} points too high")
    return wrong, moved, runs_on


def main(count: int = PEOPLE, seed: int = 20261130) -> int:
    """Lay out every leaf in every format; prints the figures."""
    checklist = pipeline.load_checklist()
    tried = moved = ran_on = read_back = 0
    wrong: list[str] = []
    for number, (answers, country) in enumerate(people(checklist, count, seed)):
        findings = pipeline.find(checklist, answers)
        document = pipeline.summarise(checklist, answers, findings, pipeline.SheetOptions(country=country))
        for paper, large in FORMATS:
            found, left, longer = overflows(document, paper, large=large)
            tried, moved, ran_on = tried + 1, moved + left, ran_on + longer
            if tried % _READ_BACK == number % _READ_BACK:  # each format in turn
                read_back += 1
                leaf = replace(document, parts=(), spare=None)
                found += misplaced(sheet_pdf(leaf, paper=paper, large_print=large), design(paper, large_print=large))
            wrong += [f"person {number}, {paper}{', large print' if large else ''}: {each}" for each in found]
    print(
        f"{count:,} random people, {tried:,} leaves: {moved:,} with something left out, {ran_on:,} on a page more, "
        f"{len(wrong)} that overflow; {read_back:,} of them read back from their PDF",
        *wrong[:40],
        sep="\n",
    )
    return 1 if wrong else 0


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.random_pages", description=__doc__)
    parser.add_argument("count", nargs="?", type=int, default=PEOPLE)
    parser.add_argument("--seed", type=int, default=20261130)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    options = _options(sys.argv[1:])
    sys.exit(main(options.count, options.seed))
