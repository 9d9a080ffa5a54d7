"""The formats in which a sheet leaves: one table for the command line and the names of files."""

from __future__ import annotations

from msgspec import Struct


class Format(Struct, frozen=True):
    """One format. id: on the command line. ending: of its files.

    maker: name of the function of `pipeline` that makes it. blank: an empty sheet can be made in it. pages: it has
    pages, so page 1 can be made alone. password: it can have one.
    """

    id: str
    ending: str
    maker: str
    blank: bool = True
    pages: bool = True
    password: bool = False


FORMATS = (
    Format("pdf", ".pdf", "make_pdf", password=True),
    Format("text", ".txt", "make_text"),
    Format("fhir", ".json", "make_fhir", blank=False, pages=False),
)
BY_ID = {form.id: form for form in FORMATS}
BY_ENDING = {form.ending: form for form in FORMATS}
PARTS = ("answers", "read", "evidence", "diary")  # what may follow the leaf, in this order
