"""ReportLab's document with what it lacks for PDF/A, the ends of streams, and with a memory for packed ones."""

from __future__ import annotations

import zlib
from functools import lru_cache

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObjectReference, PDFStream


class _Stream(PDFStream):  # type: ignore[misc]  # reportlab ships no types
    """A stream that ends on a line of its own, as PDF/A wants it; what was packed once (fonts) is not packed anew."""

    def format(self, document: PDFDocument) -> bytes:
        end = b"endstream\n"
        if self.filters:
            self.filters: list[type[_Packed]] = [_Packed]
        return bytes(super().format(document)).removesuffix(end) + b"\n" + end


class _Packed:
    """ReportLab's Flate filter, with a memory."""

    pdfname = "FlateDecode"

    @staticmethod
    @lru_cache(maxsize=32)
    def encode(content: str | bytes) -> bytes:
        return zlib.compress(content.encode("utf-8") if isinstance(content, str) else content)


class TaggedDocument(PDFDocument):  # type: ignore[misc]
    """ReportLab's document, with the ends of streams that PDF/A asks for (docs/decisions.md)."""

    def Reference(self, obj: object, name: str | None = None) -> PDFObjectReference:  # noqa: N802  # reportlab's name
        if type(obj) is PDFStream:
            obj.__class__ = _Stream
        return super().Reference(obj, name)
