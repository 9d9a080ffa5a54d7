"""docs/content-audit.md: every row of the two articles has its place there, and no name in it is made up."""

from __future__ import annotations

import re
from pathlib import Path

from ldnprep import shipped
from ldnprep.content.load import load_checklist

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "content-audit.md").read_text(encoding="utf-8")
CHECKLIST = load_checklist(shipped.questions_file(), builtin=True)
ROWS = re.findall(r"(?m)^\| ([\d, ]+) \| `(\w+)`: (.*?) \| (.*?), (.*?) \| (?:`(\w+)`)? ?\|$", PAGE)


def test_every_row_is_told_once_with_the_claim_that_holds_it() -> None:
    told = [(int(number), claim) for numbers, claim, *_ in ROWS for number in numbers.split(",")]
    held = [(number, claim.id) for claim in CHECKLIST.claims for number in claim.rows]
    assert sorted(told) == sorted(held)
    assert sorted(number for number, _ in told) == list(range(1, 68))


def test_words_status_and_question_are_those_of_the_content() -> None:
    claims = {claim.id: claim for claim in CHECKLIST.claims}
    for _, name, heard, status, certainty, question in ROWS:
        claim = claims[name]
        assert (heard, question) == (claim.heard, claim.question), name
        assert (status, certainty) == (claim.status.replace("_", " "), claim.certainty.replace("_", " ")), name


def test_every_place_that_it_names_is_there() -> None:
    for name in re.findall(r"`(tests/[\w/]+\.(?:py|yaml))`", PAGE):
        assert (ROOT / name).is_file(), name
    for name in re.findall(r"`(\w+\.yaml)`", PAGE):
        assert (ROOT / "tests" / "rules" / "cases" / name).is_file(), name


def test_each_point_of_the_first_part_is_answered() -> None:
    assert re.findall(r"(?m)^\| (M\d+) ", PAGE) == [f"M{number}" for number in range(1, 15)]
