"""Words as glyphs. In: a word, bold or not, italic or not. Out: its pieces, each in one font, with widths.

A piece of a simple script (Latin, Greek, Cyrillic, Chinese ...) is one glyph a letter and needs no shaper; its width is
a sum of cached widths. Arabic, Hebrew, Devanagari and letters with loose marks go through HarfBuzz. Measures are
thousandths of the type size. Words are remembered, so a second sheet, or a preview, measures almost nothing.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import NamedTuple

import uharfbuzz as hb

from ldnprep.outputs.pdf.bidi import has_right_to_left
from ldnprep.outputs.pdf.fonts import Face, code_of, face, is_control, runs

UNSEEN = "\u200b"
"""What a glyph is read as that adds nothing to the text: PDF/A wants a letter for each, this one has no width."""
CODE_SIZE = 0.62
"""Type size of the code in a box, as a part of the size of the text around it."""
_CODE_PAD = 120


class Glyph(NamedTuple):
    """One glyph: its number in the font, the text it stands for, its own and the shaped advance, and its shift."""

    number: int
    text: str
    width: int
    advance: int
    dx: int
    dy: int


class Piece(NamedTuple):
    """Text in one font and direction.

    `glyphs` are in the order from left to right on paper; None: one glyph a letter, in order, as `Face.glyph_of` has
    it. `code`: the text stands for a letter that cannot be shown, its code is set in a box. `right`: right to left.
    """

    text: str
    face: Face
    width: int
    glyphs: tuple[Glyph, ...] | None = None
    code: bool = False
    right: bool = False

    @property
    def exact(self) -> bool:
        """Whether a reader that takes the glyphs one by one gets exactly what should be read.

        A shaped piece counts as exact only where it must: pdfium leaves emoji and other letters beyond U+FFFF out of
        an ActualText, so those are read from their glyphs.
        """
        if self.code:
            return not is_private(self.text)
        if self.glyphs is None:
            return True
        return not self.right and has_astral(self.text) and "".join(glyph.text for glyph in self.glyphs) == self.text


class Word(NamedTuple):
    """A word: `pieces` in the order typed, `width` of all, `reading`: what a reader of the file gets."""

    text: str
    pieces: tuple[Piece, ...]
    width: int
    exact: bool
    reading: str
    simple: bool


@lru_cache(maxsize=32768)
def word(text: str, bold: bool = False, italic: bool = False, wide: bool = False) -> Word:
    """A word (or spaces) as pieces. The text has no line break; it is set as typed, no sign in it is obeyed.

    `wide`: see `fonts.runs`.
    """
    found = runs(text, bold, italic, wide)
    if len(found) == 1 and found[0].font is not None and not found[0].shaped:  # almost all
        piece = simple_piece(found[0].text, face(found[0].font))
        return Word(text, (piece,), piece.width, True, piece.text, True)
    pieces = tuple(
        _code_piece(run.text, bold) if run.font is None else _piece(run.text, face(run.font), run.shaped)
        for run in found
    )
    exact = all(piece.exact for piece in pieces)
    reading = "".join(read_as(piece.text) if piece.code else piece.text for piece in pieces)
    simple = all(piece.glyphs is None and not piece.code for piece in pieces)
    return Word(text, pieces, sum(piece.width for piece in pieces), exact, reading, simple)


@lru_cache(maxsize=256)
def spaces(text: str, of: Face) -> Word:
    """Spaces in a given font."""
    piece = simple_piece(text, of)
    return Word(text, (piece,), piece.width, True, text, True)


def _piece(text: str, of: Face, shaped: bool) -> Piece:
    if shaped:
        return shaped_piece(text, of, has_right_to_left(text))
    return simple_piece(text, of)


def simple_piece(text: str, of: Face) -> Piece:
    """A piece of one glyph a letter."""
    try:
        width = sum(map(of.width_of.__getitem__, text))
    except KeyError:
        of.learn(text)
        width = sum(map(of.width_of.__getitem__, text))
    return Piece(text, of, width)


@lru_cache(maxsize=8192)
def shaped_piece(text: str, of: Face, right: bool) -> Piece:
    """A piece that went through HarfBuzz; brackets are mirrored where it runs from right to left."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if right else "ltr"
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    hb.shape(of.hb_font, buffer, {"liga": False, "dlig": False})
    starts = sorted({info.cluster for info in buffer.glyph_infos})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    glyphs = []
    last = -1
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        # the first glyph of a cluster stands for all its letters, the others for nothing that is seen
        stands_for = UNSEEN if info.cluster == last else text[info.cluster : ends[info.cluster]]
        last = info.cluster
        glyphs.append(Glyph(info.codepoint, stands_for, of.advance(info.codepoint), *_shift(position)))
    return Piece(text, of, sum(glyph.advance for glyph in glyphs), tuple(glyphs), right=right)


def _shift(position: hb.GlyphPosition) -> tuple[int, int, int]:
    return position.x_advance, position.x_offset, position.y_offset


def _code_piece(letter: str, bold: bool) -> Piece:
    of = face("latin-bold" if bold else "latin")
    code = code_of(letter)
    of.learn(code)
    width = sum(map(of.width_of.__getitem__, code))
    return Piece(letter, of, round(width * CODE_SIZE) + 2 * _CODE_PAD, code=True)


@lru_cache(maxsize=256)
def outline(of: Face, letter: str) -> str:
    """The path of a letter in thousandths of the type size, as PDF operators: for what is seen and not read."""
    of.learn(letter)
    path: list[str] = []
    of.hb_font.draw_glyph(of.glyph_of[letter], _drawing(), path)
    return " ".join(path)


@lru_cache(maxsize=1)
def _drawing() -> hb.DrawFuncs:
    functions = hb.DrawFuncs()
    at = [(0.0, 0.0)]

    def move(x: float, y: float, path: list[str]) -> None:
        path.append(f"{x:.0f} {y:.0f} m")
        at[0] = (x, y)

    def line(x: float, y: float, path: list[str]) -> None:
        path.append(f"{x:.0f} {y:.0f} l")
        at[0] = (x, y)

    def quadratic(cx: float, cy: float, x: float, y: float, path: list[str]) -> None:
        (px, py) = at[0]
        numbers = (px + 2 * (cx - px) / 3, py + 2 * (cy - py) / 3, x + 2 * (cx - x) / 3, y + 2 * (cy - y) / 3, x, y)
        path.append(" ".join(f"{value:.0f}" for value in numbers) + " c")
        at[0] = (x, y)

    def close(path: list[str]) -> None:
        path.append("h")

    functions.set_move_to_func(move)
    functions.set_line_to_func(line)
    functions.set_quadratic_to_func(quadratic)
    functions.set_close_path_func(close)
    return functions


def has_astral(text: str) -> bool:
    """Whether a letter lies beyond what pdfium takes from an ActualText."""
    return max(text, default="") >= "\ufffd"


def is_private(letter: str) -> bool:
    """Private-use letters, which PDF/A wants inside an ActualText."""
    return unicodedata.category(letter) == "Co"


def read_as(letter: str) -> str:
    """What a reader of the file gets for a boxed letter: the letter itself, or its code where it must not be obeyed."""
    return code_of(letter) if is_control(letter) else letter
