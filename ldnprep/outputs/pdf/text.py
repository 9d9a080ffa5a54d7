"""Text as lines. In: spans of typed text and a style. Out: lines that fit a width, which can be split and drawn.

There is no markup: a span is set letter for letter, `<b>` prints as `<b>`. Sizes are points, y grows upwards, and a
block of text is placed by its upper left corner.

    text = RichText((Span("Opioids: ", bold=True), Span("not sure "), Span("[1]", size=8.5)), BODY)
    laid = text.laid(width=451)                  # remembered: the same text at the same width costs nothing
    laid.height                                  # points
    first, rest = laid.split(height=120)         # at most 120 pt; never one line alone; either may be None
    with canvas.tag("P") as paragraph:           # see tagged.py
        first.draw(canvas, x=72, top=770)
    canvas.showPage()
    with canvas.tag(paragraph):                  # the same paragraph goes on
        rest.draw(canvas, x=72, top=770)

Lines break at spaces, after hyphens between letters, between Chinese and Japanese letters (not before a closing or
after an opening sign), and anywhere in a word that is longer than the line; no hyphen is ever added. Paragraphs that
start right to left stand at the right edge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from ldnprep.outputs.pdf.bidi import base_level, has_right_to_left, levels
from ldnprep.outputs.pdf.fonts import EM, Face, clusters, printable
from ldnprep.outputs.pdf.shaping import Word, spaces, word

if TYPE_CHECKING:
    from ldnprep.outputs.pdf.tagged import TaggedCanvas

INK = "#16232B"
SECOND_INK = "#3A4750"
ACCENT = "#0B5F63"
ALERT = "#7A3B00"

Align = Literal["start", "left", "right", "center"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one look. `colour` is `#RRGGBB`, None takes the style's, as do `size` (points) and False.

    `link`: an address such as `https://doi.org/...`, or `#name` of a place set with `TaggedCanvas.place(name)`.
    """

    text: str
    bold: bool = False
    italic: bool = False
    colour: str | None = None
    size: float | None = None
    link: str | None = None


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a block of text looks. `align` "start" is left, or right for text that starts right to left."""

    size: float = 12
    leading: float = 15
    bold: bool = False
    italic: bool = False
    colour: str = INK
    align: Align = "start"

    def but(self, **changes: object) -> TextStyle:
        """The same style with some fields changed."""
        return replace(self, **changes)  # type: ignore[arg-type]  # the names are checked when it is made


BODY = TextStyle()
TOP_QUESTION = TextStyle(13, 16.5)
TITLE = TextStyle(19, 23, bold=True, colour=ACCENT)
HEADING = TextStyle(13, 17, bold=True, colour=ACCENT)
SMALL = TextStyle(8.5, 11, colour=SECOND_INK)


@dataclass(frozen=True, slots=True)
class Look:
    """The resolved look of an atom."""

    size: float
    bold: bool
    italic: bool
    colour: str
    link: str | None


@dataclass(slots=True)
class Atom:
    """What a line is made of: a word, a part of a word, or spaces. `chunk` numbers the words between spaces."""

    word: Word
    look: Look
    width: float
    chunk: int
    start: int
    space: bool = False
    free: bool = False
    """A line may break before this atom although no space stands there."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line on paper; `width` without the spaces at its end. `order`: levels of its letters, None: all go left."""

    atoms: tuple[Atom, ...]
    width: float
    base: int = 0
    order: tuple[int, ...] | None = None
    continues: bool = False
    """The next line goes on with the same word."""
    strokes: tuple[tuple[Face, Look, str], ...] | None = None
    """Text by font and look, where nothing but letters has to be drawn: no link, no shaping, no broken word."""


@dataclass(frozen=True, slots=True)
class Laid:
    """Lines ready to draw: a whole text or a part of it."""

    lines: tuple[Line, ...]
    style: TextStyle
    width: float
    broken: frozenset[int] = field(default=frozenset())
    """Chunks that go over the end of a line."""

    @property
    def height(self) -> float:
        return len(self.lines) * self.style.leading

    @property
    def text_width(self) -> float:
        """Width of the longest line, points."""
        return max((line.width for line in self.lines), default=0.0)

    def split(self, height: float, keep: int = 2) -> tuple[Laid | None, Laid | None]:
        """What fits into the height, and the rest. Neither part has fewer than `keep` lines (if the whole has more)."""
        fits = int((height + 0.01) // self.style.leading)
        if fits >= len(self.lines):
            return self, None
        fits = min(fits, len(self.lines) - keep)
        if fits < keep:
            return None, self
        return self.part(0, fits), self.part(fits, len(self.lines))

    def part(self, first: int, end: int) -> Laid:
        """The lines from `first` up to, not including, `end`."""
        return replace(self, lines=self.lines[first:end])

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draw at the upper left corner (x, top), in the structure element that is open on the canvas."""
        from ldnprep.outputs.pdf.pen import draw_lines

        draw_lines(canvas, self, x, top)


@dataclass(frozen=True, slots=True)
class RichText:
    """A block of text: spans one after the other, in one style."""

    spans: tuple[Span, ...]
    style: TextStyle = BODY

    def laid(self, width: float) -> Laid:
        """The text broken into lines of at most `width` points."""
        return _laid(self.spans, self.style, width)

    @property
    def natural_width(self) -> float:
        """Width in points when no line is broken but where she typed a line break."""
        return self.laid(1e9).text_width


def plain(text: str, style: TextStyle = BODY) -> RichText:
    """A block of text in one look."""
    return RichText((Span(text),), style)


@lru_cache(maxsize=4096)
def _laid(spans: tuple[Span, ...], style: TextStyle, width: float) -> Laid:
    lines: list[Line] = []
    for atoms in _hard_lines(spans, style):
        text = "".join(atom.word.text for atom in atoms)
        base, order = (0, None)
        if has_right_to_left(text):
            base = base_level(text)
            order = levels(text, base)
        for part in _fill(atoms, width):
            shown = len(part)
            while shown and part[shown - 1].space:
                shown -= 1
            line_order = None
            if order is not None and part:
                line_order = tuple(order[part[0].start : part[-1].start + len(part[-1].word.text)])
                line_order = line_order if any(line_order) else None
            lines.append(Line(tuple(part), sum(atom.width for atom in part[:shown]), base, line_order))
    lines = _marked(lines)
    broken = frozenset(line.atoms[-1].chunk for line in lines if line.continues)
    return Laid(tuple(_with_strokes(line, broken) for line in lines), style, width, broken)


def _with_strokes(line: Line, broken: frozenset[int]) -> Line:
    """The line with its strokes, when it is of the simple kind that almost all are."""
    if line.order is not None or not line.atoms:
        return line
    strokes: list[tuple[Face, Look, str]] = []
    texts: list[str] = []
    for atom in line.atoms:
        if atom.look.link or not atom.word.simple or (broken and atom.chunk in broken):
            return line
        for piece in atom.word.pieces:
            last = strokes[-1] if strokes else None
            # spaces go with the word before them, whatever their look: readers drop strokes of nothing but spaces
            if last and last[0] is piece.face and (atom.space or last[1] == atom.look):
                texts.append(piece.text)
                continue
            if last:
                strokes[-1] = (last[0], last[1], "".join(texts))
            strokes.append((piece.face, atom.look, ""))
            texts = [piece.text]
    text = "".join(texts).rstrip(" ")
    strokes[-1] = (*strokes[-1][:2], text + line_end(text))
    return replace(line, strokes=tuple(strokes))


def line_end(text: str) -> str:
    """The space at the end of a line; after a hyphen one that keeps pdfium from taking the hyphen for its own."""
    return "\u00a0" if text.rstrip(" ").endswith(("-", "\u2010")) else " "


def _marked(lines: list[Line]) -> list[Line]:
    """The lines, each knowing whether its last word goes on."""
    marked = [
        replace(line, continues=True)
        if line.atoms and following.atoms and line.atoms[-1].chunk == following.atoms[0].chunk
        else line
        for line, following in pairwise(lines)
    ]
    return marked + lines[-1:]


_BREAKING = " \t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
_WORD_SPACE_OR_BREAK = re.compile(rf"\n|[{_BREAKING}]+|[^{_BREAKING}\n]+")
_IDEOGRAPH = r"\u2e80-\u2fff\u3001-\u312f\u3131-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff9f"
_CLOSERS = (
    "、。，．・：；？！゛゜ヽヾゝゞ々ー’”）〕］｝〉》」』】°′″℃％"  # closing signs and marks
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ,.:;?!)]}"  # small letters, and the closing signs of other scripts
)
_OPENERS = "‘“（〔［｛〈《「『【([{"
_HAS_IDEOGRAPH = re.compile(f"[{_IDEOGRAPH}]")
_PARTS = re.compile(
    rf"[{re.escape(_OPENERS)}]*[{_IDEOGRAPH}][\u3099\u309a\ufe00-\ufe0f]*[{re.escape(_CLOSERS)}]*"
    rf"|[^{_IDEOGRAPH}]+?(?=[{re.escape(_OPENERS)}]*[{_IDEOGRAPH}]|$)",
    re.DOTALL,
)
_AFTER_HYPHEN = re.compile(r"(?<=[^\W\d_]{2}[-\u2010\u2013\u2014/])(?=[^\W\d_]{2})")


def _hard_lines(spans: tuple[Span, ...], style: TextStyle) -> Iterator[list[Atom]]:
    """The atoms of each line that she broke herself."""
    atoms: list[Atom] = []
    chunk, start = 0, 0
    for span in spans:
        look = Look(
            span.size or style.size,
            span.bold or style.bold,
            span.italic or style.italic,
            span.colour or style.colour,
            span.link,
        )
        for match in _WORD_SPACE_OR_BREAK.finditer(printable(span.text)):
            found = match.group()
            if found == "\n":
                yield atoms
                atoms, start = [], 0
                chunk += 1
                continue
            space = found[0] in _BREAKING
            chunk += space
            for number, part in enumerate(_parts(found)):
                set_word = _spaces(part, atoms, look) if space else word(part, look.bold, look.italic)
                free = number > 0
                atoms.append(Atom(set_word, look, set_word.width * look.size / EM, chunk, start, space, free))
                start += len(part)
            chunk += space
    yield atoms


def _spaces(text: str, before: list[Atom], look: Look) -> Word:
    """Spaces in the font of the word before them, so that both are one stroke."""
    if not before:
        return word(text, look.bold, look.italic)
    return spaces(text, before[-1].word.pieces[-1].face)


@lru_cache(maxsize=16384)
def _parts(text: str) -> tuple[str, ...]:
    """A word cut where a line may break inside it."""
    if not text.isascii() and _HAS_IDEOGRAPH.search(text):
        parts = tuple(_PARTS.findall(text))
        if "".join(parts) == text:
            return parts
    if "-" in text or "/" in text or not text.isascii():
        return tuple(_AFTER_HYPHEN.split(text))
    return (text,)


def _fill(atoms: list[Atom], width: float) -> Iterator[list[Atom]]:
    """Lines of at most `width` points; spaces at the end of a line do not count."""
    line: list[Atom] = []
    used = 0.0
    for unit, unit_width in _units(atoms):
        if unit[0].space:
            line.append(unit[0])
            used += unit_width
            continue
        if used + unit_width > width + 0.01 and line:
            yield line
            line, used = [], 0.0
        if unit_width > width + 0.01:
            *full, unit = _anywhere(unit, width)
            yield from full
            unit_width = sum(atom.width for atom in unit)
        line.extend(unit)
        used += unit_width
    yield line


def _units(atoms: list[Atom]) -> Iterator[tuple[list[Atom], float]]:
    """Atoms that stay together on a line, with their width."""
    unit: list[Atom] = []
    for atom in atoms:
        if unit and (atom.space or atom.free or unit[-1].space):
            yield unit, sum(each.width for each in unit)
            unit = []
        unit.append(atom)
    if unit:
        yield unit, sum(each.width for each in unit)


def _anywhere(unit: list[Atom], width: float) -> list[list[Atom]]:
    """A unit longer than a line, cut between letters so that each part fits (one letter always stands)."""
    lines: list[list[Atom]] = [[]]
    used = 0.0
    for atom in unit:
        for piece in _pieces_of(atom, width - used, width):
            if lines[-1] and used + piece.width > width + 0.01:
                lines.append([])
                used = 0.0
            lines[-1].append(piece)
            used += piece.width
    return lines


def _pieces_of(atom: Atom, room: float, width: float) -> Iterator[Atom]:
    """The atom cut into parts: the first fits `room`, the others `width`; each has at least one letter."""
    letters = clusters(atom.word.text)
    sizes = [word(letter, atom.look.bold, atom.look.italic).width * atom.look.size / EM for letter in letters]
    start, first = atom.start, 0
    while first < len(letters):
        end, taken = first + 1, sizes[first]
        while end < len(letters) and taken + sizes[end] <= room:
            taken += sizes[end]
            end += 1
        part = _part_of(atom, "".join(letters[first:end]), start)
        while part.width > room and end > first + 1:  # together letters may take another font than alone
            end -= 1
            part = _part_of(atom, "".join(letters[first:end]), start)
        yield part
        start += len(part.word.text)
        first, room = end, width


def _part_of(atom: Atom, text: str, start: int) -> Atom:
    set_word = word(text, atom.look.bold, atom.look.italic)
    return Atom(set_word, atom.look, set_word.width * atom.look.size / EM, atom.chunk, start)
