"""Which shipped font shows which letter. In: typed text. Out: runs of text, each with a font that has all of it.

Fonts are opened on first use, once per process, and only the ones that a text needs: a Latin sheet never opens the
four million bytes of Chinese. Where they come from and under which licence stands in `resources/fonts/fonts.json`.

A letter that no shipped font has is never dropped: it gets a run of its own without a font, the paper shows its code
in a box, and `missing_letters` lets the wizard say so while she types. Control characters, bidi overrides and
invisible signs are shown the same way and never obeyed (`is_control`), only joiners and variation selectors that
shape their neighbours are let through.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

import uharfbuzz as hb

from ldnprep.errors import MachineError, Problem
from ldnprep.shipped import resource

_FILES = {
    "latin": "AtkinsonHyperlegible-Regular.ttf",
    "latin-bold": "AtkinsonHyperlegible-Bold.ttf",
    "latin-italic": "AtkinsonHyperlegible-Italic.ttf",
    "latin-bold-italic": "AtkinsonHyperlegible-BoldItalic.ttf",
    "noto": "NotoSans-Regular.ttf",
    "noto-bold": "NotoSans-Bold.ttf",
    "dejavu": "DejaVuSans.ttf",
    "dejavu-bold": "DejaVuSans-Bold.ttf",
    "devanagari": "NotoSansDevanagari-Regular.ttf",
    "devanagari-bold": "NotoSansDevanagari-Bold.ttf",
    "hangul": "LDNPrepHangul-Regular.ttf",
    "cjk": "DroidSansFallback-subset.ttf",
    "symbols": "Symbola-subset.ttf",
}
_ORDER = {
    (False, False): ("latin", "noto", "dejavu", "devanagari", "cjk", "hangul", "symbols"),
    (True, False): ("latin-bold", "noto-bold", "dejavu-bold", "devanagari-bold", "cjk", "hangul", "symbols", "dejavu"),
    (False, True): ("latin-italic", "noto", "dejavu", "devanagari", "cjk", "hangul", "symbols"),
    (True, True): (
        "latin-bold-italic",
        "noto-bold",
        "dejavu-bold",
        "devanagari-bold",
        "cjk",
        "hangul",
        "symbols",
        "dejavu",
    ),
}
EM = 1000
"""All measures of a face are in thousandths of the type size."""

_JOINERS = frozenset("\u200c\u200d" + "".join(map(chr, range(0xFE00, 0xFE10))))
_INVISIBLE = frozenset(
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2065\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f"
    "\u2800\u3164\ufeff\uffa0\ufff9\ufffa\ufffb\ufffd"
)
_BREAKS = frozenset("\n\u2028\u2029")
_SPACES = frozenset(" \t\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))))
_RIGHT_TO_LEFT = "\u0590-\u060b\u060d-\u065f\u066d-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_DEVANAGARI = "\u0900-\u097f\u1cd0-\u1cff\ua8e0-\ua8ff"
_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a"


class Face:
    """One open font file. Measures are thousandths of the type size (`EM`).

    `key` is the name used in `resources/fonts/fonts.json` order, `ascent` and `descent` (negative) are the font's own.
    """

    def __init__(self, key: str) -> None:
        self.key = key
        self.file = _FILES[key]
        path = resource("fonts", self.file)
        try:
            self.hb_face = hb.Face(hb.Blob.from_file_path(str(path)))
        except (OSError, hb.HarfBuzzError) as error:
            raise MachineError(
                Problem(f"The font file {self.file} cannot be read", "install LDN Prep again")
            ) from error
        self.hb_font = hb.Font(self.hb_face)
        self.hb_font.scale = (EM, EM)
        self._advances: dict[int, int] = {}
        self.glyph_of: dict[str, int] = {}
        self.width_of: dict[str, int] = {}

    @cached_property
    def letters(self) -> frozenset[str]:
        """Every letter that the font has and that is shown as itself."""
        return frozenset(letter for letter in map(chr, self.hb_face.unicodes) if not is_control(letter))

    @cached_property
    def _codes(self) -> hb.Set:
        return self.hb_face.unicodes

    def has(self, text: str) -> bool:
        """Whether the font has every letter of the text."""
        return all(ord(letter) in self._codes for letter in text)

    @cached_property
    def ascent(self) -> int:
        return int(self.hb_font.get_font_extents("ltr").ascender)

    @cached_property
    def descent(self) -> int:
        return int(self.hb_font.get_font_extents("ltr").descender)

    def learn(self, letters: str) -> None:
        """Fill `glyph_of` and `width_of` for letters that the font has (or spaces, which it may lack)."""
        for letter in letters:
            if letter not in self.glyph_of:
                glyph = self.hb_font.get_nominal_glyph(ord(letter))
                if not glyph:
                    glyph = self.hb_font.get_nominal_glyph(32)
                self.glyph_of[letter] = glyph or 0
                self.width_of[letter] = self.advance(glyph or 0)

    def advance(self, glyph: int) -> int:
        """Width of a glyph."""
        width = self._advances.get(glyph)
        if width is None:
            width = self._advances[glyph] = int(self.hb_font.get_glyph_h_advance(glyph))
        return width


@cache
def face(key: str) -> Face:
    """The open font of that key. Raises MachineError when the file is gone."""
    return Face(key)


class FontRun(NamedTuple):
    """Text in one font. `font` is a key for `face()`; None: no shipped font has it (one letter), show its code.

    `shaped`: the run's script joins, stacks or reorders its letters, so it must go through the shaper.
    """

    text: str
    font: str | None
    shaped: bool = False


def is_control(letter: str) -> bool:
    """True for what must be shown as a code and never obeyed: controls, bidi overrides, invisible and broken signs."""
    if letter in _INVISIBLE:
        return True
    category = unicodedata.category(letter)
    if category == "Cf":
        return letter not in _JOINERS and not "\u0600" <= letter <= "\u08e2"
    return category in ("Cc", "Cs") or (category == "Cn" and ord(letter) & 0xFFFE == 0xFFFE)


def printable(text: str) -> str:
    """The text in the form in which it is printed: composed (NFC), every kind of line break as `\\n`."""
    if text.isascii():
        return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text.replace("\u2028", "\n").replace("\u2029", "\n")


def code_of(letter: str) -> str:
    """What stands in the box for a letter that cannot be shown, for example `U+1F9FF`."""
    return f"U+{ord(letter):04X}"


def shown(text: str) -> str:
    """The text for places that are not set by us (title, outline, alternate text): controls as their codes."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(code_of(letter) if is_control(letter) else letter for letter in text)


def runs(text: str, bold: bool = False, italic: bool = False, wide: bool = False) -> tuple[FontRun, ...]:
    """The text cut into runs of one font each; joined again they give `printable(text)` letter for letter.

    A word stays in one font where any font has all of it; else the font is chosen per letter with its marks. `wide`:
    Latin words are set in the second font, which has all Latin letters, so that a Vietnamese name is all in one.
    """
    text = printable(text)
    order = _ORDER[bold, italic]
    order = (*order[1:], order[0]) if wide else order
    if _never_shaped(text):
        if face(order[0]).letters.issuperset(text):
            return (FontRun(text, order[0]),) if text else ()
        if len(text) == 1:
            return (FontRun(text, _font_with(text, order)),)
    found: list[FontRun] = []
    for match in _segment().finditer(text):
        found.extend(_segment_runs(match.group(), order))
    return tuple(_merged(found))


def missing_letters(text: str) -> tuple[str, ...]:
    """The letters of the text that no shipped font has, each once, in order of appearance. Controls are not counted."""
    if text.isascii():
        return ()
    absent = (run.text for run in runs(text) if run.font is None)
    return tuple(dict.fromkeys(letter for letter in absent if not is_control(letter)))


def needs_wide(text: str) -> bool:
    """Whether the text has a Latin letter that the first font lacks, as Vietnamese and some African languages do."""
    if text.isascii():
        return False
    letters = face("latin").letters
    return any(
        letter not in letters and letter.isalpha() and (letter < "\u0250" or "\u1e00" <= letter <= "\u1eff")
        for letter in printable(text)
    )


def _never_shaped(text: str) -> bool:
    """The quick answer for Latin letters, punctuation and symbols; no means only that it takes a closer look."""
    return text.isascii() or all(
        letter < "\u0300" or "\u2010" <= letter <= "\u20cf" or "\u2100" <= letter <= "\u2e7f" for letter in text
    )


@cache
def _segment() -> re.Pattern[str]:
    """Stretches that should stay in one font; compiled on the first text that is not plain Latin."""
    right, deva = f"{_RIGHT_TO_LEFT}\u200c\u200d", f"{_DEVANAGARI}\u200c\u200d"
    return re.compile(
        rf"[{right}]*[{_RIGHT_TO_LEFT}][{right}]*"
        rf"|[{deva}]*[{_DEVANAGARI}][{deva}]*"
        r"|[^\W\u0590-\u08ff\u0900-\u097f\u1100-\U0010ffff][\w\u0300-\u036f\u1e00-\u1fff]*"
        rf"|.[\u200c\u200d\ufe00-\ufe0f{_MARKS}]*",
        re.DOTALL,
    )


@cache
def _always_shaped() -> re.Pattern[str]:
    return re.compile(rf"[{_RIGHT_TO_LEFT}{_DEVANAGARI}{_MARKS}\u1100-\u11ff]")


def _segment_runs(segment: str, order: tuple[str, ...]) -> list[FontRun]:
    key = _font_with(segment, order)
    if key is not None:
        return [FontRun(segment, key, bool(_always_shaped().search(segment)))]
    return [run for cluster in clusters(segment) for run in _cluster_runs(cluster, order)]


def _cluster_runs(cluster: str, order: tuple[str, ...]) -> list[FontRun]:
    key = _font_with(cluster, order)
    if key is not None:
        return [FontRun(cluster, key, len(cluster) > 1)]
    return [FontRun(letter, _font_with(letter, order)) for letter in cluster]


@lru_cache(maxsize=8192)
def _font_with(text: str, order: tuple[str, ...]) -> str | None:
    """The first font of the order that has all of the text; joiners and spaces need no glyph of their own."""
    if len(text) == 1:
        if text in _SPACES or text in _BREAKS:
            return order[0]
        if text in _JOINERS:
            return None
    if any(map(is_control, text)):
        return None
    needed = "".join(letter for letter in text if letter not in _JOINERS)
    return next((key for key in order if face(key).has(needed)), None)


def clusters(text: str) -> list[str]:
    """The text cut into letters, each with the marks and joiners that follow it."""
    found: list[str] = []
    for letter in text:
        if found and (letter in _JOINERS or unicodedata.category(letter)[0] == "M"):
            found[-1] += letter
        else:
            found.append(letter)
    return found


def _merged(found: list[FontRun]) -> list[FontRun]:
    """Neighbours in the same font as one run; boxed letters stay alone."""
    merged: list[FontRun] = []
    for run in found:
        last = merged[-1] if merged else None
        if last is not None and run.font is not None and (last.font, last.shaped) == (run.font, run.shaped):
            merged[-1] = FontRun(last.text + run.text, run.font, run.shaped)
        else:
            merged.append(run)
    return merged
