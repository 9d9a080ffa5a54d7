"""Page 1: the parts that fit, in their fixed order, and always on exactly one page.

The writer takes the lowest rung (see `summary/model.py`) at which everything fits. The type never shrinks; only the
gaps between parts may, when the last rung is reached.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby

from ldnprep.frozen import dataclass
from ldnprep.outputs.pdf.blocks import boxes_of
from ldnprep.outputs.pdf.design import RULE
from ldnprep.outputs.pdf.flow import Box, Tag, TextBox, draw_stack, stacked_height
from ldnprep.outputs.pdf.frames import framed, inner_width
from ldnprep.outputs.pdf.setting import Setting
from ldnprep.outputs.pdf.tagged import TaggedCanvas
from ldnprep.outputs.pdf.text import ACCENT, TextStyle
from ldnprep.summary.first_page import at_rung
from ldnprep.summary.model import Block, Document, Frame, Heading, Paragraph, Part, Span, Tone

# shares of the design's gaps: what page 1 must fit with, and how far it may open up when there is room
SNUG, TIGHTEST, ROOMY = 0.75, 0.2, (1.9, 1.6, 1.3, 1.0)
CLOSEST_LEADING = 1.1  # of the type size, for the fullest page 1 only
FOOT_GAP = 9.0


@dataclass(frozen=True, slots=True)
class PageOne:
    """Page 1 laid out: what stands from the top, what stands at the foot, and what goes on later pages."""

    boxes: tuple[Box, ...]
    foot: tuple[Box, ...]
    moved: tuple[Block, ...]

    @property
    def height(self) -> float:
        return stacked_height(self.boxes) + FOOT_GAP + stacked_height(self.foot)

    def draw(self, canvas: TaggedCanvas, at: Setting) -> None:
        """Draw on the canvas's current page."""
        design = at.design
        left, top = design.side, design.height - design.top
        draw_stack(canvas, self.boxes, left, top)
        foot_top = design.bottom + stacked_height(self.foot)
        canvas.rule(left, foot_top + FOOT_GAP / 2, left + at.width, foot_top + FOOT_GAP / 2, colour=RULE, width=0.75)
        draw_stack(canvas, self.foot, left, foot_top)


def page_one(document: Document, at: Setting) -> tuple[int, Setting, PageOne]:
    """The lowest rung at which page 1 fits, the setting with its gaps, and the page laid out."""
    snug = _with_gaps(at, SNUG)
    room = at.design.text_height
    low, high = 0, document.first.rungs
    page: PageOne | None = None  # at rung `high` and snug, once that was laid
    while low < high:
        middle = (low + high) // 2
        tried = laid_at(document, middle, snug)
        if tried.height <= room:
            high, page = middle, tried
        else:
            low = middle + 1
    roomier = _roomier(document, high, at)
    if roomier is not None:
        return high, *roomier
    if page is not None:
        return high, snug, page
    for chosen in (snug, _with_gaps(at, TIGHTEST), _compact(at)):
        last = laid_at(document, high, chosen)
        if last.height <= room:
            break
    return high, chosen, last


def _roomier(document: Document, rung: int, at: Setting) -> tuple[Setting, PageOne] | None:
    """The roomiest setting with which this rung fits; None when not even the least roomy one does."""
    *roomier, least = (_with_gaps(at, share) for share in ROOMY)
    page = laid_at(document, rung, least)
    if page.height > at.design.text_height:
        return None
    for chosen in roomier:
        tried = laid_at(document, rung, chosen)
        if tried.height <= at.design.text_height:
            return chosen, tried
    return least, page


def _compact(at: Setting) -> Setting:
    """The closest that page 1 is ever set: the same type sizes, with less between the lines."""
    tight = _with_gaps(at, TIGHTEST)
    look = tight.design
    closer = replace(
        look,
        body=_closer(look.body),
        note=_closer(look.note),
        table=_closer(look.table),
        top_question=_closer(look.top_question),
        heading=_closer(look.heading),
    )
    return replace(tight, design=closer, compact=True)


def _closer(style: TextStyle) -> TextStyle:
    return style.but(leading=round(style.size * CLOSEST_LEADING, 1))


def _with_gaps(at: Setting, share: float) -> Setting:
    # page 1 has the whole width: twenty seconds are better spent on fewer lines
    return replace(at, design=replace(at.design, gap=at.design.gap * share, measure=at.design.width))


def laid_at(document: Document, rung: int, at: Setting) -> PageOne:
    """Page 1 with everything up to this rung gone, whether it fits or not."""
    parts, moved = at_rung(document.first, rung)
    boxes: list[Box] = [_title(document, at)]
    foot: list[Box] = []
    for frame, group in groupby(parts, key=_frame):
        found = FRAMES.get(frame, _plain)(tuple(group), at)
        (foot if frame is Frame.FOOT else boxes).extend(found)
    return PageOne(tuple(boxes), tuple(foot), moved)


def _frame(part: Part) -> Frame:
    return part.frame


@dataclass(frozen=True, slots=True)
class TitleBox:
    """The title with the accent rule below it."""

    text: TextBox
    width: float
    before: float = 0
    stays: bool = True

    @property
    def height(self) -> float:
        return self.text.height + 5

    def split(self, height: float) -> tuple[Box | None, Box | None]:
        return (self, None) if self.height <= height else (None, self)

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        self.text.draw(canvas, x, top)
        y = top - self.height + 1.5
        canvas.rule(x, y, x + self.width, y, width=2.2, colour=ACCENT)


def _title(document: Document, at: Setting) -> Box:
    laid = at.lay_plain(document.title, at.design.title)
    return TitleBox(TextBox(laid, Tag("H1"), outline=1), at.width)


def _plain(parts: Sequence[Part], at: Setting) -> list[Box]:
    return boxes_of(_blocks(parts), at)


def _run_in(parts: Sequence[Part], at: Setting) -> list[Box]:
    """A heading and its one paragraph on the same line."""
    blocks = _blocks(parts)
    return boxes_of(_joined(blocks) if len(blocks) == 2 else blocks, at)


def _joined(blocks: list[Block]) -> list[Block]:
    """A heading as the first words of the paragraphs below it, when nothing but paragraphs follows."""
    head, *rest = blocks
    if not isinstance(head, Heading) or not rest or not all(isinstance(block, Paragraph) for block in rest):
        return blocks
    lead = tuple(replace(span, text=f"{span.text}: ", tone=Tone.STRONG) for span in head.text)
    words = (span for block in rest if isinstance(block, Paragraph) for span in (*block.text, Span(" ")))
    return [Paragraph((*lead, *words))]


def _flags(parts: Sequence[Part], at: Setting) -> list[Box]:
    inside = replace(at, width=inner_width(at.width))
    blocks = _joined(_blocks(parts)) if at.compact else _blocks(parts)
    return [framed(boxes_of(blocks, inside), at)]


def _safety(parts: Sequence[Part], at: Setting) -> list[Box]:
    blocks = _blocks(parts)
    return boxes_of(blocks[1:] if at.compact else blocks, at)


def _blocks(parts: Sequence[Part]) -> list[Block]:
    return [block for part in parts for block in part.blocks]


FRAMES: dict[Frame, Callable[[Sequence[Part], Setting], list[Box]]] = {
    Frame.FLAGS: _flags,
    Frame.SAFETY: _safety,
    Frame.MEDICINES: _run_in,
    Frame.THERAPIES: _run_in,
    Frame.SCALES: _run_in,
    Frame.EVIDENCE: _run_in,
}
