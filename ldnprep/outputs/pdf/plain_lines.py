"""Lines of plain text, the quick way. In: spans in a style, a width in points. Out: what `lines.broken_lines` gives."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from ldnprep.outputs.pdf.bidi import has_right_to_left
from ldnprep.outputs.pdf.fonts import EM, Face, printable
from ldnprep.outputs.pdf.lines import (
    BREAKING,
    WORD_SPACE_OR_BREAK,
    Atom,
    Line,
    Look,
    look_of,
    with_strokes,
    words_of,
)
from ldnprep.outputs.pdf.shaping import spaces, word

if TYPE_CHECKING:
    from ldnprep.outputs.pdf.text import Span, TextStyle


def plain_lines(
    spans: tuple[Span, ...], style: TextStyle, width: float
) -> tuple[tuple[Line, ...], frozenset[int]] | None:
    """The same lines as `broken_lines`, sooner, for the texts that almost all are; None where it takes a closer look.

    Plain: left to right, no link, nothing to shape, no line break typed, no word that has to be parted. Their atoms are
    the same for all lines, without numbers of chunks.
    """
    atoms = _plain_atoms(spans, style)
    if atoms is None:
        return None
    lines: list[Line] = []
    first, used, end = 0, 0.0, 0
    all_, shown = 0.0, 0.0  # width of the line, added up one by one: with all spaces, and without those at its end
    for place, atom in enumerate(atoms):
        if place < end:
            continue  # stands with the atoms before it
        end = place + 1
        if atom.space:
            used += atom.width
            all_ += atom.width
            continue
        unit = atom.width
        while end < len(atoms) and not atoms[end].space and not atoms[end].free:
            unit += atoms[end].width
            end += 1
        if unit > width + 0.01:
            return None
        if used + unit > width + 0.01 and place > first:
            if atom.free:
                return None
            lines.append(_plain_line(atoms[first:place], shown))
            first, used, all_ = place, 0.0, 0.0
        used += unit
        for each in atoms[place:end]:
            all_ += each.width
        shown = all_
    lines.append(_plain_line(atoms[first:], shown))
    return tuple(lines), frozenset()


def _plain_atoms(spans: tuple[Span, ...], style: TextStyle) -> list[Atom] | None:
    atoms: list[Atom] = []
    gaps: dict[tuple[str, Face | None], Atom] = {}
    for span in spans:
        text = printable(span.text)
        if span.link or "\n" in text or has_right_to_left(text):
            return None
        look = look_of(span, style)
        set_word = _plain_words(look)
        gaps.clear()
        for found in WORD_SPACE_OR_BREAK.findall(text):
            if found[0] in BREAKING:
                key = found, atoms[-1].word.pieces[-1].face if atoms else None
                atoms.append(gaps.get(key) or gaps.setdefault(key, _plain_space(*key, look)))
            elif (parts := set_word(found)) is not None:
                atoms += parts
            else:
                return None
    return atoms or None


@lru_cache(maxsize=32)
def _plain_words(look: Look) -> Callable[[str], tuple[Atom, ...] | None]:
    """Sets one word after the other in this look, None for one that is not plain. It remembers them."""

    @lru_cache(maxsize=8192)
    def set_word(text: str) -> tuple[Atom, ...] | None:
        words = words_of(text, look.bold, look.italic, look.wide)
        if not all(part.simple for part in words):
            return None
        scale = look.size
        return tuple(Atom(part, look, part.width * scale / EM, 0, 0, False, n > 0) for n, part in enumerate(words))

    return set_word


def _plain_space(text: str, of: Face | None, look: Look) -> Atom:
    gap = spaces(text, of) if of is not None else word(text, look.bold, look.italic, look.wide)
    return Atom(gap, look, gap.width * look.size / EM, 0, 0, True)


def _plain_line(atoms: list[Atom], width: float) -> Line:
    return with_strokes(Line(tuple(atoms), width), frozenset())
