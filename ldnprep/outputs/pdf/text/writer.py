"""Lines onto the page: ReportLab's text objects in marked content, link areas, and what a reader of the file gets.

Three things make the text of the file equal to what was typed. Every wrapped line ends with a space. A word that was
shaped, shown as a code, spoken in other words or broken over lines carries its text (`ActualText`). And a line with
right-to-left letters carries its text in two orders (`bidi_line.py`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from ldnprep.characters import has_astral
from ldnprep.outputs.pdf.structure.canvas import TaggedCanvas
from ldnprep.outputs.pdf.structure.tree import Element
from ldnprep.outputs.pdf.text.lines import GAP, line_end
from ldnprep.outputs.pdf.text.marks import draw_mark
from ldnprep.outputs.pdf.text.model import Atom, Laid, Line, Look
from ldnprep.outputs.pdf.text.strokes import Strokes, actual_text

BASELINE = 0.345
"""How far the baseline lies under the middle of a line, as a part of the type size: capitals stand centred."""
NOTHING = "\n"
"""What pdfium reads as nothing: an ActualText without a printable character."""

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


class TextWriter(Strokes):
    """Writes one block of text; knows what is open. `texts`: what is read for chunks that glyphs do not tell.

    `taken`: chunks that were read already, where they began.
    """

    def __init__(self, canvas: TaggedCanvas, texts: dict[ChunkKey, str]) -> None:
        super().__init__(canvas)
        self.texts = texts
        self.taken: set[ChunkKey] = set()
        self._areas: list[LinkArea] = []
        self._owner: Element | None = None
        self._link: str | None = None
        self._started = False
        self._span: ChunkKey | None = None
        self._depth = 0
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
        self.draw_frames()
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
            self._aside(text, atom)
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

    def _aside(self, text: str, atom: Atom) -> None:
        """Write unseen letters that pdfium reads in place of an ActualText with emoji, which it would not take whole.

        They are an artifact: whoever reads by the structure reads the ActualText instead.
        """
        self.flush()
        self.canvas.end_content()
        with self.canvas.artifact():
            self.unseen(text, self.x, atom.width, atom.look.size)
        self.canvas.begin_content(self._owner)

    # lines

    def line(self, line: Line, x: float, y: float, broken: frozenset[int]) -> None:
        """Write one line from left to right; `broken` names the chunks that go on on another line."""
        self.move(x, y)
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
