"""Lines onto the page: marked content, link areas, and the text that a reader gets for what it cannot work out.

Three things make the text of the file equal to what was typed. Every wrapped line ends with a space. A word that was
shaped, shown as a code, or broken over lines carries its text (`ActualText`). And a line with right-to-left letters
carries its text in two orders (`two_way.py`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ldnprep.outputs.pdf.fonts import Face
from ldnprep.outputs.pdf.lines import Atom, Line, Look, line_end
from ldnprep.outputs.pdf.pdffile import number, text_string
from ldnprep.outputs.pdf.shaping import has_astral
from ldnprep.outputs.pdf.strokes import Strokes
from ldnprep.outputs.pdf.structure import Element
from ldnprep.outputs.pdf.tagged import TaggedCanvas, rgb
from ldnprep.outputs.pdf.text import Laid
from ldnprep.outputs.pdf.two_way import NOTHING, write_two_way_line

_BASELINE = 0.345
"""How far the baseline lies under the middle of a line, as a part of the type size: capitals stand centred."""

ChunkKey = tuple[int, str | None]


def draw_lines(canvas: TaggedCanvas, laid: Laid, x: float, top: float) -> None:
    """Draw laid text with its upper left corner at (x, top), in the element that is open."""
    if laid.lines and all(line.strokes is not None for line in laid.lines):
        _draw_strokes(canvas, laid, x, top)
        return
    pen = Pen(canvas, _chunk_texts(laid))
    for index, line in enumerate(laid.lines):
        pen.line(line, x + _indent(line, laid), _baseline(laid, top, index), laid.broken)
    pen.close()


def _baseline(laid: Laid, top: float, index: int) -> float:
    style = laid.style
    return top - index * style.leading - style.leading / 2 - style.size * _BASELINE


def _draw_strokes(canvas: TaggedCanvas, laid: Laid, x: float, top: float) -> None:
    """What the pen writes for lines of nothing but letters, in one go: almost all text is so."""
    canvas.begin_content()
    code = ["q BT"]
    set_in, colour = None, None
    for index, line in enumerate(laid.lines):
        code.append(f"1 0 0 1 {number(x + _indent(line, laid))} {number(_baseline(laid, top, index))} Tm")
        for of, look, text in line.strokes or ():
            use = canvas.font_use(of)
            if set_in != (use, look.size):
                set_in = use, look.size
                code.append(f"/{use.name} {number(look.size)} Tf")
            if colour != look.colour:
                colour = look.colour
                code.append(f"{rgb(colour)} rg")
            code.append(f"<{use.encode(text)}> Tj")
    code += ("ET", "Q")
    canvas.emit("\n".join(code))
    canvas.end_content()


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


class LinkArea:
    """A part of a line that is a link."""

    __slots__ = ("element", "look", "text", "x0", "x1", "y")

    def __init__(self, element: Element, look: Look, text: str, x0: float, x1: float, y: float) -> None:
        self.element, self.look, self.text = element, look, text
        self.x0, self.x1, self.y = x0, x1, y


class Pen(Strokes):
    """Writes one block of text; knows what is open. `texts`: what is read for chunks that glyphs do not tell.

    `taken`: chunks that were read already, where they began.
    """

    def __init__(self, canvas: TaggedCanvas, texts: dict[ChunkKey, str]) -> None:
        super().__init__(canvas)
        self.texts = texts
        self.taken: set[ChunkKey] = set()
        self._areas: list[LinkArea] = []
        self._owner: Element | None = None
        self._started = False
        self._link: str | None = None
        self._span: ChunkKey | None = None
        self._depth = 0

    # what is open

    def _start(self, link: str | None) -> None:
        self._link = link
        self._owner = self.canvas.link_element() if link else None
        self.canvas.begin_content(self._owner)
        self._started = True
        self.forget()

    def _stop(self) -> None:
        if not self._started:
            return
        self.flush()
        self.end_span()
        self.code.append("ET")
        self.code += self.boxes
        self.boxes = []
        self.code.append("Q")
        self.canvas.emit("\n".join(self.code))
        self.canvas.end_content()
        self._started = False

    def use(self, link: str | None) -> None:
        if not self._started or link != self._link:
            self._stop()
            self._start(link)

    def close(self) -> None:
        """End everything; underline the links and make them active."""
        self._stop()
        for area in self._areas:
            size, base = area.look.size, area.y - area.look.size * 0.13
            rect = (area.x0, area.y - size * 0.3, area.x1, area.y + size * 0.9)
            self.canvas.link_area(area.element, rect, area.look.link or "", area.text)
            self.canvas.rule(area.x0, base, area.x1, base, 0.5, area.look.colour)

    def _begin_span(self, key: ChunkKey, atom: Atom) -> None:
        self.flush()
        self.end_span()
        text = " " if key in self.taken else self.texts[key]
        apart = has_astral(text)
        if apart:
            self.aside(self.unseen(text, self.x, atom.width, atom.look.size))
        self.taken.add(key)
        self._span = key
        self.code.append(f"/Span <</ActualText{text_string(text)}>> BDC")
        if apart:
            self.code.append(NOTHING)
        self._depth = 2 if apart else 1

    def end_span(self) -> None:
        if self._span is not None:
            self.flush()
            self.code.append("EMC " * self._depth)
            self._span = None

    def aside(self, strokes: str) -> None:
        """Write unseen letters that pdfium reads in place of an ActualText with emoji, which it would not take whole.

        They are an artifact: whoever reads by the structure reads the ActualText instead.
        """
        self.flush()
        self.code.append("ET Q")
        self.canvas.emit("\n".join(self.code))
        self.canvas.end_content()
        with self.canvas.artifact():
            self.canvas.emit(f"q BT 3 Tr {strokes} ET Q")
        self.canvas.begin_content(self._owner)
        self.forget()

    # lines

    def line(self, line: Line, x: float, y: float, broken: frozenset[int]) -> None:
        """Write one line; `broken` names the chunks that go on on another line."""
        if line.order is not None:
            write_two_way_line(self, line, x, y, broken)
            return
        self.x, self.y, self.moved = x, y, True
        if line.strokes is not None:
            self.use(None)
            self.end_span()
            self._simple_line(line.strokes)
            return
        for atom, tail in _with_tails(line):
            self.use(atom.look.link)
            if self._link:
                self._extend_area(atom, self.x, y)
            self._atom(atom, tail, broken)
        self.flush()

    def _simple_line(self, strokes: tuple[tuple[Face, Look, str], ...]) -> None:
        self.move()
        for of, look, text in strokes:
            self.set_font(of, look.size, look.colour)
            self.code.append(f"<{self.canvas.font_use(of).encode(text)}> Tj")

    def _atom(self, atom: Atom, tail: str, broken: frozenset[int]) -> None:
        if not atom.space and (atom.chunk in broken or not atom.word.exact):
            key = (atom.chunk, atom.look.link)
            if self._span != key:
                self._begin_span(key, atom)
        else:
            self.end_span()
        *pieces, final = atom.word.pieces
        for piece in pieces:
            self.piece(piece, atom.look)
        self.piece(final, atom.look, tail)

    def _extend_area(self, atom: Atom, x: float, y: float) -> None:
        if self._owner is None:
            return
        last = self._areas[-1] if self._areas else None
        if last is not None and last.element is self._owner and last.y == y:
            last.x1 = x + atom.width
            last.text += atom.word.text
        else:
            self.add_area(self._owner, atom.look, atom.word.text, x, x + atom.width)

    def add_area(self, element: Element, look: Look, text: str, x0: float, x1: float) -> None:
        """A part of the present line is a link."""
        self._areas.append(LinkArea(element, look, text, x0, x1, self.y))
