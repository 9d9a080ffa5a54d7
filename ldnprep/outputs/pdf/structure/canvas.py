"""A ReportLab canvas that writes tagged pages: PDF/UA-1 and PDF/A-2a from the first byte, without a second pass.

    canvas = TaggedCanvas(title="Patient's own notes", language="en", size=A4)
    with canvas.tag("H1"):
        draw(canvas, plain("Patient's own notes", TITLE, 451), 72, 780)   # both are in `text`
    with canvas.tag("Figure", alt="Pain 8 of 10", bbox=(72, 660, 272, 672)):
        canvas.box(72, 660, 160, 12, fill=ACCENT)
    data = canvas.to_bytes()

Rules: text is drawn inside a leaf element (`H1`..`H6`, `P`, `Lbl`, `LBody`, `TH`, `TD`, `Caption`, `Figure`) or inside
`artifact`; text anywhere else raises ValueError. Elements nest as the `with` blocks nest, in reading order, whatever
the order on paper. To go on with an element on the next page, open it again: `with canvas.tag(paragraph):`. Lines,
boxes and other drawing count as decoration unless a Figure is open; ReportLab's own drawing methods may be used inside
`artifact()` and `Figure`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from io import BytesIO

from reportlab import rl_config
from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference
from reportlab.pdfgen.canvas import Canvas

from ldnprep import __version__
from ldnprep.characters import shown
from ldnprep.outputs.pdf.structure.document import TaggedDocument
from ldnprep.outputs.pdf.structure.metadata import add_metadata
from ldnprep.outputs.pdf.structure.tree import (
    GROUPING,
    Annotated,
    Content,
    Element,
    element_entries,
    text_string,
    write_tree,
)

A4 = (595.276, 841.89)
LETTER = (612.0, 792.0)
_PRODUCER = f"LDN Prep {__version__}"
rl_config.useA85 = 0  # pages as bytes: a quarter smaller than as letters

Rect = tuple[float, float, float, float]


class TaggedCanvas(Canvas):  # type: ignore[misc]  # reportlab ships no types
    """See the module's docstring. `size` is (width, height) in points, `language` a tag such as `en-GB`."""

    def __init__(self, title: str, language: str = "en", size: tuple[float, float] = A4) -> None:
        super().__init__(BytesIO(), pagesize=size)
        self._doc = TaggedDocument(compression=1, invariant=1, pdfVersion=(1, 7))
        self.root = Element("Document")
        self._title, self._language = shown(title), language
        self._open: list[Element | None] = [self.root]
        self._inside = 0
        self._marks = 0
        self._count = 0
        self._page_refs: list[PDFObjectReference] = []
        self._links: list[tuple[Element, PDFDictionary]] = []

    def _make_preamble(self) -> None:
        self._preamble = ""  # reportlab would name Helvetica here, which is not in the file

    @contextmanager
    def tag(self, tag: str | Element, **attributes: object) -> Iterator[Element]:
        """Open a structure element (a standard type, or an element opened before) until the end of the `with` block.

        Attributes: `alt` (Figure), `bbox` (Figure; x0, y0, x1, y1), `scope` "Row" or "Column" (TH), `numbering`
        "Decimal", "Disc" or "None" (L). Inside `artifact` nothing is opened.
        """
        element = tag if isinstance(tag, Element) else self.element(tag, None, **attributes)
        inside = self._open[-1] is not None
        figure = inside and element.tag == "Figure"
        self._open.append(element if inside else None)
        if figure:
            self.begin_content()
        yield element
        if figure:
            self.end_content()
        self._open.pop()

    def element(self, tag: str, parent: Element | None, **attributes: object) -> Element:
        """A new element as the last one of `parent` (None: of the open element), to be opened by `tag`.

        Inside `artifact` it belongs to nothing.
        """
        current = self._open[-1]
        owner = parent if parent is not None and current is not None else current
        element = Element(tag, owner, element_entries(**attributes))  # type: ignore[arg-type]  # it names their types
        if owner is not None:
            owner.kids.append(element)
        return element

    @contextmanager
    def artifact(self, kind: str = "Layout") -> Iterator[None]:
        """What is drawn in the `with` block is decoration; `kind` "Pagination" for running headers and footers."""
        self._open.append(None)
        if not self._inside:
            self.addLiteral(f"/Artifact <</Type/{kind}>> BDC")
        self._inside += 1
        yield
        self.end_content()
        self._open.pop()

    def begin_content(self, element: Element | None = None) -> None:
        """Start marked content of the open element (or of `element`, its child); nested calls belong to the outer."""
        if not self._inside:
            owner = element or self._open[-1]
            if owner is None or owner.tag in GROUPING:
                raise ValueError(f"text or drawing needs an open leaf element, not {owner.tag if owner else None}")
            owner.kids.append(Content(len(self._page_refs), self._marks))
            self.addLiteral(f"/{owner.tag} <</MCID {self._marks}>> BDC")
            self._marks += 1
        self._inside += 1

    def end_content(self) -> None:
        """End what `begin_content` started."""
        self._inside -= 1
        if not self._inside:
            self.addLiteral("EMC")

    # links, places, outline

    def link_element(self) -> Element | None:
        """A new Link element under the open element; None inside an artifact or a figure, where no link can be."""
        parent = self._open[-1]
        return None if parent is None or parent.tag == "Figure" else self.element("Link", None)

    def link_area(self, element: Element, rect: Rect, target: str, contents: str) -> None:
        """A clickable area of a Link element on this page. `target`: an address, or `#name` of a `place`."""
        link = PDFDictionary({"Type": PDFName("Annot"), "Subtype": PDFName("Link"), "F": 4})
        link["P"], link["Rect"], link["Border"] = self._doc.thisPageRef(), PDFArray(rect), PDFArray([0, 0, 0])
        link["Contents"] = text_string(contents)
        if target.startswith("#"):
            link["Dest"] = self._bookmarkReference(target)
        else:
            link["A"] = PDFDictionary({"S": PDFName("URI"), "URI": text_string(_escaped(target))})
        self._addAnnotation(link)
        self._links.append((element, link))
        element.kids.append(Annotated(len(self._page_refs), self._annotationrefs[-1]))

    def place(self, name: str, top: float) -> None:
        """A place on this page that `#name` links lead to; `top` in points from the lower edge."""
        self.bookmarkHorizontalAbsolute(f"#{name}", top)

    def bookmark(self, title: str, level: int, top: float) -> None:
        """An entry of the outline that leads here. `level` from 1; it stands under the last one of a lower level."""
        key = f"outline-{self.next_count()}"
        self.bookmarkHorizontalAbsolute(key, top)
        self.addOutlineEntry(shown(title), key, min(level - 1, self._doc.outline.currentlevel + 1))

    def next_count(self) -> int:
        """Counts up by one on each call: for strokes that must not stand at the same place twice."""
        self._count += 1
        return self._count

    # drawing

    def rule(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.5, colour: str = "#5B6C74") -> None:
        """A straight line."""
        with self.decoration():
            self.setStrokeColor(rgb(colour))
            self.setLineWidth(width)
            self.line(x0, y0, x1, y1)

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: str | None = None,
        stroke: str | None = None,
        line: float = 0.75,
    ) -> None:
        """A rectangle with its lower left corner at (x, y)."""
        with self.decoration():
            if fill:
                self.setFillColor(rgb(fill))
            if stroke:
                self.setStrokeColor(rgb(stroke))
                self.setLineWidth(line)
            self.rect(x, y, width, height, stroke=int(stroke is not None), fill=int(fill is not None))

    @contextmanager
    def decoration(self) -> Iterator[None]:
        """Drawing that says nothing, unless a Figure or an artifact is open, to which it then belongs."""
        bare = not self._inside
        if bare:
            self.addLiteral("/Artifact <</Type/Layout>> BDC")
        self.saveState()
        yield
        self.restoreState()
        if bare:
            self.addLiteral("EMC")

    # pages and the file

    def showPage(self) -> None:  # noqa: N802  # reportlab's name
        """End the page; elements that are open stay open."""
        if self._inside:
            raise ValueError("a page cannot end inside a figure or an artifact")
        self._doc.updateSignature("\n".join(self._code))
        self._page_refs.append(self._doc.thisPageRef())
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]  # reportlab writes what it knows
        page.StructParents, page.Tabs = len(self._page_refs) - 1, PDFName("S")
        self._marks = 0

    def to_bytes(self) -> bytes:
        """The finished file. The canvas is used up. Raises ValueError when a link names a place that does not exist."""
        if self._code or not self._page_refs:
            self.showPage()
        for key, (_, link) in enumerate(self._links, start=len(self._page_refs)):
            link["StructParent"] = key
        add_metadata(self._doc, self._title, self._language, _PRODUCER)
        owners = [element for element, _ in self._links]
        self._doc.Catalog.StructTreeRoot = write_tree(self._doc, self.root, self._page_refs, owners)
        self.setViewerPreference("DisplayDocTitle", "true")
        return bytes(self.getpdfdata())


@lru_cache(maxsize=64)
def rgb(colour: str) -> Color:
    """`#RRGGBB` as ReportLab's colour."""
    return HexColor(colour)


def _escaped(address: str) -> str:
    """An address in ASCII."""
    plain = "".join(
        letter if "!" <= letter <= "~" else "".join(f"%{byte:02X}" for byte in letter.encode("utf-8", "replace"))
        for letter in address
    )
    return plain.replace("\\", "%5C").replace("(", "%28").replace(")", "%29")
