"""Breaking a paragraph into lines. In: runs in a style, a width in points. Out: lines of words that fit it.

Lines break at spaces, after hyphens between letters, between Chinese and Japanese letters (not before a closing or
after an opening sign), and anywhere in a word that is longer than the line; no hyphen is ever added. Paragraphs that
start right to left stand at the right edge. (ReportLab breaks lines at spaces alone, in one font a run.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from math import fsum

from ldnprep.characters import clusters, printable
from ldnprep.outputs.pdf.text.bidi import base_level, has_right_to_left, levels
from ldnprep.outputs.pdf.text.fonts import needs_wide
from ldnprep.outputs.pdf.text.model import BODY, Atom, Laid, Line, Look, Run, Style
from ldnprep.outputs.pdf.text.shaping import Word, spaces, word
from ldnprep.outputs.pdf.text.typeface import EM

_BREAKING = " \t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
_WORD_SPACE_OR_BREAK = re.compile(rf"\n|[{_BREAKING}]+|[^{_BREAKING}\n]+")
_SPOKEN = re.compile(r"^\s+|\S+(?:\s+\S+)*|\s+$")  # words that are read as others stay one
_IDEOGRAPH = r"\u2e80-\u2fff\u3001-\u312f\u3131-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff9f"
_CLOSERS = (
    "、。，．・：；？！゛゜ヽヾゝゞ々ー’”）〕］｝〉》」』】°′″℃％"  # closing signs and marks
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ,.:;?!)]}"  # small letters, and the closing signs of other scripts
)
_OPENERS = "‘“（〔［｛〈《「『【([{"
_LETTER = r"[A-Za-z\u00aa-\u02af\u0370-\u052f\u1e00-\u1fff]"
_AFTER_HYPHEN = re.compile(rf"(?<={_LETTER}{{2}}[-\u2010\u2013\u2014/])(?={_LETTER}{{2}})")
GAP = "gap"  # in place of a sign: nothing is drawn
_MARK = 1.35  # room of a sign within a line, as a part of the type size


def plain(text: str, style: Style, width: float) -> Laid:
    """A text in one look, broken into lines."""
    return laid((Run(text),), style, width)


@lru_cache(maxsize=4096)
def laid(runs: tuple[Run, ...], style: Style = BODY, width: float = 1e9) -> Laid:
    """The runs broken into lines of at most `width` points."""
    lines: list[Line] = []
    for atoms in _hard_lines(runs, style):
        text = "".join(atom.word.text for atom in atoms)
        base, order = (0, None)
        if has_right_to_left(text):
            base = base_level(text)
            order = levels(text, base)
        for part in _fill(atoms, width):
            lines.append(_line(part, base, order))
    lines = _continued(lines)
    return Laid(tuple(lines), style, width, frozenset(line.atoms[-1].chunk for line in lines if line.continues))


def line_end(text: str) -> str:
    """The space at the end of a line; after a hyphen one that keeps pdfium from taking the hyphen for its own."""
    return "\u00a0" if text.rstrip(" ").endswith(("-", "\u2010")) else " "


def _line(atoms: list[Atom], base: int, order: list[int] | None) -> Line:
    shown = len(atoms)
    while shown and atoms[shown - 1].space:
        shown -= 1
    found = None
    if order is not None and atoms:
        found = tuple(order[atoms[0].start : atoms[-1].start + len(atoms[-1].word.text)])
    width = fsum(atom.width for atom in atoms[:shown])
    return Line(tuple(atoms), width, base, found if found and any(found) else None)


def _continued(lines: list[Line]) -> list[Line]:
    """The lines, each knowing whether its last word goes on."""
    marked = [
        line._replace(continues=True)
        if line.atoms and following.atoms and line.atoms[-1].chunk == following.atoms[0].chunk
        else line
        for line, following in pairwise(lines)
    ]
    return marked + lines[-1:]


def _hard_lines(runs: tuple[Run, ...], style: Style) -> Iterator[list[Atom]]:
    """The atoms of each line that was broken by hand."""
    atoms: list[Atom] = []
    chunk, start = 0, 0
    for run in runs:
        look = _look(run, style)
        if run.gap:
            atoms.append(Atom(word(""), look, run.gap, chunk, start, space=True, mark=GAP))
            chunk += 1
        if run.mark:
            atoms.append(Atom(word(""), look, look.size * _MARK, chunk, start, mark=run.mark))
        pattern = _SPOKEN if run.spoken else _WORD_SPACE_OR_BREAK
        for found in pattern.findall(printable(run.text)):
            if found == "\n":
                yield atoms
                atoms, start = [], 0
                chunk += 1
            elif found[0] in _BREAKING:
                gap = _gap(found, atoms, look)
                atoms.append(Atom(gap, look, gap.width * look.size / EM, chunk + 1, start, True))
                start += len(found)
                chunk += 2
            else:
                for place, part in enumerate(_words(found, look)):
                    atoms.append(Atom(part, look, part.width * look.size / EM, chunk, start, False, place > 0))
                    start += len(part.text)
    yield atoms


def _look(run: Run, style: Style) -> Look:
    bold, italic = run.bold or style.bold, run.italic or style.italic
    colour = run.colour or style.colour
    return Look(run.size or style.size, bold, italic, colour, run.link, needs_wide(run.text), run.spoken)


def _gap(text: str, before: list[Atom], look: Look) -> Word:
    """Spaces in the font of the word before them."""
    if before and before[-1].word.pieces:
        return spaces(text, before[-1].word.pieces[-1].face)
    return _set(text, look)


def _set(text: str, look: Look) -> Word:
    return word(text, look.bold, look.italic, look.wide)


def _words(text: str, look: Look) -> list[Word]:
    """A word between spaces, cut where a line may break inside it."""
    return [_set(part, look) for part in ([text] if look.spoken else _parts(text))]


@cache
def _ideographs() -> re.Pattern[str]:
    """A Chinese or Japanese letter with the signs that must not be parted from it, or what stands between such."""
    return re.compile(
        rf"[{re.escape(_OPENERS)}]*[{_IDEOGRAPH}][\u3099\u309a\ufe00-\ufe0f]*[{re.escape(_CLOSERS)}]*"
        rf"|[^{_IDEOGRAPH}]+?(?=[{re.escape(_OPENERS)}]*[{_IDEOGRAPH}]|$)",
        re.DOTALL,
    )


def _parts(text: str) -> list[str]:
    if not text.isascii() and max(text) >= "\u2e80":
        parts = _ideographs().findall(text)
        if "".join(parts) == text:
            return parts
    if "-" in text or "/" in text or not text.isascii():
        return _AFTER_HYPHEN.split(text)
    return [text]


def _fill(atoms: list[Atom], width: float) -> Iterator[list[Atom]]:
    """Lines of at most `width` points; spaces at the end of a line do not count."""
    line: list[Atom] = []
    used = 0.0
    for unit in _units(atoms):
        unit_width = fsum(atom.width for atom in unit)
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
            unit_width = fsum(atom.width for atom in unit)
        line.extend(unit)
        used += unit_width
    yield line


def _units(atoms: list[Atom]) -> Iterator[list[Atom]]:
    """Atoms that stay together on a line."""
    unit: list[Atom] = []
    for atom in atoms:
        if unit and (atom.space or atom.free or unit[-1].space):
            yield unit
            unit = []
        unit.append(atom)
    if unit:
        yield unit


def _anywhere(unit: list[Atom], width: float) -> list[list[Atom]]:
    """A unit longer than a line, cut between letters so that each part fits (one letter always stands)."""
    lines: list[list[Atom]] = [[]]
    used = 0.0
    for atom in unit:
        for piece in [atom] if atom.mark else _pieces_of(atom, width - used, width):
            if lines[-1] and used + piece.width > width + 0.01:
                lines.append([])
                used = 0.0
            lines[-1].append(piece)
            used += piece.width
    return lines


def _pieces_of(atom: Atom, room: float, width: float) -> Iterator[Atom]:
    """The atom cut into parts: the first fits `room`, the others `width`; each has at least one letter."""
    letters, look = clusters(atom.word.text), atom.look
    sizes = [_set(letter, look).width * look.size / EM for letter in letters]
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
    part = _set(text, atom.look)
    return Atom(part, atom.look, part.width * atom.look.size / EM, atom.chunk, start)
