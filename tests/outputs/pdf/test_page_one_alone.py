"""Page 1 alone: one page in every format, the same flags and answers, and it says that the rest was left out."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from ldnprep import pipeline
from ldnprep.answers.model import Answers
from ldnprep.commands.example import names
from ldnprep.content.model import Checklist, Kind
from ldnprep.outputs.pdf.raster import page_texts
from ldnprep.outputs.pdf.sheet import _laid_alone, _setting
from ldnprep.outputs.text import sheet_text
from ldnprep.summary.first_page import at_rung, on_its_own
from ldnprep.summary.model import Document
from tests import verapdf
from tests.needs import require
from tests.outputs.pdf.test_sheet import FORMATS, document_of, example, hostile, squeezed

ALL = [*names(), "hostile"]
LEFT_OUT = "Page 1 of 1, the rest of the sheet was left out"


@pytest.fixture(scope="module")
def checklist() -> Checklist:
    return pipeline.load_checklist()


def alone(checklist: Checklist, name: str) -> Document:
    answers = hostile() if name == "hostile" else example(name)
    options = pipeline.SheetOptions(country="uk", page_one=True)
    return pipeline.summarise(checklist, answers, pipeline.find(checklist, answers), options)


def made(checklist: Checklist, name: str, paper: str, large_print: bool) -> bytes:
    answers = hostile() if name == "hostile" else example(name)
    options = pipeline.SheetOptions(paper, large_print=large_print, country="uk", page_one=True)
    return pipeline.make_pdf(checklist, answers, options)


@pytest.mark.parametrize(("paper", "large_print"), FORMATS)
@pytest.mark.parametrize("name", ALL)
def test_it_is_one_page_that_says_what_was_left_out(
    checklist: Checklist, name: str, paper: str, large_print: bool
) -> None:
    assert room_left_alone(alone(checklist, name), paper, large_print) >= 0
    (words,) = page_texts(made(checklist, name, paper, large_print))
    assert squeezed(LEFT_OUT) in squeezed(words)
    for sentence in ("fixed_sentence", "get_help_now"):  # the urgent texts are left out with the rest
        assert squeezed(checklist.texts[sentence]) in squeezed(words)
    assert "continued on page" not in " ".join(words.split())  # a promise that one page cannot keep


def room_left_alone(document: Document, paper: str, large_print: bool) -> float:
    """Points that stay free on the only page; below 0 something would run over."""
    at = _setting(document, paper, large_print)
    page, rest = _laid_alone(document, at)
    assert rest == []
    return at.design.text_height - page.height


@pytest.mark.parametrize(("paper", "large_print"), FORMATS)
@pytest.mark.parametrize("state", ["yes", "not_sure", "no", None])
def test_the_fullest_one_keeps_every_fixed_sentence(
    checklist: Checklist, state: str | None, paper: str, large_print: bool
) -> None:
    asked = [f.id for f in checklist.fields() if f.kind is Kind.YES_NO_UNSURE] if state else []
    answers = Answers(values=dict.fromkeys(asked, state or ""))
    options = pipeline.SheetOptions(paper, large_print=large_print, country="uk", page_one=True)
    document = pipeline.summarise(checklist, answers, pipeline.find(checklist, answers), options)
    assert room_left_alone(document, paper, large_print) >= 0
    (words,) = page_texts(pipeline.make_pdf(checklist, answers, options))
    wanted = ["fixed_sentence", "get_help_now"] + (["stop_drinking"] if state in ("yes", "not_sure") else [])
    for sentence in wanted:
        assert squeezed(checklist.texts[sentence]) in squeezed(words)


@pytest.mark.parametrize("name", names())
def test_it_has_the_flags_the_answers_and_the_number_of_the_whole_sheet(checklist: Checklist, name: str) -> None:
    one, whole = alone(checklist, name), document_of(checklist, example(name))
    assert one.first == on_its_own(whole.first)
    assert at_rung(one.first, 0) == at_rung(whole.first, 0)
    assert one.sheet_number == whole.sheet_number
    assert one.sections == ()
    assert replace(one, first=whole.first, sections=whole.sections, alone=None) == whole


def test_the_text_is_page_1_in_full(checklist: Checklist) -> None:
    text = sheet_text(alone(checklist, "patch-and-surgery"))
    assert f"{LEFT_OUT}." in text
    assert "Butrans patch 10" in text
    assert "see the whole sheet" in text
    assert "Evidence in brief".upper() not in text
    assert "continued below" not in text


def test_a_listener_hears_that_the_rest_was_left_out(checklist: Checklist) -> None:
    one = made(checklist, "nothing-to-flag", "a4", False)
    whole = pipeline.make_pdf(checklist, example("nothing-to-flag"), pipeline.SheetOptions())
    assert _ends_with(one) == "paragraph"
    assert _ends_with(whole) == "decoration"


def _ends_with(pdf: bytes) -> str:
    """What the last thing drawn on page 1 is to a screen reader."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        code = document.pages[0].Contents.read_bytes()
    return "paragraph" if code.rindex(b"/P <</MCID") > code.rindex(b"/Artifact <</Type/Pagination") else "decoration"


def test_it_conforms(checklist: Checklist, tmp_path: Path) -> None:
    require(verapdf.missing())
    files = []
    for name in ("patch-and-surgery", "not-sure-of-anything"):
        for paper, large in FORMATS:
            path = tmp_path / f"{name}-{paper}{'-large' * large}.pdf"
            path.write_bytes(made(checklist, name, paper, large))
            files.append(path)
    verdicts = verapdf.check(files)
    assert len(verdicts) == 2 * len(files)
    assert {f"{v.file} {v.profile}": v.failures for v in verdicts if not v.conforms} == {}
