"""How much the front asks a physician to read: words on page 1, as they stand on paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from ldnprep import shipped
from ldnprep.content.model import Checklist
from ldnprep.outputs.pdf.raster import page_texts
from ldnprep.outputs.pdf.sheet import sheet_pdf
from ldnprep.pipeline import load_answers, load_checklist, make_pdf, options_for
from tests.summary.reading import sheet
from tests.summary.test_front import FULL

VISITS = Path(__file__).parents[2] / "ui" / "visits"
QUIET = shipped.resource("examples/nothing-to-flag.yaml")
PEOPLE = [*sorted(QUIET.parent.glob("*.yaml")), *sorted(VISITS.glob("*.yaml"))]
MOST, MOST_QUIET = 430, 260  # of anybody; of her with nothing to flag


@pytest.fixture(scope="module")
def content() -> Checklist:
    return load_checklist()


def words_of(page: str) -> int:
    return len(page.split())


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("person", PEOPLE, ids=lambda path: path.stem)
def test_the_front_is_read_in_the_time_there_is(content: Checklist, person: Path, paper: str) -> None:
    answers = load_answers(person, content)
    pdf = make_pdf(content, answers, options_for(answers.settings, paper=paper, parts=()))
    assert words_of(page_texts(pdf)[0]) <= (MOST_QUIET if person.name == QUIET.name else MOST)


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_long_list_does_not_fill_the_front(content: Checklist, paper: str) -> None:
    pdf = sheet_pdf(sheet(content, **FULL), paper=paper, large_print=False)
    assert words_of(page_texts(pdf)[0]) <= MOST
