"""The one door to pikepdf: a sheet behind a password. In: the bytes of a PDF. Out: the same pages, encrypted.

AES-256 (revision 6, PDF 2.0), the metadata encrypted too. The result is no PDF/A, which forbids passwords, and its
bytes differ on every run, because encryption adds salt; the decrypted pages are the same.
"""

from __future__ import annotations

import stringprep
import unicodedata
from io import BytesIO

import pikepdf

from ldnprep.errors import Problem, UsageError

LONGEST = 127
"""Bytes of a password, in UTF-8, that PDF programs look at."""

_REFUSED = (stringprep.in_table_c21_c22, stringprep.in_table_c5, stringprep.in_table_c8)
"""Control characters, broken letters, direction marks (RFC 4013, 2.3)."""


def prepared(password: str) -> str:
    """The password in the form that every PDF program derives from what is typed (SASLprep, RFC 4013).

    Two ways to type the same letter give the same password. Raises UsageError for an empty password, control
    characters, or more than `LONGEST` bytes.
    """
    kept = (" " if stringprep.in_table_c12(each) else each for each in password if not stringprep.in_table_b1(each))
    result = unicodedata.normalize("NFKC", "".join(kept))
    if not result:
        raise UsageError(Problem("The password is empty", "type at least one letter, or make the sheet without one"))
    if any(refused(letter) for letter in result for refused in _REFUSED):
        raise UsageError(Problem("The password holds a control character", "type it again with letters and digits"))
    if len(result.encode("utf-8")) > LONGEST:
        raise UsageError(Problem("The password is too long", f"use at most {LONGEST} plain letters"))
    return result


def protected(pdf: bytes, password: str) -> bytes:
    """The PDF behind the password: everything is allowed to whoever has it. Raises UsageError as `prepared` does."""
    secret = prepared(password)
    lock = pikepdf.Encryption(user=secret, owner=secret, R=6, aes=True, metadata=True)
    target = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        packed = pikepdf.ObjectStreamMode.generate
        # our metadata names no version of PDF: reading them to look would take lxml, which the package does without
        document.save(target, encryption=lock, object_stream_mode=packed, fix_metadata_version=False)
    return target.getvalue()
