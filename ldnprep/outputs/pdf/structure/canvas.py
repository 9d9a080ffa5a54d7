"""A ReportLab canvas that writes tagged pages: PDF/UA-1 and PDF/A-2a from the first byte, without a second pass.

    canvas = TaggedCanvas(title="Patient's own notes", language="en", size=A4)
    with canvas.tag("H1"):
        draw(canvas, laid((Run("Patient's own notes"),), TITLE, 451), 72, 780)   # both are in `text`
    with canvas.tag("Figure", alt="Pain 8 of 10", bbox=(72, 660, 272, 672)):
        canvas.box(72, 660, 160, 12, fill=ACCENT)
    data = canvas.to_bytes()

Text is drawn inside a leaf element or inside `artifact`; anywhere else it raises ValueError. Elements nest as the
`with` blocks nest, in reading order, whatever the order on paper. Lines, boxes and other drawing are decoration unless
a Figure is open; ReportLab's own drawing methods may be used inside `ink`, `artifact` and `Figure`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from functools import lru_cache
from io import BytesIO
from itertools import count
from urllib.parse import quote

from reportlab import rl_config
from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName
from reportlab.pdfgen.canvas import Canvas

from ldnprep.characters import shown
from ldnprep.outputs.pdf.structure.document import TaggedDocument
from ldnprep.outputs.pdf.structure.tree import GROUPING, Element, text_string

A4 = (595.276, 841.89)
LETTER = (612.0, 792.0)
_IN_ADDRESSES = "!\"#$%&'*+,/:;<=>?@[]^`{|}"  # stay as they are
rl_config.useA85 = 0  # pages as bytes: a quarter smaller than as letters


class TaggedCanvas(Canvas):  # type: ignore[misc]  # reportlab ships no types
    """See the module's docstring. `size` is (width, height) in points, `language` a tag such as `en-GB`.

    counter: numbers that never come twice in the document.
    """

    def __init__(self, title: str, language: str = "en", size: tuple[float, float] = A4) -> None:
        super().__init__(BytesIO(), pagesize=size)
        self._doc = TaggedDocument(shown(title), language)
        self.counter = count(1)
        self._tree = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        root = Element("Document")
        root.join(self._doc, self._doc.Reference(self._tree))
        self._tree["K"] = root.reference
        self._open: list[Element | None] = [root]  # None: decoration
        self._depth = 0  # of marked content, of which only the outermost is written
        self._owners: list[object] = []  # of each page its elements, of each link its element
        self._page, self._marked = self._doc.thisPageRef(), PDFArray([])

    @property
    def width(self) -> float:
        """Of the page as it lies."""
        return float(self._pagesize[0])

    def _make_preamble(self) -> None:
        self._preamble = ""  # reportlab would name Helvetica here, which is not in the file

    # what is open

    @contextmanager
    def tag(self, tag: str | Element, **attributes: object) -> Iterator[Element]:
        """Open a structure element (see `Element`) until the end of the `with` block; one of before goes on.

        Inside an artifact or a figure nothing is opened.
        """
        element = tag if isinstance(tag, Element) else Element(tag, **attributes)  # type: ignore[arg-type]  # it names them
        above = self._open[-1]
        if above is None or above.tag == "Figure":
            yield element
            return
        element.join(self._doc, above)
        self._open.append(element)
        with self.content() if element.tag == "Figure" else nullcontext():
            yield element
        self._open.pop()

    @contextmanager
    def artifact(self, kind: str = "Layout") -> Iterator[None]:
        """Decoration, or part of the figure that is open; `kind` "Pagination" for running headers and footers."""
        if not self._depth:
            self.addLiteral(f"/Artifact <</Type/{kind}>> BDC")
        self._depth += 1
        self._open.append(None)
        yield
        self._open.pop()
        self._end()

    @contextmanager
    def content(self) -> Iterator[None]:
        """Text of the open element."""
        self._begin(self._open[-1])
        yield
        self._end()

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Decoration in the middle of content, which goes on behind it."""
        self._end()
        with self.artifact():
            yield
        self._begin(self._open[-1])

    def _begin(self, owner: Element | None) -> None:
        if not self._depth:
            if owner is None or owner.tag in GROUPING:
                raise ValueError(f"text or drawing needs an open leaf element, not {owner.tag if owner else None}")
            number = len(self._marked.sequence)
            owner.add_content(self._page, number)
            self._marked.sequence.append(owner.reference)
            self.addLiteral(f"/{owner.tag} <</MCID {number}>> BDC")
        self._depth += 1

    def _end(self) -> None:
        self._depth -= 1
        if not self._depth:
            self.addLiteral("EMC")

    # links, places, outline

    def link_area(self, element: Element, rect: tuple[float, float, float, float], target: str, words: str) -> None:
        """A clickable area of a Link element on this page. `target`: an address, or `#name` of a `place`."""
        link = PDFDictionary({"Type": PDFName("Annot"), "Subtype": PDFName("Link"), "F": 4})
        link["P"], link["Border"] = self._page, PDFArray([0, 0, 0])
        link["Rect"] = PDFArray(self._absRect(rect, relative=1))
        link["Contents"], link["StructParent"] = text_string(words), len(self._owners)
        if target.startswith("#"):
            link["Dest"] = self._bookmarkReference(target)
        else:
            address = quote(target, _IN_ADDRESSES, errors="replace")
            link["A"] = PDFDictionary({"S": PDFName("URI"), "URI": text_string(address)})
        self._addAnnotation(link)
        self._owners.append(element.reference)
        element.add(PDFDictionary({"Type": PDFName("OBJR"), "Obj": self._annotationrefs[-1], "Pg": self._page}))

    def place(self, name: str, top: float) -> None:
        """A place on this page that `#name` links lead to; `top` in points from the lower edge."""
        self.bookmarkHorizontalAbsolute(f"#{name}", top)

    def bookmark(self, title: str, level: int, top: float) -> None:
        """An entry of the outline that leads here. `level` from 1; it stands under the last one of a lower level."""
        key = f"outline-{next(self.counter)}"
        self.bookmarkHorizontalAbsolute(key, top)
        self.addOutlineEntry(shown(title), key, min(level - 1, self._doc.outline.currentlevel + 1))

    # drawing

    @contextmanager
    def ink(self, stroke: str | None = None, fill: str | None = None, line: float = 0.75) -> Iterator[None]:
        """Drawing in these colours (`#RRGGBB`) and this width of line."""
        with self.artifact():
            self.saveState()
            if fill:
                self.setFillColor(rgb(fill))
            if stroke:
                self.setStrokeColor(rgb(stroke))
                self.setLineWidth(line)
            yield
            self.restoreState()

    def rule(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.5, colour: str = "#5B6C74") -> None:
        """A straight line."""
        with self.ink(colour, line=width):
            self.line(x0, y0, x1, y1)

    def box(self, x: float, y: float, width: float, height: float, **ink: str | float) -> None:
        """A rectangle with its lower left corner at (x, y); ink as for `ink`."""
        with self.ink(**ink):  # type: ignore[arg-type]  # it names their types
            self.rect(x, y, width, height, stroke=int("stroke" in ink), fill=int("fill" in ink))

    # pages and the file

    def showPage(self) -> None:  # noqa: N802  # reportlab's name
        """End the page; elements that are open stay open."""
        self._doc.updateSignature("\n".join(self._code))
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]  # reportlab writes what it knows
        page.StructParents, page.Tabs = len(self._owners), PDFName("S")
        self._owners.append(self._doc.Reference(self._marked))
        self._page, self._marked = self._doc.thisPageRef(), PDFArray([])

    def to_bytes(self) -> bytes:
        """The finished file. The canvas is used up. Raises ValueError when a link names a place that does not exist."""
        if self._code or not self._owners:
            self.showPage()
        numbers = PDFArray([part for numbered in enumerate(self._owners) for part in numbered])
        self._tree["ParentTree"] = self._doc.Reference(PDFDictionary({"Nums": numbers}))
        self._tree["ParentTreeNextKey"] = len(self._owners)
        self._doc.Catalog.StructTreeRoot = self._doc.Reference(self._tree)
        self.setViewerPreference("DisplayDocTitle", "true")
        return bytes(self.getpdfdata())


@lru_cache(maxsize=64)
def rgb(colour: str) -> Color:
    """`#RRGGBB` as ReportLab's colour."""
    return HexColor(colour)
