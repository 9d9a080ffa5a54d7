"""Which shipped font shows which character. In: typed text. Out: runs of text, each with a font that has all of it.

Fonts are opened on first use, and only the ones that a text needs. A character that no shipped font has is never
dropped: it gets a run of its own without a font, the paper shows its code in a box, and `missing_letters` lets the
wizard and the command line say so. What `characters.is_control` names is shown the same way and never obeyed; only
joiners and variation selectors that shape their neighbours are let through.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from ldnprep.characters import BREAKS, JOINERS, SPACES, clusters, is_control, printable
from ldnprep.outputs.pdf.text.typeface import Face
from ldnprep.shipped import resource

_SCRIPTS = ("arabic", "bengali", "ethiopic", "khmer", "burmese", "sinhala", "tamil", "thai", "cjk", "hangul", "symbols")
_PLAIN = ("noto", "dejavu", "devanagari", *_SCRIPTS)
_BOLD = ("noto-bold", "dejavu-bold", "devanagari-bold", *_SCRIPTS, "dejavu")
_ORDER = {
    # bold, italic
    (False, False): ("latin", *_PLAIN),
    (True, False): ("latin-bold", *_BOLD),
    (False, True): ("latin-italic", *_PLAIN),
    (True, True): ("latin-bold-italic", *_BOLD),
}
_RIGHT_TO_LEFT = "\u0590-\u060b\u060d-\u065f\u066d-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_BRAHMIC = (
    "\u0900-\u097f\u1cd0-\u1cff\ua8e0-\ua8ff",
    *("\u0980-\u09ff", "\u0b80-\u0bff", "\u0d80-\u0dff", "\u0e00-\u0e7f", "\u1000-\u109f", "\u1780-\u17ff"),
)
_STACKING = (_RIGHT_TO_LEFT, *_BRAHMIC)
"""Scripts whose letters join, stack or stand in another order than they are typed: words of them go to the shaper."""
_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a"
_SHAPED = rf"[{''.join(_STACKING)}{_MARKS}\u1100-\u11ff]"
_LETTER = r"[^\W\u0590-\u109f\u1100-\U0010ffff]"  # of a script that is set letter by letter
_SEGMENT = "|".join(  # what should stay in one font
    (
        *(f"[{block}\u200c\u200d]*[{block}][{block}\u200c\u200d]*" for block in _STACKING),
        rf"{_LETTER}(?:{_LETTER}|[\u0300-\u036f\u1e00-\u1fff])*",
        rf"(?s:.)[\u200c\u200d\ufe00-\ufe0f{_MARKS}]*",
    )
)


@cache
def _fonts() -> dict[str, tuple[str, str, str]]:
    """Key → file, and the first and last of the characters for which alone it is opened."""
    rows = json.loads(resource("fonts", "fonts.json").read_bytes())["fonts"]
    return {
        row["key"]: (row["file"], chr(int(row.get("first", "0"), 16)), chr(int(row.get("last", "10FFFF"), 16)))
        for row in rows
    }


@cache
def face(key: str) -> Face:
    """The open font of that key. Raises MachineError when the file is gone."""
    return Face(_fonts()[key][0])


class FontRun(NamedTuple):
    """Text in one font. `font` is a key for `face()`; None: no shipped font has it (one character), show its code.

    `shaped`: the run's script joins, stacks or reorders its letters, so it must go through the shaper.
    """

    text: str
    font: str | None
    shaped: bool = False


def runs(text: str, bold: bool = False, italic: bool = False, wide: bool = False) -> tuple[FontRun, ...]:
    """The text cut into runs of one font each; joined again they give `printable(text)` character for character.

    A word stays in one font where any font has all of it; else the font is chosen per letter with its marks. `wide`:
    Latin words are set in the second font, which has all Latin letters, so that a Vietnamese name is all in one.
    """
    text = printable(text)
    order = _ORDER[bold, italic]
    order = (*order[1:], order[0]) if wide else order
    if text.isascii() and text.isprintable():
        return (FontRun(text, order[0]),) if text else ()
    merged: list[FontRun] = []
    for segment in re.findall(_SEGMENT, text):
        for run in _chosen(segment, order):
            last = merged[-1] if merged else None
            if last is not None and run.font is not None and last[1:] == run[1:]:
                merged[-1] = run._replace(text=last.text + run.text)
            else:
                merged.append(run)
    return tuple(merged)


def missing_letters(text: str) -> tuple[str, ...]:
    """The letters of the text that no shipped font has, each once, in order of appearance. Controls are not counted."""
    absent = (run.text for run in runs(text) if run.font is None)
    return tuple(dict.fromkeys(letter for letter in absent if not is_control(letter)))


@lru_cache(maxsize=4096)
def needs_wide(text: str) -> bool:
    """Whether the text has a Latin letter that the first font lacks, as Vietnamese and some African languages do."""
    return not text.isascii() and any(
        letter.isalpha() and (letter < "\u0250" or "\u1e00" <= letter <= "\u1eff") and not face("latin").has(letter)
        for letter in printable(text)
    )


def _chosen(text: str, order: tuple[str, ...]) -> Iterator[FontRun]:
    """One font for all of it, else for each letter with its marks, else for each letter alone."""
    font = _font_with(text, order)
    if font is not None or len(text) == 1:
        yield FontRun(text, font, font is not None and re.search(_SHAPED, text) is not None)
        return
    parts = clusters(text)
    for part in parts if len(parts) > 1 else text:
        yield from _chosen(part, order)


@lru_cache(maxsize=8192)
def _font_with(text: str, order: tuple[str, ...]) -> str | None:
    """The first font of the order that has all of the text; joiners and spaces need no glyph of their own."""
    if text in SPACES or text in BREAKS:
        return order[0]
    needed = "".join(letter for letter in text if letter not in JOINERS)
    if not needed or any(map(is_control, text)):
        return None
    if "\u2190" <= needed[0] <= "\u21ff":
        order = ("symbols", *order)  # for arrows, two large fonts would be opened first
    return next((key for key in order if _may_have(key, needed[0]) and face(key).has(needed)), None)


def _may_have(key: str, letter: str) -> bool:
    _, first, last = _fonts()[key]
    return first <= letter <= last
