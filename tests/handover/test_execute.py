"""Carrying out: what the person is told afterwards, and that every failure leaves the sheet as it was."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from ldnprep import files
from ldnprep.handover.door import Door, Finished
from ldnprep.handover.execute import carry_out
from ldnprep.handover.mail import email_providers, plan, save_eml
from ldnprep.handover.mapi_worker import from_parent
from ldnprep.handover.model import (
    KEEP_TEMPORARY_SECONDS,
    Action,
    MapiSend,
    Outcome,
    OutcomeKind,
    PaintPages,
    PrintRequest,
    RunProgram,
)
from ldnprep.handover.printing import print_plan
from ldnprep.handover.reveal import show_in_folder
from ldnprep.handover.system import WORKER_MODULE, WORKER_OPTION, probe
from tests.handover.fakes import HOSTILE, PDF, STAGING, FakeDoor, facts, request
from tests.handover.test_mail import LINUX, MAC, WINDOWS, planned


def told(outcome: Outcome) -> tuple[str, str]:
    return outcome.kind.value, outcome.key


def test_a_draft_file_is_written_before_the_mail_program_starts() -> None:
    door = FakeDoor()
    outcome = carry_out(planned(WINDOWS, "new_outlook", request()), door)
    draft = STAGING / "visit-notes-2027-01-15.eml"
    assert door.done == [("write", draft), ("start", (r"C:\olk.exe", str(draft)))]
    assert b"X-Unsent: 1" in door.files[draft]
    assert (told(outcome), outcome.attaches_file, outcome.carries_text) == (
        ("handed_over", "draft_should_show"),
        True,
        True,
    )


@pytest.mark.parametrize(
    ("code", "outcome"),
    [
        (0, ("handed_over", "mail_program_took_it")),
        (101, ("handed_over", "draft_should_show")),
        (1, ("closed", "closed_without_sending")),
        (3, ("failed", "mail_program_has_no_account")),
        (27, ("failed", "mail_program_cannot_write_these_letters")),
        (100, ("failed", "no_mail_program")),
        (0xC0000005, ("failed", "mail_program_crashed")),
        (-11, ("failed", "mail_program_crashed")),
    ],
)
def test_what_simple_mapi_answered(code: int, outcome: tuple[str, str]) -> None:
    door = FakeDoor(answers={"LDN Prep.exe": Finished(code)})
    assert told(carry_out(planned(WINDOWS, "mapi", request(body=HOSTILE)), door)) == outcome
    ((kind, asked),) = door.done
    assert kind == "run"
    assert isinstance(asked, tuple)
    argv, data = asked
    assert argv == ("LDN Prep.exe", "--mapi-worker")  # nothing personal on a command line
    assert from_parent(data) == request(body=HOSTILE)


@pytest.mark.parametrize(
    ("errors", "key"),
    [
        ("execution error: Not authorized to send Apple events to Mail. (-1743)", "not_allowed_to_control"),
        ("execution error: Can't get application (-1728)", "mail_program_refused"),
        ("something new", "program_failed"),
    ],
)
def test_what_applescript_answered(errors: str, key: str) -> None:
    door = FakeDoor(answers={"/usr/bin/osascript": Finished(1, "", errors)})
    outcome = carry_out(planned(MAC, "apple_mail", request()), door)
    assert told(outcome) == ("failed", key)
    assert outcome.detail == errors


@pytest.mark.parametrize(
    ("answer", "key"),
    [
        (Finished(1), "program_failed"),
        (FileNotFoundError(2, "gone"), "program_or_file_gone"),
        (PermissionError(13, "no"), "not_permitted"),
        (TimeoutError("slow"), "program_does_not_answer"),
        (OSError(5, "damage"), "computer_refused"),
    ],
)
def test_a_mail_program_that_does_not_start(answer: Finished | OSError, key: str) -> None:
    outcome = carry_out(planned(LINUX, "thunderbird", request()), FakeDoor(answers={"/usr/bin/thunderbird": answer}))
    assert told(outcome) == ("failed", key)


@pytest.mark.parametrize("name", ["new_outlook", "mapi", "eml"])
def test_a_full_disk_or_a_lost_sheet_starts_nothing(name: str) -> None:
    draft = request(pdf=Path("/gone/Anna.pdf"))
    for door, key in (
        (FakeDoor(full=True, files={draft.pdf: b""}), "computer_refused"),
        (FakeDoor(), "program_or_file_gone"),
    ):
        outcome = carry_out(planned(WINDOWS, name, draft), door)
        assert told(outcome) == ("failed", key)
        assert door.done == []


def test_no_outcome_ever_claims_that_it_was_sent() -> None:
    for system in (WINDOWS, MAC, LINUX):
        for provider in email_providers(system):
            outcome = carry_out(plan(provider, request()), FakeDoor())
            assert outcome.kind in (OutcomeKind.HANDED_OVER, OutcomeKind.FAILED)
            assert "sent" not in outcome.key.replace("without_sending", "")


def test_mailto_opens_then_shows_and_stops_when_nothing_opens() -> None:
    door = FakeDoor()
    outcome = carry_out(planned(LINUX, "mailto", request()), door)
    assert (told(outcome), outcome.attaches_file) == (("handed_over", "attach_the_file_yourself"), False)
    assert [kind for kind, _ in door.done] == ["open", "run"]
    door = FakeDoor(answers={"mailto:": Finished(3)})
    assert told(carry_out(planned(LINUX, "mailto", request()), door)) == ("failed", "computer_refused")
    assert [kind for kind, _ in door.done] == ["open"]


def test_a_failure_to_show_the_folder_does_not_undo_the_draft() -> None:
    door = FakeDoor(answers={"/usr/bin/open": Finished(1)})
    assert told(carry_out(planned(MAC, "mailto", request()), door)) == ("handed_over", "attach_the_file_yourself")


class TestShowing:
    def test_linux_marks_the_file_or_opens_the_folder(self) -> None:
        path = Path("/home/anna/a, b 'c'.pdf")
        door = FakeDoor()
        assert carry_out(show_in_folder(LINUX, path), door).key == "folder_shown"
        ((_, argv),) = door.done
        assert isinstance(argv, tuple)
        assert argv[-2] == "array:string:file:///home/anna/a%2C%20b%20%27c%27.pdf"
        door = FakeDoor(answers={"/usr/bin/dbus-send": Finished(1)})
        assert carry_out(show_in_folder(LINUX, path), door).key == "folder_shown"
        assert door.done[-1] == ("open", "/home/anna")
        door = FakeDoor()
        carry_out(show_in_folder(facts("linux"), path), door)
        assert door.done == [("open", "/home/anna")]

    @pytest.mark.parametrize(
        ("system", "kind", "argv"),
        [
            (MAC, "run", ("/usr/bin/open", "-R", str(PDF))),
            (WINDOWS, "start", (r"C:\Windows\explorer.exe", f'/select,"{PDF}"')),
        ],
    )
    def test_the_others(self, system: object, kind: str, argv: tuple[str, ...]) -> None:
        door = FakeDoor(answers={r"C:\Windows\explorer.exe": Finished(1)})  # explorer answers 1 when all is well
        assert carry_out(show_in_folder(system, PDF), door).key == "folder_shown"  # type: ignore[arg-type]  # parametrized
        assert door.done == [(kind, argv)]

    def test_explorer_reads_its_command_line_itself_and_gets_the_path_alone_in_quotes(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """With quotes in any other place it opens another folder, also for a comma without a blank."""
        given: list[object] = []

        class Started:
            def __init__(self, command: object, **_: object) -> None:
                given.append(command)

            def wait(self, _seconds: float) -> int:
                return 1

        monkeypatch.setattr(subprocess, "Popen", Started)
        path = Path(r"C:\Users\anna\Smith,Anna\visit notes.pdf")
        assert carry_out(show_in_folder(WINDOWS, path), Door()).key == "folder_shown"
        assert given == [rf'"C:\Windows\explorer.exe" /select,"{path}"']


class TestPrinting:
    REQUEST = PrintRequest(PDF, "Kitchen printer", "a4", "Visit notes")

    @pytest.mark.parametrize(
        ("change", "options"),
        [
            ({}, ["-n", "1", "-o", "media=A4"]),
            ({"paper": "letter", "copies": 3}, ["-n", "3", "-o", "media=Letter"]),
            ({"duplex": "long-edge"}, ["-n", "1", "-o", "media=A4", "-o", "sides=two-sided-long-edge"]),
        ],
    )  # fmt: skip
    def test_lp(self, change: dict[str, object], options: list[str]) -> None:
        system = facts("linux", programs={"lp": "/usr/bin/lp"})
        action = print_plan(system, replace(self.REQUEST, **change))
        assert isinstance(action, RunProgram)
        assert list(action.argv) == [
            "/usr/bin/lp", "-d", "Kitchen printer", *options, "-t", "Visit notes", "--", str(PDF)
        ]  # fmt: skip

    def test_windows_paints(self) -> None:
        action = print_plan(WINDOWS, replace(self.REQUEST, copies=2, duplex="long-edge"))
        assert action == PaintPages(PDF, "Kitchen printer", 2, "a4", "long-edge")
        assert told(carry_out(action, FakeDoor())) == ("for_window", "paint_pages")

    @pytest.mark.parametrize("copies", [1, 99])
    def test_one_to_99_copies_are_printed(self, copies: int) -> None:
        action = print_plan(WINDOWS, replace(self.REQUEST, copies=copies))
        assert isinstance(action, PaintPages)
        assert action.copies == copies

    @pytest.mark.parametrize("change", [{"copies": 0}, {"copies": 100}])
    def test_nonsense_is_refused(self, change: dict[str, object]) -> None:
        from ldnprep.errors import UsageError

        with pytest.raises(UsageError, match="no sense"):
            print_plan(LINUX, replace(self.REQUEST, **change))

    @pytest.mark.parametrize(
        ("answer", "outcome"),
        [
            (Finished(0, "request id is PDF-1 (1 file(s))"), ("handed_over", "in_the_print_queue")),
            (Finished(1, "", "lp: The printer or class does not exist."), ("failed", "printer_gone")),
            (Finished(1, "", "lp: Error - No default destination available."), ("failed", "no_printer")),
            (Finished(1, "", "lp: Destination \"PDF\" is not accepting jobs."), ("failed", "printer_takes_no_jobs")),
            (Finished(1, "", "lp: Connection refused"), ("failed", "no_print_service")),
            (Finished(1, "", "lp: Unauthorised wizardry"), ("failed", "program_failed")),
            (FileNotFoundError(2, "no lp"), ("failed", "program_or_file_gone")),
        ],
    )  # fmt: skip
    def test_what_the_spooler_said(self, answer: Finished | OSError, outcome: tuple[str, str]) -> None:
        door = FakeDoor(answers={"/usr/bin/lp": answer})
        system = facts("linux", programs={"lp": "/usr/bin/lp"})
        assert told(carry_out(print_plan(system, self.REQUEST), door)) == outcome


class TestRealFiles:
    @pytest.fixture(autouse=True)
    def home(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv(files.HOME_VARIABLE, str(tmp_path / "home"))

    def test_saving_a_draft(self, tmp_path: Path) -> None:
        pdf = tmp_path / "visit-notes.pdf"
        pdf.write_bytes(b"%PDF-1.7 sheet")
        outcome = carry_out(save_eml(request(pdf=pdf), tmp_path / "draft.eml"))
        assert (told(outcome), outcome.attaches_file) == (("written", "draft_written"), True)
        assert (tmp_path / "draft.eml").stat().st_mode & 0o077 == 0

    def test_a_draft_that_cannot_be_saved(self, tmp_path: Path) -> None:
        pdf = tmp_path / "visit-notes.pdf"
        pdf.write_bytes(b"%PDF-1.7 sheet")
        outcome = carry_out(save_eml(request(pdf=pdf), tmp_path / "gone" / "draft.eml"))
        assert told(outcome) == ("failed", "computer_refused")
        assert "not there any more" in outcome.detail

    @pytest.mark.parametrize("name", ["thunderbird", "xdg_email"])
    def test_the_sheet_stays_as_it_was_and_our_copy_goes_later(self, tmp_path: Path, name: str) -> None:
        pdf = tmp_path / "Anna's sheet.pdf"
        pdf.write_bytes(b"%PDF-1.7 sheet")
        before = pdf.stat()
        system = replace(
            LINUX, staging=probe().staging, programs={"thunderbird": "/bin/false", "xdg-email": "/bin/false"}
        )
        action = planned(system, name, request(pdf=pdf, body=HOSTILE * 1000))
        assert carry_out(action).failed
        assert (pdf.read_bytes(), pdf.stat().st_mtime_ns, pdf.stat().st_mode) == (
            b"%PDF-1.7 sheet",
            before.st_mtime_ns,
            before.st_mode,
        )
        copies = [path for path in files.temp_dir().rglob("*") if path.is_file()]
        assert copies
        assert all(path.stat().st_mode & 0o077 == 0 for path in copies)
        assert files.tidy_temp(KEEP_TEMPORARY_SECONDS) == ()
        assert all(path.exists() for path in copies)
        assert files.tidy_temp(0) == ()
        assert list(files.temp_dir().iterdir()) == []

    def test_a_mail_program_that_keeps_our_copy_open_breaks_nothing(self) -> None:
        system = probe()
        held = system.staging / "held.pdf"
        Door().write(held, b"sheet")
        with held.open("rb") as file:
            files.tidy_temp(0)
            assert file.read() == b"sheet"

    @pytest.mark.skipif(sys.platform == "win32", reason="there a mail program's window would open")
    @pytest.mark.parametrize("start", [("-m", WORKER_MODULE), ("-m", "ldnprep", WORKER_OPTION)])
    def test_the_worker_really_starts_and_answers(self, start: tuple[str, ...]) -> None:
        """Here there is no MAPI, and it says so; the way there and back is the same on Windows, packaged or not."""
        action: Action = MapiSend((sys.executable, *start), request(body=HOSTILE * 100))
        assert told(carry_out(action)) == ("failed", "no_mail_program")
