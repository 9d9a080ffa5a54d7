"""The sheet as plain text: the same words as the document, readable in an e-mail."""

from __future__ import annotations

import re

import pytest

from ldnprep.answers.model import MedicineRow, OwnQuestion, PartialDate, QuestionChoices, Value
from ldnprep.content.model import Checklist
from ldnprep.outputs.text import MARKS, RULE, WIDTH, sheet_text
from ldnprep.pipeline import load_checklist
from ldnprep.summary.blank import blank
from ldnprep.summary.model import Document, LedgerRow, Mark, Span
from tests.summary.reading import NO_CHOICES, How, back, backs, front, sheet, spans, words

ANSWERS: dict[str, Value] = {
    "patient_name": "Олександра",
    "visit_date": PartialDate(2026, 12, 3),
    "opioids_now": "no",
    "medicines": (MedicineRow("tramadal 50s", "one", "when it is bad", "back & knee"),),
    "pain_now": 8,
    "mood_crisis": "yes",
    "alcohol": "yes",
    "liver_disease": "not_sure",
    "immune_disease": "yes",
    "notes": "First line\n\n  <b>second</b>  line " + "word " * 40,
}


@pytest.fixture(scope="module")
def shipped() -> Checklist:
    return load_checklist()


@pytest.fixture(scope="module")
def made(shipped: Checklist) -> Document:
    return sheet(shipped, NO_CHOICES, How(parts=("answers", "evidence", "diary")), **ANSWERS)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"(?m)^!! ", "", text))


def all_spans(made: Document) -> list[Span]:
    return [s for s in spans((front(made), back(made), made.parts)) if s.text.strip()]


def test_it_says_every_word_of_the_document(made: Document) -> None:
    text = squeezed(sheet_text(made))
    assert [s.text for s in all_spans(made) if squeezed(s.text).strip() not in text] == []


def test_the_front_ends_at_the_second_line_of_equal_signs(made: Document) -> None:
    title, page, *rest = sheet_text(made).split(f"{RULE}\n")
    assert title.strip() == made.title
    assert "Opioids, last 4 weeks: answered no, but typed:" in page
    assert rest[0].startswith("For our talk")
    assert any(part.startswith("ALL MY ANSWERS") for part in rest)
    assert made.sheet_number in rest[-1]


def test_every_line_of_an_urgent_text_begins_with_two_marks(shipped: Checklist, made: Document) -> None:
    marked = " ".join(line[3:] for line in sheet_text(made).splitlines() if line.startswith("!! "))
    wanted = next(urgent.text["uk"] for urgent in shipped.urgent if urgent.id == "u1_mood")
    unsaid = [said for said in wanted.split(". ") if said not in marked]
    assert unsaid == [shipped.texts["only_on_screen"]], "what makes sense in the window alone is not printed"


def test_how_urgent_a_row_is_stands_before_it(made: Document) -> None:
    text = sheet_text(made)
    rows = [row for block in front(made).blocks for row in getattr(block, "rows", ()) if isinstance(row, LedgerRow)]
    begins = [(row.mark, MARKS[row.mark] + (f"{row.topic}:" if row.topic else words(row.text)[:20])) for row in rows]
    assert {Mark.URGENT, Mark.UNSURE} <= {mark for mark, _ in begins}
    assert [begin for _, begin in begins if not re.search(rf"(?m)^ *{re.escape(begin)}", text)] == []


def test_what_moved_is_added_and_pointed_to(shipped: Checklist) -> None:
    long = QuestionChoices(own=(OwnQuestion("own_1", "why? " * 400),))
    whole = sheet(shipped, long, **ANSWERS)
    sides = (whole.leaf.fronts[-1], backs(whole)[-1])
    text = squeezed(sheet_text(whole, sides))
    assert "“All my answers”: " in text
    assert ("why? " * 400).strip() in text
    assert "ALL MY ANSWERS" not in sheet_text(whole)


def test_side_1_alone_has_no_more(shipped: Checklist) -> None:
    text = sheet_text(sheet(shipped, NO_CHOICES, How(front_only=True), **ANSWERS))
    assert "For our talk" not in text
    assert text.count(RULE) == 2


def test_lines_are_short_and_long_words_unbroken(shipped: Checklist) -> None:
    name = "x" * 100
    text = sheet_text(sheet(shipped, **{**ANSWERS, "patient_name": name}))
    long = [line for line in text.splitlines() if len(line) > WIDTH]
    assert all(re.search(r"\S{60,}", line) for line in long)
    assert any(name in line for line in long)
    assert not any(line.endswith(" ") for line in text.split("\n"))


def test_the_same_document_gives_the_same_text(made: Document) -> None:
    assert sheet_text(made) == sheet_text(made)
    assert sheet_text(made).endswith("\n")


def test_decided_boxes_and_lines(shipped: Checklist) -> None:
    text = sheet_text(sheet(shipped, NO_CHOICES, How(decided={"decision": "not_now", "decision_who": "I ring."})))
    assert "[x] Not now" in text
    assert "[ ] Start" in text
    assert "“I ring.”" in text


def test_the_empty_sheet_is_text_too(shipped: Checklist) -> None:
    text = sheet_text(blank(shipped, chosen=("diary",)))
    assert "* None of the rest\n  [ ] yes\n" in text
    assert "* Alcohol\n  [ ] yes   [ ] not sure\n" in text
    assert "[ ] Dialysis  [ ] ?" in text
    assert "□" not in text
    assert "[x]" not in text
