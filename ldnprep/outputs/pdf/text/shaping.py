"""Words as glyphs. In: a word, bold or not, italic or not. Out: its pieces, each in one font, with widths.

A piece of a simple script (Latin, Greek, Cyrillic, Chinese ...) is one glyph a letter and needs no shaper. Arabic,
Hebrew, Devanagari and their like, and letters with loose marks, go through HarfBuzz. Measures are thousandths of the
type size. Words are remembered, so a second sheet, or a preview, measures almost nothing.
"""

from __future__ import annotations

from functools import lru_cache
from math import fsum
from typing import NamedTuple

import uharfbuzz as hb

from ldnprep.characters import code_of, has_astral, is_control
from ldnprep.outputs.pdf.text.bidi import has_right_to_left
from ldnprep.outputs.pdf.text.fonts import face, runs
from ldnprep.outputs.pdf.text.typeface import Face

UNSEEN = "\u200b"
"""What a glyph is read as that adds nothing to the text: PDF/A wants a letter for each, this one has no width."""
CODE_SIZE = 0.62
"""Type size of the code in a box, as a part of the size of the text around it."""
_CODE_PAD = 120


class Glyph(NamedTuple):
    """One glyph: the character that prints it, the text it stands for, its own and the shaped advance, its shift."""

    character: str
    text: str
    width: float
    advance: float
    dx: float
    dy: float


class Piece(NamedTuple):
    """Text in one font and direction.

    `glyphs` are in the order from left to right on paper; None: one glyph a letter, in order. `code`: the text is a
    character that cannot be shown, its code is set in a box. `right`: right to left.
    """

    text: str
    face: Face
    width: float
    glyphs: tuple[Glyph, ...] | None = None
    code: bool = False
    right: bool = False

    @property
    def reading(self) -> str:
        """What a reader of the file gets: a control that must not be obeyed is read as its code."""
        return code_of(self.text) if self.code and is_control(self.text) else self.text

    @property
    def exact(self) -> bool:
        """Whether a reader that takes the glyphs one by one gets exactly what should be read.

        A shaped piece counts as exact only where it must: pdfium leaves emoji and other characters beyond U+FFFF out of
        an ActualText, so those are read from their glyphs.
        """
        if self.code:
            return is_control(self.text)
        if self.glyphs is None:
            return True
        return not self.right and has_astral(self.text) and "".join(glyph.text for glyph in self.glyphs) == self.text


class Word(NamedTuple):
    """A word: `pieces` in the order typed, `width` of all, `reading`: what a reader of the file gets."""

    text: str
    pieces: tuple[Piece, ...]
    width: float
    exact: bool
    reading: str


@lru_cache(maxsize=32768)
def word(text: str, bold: bool = False, italic: bool = False, wide: bool = False) -> Word:
    """A word (or spaces) as pieces. The text has no line break; it is set as typed, no sign in it is obeyed.

    `wide`: see `fonts.runs`.
    """
    pieces = tuple(
        _code_piece(run.text, bold)
        if run.font is None
        else shaped_piece(run.text, face(run.font), has_right_to_left(run.text))
        if run.shaped
        else simple_piece(run.text, face(run.font))
        for run in runs(text, bold, italic, wide)
    )
    return Word(
        text,
        pieces,
        fsum(piece.width for piece in pieces),
        all(piece.exact for piece in pieces),
        "".join(piece.reading for piece in pieces),
    )


@lru_cache(maxsize=256)
def spaces(text: str, of: Face) -> Word:
    """Spaces in a given font."""
    piece = simple_piece(text, of)
    return Word(text, (piece,), piece.width, True, text)


def simple_piece(text: str, of: Face) -> Piece:
    """A piece of one glyph a letter."""
    return Piece(text, of, of.width(text))


@lru_cache(maxsize=8192)
def shaped_piece(text: str, of: Face, right: bool) -> Piece:
    """A piece that went through HarfBuzz; brackets are mirrored where it runs from right to left."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if right else "ltr"
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    hb.shape(of.shaper, buffer, {"liga": False, "dlig": False})
    starts = sorted({info.cluster for info in buffer.glyph_infos})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    glyphs = []
    last = -1
    for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        # the first glyph of a cluster stands for all its letters, the others for nothing that is seen
        meaning = UNSEEN if info.cluster == last else text[info.cluster : ends[info.cluster]]
        last = info.cluster
        shift = map(of.pdfScale, (at.x_advance, at.x_offset, at.y_offset))
        character = of.character(info.codepoint, meaning)
        glyphs.append(Glyph(character, meaning, of.glyph_width(info.codepoint), *shift))
    return Piece(text, of, fsum(glyph.advance for glyph in glyphs), tuple(glyphs), right=right)


def _code_piece(character: str, bold: bool) -> Piece:
    of = face("latin-bold" if bold else "latin")
    return Piece(character, of, round(of.width(code_of(character)) * CODE_SIZE) + 2 * _CODE_PAD, code=True)
