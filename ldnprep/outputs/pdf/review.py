"""The review pack as a PDF: dense pages to be read and signed, then fronts of sheets, two on a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ldnprep.outputs.pdf.layout.context import LayoutContext
from ldnprep.outputs.pdf.layout.design import Design, design
from ldnprep.outputs.pdf.layout.pages import Page, chosen_side, part_pages, side_pages
from ldnprep.outputs.pdf.structure.canvas import TaggedCanvas
from ldnprep.outputs.pdf.text.bidi_line import draw
from ldnprep.outputs.pdf.text.model import Style
from ldnprep.summary.model import Document

_PAPER = "a4"
_SCALE = 0.62  # of a front: with its reason above it takes half of a page on its side
_TOP = 40.0  # for the reason
_EDGE = 14.0

Front = tuple[str, Document]  # what to look at, and the sheet


def review_pdf(pack: Document, fronts: Sequence[Front]) -> bytes:
    """The parts of the pack, then the fronts. The same content gives the same bytes on every machine."""
    at = _context(pack, _dense())
    pages = [page for part in pack.parts for page in part_pages(part, at)]
    pairs = [fronts[start : start + 2] for start in range(0, len(fronts), 2)]
    look = at.design
    canvas = TaggedCanvas(pack.title, pack.language, (look.width, look.height))
    count = len(pages) + len(pairs)
    for number, page in enumerate(pages, start=1):
        page.draw(canvas, at)
        _footer(canvas, pack, at, look.width, f"{number} {pack.page_words[1]} {count}")
        canvas.showPage()
    for number, pair in enumerate(pairs, start=len(pages) + 1):
        canvas.setPageSize((look.height, look.width))
        for place, front in enumerate(pair):
            _draw_front(canvas, front, at, place * look.height / 2)
        _footer(canvas, pack, at, look.height, f"{number} {pack.page_words[1]} {count}")
        canvas.showPage()
    return canvas.to_bytes()


def _dense() -> Design:
    """Type for a desk, not for a waiting room: small, in lines as long as the page."""
    look = design(_PAPER, large_print=False)
    return replace(
        look,
        side=34,
        top=26,
        measure=look.width - 68,
        gaps=(6, 4, 3),
        title=look.title.but(size=15, leading=18),
        heading=look.heading.but(size=11.5, leading=14),
        group=look.group.but(size=9.5, leading=11.5),
        question=Style(9.5, 11.5),
        body=Style(8.2, 9.8),
        small=look.small.but(size=7.2, leading=8.6),
        footer=look.footer.but(size=7.2, leading=8.6),
    )


def _context(document: Document, look: Design) -> LayoutContext:
    return LayoutContext(look, document.page_words[0], look.text_width, look.gaps[0], look.text_width)


def _draw_front(canvas: TaggedCanvas, front: Front, at: LayoutContext, left: float) -> None:
    """What to look at, and below it the front as it prints, in a frame."""
    reason, sheet = front
    normal = _context(sheet, design(_PAPER, large_print=False))
    page: Page = side_pages(chosen_side(sheet.leaf.fronts, normal), normal)[0]
    top = at.design.width - _EDGE
    words = at.plain(reason, at.design.question.but(bold=True), at.design.height / 2 - 2 * _EDGE)
    with canvas.tag("P"):
        draw(canvas, words, left + _EDGE, top)
    width, height = (side * _SCALE for side in (normal.design.width, normal.design.height))
    lower = top - _TOP + 12 - height
    canvas.box(left + _EDGE, lower, width, height, stroke="#8A999F", line=0.5)
    canvas.saveState()
    canvas.translate(left + _EDGE, lower)
    canvas.scale(_SCALE, _SCALE)
    page.draw(canvas, normal)
    canvas.restoreState()


def _footer(canvas: TaggedCanvas, pack: Document, at: LayoutContext, width: float, number: str) -> None:
    look = at.design
    right = at.plain(f"{pack.page_words[0]} {number}", look.footer)
    left = at.plain(" · ".join(pack.footer), look.footer)
    with canvas.artifact("Pagination"):
        draw(canvas, left, look.side, 8 + left.height)
        draw(canvas, right, width - look.side - right.text_width, 8 + right.height)
