"""The whole sheet as a PDF: the forms of its sides, what follows them, every word on paper and nothing over another."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from io import BytesIO
from itertools import product
from pathlib import Path

import pikepdf
import pytest
from msgspec import Struct
from msgspec.structs import replace

from ldnprep.outputs.pdf.layout.design import design
from ldnprep.outputs.pdf.raster import page_count, page_texts
from ldnprep.outputs.pdf.sheet import chosen_sides, first_page_pdf, page_counts, sheet_pdf
from ldnprep.summary.model import Document, Leaf, Ledger, Paragraph, Span, WritingLines, no_backs
from tests.outputs.pdf import documents
from tests.outputs.pdf.measured import letters, misplaced
from tests.outputs.pdf.scripts import SCRIPTS, typed

FORMATS = list(product(("a4", "letter"), (False, True)))
LONG = "x" * 2000
NAME = "Somethingcodone " * 5 + "forte 1234"  # 90 letters


def squeezed(text: str) -> str:
    """Letters alone: spaces and line breaks never count."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text))


def without_footer(page: str) -> str:
    return re.sub(r"Sheet RCBMNH. Content.*?Page \d+ of \d+", "", page, flags=re.DOTALL)


def spans(thing: object) -> Iterator[Span]:
    """Every span of a block, a side, a part."""
    if isinstance(thing, Span):
        yield thing
    elif isinstance(thing, tuple):
        for each in thing:
            yield from spans(each)
    elif isinstance(thing, Struct):
        for name in thing.__struct_fields__:
            if name != "line":  # stands in for the chart where it has no room
                yield from spans(getattr(thing, name))


def paper_of(pdf: bytes) -> str:
    # pdfium gives a hyphen at the end of a line inside a table cell its own sign
    return squeezed("".join(without_footer(page) for page in page_texts(pdf)).replace("\ufffe", "-"))


def long_document() -> Document:
    own = documents.back(own=LONG)
    short = replace(documents.back(own="x" * 200 + " …"), moved=("my words in full",))
    box = documents.opioid_box((Span(NAME, typed=True),))
    part = replace(
        documents.ANSWERS,
        sections=(replace(documents.ANSWERS.sections[0], blocks=(Paragraph((Span(LONG, typed=True),)),)),),
    )
    return documents.made((documents.usual_front(box),), (own, short), spare=part)


@pytest.mark.parametrize(("paper", "large"), FORMATS)
@pytest.mark.parametrize("make", [documents.usual, documents.quiet, documents.fullest, long_document])
def test_a_side_is_one_page_in_large_print_at_most_two(make: object, paper: str, large: bool) -> None:
    document = make()  # type: ignore[operator]
    counts = page_counts(document, paper=paper, large_print=large)
    assert counts["leaf"] == 2 if not large else 2 <= counts["leaf"] <= 4
    assert page_count(sheet_pdf(document, paper=paper, large_print=large)) == sum(counts.values())


@pytest.mark.parametrize(("paper", "large"), FORMATS)
def test_every_word_is_on_paper(paper: str, large: bool) -> None:
    document = documents.usual(documents.ANSWERS, documents.EVIDENCE, documents.DIARY)
    printed = paper_of(sheet_pdf(document, paper=paper, large_print=large))
    sides = chosen_sides(document, paper=paper, large_print=large)
    words = [span.spoken or span.text for span in spans((sides, document.parts)) if not span.page_of]
    assert [text for text in words if squeezed(text) not in printed] == []


@pytest.mark.parametrize("script", SCRIPTS)
def test_typed_words_come_back_as_typed_from_every_kind_of_block(script: str) -> None:
    strings = iter(typed(script, 40))
    front = documents.usual_front(documents.opioid_box(documents.typed(next(strings)), documents.typed(next(strings))))
    rows = tuple(documents.row("Topic", *documents.typed(next(strings))) for _ in range(3))
    front = replace(front, blocks=(*documents.head(next(strings)[:40]), *front.blocks[3:5], Ledger(rows)))
    back = documents.back(own=next(strings), notes=next(strings))
    back = replace(back, blocks=(*back.blocks[:-1], WritingLines("Whom to call", 1, documents.typed(next(strings)))))
    document = documents.made((front,), (back,))
    for paper, large in FORMATS:
        printed = paper_of(sheet_pdf(document, paper=paper, large_print=large))
        words = [span.text for span in spans((front, back)) if span.typed]
        assert [text for text in words if squeezed(text) not in printed] == []


def test_the_first_form_that_fits_is_taken_and_what_left_it_follows() -> None:
    document = documents.fullest()
    front, back = chosen_sides(document, paper="a4", large_print=False)
    assert front.moved
    assert front is not document.leaf.fronts[-1], "a longer form had room"
    assert back == document.leaf.backs(front)[1]
    assert list(page_counts(document, paper="a4", large_print=False)) == ["leaf", "answers"]
    pages = page_texts(sheet_pdf(document, paper="a4", large_print=False))
    assert "page 3: 19 other medicines" in " ".join(pages[0].split())
    assert pages[2].startswith("All my answers")


def test_what_left_comes_before_the_chosen_parts() -> None:
    document = replace(documents.fullest(), parts=(documents.EVIDENCE, documents.DIARY))
    assert list(page_counts(document, paper="a4", large_print=False)) == ["leaf", "answers", "evidence", "diary"]


def test_nothing_is_added_where_it_was_declined_or_everything_fits() -> None:
    declined = replace(documents.fullest(), spare=None)
    assert list(page_counts(declined, paper="a4", large_print=False)) == ["leaf"]
    assert list(page_counts(documents.usual(), paper="a4", large_print=False)) == ["leaf"]


def test_a_side_that_fits_in_no_form_runs_on_and_loses_nothing() -> None:
    """Many long answers: a longer leaf is better than none, and nothing is printed over anything else."""
    full = documents.fullest().leaf.fronts[:1]
    document = documents.made((replace(full[0], blocks=full[0].blocks * 3),))
    for paper, large in FORMATS:
        pages = page_texts(sheet_pdf(document, paper=paper, large_print=large))
        assert len(pages) > (2 if large else 1)
        assert sum(page.count("Opioids:") for page in pages) == 3
        assert first_page_pdf(document, paper=paper, large_print=large)


@pytest.mark.parametrize(("paper", "large"), FORMATS)
def test_lines_never_overlap_and_stay_between_the_margins(paper: str, large: bool) -> None:
    pdf = sheet_pdf(documents.fullest(), paper=paper, large_print=large)
    assert misplaced(pdf, design(paper, large_print=large)) == []


def test_gaps_are_as_wide_as_they_fit() -> None:
    def second_line(document: Document) -> float:
        ys = sorted({round(letter.y) for letter in letters(first_page_pdf(document, paper="a4", large_print=False))})
        return ys[-2] - ys[-3]

    assert second_line(documents.quiet()) > second_line(documents.fullest())


def test_the_foot_stands_at_the_bottom_whatever_is_above() -> None:
    def lowest(document: Document) -> float:
        found = letters(first_page_pdf(document, paper="a4", large_print=False))
        return min(letter.y for letter in found if letter.size == 12)

    assert lowest(documents.quiet()) == pytest.approx(lowest(documents.fullest()), abs=1)


def test_the_preview_is_the_first_page() -> None:
    for document in (documents.usual(), documents.fullest()):
        (preview,) = page_texts(first_page_pdf(document, paper="a4", large_print=False))
        whole = page_texts(sheet_pdf(document, paper="a4", large_print=False))[0]
        assert without_footer(preview.replace("of …", "of 0")) == without_footer(whole)


def test_front_alone_has_one_page() -> None:
    document = replace(documents.usual(), leaf=Leaf(documents.usual().leaf.fronts, no_backs), spare=None)
    assert page_count(sheet_pdf(document, paper="letter", large_print=False)) == 1


def test_the_outline_leads_to_sides_topics_and_parts() -> None:
    document = replace(documents.fullest(), parts=(documents.EVIDENCE,))
    with (
        pikepdf.open(BytesIO(sheet_pdf(document, paper="a4", large_print=False))) as pdf,
        pdf.open_outline() as outline,
    ):
        titles = [entry.title for entry in outline.root]
        topics = [entry.title for entry in outline.root[0].children]
    assert titles == ["Patient’s own notes for the visit on 3 December 2026", "For our talk", "All my answers",
                      "Evidence in brief"]  # fmt: skip
    assert topics[:2] == ["ACT TODAY", "Clear before any prescription"]


def _elements(pdf: bytes) -> list[tuple[str, str]]:
    """Kind and alternative text of every element."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return [
            (str(item.S), str(item.get("/Alt", "")))
            for item in document.objects
            if isinstance(item, pikepdf.Dictionary) and "/S" in item and "/P" in item
        ]


def test_a_listener_gets_rows_as_tables_and_charts_in_words() -> None:
    found = _elements(sheet_pdf(documents.usual(documents.EVIDENCE), paper="a4", large_print=False))
    kinds = [kind for kind, _ in found]
    assert {"H1", "H2", "H3", "Table", "TR", "TH", "TD", "L", "LI", "Lbl", "LBody", "Figure", "Link", "P"} <= {
        kind.removeprefix("/") for kind in kinds
    }
    alts = [alt for kind, alt in found if kind == "/Figure"]
    assert "Pain 8 of 10, 7 on 19 Aug 2026; Tiredness 9 of 10" in alts
    assert all(alts)


def test_marks_are_drawn_and_never_text() -> None:
    text = page_texts(sheet_pdf(documents.usual(), paper="a4", large_print=False))[0]
    assert not set("▲△⚠–") & set(text.replace("Tried –", "").replace("[4–10]", ""))
    assert "Not sure cutting down" in " ".join(text.split())


def test_with_reportlabs_canvas_gone_nothing_works() -> None:
    """ReportLab draws the sheet: with its canvas a hollow shell no page comes out."""
    program = """
from reportlab.pdfgen import canvas
class Shell:
    def __init__(self, *given, **named): self._code, self._pagesize = [], named.get("pagesize")
    def addLiteral(self, text, escaped=1): self._code.append(text)
canvas.Canvas = Shell
from ldnprep.outputs.pdf.sheet import sheet_pdf
from tests.outputs.pdf.documents import usual
sheet_pdf(usual(), paper="a4", large_print=False)
"""
    root = Path(__file__).parents[3]
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=root)
    assert done.returncode == 1
    assert "AttributeError: 'TaggedCanvas' object has no attribute" in done.stderr
