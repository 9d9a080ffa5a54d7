"""Lines onto the page: glyph codes, colours, link areas, and the text that a reader gets for what it cannot work out.

Three things make the text of the file equal to what was typed. Every wrapped line ends with a space. A word that was
shaped, shown as a code, or broken over lines carries its text (`ActualText`). And a line with right-to-left letters
carries its text twice: on the outside as typed, which is what the standard asks and assistive technology reads; on
the inside in the order from which readers that guess (pdfium, in every Chrome) come back to what was typed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from ldnprep.outputs.pdf.bidi import guessed_order, visual_order
from ldnprep.outputs.pdf.fonts import EM, Face, code_of, face
from ldnprep.outputs.pdf.pdffile import number, text_string
from ldnprep.outputs.pdf.shaping import (
    CODE_SIZE,
    Glyph,
    Piece,
    has_astral,
    outline,
    read_as,
    shaped_piece,
    simple_piece,
)
from ldnprep.outputs.pdf.structure import Element
from ldnprep.outputs.pdf.tagged import TaggedCanvas, rgb
from ldnprep.outputs.pdf.text import Atom, Laid, Line, Look, line_end

_BASELINE = 0.345
"""How far the baseline lies under the middle of a line, as a part of the type size: capitals stand centred."""
_FAR = -600.0
"""Where the unseen letters stand that keep a reader from joining a right-to-left line with its neighbours."""

_NOTHING = "/Span <</ActualText<feff000a>>> BDC"
"""What pdfium reads as nothing: an ActualText without a printable letter."""
_SPACE = "/Span <</ActualText<feff0020>>> BDC"

ChunkKey = tuple[int, str | None]


def draw_lines(canvas: TaggedCanvas, laid: Laid, x: float, top: float) -> None:
    """Draw laid text with its upper left corner at (x, top), in the element that is open."""
    pen = _Pen(canvas, _chunk_texts(laid))
    style = laid.style
    for index, line in enumerate(laid.lines):
        y = top - index * style.leading - style.leading / 2 - style.size * _BASELINE
        pen.line(line, x + _indent(line, laid), y, laid.broken)
    pen.close()


def _indent(line: Line, laid: Laid) -> float:
    align = laid.style.align
    if align == "right" or (align == "start" and line.base):
        return laid.width - line.width if laid.width < 1e6 else 0.0
    return (laid.width - line.width) / 2 if align == "center" else 0.0


def _chunk_texts(laid: Laid) -> dict[ChunkKey, str]:
    """What is read for each chunk on these lines that cannot be read from its glyphs, with the spaces after it."""
    texts: dict[ChunkKey, str] = defaultdict(str)
    for line in laid.lines:
        if line.strokes is not None:
            continue
        if line.order is not None:
            for atom in line.atoms:
                if not atom.space and atom.chunk in laid.broken:
                    texts[atom.chunk, atom.look.link] += atom.word.reading
            continue
        for atom, tail in _with_tails(line):
            if not atom.space and (atom.chunk in laid.broken or not atom.word.exact):
                texts[atom.chunk, atom.look.link] += atom.word.reading + tail
    return texts


def _with_tails(line: Line) -> Iterator[tuple[Atom, str]]:
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


_PRIVATE = re.compile("([\ue000-\uf8ff\U000f0000-\U0010fffd]+)")
"""Letters without a common meaning: PDF/A wants each inside an ActualText."""
_ASTRAL = re.compile("([\U00010000-\U0010ffff\ufffd-\uffff][\U00010000-\U0010ffff\ufe0f\u200d]*)")


def _guess(text: str) -> str:
    """Opens the ActualText from which pdfium, guessing directions, comes back to the text."""
    guessed = guessed_order(text)
    if guessed.rstrip(" ").endswith(("-", "\u2010")):
        guessed = guessed_order("\u2002" + text)
    return f"/Span <</ActualText{text_string(guessed)}>> BDC"


@dataclass(slots=True)
class _Area:
    """A part of a line that is a link."""

    element: Element
    target: str
    colour: str
    x0: float
    x1: float
    y: float
    size: float
    text: str


@dataclass(slots=True)
class _Pen:
    """Writes one block of text; knows what is open."""

    canvas: TaggedCanvas
    texts: dict[ChunkKey, str]
    code: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    areas: list[_Area] = field(default_factory=list)
    owner: Element | None = None
    started: bool = False
    link: str | None = None
    span: ChunkKey | None = None
    set_in: tuple[str, float] | None = None
    colour: str | None = None
    run: list[str] = field(default_factory=list)
    run_of: tuple[Face, Look] | None = None
    taken: set[ChunkKey] = field(default_factory=set)
    x: float = 0.0
    y: float = 0.0
    size: float = 12
    depth: int = 0
    moved: bool = True
    """The next stroke has to say where it stands."""

    # what is open

    def _start(self, link: str | None) -> None:
        self.link = link
        self.owner = self.canvas.link_element() if link else None
        self.canvas.begin_content(self.owner)
        self.started, self.set_in, self.colour, self.moved = True, None, None, True
        self.code = ["q BT"]

    def _stop(self) -> None:
        if not self.started:
            return
        self._flush()
        self._end_span()
        self.code.append("ET")
        self.code += self.boxes
        self.boxes = []
        self.code.append("Q")
        self.canvas.emit("\n".join(self.code))
        self.canvas.end_content()
        self.started = False

    def _use(self, link: str | None) -> None:
        if not self.started or link != self.link:
            self._stop()
            self._start(link)

    def close(self) -> None:
        """End everything; underline the links and make them active."""
        self._stop()
        for area in self.areas:
            if area.target:
                rect = (area.x0, area.y - area.size * 0.3, area.x1, area.y + area.size * 0.9)
                self.canvas.link_area(area.element, rect, area.target, area.text)
            self.canvas.rule(area.x0, area.y - area.size * 0.13, area.x1, area.y - area.size * 0.13, 0.5, area.colour)

    def _begin_span(self, key: ChunkKey, width: float) -> None:
        self._flush()
        self._end_span()
        text = " " if key in self.taken else self.texts[key]
        apart = has_astral(text)
        if apart:
            self._aside(self._unseen(text, self.x, width, self.size))
        self.taken.add(key)
        self.span = key
        self.code.append(f"/Span <</ActualText{text_string(text)}>> BDC")
        if apart:
            self.code.append(_NOTHING)
        self.depth = 2 if apart else 1

    def _end_span(self) -> None:
        if self.span is not None:
            self._flush()
            self.code.append("EMC " * self.depth)
            self.span = None

    def _aside(self, strokes: str) -> None:
        """Write unseen letters that pdfium reads in place of an ActualText with emoji, which it would not take whole.

        They are an artifact: whoever reads by the structure reads the ActualText instead.
        """
        self._flush()
        self.code.append("ET Q")
        self.canvas.emit("\n".join(self.code))
        self.canvas.end_content()
        with self.canvas.artifact():
            self.canvas.emit(f"q BT 3 Tr {strokes} ET Q")
        self.canvas.begin_content(self.owner)
        self.set_in, self.colour, self.moved = None, None, True
        self.code = ["q BT"]

    def _unseen(self, text: str, x: float, width: float, size: float) -> str:
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

    # lines

    def line(self, line: Line, x: float, y: float, broken: frozenset[int]) -> None:
        """Write one line; `broken` names the chunks that go on on another line."""
        if line.order is not None:
            self._two_way_line(line, x, y, broken)
            return
        self.x, self.y, self.moved = x, y, True
        if line.strokes is not None:
            self._use(None)
            self._end_span()
            self._simple_line(line.strokes)
            return
        for atom, tail in _with_tails(line):
            self._use(atom.look.link)
            if self.link:
                self._extend_area(atom, self.x, y)
            self._atom(atom, tail, broken)
        self._flush()

    def _simple_line(self, strokes: tuple[tuple[Face, Look, str], ...]) -> None:
        self._move()
        for of, look, text in strokes:
            self._set(of, look.size, look.colour)
            self.code.append(f"<{self.canvas.font_use(of).encode(text)}> Tj")

    def _atom(self, atom: Atom, tail: str, broken: frozenset[int]) -> None:
        if not atom.space and (atom.chunk in broken or not atom.word.exact):
            key = (atom.chunk, atom.look.link)
            if self.span != key:
                self.size = atom.look.size
                self._begin_span(key, atom.width)
        else:
            self._end_span()
        *pieces, final = atom.word.pieces
        for piece in pieces:
            self._piece(piece, atom.look)
        self._piece(final, atom.look, tail)

    def _extend_area(self, atom: Atom, x: float, y: float) -> None:
        if self.owner is None:
            return
        last = self.areas[-1] if self.areas else None
        if last is not None and last.element is self.owner and last.y == y:
            last.x1 = x + atom.width
            last.text += atom.word.text
            return
        look = atom.look
        self.areas.append(
            _Area(self.owner, look.link or "", look.colour, x, x + atom.width, y, look.size, atom.word.text)
        )

    # pieces

    def _piece(self, piece: Piece, look: Look, tail: str = "") -> None:
        """A piece, and the spaces after it in the same stroke: readers drop strokes of nothing but spaces."""
        if piece.code:
            self._boxed(piece, look, tail)
        elif piece.glyphs is None:
            self._text(piece.text + tail, piece.face, look)
        else:
            self._flush()
            self._set(piece.face, look.size, look.colour)
            self._glyphs(piece.face, piece.glyphs, look.size, tail)
        piece.face.learn(tail)
        self.x += (piece.width + sum(map(piece.face.width_of.__getitem__, tail))) * look.size / EM

    def _text(self, text: str, of: Face, look: Look) -> None:
        if self.run_of != (of, look):
            self._flush()
            self.run_of = (of, look)
        if self.moved:
            self._move()
        self.run.append(text)

    def _move(self) -> None:
        self.code.append(f"1 0 0 1 {number(self.x)} {number(self.y)} Tm")
        self.moved = False

    def _flush(self) -> None:
        if self.run and self.run_of is not None:
            of, look = self.run_of
            self._set(of, look.size, look.colour)
            self.code.append(f"<{self.canvas.font_use(of).encode(''.join(self.run))}> Tj")
        self.run, self.run_of = [], None

    def _set(self, of: Face, size: float, colour: str) -> None:
        name = self.canvas.font_use(of).name
        if self.set_in != (name, size):
            self.set_in = (name, size)
            self.code.append(f"/{name} {number(size)} Tf")
        if self.colour != colour:
            self.colour = colour
            self.code.append(f"{rgb(colour)} rg")

    def _glyphs(self, of: Face, glyphs: tuple[Glyph, ...], size: float, tail: str) -> None:
        if self.moved:
            self._move()
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
        self._flush()
        self._move()
        self.moved = True
        size = look.size * CODE_SIZE
        code = code_of(piece.text)
        inner = sum(piece.face.width_of[letter] for letter in code) * size / EM
        pad = (piece.width * look.size / EM - inner) / 2
        use = self.canvas.font_use(piece.face)
        if read_as(piece.text) == code:
            self._set(piece.face, size, look.colour)
            shift = number(-pad * EM / size)
            self.code.append(f"[{shift}<{use.encode(code)}>{shift}<{use.encode(tail)}>] TJ")
        else:
            self._set(piece.face, look.size, look.colour)
            wide = piece.width * 100 / piece.face.width_of["U"]
            glyph = use.glyph(piece.face.glyph_of["U"], piece.text)
            self.code.append(f"3 Tr {number(wide)} Tz <{glyph}{use.encode(tail)}> Tj 100 Tz 0 Tr")
            self.boxes.append(_painted(code, piece.face, size, look.colour, self.x + pad, self.y))
        x, y, width = self.x + pad / 3, self.y - look.size * 0.16, inner + pad * 4 / 3
        self.boxes.append(
            f"{rgb(look.colour)} RG 0.4 w {number(x)} {number(y)} {number(width)} {number(look.size * 0.72)} re S"
        )

    # lines with right-to-left letters

    def _two_way_line(self, line: Line, x: float, y: float, broken: frozenset[int]) -> None:
        self._use(None)
        self._end_span()
        self._flush()
        self.y = y
        text = self._reading(line, broken)
        aside = has_astral(text)
        inner = _NOTHING if aside else f"{self._apart()} {_guess(text)} {self._first(x)}"
        self.code.append(f"/Span <</ActualText{text_string(text)}>> BDC {inner}")
        self._visible(line, x)
        self.code.append("EMC EMC" if aside else f"EMC {self._apart()} EMC")
        if aside:
            self._aside(" ".join(self._parts_aside(text, x)) + self._apart())

    def _parts_aside(self, text: str, x: float) -> Iterator[str]:
        """The text in unseen strokes, each a line to pdfium, which loses emoji among right-to-left letters."""
        for place, part in enumerate(_ASTRAL.split(text)):
            if has_astral(part):
                yield f"{self._apart()} 3 Tr {self._unseen(part, x, 12.0 * len(part), 12)}"
            elif part.strip():
                yield f"{self._apart()} {_guess(part)} {self._first(x - 20 * place)} EMC"

    def _visible(self, line: Line, x: float) -> None:
        self.x, self.moved, self.set_in = x, True, None
        items = _level_pieces(line)
        for place in visual_order([level for level, _, _ in items]):
            _, piece, look = items[place]
            start = self.x
            self._piece(piece, look)
            if look.link:
                self._two_way_area(piece, look, start)
        self._flush()
        self.set_in = None

    def _two_way_area(self, piece: Piece, look: Look, start: float) -> None:
        """The area of a link in a line with right-to-left letters, whose content stays one with the line."""
        element = self.canvas.link_element()
        if element is not None:
            area = _Area(element, look.link or "", look.colour, start, self.x, self.y, look.size, piece.text)
            self.areas.append(area)

    def _first(self, x: float) -> str:
        """An unseen letter left of all others, so that the guess never depends on which letter stands leftmost."""
        use = self.canvas.font_use(face("latin"))
        letter = f"<{use.encode('x')}> Tj"
        return f"3 Tr /{use.name} 12 Tf 1 0 0 1 {number(x - 24)} {number(self.y)} Tm {letter} 0 Tr"

    def _apart(self) -> str:
        """Keep pdfium from joining this line with what stands left and right of it, which it would put in order as one.

        It starts a new line at an unseen letter far away; never twice at the same place, equal strokes are dropped.
        """
        place = self.canvas.next_count() % 32 * 15
        use = self.canvas.font_use(face("latin"))
        letter = f"<{use.encode('x')}> Tj"
        return f"{_SPACE} 3 Tr /{use.name} 12 Tf 1 0 0 1 {place} {number(_FAR)} Tm {letter} 0 Tr EMC"

    def _reading(self, line: Line, broken: frozenset[int]) -> str:
        """The text of the line; a word broken over lines is read where it starts."""
        text = ""
        for atom in line.atoms:
            key = (atom.chunk, atom.look.link)
            if atom.space or atom.chunk not in broken:
                text += atom.word.reading
            elif key not in self.taken:
                self.taken.add(key)
                text += self.texts[key]
        return text.rstrip(" ") + line_end(text)


def _painted(text: str, of: Face, size: float, colour: str, x: float, y: float) -> str:
    """A text as outlines, unread."""
    parts = [rgb(colour) + " rg"]
    for letter in text:
        scale = f"{size / EM:.5f}"
        parts.append(f"q {scale} 0 0 {scale} {number(x)} {number(y)} cm {outline(of, letter)} f Q")
        x += of.width_of[letter] * size / EM
    return "\n".join(parts)


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
