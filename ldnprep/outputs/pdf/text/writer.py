"""Lines onto the page: ReportLab's text objects in marked content, link areas, and what a reader of the file gets.

Three things make the text of the file equal to what was typed. Every wrapped line ends with a space. A word that was
shaped, shown as a code, spoken in other words or broken over lines carries its text (`ActualText`). And a line with
right-to-left letters carries its text in two orders (`bidi_line.py`).

Spaces always go into the stroke of the word before them: pdfium drops strokes that hold nothing but spaces.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from reportlab.pdfbase.ttfonts import ShapeData, ShapedStr
from reportlab.pdfgen.textobject import PDFTextObject

from ldnprep.outputs.pdf.characters import code_of, has_astral
from ldnprep.outputs.pdf.structure.canvas import TaggedCanvas, rgb
from ldnprep.outputs.pdf.structure.tree import Element
from ldnprep.outputs.pdf.text.fonts import face
from ldnprep.outputs.pdf.text.lines import GAP, line_end
from ldnprep.outputs.pdf.text.marks import draw_mark
from ldnprep.outputs.pdf.text.model import Atom, Laid, Line, Look
from ldnprep.outputs.pdf.text.shaping import CODE_SIZE, Piece
from ldnprep.outputs.pdf.text.typeface import EM, Face

BASELINE = 0.345
"""How far the baseline lies under the middle of a line, as a part of the type size: capitals stand centred."""
NOTHING = "\n"
"""What pdfium reads as nothing: an ActualText without a printable character."""
_PRIVATE = re.compile("([\ue000-\uf8ff\U000f0000-\U0010fffd]+)")
"""Characters without a common meaning: PDF/A wants each inside an ActualText."""

ChunkKey = tuple[int, str | None]


class LinkArea(NamedTuple):
    """A part of a line that is a link."""

    element: Element
    look: Look
    text: str
    x0: float
    x1: float
    y: float


def indent(line: Line, laid: Laid) -> float:
    """How far a line starts from the left edge of its column."""
    align = laid.style.align
    if align == "right" or (align == "start" and line.base):
        return laid.width - line.width if laid.width < 1e6 else 0.0
    return (laid.width - line.width) / 2 if align == "center" else 0.0


def chunk_texts(laid: Laid) -> dict[ChunkKey, str]:
    """What is read for each chunk on these lines that cannot be read from its glyphs, with the spaces after it."""
    texts: dict[ChunkKey, str] = defaultdict(str)
    for line in laid.lines:
        for atom, tail in with_tails(line):
            if not atom.space and (atom.chunk in laid.broken or (line.order is None and not atom.exact)):
                texts[atom.chunk, atom.look.link] += atom.reading + (tail if line.order is None else "")
    return texts


def with_tails(line: Line) -> Iterator[tuple[Atom, str]]:
    """The words of a line, each with the spaces after it; every line ends with one space (unless a word goes on)."""
    held: Atom | None = None
    tail = ""
    for atom in line.atoms:
        if atom.space and held is not None:
            tail += atom.word.text
            continue
        if held is not None:
            yield held, tail
        held, tail = atom, ""
    if held is not None:
        yield held, "" if line.continues else line_end(held.word.reading)


class TextWriter:
    """Writes one block of text; knows what is open. `texts`: what is read for chunks that glyphs do not tell.

    `taken`: chunks that were read already, where they began. (`x`, `y`): where the next stroke begins.
    """

    def __init__(self, canvas: TaggedCanvas, texts: dict[ChunkKey, str]) -> None:
        self.canvas = canvas
        self.texts = texts
        self.taken: set[ChunkKey] = set()
        self.x = self.y = 0.0
        self._areas: list[LinkArea] = []
        self._owner: Element | None = None
        self._link: str | None = None
        self._started = False
        self._span: ChunkKey | None = None
        self._depth = 0
        self._text: PDFTextObject | None = None
        self._set: tuple[str, float, str] | None = None
        self._pending: list[str] = []
        self._frames: list[tuple[float, float, float, Look]] = []
        self._signs: list[tuple[str, float, float, Look]] = []

    # what is open

    def use(self, link: str | None) -> None:
        """The marked content in which text with this link stands."""
        if not self._started or link != self._link:
            self._stop()
            self._link = link
            self._owner = self.canvas.link_element() if link else None
            self.canvas.begin_content(self._owner)
            self._started = True

    def _stop(self) -> None:
        if not self._started:
            return
        self.end_span()
        self.flush()
        for x, y, width, look in self._frames:
            self.canvas.saveState()
            self.canvas.setStrokeColor(rgb(look.colour))
            self.canvas.setLineWidth(0.4)
            self.canvas.rect(x, y, width, look.size * 0.72)
            self.canvas.restoreState()
        self._frames = []
        self.canvas.end_content()
        self._started = False

    def close(self) -> None:
        """End everything; draw the signs, underline the links and make them active."""
        self._stop()
        for area in self._areas:
            size, base = area.look.size, area.y - area.look.size * 0.13
            rect = (area.x0, area.y - size * 0.3, area.x1, area.y + size * 0.9)
            self.canvas.link_area(area.element, rect, area.look.link or "", area.text)
            self.canvas.rule(area.x0, base, area.x1, base, 0.5, area.look.colour)
        for mark, x, y, look in self._signs:
            draw_mark(self.canvas, mark, x, y, look.size)

    def open_span(self, text: str) -> None:
        """What follows, until the matching `EMC`, is read as this text."""
        self.flush()
        self.canvas.addLiteral(actual_text(text))

    def _begin_span(self, key: ChunkKey, atom: Atom) -> None:
        self.flush()
        self.end_span()
        text = " " if key in self.taken else self.texts[key]
        apart = has_astral(text)
        if apart:
            self.aside([(text, self.x, atom.width, atom.look.size)])
        self.taken.add(key)
        self._span = key
        self.open_span(text)
        if apart:
            self.open_span(NOTHING)
        self._depth = 2 if apart else 1

    def end_span(self) -> None:
        """End the text that stands for a chunk."""
        if self._span is not None:
            self.flush()
            self.canvas.addLiteral("EMC " * self._depth)
            self._span = None

    def aside(self, texts: list[tuple[str, float, float, float]]) -> None:
        """Write unseen letters that pdfium reads in place of an ActualText with emoji, which it would not take whole.

        They are an artifact: whoever reads by the structure reads the ActualText instead. texts: each with its place,
        width and size.
        """
        self.flush()
        self.canvas.end_content()
        with self.canvas.artifact():
            for text, x, width, size in texts:
                self.unseen(text, x, width, size)
        self.canvas.begin_content(self._owner)

    # strokes

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

    # lines

    def line(self, line: Line, x: float, y: float, broken: frozenset[int]) -> None:
        """Write one line from left to right; `broken` names the chunks that go on on another line."""
        self._stroke()
        self.x, self.y = x, y
        if self._text is not None:
            self._text.setTextOrigin(x, y)
        for atom, tail in with_tails(line):
            self.use(atom.look.link)
            if self._link:
                self._extend_area(atom, self.x, y)
            self._atom(atom, tail, broken)

    def _atom(self, atom: Atom, tail: str, broken: frozenset[int]) -> None:
        if atom.mark:
            self.sign(atom)
            return
        if not atom.space and (atom.chunk in broken or not atom.exact):
            key = (atom.chunk, atom.look.link)
            if self._span != key:
                self._begin_span(key, atom)
        else:
            self.end_span()
        *pieces, final = atom.word.pieces
        for piece in pieces:
            self.piece(piece, atom.look)
        self.piece(final, atom.look, tail)

    def sign(self, atom: Atom) -> None:
        """The place of a sign within the line."""
        self.flush()
        if atom.mark != GAP:
            self._signs.append((atom.mark, self.x, self.y, atom.look))
        self.x += atom.width

    def _extend_area(self, atom: Atom, x: float, y: float) -> None:
        if self._owner is None:
            return
        last = self._areas[-1] if self._areas else None
        if last is not None and last.element is self._owner and last.y == y:
            self._areas[-1] = last._replace(x1=x + atom.width, text=last.text + atom.word.text)
        else:
            self.add_area(self._owner, atom.look, atom.word.text, x, x + atom.width)

    def add_area(self, element: Element, look: Look, text: str, x0: float, x1: float) -> None:
        """A part of the present line is a link."""
        self._areas.append(LinkArea(element, look, text, x0, x1, self.y))


def actual_text(text: str) -> str:
    """Opens marked content that is read as this text."""
    return f"/Span <</ActualText<feff{text.encode('utf-16-be', 'surrogatepass').hex()}>>> BDC"
