"""Breaking a paragraph into lines. In: spans in a style, a width in points. Out: lines of words that fit it.

Lines break at spaces, after hyphens between letters, between Chinese and Japanese letters (not before a closing or
after an opening sign), and anywhere in a word that is longer than the line; no hyphen is ever added.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ldnprep.outputs.pdf.adding import total
from ldnprep.outputs.pdf.bidi import base_level, has_right_to_left, levels
from ldnprep.outputs.pdf.fonts import EM, Face, clusters, needs_wide, printable
from ldnprep.outputs.pdf.shaping import Word, spaces, word

if TYPE_CHECKING:
    from ldnprep.outputs.pdf.text import Span, TextStyle


class Look(NamedTuple):
    """The resolved look of an atom; `wide`: its Latin letters are set in the font that has all of them."""

    size: float
    bold: bool
    italic: bool
    colour: str
    link: str | None
    wide: bool = False


class Atom(NamedTuple):
    """What a line is made of: a word, a part of a word, or spaces. `chunk` numbers the words between spaces.

    `start`: place in the paragraph; `free`: a line may break before this atom although no space stands there.
    """

    word: Word
    look: Look
    width: float
    chunk: int
    start: int
    space: bool = False
    free: bool = False


class Line(NamedTuple):
    """One line on paper; `width` without the spaces at its end.

    `base`: 1 when the paragraph starts right to left. `order`: levels of its letters, None: all go left to right.
    `continues`: the next line goes on with the same word. `strokes`: its text by font and look, where nothing but
    letters has to be drawn (no link, no shaping, no broken word), which is so for almost all lines.
    """

    atoms: tuple[Atom, ...]
    width: float
    base: int = 0
    order: tuple[int, ...] | None = None
    continues: bool = False
    strokes: tuple[tuple[Face, Look, str], ...] | None = None


def broken_lines(spans: tuple[Span, ...], style: TextStyle, width: float) -> tuple[tuple[Line, ...], frozenset[int]]:
    """The lines, and the chunks that go over the end of a line."""
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
            lines.append(Line(tuple(part), total(atom.width for atom in part[:shown]), base, line_order))
    lines = _marked(lines)
    broken = frozenset(line.atoms[-1].chunk for line in lines if line.continues)
    return tuple(with_strokes(line, broken) for line in lines), broken


def with_strokes(line: Line, broken: frozenset[int]) -> Line:
    """The line with its strokes, when it is of the simple kind that almost all are."""
    if line.order is not None or not line.atoms:
        return line
    strokes: list[tuple[Face, Look, str]] = []
    texts: list[str] = []
    face, look = None, line.atoms[0].look
    for atom in line.atoms:
        if atom.look.link or not atom.word.simple or (broken and atom.chunk in broken):
            return line
        for piece in atom.word.pieces:
            # spaces go with the word before them, whatever their look: readers drop strokes of nothing but spaces
            if piece.face is face and (atom.look is look or atom.space or atom.look == look):
                texts.append(piece.text)
                continue
            if face is not None:
                strokes.append((face, look, "".join(texts)))
            face, look, texts = piece.face, atom.look, [piece.text]
    text = "".join(texts).rstrip(" ")
    if face is not None:
        strokes.append((face, look, text + line_end(text)))
    return line._replace(strokes=tuple(strokes))


def line_end(text: str) -> str:
    """The space at the end of a line; after a hyphen one that keeps pdfium from taking the hyphen for its own."""
    return "\u00a0" if text.rstrip(" ").endswith(("-", "\u2010")) else " "


def _marked(lines: list[Line]) -> list[Line]:
    """The lines, each knowing whether its last word goes on."""
    marked = [
        line._replace(continues=True)
        if line.atoms and following.atoms and line.atoms[-1].chunk == following.atoms[0].chunk
        else line
        for line, following in pairwise(lines)
    ]
    return marked + lines[-1:]


BREAKING = " \t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
WORD_SPACE_OR_BREAK = re.compile(rf"\n|[{BREAKING}]+|[^{BREAKING}\n]+")
_IDEOGRAPH = r"\u2e80-\u2fff\u3001-\u312f\u3131-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff9f"
_CLOSERS = (
    "、。，．・：；？！゛゜ヽヾゝゞ々ー’”）〕］｝〉》」』】°′″℃％"  # closing signs and marks
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ,.:;?!)]}"  # small letters, and the closing signs of other scripts
)
_OPENERS = "‘“（〔［｛〈《「『【([{"
_AFTER_HYPHEN = re.compile(r"(?<=[^\W\d_]{2}[-\u2010\u2013\u2014/])(?=[^\W\d_]{2})")


def look_of(span: Span, style: TextStyle) -> Look:
    """How a span looks in a style."""
    return Look(
        span.size or style.size,
        span.bold or style.bold,
        span.italic or style.italic,
        span.colour or style.colour,
        span.link,
        needs_wide(span.text),
    )


def _hard_lines(spans: tuple[Span, ...], style: TextStyle) -> Iterator[list[Atom]]:
    """The atoms of each line that she broke herself."""
    atoms: list[Atom] = []
    chunk, start = 0, 0
    for span in spans:
        look = look_of(span, style)
        for found in WORD_SPACE_OR_BREAK.findall(printable(span.text)):
            if found == "\n":
                yield atoms
                atoms, start = [], 0
                chunk += 1
            elif found[0] in BREAKING:
                gap = (
                    spaces(found, atoms[-1].word.pieces[-1].face)
                    if atoms
                    else word(found, look.bold, look.italic, look.wide)
                )
                atoms.append(Atom(gap, look, gap.width * look.size / EM, chunk + 1, start, True))
                start += len(found)
                chunk += 2
            else:
                free = False
                for part in words_of(found, look.bold, look.italic, look.wide):
                    atoms.append(Atom(part, look, part.width * look.size / EM, chunk, start, False, free))
                    start += len(part.text)
                    free = True
    yield atoms


def words_of(text: str, bold: bool, italic: bool, wide: bool) -> tuple[Word, ...]:
    """A word between spaces, cut where a line may break inside it."""
    parts = _parts(text)
    if len(parts) == 1:
        return (word(text, bold, italic, wide),)
    return tuple(word(part, bold, italic, wide) for part in parts)


@cache
def _ideographs() -> re.Pattern[str]:
    """A Chinese or Japanese letter with the signs that must not be parted from it, or what stands between such."""
    return re.compile(
        rf"[{re.escape(_OPENERS)}]*[{_IDEOGRAPH}][\u3099\u309a\ufe00-\ufe0f]*[{re.escape(_CLOSERS)}]*"
        rf"|[^{_IDEOGRAPH}]+?(?=[{re.escape(_OPENERS)}]*[{_IDEOGRAPH}]|$)",
        re.DOTALL,
    )


def _parts(text: str) -> tuple[str, ...]:
    """A word cut where a line may break inside it."""
    if not text.isascii() and max(text) >= "\u2e80":
        parts = tuple(_ideographs().findall(text))
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
            unit_width = total(atom.width for atom in unit)
        line.extend(unit)
        used += unit_width
    yield line


def _units(atoms: list[Atom]) -> Iterator[tuple[list[Atom], float]]:
    """Atoms that stay together on a line, with their width."""
    unit: list[Atom] = []
    for atom in atoms:
        if unit and (atom.space or atom.free or unit[-1].space):
            yield unit, total(each.width for each in unit)
            unit = []
        unit.append(atom)
    if unit:
        yield unit, total(each.width for each in unit)


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
    letters, look = clusters(atom.word.text), atom.look
    sizes = [word(letter, look.bold, look.italic, look.wide).width * look.size / EM for letter in letters]
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
    set_word = word(text, atom.look.bold, atom.look.italic, atom.look.wide)
    return Atom(set_word, atom.look, set_word.width * atom.look.size / EM, atom.chunk, start)
