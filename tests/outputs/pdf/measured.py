"""What a finished PDF really holds: each letter with its size, colour and place, read back by pdfium."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ldnprep.outputs.pdf.layout.design import Design


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


def misplaced(pdf: bytes, look: Design) -> list[str]:
    """Letters outside the margins, and lines over other lines (of those that begin in the leftmost column)."""
    found: list[str] = []
    lines: dict[int, dict[float, float]] = {}
    for letter in letters(pdf):
        if not (look.side - 1 <= letter.x <= look.width - look.side and 10 <= letter.y <= look.height - look.top):
            found.append(f"{letter.text!r} stands outside the margins of page {letter.page}")
        if letter.x <= look.side + 80:  # columns side by side have base lines of their own
            page = lines.setdefault(letter.page, {})
            page[round(letter.y, 1)] = max(page.get(round(letter.y, 1), 0), letter.size)
    for number, page in lines.items():
        for (upper, _), (lower, size) in pairwise(sorted(page.items(), reverse=True)):
            # different sizes on one line stand on base lines less than two points apart
            if 2.5 <= upper - lower <= size * 0.75:
                found.append(f"lines {upper - lower:.1f} points apart on page {number}")
    return found


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
