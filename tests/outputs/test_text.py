"""The sheet as plain text: the same words as the document, readable in an e-mail."""

from __future__ import annotations

import re

import pytest

from ldnprep.answers.model import MedicineRow, PartialDate, Value
from ldnprep.content.model import Checklist
from ldnprep.outputs.text import WIDTH, sheet_text
from ldnprep.pipeline import load_checklist
from ldnprep.summary.blank import blank
from ldnprep.summary.first_page import at_rung
from ldnprep.summary.model import Document, Span
from tests.summary.reading import NO_CHOICES, How, sheet, spans

ANSWERS: dict[str, Value] = {
    "patient_name": "Олександра",
    "visit_date": PartialDate(2026, 12, 3),
    "opioids_now": "no",
    "medicines": (MedicineRow("tramadal 50s", "one", "when it is bad", "back & knee"),),
    "pain_now": 8,
    "cancer": "yes",
    "alcohol": "yes",
    "overdose_ever": "not_sure",
    "drug_tests": "yes",
    "immune_disease": "yes",
    "notes": "First line\n\n  <b>second</b>  line " + "word " * 40,
}


@pytest.fixture(scope="module")
def shipped() -> Checklist:
    return load_checklist()


@pytest.fixture(scope="module")
def made(shipped: Checklist) -> Document:
    return sheet(shipped, NO_CHOICES, How(diary=True), **ANSWERS)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def all_spans(made: Document) -> list[Span]:
    return [s for s in spans((at_rung(made.first, 0), made.sections)) if s.text.strip()]


def test_it_says_every_word_of_the_document(made: Document) -> None:
    text = squeezed(sheet_text(made))
    assert [s.text for s in all_spans(made) if squeezed(s.text).strip() not in text] == []


def test_flags_states_and_title_are_there(shipped: Checklist, made: Document) -> None:
    text = squeezed(sheet_text(made))
    assert text.startswith(made.title)
    for row in shipped.safety_table:
        assert f"{row.label}: " in text
    assert f"OPIOID: {shipped.texts['answered_no_but_typed']} “tramadal 50s one when it is bad” (tramadol)" in text
    assert made.sheet_number in text


def test_what_has_no_room_on_page_1_is_there_in_full(shipped: Checklist, made: Document) -> None:
    text = squeezed(sheet_text(made))
    assert made.continuation_title.upper() in text
    for alert in shipped.alerts():
        if alert.id in ("d4_cancer", "d6_drug_tests", "d4_immune"):
            assert squeezed(alert.text) in text


def test_places_to_go_on_are_named_by_their_titles(made: Document) -> None:
    text = squeezed(sheet_text(made))
    titles = {s.id: s.title for s in made.sections} | {"continuation": made.continuation_title}
    first, _ = at_rung(made.first, 0)
    wanted = {titles[s.continued] for s in spans(first) if s.continued}
    assert wanted
    assert [title for title in wanted if f"({made.continued_in} {title})" not in text] == []


def test_lines_are_short_and_long_words_unbroken(shipped: Checklist) -> None:
    name = "x" * 300
    text = sheet_text(sheet(shipped, patient_name=name, **{k: v for k, v in ANSWERS.items() if k != "patient_name"}))
    long = [line for line in text.splitlines() if len(line) > WIDTH]
    assert all(re.search(r"\S{60,}", line) for line in long)
    assert any(name in line for line in long)
    assert not any(line.endswith(" ") for line in text.split("\n"))


def test_line_breaks_and_signs_in_typed_words_stay(made: Document) -> None:
    assert "\nFirst line\n\n  <b>second</b>  line word" in sheet_text(made)


def test_the_same_document_gives_the_same_text(made: Document) -> None:
    assert sheet_text(made) == sheet_text(made)
    assert sheet_text(made).endswith("\n")


def test_decided_boxes_and_lines(shipped: Checklist) -> None:
    text = sheet_text(sheet(shipped, NO_CHOICES, How(decided={"decision": "not_now", "decision_who": "I ring."})))
    assert "[x] Not now" in text
    assert "[ ] Start" in text
    assert "“I ring.”" in text


def test_the_empty_sheet_is_text_too(shipped: Checklist) -> None:
    text = sheet_text(blank(shipped, diary=True))
    assert "[ ] yes   [ ] no   [ ] not sure" in text
    assert "[x]" not in text
