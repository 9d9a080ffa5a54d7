"""`python -m benchmarks.layout`: page 1 is one page for every pair of safety answers, in every format.

Every pair of the eleven safety questions with every pair of states, on A4 and Letter, in normal and large print, plus
all questions answered alike. Prints how many pages were laid out, the least room left, and every page that runs over.
Exit code 1 when there is any.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import combinations, product

from ldnprep import pipeline
from ldnprep.answers.model import Answers, Value
from ldnprep.content.model import Checklist, Kind
from tests.outputs.pdf.test_sheet import FORMATS, STATES, document_of, room_left


def cases(checklist: Checklist) -> Iterator[dict[str, Value]]:
    """Values of all pairs, then of all questions answered alike; "not answered" is absent."""
    rows = [row.field for row in checklist.safety_table]
    for (one, other), (state, another) in product(combinations(rows, 2), product(STATES, STATES)):
        yield {name: value for name, value in ((one, state), (other, another)) if value is not None}
    asked = [field.id for field in checklist.fields() if field.kind is Kind.YES_NO_UNSURE]
    for state in STATES:
        yield {} if state is None else dict.fromkeys(asked, state)


def main() -> int:
    """Lay out every case in every format."""
    checklist = pipeline.load_checklist()
    tried, least, over = 0, 1000.0, []
    for values in cases(checklist):
        document = document_of(checklist, Answers(values=values))
        for paper, large in FORMATS:
            left = room_left(document, paper, large)
            tried, least = tried + 1, min(least, left)
            if left < 0:
                over.append(f"{paper}{' large' if large else ''}: {values}")
    print(f"first pages laid out: {tried}; least room left: {least:.1f} points; pages that run over: {len(over)}")
    for line in over[:20]:
        print(line)
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
