"""Lines with right-to-left letters: in visual order on paper, read as they were typed.

Such a line carries its text twice. On the outside as typed, which is what the standard asks and assistive technology
reads; on the inside in the order from which pdfium, which guesses directions and looks at the inside only, comes back
to what was typed. (One thing it does not give back: it reads vulgar fractions such as ½ as 1/2 in such lines.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ldnprep.outputs.pdf.bidi import guessed_order, visual_order
from ldnprep.outputs.pdf.fonts import face
from ldnprep.outputs.pdf.lines import Line, Look, line_end
from ldnprep.outputs.pdf.pdffile import number, text_string
from ldnprep.outputs.pdf.shaping import UNSEEN, Piece, has_astral, shaped_piece, simple_piece

if TYPE_CHECKING:
    from ldnprep.outputs.pdf.embed import FontUse
    from ldnprep.outputs.pdf.pen import Pen

NOTHING = "/Span <</ActualText<feff000a>>> BDC"
"""Opens what pdfium reads as nothing: an ActualText without a printable letter."""
_SPACE = "/Span <</ActualText<feff0020>>> BDC"
_FAR = -600.0
"""Where the unseen letters stand that keep a reader from joining a right-to-left line with its neighbours."""
_ASTRAL = re.compile("([\U00010000-\U0010ffff\ufffd-\uffff][\U00010000-\U0010ffff\ufe0f\u200d]*)")


def write_two_way_line(pen: Pen, line: Line, x: float, y: float, broken: frozenset[int]) -> None:
    pen.use(None)
    pen.end_span()
    pen.flush()
    pen.y = y
    text = _reading(pen, line, broken)
    aside = has_astral(text)
    inner = NOTHING if aside else f"{_apart(pen)} {_guess(text)} {_first(pen, x)}"
    pen.code.append(f"/Span <</ActualText{text_string(text)}>> BDC {inner}")
    _visible(pen, line, x)
    pen.code.append("EMC EMC" if aside else f"EMC {_apart(pen)} EMC")
    if aside:
        pen.aside(" ".join(_parts_aside(pen, text, x)) + _apart(pen))


def _parts_aside(pen: Pen, text: str, x: float) -> Iterator[str]:
    """The text in unseen strokes, each a line to pdfium, which loses emoji among right-to-left letters."""
    for place, part in enumerate(_ASTRAL.split(text)):
        if has_astral(part):
            yield f"{_apart(pen)} 3 Tr {pen.unseen(part, x, 12.0 * len(part), 12)}"
        elif part.strip():
            yield f"{_apart(pen)} {_guess(part)} {_first(pen, x - 20 * place)} EMC"


def _visible(pen: Pen, line: Line, x: float) -> None:
    pen.x, pen.moved, pen.set_in = x, True, None
    items = _level_pieces(line)
    for place in visual_order([level for level, _, _ in items]):
        _, piece, look = items[place]
        start = pen.x
        pen.piece(piece, look)
        if look.link:
            _link_area(pen, piece, look, start)
    pen.flush()
    pen.set_in = None


def _link_area(pen: Pen, piece: Piece, look: Look, start: float) -> None:
    """The area of a link in a line with right-to-left letters, whose content stays one with the line."""
    element = pen.canvas.link_element()
    if element is not None:
        pen.add_area(element, look, piece.text, start, pen.x)


def _first(pen: Pen, x: float) -> str:
    """An unseen letter left of all others, so that the guess never depends on which letter stands leftmost."""
    use, letter = _unseen_letter(pen)
    return f"3 Tr /{use.name} 12 Tf 1 0 0 1 {number(x - 24)} {number(pen.y)} Tm {letter} 0 Tr"


def _unseen_letter(pen: Pen) -> tuple[FontUse, str]:
    """A stroke of a letter with a width, which is drawn unseen and read as nothing."""
    of = face("latin")
    of.learn("x")
    use = pen.canvas.font_use(of)
    return use, f"<{use.glyph(of.glyph_of['x'], UNSEEN)}> Tj"


def _apart(pen: Pen) -> str:
    """Keep pdfium from joining this line with what stands left and right of it, which it would put in order as one.

    It starts a new line at an unseen letter far away; never twice at the same place, equal strokes are dropped.
    """
    place = pen.canvas.next_count() % 32 * 15
    use, letter = _unseen_letter(pen)
    return f"{_SPACE} 3 Tr /{use.name} 12 Tf 1 0 0 1 {place} {number(_FAR)} Tm {letter} 0 Tr EMC"


def _reading(pen: Pen, line: Line, broken: frozenset[int]) -> str:
    """The text of the line; a word broken over lines is read where it starts."""
    text = ""
    for atom in line.atoms:
        key = (atom.chunk, atom.look.link)
        if atom.space or atom.chunk not in broken:
            text += atom.word.reading
        elif key not in pen.taken:
            pen.taken.add(key)
            text += pen.texts[key]
    return text.rstrip(" ") + line_end(text)


def _guess(text: str) -> str:
    """Opens the ActualText from which pdfium, guessing directions, comes back to the text."""
    guessed = guessed_order(text)
    if guessed.rstrip(" ").endswith(("-", "\u2010")):
        guessed = guessed_order("\u2002" + text)
    return f"/Span <</ActualText{text_string(guessed)}>> BDC"


def _level_pieces(line: Line) -> list[tuple[int, Piece, Look]]:
    """The pieces of a line in the order typed, each with one level."""
    found: list[tuple[int, Piece, Look]] = []
    order = line.order or ()
    place = 0
    for atom in line.atoms:
        for piece in atom.word.pieces:
            item_levels = order[place : place + len(piece.text)]
            place += len(piece.text)
            if atom.space and atom is line.atoms[-1]:
                item_levels = (line.base,) * len(piece.text)
            found += [(level, part, atom.look) for level, part in _split_by_level(piece, item_levels)]
    return found


def _split_by_level(piece: Piece, item_levels: tuple[int, ...]) -> list[tuple[int, Piece]]:
    if piece.glyphs is not None or piece.code:
        return [(item_levels[0], piece)]
    parts: list[tuple[int, Piece]] = []
    start = 0
    for end in range(1, len(item_levels) + 1):
        if end == len(item_levels) or item_levels[end] != item_levels[start]:
            level, text = item_levels[start], piece.text[start:end]
            part = shaped_piece(text, piece.face, True) if level % 2 else simple_piece(text, piece.face)
            parts.append((level, part))
            start = end
    return parts
