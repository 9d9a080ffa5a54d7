"""Windows' Simple MAPI: its structures in memory, byte for byte, and what its answers mean.

Layout and constants as in Microsoft's mapi.h (MapiMessageW and its kin differ from the older ones only in the kind of
text pointed at). Tested against what a Windows C compiler makes of that header.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from ldnprep.handover.model import EmailRequest, Outcome, OutcomeKind

ULONG = ctypes.c_uint32  # 32 bits in Windows' C whatever the processor
MAPI_TO = 1
MAPI_LOGON_UI = 0x1
MAPI_DIALOG = 0x8
MAPI_FORCE_UNICODE = 0x40000  # rather refuse than turn letters into question marks
SUCCESS = 0
USER_ABORT = 1
UNICODE_NOT_SUPPORTED = 27
NO_MAPI = 100
"""Not one of MAPI's own: the worker found no mapi32.dll, or could not read what it was given."""

AT_ONCE = 101
"""Not one of MAPI's own: success, before anybody could have read a draft. Some programs show it and come back at once;
some, such as a system without a mail program, show nothing."""
LEAST_SECONDS = 1.5  # to see a draft and to close it

_ULONG, _POINTER = "ulong", "pointer"
FILE_FIELDS = (
    ("ulReserved", _ULONG),
    ("flFlags", _ULONG),
    ("nPosition", _ULONG),
    ("lpszPathName", _POINTER),
    ("lpszFileName", _POINTER),
    ("lpFileType", _POINTER),
)
RECIPIENT_FIELDS = (
    ("ulReserved", _ULONG),
    ("ulRecipClass", _ULONG),
    ("lpszName", _POINTER),
    ("lpszAddress", _POINTER),
    ("ulEIDSize", _ULONG),
    ("lpEntryID", _POINTER),
)
MESSAGE_FIELDS = (
    ("ulReserved", _ULONG),
    ("lpszSubject", _POINTER),
    ("lpszNoteText", _POINTER),
    ("lpszMessageType", _POINTER),
    ("lpszDateReceived", _POINTER),
    ("lpszConversationID", _POINTER),
    ("flFlags", _ULONG),
    ("lpOriginator", _POINTER),
    ("nRecipCount", _ULONG),
    ("lpRecips", _POINTER),
    ("nFileCount", _ULONG),
    ("lpFiles", _POINTER),
)
_INSIDE_THE_TEXT_NOWHERE = 0xFFFFFFFF  # nPosition: the file is not drawn into the text


def structure(fields: tuple[tuple[str, str], ...], pointer: type[Any] = ctypes.c_void_p) -> type[ctypes.Structure]:
    """A C structure of these fields; `pointer` stands in for pointers of another width (tests of 32-bit Windows)."""
    kinds = {_ULONG: ULONG, _POINTER: pointer}
    return type("MapiStructure", (ctypes.Structure,), {"_fields_": [(name, kinds[kind]) for name, kind in fields]})


MapiFile = structure(FILE_FIELDS)
MapiRecipient = structure(RECIPIENT_FIELDS)
MapiMessage = structure(MESSAGE_FIELDS)


class Filled(Struct, frozen=True):
    """A message ready for MAPI, and all the memory that it points to (which must live as long)."""

    message: ctypes.Structure
    memory: tuple[object, ...]


def filled(request: EmailRequest, *, encode: Callable[[str], bytes]) -> Filled:
    """The structures for one draft. `encode` makes a text with its closing zero (`wide`, or the old 8-bit kind)."""
    memory: list[object] = []

    def text(value: str) -> int:
        buffer = ctypes.create_string_buffer(encode(value))
        memory.append(buffer)
        return ctypes.addressof(buffer)

    attached = MapiFile(
        nPosition=_INSIDE_THE_TEXT_NOWHERE,
        lpszPathName=text(str(request.pdf)),
        lpszFileName=text(request.attached_name),
    )
    to = MapiRecipient(ulRecipClass=MAPI_TO, lpszName=text(request.to), lpszAddress=text(f"SMTP:{request.to}"))
    message = MapiMessage(
        lpszSubject=text(request.subject),
        lpszNoteText=text(request.body.replace("\n", "\r\n")),
        nRecipCount=1 if request.to else 0,
        lpRecips=ctypes.addressof(to) if request.to else None,
        nFileCount=1,
        lpFiles=ctypes.addressof(attached),
    )
    return Filled(message, (attached, to, *memory))


def wide(text: str) -> bytes:
    """Windows' 16-bit text with its closing zero."""
    return text.encode("utf-16-le") + b"\0\0"


def flags(request: EmailRequest) -> int:
    """Show the draft, ask for a password if need be, and never send letters on that the mail program cannot write."""
    plain = all(text.isascii() for text in (request.subject, request.body, str(request.pdf)))
    return MAPI_LOGON_UI | MAPI_DIALOG | (0 if plain else MAPI_FORCE_UNICODE)


_FAILURES = MappingProxyType(
    {
        2: "mail_program_failed",
        3: "mail_program_has_no_account",
        4: "disk_full",
        5: "mail_program_failed",
        6: "mail_program_refused",
        8: "mail_program_failed",
        11: "file_not_found_by_mail_program",
        12: "file_not_found_by_mail_program",
        13: "disk_full",
        14: "address_not_accepted",
        18: "text_too_long",
        21: "address_not_accepted",
        25: "address_not_accepted",
        26: "mail_program_cannot",
        UNICODE_NOT_SUPPORTED: "mail_program_cannot_write_these_letters",
        NO_MAPI: "no_mail_program",
    }
)


def meaning(code: int) -> Outcome:
    """What the worker's exit code says. 0 means that the draft's window was closed in order, not that anything left."""
    if code == SUCCESS:
        return Outcome(OutcomeKind.HANDED_OVER, "mail_program_took_it", attaches_file=True, carries_text=True)
    if code == AT_ONCE:
        return Outcome(OutcomeKind.HANDED_OVER, "draft_should_show", attaches_file=True, carries_text=True)
    if code == USER_ABORT:
        return Outcome(OutcomeKind.CLOSED, "closed_without_sending")
    return Outcome(OutcomeKind.FAILED, _FAILURES.get(code, "mail_program_crashed"), detail=f"MAPI {code}")
