"""`python -m benchmarks.rules_oracle [COUNT]`: random answers against the oracle typed by hand; 100,000 by default.

Prints how many sets of answers were tried, how many flags the oracle asked for, and every complaint (at most 20).
Exit code 1 when there is any.
"""

from __future__ import annotations

import sys

from ldnprep.pipeline import load_checklist
from tests.rules.held_against import complaints
from tests.rules.oracle import every_pair, places, random_cases

SHOWN = 20


def main(count: int) -> int:
    """Every pair of answers, then `count` random ones."""
    checklist = load_checklist()
    tried = wanted = 0
    wrong: list[str] = []
    for cases in (every_pair(), random_cases(count, seed=20261122)):
        for case in cases:
            tried += 1
            wanted += len(places(case))
            wrong += complaints(checklist, case)
    print(f"sets of answers tried: {tried}; flags asked for: {wanted}; complaints: {len(wrong)}")
    for line in wrong[:SHOWN]:
        print(line)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
