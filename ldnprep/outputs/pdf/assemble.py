"""The parts of a drawn document as one file: pages, fonts, links, outline, catalog. In: `Parts`. Out: the bytes."""

from __future__ import annotations

import zlib
from functools import cache
from typing import NamedTuple

from ldnprep import __version__
from ldnprep.outputs.pdf.embed import FontUse
from ldnprep.outputs.pdf.metadata import srgb_profile, xmp
from ldnprep.outputs.pdf.pdffile import PdfFile, number, text_string
from ldnprep.outputs.pdf.structure import Element, write_tree

PRODUCER = f"LDN Prep {__version__}"
Rect = tuple[float, float, float, float]


class Page(NamedTuple):
    """A finished page: (width, height) in points, its operators, the object numbers of its links."""

    size: tuple[float, float]
    code: bytes
    links: tuple[int, ...]


class Link(NamedTuple):
    """A clickable area: its object number, page (from 0), place, target, words, and the element it belongs to."""

    object: int
    page: int
    rect: Rect
    target: str
    contents: str
    element: Element


class Entry(NamedTuple):
    """An entry of the outline: level from 1, page from 0, place on the page in points from below."""

    title: str
    level: int
    page: int
    top: float


class Parts(NamedTuple):
    """All that was drawn. `places`: names that links lead to, with page and height."""

    title: str
    language: str
    root: Element
    pages: list[Page]
    fonts: list[FontUse]
    links: list[Link]
    places: dict[str, tuple[int, float]]
    outline: list[Entry]


def assemble(file: PdfFile, parts: Parts) -> bytes:
    """The finished file. Raises ValueError when a link leads to a place that does not exist."""
    pages = [file.reserve() for _ in parts.pages]
    keys = [(len(pages) + key, link.element) for key, link in enumerate(parts.links)]
    tree = write_tree(file, parts.root, pages, keys)
    parent = _write_pages(file, parts, pages)
    for (key, _), link in zip(keys, parts.links, strict=True):
        file.put(_annotation(link, key, parts.places, pages), link.object)
    outline = _write_outline(file, parts.outline, pages)
    return _finish(file, parts, pages[0], parent, tree, outline)


def _write_pages(file: PdfFile, parts: Parts, pages: list[int]) -> int:
    fonts = "".join(f"/{use.name} {_write_font(file, use)} 0 R" for use in parts.fonts)
    resources = file.put(f"<</Font<<{fonts}>>>>")
    parent = file.reserve()
    for index, (page, place) in enumerate(zip(parts.pages, pages, strict=True)):
        content = file.put_stream(page.code)
        annotations = f"/Annots[{' '.join(f'{link} 0 R' for link in page.links)}]" if page.links else ""
        file.put(
            f"<</Type/Page/Parent {parent} 0 R/MediaBox[0 0 {number(page.size[0])} {number(page.size[1])}]"
            f"/Resources {resources} 0 R/Contents {content} 0 R/StructParents {index}/Tabs/S{annotations}>>",
            place,
        )
    kids = " ".join(f"{place} 0 R" for place in pages)
    return file.put(f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>", parent)


def _annotation(link: Link, key: int, places: dict[str, tuple[int, float]], pages: list[int]) -> str:
    if link.target.startswith("#"):
        if link.target[1:] not in places:
            raise ValueError(f"a link leads to {link.target}, which is no place in the document")
        page, top = places[link.target[1:]]
        action = f"/Dest[{pages[page]} 0 R/XYZ null {number(top)} null]"
    else:
        action = f"/A<</S/URI/URI({_escaped(link.target)})>>"
    rect = " ".join(map(number, link.rect))
    return (
        f"<</Type/Annot/Subtype/Link/Rect[{rect}]/Border[0 0 0]/F 4/P {pages[link.page]} 0 R"
        f"/StructParent {key}/Contents{text_string(link.contents)}{action}>>"
    )


def _finish(file: PdfFile, parts: Parts, first: int, pages: int, tree: int, outline: int | None) -> bytes:
    packet = xmp(parts.title, parts.language, PRODUCER)
    metadata = file.put_stream(packet, "/Type/Metadata/Subtype/XML", packed=False)
    profile = file.put_packed(_packed_profile(), "/N 3")
    outlines = f"/Outlines {outline} 0 R/PageMode/UseNone" if outline else ""
    root = file.put(
        f"<</Type/Catalog/Pages {pages} 0 R/Lang{text_string(parts.language)}/StructTreeRoot {tree} 0 R"
        f"/MarkInfo<</Marked true>>/Metadata {metadata} 0 R/ViewerPreferences<</DisplayDocTitle true>>"
        f"/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)"
        f"/DestOutputProfile {profile} 0 R>>]/OpenAction[{first} 0 R/Fit]{outlines}>>"
    )
    producer = text_string(PRODUCER)
    info = file.put(f"<</Title{text_string(parts.title)}/Producer{producer}/Creator{producer}>>")
    return file.to_bytes(root, info)


@cache
def _packed_profile() -> bytes:
    return zlib.compress(srgb_profile())


def _escaped(address: str) -> str:
    """An address in ASCII for a PDF string."""
    plain = "".join(
        letter if "!" <= letter <= "~" else "".join(f"%{byte:02X}" for byte in letter.encode("utf-8", "replace"))
        for letter in address
    )
    return plain.replace("\\", "%5C").replace("(", "%28").replace(")", "%29")


def _write_font(file: PdfFile, use: FontUse) -> int:
    parts = use.parts()
    program = file.put_packed(parts.program, f"/Length1 {parts.length}")
    descriptor = file.put(f"{parts.descriptor}/FontFile2 {program} 0 R>>")
    places = file.put_packed(parts.places, "")
    unicode = file.put_packed(parts.unicode, "")
    descendant = file.put(
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{parts.name}"
        f"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        f"/FontDescriptor {descriptor} 0 R/DW 0/W[1[{parts.widths}]]/CIDToGIDMap {places} 0 R>>"
    )
    return file.put(
        f"<</Type/Font/Subtype/Type0/BaseFont/{parts.name}/Encoding/Identity-H"
        f"/DescendantFonts[{descendant} 0 R]/ToUnicode {unicode} 0 R>>"
    )


def _write_outline(file: PdfFile, entries: list[Entry], pages: list[int]) -> int | None:
    """The outline as a tree of bookmarks, all open; None when there is none."""
    if not entries:
        return None
    root = file.reserve()
    numbers = [file.reserve() for _ in entries]
    kids: dict[int, list[int]] = {-1: []}
    parents: list[int] = []
    trail: list[int] = []
    for place, entry in enumerate(entries):
        while trail and entries[trail[-1]].level >= entry.level:
            trail.pop()
        parents.append(trail[-1] if trail else -1)
        kids[parents[-1]].append(place)
        kids[place] = []
        trail.append(place)
    below = [0] * len(entries)
    for place in range(len(entries) - 1, -1, -1):
        if parents[place] >= 0:
            below[parents[place]] += below[place] + 1
    for parent, siblings in kids.items():
        for place, before, after in zip(siblings, [None, *siblings], [*siblings[1:], None], strict=False):
            links = f"/Parent {root if parent < 0 else numbers[parent]} 0 R"
            links += f"/Prev {numbers[before]} 0 R" if before is not None else ""
            links += f"/Next {numbers[after]} 0 R" if after is not None else ""
            links += _ends(numbers, kids[place], below[place])
            entry = entries[place]
            target = f"/Dest[{pages[entry.page]} 0 R/XYZ null {number(entry.top)} null]"
            file.put(f"<</Title{text_string(entry.title)}{target}{links}>>", numbers[place])
    return file.put(f"<</Type/Outlines{_ends(numbers, kids[-1], len(entries))}>>", root)


def _ends(numbers: list[int], kids: list[int], count: int) -> str:
    return f"/First {numbers[kids[0]]} 0 R/Last {numbers[kids[-1]]} 0 R/Count {count}" if kids else ""
