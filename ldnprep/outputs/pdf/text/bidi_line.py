"""Lines with right-to-left letters: in visual order on paper, read as they were typed. Also the drawing of a text.

Such a line carries its text twice. On the outside as typed, which is what the standard asks and assistive technology
reads; on the inside in the order from which pdfium, which guesses directions and looks at the inside only, comes back
to what was typed. (One thing it does not give back: it reads vulgar fractions such as ½ as 1/2 in such lines.)
"""

from __future__ import annotations

import re
from math import fsum

from ldnprep.characters import has_astral
from ldnprep.outputs.pdf.structure.canvas import TaggedCanvas
from ldnprep.outputs.pdf.text.bidi import guessed_order, visual_order
from ldnprep.outputs.pdf.text.lines import line_end
from ldnprep.outputs.pdf.text.model import Laid, Line, Look
from ldnprep.outputs.pdf.text.shaping import UNSEEN, Piece, shaped_piece, simple_piece
from ldnprep.outputs.pdf.text.strokes import actual_text
from ldnprep.outputs.pdf.text.writer import BASELINE, NOTHING, TextWriter, chunk_texts, indent

_FAR = -600.0
"""Where the unseen letters stand that keep a reader from joining a right-to-left line with its neighbours."""
_ASTRAL = re.compile("([\U00010000-\U0010ffff\ufffd-\uffff][\U00010000-\U0010ffff\ufe0f\u200d]*)")


def draw(canvas: TaggedCanvas, laid: Laid, x: float, top: float) -> None:
    """Draw laid text with its upper left corner at (x, top), in the element that is open."""
    writer = TextWriter(canvas, chunk_texts(laid))
    style = laid.style
    for index, line in enumerate(laid.lines):
        y = top - index * style.leading - style.leading / 2 - style.size * BASELINE
        if line.order is None:
            writer.line(line, x + indent(line, laid), y, laid.broken)
        else:
            _draw_line(writer, line, x + indent(line, laid), y, laid.broken)
    writer.close()


def _draw_line(writer: TextWriter, line: Line, x: float, y: float, broken: frozenset[int]) -> None:
    writer.use(None)
    writer.end_span()
    writer.flush()
    writer.y = y
    text = _reading(writer, line, broken)
    aside = has_astral(text)
    writer.open_span(text)
    if aside:
        writer.open_span(NOTHING)
    else:
        _apart(writer)
        _guess(writer, text)
        _first(writer, x)
    _visible(writer, line, x)
    writer.canvas.addLiteral("EMC")
    if not aside:
        _apart(writer)
    writer.canvas.addLiteral("EMC")
    if aside:
        _write_aside(writer, text, x)


def _write_aside(writer: TextWriter, text: str, x: float) -> None:
    """The text in unseen strokes, each a line to pdfium, which loses emoji among right-to-left letters."""
    writer.canvas.end_content()
    with writer.canvas.artifact():
        for place, part in enumerate(_ASTRAL.split(text)):
            if has_astral(part):
                _apart(writer)
                writer.unseen(part, x, 12.0 * len(part), 12)
            elif part.strip():
                _apart(writer)
                _guess(writer, part)
                _first(writer, x - 20 * place)
                writer.canvas.addLiteral("EMC")
        _apart(writer)
    writer.canvas.begin_content()


def _visible(writer: TextWriter, line: Line, x: float) -> None:
    writer.x = x + fsum(atom.width for atom in line.atoms[:1] if atom.mark and not line.base)
    items = _level_pieces(line)
    for place in visual_order([level for level, _, _ in items]):
        _, piece, look = items[place]
        start = writer.x
        writer.piece(piece, look)
        if look.link:
            _link_area(writer, piece, look, start)
    writer.flush()


def _link_area(writer: TextWriter, piece: Piece, look: Look, start: float) -> None:
    """The area of a link in a line with right-to-left letters, whose content stays one with the line."""
    element = writer.canvas.link_element()
    if element is not None:
        writer.add_area(element, look, piece.text, start, writer.x)


def _unseen_letter(writer: TextWriter, x: float, y: float) -> None:
    """A letter with a width, which is drawn unseen and read as nothing."""
    line, writer.y = writer.y, y
    writer.unseen(UNSEEN, x, 6, 12)
    writer.y = line


def _first(writer: TextWriter, x: float) -> None:
    """An unseen letter left of all others, so that the guess never depends on which letter stands leftmost."""
    _unseen_letter(writer, x - 24, writer.y)


def _apart(writer: TextWriter) -> None:
    """Keep pdfium from joining this line with what stands left and right of it, which it would put in order as one.

    It starts a new line at an unseen letter far away; never twice at the same place, equal strokes are dropped.
    """
    writer.open_span(" ")
    _unseen_letter(writer, writer.canvas.next_count() % 32 * 15, _FAR)
    writer.canvas.addLiteral("EMC")


def _guess(writer: TextWriter, text: str) -> None:
    """Opens the ActualText from which pdfium, guessing directions, comes back to the text."""
    guessed = guessed_order(text)
    if guessed.rstrip(" ").endswith(("-", "\u2010")):
        guessed = guessed_order("\u2002" + text)
    writer.canvas.addLiteral(actual_text(guessed))


def _reading(writer: TextWriter, line: Line, broken: frozenset[int]) -> str:
    """The text of the line; a word broken over lines is read where it starts."""
    text = ""
    for atom in line.atoms:
        key = (atom.chunk, atom.look.link)
        if atom.space or atom.chunk not in broken:
            text += atom.reading
        elif key not in writer.taken:
            writer.taken.add(key)
            text += writer.texts[key]
    return text.rstrip(" ") + line_end(text)


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
