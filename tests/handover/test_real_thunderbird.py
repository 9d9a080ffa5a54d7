"""A real Thunderbird on an invisible screen: the draft that it shows and saves is what was handed over."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest
from msgspec.structs import replace

from ldnprep import files
from ldnprep.handover.addresses import mailto
from ldnprep.handover.checks import checked
from ldnprep.handover.execute import carry_out
from ldnprep.handover.mail import email_providers, plan
from ldnprep.handover.model import Action, EmailRequest, OutcomeKind, RunProgram, WriteEml
from ldnprep.handover.system import probe
from tests.handover.fakes import HOSTILE
from tests.handover.mail_program import Screen, screen, text_of
from tests.needs import require

PROGRAMS = ("thunderbird", "Xvfb", "xdotool", "xdg-email")
HARMLESS = HOSTILE.replace(" <b>x</b>", "").replace("&", "and").replace("\\n", "C:\\new\\cd")
PDF = b"%PDF-1.7\n" + bytes(range(256)) * 40


@pytest.fixture
def mail_screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Screen]:
    missing = [name for name in PROGRAMS if not shutil.which(name)]
    require(f"{' '.join(missing)} not installed (see .ci/debian-packages.txt)" if missing else None)
    with screen(tmp_path / "mail home") as shown:
        for name in tuple(os.environ):
            monkeypatch.delenv(name)
        for name, value in shown.environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setenv(files.HOME_VARIABLE, str(tmp_path / "our home"))
        yield shown


@pytest.fixture
def request_(tmp_path: Path) -> EmailRequest:
    pdf = tmp_path / 'Anna\'s "notes", 100 % & $(id).pdf'
    pdf.write_bytes(PDF)
    return EmailRequest(
        pdf=pdf,
        attached_name="visit-notes-2027-01-15.pdf",
        subject="Notes, 'for' \"my\" visit; to=x@y.example %41 & ąż",
        body=HOSTILE,
        to="o'brien+desk@clinic.example",
    )


def provider_plan(name: str, request: EmailRequest) -> Action:
    return next(plan(provider, request) for provider in email_providers(probe()) if provider.id == name)


def eml_plan(request: EmailRequest) -> Action:
    draft = probe().staging / "visit-notes.eml"
    return RunProgram(("thunderbird", str(draft)), (WriteEml(draft, request),))


def assert_is_the_request(draft: EmailMessage, request: EmailRequest, text: str) -> None:
    assert (draft["To"], draft["Subject"]) == (request.to, request.subject)
    assert (draft["Cc"], draft["Bcc"]) == (None, None)
    assert text_of(draft) == text.rstrip("\n")
    (attached,) = draft.iter_attachments()
    assert (attached.get_filename(), attached.get_content()) == (request.attached_name, PDF)


@pytest.mark.parametrize("repeats", [1, 1000], ids=["short", "100 kB"])
def test_compose(mail_screen: Screen, request_: EmailRequest, repeats: int) -> None:
    request = replace(request_, body=HOSTILE * repeats)
    assert len(request.body.encode()) > 100_000 * (repeats // 1000)
    outcome = carry_out(provider_plan("thunderbird", request))
    assert (outcome.kind, outcome.key) == (OutcomeKind.HANDED_OVER, "draft_should_show")
    assert_is_the_request(mail_screen.saved_draft("Notes"), request, HOSTILE * repeats)


def test_a_draft_file_opens_for_writing(mail_screen: Screen, request_: EmailRequest) -> None:
    assert carry_out(eml_plan(request_)).kind is OutcomeKind.HANDED_OVER
    assert_is_the_request(mail_screen.saved_draft("Notes"), request_, HOSTILE)


@pytest.mark.parametrize(
    ("text", "shown"),
    [(HARMLESS, HARMLESS), (HOSTILE, "")],
    ids=["carries the text", "leaves out a text that would be read as HTML"],
)
def test_through_the_systems_own_xdg_email(mail_screen: Screen, request_: EmailRequest, text: str, shown: str) -> None:
    request = replace(request_, body=text)
    outcome = carry_out(provider_plan("xdg_email", request))
    assert (outcome.key, outcome.carries_text) == ("draft_may_show", bool(shown))
    assert_is_the_request(mail_screen.saved_draft("Notes"), request, shown)


def test_a_mailto_address(mail_screen: Screen, request_: EmailRequest) -> None:
    carry_out(RunProgram(("thunderbird", mailto(checked(request_)))))
    draft = mail_screen.saved_draft("Notes")
    assert (draft["To"], draft["Subject"]) == (request_.to, request_.subject)
    assert text_of(draft) == HOSTILE.rstrip("\n")
