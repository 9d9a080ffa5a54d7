"""The structure tree of a tagged PDF: elements with their content, links and attributes, written as PDF objects."""

from __future__ import annotations

from typing import NamedTuple

from ldnprep.outputs.pdf.fonts import shown
from ldnprep.outputs.pdf.pdffile import PdfFile, text_string

GROUPING = frozenset(("Document", "Sect", "Div", "L", "LI", "Table", "THead", "TBody", "TR"))
"""Structure types that hold elements, never text of their own."""


class Content(NamedTuple):
    """A stretch of marked content: page (from 0) and number on that page."""

    page: int
    number: int


class Annotated(NamedTuple):
    """A link's annotation: the page it stands on, its object number."""

    page: int
    object: int


class Element:
    """One structure element. `tag` is a standard type such as `P`; `entries` are raw PDF dictionary entries."""

    __slots__ = ("entries", "kids", "number", "parent", "tag")

    def __init__(self, tag: str, parent: Element | None = None, entries: str = "") -> None:
        self.tag = tag
        self.parent = parent
        self.entries = entries
        self.kids: list[Element | Content | Annotated] = []
        self.number = 0

    def all(self) -> list[Element]:
        """This element and all below, in reading order."""
        found: list[Element] = []
        waiting = [self]
        while waiting:
            element = waiting.pop()
            found.append(element)
            waiting += [kid for kid in reversed(element.kids) if isinstance(kid, Element)]
        return found


def element_entries(
    alt: str | None = None,
    scope: str | None = None,
    numbering: str | None = None,
    bbox: tuple[float, float, float, float] | None = None,
) -> str:
    """Dictionary entries for the attributes that `TaggedCanvas.tag` takes."""
    entries = f"/A<</O/Table/Scope/{scope}>>" if scope else ""
    entries += f"/A<</O/List/ListNumbering/{numbering}>>" if numbering else ""
    if bbox:
        entries += "/A<</O/Layout/Placement/Block/BBox[" + " ".join(f"{value:.2f}" for value in bbox) + "]>>"
    entries += f"/Alt{text_string(shown(alt))}" if alt is not None else ""
    return entries


def write_tree(file: PdfFile, root: Element, pages: list[int], annotations: list[tuple[int, Element]]) -> int:
    """Write all elements and the parent tree; gives the number of the tree's root.

    `pages`: object numbers of the pages; `annotations`: parent-tree keys with the element that each belongs to.
    """
    top = file.reserve()
    elements = root.all()
    for element in elements:
        element.number = file.reserve()
    owners: list[dict[int, int]] = [{} for _ in pages]
    for element in elements:
        file.put(_element(element, top, pages), element.number)
        for kid in element.kids:
            if isinstance(kid, Content):
                owners[kid.page][kid.number] = element.number
    rows = []
    for page, owned in enumerate(owners):
        listed = file.put("[" + " ".join(f"{owned[place]} 0 R" for place in range(len(owned))) + "]")
        rows.append(f"{page} {listed} 0 R")
    rows += [f"{key} {element.number} 0 R" for key, element in annotations]
    tree = file.put(f"<</Nums[{' '.join(rows)}]>>")
    next_key = len(pages) + len(annotations)
    file.put(f"<</Type/StructTreeRoot/K {root.number} 0 R/ParentTree {tree} 0 R/ParentTreeNextKey {next_key}>>", top)
    return top


def _element(element: Element, top: int, pages: list[int]) -> str:
    parent = element.parent.number if element.parent else top
    page = None
    kids = []
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.append(f"{kid.number} 0 R")
        elif isinstance(kid, Annotated):
            kids.append(f"<</Type/OBJR/Obj {kid.object} 0 R/Pg {pages[kid.page]} 0 R>>")
        elif page is None or kid.page == page:
            page = kid.page
            kids.append(str(kid.number))
        else:
            kids.append(f"<</Type/MCR/Pg {pages[kid.page]} 0 R/MCID {kid.number}>>")
    listed = f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]" if kids else ""
    placed = f"/Pg {pages[page]} 0 R" if page is not None else ""
    return f"<</S/{element.tag}/P {parent} 0 R{placed}{listed}{element.entries}>>"
