"""Every letter that can be typed, in every place where a person can type: on paper and in the file as it was typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice

import pytest

from ldnprep import pipeline
from ldnprep.answers.model import Answers, MedicineRow, OwnQuestion, QuestionChoices, TherapyRow, TypedDate, Value
from ldnprep.content.model import Checklist, Field, Kind
from ldnprep.outputs.pdf.raster import page_texts
from tests.outputs.pdf.scripts import SCRIPTS, typed
from tests.outputs.pdf.test_sheet import squeezed

STRINGS = 200
ON = date(2026, 11, 22)
# a place's value made from the next strings; every part of a row is a place of its own
MAKE: dict[Kind, Callable[[Iterator[str]], Value]] = {
    Kind.TEXT: next,
    Kind.LONG_TEXT: next,
    Kind.DATE: lambda words: TypedDate(next(words), ON),
    Kind.MEDICINES: lambda words: tuple(MedicineRow(*islice(words, 5)) for _ in range(4)),
    Kind.THERAPIES: lambda words: tuple(TherapyRow(name=next(words), state="using") for _ in range(4)),
}


def places(checklist: Checklist) -> list[Field]:
    """Fields that take typed words and print whatever else was answered."""
    return [
        f for f in checklist.fields() if f.kind in MAKE and f.print and (f.when is None or f.id == "opioid_last_dose")
    ]


def filled(checklist: Checklist, words: Iterator[str]) -> Answers:
    """One person's answers with the next strings in every place."""
    values = {field.id: MAKE[field.kind](words) for field in places(checklist)}
    decided = {field.id: MAKE[field.kind](words) for field in checklist.decisions if field.kind in MAKE}
    own = tuple(OwnQuestion(f"own_{n}", next(words)) for n in range(4))
    asked = next(question.id for question in checklist.questions() if question.when is None)
    questions = QuestionChoices(chosen=(asked, *(each.id for each in own)), edited={asked: next(words)}, own=own)
    return Answers(values=values, decided=decided, questions=questions)


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_text_of_the_file_is_the_text_typed(script: str) -> None:
    checklist = pipeline.load_checklist()
    strings = typed(script, STRINGS)
    source = iter(strings * 2)
    used = 0
    while used < STRINGS:
        taken: list[str] = []
        answers = filled(checklist, _noted(source, taken))
        used += len(taken)
        pdf = pipeline.make_pdf(checklist, answers, pipeline.SheetOptions(parts=("answers",)))
        # pdfium gives a hyphen at the end of a line inside a table cell its own sign
        pages = (_without_footer(text).replace("\ufffe", "-") for text in page_texts(pdf))
        paper = squeezed("".join(pages))
        assert [words for words in taken if squeezed(words) not in paper] == []


def _without_footer(page: str) -> str:
    return re.sub(r"(Visit on [^·]*· )?Content ldn-builtin.*?Page \d+ of \d+", "", page, flags=re.DOTALL)


def _noted(source: Iterator[str], taken: list[str]) -> Iterator[str]:
    for words in source:
        taken.append(words)
        yield words
