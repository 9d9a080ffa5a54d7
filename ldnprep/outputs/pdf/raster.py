"""The one door to pypdfium2: pages as pictures, text, on a printer. In: bytes of a PDF. Out: plain bytes, strings."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

import pypdfium2 as pdfium
from msgspec import Struct
from pypdfium2 import raw

from ldnprep.errors import FileContentError, Problem

_ONE_AT_A_TIME = Lock()
"""pdfium must not be used by two threads at once (its own documentation), and the preview draws in a thread."""


class RasterPage(Struct, frozen=True):
    """A page as a picture: `pixels` are rows of `stride` bytes, blue, green, red and one unused byte for each pixel.

    This is the layout of Qt's `QImage.Format_RGB32` and of Pillow's raw mode `BGRX`.
    """

    width: int
    height: int
    stride: int
    pixels: bytes


def page_count(pdf: bytes, password: str | None = None) -> int:
    """How many pages the file has. Raises FileContentError when it is damaged or the password is wrong."""
    with _opened(pdf, password) as document:
        return len(document)


def page_image(pdf: bytes, index: int, dpi: float = 96, password: str | None = None) -> RasterPage:
    """Page `index` (from 0) as a picture on white, at `dpi` pixels per inch. Raises FileContentError, IndexError."""
    with _opened(pdf, password) as document:
        if not 0 <= index < len(document):
            raise IndexError(f"page {index} of {len(document)}")
        page = document[index]
        bitmap = page.render(scale=dpi / 72, prefer_bgrx=True)
        picture = RasterPage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
        bitmap.close()
        page.close()
        return picture


def draw_page(pdf: bytes, device: int, index: int, place: tuple[int, int, int, int]) -> bool:
    """Page `index` on a device of Windows, such as a printer, as outlines; whether that went well. On Windows only.

    place: left, top, width and height in its dots.
    """
    with _opened(pdf, None) as document:
        page = document[index]
        done = raw.FPDF_RenderPage(device, page.raw, *place, 0, raw.FPDF_PRINTING)
        page.close()
        return bool(done)


def page_texts(pdf: bytes, password: str | None = None) -> tuple[str, ...]:
    r"""The text of each page as pdfium extracts it, line breaks as `\r\n`. Raises FileContentError."""
    texts = []
    with _opened(pdf, password) as document:
        for page in document:
            content = page.get_textpage()
            texts.append(str(content.get_text_range()))
            content.close()
            page.close()
    return tuple(texts)


@contextmanager
def _opened(pdf: bytes, password: str | None) -> Iterator[pdfium.PdfDocument]:
    with _ONE_AT_A_TIME:
        try:
            document = pdfium.PdfDocument(pdf, password=password)
        except pdfium.PdfiumError as error:
            raise FileContentError(
                Problem("The PDF cannot be opened", "make the sheet again, or check the password")
            ) from error
        try:
            yield document
        finally:
            document.close()
