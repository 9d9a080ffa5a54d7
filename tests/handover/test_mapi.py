"""What Windows' mail program would read from memory, byte for byte, and the worker round it."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from benchmarks import mapi_layout
from ldnprep.handover import mapi, mapi_worker
from ldnprep.handover.model import EmailRequest
from tests.handover.fakes import HOSTILE, PDF, request

# x86_64- and i686-w64-mingw32-gcc 12, mapi.h of mingw-w64, measured by `python -m benchmarks.mapi_layout`, 2026-11-22
OFFSETS = {
    64: {
        "MapiMessage": (96, (0, 8, 16, 24, 32, 40, 48, 56, 64, 72, 80, 88)),
        "MapiRecipDesc": (40, (0, 4, 8, 16, 24, 32)),
        "MapiFileDesc": (40, (0, 4, 8, 16, 24, 32)),
    },
    32: {
        "MapiMessage": (48, (0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44)),
        "MapiRecipDesc": (24, (0, 4, 8, 12, 16, 20)),
        "MapiFileDesc": (24, (0, 4, 8, 12, 16, 20)),
    },
}


@pytest.mark.parametrize("bits", [64, 32])
@pytest.mark.parametrize("name", ["MapiMessage", "MapiRecipDesc", "MapiFileDesc"])
def test_sizes_and_offsets_are_those_of_a_windows_compiler(bits: int, name: str) -> None:
    size, offsets = OFFSETS[bits][name]
    used = mapi_layout.used(bits)
    assert used[name] == size
    assert tuple(used[f"{name}.{field}"] for field, _ in mapi_layout.STRUCTURES[name]) == offsets


@dataclass
class Seen:
    """A draft read out of memory as a mail program's C code does."""

    subject: str
    text: str
    to: list[tuple[int, str, str]]
    files: list[tuple[str, str, int]]
    flags: int


def read_memory(message: ctypes.Structure, flags: int, text: Callable[[int], str]) -> Seen:
    def pointed(kind: type[ctypes.Structure], address: int | None, count: int) -> list[ctypes.Structure]:
        return list((kind * count).from_address(address)) if address else []

    people = pointed(mapi.MapiRecipient, message.lpRecips, message.nRecipCount)
    attached = pointed(mapi.MapiFile, message.lpFiles, message.nFileCount)
    assert (message.lpOriginator, message.lpszDateReceived, message.lpszMessageType) == (None, None, None)
    return Seen(
        text(message.lpszSubject),
        text(message.lpszNoteText),
        [(one.ulRecipClass, text(one.lpszName), text(one.lpszAddress)) for one in people],
        [(text(one.lpszPathName), text(one.lpszFileName), one.nPosition) for one in attached],
        flags,
    )


def wide_text(address: int) -> str:
    """Up to the closing zero, two bytes a step."""
    end = address
    while ctypes.string_at(end, 2) != b"\0\0":
        end += 2
    return ctypes.string_at(address, end - address).decode("utf-16-le")


def eight_bit_text(address: int) -> str:
    return ctypes.string_at(address).decode("latin-1")


class MailProgram:
    """Both calls of mapi32.dll; notes what it reads."""

    def __init__(self, wide: int = 0, old: int = 0) -> None:
        self.answers = {"wide": wide, "old": old}
        self.seen: list[tuple[str, Seen]] = []

    def _call(self, name: str, text: Callable[[int], str], arguments: tuple[object, ...]) -> int:
        session, window, message, flags, reserved = arguments
        assert isinstance(session, ctypes.c_void_p)
        assert isinstance(window, ctypes.c_void_p)
        assert (session.value, window.value, reserved) == (None, None, 0)
        assert isinstance(flags, int)
        self.seen.append((name, read_memory(message._obj, flags, text)))  # type: ignore[attr-defined]  # byref's target
        return self.answers[name]

    def MAPISendMailW(self, *arguments: object) -> int:  # noqa: N802  # Windows' name
        return self._call("wide", wide_text, arguments)

    def MAPISendMail(self, *arguments: object) -> int:  # noqa: N802  # Windows' name
        return self._call("old", eight_bit_text, arguments)


@pytest.mark.parametrize("body", ["plain", HOSTILE, HOSTILE * 1000])
@pytest.mark.parametrize("to", ["o'brien@clinic.example", ""])
def test_the_mail_program_reads_what_was_written(body: str, to: str) -> None:
    program = MailProgram()
    assert mapi_worker.show_draft(program, request(body=body, to=to)) == 0
    ((name, seen),) = program.seen
    assert name == "wide"
    assert seen.text == body.replace("\n", "\r\n")
    assert seen.subject == "Notes for my visit on 15 January 2027"
    assert seen.to == ([(mapi.MAPI_TO, to, f"SMTP:{to}")] if to else [])
    assert seen.files == [(str(PDF), "visit-notes-2027-01-15.pdf", 0xFFFFFFFF)]


@pytest.mark.parametrize(("body", "forced"), [("plain", False), ("Łódź", True)])
def test_a_draft_is_always_shown_and_letters_are_never_swapped(body: str, forced: bool) -> None:
    program = MailProgram()
    mapi_worker.show_draft(program, request(body=body))
    flags = program.seen[0][1].flags
    assert flags & mapi.MAPI_DIALOG
    assert bool(flags & mapi.MAPI_FORCE_UNICODE) is forced


def test_an_old_mail_program_gets_the_old_call_when_it_can_hold_every_letter() -> None:
    program = MailProgram(wide=mapi.UNICODE_NOT_SUPPORTED)
    assert mapi_worker.show_draft(program, request(body="Größe")) == 0
    assert [name for name, _ in program.seen] == ["wide", "old"]
    assert program.seen[1][1].text == "Größe"


def test_and_is_refused_when_it_cannot() -> None:
    program = MailProgram(wide=mapi.UNICODE_NOT_SUPPORTED)
    assert mapi_worker.show_draft(program, request(body="Łódź 🐱")) == mapi.UNICODE_NOT_SUPPORTED
    assert [name for name, _ in program.seen] == ["wide"]


@pytest.mark.parametrize("answer", [1, 3, 26])
def test_other_answers_are_passed_on_and_not_tried_twice(answer: int) -> None:
    program = MailProgram(wide=answer)
    assert mapi_worker.show_draft(program, request()) == answer
    assert len(program.seen) == 1


@pytest.mark.parametrize(
    ("code", "seconds", "told"),
    [(0, 0.1, "draft_should_show"), (0, 20.0, "mail_program_took_it"), (1, 0.1, "closed_without_sending")],
)
def test_success_sooner_than_a_person_can_read_is_no_draft_that_was_taken(code: int, seconds: float, told: str) -> None:
    """A system without a mail program may answer so, and nothing was ever shown."""
    clock = iter((0.0, seconds))
    answer = mapi_worker.answer(MailProgram(wide=code), request(), lambda: next(clock))
    assert mapi.meaning(answer).key == told


@pytest.mark.parametrize("draft", [request(), request(body=HOSTILE * 1000, to="", subject="ż\u2028🐱")])
def test_the_way_to_the_worker_changes_nothing(draft: EmailRequest) -> None:
    assert mapi_worker.from_parent(mapi_worker.to_worker(draft)) == draft


@pytest.mark.parametrize(
    "data", [b"", b"null", b"[]", b"{", b'{"pdf": "x"}', b'{"pdf": 1}', b"\xff", b'{"subject": ""}']
)
def test_the_worker_refuses_what_is_not_a_draft(data: bytes) -> None:
    with pytest.raises(ValueError, match=r".*"):
        mapi_worker.from_parent(data)


def test_only_windows_has_a_library() -> None:
    assert (mapi_worker._mapi_library() is None) is (sys.platform != "win32")


def test_every_failure_has_a_sentence_of_its_own_kind() -> None:
    keys = {mapi.meaning(code).key for code in range(101)}
    assert {"mail_program_took_it", "closed_without_sending", "mail_program_crashed"} < keys
    assert all(mapi.meaning(code).failed for code in range(2, 101))
