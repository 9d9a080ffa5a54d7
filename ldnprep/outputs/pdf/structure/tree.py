"""The structure tree of a tagged PDF, in ReportLab's own objects: elements with their content, links and attributes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName, PDFObjectReference, PDFString

from ldnprep.characters import shown

GROUPING = frozenset(("Document", "Sect", "Div", "L", "LI", "Table", "THead", "TBody", "TR"))
"""Structure types that hold elements, never text of their own."""


class Content(NamedTuple):
    """A stretch of marked content: page (from 0) and number on that page."""

    page: int
    number: int


class Annotated(NamedTuple):
    """A link's annotation: the page it stands on, and itself."""

    page: int
    annotation: PDFObjectReference


class Element:
    """One structure element. `tag` is a standard type such as `P`; `entries` are more entries of its dictionary."""

    __slots__ = ("entries", "kids", "parent", "reference", "tag")

    def __init__(self, tag: str, parent: Element | None = None, entries: dict[str, object] | None = None) -> None:
        self.tag = tag
        self.parent = parent
        self.entries = entries or {}
        self.kids: list[Element | Content | Annotated] = []
        self.reference: PDFObjectReference = None

    def all(self) -> list[Element]:
        """This element and all below, in reading order."""
        found: list[Element] = []
        waiting = [self]
        while waiting:
            element = waiting.pop()
            found.append(element)
            waiting += [kid for kid in reversed(element.kids) if isinstance(kid, Element)]
        return found


def text_string(text: str) -> PDFString:
    """Any text as a PDF string, characters that must not be obeyed as their codes."""
    return PDFString(shown(text).encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


def element_entries(
    alt: str | None = None,
    scope: str | None = None,
    numbering: str | None = None,
    bbox: tuple[float, float, float, float] | None = None,
) -> dict[str, object]:
    """Dictionary entries for the attributes that `TaggedCanvas.tag` takes."""
    entries: dict[str, object] = {}
    if scope:
        entries["A"] = PDFDictionary({"O": PDFName("Table"), "Scope": PDFName(scope)})
    if numbering:
        entries["A"] = PDFDictionary({"O": PDFName("List"), "ListNumbering": PDFName(numbering)})
    if bbox:
        corners = PDFArray([round(value, 2) for value in bbox])
        entries["A"] = PDFDictionary({"O": PDFName("Layout"), "Placement": PDFName("Block"), "BBox": corners})
    if alt is not None:
        entries["Alt"] = text_string(alt)
    return entries


def write_tree(
    document: PDFDocument, root: Element, pages: Sequence[PDFObjectReference], links: Sequence[Element]
) -> PDFObjectReference:
    """Adds all elements and the parent tree to the document; gives the tree's root.

    `links`: the element of each annotation, in the order of their keys, which follow those of the pages.
    """
    tree = PDFDictionary({"Type": PDFName("StructTreeRoot")})
    top = document.Reference(tree)
    elements = root.all()
    objects = [PDFDictionary() for _ in elements]
    for element, entries in zip(elements, objects, strict=True):
        element.reference = document.Reference(entries)
    owners: list[dict[int, PDFObjectReference]] = [{} for _ in pages]
    for element, entries in zip(elements, objects, strict=True):
        entries.dict.update(_entries(element, top, pages))
        for kid in element.kids:
            if isinstance(kid, Content):
                owners[kid.page][kid.number] = element.reference
    numbered: list[object] = []
    for page, owned in enumerate(owners):
        numbered += [page, document.Reference(PDFArray([owned[place] for place in range(len(owned))]))]
    for key, element in enumerate(links, start=len(pages)):
        numbered += [key, element.reference]
    tree["K"] = root.reference
    tree["ParentTree"] = document.Reference(PDFDictionary({"Nums": PDFArray(numbered)}))
    tree["ParentTreeNextKey"] = len(pages) + len(links)
    return top


def _entries(element: Element, top: PDFObjectReference, pages: Sequence[PDFObjectReference]) -> dict[str, object]:
    page = next((kid.page for kid in element.kids if isinstance(kid, Content)), None)
    kids: list[object] = []
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.append(kid.reference)
        elif isinstance(kid, Annotated):
            kids.append(PDFDictionary({"Type": PDFName("OBJR"), "Obj": kid.annotation, "Pg": pages[kid.page]}))
        elif kid.page == page:
            kids.append(kid.number)
        else:
            kids.append(PDFDictionary({"Type": PDFName("MCR"), "Pg": pages[kid.page], "MCID": kid.number}))
    entries = {"S": PDFName(element.tag), "P": element.parent.reference if element.parent else top, **element.entries}
    if page is not None:
        entries["Pg"] = pages[page]
    if kids:
        entries["K"] = kids[0] if len(kids) == 1 else PDFArray(kids)
    return entries
