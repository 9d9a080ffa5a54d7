"""Sides of the leaf and parts as pages: what fits is measured against the page, always."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

from msgspec.structs import replace

from ldnprep.errors import MachineError, Problem
from ldnprep.outputs.pdf.layout.blocks import boxes_of, rule
from ldnprep.outputs.pdf.layout.context import LayoutContext
from ldnprep.outputs.pdf.layout.design import closed_up
from ldnprep.outputs.pdf.layout.flow import Box, on_one_line, paginate, stack, words
from ldnprep.outputs.pdf.structure.canvas import TaggedCanvas
from ldnprep.outputs.pdf.text.model import ACCENT
from ldnprep.outputs.pdf.text.writing import draw
from ldnprep.summary.model import Document, Part, Section, Side, Text

Form = TypeVar("Form")
Made = TypeVar("Made")
_RUNS_ON = 99  # pages
_FOOT_GAP = 6.0  # between the foot and its rule, and above that


class NoRoomError(MachineError):
    """Something of the leaf is taller than a page: no sheet is better than one printed over itself."""

    def __init__(self) -> None:
        advice = "shorten the longest answers, or use normal print"
        super().__init__(Problem("The sheet does not fit on its page", advice))


class Page(NamedTuple):
    """Boxes from the top, and blocks that stand at its bottom."""

    boxes: Sequence[Box]
    foot: Sequence[Box] = ()

    def draw(self, canvas: TaggedCanvas, at: LayoutContext) -> None:
        """Ink and structure of the whole page but its footer."""
        look = at.design
        foot = stack(self.foot)
        stack(self.boxes).draw(canvas, look.side, look.height - look.top)
        foot.draw(canvas, look.side, look.bottom + foot.height)


def draw_footer(canvas: TaggedCanvas, document: Document, at: LayoutContext, page: str, low: float = 12) -> None:
    """The running footer on the page as it lies: what the sheet is, and which of its pages. low: its lower edge."""
    side, style, width = at.design.side, at.design.small, canvas.width
    right = at.plain(f"{document.page_words[0]} {page}", style)
    left = at.plain(". ".join(document.footer), style, width - 2 * side - right.text_width - 20)
    with canvas.artifact("Pagination"):
        draw(canvas, left, side, low + left.height)
        draw(canvas, right, width - side - right.text_width, low + right.height)


def chosen_side(candidates: Sequence[Side], at: LayoutContext) -> Side:
    """The first side, from full to short, that fits with the narrowest gaps. Sizes fall, so that half are skipped.

    Where none fits, the shortest: it then runs on, a longer leaf being better than none.
    """
    narrow = _spaced(at)[-1]
    return _first_that_fits(candidates, lambda side: side if _laid_side(side, narrow) else None) or candidates[-1]


def side_pages(side: Side, at: LayoutContext) -> list[Page]:
    """The side with the widest gaps with which it fits, else on as many pages as it needs. Raises NoRoomError."""
    spaced = _spaced(at)
    pages = _first_that_fits(spaced, lambda gaps: _laid_side(side, gaps)) or _laid_side(side, spaced[-1], _RUNS_ON)
    if pages is None:
        raise NoRoomError
    return pages


def _first_that_fits(forms: Sequence[Form], make: Callable[[Form], Made | None]) -> Made | None:
    """What is made of the first form that fits; all behind it do too, so half are skipped. None where none does."""
    found = make(forms[0])
    first, end = 1, 1 if found else len(forms)
    while first < end:
        middle = (first + end) // 2
        made = make(forms[middle])
        if made:
            found, end = made, middle
        else:
            first = middle + 1
    return found


def _spaced(at: LayoutContext) -> list[LayoutContext]:
    """From wide gaps to narrow ones, the last with closer and longer lines."""
    *wide, last = at.design.gaps
    closest = replace(at, gap=last, design=closed_up(at.design), measure=at.width)
    return [*(replace(at, gap=gap) for gap in wide), closest]


def _laid_side(side: Side, at: LayoutContext, most: int = 0) -> list[Page] | None:
    """The pages of a side, its foot at the bottom of the last; None where it needs more than it may have.

    most: so many pages, 0 is what the design allows.
    """
    room = at.design.text_height
    foot = boxes_of(side.foot, at)
    if foot:
        foot = [rule(at.width), stack(foot[:1], before=_FOOT_GAP), *foot[1:]]
    pages = paginate([*_title(side.title, side.beside, at), *boxes_of(side.blocks, at)], room)
    if foot and stack(pages[-1]).height + stack(foot).height + _FOOT_GAP > room + 0.01:
        pages.append([])
    if len(pages) > (most or at.design.leaf_pages) or any(stack(page).height > room + 0.01 for page in pages):
        return None
    return [*map(Page, pages[:-1]), Page(pages[-1], foot)]


def part_pages(part: Part, at: LayoutContext) -> list[Page]:
    """A part from its title on, as long as it is; with the widest gaps that cost no page."""
    *wide, narrow = _spaced(at)
    fewest = _laid_part(part, narrow)
    return next((pages for pages in (_laid_part(part, gaps) for gaps in wide) if len(pages) == len(fewest)), fewest)


def _laid_part(part: Part, at: LayoutContext) -> list[Page]:
    boxes = _title(part.title, (), at, place=f"part-{part.id}")
    for section in part.sections:
        boxes += _section(section, at)
    return [*map(Page, paginate(boxes, at.design.text_height))]


def _section(section: Section, at: LayoutContext) -> list[Box]:
    boxes = boxes_of(section.blocks, at)
    if section.title:
        heading = at.plain(section.title, at.design.heading)
        boxes.insert(0, words(heading, "H2", before=at.gap * 1.8, stays=True, outline=2))
    together = stack(boxes, before=boxes[0].before)
    return [together] if section.whole and together.height <= at.design.text_height else boxes


def _title(title: str, beside: Text, at: LayoutContext, place: str = "") -> list[Box]:
    """The title with softer words behind it, and a strong line below."""
    heading = words(at.plain(title, at.design.title), "H1", stays=True, outline=1)._replace(place=place)
    line = on_one_line(heading, at.lay(beside, at.design.body), at.width) if beside else [heading]
    return [*line, rule(at.width, tall=4, weight=2, colour=ACCENT)]
