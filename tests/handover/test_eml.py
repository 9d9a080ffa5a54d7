"""The draft file, read back by Python's own parser."""

from __future__ import annotations

import email
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ldnprep.handover.eml import eml_bytes
from ldnprep.handover.model import RequestError
from tests.handover.fakes import HOSTILE, request

PDF = b"%PDF-1.7\n" + bytes(range(256)) * 300


def parsed(data: bytes) -> EmailMessage:
    message = email.message_from_bytes(data, policy=default)
    assert isinstance(message, EmailMessage)
    return message


def text_of(message: EmailMessage) -> str:
    body = message.get_body(("plain",))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


@pytest.mark.parametrize("body", ["", "one line", HOSTILE, HOSTILE * 1000, "x" * 100_000, "\n\n. \n.\n"])
def test_everything_comes_back(body: str) -> None:
    message = parsed(eml_bytes(request(body=body, subject=HOSTILE.replace("\n", " ")), PDF))
    lines = "\n".join(line.rstrip() for line in body.split("\n"))
    assert text_of(message).removesuffix("\n") == lines.removesuffix("\n")
    assert message["Subject"] == HOSTILE.replace("\n", " ")
    assert message["To"] == "front.desk@clinic.example"
    (attached,) = message.iter_attachments()
    assert attached.get_content() == PDF
    assert (attached.get_filename(), attached.get_content_type()) == ("visit-notes-2027-01-15.pdf", "application/pdf")


def test_it_is_a_draft_from_nobody_with_no_date() -> None:
    message = parsed(eml_bytes(request(), PDF))
    assert message["X-Unsent"] == "1"
    assert not {"from", "date", "message-id", "user-agent", "x-mailer"} & {name.lower() for name in message}
    assert "X-Unsent" not in parsed(eml_bytes(request(), PDF, unsent=False))


def test_no_address_is_no_to_line() -> None:
    assert "To" not in parsed(eml_bytes(request(to=""), PDF))


def test_the_same_request_gives_the_same_bytes() -> None:
    assert eml_bytes(request(), PDF) == eml_bytes(request(), PDF)


def test_every_line_is_one_that_mail_programs_take() -> None:
    lines = eml_bytes(request(body=HOSTILE * 100), PDF).split(b"\r\n")
    assert max(map(len, lines)) <= 998  # RFC 5322
    assert not any(b"\n" in line or b"\r" in line for line in lines)


@pytest.mark.parametrize("field", ["to", "subject"])
def test_a_line_break_never_makes_a_header(field: str) -> None:
    with pytest.raises(RequestError):
        eml_bytes(request(**{field: "desk@clinic.example\nBcc: all@evil.example"}), PDF)


@settings(max_examples=50)
@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=200))
def test_any_subject_stays_one_header(subject: str) -> None:
    message = parsed(eml_bytes(request(subject=subject), PDF))
    assert set(message.keys()) == {"X-Unsent", "To", "Subject", "MIME-Version", "Content-Type"}
    assert "".join(message["Subject"].split()) == "".join(subject.split())
