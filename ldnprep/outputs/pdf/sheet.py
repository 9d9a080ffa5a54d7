"""The sheet as a PDF: the Document laid out, paginated, drawn and tagged.

Layout comes first and drawing last, so that "Page N of M" and "page 3" are known before the first letter.
The same Document gives the same bytes on every machine.
"""

from __future__ import annotations

from msgspec.structs import replace

from ldnprep.outputs.pdf.layout.context import LayoutContext, context
from ldnprep.outputs.pdf.layout.design import design
from ldnprep.outputs.pdf.layout.pages import Page, chosen_side, draw_footer, part_pages, side_pages
from ldnprep.outputs.pdf.structure.canvas import TaggedCanvas
from ldnprep.summary.model import Document, Side
from ldnprep.summary.numbering import parts_behind

_LEAF = "leaf"
_READ = "read"  # the part that is read from end to end


def sheet_pdf(document: Document, *, paper: str, large_print: bool) -> bytes:
    """The leaf and its parts. paper: a4 or letter. Raises NoRoomError where a block is taller than a page."""
    at = context(document, design(paper, large_print=large_print))
    pages = [page for _, found in _laid(document, at) for page in found]
    return _drawn(document, at, pages, str(len(pages)))


def first_page_pdf(document: Document, *, paper: str, large_print: bool) -> bytes:
    """Side 1 alone, for the live preview."""
    at = context(document, design(paper, large_print=large_print))
    return _drawn(document, at, side_pages(chosen_side(document.leaf.fronts, at), at)[:1], "…")


def page_counts(document: Document, *, paper: str, large_print: bool) -> dict[str, int]:
    """How many pages the leaf ("leaf") and each part, by its id, take; with the spare part where it is added."""
    at = context(document, design(paper, large_print=large_print))
    return {name: len(pages) for name, pages in _laid(document, at)}


def chosen_sides(document: Document, *, paper: str, large_print: bool) -> tuple[Side, ...]:
    """The front, and the back where there is one, that fit the paper."""
    return _sides(document, context(document, design(paper, large_print=large_print)))


def _sides(document: Document, at: LayoutContext) -> tuple[Side, ...]:
    front = chosen_side(document.leaf.fronts, at)
    backs = document.leaf.backs(front)
    return (front, chosen_side(backs, at)) if backs else (front,)


def _laid(document: Document, at: LayoutContext) -> list[tuple[str, list[Page]]]:
    """The pages of the leaf, and of each part that follows it."""
    sides = _sides(document, at)
    leaf = [page for side in sides for page in side_pages(side, at)]
    parts: list[tuple[str, list[Page]]] = []
    pages: dict[str, str] = {}
    first = 1 + len(leaf)
    for part in parts_behind(document, sides):
        measure = at.design.measure if part.id == _READ else at.width  # what is looked up may have long lines
        parts.append((part.id, part_pages(part, replace(at, measure=measure))))
        pages[part.id] = str(first)
        first += len(parts[-1][1])
    if pages:  # now that the numbers are known that the leaf may name
        leaf = [page for side in sides for page in side_pages(side, replace(at, pages=pages))]
    return [(_LEAF, leaf), *parts]


def _drawn(document: Document, at: LayoutContext, pages: list[Page], count: str) -> bytes:
    canvas = TaggedCanvas(document.title, document.language, (at.design.width, at.design.height))
    for number, page in enumerate(pages, start=1):
        page.draw(canvas, at)
        draw_footer(canvas, document, at, f"{number} {document.page_words[1]} {count}")
        canvas.showPage()
    return canvas.to_bytes()
