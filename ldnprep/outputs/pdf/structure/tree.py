"""Elements of the structure tree, each an object of ReportLab's document."""

from __future__ import annotations

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFString,
)

from ldnprep.characters import shown

GROUPING = frozenset(("Document", "Sect", "Div", "L", "LI", "Table", "THead", "TBody", "TR"))
"""Structure types that hold elements, never text of their own."""
_ATTRIBUTES = {"scope": ("Table", "Scope"), "numbering": ("List", "ListNumbering"), "bbox": ("Layout", "BBox")}


class Element(PDFObject):  # type: ignore[misc]  # reportlab ships no types
    """One structure element, which joins a document when its first ink is drawn and goes on over page breaks.

    tag: a standard type such as `P`. parent: None for the one that is open then. Attributes: `scope` "Row" or "Column"
    (TH), `numbering` "Decimal", "Disc" or "None" (L), `bbox` (Figure; x0, y0, x1, y1), `alt` (Figure).
    """

    reference: PDFObjectReference = None
    _above: PDFObjectReference = None
    _page: PDFObjectReference = None

    def __init__(self, tag: str, parent: Element | None = None, alt: str = "", **attributes: object) -> None:
        self.tag, self.parent, self._alt, self._attributes = tag, parent, alt, attributes
        self._kids: list[PDFObject | tuple[PDFObjectReference, int]] = []

    def join(self, document: PDFDocument, above: Element | PDFObjectReference) -> None:
        """Become an object of the document, as the last one of `parent`, or else of what is above it."""
        if self.reference is not None:
            return
        owner = self.parent or above
        if self.parent:
            self.parent.join(document, above)
        self.reference = document.Reference(self)
        self._above = owner.reference if isinstance(owner, Element) else owner
        if isinstance(owner, Element):
            owner.add(self.reference)

    def add(self, kid: PDFObject) -> None:
        """A kid in reading order: the reference of an element, or what stands for a link's annotation."""
        self._kids.append(kid)

    def add_content(self, page: PDFObjectReference, number: int) -> None:
        """A stretch of marked content of a page."""
        self._page = self._page or page
        self._kids.append((page, number))

    def format(self, document: PDFDocument) -> bytes:
        """ReportLab asks for this when it writes the file: hundreds of times, so not by way of its dictionaries."""
        parts = [b"<</S/", self.tag.encode(), b"/P ", self._above.format(document)]
        if self._page:
            parts += [b"/Pg ", self._page.format(document)]
        if self._kids:
            parts += [b"/K[", b" ".join(self._formatted(kid, document) for kid in self._kids), b"]"]
        if self._alt:
            parts += [b"/Alt", text_string(self._alt).format(document)]
        for name, value in self._attributes.items():
            owner, key = _ATTRIBUTES[name]
            told = PDFName(value) if isinstance(value, str) else PDFArray([round(each, 2) for each in value])  # type: ignore[attr-defined]
            block = {"Placement": PDFName("Block")} if owner == "Layout" else {}
            parts += [b"/A", PDFDictionary({"O": PDFName(owner), key: told, **block}).format(document)]
        return b"".join([*parts, b">>"])

    def _formatted(self, kid: PDFObject | tuple[PDFObjectReference, int], document: PDFDocument) -> bytes:
        if not isinstance(kid, tuple):
            return bytes(kid.format(document))
        page, number = kid
        if page is self._page:
            return b"%d" % number
        return b"<</Type/MCR/Pg %s/MCID %d>>" % (page.format(document), number)


def text_string(text: str) -> PDFString:
    """Any text as a PDF string, characters that must not be obeyed as their codes."""
    return PDFString(shown(text).encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
