"""What stands in a file where this content has no place for it: rows are read as rows, all other words as words."""

from __future__ import annotations

import pytest

from ldnprep.answers.model import Answers, ContentStamp, MedicineRow, OwnQuestion, QuestionChoices, Resume, Settings
from ldnprep.answers.model import TherapyRow as Tried
from ldnprep.rules.strays import Row, stray_rows, stray_texts


@pytest.mark.parametrize(
    ("kept", "rows", "words"),
    [
        ({"pills": "tramadol"}, [], ["tramadol"]),
        ({"pills": ["tramadol", "codeine"]}, [], ["tramadol", "codeine"]),
        ({"pills": {"name": "tramadol"}}, [MedicineRow("tramadol")], []),
        ({"pills": [{"name": "tramadol", "amount": "50", "when": "at night"}]}, [MedicineRow("tramadol", "50")],
         ["at night"]),
        ({"pills": {"name": "a", "since": "b", "last_used": "c"}}, [MedicineRow("a", since="b", last_used="c")], []),
        ({"pills": {"name": "tramadol", "under": {"name": "codeine"}}},
         [MedicineRow("tramadol"), MedicineRow("codeine")], []),
        ({"old": {"name": "codeine", "effect": "worse"}}, [Tried("", "codeine", "", "worse")], []),
        ({"old": {"name": "codeine", "state": "using", "stopped": "why"}}, [Tried("", "codeine", "using", "", "why")],
         []),
        ({"old": {"name": "codeine", "effect": "purple"}}, [Tried("", "codeine")], ["purple"]),  # no word of ours
        ({"old": {"name": "  ", "amount": "50"}}, [], ["  ", "50"]),  # a row has a name
        ({"old": {"amount": "50", "n": 3, "gone": None}}, [], ["50"]),
        ({}, [], []),
    ],
)  # fmt: skip
@pytest.mark.parametrize("place", ["unknown", "unknown_decided", "extra"])
def test_a_mapping_with_a_name_is_a_row_and_the_rest_is_text(
    place: str, kept: dict[str, object], rows: list[Row], words: list[str]
) -> None:
    answers = Answers(**{place: kept})  # type: ignore[arg-type]  # each of them holds plain data
    assert list(stray_rows(answers)) == rows
    assert list(stray_texts(answers, ())) == words


def test_every_part_of_the_file_is_looked_through_in_order() -> None:
    answers = Answers(
        questions=QuestionChoices(extra={"a": "codeine"}),
        settings=Settings(extra={"a": "tramadol"}),
        content=ContentStamp(extra={"a": "morphine"}),
        resume=Resume(extra={"a": "fentanyl"}),
    )
    assert stray_texts(answers, ()) == ("codeine", "tramadol", "morphine", "fentanyl")


def test_what_she_made_of_a_question_that_is_gone_is_text_too() -> None:
    asked = QuestionChoices(
        edited={"gone": "is codeine safe", "known": "edited"},
        answered={"gone": "no", "known": "yes", "own_1": "mine"},
        own=(OwnQuestion("own_1", "May I?"),),
    )
    answers = Answers(questions=asked, title="tramadol", extra={"a": "last"})
    assert stray_texts(answers, {"known"}) == ("is codeine safe", "no", "last")
    assert stray_texts(Answers(questions=QuestionChoices(edited={"gone": ""})), ()) == ()
