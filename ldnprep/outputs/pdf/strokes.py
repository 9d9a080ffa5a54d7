"""Strokes: the operators that put pieces of text on a page, one font and colour after the other.

Spaces always go into the stroke of the word before them: pdfium drops strokes that hold nothing but spaces.
"""

from __future__ import annotations

import re

from ldnprep.outputs.pdf.fonts import EM, Face, code_of, face
from ldnprep.outputs.pdf.lines import Look
from ldnprep.outputs.pdf.pdffile import number, text_string
from ldnprep.outputs.pdf.shaping import CODE_SIZE, Glyph, Piece, outline, read_as
from ldnprep.outputs.pdf.tagged import TaggedCanvas, rgb

_PRIVATE = re.compile("([\ue000-\uf8ff\U000f0000-\U0010fffd]+)")
"""Letters without a common meaning: PDF/A wants each inside an ActualText."""


class Strokes:
    """Collects the operators of one block of text in `code`, to stand between BT and ET, and knows what is set.

    (`x`, `y`): where the next stroke begins, points; `moved`: it has to say so. `boxes`: what is painted after ET.
    """

    def __init__(self, canvas: TaggedCanvas) -> None:
        self.canvas = canvas
        self.code: list[str] = []
        self.boxes: list[str] = []
        self.x = 0.0
        self.y = 0.0
        self.moved = True
        self.set_in: tuple[str, float] | None = None
        self.colour: str | None = None
        self._run: list[str] = []
        self._run_of: tuple[Face, Look] | None = None

    def forget(self) -> None:
        """A new text object begins: nothing is set."""
        self.set_in, self.colour, self.moved = None, None, True
        self.code = ["q BT"]

    def piece(self, piece: Piece, look: Look, tail: str = "") -> None:
        """A piece, and the spaces after it in the same stroke: readers drop strokes of nothing but spaces."""
        if piece.code:
            self._boxed(piece, look, tail)
        elif piece.glyphs is None:
            self.text(piece.text + tail, piece.face, look)
        else:
            self.flush()
            self.set_font(piece.face, look.size, look.colour)
            self._glyphs(piece.face, piece.glyphs, look.size, tail)
        piece.face.learn(tail)
        self.x += (piece.width + sum(map(piece.face.width_of.__getitem__, tail))) * look.size / EM

    def text(self, text: str, of: Face, look: Look) -> None:
        if self._run_of != (of, look):
            self.flush()
            self._run_of = (of, look)
        if self.moved:
            self.move()
        self._run.append(text)

    def move(self) -> None:
        self.code.append(f"1 0 0 1 {number(self.x)} {number(self.y)} Tm")
        self.moved = False

    def flush(self) -> None:
        if self._run and self._run_of is not None:
            of, look = self._run_of
            self.set_font(of, look.size, look.colour)
            self.code.append(f"<{self.canvas.font_use(of).encode(''.join(self._run))}> Tj")
        self._run, self._run_of = [], None

    def set_font(self, of: Face, size: float, colour: str) -> None:
        name = self.canvas.font_use(of).name
        if self.set_in != (name, size):
            self.set_in = (name, size)
            self.code.append(f"/{name} {number(size)} Tf")
        if self.colour != colour:
            self.colour = colour
            self.code.append(f"{rgb(colour)} rg")

    def _glyphs(self, of: Face, glyphs: tuple[Glyph, ...], size: float, tail: str) -> None:
        if self.moved:
            self.move()
        use = self.canvas.font_use(of)
        parts: list[str] = []
        rise = 0
        for glyph in glyphs:
            if glyph.dy != rise:
                if parts:
                    self.code.append(f"[{' '.join(parts)}] TJ")
                parts, rise = [], glyph.dy
                self.code.append(f"{number(rise * size / EM)} Ts")
            before, after = -glyph.dx, glyph.dx + glyph.width - glyph.advance
            parts.append((str(before) if before else "") + f"<{use.glyph(glyph.number, glyph.text)}>")
            parts.append(str(after) if after else "")
        parts.append(f"<{use.encode(tail)}>" if tail else "")
        self.code.append(f"[{' '.join(parts)}] TJ")
        if rise:
            self.code.append("0 Ts")

    def _boxed(self, piece: Piece, look: Look, tail: str) -> None:
        """The code of a letter that cannot be shown, in a thin frame.

        A control character is read as its code, in plain letters. A missing letter is read as itself: an unseen glyph
        stands for it, as wide as the frame, and the code is only painted.
        """
        self.flush()
        self.move()
        self.moved = True
        size = look.size * CODE_SIZE
        code = code_of(piece.text)
        inner = sum(piece.face.width_of[letter] for letter in code) * size / EM
        pad = (piece.width * look.size / EM - inner) / 2
        use = self.canvas.font_use(piece.face)
        if read_as(piece.text) == code:
            self.set_font(piece.face, size, look.colour)
            shift = number(-pad * EM / size)
            self.code.append(f"[{shift}<{use.encode(code)}>{shift}<{use.encode(tail)}>] TJ")
        else:
            self.set_font(piece.face, look.size, look.colour)
            wide = piece.width * 100 / piece.face.width_of["U"]
            glyph = use.glyph(piece.face.glyph_of["U"], piece.text)
            self.code.append(f"3 Tr {number(wide)} Tz <{glyph}{use.encode(tail)}> Tj 100 Tz 0 Tr")
            self.boxes.append(_painted(code, piece.face, size, look.colour, self.x + pad, self.y))
        x, y, width = self.x + pad / 3, self.y - look.size * 0.16, inner + pad * 4 / 3
        self.boxes.append(
            f"{rgb(look.colour)} RG 0.4 w {number(x)} {number(y)} {number(width)} {number(look.size * 0.72)} re S"
        )

    def unseen(self, text: str, x: float, width: float, size: float) -> str:
        """A stroke of letters that are read and not seen, `width` points wide, from x on the present line."""
        of = face("latin")
        of.learn("U")
        use = self.canvas.font_use(of)
        strokes = []
        for part in filter(None, _PRIVATE.split(text)):
            stroke = "<" + "".join(use.glyph(of.glyph_of["U"], letter) for letter in part) + "> Tj"
            private = _PRIVATE.fullmatch(part)
            strokes.append(f"/Span <</ActualText{text_string(part)}>> BDC {stroke} EMC" if private else stroke)
        scale = width * 100 * EM / (of.width_of["U"] * size * len(text))
        return (
            f"/{use.name} {number(size)} Tf {number(scale)} Tz"
            f" 1 0 0 1 {number(x)} {number(self.y)} Tm {' '.join(strokes)} 100 Tz"
        )


def _painted(text: str, of: Face, size: float, colour: str, x: float, y: float) -> str:
    """A text as outlines, unread."""
    parts = [rgb(colour) + " rg"]
    for letter in text:
        scale = f"{size / EM:.5f}"
        parts.append(f"q {scale} 0 0 {scale} {number(x)} {number(y)} cm {outline(of, letter)} f Q")
        x += of.width_of[letter] * size / EM
    return "\n".join(parts)
