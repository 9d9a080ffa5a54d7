"""The sheet as a PDF: the Document laid out, paginated, drawn and tagged.

Layout comes first and drawing last, so that "Page N of M" and "continued on page N" are known before the first letter.
The same Document gives the same bytes on every machine.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ldnprep.frozen import dataclass
from ldnprep.outputs.pdf.blocks import boxes_of
from ldnprep.outputs.pdf.design import Design, design
from ldnprep.outputs.pdf.flow import Box, PageOfBoxes, Stack, Tag, TextBox, paginate
from ldnprep.outputs.pdf.page_one import PageOne, laid_at, page_one
from ldnprep.outputs.pdf.setting import Setting
from ldnprep.outputs.pdf.tagged import TaggedCanvas
from ldnprep.summary.model import CONTINUATION, Document, Section


def sheet_pdf(document: Document, *, paper: str, large_print: bool) -> bytes:
    """The whole sheet, or the page 1 of a document that has no more. paper: a4 or letter."""
    at = _setting(document, paper, large_print)
    first, pages = _laid_alone(document, at) if document.alone else _laid(document, at)
    canvas = TaggedCanvas(document.title, document.language, (at.design.width, at.design.height))
    count = len(pages) + 1
    first.draw(canvas, at)
    _end_page(canvas, document, at.design, 1, count)
    for number, page in enumerate(pages, start=2):
        top = at.design.height - at.design.top
        for placed in page.placed:
            placed.box.draw(canvas, at.design.side, top - placed.top)
        _end_page(canvas, document, at.design, number, count)
    return canvas.to_bytes()


def first_page_pdf(document: Document, *, paper: str, large_print: bool) -> bytes:
    """Page 1 alone, for the live preview; references to later pages are left open."""
    at = replace(_setting(document, paper, large_print), unknown="…")
    _, _, first = page_one(document, at)
    canvas = TaggedCanvas(document.title, document.language, (at.design.width, at.design.height))
    first.draw(canvas, at)
    canvas.showPage()
    return canvas.to_bytes()


def _laid_alone(document: Document, at: Setting) -> tuple[PageOne, list[PageOfBoxes]]:
    """Page 1; where even its shortest form has no room, the rest is pointed to by three dots instead of words."""
    page = page_one(document, at)[2]
    if page.height > at.design.text_height:
        page = page_one(document, replace(at, elsewhere="…"))[2]
    return page, []


def _laid(document: Document, at: Setting) -> tuple[PageOne, list[PageOfBoxes]]:
    """Page 1 with its page numbers, and the pages after it."""
    starts: dict[str, int] = {}
    for _ in range(3):  # a number of three digits may push a line over: then page 1 is chosen anew with the numbers
        rung, spaced, first = page_one(document, replace(at, pages=starts))
        pages, starts = _later_pages([*_continuation(document, first), *document.sections], at)
        first = laid_at(document, rung, replace(spaced, pages=starts))
        if first.height <= at.design.text_height:
            break
    return first, pages


def _setting(document: Document, paper: str, large_print: bool) -> Setting:
    look = design(paper, large_print=large_print)
    elsewhere = document.alone.elsewhere if document.alone else ""
    return Setting(look, document.continued_words, look.text_width, elsewhere=elsewhere)


def _continuation(document: Document, first: PageOne) -> Iterator[Section]:
    if first.moved:
        yield Section(CONTINUATION, document.continuation_title, first.moved)


@dataclass(frozen=True, slots=True)
class _Chapter:
    """Sections between two forced page breaks, with the heading box of each by section id."""

    boxes: tuple[Box, ...]
    headings: tuple[tuple[str, Box], ...]


def _later_pages(sections: Sequence[Section], at: Setting) -> tuple[list[PageOfBoxes], dict[str, int]]:
    """The pages after page 1, and the number of the page on which each section starts."""
    pages: list[PageOfBoxes] = []
    starts: dict[str, int] = {}
    for chapter in _chapters(sections, at):
        found = paginate(chapter.boxes, at.design.text_height)
        for name, heading in chapter.headings:
            starts[name] = (
                2
                + len(pages)
                + next(n for n, page in enumerate(found) if any(placed.box is heading for placed in page.placed))
            )
        pages += found
    return pages, starts


def _chapters(sections: Sequence[Section], at: Setting) -> Iterator[_Chapter]:
    boxes: list[Box] = []
    headings: list[tuple[str, Box]] = []
    for section in sections:
        if section.own_page and boxes:
            yield _Chapter(tuple(boxes), tuple(headings))
            boxes, headings = [], []
        heading: Box = _heading(section, at)
        flowing = (heading, *boxes_of(section.blocks, at))
        stack = Stack(flowing, before=heading.before)
        if section.whole and stack.height <= at.design.text_height:
            heading, flowing = stack, (stack,)
        headings.append((section.id, heading))
        boxes += flowing
    if boxes:
        yield _Chapter(tuple(boxes), tuple(headings))


def _heading(section: Section, at: Setting) -> TextBox:
    laid = at.lay_plain(
        section.title, at.design.title.but(size=at.design.heading.size + 3, leading=at.design.heading.leading + 4)
    )
    return TextBox(laid, Tag("H2"), before=at.design.gap * 2.6, stays=True, place=f"section-{section.id}", outline=2)


def _end_page(canvas: TaggedCanvas, document: Document, look: Design, number: int, count: int) -> None:
    """The running footer, then the next page."""
    at = Setting(look, "", look.text_width)
    page, of = document.page_words
    numbered = f"{page} {number} {of} {count}"
    if document.alone:
        numbered += f", {document.alone.left_out}"
    right = at.lay_plain(numbered, look.footer)
    left = at.lay_plain(" · ".join(document.footer), look.footer, look.text_width - right.text_width - 20)
    top = look.bottom - (14 if len(left.lines) == 1 else 4)
    with canvas.artifact("Pagination"):
        left.draw(canvas, look.side, top)
    # where pages were left out, that is no decoration: a listener must hear it too
    with canvas.tag("P") if document.alone else canvas.artifact("Pagination"):
        right.draw(canvas, look.width - look.side - right.text_width, top)
    canvas.showPage()
