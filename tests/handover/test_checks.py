"""Names that tell nothing, addresses that carry nothing but an address."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldnprep.handover.checks import checked, checked_address, file_name
from ldnprep.handover.model import RequestError
from tests.handover.fakes import HOSTILE, request


@pytest.mark.parametrize(
    ("visit", "name"),
    [
        ("2027-01-15", "visit-notes-2027-01-15.pdf"),
        (datetime.date(2027, 1, 15), "visit-notes-2027-01-15.pdf"),
        ("2027-03", "visit-notes-2027-03.pdf"),
        ("2027", "visit-notes-2027.pdf"),
        ("not_sure", "visit-notes.pdf"),
        ("two weeks after Anna's birthday", "visit-notes.pdf"),
        ("2027-01-15/../../x", "visit-notes.pdf"),
        ("٢٠٢٧", "visit-notes.pdf"),
        ("", "visit-notes.pdf"),
        (None, "visit-notes.pdf"),
    ],
)
def test_file_name(visit: str | datetime.date | None, name: str) -> None:
    assert file_name(visit) == name
    assert checked(request(attached_name=name)).attached_name == name
    alone = file_name(visit, page_one=True)
    assert alone == name.replace(".pdf", "-page-1.pdf")
    assert checked(request(attached_name=alone)).attached_name == alone


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("", ""),
        ("  front.desk@clinic.example ", "front.desk@clinic.example"),
        ("o'brien+ldn@clinic.example", "o'brien+ldn@clinic.example"),
        ("50%&off@clinic.example", "50%&off@clinic.example"),
        ("desk@münchen.example", "desk@xn--mnchen-3ya.example"),
    ],
)
def test_an_address_is_kept(typed: str, address: str) -> None:
    assert checked_address(typed) == address


@pytest.mark.parametrize(
    "typed",
    [
        "desk@clinic.example\r\nBcc: all@evil.example",
        "desk@clinic.example\nBcc: all@evil.example",
        "desk@clinic.example\u2028Bcc: all@evil.example",
        "desk@clinic.example\x00",
        "desk@clinic.example,all@evil.example",
        "desk@clinic.example;all@evil.example",
        "Desk <desk@clinic.example>",
        '"desk"@clinic.example',
        "desk@clinic.example?bcc=all@evil.example",
        "desk",
        "@clinic.example",
        "desk@",
        "desk@localhost",
        "a b@clinic.example",
        "żółw@clinic.example",
        f"{'x' * 250}@clinic.example",
        "--help@clinic..example",
    ],
)
def test_what_is_not_one_address_is_refused_without_repeating_it(typed: str) -> None:
    with pytest.raises(RequestError) as told:
        checked(request(to=typed))
    assert "evil" not in str(told.value)
    assert "type" in str(told.value)


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("subject", "Notes\r\nBcc: all@evil.example", "line break"),
        ("subject", "Notes\x0bBcc", "line break"),
        ("subject", "Notes\ud800", "half a character"),
        ("body", "text\0", "no program can take"),
        ("body", "text\udfff", "half a character"),
        ("attached_name", "Anna's notes.pdf", "not plain"),
        ("attached_name", "../x.pdf", "not plain"),
        ("attached_name", "", "not plain"),
        ("attached_name", "-rf.pdf", "not plain"),
    ],
)
def test_refusals(field: str, value: str, words: str) -> None:
    with pytest.raises(RequestError, match=words):
        checked(request(**{field: value}))


def test_only_invisible_spaces_at_line_ends_are_dropped() -> None:
    assert checked(request(body="one  \n  two\t\r\n\nthree")).body == "one\n  two\n\nthree"
    assert checked(request(body=HOSTILE)).body == HOSTILE


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0 \t\r"), max_size=60))
def test_no_other_letter_is_changed(body: str) -> None:
    assert checked(request(body=body)).body == body


def test_a_path_from_here_is_a_mistake_of_the_caller() -> None:
    from pathlib import Path

    with pytest.raises(ValueError, match="absolute"):
        checked(request(pdf=Path("notes.pdf")))
