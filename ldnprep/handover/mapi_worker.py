"""A process of its own for Simple MAPI: it runs the mail program's DLL inside itself until the draft's window closes.

What crashes there does not take the wizard with it. The draft comes as JSON on standard input, so that nothing personal
stands on a command line; the answer is the exit code (MAPI's own, see `mapi.meaning`).
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ldnprep.handover import mapi
from ldnprep.handover.model import EmailRequest

_LONGEST_INPUT = 10_000_000
_CHUNK = 65_536


def to_worker(request: EmailRequest) -> bytes:
    """What the parent writes to the worker's standard input."""
    fields = {
        "pdf": str(request.pdf),
        "attached_name": request.attached_name,
        "subject": request.subject,
        "body": request.body,
        "to": request.to,
    }
    return json.dumps(fields).encode("ascii")


def from_parent(data: bytes) -> EmailRequest:
    """The same draft again. Raises ValueError when it is not one."""
    fields = json.loads(data)
    if not isinstance(fields, dict) or not all(isinstance(value, str) for value in fields.values()):
        raise ValueError("not a draft")
    try:
        return EmailRequest(pdf=Path(fields.pop("pdf")), **fields)
    except (KeyError, TypeError) as error:
        raise ValueError("not a draft") from error


def show_draft(library: Any, request: EmailRequest) -> int:
    """MAPI's answer. A mail program without Unicode gets the old 8-bit call if it can hold every letter."""
    code = mapi.UNICODE_NOT_SUPPORTED
    if hasattr(library, "MAPISendMailW"):
        code = _call(library.MAPISendMailW, mapi.filled(request, encode=mapi.wide), mapi.flags(request))
    if code != mapi.UNICODE_NOT_SUPPORTED or not hasattr(library, "MAPISendMail"):
        return code
    try:
        old = mapi.filled(request, encode=_eight_bit)
    except UnicodeEncodeError:
        return mapi.UNICODE_NOT_SUPPORTED
    return _call(library.MAPISendMail, old, mapi.MAPI_LOGON_UI | mapi.MAPI_DIALOG)


def _eight_bit(text: str) -> bytes:
    """Windows' own 8-bit letters; UnicodeEncodeError where they lack one."""
    return text.encode("mbcs" if sys.platform == "win32" else "latin-1", "strict") + b"\0"


def _call(function: Callable[..., int], draft: mapi.Filled, flags: int) -> int:
    """`ULONG f(LHANDLE session, ULONG_PTR window, lpMapiMessage, FLAGS, ULONG reserved)`."""
    return int(function(ctypes.c_void_p(0), ctypes.c_void_p(0), ctypes.byref(draft.message), flags, 0))


def main() -> int:
    """Reads one draft, shows it, gives the exit code."""
    try:
        request = from_parent(_standard_input())
    except ValueError:
        return mapi.NO_MAPI
    library = _mapi_library()
    return mapi.NO_MAPI if library is None else answer(library, request, time.monotonic)


def answer(library: Any, request: EmailRequest, clock: Callable[[], float]) -> int:
    """MAPI's answer; `mapi.AT_ONCE` where it says success sooner than a person can."""
    began = clock()
    code = show_draft(library, request)
    return mapi.AT_ONCE if code == mapi.SUCCESS and clock() - began < mapi.LEAST_SECONDS else code


def _standard_input() -> bytes:
    """By its number: in a windowed packaged program `sys.stdin` is None."""
    parts: list[bytes] = []
    while sum(map(len, parts)) < _LONGEST_INPUT and (part := os.read(0, _CHUNK)):
        parts.append(part)
    return b"".join(parts)


def _mapi_library() -> Any:
    """Windows' own mapi32.dll and no other of that name; None when there is none."""
    if sys.platform == "win32":
        with contextlib.suppress(OSError):
            return ctypes.WinDLL(str(Path(os.environ.get("SYSTEMROOT", r"C:\Windows"), "System32", "mapi32.dll")))
    return None


if __name__ == "__main__":
    sys.exit(main())
