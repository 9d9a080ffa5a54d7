"""Lines with right-to-left letters: in visual order on paper, read as they were typed.

Such a line carries its text twice. On the outside as typed, which is what the standard asks and assistive technology
reads; on the inside in the order from which pdfium, which guesses directions and looks at the inside only, comes back
to what was typed. (One thing it does not give back: it reads vulgar fractions such as ½ as 1/2 in such lines.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from math import fsum
from operator import itemgetter

from ldnprep.characters import has_astral
from ldnprep.outputs.pdf.text.bidi import guessed_order, visual_order
from ldnprep.outputs.pdf.text.model import Line, Run
from ldnprep.outputs.pdf.text.shaping import UNSEEN, Piece, shaped_piece, simple_piece
from ldnprep.outputs.pdf.text.strokes import NOTHING, Strokes

_FAR = -600.0
"""Where the unseen letters stand that keep a reader from joining a right-to-left line with its neighbours."""
_ASTRAL = re.compile("([\U00010000-\U0010ffff\ufffd-\uffff][\U00010000-\U0010ffff\ufe0f\u200d]*)")


def write_line(strokes: Strokes, line: Line, text: str, x: float, y: float) -> None:
    """Write a line that begins at (x, y) and is read as `text`."""
    strokes.flush()
    strokes.y = y
    if has_astral(text):
        with strokes.read_as(text), strokes.read_as(NOTHING):
            _visible(strokes, line, x)
        with strokes.canvas.aside():
            _pieces_aside(strokes, text, x)
        return
    with strokes.read_as(text):
        _apart(strokes)
        with strokes.read_as(_guess(text)):
            _first(strokes, x)
            _visible(strokes, line, x)
        _apart(strokes)


def _pieces_aside(strokes: Strokes, text: str, x: float) -> None:
    """The text in unseen strokes, each a line to pdfium, which loses emoji among right-to-left letters."""
    for place, part in enumerate(_ASTRAL.split(text)):
        if has_astral(part):
            _apart(strokes)
            strokes.unseen(part, x, strokes.y, 12.0 * len(part))
        elif part.strip():
            _apart(strokes)
            with strokes.read_as(_guess(part)):
                _first(strokes, x - 20 * place)
    _apart(strokes)


def _first(strokes: Strokes, x: float) -> None:
    """An unseen letter left of all others, so that the guess never depends on which letter stands leftmost."""
    strokes.unseen(UNSEEN, x - 24, strokes.y, 6)


def _apart(strokes: Strokes) -> None:
    """Keep pdfium from joining this line with what stands left and right of it, which it would put in order as one.

    It starts a new line at an unseen letter far away; never twice at the same place, equal strokes are dropped.
    """
    with strokes.read_as(" "):
        strokes.unseen(UNSEEN, next(strokes.canvas.counter) % 32 * 15, _FAR, 6)


def _guess(text: str) -> str:
    """The text from which pdfium, guessing directions, comes back to this one."""
    guessed = guessed_order(text)
    return guessed_order("\u2002" + text) if guessed.rstrip(" ").endswith(("-", "\u2010")) else guessed


def _visible(strokes: Strokes, line: Line, x: float) -> None:
    strokes.x = x + fsum(atom.width for atom in line.atoms[:1] if atom.mark and not line.base)
    pieces = list(_level_pieces(line))
    for place in visual_order([level for level, _, _ in pieces]):
        _, piece, run = pieces[place]
        start = strokes.x
        strokes.piece(piece, run)
        if run.link:  # the content stays one with the line
            with strokes.canvas.tag("Link") as element:
                strokes.link(element, run, piece.text, start, strokes.x, strokes.y)
    strokes.flush()


def _level_pieces(line: Line) -> Iterator[tuple[int, Piece, Run]]:
    """The pieces of a line in the order typed, each with one level."""
    order = list(line.order or ())
    for atom in line.atoms:
        for piece in atom.word.pieces:
            levels, order = order[: len(piece.text)], order[len(piece.text) :]
            if atom.space and atom is line.atoms[-1]:
                levels = [line.base] * len(piece.text)
            if piece.shaped is not None or piece.code:
                yield levels[0], piece, atom.run
                continue
            for level, letters in groupby(zip(levels, piece.text, strict=True), itemgetter(0)):
                text = "".join(letter for _, letter in letters)
                part = shaped_piece(text, piece.face, True) if level % 2 else simple_piece(text, piece.face)
                yield level, part, atom.run
