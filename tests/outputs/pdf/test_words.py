"""How much a sheet asks to be read: words on page 1, as they stand on paper, and pages of what follows the leaf."""

from __future__ import annotations

from pathlib import Path

import pytest

from ldnprep import shipped
from ldnprep.content.model import Checklist
from ldnprep.outputs.pdf.raster import page_texts
from ldnprep.outputs.pdf.sheet import page_counts, sheet_pdf
from ldnprep.pipeline import load_answers, load_checklist, make_pdf, options_for
from ldnprep.rules.find import find
from ldnprep.summary.document import document
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


@pytest.mark.parametrize("large_print", [False, True])
@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("person", PEOPLE, ids=lambda path: path.stem)
def test_what_follows_the_leaf_is_short_too(content: Checklist, person: Path, paper: str, large_print: bool) -> None:
    answers = load_answers(person, content)
    made = document(content, answers, find(content, answers), country="us", chosen=("answers", "read", "evidence"))
    pages = page_counts(made, paper=paper, large_print=large_print)
    assert pages["leaf"] <= (4 if large_print else 2)
    assert pages["answers"] <= (5 if large_print else 3)
    assert pages["evidence"] <= (4 if large_print else 2)


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("person", PEOPLE, ids=lambda path: path.stem)
def test_only_who_is_sure_of_little_gets_all_answers_unasked(content: Checklist, person: Path, paper: str) -> None:
    answers = load_answers(person, content)
    made = document(content, answers, find(content, answers), country="us")
    follows = len(page_counts(made, paper=paper, large_print=False)) > 1
    assert not follows or person.stem.startswith("not-sure")
