"""The review pack as a PDF: dense pages to be read and signed, then fronts of sheets, two on a page."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from ldnprep.outputs.pdf.layout.context import LayoutContext, context
from ldnprep.outputs.pdf.layout.design import Design, design
from ldnprep.outputs.pdf.layout.pages import chosen_side, draw_footer, part_pages, side_pages
from ldnprep.outputs.pdf.structure.canvas import TaggedCanvas
from ldnprep.outputs.pdf.text.model import Style
from ldnprep.outputs.pdf.text.writing import draw
from ldnprep.summary.model import Document

_NORMAL = design("a4", large_print=False)
_SCALE = 0.62  # of a front: with its reason above it takes half of a page on its side
_TOP = 40.0  # for the reason
_EDGE = 14.0
_FOOTER = 8.0  # above the lower edge

Front = tuple[str, Document, bool]  # what to look at, the sheet, and whether its back is meant


def review_pdf(pack: Document, fronts: Sequence[Front]) -> bytes:
    """The parts of the pack, then the fronts. The same content gives the same bytes on every machine."""
    at = context(pack, _dense())
    look = at.design
    pages = [page for part in pack.parts for page in part_pages(part, at)]
    pairs = [fronts[start : start + 2] for start in range(0, len(fronts), 2)]
    canvas = TaggedCanvas(pack.title, pack.language, (look.width, look.height))
    for number in range(len(pages) + len(pairs)):
        if number < len(pages):
            pages[number].draw(canvas, at)
        else:
            canvas.setPageSize((look.height, look.width))
            for place, front in enumerate(pairs[number - len(pages)]):
                _draw_front(canvas, front, at, place * look.height / 2)
        count = f"{number + 1} {pack.page_words[1]} {len(pages) + len(pairs)}"
        draw_footer(canvas, pack, at, count, _FOOTER)
        canvas.showPage()
    return canvas.to_bytes()


def _dense() -> Design:
    """Type for a desk, not for a waiting room: small, in lines as long as the page."""
    return replace(
        _NORMAL,
        side=26,
        top=18,
        measure=_NORMAL.width - 52,
        gaps=(5, 3, 2),
        title=_NORMAL.title.but(size=15, leading=18),
        heading=_NORMAL.heading.but(size=11.5, leading=14),
        group=_NORMAL.group.but(size=9.5, leading=11.5),
        question=Style(9.5, 11.5),
        body=Style(8.1, 8.6),
        small=_NORMAL.small.but(size=7.2, leading=7.8),
    )


def _draw_front(canvas: TaggedCanvas, front: Front, at: LayoutContext, left: float) -> None:
    """What to look at, and below it the front as it prints, in a frame."""
    reason, sheet, back = front
    normal = context(sheet, _NORMAL)
    side = chosen_side(sheet.leaf.fronts, normal)
    side = chosen_side(sheet.leaf.backs(side), normal) if back else side
    page = side_pages(side, normal)[0]
    top = at.design.width - _EDGE
    words = at.plain(reason, at.design.question.but(bold=True), at.design.height / 2 - 2 * _EDGE)
    with canvas.tag("P"):
        draw(canvas, words, left + _EDGE, top)
    width, height = _NORMAL.width * _SCALE, _NORMAL.height * _SCALE
    lower = top - _TOP + 12 - height
    canvas.box(left + _EDGE, lower, width, height, stroke="#8A999F", line=0.5)
    canvas.saveState()
    canvas.translate(left + _EDGE, lower)
    canvas.scale(_SCALE, _SCALE)
    page.draw(canvas, normal)
    canvas.restoreState()
