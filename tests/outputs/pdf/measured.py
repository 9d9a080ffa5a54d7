"""What a finished PDF really holds: each letter with its size, colour and place, read back by pdfium."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw


@dataclass(frozen=True, slots=True)
class Letter:
    """One printed letter: size in points, colour as red, green, blue from 0 to 255, left edge and base line."""

    text: str
    page: int
    size: float
    colour: tuple[int, int, int]
    x: float
    y: float


def letters(pdf: bytes) -> Iterator[Letter]:
    """Every letter of the file that leaves ink, page by page."""
    document = pdfium.PdfDocument(pdf)
    try:
        for number, page in enumerate(document, start=1):
            content = page.get_textpage()
            for index in range(content.count_chars()):
                letter = chr(raw.FPDFText_GetUnicode(content.raw, index))
                if letter.strip() and not raw.FPDFText_IsGenerated(content.raw, index):
                    yield _letter(content, index, letter, number)
            content.close()
            page.close()
    finally:
        document.close()


def _letter(content: pdfium.PdfTextPage, index: int, letter: str, page: int) -> Letter:
    channels = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFText_GetFillColor(content.raw, index, *(ctypes.byref(channel) for channel in channels))
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(content.raw, index, ctypes.byref(x), ctypes.byref(y))
    red, green, blue = (channel.value for channel in channels[:3])
    size = float(raw.FPDFText_GetFontSize(content.raw, index))
    return Letter(letter, page, size, (red, green, blue), x.value, y.value)


def contrast_on_white(colour: tuple[int, int, int]) -> float:
    """Contrast with white paper as WCAG 2.2 computes it (relative luminance of sRGB), 1 to 21."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (part / 255 for part in colour)]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 1.05 / (luminance + 0.05)
