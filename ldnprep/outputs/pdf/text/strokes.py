"""Strokes: pieces of text in ReportLab's text objects, one font and colour after the other.

Spaces always go into the stroke of the word before them: pdfium drops strokes that hold nothing but spaces.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from functools import partial

from reportlab.pdfgen.textobject import PDFTextObject

from ldnprep.characters import code_of
from ldnprep.outputs.pdf.structure.canvas import TaggedCanvas, rgb
from ldnprep.outputs.pdf.structure.tree import Element
from ldnprep.outputs.pdf.text.fonts import face
from ldnprep.outputs.pdf.text.model import Run
from ldnprep.outputs.pdf.text.shaping import CODE_SIZE, Piece, spaces
from ldnprep.outputs.pdf.text.typeface import EM, Face

NOTHING = "\n"
"""What pdfium reads as nothing: an ActualText without a printable character."""
_PRIVATE = re.compile("([\ue000-\uf8ff\U000f0000-\U0010fffd]+)")
"""Characters without a common meaning: PDF/A wants each inside an ActualText."""


class Strokes:
    """Writes pieces one behind the other. (`x`, `y`): where the next stroke begins. later: drawn when the text is."""

    def __init__(self, canvas: TaggedCanvas) -> None:
        self.canvas = canvas
        self.x = self.y = 0.0
        self.later: list[Callable[[], None]] = []
        self._text: PDFTextObject | None = None
        self._set: tuple[str, float, str] | None = None
        self._pending = ""

    def move(self, x: float, y: float) -> None:
        """The next stroke begins there."""
        self._stroke()
        self.x, self.y = x, y
        if self._text is not None:
            self._text.setTextOrigin(x, y)

    def flush(self) -> None:
        """Write what waits; the next stroke says where it begins."""
        if self._text is not None:
            self._stroke()
            self.canvas.drawText(self._text)
            self._text = None

    def _stroke(self) -> None:
        if self._pending and self._text is not None:
            self._text.textOut(self._pending)
        self._pending = ""

    def _object(self, of: Face, size: float, colour: str) -> PDFTextObject:
        """The open text object, set in this font and colour."""
        if self._text is None:
            self._text, self._set = self.canvas.beginText(self.x, self.y), None
        if self._set != (of.fontName, size, colour):
            self._stroke()
            self._text.setFont(of.fontName, size)
            if self._set is None or self._set[2] != colour:
                self._text.setFillColor(rgb(colour))
            self._set = (of.fontName, size, colour)
        return self._text

    @contextmanager
    def read_as(self, text: str) -> Iterator[None]:
        """What is written inside is read as this text."""
        self.flush()
        self.canvas.addLiteral(f"/Span <</ActualText<feff{text.encode('utf-16-be', 'surrogatepass').hex()}>>> BDC")
        yield
        self.flush()
        self.canvas.addLiteral("EMC")

    def piece(self, piece: Piece, run: Run, tail: str = "") -> None:
        """A piece, and the spaces after it in the same stroke."""
        of = piece.face
        if piece.code:
            self._code(piece, run, tail)
        elif piece.shaped is None:
            self._object(of, run.size, run.colour)
            self._pending += of.encoded(piece.text + tail)
        else:
            written = self._object(of, run.size, run.colour)
            self._stroke()
            written.setFont(of.fontName, run.size)  # named again: reportlab's `setRise` fails as the first operator
            written.textOut(piece.shaped + of.encoded(tail))
        self.x += (piece.width + spaces(tail, of).width) * run.size / EM

    def _code(self, piece: Piece, run: Run, tail: str) -> None:
        """The code of a character that cannot be shown, in a thin frame.

        A control is read as its code, in plain letters; a missing letter as itself, by the ActualText around it.
        """
        of, size, code = piece.face, run.size * CODE_SIZE, code_of(piece.text)
        self.flush()
        start, inner = self.x, of.width(code) * size / EM
        pad = (piece.width * run.size / EM - inner) / 2
        frame = (start + pad / 3, self.y - run.size * 0.16, inner + pad * 4 / 3, run.size * 0.72)
        self.later.append(partial(self.canvas.box, *frame, stroke=run.colour, line=0.4))
        self.x += pad
        self._object(of, size, run.colour).textOut(of.encoded(code + tail))
        self.flush()
        self.x = start

    def unseen(self, text: str, x: float, y: float, width: float, size: float = 12) -> None:
        """Letters that are read and not seen, `width` points wide together."""
        of = face("latin")
        glyph = of.face.charToGlyph[ord("U")]
        for part in filter(None, _PRIVATE.split(text)):
            written = self.canvas.beginText(x, y)
            written.setTextRenderMode(3)
            written.setFont(of.fontName, size)
            written.setHorizScale(width * 100 * EM / (of.width("U") * size * len(text)))
            written.textOut("".join(of.character(glyph, letter) for letter in part))
            written.setHorizScale(100)
            written.setTextRenderMode(0)
            with self.read_as(part) if _PRIVATE.fullmatch(part) else nullcontext():
                self.canvas.drawText(written)
            x += width * len(part) / len(text)

    def link(self, element: Element, run: Run, text: str, x0: float, x1: float, y: float) -> None:
        """A part of the line at `y` is a link: underlined, and active, where there can be one."""
        if element.reference is None:
            return
        size, base = run.size, y - run.size * 0.13
        rect = (x0, y - size * 0.3, x1, y + size * 0.9)
        self.later.append(partial(self.canvas.link_area, element, rect, run.link, text))
        self.later.append(partial(self.canvas.rule, x0, base, x1, base, 0.5, run.colour))
