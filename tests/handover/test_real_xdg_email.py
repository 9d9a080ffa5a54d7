"""The system's own xdg-email, with a mail program that only writes down what it was given."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from ldnprep.handover.execute import carry_out
from ldnprep.handover.mail import email_providers, plan
from ldnprep.handover.model import SystemFacts
from tests.handover.fakes import HOSTILE, request
from tests.needs import require

MAILER = """#!/bin/sh
printf '%s\\0' "$@" > "$LDNPREP_TEST_NOTES"
"""


@pytest.fixture
def notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file in which the mail program on PATH notes its arguments, each closed by a zero byte."""
    require(None if shutil.which("xdg-email") else "xdg-email not installed (see .ci/debian-packages.txt)")
    program = tmp_path / "bin" / "ldnprep-test-mailer"
    program.parent.mkdir()
    program.write_text(MAILER)
    program.chmod(0o700)
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
    monkeypatch.setenv("MAILER", program.name)
    monkeypatch.setenv("LDNPREP_TEST_NOTES", str(tmp_path / "notes"))
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path / "notes"


@pytest.mark.parametrize("folder", ["plain", "o'brien's \"own\" folder, 100 % & $(id)"])
@pytest.mark.parametrize("body", ["plain", HOSTILE, "C:\\new\\temp \\c cut?"])
def test_the_mail_program_gets_everything_as_it_was(notes: Path, tmp_path: Path, folder: str, body: str) -> None:
    pdf = tmp_path / folder / "visit-notes-2027-01-15.pdf"
    pdf.parent.mkdir()
    pdf.write_bytes(b"%PDF-1.7 sheet")
    system = SystemFacts(
        "linux",
        tmp_path / "staging",
        programs={"xdg-email": str(shutil.which("xdg-email"))},
        default_mail="ldnprep-test-mailer.desktop",
    )
    system.staging.mkdir()
    provider = next(found for found in email_providers(system) if found.id == "xdg_email")
    draft = request(pdf=pdf, body=body, subject='It\'s 50 % & "more"; $(id) \\n', to="o'brien@clinic.example")
    outcome = carry_out(plan(provider, draft))
    assert (outcome.kind.value, outcome.key, outcome.attaches_file) == ("handed_over", "draft_may_show", True)
    (address,) = notes.read_text("utf-8").split("\0")[:-1]
    parts = urlsplit(address)
    fields = parse_qs(parts.query, strict_parsing=True)
    assert parts.path.replace("%27", "'") == draft.to
    assert fields["subject"] == [draft.subject]
    assert fields["body"] == [body.replace("\n", "\r\n")]
    assert Path(fields["attach"][0]).read_bytes() == b"%PDF-1.7 sheet"
    assert Path(fields["attach"][0]).name == draft.attached_name


def test_its_failure_is_told(notes: Path, tmp_path: Path) -> None:
    (tmp_path / "bin" / "ldnprep-test-mailer").write_text("#!/bin/sh\nexit 1\n")
    system = SystemFacts("linux", tmp_path, programs={"xdg-email": str(shutil.which("xdg-email"))}, default_mail="x")
    pdf = tmp_path / "visit-notes-2027-01-15.pdf"
    pdf.write_bytes(b"%PDF-1.7 sheet")
    provider = next(found for found in email_providers(system) if found.id == "xdg_email")
    assert carry_out(plan(provider, request(pdf=pdf))).key == "program_failed"
    assert not notes.exists()
