"""A canvas that writes tagged pages: PDF/UA-1 and PDF/A-2a from the first byte, without a second pass.

A small sheet with everything in it:

    canvas = TaggedCanvas(title="Patient's own notes", language="en", size=A4)
    with canvas.tag("H1"):
        canvas.bookmark("Patient's own notes", 1, top=780)
        plain("Patient's own notes", TITLE).laid(451).draw(canvas, 72, 780)
    canvas.rule(72, 750, 523, 750, width=1.5, colour=ACCENT)             # decoration tags itself
    with canvas.tag("L", numbering="Decimal"), canvas.tag("LI"):
        with canvas.tag("Lbl"):
            plain("1.").laid(20).draw(canvas, 72, 740)
        with canvas.tag("LBody"), canvas.tag("P"):
            RichText((Span("Opioids: ", bold=True), Span("not sure"))).laid(420).draw(canvas, 92, 740)
    with canvas.tag("Table"), canvas.tag("TR"):
        with canvas.tag("TH", scope="Row"):
            plain("Kidneys").laid(150).draw(canvas, 72, 700)
        with canvas.tag("TD"):
            plain("not answered", BODY.but(italic=True)).laid(150).draw(canvas, 230, 700)
    with canvas.tag("Figure", alt="Pain 8 of 10", bbox=(72, 660, 272, 672)):
        canvas.box(72, 660, 200, 12, stroke=INK)
        canvas.box(72, 660, 160, 12, fill=ACCENT)
    with canvas.artifact("Pagination"):                                 # a running footer is no content
        plain("Page 1 of 1", SMALL).laid(100).draw(canvas, 423, 50)
    canvas.showPage()
    data = canvas.to_bytes()

Rules: text is drawn inside a leaf element (`H1`..`H6`, `P`, `Lbl`, `LBody`, `TH`, `TD`, `Caption`, `Note`, `Figure`)
or inside `artifact`; text anywhere else raises ValueError. Elements nest as the `with` blocks nest, in reading order,
whatever the order on paper. To go on with an element on the next page, open it again: `with canvas.tag(paragraph):`.
Header rows repeated on a new page are artifacts. Links come from `Span.link`. Lines, boxes and other drawing count as
decoration unless a Figure is open; reportlab's own drawing methods may be used inside `artifact()` and `Figure`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import lru_cache
from io import BytesIO

from ldnprep.outputs.pdf import pillow
from ldnprep.outputs.pdf.assemble import Entry, Link, Page, Parts, Rect, assemble
from ldnprep.outputs.pdf.embed import FontUse
from ldnprep.outputs.pdf.fonts import Face, shown
from ldnprep.outputs.pdf.pdffile import PdfFile, number
from ldnprep.outputs.pdf.structure import GROUPING, Annotated, Content, Element, element_entries

pillow.put_off()
from reportlab.pdfgen.canvas import Canvas  # noqa: E402  # not before Pillow is put off

A4 = (595.276, 841.89)
LETTER = (612.0, 792.0)


class _Opened:
    """An element, open for the length of a `with` block."""

    __slots__ = ("_canvas", "_element")

    def __init__(self, canvas: TaggedCanvas, element: Element) -> None:
        self._canvas, self._element = canvas, element

    def __enter__(self) -> Element:
        self._canvas.push(self._element)
        return self._element

    def __exit__(self, *_: object) -> None:
        self._canvas.pop()


class TaggedCanvas(Canvas):  # type: ignore[misc]  # reportlab ships no types
    """See the module's docstring. `size` is (width, height) in points, `language` a tag such as `en-GB`."""

    def __init__(self, title: str, language: str = "en", size: tuple[float, float] = A4) -> None:
        super().__init__(BytesIO(), pagesize=size, invariant=1)
        self.title = shown(title)
        self.language = language
        self.root = Element("Document")
        self._file = PdfFile()
        self._open: list[Element | None] = [self.root]
        self._inside = 0
        self._fonts: dict[str, FontUse] = {}
        self._pages: list[Page] = []
        self._page_links: list[int] = []
        self._marks = 0
        self._count = 0
        self._links: list[Link] = []
        self._places: dict[str, tuple[int, float]] = {}
        self._outline: list[Entry] = []

    def _make_preamble(self) -> None:
        self._preamble = ""  # reportlab would name Helvetica here, which is not in the file

    # structure

    @property
    def page_index(self) -> int:
        """The page that is being drawn, from 0."""
        return len(self._pages)

    def tag(self, tag: str | Element, **attributes: object) -> AbstractContextManager[Element]:
        """Open a structure element (a standard type, or an element opened before) until the end of the `with` block.

        Attributes: `alt` (Figure), `bbox` (Figure; x0, y0, x1, y1), `scope` "Row" or "Column" (TH), `numbering`
        "Decimal", "Disc" or "None" (L). Inside `artifact` nothing is opened.
        """
        if not isinstance(tag, str):
            return _Opened(self, tag)
        return _Opened(self, self.element(tag, None, **attributes))

    def element(self, tag: str, parent: Element | None, **attributes: object) -> Element:
        """A new element as the last one of `parent` (None: of the open element), to be opened by `tag`.

        Inside `artifact` it belongs to nothing.
        """
        current = self._open[-1]
        # the attributes are passed on as they came: `element_entries` names them and their types
        owner = parent if parent is not None and current is not None else current
        element = Element(tag, owner, element_entries(**attributes) if attributes else "")  # type: ignore[arg-type]
        if owner is not None:
            owner.kids.append(element)
        return element

    def push(self, element: Element) -> None:
        """Open an element; `tag` is the safe way to do it."""
        inside = self._open[-1] is not None
        self._open.append(element if inside else None)
        if inside and element.tag == "Figure":
            self.begin_content()

    def pop(self) -> None:
        """Close the element opened last."""
        element = self._open[-1]
        if element is not None and element.tag == "Figure":
            self.end_content()
        self._open.pop()

    @contextmanager
    def artifact(self, kind: str = "Layout") -> Iterator[None]:
        """What is drawn in the `with` block is decoration; `kind` "Pagination" for running headers and footers."""
        self._open.append(None)
        if not self._inside:
            self._code.append(f"/Artifact <</Type/{kind}>> BDC")
        self._inside += 1
        try:
            yield
        finally:
            self._inside -= 1
            if not self._inside:
                self._code.append("EMC")
            self._open.pop()

    def begin_content(self, element: Element | None = None) -> None:
        """Start marked content of the open element (or of `element`, its child); nested calls belong to the outer."""
        if not self._inside:
            owner = element or self._open[-1]
            if owner is None or owner.tag in GROUPING:
                raise ValueError(f"text or drawing needs an open leaf element, not {owner.tag if owner else None}")
            owner.kids.append(Content(self.page_index, self._marks))
            self._code.append(f"/{owner.tag} <</MCID {self._marks}>> BDC")
            self._marks += 1
        self._inside += 1

    def end_content(self) -> None:
        """End what `begin_content` started."""
        self._inside -= 1
        if not self._inside:
            self._code.append("EMC")

    # links, places, outline

    def link_element(self) -> Element | None:
        """A new Link element under the open element; None inside an artifact or a figure, where no link can be."""
        parent = self._open[-1]
        if parent is None or parent.tag == "Figure":
            return None
        element = Element("Link", parent)
        parent.kids.append(element)
        return element

    def link_area(self, element: Element, rect: Rect, target: str, contents: str) -> None:
        """A clickable area of a Link element on this page. `target`: an address, or `#name` of a `place`."""
        link = Link(self._file.reserve(), self.page_index, rect, target, shown(contents), element)
        self._links.append(link)
        self._page_links.append(link.object)
        element.kids.append(Annotated(self.page_index, link.object))

    def place(self, name: str, top: float) -> None:
        """A place on this page that `#name` links lead to; `top` in points from the lower edge."""
        self._places[name] = (self.page_index, top)

    def bookmark(self, title: str, level: int, top: float) -> None:
        """An entry of the outline that leads here. `level` from 1; it stands under the last one of a lower level."""
        self._outline.append(Entry(shown(title), level, self.page_index, top))

    # drawing

    def emit(self, code: str) -> None:
        """Add operators to the page."""
        self._code.append(code)

    def font_use(self, of: Face) -> FontUse:
        """How this document uses a font."""
        use = self._fonts.get(of.key)
        if use is None:
            use = self._fonts[of.key] = FontUse(of, f"F{len(self._fonts) + 1}")
        return use

    def next_count(self) -> int:
        """Counts up by one on each call: for strokes that must not stand at the same place twice."""
        self._count += 1
        return self._count

    def rule(
        self, x0: float, y0: float, x1: float, y1: float, width: float = 0.5, colour: str = "#5B6C74"
    ) -> None:
        """A straight line."""
        self._decorate(
            f"q {rgb(colour)} RG {number(width)} w {number(x0)} {number(y0)} m {number(x1)} {number(y1)} l S Q"
        )

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
        colours = (f"{rgb(fill)} rg " if fill else "") + (f"{rgb(stroke)} RG {number(line)} w " if stroke else "")
        paint = "B" if fill and stroke else "f" if fill else "S"
        self._decorate(f"q {colours}{number(x)} {number(y)} {number(width)} {number(height)} re {paint} Q")

    def _decorate(self, code: str) -> None:
        if self._inside:
            self._code.append(code)
        else:
            self._code.append(f"/Artifact <</Type/Layout>> BDC {code} EMC")

    # pages and the file

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        """End the page; elements that are open stay open."""
        if self._inside:
            raise ValueError("a page cannot end inside a figure or an artifact")
        code = "\n".join(self._code).encode("latin-1")
        self._pages.append(Page(tuple(self._pagesize), code, tuple(self._page_links)))
        self._page_links = []
        self._marks = 0
        self._startPage()

    def to_bytes(self) -> bytes:
        """The finished file. The canvas is used up. Raises ValueError when a link names a place that does not exist."""
        if self._code or not self._pages:
            self.showPage()
        parts = Parts(
            self.title,
            self.language,
            self.root,
            self._pages,
            list(self._fonts.values()),
            self._links,
            self._places,
            self._outline,
        )
        return assemble(self._file, parts)


@lru_cache(maxsize=64)
def rgb(colour: str) -> str:
    """`#RRGGBB` as three numbers from 0 to 1."""
    return " ".join(number(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
