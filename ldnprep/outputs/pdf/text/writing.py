"""Lines onto the page: ReportLab's text objects in marked content, link areas, and what a reader of the file gets.

Three things make the text of the file equal to what was typed. Every wrapped line ends with a space. A word that was
shaped, shown as a code, spoken in other words or broken over lines carries its text (`ActualText`). And a line with
right-to-left letters carries its text in two orders (`right_to_left.py`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from functools import cached_property, partial
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from ldnprep.characters import has_astral
from ldnprep.outputs.pdf.structure.canvas import TaggedCanvas
from ldnprep.outputs.pdf.structure.tree import Element
from ldnprep.outputs.pdf.text.lines import GAP, line_end
from ldnprep.outputs.pdf.text.marks import draw_mark
from ldnprep.outputs.pdf.text.model import Atom, Laid, Line, Run
from ldnprep.outputs.pdf.text.right_to_left import write_line
from ldnprep.outputs.pdf.text.strokes import NOTHING, Strokes

BASELINE = 0.345
"""How far the baseline lies under the middle of a line, as a part of the type size: capitals stand centred."""

ChunkKey = tuple[int, str]


class _Item(NamedTuple):
    """What is written in one go: a word with the spaces after it, or without one a line with right-to-left letters.

    key: of the text that is read in place of its glyphs. start: where the line begins, for its first word; else None.
    """

    link: str
    key: ChunkKey | None
    start: tuple[float, float] | None
    line: Line
    atom: Atom | None = None


def draw(canvas: TaggedCanvas, laid: Laid, x: float, top: float) -> None:
    """Draw laid text with its upper left corner at (x, top), in the element that is open."""
    block = _Block(canvas, laid)
    for link, items in groupby(_items(laid, x, top), attrgetter("link")):
        with canvas.tag("Link") if link else nullcontext() as owner:
            block.write(items, owner)
    for each in block.later:
        each()


class _Block(Strokes):
    """A block of text on its way to the page."""

    def __init__(self, canvas: TaggedCanvas, laid: Laid) -> None:
        super().__init__(canvas)
        self._laid = laid

    @cached_property
    def _texts(self) -> dict[ChunkKey, str]:
        """What is read for each chunk on these lines that has a key, with the spaces after it."""
        texts: dict[ChunkKey, str] = defaultdict(str)
        for line in self._laid.lines:
            for atom in line.atoms:
                key = _key(atom, self._laid)
                if key is not None and (line.order is None or atom.chunk in self._laid.broken):
                    texts[key] += atom.reading + ("" if line.order else _tail(atom, line))
        return texts

    def write(self, items: Iterator[_Item], owner: Element | None) -> None:
        """Words that belong to the open element, or to a link in it."""
        areas: dict[float, tuple[Element, Run, str, float, float]] = {}
        with self.canvas.content():
            for key, group in groupby(items, attrgetter("key")):
                words = list(group)
                with self._reading(key, words[0]) if key else nullcontext():
                    for item in words:
                        start = self._item(item)
                        if owner and item.atom:
                            _, run, text, x0, _ = areas.get(self.y, (owner, item.atom.run, "", start, start))
                            areas[self.y] = (owner, run, text + item.atom.word.text, x0, start + item.atom.width)
            self.flush()
        for y, area in areas.items():
            self.link(*area, y)

    @contextmanager
    def _reading(self, key: ChunkKey, first: _Item) -> Iterator[None]:
        """What is written inside is read as the text of that key, once.

        pdfium leaves emoji out of an ActualText, so it gets unseen letters instead. They are an artifact: whoever reads
        by the structure reads the ActualText.
        """
        text = self._texts.pop(key, " ")
        if has_astral(text) and first.atom:
            self._begin(first)
            self.flush()
            with self.canvas.aside():
                self.unseen(text, self.x, self.y, first.atom.width, first.atom.run.size)
            with self.read_as(text), self.read_as(NOTHING):
                yield
        else:
            with self.read_as(text):
                yield

    def _begin(self, item: _Item) -> None:
        if item.start and item.start != (self.x, self.y):
            self.move(*item.start)

    def _item(self, item: _Item) -> float:
        """Write it; gives where it starts."""
        atom = item.atom
        if atom is None:
            write_line(self, item.line, self._line_text(item.line), *(item.start or (self.x, self.y)))
            return self.x
        self._begin(item)
        start = self.x
        if atom.mark:
            self.flush()
            if atom.mark != GAP:
                self.later.append(partial(draw_mark, self.canvas, atom.mark, start, self.y, atom.run.size))
            self.x += atom.width
        for piece in atom.word.pieces:
            self.piece(piece, atom.run, _tail(atom, item.line) if piece is atom.word.pieces[-1] else "")
        return start

    def _line_text(self, line: Line) -> str:
        """What is read for a line with right-to-left letters; a word broken over lines is read where it starts."""
        text = ""
        for atom in line.atoms:
            broken = not atom.space and atom.chunk in self._laid.broken
            text += self._texts.pop((atom.chunk, atom.run.link), "") if broken else atom.reading
        return text.rstrip(" ") + line_end(text)


def _items(laid: Laid, x: float, top: float) -> Iterator[_Item]:
    style = laid.style
    for index, line in enumerate(laid.lines):
        y = top - index * style.leading - style.leading / 2 - style.size * BASELINE
        start = (x + _indent(line, laid), y)
        if line.order is not None:
            yield _Item("", None, start, line)
            continue
        for place, atom in enumerate(line.atoms):
            yield _Item(atom.run.link, _key(atom, laid), None if place else start, line, atom)


def _indent(line: Line, laid: Laid) -> float:
    """How far a line starts from the left edge of its column."""
    right = laid.style.align == "right" or line.base
    return laid.width - line.width if right and laid.width < 1e6 else 0.0


def _tail(atom: Atom, line: Line) -> str:
    """The spaces after a word; every line ends with one (unless a word goes on)."""
    if atom is not line.atoms[-1]:
        return atom.tail
    return "" if line.continues else line_end(atom.word.reading)


def _key(atom: Atom, laid: Laid) -> ChunkKey | None:
    """The key of a word whose glyphs alone do not tell what should be read."""
    told = atom.word.exact and not atom.run.spoken and atom.chunk not in laid.broken
    return None if atom.space or told else (atom.chunk, atom.run.link)
