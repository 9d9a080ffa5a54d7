"""Breaking a paragraph into lines. In: runs in a style, a width in points. Out: lines of words that fit it.

Lines break at spaces, after hyphens between letters, between Chinese and Japanese letters (not before a closing or
after an opening sign), and anywhere in a word that is longer than the line; no hyphen is ever added. Paragraphs that
start right to left stand at the right edge. (ReportLab breaks lines at spaces alone, in one font a run.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from math import fsum

from ldnprep.characters import clusters, printable
from ldnprep.outputs.pdf.text.bidi import base_level, has_right_to_left, levels
from ldnprep.outputs.pdf.text.fonts import needs_wide
from ldnprep.outputs.pdf.text.marks import DOTS
from ldnprep.outputs.pdf.text.model import BODY, Atom, Laid, Line, Run, Style
from ldnprep.outputs.pdf.text.shaping import Word, simple_word, spaces, word
from ldnprep.outputs.pdf.text.typeface import EM, Face

_BREAKING = " \t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
_WORD_SPACE_OR_BREAK = re.compile(rf"\n|[{_BREAKING}]+|[^{_BREAKING}\n]+")
_SPOKEN = re.compile(r"^\s+|\S+(?:\s+\S+)*|\s+$")  # words that are read as others stay one
_IDEOGRAPH = r"\u2e80-\u2fff\u3001-\u312f\u3131-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff9f"
_CLOSERS = re.escape(
    "、。，．・：；？！゛゜ヽヾゝゞ々ー’”）〕］｝〉》」』】°′″℃％"  # closing signs and marks
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ,.:;?!)]}"  # small letters, and the closing signs of other scripts
)
_OPENERS = re.escape("‘“（〔［｛〈《「『【([{")
_IDEOGRAPHS = (  # a Chinese or Japanese letter with the signs that must not be parted from it, or what is between such
    rf"[{_OPENERS}]*[{_IDEOGRAPH}][\u3099\u309a\ufe00-\ufe0f]*[{_CLOSERS}]*"
    rf"|(?s:[^{_IDEOGRAPH}])+?(?=[{_OPENERS}]*[{_IDEOGRAPH}]|$)"
)
_LETTER = r"[A-Za-z\u00aa-\u02af\u0370-\u052f\u1e00-\u1fff]"
_AFTER_HYPHEN = re.compile(rf"(?<={_LETTER}{{2}}[-\u2010\u2013\u2014/])(?={_LETTER}{{2}})")
_SIGN_ROOM, _DOT_ROOM = 1.35, 0.72  # of a sign within a line, as a part of the type size
GAP = "gap"  # in place of a sign: nothing is drawn


@lru_cache(maxsize=512)  # a leaf has about 200; what is remembered is looked through with all garbage
def laid(runs: tuple[Run, ...], style: Style = BODY, width: float = 1e9) -> Laid:
    """The runs broken into lines of at most `width` points."""
    lines: list[Line] = []
    for atoms in _hard_lines(runs, style):
        text = "".join(atom.word.text for atom in atoms)
        base, order = 0, None
        if has_right_to_left(text):
            base = base_level(text)
            order = levels(text, base)
        filled = list(_fill(atoms, width))
        for part, after in zip(filled, [*filled[1:], []], strict=True):
            lines.append(_line(part, base, order, bool(part and after) and part[-1].chunk == after[0].chunk))
    broken = frozenset(line.atoms[-1].chunk for line in lines if line.continues)
    strokes = (line if line.order else line._replace(atoms=tuple(_strokes(line, broken))) for line in lines)
    return Laid(tuple(strokes), style, width, broken)


def line_end(text: str) -> str:
    """The space at the end of a line; after a hyphen one that keeps pdfium from taking the hyphen for its own."""
    return "\u00a0" if text.rstrip(" ").endswith(("-", "\u2010")) else " "


def _line(atoms: list[Atom], base: int, order: list[int] | None, continues: bool) -> Line:
    shown = len(atoms)
    while shown and atoms[shown - 1].space:
        shown -= 1
    own = order[atoms[0].start : atoms[-1].start + len(atoms[-1].word.text)] if order and atoms else ()
    width = fsum(atom.width for atom in atoms[:shown])
    return Line(tuple(atoms), width, base, tuple(own) if any(own) else None, continues)


def _strokes(line: Line, broken: frozenset[int]) -> Iterator[Atom]:
    """The words of a line, each with the spaces after it; plain words in one look and font as one."""

    def plain(atom: Atom) -> tuple[Run, Face] | None:
        piece = atom.word.pieces[0] if len(atom.word.pieces) == 1 else None
        if piece is None or piece.shaped is not None or piece.code or atom.run.spoken or atom.chunk in broken:
            return None
        return atom.run, piece.face

    for look, group in groupby(_with_tails(line), plain):
        if look is None:
            yield from group
            continue
        *earlier, last = group
        run, face = look
        word = simple_word("".join(atom.word.text + atom.tail for atom in earlier) + last.word.text, face)
        yield last._replace(word=word, width=word.width * run.size / EM, space=False)


def _with_tails(line: Line) -> Iterator[Atom]:
    """The words, each with the spaces after it."""
    held: Atom | None = None
    for atom in line.atoms:
        if atom.space and held and not held.mark:
            held = held._replace(tail=held.tail + atom.word.text)
            continue
        if held:
            yield held
        held = atom
    if held:
        yield held


def _hard_lines(runs: tuple[Run, ...], style: Style) -> Iterator[list[Atom]]:
    """The atoms of each line that was broken by hand."""
    atoms: list[Atom] = []
    chunk, start = 0, 0
    for asked in runs:
        run = asked.styled(style)
        if run.gap or run.mark:
            room = run.gap or run.size * (_DOT_ROOM if run.mark in DOTS else _SIGN_ROOM)
            atoms.append(Atom(word(""), run, room, chunk, start, space=bool(run.gap), mark=run.mark or GAP))
            chunk += bool(run.gap)
        for found in (_SPOKEN if run.spoken else _WORD_SPACE_OR_BREAK).findall(printable(run.text)):
            if found == "\n":
                yield atoms
                atoms, start = [], 0
                chunk += 1
            elif found[0] in _BREAKING:
                before = atoms[-1].word.pieces if atoms else ()
                gap = spaces(found, before[-1].face) if before else _word(found, run)
                atoms.append(Atom(gap, run, gap.width * run.size / EM, chunk + 1, start, space=True))
                start += len(found)
                chunk += 2
            else:
                for place, part in enumerate([found] if run.spoken else _parts(found)):
                    atoms.append(_atom(part, run, chunk, start, free=place > 0))
                    start += len(part)
    yield atoms


def _word(text: str, run: Run) -> Word:
    return word(text, run.bold, run.italic, needs_wide(run.text))


def _atom(text: str, run: Run, chunk: int, start: int, *, free: bool = False) -> Atom:
    found = _word(text, run)
    return Atom(found, run, found.width * run.size / EM, chunk, start, free=free)


def _parts(text: str) -> list[str]:
    """A word between spaces, cut where a line may break inside it."""
    if not text.isascii() and max(text) >= "\u2e80":
        parts = re.findall(_IDEOGRAPHS, text)
        if "".join(parts) == text:
            return parts
    return _AFTER_HYPHEN.split(text)


def _fill(atoms: list[Atom], width: float) -> Iterator[list[Atom]]:
    """Lines of at most `width` points; spaces at the end of a line do not count."""
    line: list[Atom] = []
    used = 0.0
    for unit in _units(atoms):
        needed = fsum(atom.width for atom in unit)
        if line and used + needed > width + 0.01 and not unit[0].space:
            yield line
            line, used = [], 0.0
        if needed > width + 0.01 and not unit[0].space:
            *full, unit = _anywhere(unit, width)
            yield from full
            needed = fsum(atom.width for atom in unit)
        line += unit
        used += needed
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
        for piece in [atom] if atom.mark else _cut(atom, width - used, width):
            if lines[-1] and used + piece.width > width + 0.01:
                lines.append([])
                used = 0.0
            lines[-1].append(piece)
            used += piece.width
    return lines


def _cut(atom: Atom, room: float, width: float) -> Iterator[Atom]:
    """The atom in parts: the first fits `room`, the others `width`; each has at least one letter."""
    letters, start = clusters(atom.word.text), atom.start
    part = _atom("", atom.run, atom.chunk, start)
    for letter in letters:
        longer = _atom(part.word.text + letter, atom.run, atom.chunk, start)
        if part.word.text and longer.width > room:
            yield part
            start += len(part.word.text)
            room, longer = width, _atom(letter, atom.run, atom.chunk, start)
        part = longer
    yield part
