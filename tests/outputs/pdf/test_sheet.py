"""The whole sheet as a PDF: one first page whatever was typed, every word on paper, nothing over the edge."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from itertools import combinations, product

import pytest

from ldnprep import pipeline
from ldnprep.answers.model import Answers, MedicineRow, OwnQuestion, QuestionChoices, TypedDate, Value
from ldnprep.commands.example import example_bytes, names
from ldnprep.content.model import Checklist
from ldnprep.outputs.pdf.page_one import page_one
from ldnprep.outputs.pdf.raster import page_texts
from ldnprep.outputs.pdf.sheet import _setting, first_page_pdf, sheet_pdf
from ldnprep.outputs.text import sheet_text
from ldnprep.summary.blank import blank
from ldnprep.summary.model import Document, Span
from tests.outputs.pdf.measured import letters

FORMATS = list(product(("a4", "letter"), (False, True)))
STATES = ("yes", "no", "not_sure", None)


@pytest.fixture(scope="module")
def checklist() -> Checklist:
    return pipeline.load_checklist()


@cache
def example(name: str) -> Answers:
    from pathlib import Path
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        path = Path(folder) / "answers.yaml"
        path.write_bytes(example_bytes(name))
        return pipeline.load_answers(path, pipeline.load_checklist())


def document_of(checklist: Checklist, answers: Answers, *, diary: bool = False) -> Document:
    options = pipeline.SheetOptions(country="uk", diary=diary)
    return pipeline.summarise(checklist, answers, pipeline.find(checklist, answers), options)


def room_left(document: Document, paper: str, large_print: bool) -> float:
    """Points that stay free on page 1; below 0 something would run over."""
    at = _setting(document, paper, large_print)
    _, _, page = page_one(document, at)
    return at.design.text_height - page.height


def squeezed(text: str) -> str:
    """Letters alone: spaces and line breaks never count."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text))


def spans(thing: object) -> Iterator[Span]:
    if isinstance(thing, Span):
        yield thing
    elif isinstance(thing, tuple):
        for each in thing:
            yield from spans(each)
    elif is_dataclass(thing):
        for field in fields(thing):
            if field.name != "brief":  # stands in for the body on a full page 1 only
                yield from spans(getattr(thing, field.name))


HOSTILE: dict[str, Value] = {
    "patient_name": "N" * 300,
    "clinician_name": "W" * 300,
    "surgery_what": "S" * 300,
    "allergies_what": "A" * 300,
    "decision_values": "D" * 300,
    "notes": " ".join(random.Random(7).choices(["pain", "sleep", "stairs", "a", "warmth", "night."], k=10_000)),  # noqa: S311  # seeded on purpose
    "medicines": tuple(
        MedicineRow(f"{('tramadol', 'Qwertyzol', 'metformin')[n % 3]} {n}{'x' * (n % 40)}", "5", "daily", "pain " * 5)
        for n in range(200)
    ),
    "opioid_names": (MedicineRow("codeine " + "z" * 300),),
    "opioids_now": "not_sure",
    "allergies": "yes",
    "surgery_planned": "yes",
    "opioid_last_dose": TypedDate("some time " * 40, date(2026, 1, 1)),
}


def hostile() -> Answers:
    own = tuple(OwnQuestion(f"own_{n}", "W" * 300 if n % 2 else f"Why {n} " + "long " * 60) for n in range(300))
    chosen = tuple(question.id for question in own)
    return Answers(values=HOSTILE, questions=QuestionChoices(chosen=chosen, top=chosen[1:4], own=own))


@pytest.mark.parametrize(("paper", "large_print"), FORMATS)
@pytest.mark.parametrize("name", [*names(), "hostile"])
def test_page_1_is_one_page(checklist: Checklist, name: str, paper: str, large_print: bool) -> None:
    answers = hostile() if name == "hostile" else example(name)
    assert room_left(document_of(checklist, answers), paper, large_print) >= 0


def broken_lines() -> Answers:
    """Words pasted as a column: few letters, many lines."""
    column = "\n".join("abcdefgh" * 5)
    own = tuple(OwnQuestion(f"own_{n}", column.replace("\n", end)) for n, end in enumerate(("\n", "\r\n", "\u2028")))
    ids = tuple(question.id for question in own)
    names = ("patient_name", "clinician_name", "surgery_what", "allergies_what", "notes")
    typed: dict[str, Value] = dict.fromkeys(names, column)
    rows = tuple(MedicineRow(f"tramadol {column}", column, column, column) for _ in range(3))
    last = TypedDate(column, date(2026, 1, 1))
    said: dict[str, Value] = {"opioid_last_dose": last, "birth_date": last, "visit_date": last, "opioids_now": "no"}
    values = typed | said | {"medicines": rows, "opioid_names": rows, "allergies": "yes", "surgery_planned": "yes"}
    return Answers(values=values, questions=QuestionChoices(chosen=ids, top=ids, own=own))


@pytest.mark.parametrize(("paper", "large_print"), FORMATS)
def test_page_1_is_one_page_when_words_come_in_columns(checklist: Checklist, paper: str, large_print: bool) -> None:
    assert room_left(document_of(checklist, broken_lines()), paper, large_print) >= 0


@pytest.mark.parametrize(("paper", "large_print"), FORMATS)
def test_nothing_of_the_empty_sheet_hangs_over_an_edge(checklist: Checklist, paper: str, large_print: bool) -> None:
    options = pipeline.SheetOptions(paper=paper, large_print=large_print, diary=True)
    document = blank(checklist, country="other", diary=True)
    assert room_left(document, paper, large_print) >= 0
    look = _setting(document, paper, large_print).design
    for letter in letters(pipeline.make_blank(checklist, options)):
        assert letter.size <= look.footer.size or letter.y >= look.bottom, (letter.page, letter.text)
        assert look.side - 1 <= letter.x <= look.width - look.side, (letter.page, letter.text)


def test_page_1_is_one_page_for_pairs_of_safety_answers(checklist: Checklist) -> None:
    rows = [row.field for row in checklist.safety_table]
    pairs = [
        {one: state, other: another}
        for one, other in combinations(rows, 2)
        for state, another in product(STATES, STATES)
    ]
    for values in random.Random(3).sample(pairs, 60):  # noqa: S311  # seeded on purpose
        answers = Answers(values={name: state for name, state in values.items() if state})
        document = document_of(checklist, answers)
        assert all(room_left(document, paper, large) >= 0 for paper, large in FORMATS), values


@pytest.mark.parametrize("state", STATES)
def test_page_1_is_one_page_when_everything_is_answered_alike(checklist: Checklist, state: str | None) -> None:
    values: dict[str, Value] = {
        field.id: state for field in checklist.fields() if field.kind == "yes_no_unsure" and state is not None
    }
    document = document_of(checklist, Answers(values=values))
    assert [room_left(document, paper, large) >= 0 for paper, large in FORMATS] == [True] * 4


@pytest.mark.parametrize("name", [*names(), "hostile"])
def test_every_word_of_the_document_is_on_paper_and_in_the_text(checklist: Checklist, name: str) -> None:
    answers = hostile() if name == "hostile" else example(name)
    document = document_of(checklist, answers, diary=name != "hostile")
    paper = squeezed(
        "".join(_without_footer(text) for text in page_texts(sheet_pdf(document, paper="a4", large_print=False)))
    )
    text = squeezed(sheet_text(document).replace("\n!! ", "\n"))
    full = [part.blocks for part in document.first.parts]
    wanted = {squeezed(words) for span in spans((*full, document.sections)) for words in _sentences(span.text)}
    assert {words for words in wanted if words not in paper} == set()
    assert {words for words in wanted if words not in text} == set()


def _sentences(text: str) -> list[str]:
    """A note may be parted between sentences when page 1 is full; brackets stay with the line that has them."""
    return re.split(r"(?<=\.)\s", text.strip(" ()"))


def _without_footer(text: str) -> str:
    """A page's text up to its running footer, so that words that go on over the page edge stay together."""
    footer = r"(?:Visit on [^\n]*· )?Content ldn-builtin[^\n]*· Sheet.*?Page \d+ of \d+"
    return re.sub(footer, "", text, flags=re.DOTALL)


@pytest.mark.parametrize(("paper", "large_print"), FORMATS)
def test_the_preview_is_page_1_of_the_sheet(checklist: Checklist, paper: str, large_print: bool) -> None:
    document = document_of(checklist, example("no-but-typed"))
    preview = page_texts(first_page_pdf(document, paper=paper, large_print=large_print))
    sheet = page_texts(sheet_pdf(document, paper=paper, large_print=large_print))
    assert len(preview) == 1
    assert squeezed("no, but typed:") in squeezed(preview[0])
    assert "page 00" not in " ".join(preview[0].split())
    head = squeezed(preview[0])[:200]
    assert squeezed(sheet[0]).startswith(head)


def test_what_leaves_page_1_says_where_it_stands(checklist: Checklist) -> None:
    pages = page_texts(
        sheet_pdf(document_of(checklist, example("liver-and-many-medicines")), paper="a4", large_print=False)
    )
    assert "continued on page 2" in " ".join(pages[0].split())
    assert "turmeric capsules from the market" in " ".join(pages[1].split())


def test_a_typed_opioid_stays_on_page_1_in_every_format(checklist: Checklist) -> None:
    document = document_of(checklist, example("no-but-typed"))
    for paper, large_print in FORMATS:
        first = " ".join(page_texts(sheet_pdf(document, paper=paper, large_print=large_print))[0].split())
        assert "tramadal 50s" in first, (paper, large_print)
        assert "but typed" in first


def test_an_ordinary_sheet_is_a_small_file(checklist: Checklist) -> None:
    document = document_of(checklist, example("nothing-to-flag"))
    assert len(sheet_pdf(document, paper="a4", large_print=False)) < 120_000
