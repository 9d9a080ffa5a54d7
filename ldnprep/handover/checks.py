"""What may be handed over unaltered, what has to be refused, and the neutral name of a file."""

from __future__ import annotations

import datetime
import re
import unicodedata

from msgspec.structs import replace

from ldnprep.errors import Problem
from ldnprep.handover.model import EmailRequest, RequestError

_STEM = "visit-notes"  # neither the illness nor the medicine nor the person: names show in inboxes and print queues
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_LOCAL_PART = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_DOMAIN = re.compile(r"[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+")
_LONGEST_ADDRESS = 254  # RFC 5321
_BREAKING = ("Cc", "Zl", "Zp")  # control characters, line and paragraph separators


def file_name(visit_date: datetime.date | str | None, *, ending: str = ".pdf", page_one: bool = False) -> str:
    """A neutral ASCII file name with the visit's date (`2027-01-15`, `2027-03`, `2027`), or without when it is not one.

    page_one: the file holds page 1 alone; its name says so.

    >>> file_name("2027-01-15")
    'visit-notes-2027-01-15.pdf'
    >>> file_name("two weeks after Easter")
    'visit-notes.pdf'
    """
    date = str(visit_date or "")
    parts = [_STEM, *([date] if _DATE.fullmatch(date) else []), *(["page-1"] if page_one else [])]
    return f"{'-'.join(parts)}{ending}"


def checked(request: EmailRequest) -> EmailRequest:
    """The request with its address tidied (spaces round it, an international domain), or RequestError.

    Spaces at the ends of lines, which nobody sees, are dropped from the text: Thunderbird takes one for "the line goes
    on" (RFC 3676) and would join it to the next.

    Refused: line breaks and control characters in the address or the subject (they could smuggle in other recipients),
    an address that is not one, a NUL character or half a surrogate pair anywhere, an attached name that is not plain.
    """
    if not request.pdf.is_absolute():
        raise ValueError("other programs have another working folder: the sheet's path must be absolute")
    for what, text in (("subject", request.subject), ("text", request.body)):
        _refuse_unwritable(what, text)
    if _has_control(request.subject):
        raise RequestError(Problem("the subject has a line break in it", "write it in one line"))
    if not _PLAIN_NAME.fullmatch(request.attached_name):
        raise RequestError(Problem("the attached file's name is not plain", "use letters, digits, - and _"))
    body = "\n".join(line.rstrip(" \t\r") for line in request.body.split("\n"))
    return replace(request, to=checked_address(request.to), body=body)


def checked_address(text: str) -> str:
    """One plain address, "" for none. Raises RequestError with the remedy; the address itself is not repeated in it."""
    address = text.strip(" \t")
    if not address:
        return ""
    if _has_control(address):
        raise RequestError(Problem("the e-mail address has a line break in it", "type the address again"))
    local, at, domain = address.rpartition("@")
    try:
        domain = domain.encode("idna").decode("ascii")
    except UnicodeError:
        domain = ""
    if not at or len(address) > _LONGEST_ADDRESS or not _LOCAL_PART.fullmatch(local) or not _DOMAIN.fullmatch(domain):
        raise RequestError(Problem("this is not one e-mail address", "type one address, like name@clinic.example"))
    return f"{local}@{domain}"


def _has_control(text: str) -> bool:
    """Line breaks of any script count (U+2028 too): some mail programs read them as such."""
    return any(unicodedata.category(character) in _BREAKING for character in text)


def _refuse_unwritable(what: str, text: str) -> None:
    if "\0" in text:
        raise RequestError(Problem(f"the {what} has a character that no program can take", "type it again"))
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise RequestError(Problem(f"the {what} has half a character in it", "type it again")) from None
