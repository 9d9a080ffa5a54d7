"""The sheet's design: paper, margins and type for normal and large print, in points (1/72 inch).

Large print is a layout of its own, not a zoom: one column of text, larger type, the same order. Sizes, line lengths
and contrast are told in docs/sheet-design.md and asserted from finished PDFs by the tests.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from ldnprep.frozen import dataclass
from ldnprep.outputs.pdf.structure.canvas import A4, LETTER
from ldnprep.outputs.pdf.text.model import ACCENT, INK, SECOND_INK, Style

PAPERS = {"a4": A4, "letter": LETTER}
MILLIMETRE = 72 / 25.4
RULE = "#8A999F"  # thin lines between blocks; carries no meaning
CONTROL = "#5B6C74"  # boxes to tick, lines to write on
LINE_ROOM = 8 * MILLIMETRE  # between ruled lines: room for a hand that hurts


@dataclass(frozen=True, slots=True)
class Design:
    """Everything a page needs to know about its looks.

    measure: longest line of running text in the parts. gaps: between blocks, from wide to narrow: the widest that fits
    is taken; with the last one lines stand closer too, by the share `close`. gut: the column of marks. topic: the
    column of topics, 0 where the topic runs in with its words. tick: side of a box to tick. leaf_pages: pages of one
    side of the leaf, at most.
    """

    width: float
    height: float
    side: float
    top: float
    bottom: float
    measure: float
    gaps: tuple[float, ...]
    close: float
    gut: float
    topic: float
    tick: float
    leaf_pages: int
    title: Style
    box: Style
    heading: Style
    group: Style
    question: Style
    body: Style
    small: Style
    footer: Style

    @property
    def text_width(self) -> float:
        """Between the side margins."""
        return self.width - 2 * self.side

    @property
    def text_height(self) -> float:
        """Between the upper and the lower margin; the footer stands below."""
        return self.height - self.top - self.bottom


@lru_cache(maxsize=8)
def design(paper: str, *, large_print: bool) -> Design:
    """The design for a paper (a4 or letter)."""
    return (_large if large_print else _normal)(*PAPERS[paper])


@lru_cache(maxsize=8)
def closed_up(look: Design) -> Design:
    """The design with its lines closer together."""

    def closer(style: Style) -> Style:
        return style.but(leading=round(style.leading * look.close, 1))

    group, question, body = map(closer, (look.group, look.question, look.body))
    return replace(look, group=group, question=question, body=body)


def _normal(width: float, height: float) -> Design:
    return Design(
        width=width,
        height=height,
        side=43,
        top=34,
        bottom=40,
        measure=400,
        gaps=(11, 9, 7, 5, 3, 3),
        close=14.2 / 15,
        gut=17,
        topic=96,
        tick=12,
        leaf_pages=1,
        title=Style(18, 22, bold=True, colour=ACCENT),
        box=Style(15, 19, bold=True),
        heading=Style(13, 16.5, bold=True, colour=ACCENT),
        group=Style(12, 15, bold=True, colour=ACCENT),
        question=Style(13, 16),
        body=Style(12, 15),
        small=Style(8.5, 10.5, colour=SECOND_INK),
        footer=Style(8.5, 10.5, colour=SECOND_INK),
    )


def _large(width: float, height: float) -> Design:
    return Design(
        width=width,
        height=height,
        side=32,
        top=22,
        bottom=38,
        measure=width,
        gaps=(9, 7, 5, 4, 2, 2),
        close=19.8 / 21.5,
        gut=23,
        topic=0,
        tick=16,
        leaf_pages=2,
        title=Style(20, 24.5, bold=True, colour=ACCENT),
        box=Style(20, 24.5, bold=True),
        heading=Style(18.5, 22, bold=True, colour=ACCENT),
        group=Style(18.5, 22, bold=True, colour=ACCENT),
        question=Style(18.5, 22),
        body=Style(18, 21.5),
        small=Style(12, 14.5, colour=INK),
        footer=Style(12, 14.5, colour=INK),
    )
