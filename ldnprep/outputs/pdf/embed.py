"""The fonts of one document. In: which letters and glyphs were drawn. Out: the PDF font objects with just those.

Each pair of a glyph and the text that it stands for gets a number of its own in the document, in order of first use.
So the same glyph may be read as two letters (the micro sign and the Greek mu, a space and a no-break space), and the
way back from paper to text is exact.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from functools import lru_cache

import uharfbuzz as hb

from ldnprep.outputs.pdf.fonts import Face, face

_DROPPED = (
    "cmap",
    "OS/2",
    "post",
    "name",
    "GSUB",
    "GPOS",
    "GDEF",
    "kern",
    "gasp",
    "DSIG",
    "FFTM",
    "STAT",
    "meta",
    "vhea",
    "vmtx",
    "MATH",
    "PCLT",
    "VDMX",
    "hdmx",
    "LTSH",
    "BASE",
    "JSTF",
)


class FontUse:
    """What one document uses of one font. `name` is the font's name in the page's resources, such as `F1`."""

    def __init__(self, of: Face, name: str) -> None:
        self.face = of
        self.name = name
        self._codes: dict[tuple[int, str], int] = {}
        self._letters: dict[str, str] = {}

    def encode(self, text: str) -> str:
        """Hexadecimal codes of a text in which each letter is one glyph."""
        try:
            return "".join(map(self._letters.__getitem__, text))
        except KeyError:
            self.face.learn(text)
            for letter in text:
                if letter not in self._letters:
                    self._letters[letter] = self.glyph(self.face.glyph_of[letter], " " if letter == "\t" else letter)
            return "".join(map(self._letters.__getitem__, text))

    def glyph(self, number: int, text: str) -> str:
        """Hexadecimal code of a glyph that stands for the text."""
        code = self._codes.setdefault((number, text), len(self._codes) + 1)
        return f"{code:04x}"

    def parts(self) -> FontParts:
        """The bytes from which the font's objects are made."""
        return FontParts(self.face, tuple(self._codes))


class FontParts:
    """The pieces of a composite font for glyphs numbered from 1 in the order given."""

    def __init__(self, of: Face, used: tuple[tuple[int, str], ...]) -> None:
        program, places = _subset(of.key, tuple(sorted({number for number, _ in used})))
        self.length, self.program = program
        digest = hashlib.sha256(repr((of.key, used)).encode("utf-8", "surrogatepass")).digest()
        tag = "".join(chr(65 + byte % 26) for byte in digest[:6])
        self.name = f"{tag}+{of.file.removesuffix('.ttf')}"
        self.widths = " ".join(str(of.advance(number)) for number, _ in used)
        self.places = zlib.compress(b"\0\0" + b"".join(places[number].to_bytes(2, "big") for number, _ in used))
        self.unicode = zlib.compress(_to_unicode([text for _, text in used]).encode("ascii"))
        self.descriptor = (
            f"<</Type/FontDescriptor/FontName/{self.name}/Flags 4/ItalicAngle 0/Ascent {of.ascent}"
            f"/Descent {of.descent}/CapHeight {of.ascent * 7 // 10}/StemV 80"
            f"/FontBBox[-500 {of.descent} 2000 {of.ascent}]"
        )


@lru_cache(maxsize=64)
def _subset(key: str, glyphs: tuple[int, ...]) -> tuple[tuple[int, bytes], dict[int, int]]:
    """The font file with only these glyphs (its length, its packed bytes), and the new number of each glyph."""
    wanted = hb.SubsetInput()
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE
    wanted.glyph_set.update(glyphs)
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode("ascii"), "big") for tag in _DROPPED)
    plan = hb.SubsetPlan(face(key).hb_face, wanted)
    mapping = plan.old_to_new_glyph_mapping
    program = bytes(plan.execute().blob.data)
    return (len(program), zlib.compress(program)), {number: int(mapping[number]) for number in (0, *glyphs)}


def _to_unicode(texts: list[str]) -> str:
    lines = [f"<{code:04x}> <{_utf16(text)}>" for code, text in enumerate(texts, 1)]
    blocks = (f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in _hundreds(lines))
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        + "\n".join(blocks)
        + "\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    )


def _utf16(text: str) -> str:
    return text.encode("utf-16-be", "surrogatepass").hex()


def _hundreds(lines: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(lines), 100):
        yield lines[start : start + 100]
