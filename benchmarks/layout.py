"""`python -m benchmarks.layout`: both sides of the leaf fit for every pair of safety answers, in every format.

Every pair of the deciding safety questions with every pair of states, on A4 and Letter, in normal and large print, plus
all questions answered alike. Prints how many leaves were laid out, how many had to leave something out, and every one
that fits in no form. Exit code 1 when there is any.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import combinations, product

from ldnprep import pipeline
from ldnprep.answers.model import Answers, Value
from ldnprep.content.model import Checklist, Kind
from ldnprep.outputs.pdf.layout.pages import NoRoomError
from ldnprep.outputs.pdf.sheet import chosen_sides

FORMATS = tuple(product(("a4", "letter"), (False, True)))
STATES = ("yes", "no", "not_sure", None)


def cases(checklist: Checklist) -> Iterator[dict[str, Value]]:
    """Values of all pairs, then of all questions answered alike; "not answered" is absent."""
    asked = [field.id for field in checklist.fields() if field.kind is Kind.YES_NO_UNSURE]
    deciding = [name for topic in checklist.topics for name in topic.deciding if name in asked]
    for (one, other), (state, another) in product(combinations(deciding, 2), product(STATES, STATES)):
        yield {name: value for name, value in ((one, state), (other, another)) if value is not None}
    for state in STATES:
        yield {} if state is None else dict.fromkeys(asked, state)


def main() -> int:
    """Lay out every case in every format."""
    checklist = pipeline.load_checklist()
    tried, moved, over = 0, 0, []
    for values in cases(checklist):
        answers = Answers(values=values)
        document = pipeline.summarise(
            checklist, answers, pipeline.find(checklist, answers), pipeline.SheetOptions(country="uk")
        )
        for paper, large in FORMATS:
            tried += 1
            try:
                moved += any(side.moved for side in chosen_sides(document, paper=paper, large_print=large))
            except NoRoomError:
                over.append(f"{paper}{' large' if large else ''}: {values}")
    print(f"{tried} leaves, {moved} of them with something left out, {len(over)} without room:", *over, sep="\n")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
