"""`python3 run.py figures`: every figure that the content promises, one after the other, from one command.

Reading level and forbidden statements, the flags against the oracle, the leaf in every format (every pair of answers,
random people), the recogniser. Exit code 1 when any part complains.
"""

from __future__ import annotations

import sys

from benchmarks import layout, random_pages, recogniser, rules_oracle
from ldnprep.cli import main as ldnprep

RANDOM_ANSWERS = 100_000


def main() -> int:
    """Run all parts; the worst exit code wins."""
    codes = [ldnprep(["check"]), rules_oracle.main(RANDOM_ANSWERS), layout.main(), random_pages.main()]
    recogniser.report(sys.stdout)
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())
