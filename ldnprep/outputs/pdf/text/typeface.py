"""One font file: a ReportLab TTFont that also prints glyphs that no character names (joined and stacked forms)."""

from __future__ import annotations

from functools import cached_property, lru_cache
from math import fsum

from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import SUBSETN, TTFError, TTFont
from uharfbuzz import Font

from ldnprep.errors import MachineError, Problem
from ldnprep.shipped import resource

EM = 1000
"""All measures of a face are in thousandths of the type size."""
_FIRST_OWN = 0x100000  # characters of a private plane stand for glyphs; typed ones never reach a font


class Face(TTFont):  # type: ignore[misc]  # reportlab ships no types
    """The open font of a file under `resources/fonts`, registered with ReportLab as `fontName`.

    ReportLab reads it, measures it, gives each document its subset and embeds that. Raises MachineError.
    """

    def __init__(self, file: str) -> None:
        try:
            super().__init__(file.removesuffix(".ttf"), str(resource("fonts", file)), asciiReadable=False)
        except (OSError, TTFError) as error:
            raise MachineError(Problem(f"The font file {file} cannot be read", "install LDN Prep again")) from error
        self._subset = lru_cache(maxsize=8)(self.face.makeSubset)
        self.face.makeSubset = lambda subset: self._subset(tuple(subset))
        self._characters: dict[tuple[int, str], str] = {}
        self._meanings: dict[int, str] = {}
        registerFont(self)

    def has(self, text: str) -> bool:
        """Whether the font has every character of the text."""
        return all(map(self.face.charToGlyph.__contains__, map(ord, text)))

    def width(self, text: str) -> float:
        """Width of a text of one glyph a character; spaces that the font lacks are as wide as its own."""
        widths = self.face.charWidths
        return fsum([widths[code] if code in widths else widths[32] for code in map(ord, text)])

    def encoded(self, text: str) -> str:
        """The text for ReportLab: spaces of other kinds as glyphs of their own, so that they come back as typed."""
        if text.isascii() and "\t" not in text:
            return text
        known = self.face.charToGlyph
        return "".join(
            self.character(known[32], " " if each == "\t" else each) if each == "\u00a0" or ord(each) not in known
            else each
            for each in text
        )  # fmt: skip

    def glyph_width(self, glyph: int) -> float:
        """The advance of a glyph."""
        return float(self.pdfScale(self.shaper.get_glyph_h_advance(glyph)))

    def character(self, glyph: int, meaning: str) -> str:
        """The character that prints this glyph and is read as `meaning` (any text)."""
        found = self._characters.get((glyph, meaning))
        if found is None:
            code = _FIRST_OWN + len(self._characters)
            found = self._characters[glyph, meaning] = chr(code)
            self._meanings[code] = meaning
            self.face.charToGlyph[code] = glyph
            self.face.charWidths[code] = self.glyph_width(glyph)
        return found

    @cached_property
    def shaper(self) -> Font:
        """The font as HarfBuzz sees it; its measures are the file's own units."""
        return Font(self.hbFace)

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802  # reportlab's name
        """ReportLab's font objects, with a way back to text for every glyph.

        Its own `makeToUnicodeCMap` writes one code point a glyph and five digits beyond U+FFFF (docs/decisions.md).
        """
        subsets = self.state[doc].subsets
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            name = f"{SUBSETN(number).decode()}+{self.face.name.decode()}"
            meanings = [self._meaning(code) for code in subset]
            doc.idToObject[f"toUnicodeCMap:{name}"].content = _to_unicode(meanings)
            doc.updateSignature("".join(meanings).encode("utf-8", "surrogatepass"))

    def _meaning(self, code: int) -> str:
        return self._meanings[code] if code in self._meanings else chr(code)


def _to_unicode(meanings: list[str]) -> str:
    lines = [
        f"<{code:02x}> <{meaning.encode('utf-16-be', 'surrogatepass').hex()}>"
        for code, meaning in enumerate(meanings)
        if meaning != "\0"
    ]
    blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]
    return "\n".join(
        (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def 1 begincodespacerange <00> <ff> endcodespacerange",
            *(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks),
            "endcmap CMapName currentdict /CMap defineresource pop end end",
        )
    )
