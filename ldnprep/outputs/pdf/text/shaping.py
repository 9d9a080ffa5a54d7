"""Words as glyphs. In: a word, bold or not, italic or not. Out: its pieces, each in one font, with widths.

A piece of a simple script (Latin, Greek, Cyrillic, Chinese ...) is one glyph a letter. Arabic, Hebrew, Devanagari and
their like, and letters with loose marks, go through HarfBuzz. Measures are thousandths of the type size.
"""

from __future__ import annotations

from functools import lru_cache
from math import fsum
from typing import NamedTuple

import uharfbuzz as hb
from reportlab.pdfbase.ttfonts import ShapeData, ShapedStr

from ldnprep.characters import code_of, has_astral, is_control
from ldnprep.outputs.pdf.text.bidi import has_right_to_left
from ldnprep.outputs.pdf.text.fonts import face, runs
from ldnprep.outputs.pdf.text.typeface import Face

UNSEEN = "\u200b"
"""What a glyph is read as that adds nothing to the text: PDF/A wants a letter for each, this one has no width."""
CODE_SIZE = 0.62
"""Type size of the code in a box, as a part of the size of the text around it."""
_CODE_PAD = 120


class Piece(NamedTuple):
    """Text in one font and direction.

    exact: a reader that takes the glyphs one by one gets exactly what should be read. shaped: its glyphs from left to
    right on paper; None: one a letter, in order. code: a character that cannot be shown, its code is set in a box.
    """

    text: str
    face: Face
    width: float
    exact: bool = True
    shaped: ShapedStr | None = None
    code: bool = False

    @property
    def reading(self) -> str:
        """What a reader of the file gets: a control that must not be obeyed is read as its code."""
        return code_of(self.text) if self.code and is_control(self.text) else self.text


class Word(NamedTuple):
    """A word: `pieces` in the order typed, `width` of all, `exact` and `reading` as theirs."""

    text: str
    pieces: tuple[Piece, ...]
    width: float
    exact: bool
    reading: str


@lru_cache(maxsize=4096)  # a leaf has about 750
def word(text: str, bold: bool = False, italic: bool = False, wide: bool = False) -> Word:
    """A word (or spaces) as pieces. It has no line break; no sign in it is obeyed. wide: see `fonts.runs`."""
    pieces = []
    for run in runs(text, bold, italic, wide):
        if run.font is None:
            pieces.append(_code_piece(run.text, bold))
        elif run.shaped:
            pieces.append(shaped_piece(run.text, face(run.font), has_right_to_left(run.text)))
        else:
            pieces.append(simple_piece(run.text, face(run.font)))
    return _word(text, tuple(pieces))


def simple_word(text: str, of: Face) -> Word:
    """Words of a simple script in a given font."""
    return _word(text, (simple_piece(text, of),))


spaces = lru_cache(maxsize=256)(simple_word)
"""Spaces in a given font, remembered."""


def _word(text: str, pieces: tuple[Piece, ...]) -> Word:
    reading = "".join(piece.reading for piece in pieces)
    return Word(text, pieces, fsum(piece.width for piece in pieces), all(piece.exact for piece in pieces), reading)


def simple_piece(text: str, of: Face) -> Piece:
    """A piece of one glyph a letter."""
    return Piece(text, of, of.width(text))


@lru_cache(maxsize=2048)
def shaped_piece(text: str, of: Face, right: bool) -> Piece:
    """A piece that went through HarfBuzz; brackets are mirrored where it runs from right to left.

    It counts as exact only where it must: pdfium leaves characters beyond U+FFFF out of an ActualText, so those are
    read from their glyphs.
    """
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if right else "ltr"
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    hb.shape(of.shaper, buffer, {"liga": False, "dlig": False})
    starts = sorted({info.cluster for info in buffer.glyph_infos})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    letters, data, meanings = "", [], []
    for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        # the first glyph of a cluster stands for all its letters, the others for nothing that is seen
        meanings.append(text[info.cluster : ends.pop(info.cluster)] if info.cluster in ends else UNSEEN)
        letters += of.character(info.codepoint, meanings[-1])
        advance, dx, dy = map(of.pdfScale, (at.x_advance, at.x_offset, at.y_offset))
        data.append(ShapeData(0, advance, 0, dx, dy, of.glyph_width(info.codepoint)))
    exact = not right and has_astral(text) and "".join(meanings) == text
    return Piece(text, of, fsum(glyph.x_advance for glyph in data), exact, ShapedStr(letters, data))


def _code_piece(character: str, bold: bool) -> Piece:
    of = face("latin-bold" if bold else "latin")
    width = round(of.width(code_of(character)) * CODE_SIZE) + 2 * _CODE_PAD
    return Piece(character, of, width, exact=is_control(character), code=True)
