"""Strokes: pieces of text in ReportLab's text objects, one font and colour after the other.

Spaces always go into the stroke of the word before them: pdfium drops strokes that hold nothing but spaces.
"""

from __future__ import annotations

import re

from reportlab.pdfbase.ttfonts import ShapeData, ShapedStr
from reportlab.pdfgen.textobject import PDFTextObject

from ldnprep.characters import code_of
from ldnprep.outputs.pdf.structure.canvas import TaggedCanvas, rgb
from ldnprep.outputs.pdf.text.fonts import face
from ldnprep.outputs.pdf.text.model import Look
from ldnprep.outputs.pdf.text.shaping import CODE_SIZE, Piece
from ldnprep.outputs.pdf.text.typeface import EM, Face

_PRIVATE = re.compile("([\ue000-\uf8ff\U000f0000-\U0010fffd]+)")
"""Characters without a common meaning: PDF/A wants each inside an ActualText."""


class Strokes:
    """Writes pieces one behind the other. (`x`, `y`): where the next stroke begins."""

    def __init__(self, canvas: TaggedCanvas) -> None:
        self.canvas = canvas
        self.x = self.y = 0.0
        self._text: PDFTextObject | None = None
        self._set: tuple[str, float, str] | None = None
        self._pending: list[str] = []
        self._frames: list[tuple[float, float, float, Look]] = []

    def move(self, x: float, y: float) -> None:
        """The next stroke begins there."""
        self._stroke()
        self.x, self.y = x, y
        if self._text is not None:
            self._text.setTextOrigin(x, y)

    def _object(self, of: Face, size: float, colour: str) -> PDFTextObject:
        """The open text object, set in this font and colour."""
        if self._text is None:
            self._text = self.canvas.beginText(self.x, self.y)
            self._set = None
        if self._set != (of.fontName, size, colour):
            self._stroke()
            self._text.setFont(of.fontName, size)
            if self._set is None or self._set[2] != colour:
                self._text.setFillColor(rgb(colour))
            self._set = (of.fontName, size, colour)
        return self._text

    def _stroke(self) -> None:
        if self._pending and self._text is not None:
            self._text.textOut("".join(self._pending))
            self._pending = []

    def flush(self) -> None:
        """Write what waits; the next stroke says where it begins."""
        if self._text is not None:
            self._stroke()
            self.canvas.drawText(self._text)
            self._text = None

    def piece(self, piece: Piece, look: Look, tail: str = "") -> None:
        """A piece, and the spaces after it in the same stroke."""
        of = piece.face
        if piece.code:
            self._code(piece, look, tail)
        elif piece.glyphs is None:
            self._object(of, look.size, look.colour)
            self._pending.append(of.encoded(piece.text + tail))
        else:
            written = self._object(of, look.size, look.colour)
            self._stroke()
            written.setFont(of.fontName, look.size)  # named again: reportlab's `setRise` fails as the first operator
            data = [ShapeData(0, g.advance, 0, g.dx, g.dy, g.width) for g in piece.glyphs]
            shaped = ShapedStr("".join(glyph.character for glyph in piece.glyphs), data)
            written.textOut(shaped + of.encoded(tail))
        self.x += (piece.width + of.width(tail)) * look.size / EM

    def _code(self, piece: Piece, look: Look, tail: str) -> None:
        """The code of a character that cannot be shown, in a thin frame.

        A control is read as its code, in plain letters; a missing letter as itself, by the ActualText around it.
        """
        of, size, code = piece.face, look.size * CODE_SIZE, code_of(piece.text)
        self.flush()
        start, inner = self.x, of.width(code) * size / EM
        pad = (piece.width * look.size / EM - inner) / 2
        self._frames.append((start + pad / 3, self.y - look.size * 0.16, inner + pad * 4 / 3, look))
        self.x += pad
        self._object(of, size, look.colour).textOut(of.encoded(code + tail))
        self.flush()
        self.x = start

    def unseen(self, text: str, x: float, width: float, size: float) -> None:
        """Letters that are read and not seen, `width` points wide, from x on the present line."""
        of = face("latin")
        glyph = of.face.charToGlyph[ord("U")]
        for part in filter(None, _PRIVATE.split(text)):
            private = _PRIVATE.fullmatch(part)
            if private:
                self.canvas.addLiteral(actual_text(part))
            written = self.canvas.beginText(x, self.y)
            written.setTextRenderMode(3)
            written.setFont(of.fontName, size)
            written.setHorizScale(width * 100 * EM / (of.width("U") * size * len(text)))
            written.textOut("".join(of.character(glyph, letter) for letter in part))
            written.setHorizScale(100)
            written.setTextRenderMode(0)
            self.canvas.drawText(written)
            x += width * len(part) / len(text)
            if private:
                self.canvas.addLiteral("EMC")

    def draw_frames(self) -> None:
        """The frames of all codes written since."""
        for x, y, width, look in self._frames:
            self.canvas.saveState()
            self.canvas.setStrokeColor(rgb(look.colour))
            self.canvas.setLineWidth(0.4)
            self.canvas.rect(x, y, width, look.size * 0.72)
            self.canvas.restoreState()
        self._frames = []


def actual_text(text: str) -> str:
    """Opens marked content that is read as this text."""
    return f"/Span <</ActualText<feff{text.encode('utf-16-be', 'surrogatepass').hex()}>>> BDC"
