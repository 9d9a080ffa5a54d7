"""The looks that docs/sheet-design.md promises, measured in finished sheets."""

from __future__ import annotations

import random
import re
from collections import Counter
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from ldnprep.commands.example import names
from ldnprep.outputs.pdf.layout.design import LINE_ROOM, design
from ldnprep.outputs.pdf.raster import page_texts
from ldnprep.outputs.pdf.sheet import sheet_pdf
from ldnprep.pipeline import load_checklist
from ldnprep.summary.model import Paragraph, Part, Section, Span
from tests.gallery import sheet
from tests.outputs.pdf import documents
from tests.outputs.pdf.measured import Letter, contrast_on_white, letters
from tests.outputs.pdf.setting import plain

DOC = (Path(__file__).resolve().parents[3] / "docs" / "sheet-design.md").read_text("utf-8")
# large print: (smallest text, smallest of source marks and footer), points
SIZES = {False: (12.0, 8.5), True: (18.0, 12.0)}
WHITE = (255, 255, 255)  # on the black of the band
PRINTS = list(product(("a4", "letter"), (False, True)))


@cache
def printed(name: str, paper: str, large_print: bool) -> tuple[Letter, ...]:
    return tuple(letters(sheet(name, paper, large_print=large_print)))


@pytest.mark.parametrize(("paper", "large_print"), PRINTS)
@pytest.mark.parametrize("name", names())
def test_nothing_is_smaller_than_promised(name: str, paper: str, large_print: bool) -> None:
    smallest, small = SIZES[large_print]
    used = Counter(round(letter.size, 1) for letter in printed(name, paper, large_print))
    assert min(used) >= small
    assert {size for size in used if small < size < smallest} == set()


@pytest.mark.parametrize(("paper", "large_print"), PRINTS)
def test_small_type_is_for_sources_and_the_footer_alone(paper: str, large_print: bool) -> None:
    smallest, _ = SIZES[large_print]
    footer = design(paper, large_print=large_print).bottom
    letters = printed("patch-and-surgery", paper, large_print)
    small = [each for each in letters if each.size < smallest and each.y > footer]
    front = "".join(each.text for each in small if each.page == 1)
    assert re.fullmatch(r"[\[\]\d–,]+", front), "the front has marks of sources alone"
    back = "".join(each.text for each in small if each.page > 1)
    assert "Sources:" in back, "the back has the sources too"


@pytest.mark.parametrize("name", names())
def test_every_colour_of_text_is_dark_enough(name: str) -> None:
    colours = {letter.colour for letter in printed(name, "a4", False)} - {WHITE}
    assert len(colours) <= 3
    assert min(contrast_on_white(colour) for colour in colours) >= 7


@pytest.mark.parametrize(("paper", "large_print"), PRINTS)
@pytest.mark.parametrize("name", names())
def test_nothing_runs_over_the_margins(name: str, paper: str, large_print: bool) -> None:
    look = design(paper, large_print=large_print)
    for letter in printed(name, paper, large_print):
        assert look.side - 1 <= letter.x <= look.width - look.side
        assert 10 <= letter.y <= look.height - look.top


@pytest.mark.parametrize(("large_print", "most"), [(False, 84), (True, 74)])
def test_running_text_of_parts_keeps_a_readable_line(large_print: bool, most: int) -> None:
    words = ["warmth", "pain", "stairs", "a", "walking", "night", "of", "tired"]
    text = " ".join(random.Random(5).choices(words, k=600))  # noqa: S311  # seeded on purpose
    part = Part("read", "What I have read", (Section("one", "", (Paragraph((Span(text),)),)),))
    pages = page_texts(sheet_pdf(documents.usual(part), paper="a4", large_print=large_print))
    lines = [line for page in pages for line in page.splitlines() if set(line.split()) <= set(words) and line.split()]
    assert len(lines) > 20
    assert max(map(len, lines)) <= most
    assert sum(map(len, lines)) / len(lines) <= 78


def test_a_hand_has_eight_millimetres_to_write() -> None:
    assert pytest.approx(8.0, abs=0.05) == LINE_ROOM / 72 * 25.4


@pytest.mark.parametrize(
    "promise", ["12 pt", "18 pt", "8.5 pt", "8 mm", "7 : 1", "Atkinson Hyperlegible", "70 letters"]
)
def test_the_document_states_what_is_measured(promise: str) -> None:
    assert promise in DOC


def test_no_word_of_a_topic_is_broken() -> None:
    look = design("a4", large_print=False)
    labels = {row.label for topic in load_checklist().topics for row in topic.rows}
    words = {word for label in labels for word in label.split()}
    widest = {word: plain(word, look.body.but(bold=True)).laid(1e6).text_width for word in words}
    assert {word: width for word, width in widest.items() if width > look.topic - 6} == {}
