"""Makes the cut-down fonts of resources/fonts from Debian's files (named in resources/fonts/fonts.json).

For developers: needs fontTools, and the packages fonts-droid-fallback, fonts-symbola, fonts-nanum, fonts-noto-core.
    python packaging/subset_fonts.py FOLDER
The Korean letters come from a font whose licence reserves its name for unchanged copies: the cut-down one is renamed.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

SOURCE = Path("/usr/share/fonts/truetype")
ARROWS = (0x2190, 0x21FF)
SYMBOLS = ((0x2190, 0x21FF), (0x2300, 0x23FF), (0x2460, 0x24FF), (0x25A0, 0x27BF), (0x2B00, 0x2B5F))
EMOJI = ((0x1F300, 0x1F5FF), (0x1F600, 0x1F64F), (0x1F680, 0x1F6C5), (0x1F900, 0x1F9FF))
HANGUL = ((0x20, 0x20), (0x3131, 0x3163), (0x3165, 0x318E), (0xAC00, 0xD7A3))
HANGUL_NAME = "LDN Prep Hangul"
# scripts that one regular font each prints, with the block (or blocks) of its letters
SCRIPTS = {
    "NotoSansArabic": ((0x0600, 0x06FF), (0x0750, 0x077F)),
    "NotoSansBengali": ((0x0980, 0x09FF),),
    "NotoSansEthiopic": ((0x1200, 0x137F),),
    "NotoSansKhmer": ((0x1780, 0x17FF),),
    "NotoSansMyanmar": ((0x1000, 0x109F),),
    "NotoSansSinhala": ((0x0D80, 0x0DFF),),
    "NotoSansTamil": ((0x0B80, 0x0BFF),),
    "NotoSansThai": ((0x0E00, 0x0E7F),),
}
SHARED = (0x20, 0x0964, 0x0965, 0x200C, 0x200D, 0x25CC)  # space, danda, joiners, the circle that carries a lone mark


def main(folder: Path) -> None:
    """Write all cut-down fonts into the folder."""
    others = set()
    for name in ("AtkinsonHyperlegible-Regular.ttf", "DejaVuSans.ttf"):
        others |= set(TTFont(folder / name).getBestCmap())
    symbola = SOURCE / "ancient-scripts/Symbola_hint.ttf"
    wanted = {code for code in _within(SYMBOLS) if code not in others} | {*_within((ARROWS, *EMOJI)), 0x20}
    _write(symbola, folder / "Symbola-subset.ttf", wanted)
    droid = SOURCE / "droid/DroidSansFallbackFull.ttf"
    extension_a = set(_within(((0x3400, 0x4DBF), (0x3164, 0x3164))))
    _write(droid, folder / "DroidSansFallback-subset.ttf", set(TTFont(droid).getBestCmap()) - extension_a)
    _write(
        SOURCE / "nanum/NanumBarunGothic.ttf", folder / "LDNPrepHangul-Regular.ttf", set(_within(HANGUL)), HANGUL_NAME
    )
    for style in ("Regular", "Bold"):
        for family in ("NotoSans", "NotoSansDevanagari"):
            source = SOURCE / f"noto/{family}-{style}.ttf"
            target = folder / f"{family}-{style}.ttf"
            _write(source, target, set(TTFont(source).getBestCmap()), layout=True)
    for family, ranges in SCRIPTS.items():
        name = f"{family}-Regular.ttf"
        _write(SOURCE / "noto" / name, folder / name, {*_within(ranges), *SHARED}, layout=True)


def _within(ranges: tuple[tuple[int, int], ...]) -> list[int]:
    return [code for first, last in ranges for code in range(first, last + 1)]


def _write(source: Path, target: Path, letters: set[int], name: str | None = None, layout: bool = False) -> None:
    options = subset.Options()
    options.hinting = False
    options.name_IDs = ["*"]
    options.glyph_names = False
    options.notdef_outline = True
    options.layout_features = ["*"] if layout else []
    options.drop_tables += ["DSIG", "FFTM", "vhea", "vmtx"] + ([] if layout else ["GPOS", "GSUB", "GDEF", "kern"])
    font = TTFont(source, recalcTimestamp=False)
    worker = subset.Subsetter(options)
    worker.populate(unicodes=letters)
    worker.subset(font)
    if name:
        for record in font["name"].names:
            if record.nameID in (1, 3, 4, 6, 16, 18):
                text = name.replace(" ", "") if record.nameID == 6 else name
                font["name"].setName(text, record.nameID, record.platformID, record.platEncID, record.langID)
    font.save(target)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
