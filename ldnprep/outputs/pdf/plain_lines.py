"""Lines of plain text, the quick way. In: spans in a style, a width in points. Out: what `lines.broken_lines` gives."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from ldnprep.outputs.pdf.bidi import has_right_to_left
from ldnprep.outputs.pdf.fonts import EM, Face, printable
from ldnprep.outputs.pdf.lines import BREAKING, Atom, Line, Look, line_end, look_of, words_of
from ldnprep.outputs.pdf.shaping import Word, spaces, word

if TYPE_CHECKING:
    from ldnprep.outputs.pdf.text import Span, TextStyle

_WORD_AND_SPACES = re.compile(rf"[^{BREAKING}]+[{BREAKING}]*|[{BREAKING}]+")


class _Item(NamedTuple):
    """A word or a part of one with the spaces after it, or (`space`) spaces alone; in one font. Widths are in points.

    width: without the spaces. gap: of the spaces. free: a line may break before it although no space stands there.
    ends: the word ends here.
    """

    atoms: tuple[Atom, ...]
    text: str
    look: Look
    face: Face
    width: float
    gap: float = 0.0
    free: bool = False
    ends: bool = True
    space: bool = False


class _NotPlainError(Exception):
    """A text that takes a closer look."""


def plain_lines(
    spans: tuple[Span, ...], style: TextStyle, width: float
) -> tuple[tuple[Line, ...], frozenset[int]] | None:
    """The same lines as `broken_lines`, sooner, for the texts that almost all are; None where it takes a closer look.

    Plain: left to right, nothing to shape, no line break typed, no word that goes on on another line. The atoms are the
    same objects for all lines, without numbers of chunks.
    """
    try:
        items = _items(spans, style)
        parts = _parted(items, width)
    except _NotPlainError:
        return None
    return tuple(_line(items[first:end], shown) for first, end, shown in parts), frozenset()


def _items(spans: tuple[Span, ...], style: TextStyle) -> list[_Item]:
    items: list[_Item] = []
    for span in spans:
        text = printable(span.text)
        if "\n" in text or has_right_to_left(text):
            raise _NotPlainError
        look = look_of(span, style)
        found = _WORD_AND_SPACES.findall(text)
        if found and found[0][0] in BREAKING:
            items.append(_leading(found.pop(0), items[-1].face if items else None, look))
        items += chain.from_iterable(map(_plain_words(look), found))
    return items


def _parted(items: list[_Item], width: float) -> list[tuple[int, int, float]]:
    """The lines: first item, the one after the last, and the width without the spaces at the end.

    Widths are added up in the order in which `broken_lines` does it, to the last digit.
    """
    if not items:
        raise _NotPlainError
    lines: list[tuple[int, int, float]] = []
    limit = width + 0.01
    first = end = 0
    used = whole = shown = 0.0
    for place, item in enumerate(items):
        if place < end:
            continue  # stands with the items before it
        end = place + 1
        unit = item.width
        while not items[end - 1].ends and end < len(items) and not items[end].free and not items[end].space:
            unit += items[end].width
            end += 1
        if not item.space:
            if unit > limit or (item.free and used + unit > limit):
                raise _NotPlainError
            if used + unit > limit and place > first:
                lines.append((first, place, shown))
                first, used, whole = place, 0.0, 0.0
            used += unit
            for each in items[place:end]:
                shown = whole = whole + each.width
        gap = items[end - 1].gap
        used += gap
        whole += gap
    return [*lines, (first, len(items), shown)]


def _line(items: list[_Item], width: float) -> Line:
    """One with a link is drawn word by word."""
    atoms = tuple(chain.from_iterable([item.atoms for item in items]))
    strokes: list[tuple[Face, Look, str]] = []
    texts: list[str] = []
    face, look = items[0].face, items[0].look
    for item in items:
        if item.look.link:
            return Line(atoms, width)
        # spaces go with the word before them, whatever their look: readers drop strokes of nothing but spaces
        if item.face is not face or (item.look is not look and not item.space and item.look != look):
            strokes.append((face, look, "".join(texts)))
            face, look, texts = item.face, item.look, []
        texts.append(item.text)
    text = "".join(texts).rstrip(" ")
    return Line(atoms, width, strokes=(*strokes, (face, look, text + line_end(text))))


@lru_cache(maxsize=256)  # every link is a look of its own
def _plain_words(look: Look) -> Callable[[str], tuple[_Item, ...]]:
    """Sets one word with its spaces after the other in this look, and remembers them. Raises _NotPlainError."""

    @lru_cache(maxsize=8192)
    def set_word(text: str) -> tuple[_Item, ...]:
        shown = text.rstrip(BREAKING)
        words = words_of(shown, look.bold, look.italic, look.wide)
        if not all(part.simple and len(part.pieces) == 1 for part in words):
            raise _NotPlainError
        items = [_part(part, look, free=number > 0) for number, part in enumerate(words)]
        last = items[-1]
        if shown != text:
            gap = _space(text[len(shown) :], last.face, look)
            last = last._replace(atoms=(*last.atoms, gap), text=last.text + gap.word.text, gap=gap.width)
        return (*items[:-1], last._replace(ends=shown != text))

    return set_word


def _part(part: Word, look: Look, *, free: bool) -> _Item:
    width = part.width * look.size / EM
    atom = Atom(part, look, width, 0, 0, False, free)
    return _Item((atom,), part.text, look, part.pieces[0].face, width, free=free, ends=False)


def _leading(text: str, of: Face | None, look: Look) -> _Item:
    """Spaces at the beginning of a span; `of`: the font of what stands before them."""
    gap = _space(text, of, look)
    return _Item((gap,), text, look, gap.word.pieces[0].face, 0.0, gap.width, space=True)


def _space(text: str, of: Face | None, look: Look) -> Atom:
    gap = spaces(text, of) if of is not None else word(text, look.bold, look.italic, look.wide)
    return Atom(gap, look, gap.width * look.size / EM, 0, 0, True)
