"""Elements of the structure tree, in ReportLab's own objects."""

from __future__ import annotations

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName, PDFObjectReference, PDFString

from ldnprep.characters import shown

GROUPING = frozenset(("Document", "Sect", "Div", "L", "LI", "Table", "THead", "TBody", "TR"))
"""Structure types that hold elements, never text of their own."""
_ATTRIBUTES = {"scope": ("Table", "Scope"), "numbering": ("List", "ListNumbering"), "bbox": ("Layout", "BBox")}


class Element:
    """One structure element, which joins a document when its first ink is drawn and goes on over page breaks.

    tag: a standard type such as `P`. parent: None for the one that is open then. Attributes: `scope` "Row" or "Column"
    (TH), `numbering` "Decimal", "Disc" or "None" (L), `bbox` (Figure; x0, y0, x1, y1), `alt` (Figure).
    """

    def __init__(self, tag: str, parent: Element | None = None, alt: str = "", **attributes: object) -> None:
        self.tag, self.parent = tag, parent
        self.reference: PDFObjectReference = None
        self._kids = PDFArray([])
        self._entries = PDFDictionary({"S": PDFName(tag)})
        if alt:
            self._entries["Alt"] = text_string(alt)
        for name, value in attributes.items():
            owner, key = _ATTRIBUTES[name]
            told = PDFName(value) if isinstance(value, str) else PDFArray([round(each, 2) for each in value])  # type: ignore[attr-defined]
            block = {"Placement": PDFName("Block")} if owner == "Layout" else {}
            self._entries["A"] = PDFDictionary({"O": PDFName(owner), key: told, **block})

    def join(self, document: PDFDocument, above: Element | PDFObjectReference) -> None:
        """Become an object of the document, as the last one of `parent`, or else of what is above it."""
        if self.reference is not None:
            return
        owner = self.parent or above
        if self.parent:
            self.parent.join(document, above)
        self.reference = document.Reference(self._entries)
        self._entries["P"] = owner.reference if isinstance(owner, Element) else owner
        if isinstance(owner, Element):
            owner.add(self.reference)

    def add(self, kid: object) -> None:
        """A kid in reading order: the reference of an element, or what stands for content."""
        self._kids.sequence.append(kid)
        self._entries["K"] = self._kids

    def add_content(self, page: PDFObjectReference, number: int) -> None:
        """A stretch of marked content of a page."""
        first = self._entries.dict.setdefault("Pg", page)
        if first is page:
            self.add(number)
        else:
            self.add(PDFDictionary({"Type": PDFName("MCR"), "Pg": page, "MCID": number}))


def text_string(text: str) -> PDFString:
    """Any text as a PDF string, characters that must not be obeyed as their codes."""
    return PDFString(shown(text).encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
