"""What is stored of a typed value: a row of which any part was filled in, and no half of a sign."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeAlias

import pytest
from msgspec.structs import replace

from ldnprep.answers.cleaning import clean, clean_text
from ldnprep.answers.file import encoded
from ldnprep.answers.model import Answers, MedicineRow, TherapyRow, TypedDate, said_only

Row: TypeAlias = MedicineRow | TherapyRow
ROWS: tuple[Row, ...] = (MedicineRow(), TherapyRow())
PARTS = [(row, part) for row in ROWS for part in row.__struct_fields__]


@pytest.mark.parametrize(("row", "part"), PARTS, ids=[f"{type(row).__name__}.{part}" for row, part in PARTS])
def test_a_row_with_only_one_part_filled_in_is_kept(row: Row, part: str) -> None:
    filled: Any = type(row)(**{part: "for the pain"})
    assert clean((filled,)) == (filled,)


@pytest.mark.parametrize("row", ROWS, ids=[type(row).__name__ for row in ROWS])
def test_a_row_in_which_nothing_stands_is_left_out(row: Any) -> None:
    assert clean((row,)) is None


def test_of_a_list_of_words_the_empty_ones_are_left_out() -> None:
    assert clean(("one", "", "two")) == ("one", "two")
    assert clean(("", "")) is None


def test_a_date_in_her_own_words_is_one_as_long_as_there_are_words() -> None:
    day = date(2027, 1, 15)
    assert clean(TypedDate("in spr\udc00ing", day)) == TypedDate("in spr\ufffding", day)
    assert clean(TypedDate("", day)) is None


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" e\u0301\u00a0\t\n", " e\u0301\u00a0\t\n"),
        ("a\ud83d\ude00b", "a\U0001f600b"),
        ("a\ud83db", "a\ufffdb"),
        ("a\ude00", "a\ufffd"),
    ],
    ids=["letter for letter", "two halves that belong together", "a first half", "a second half"],
)
def test_halves_of_a_sign(typed: str, kept: str) -> None:
    assert clean_text(typed) == kept


@pytest.mark.parametrize(("typed", "code"), [("a\x07b", r"\a"), ("a\u202eb", r"\u202E"), ("a\x02b", r"\x02")])
def test_a_sign_that_nobody_sees_stands_as_its_code_in_the_file(typed: str, code: str) -> None:
    assert code in encoded({"notes": typed}, as_json=False).decode()


@pytest.mark.parametrize("row", ROWS, ids=[type(row).__name__ for row in ROWS])
def test_of_a_row_the_boxes_with_words_are_told_and_none_where_all_are_blank(row: Any) -> None:
    first, second, *_ = row.__struct_fields__
    blank = replace(row, **{first: " ", second: "  "})
    assert said_only(Answers({"medicines": (blank,)})).values == {}
    some = replace(blank, **{first: "Lyrica"})
    assert said_only(Answers({"medicines": (some,)})).values == {"medicines": (type(row)(**{first: "Lyrica"}),)}
