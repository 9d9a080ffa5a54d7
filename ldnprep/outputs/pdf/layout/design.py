"""The sheet's design: paper, margins and type for normal and large print, in points (1/72 inch).

Large print is a layout of its own, not a zoom: one column of text, larger type, the same order. Sizes, line lengths
and contrast are told in docs/sheet-design.md and asserted from finished PDFs by the tests.
"""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace
from reportlab.lib.units import mm

from ldnprep.outputs.pdf.structure.canvas import A4, LETTER
from ldnprep.outputs.pdf.text.model import ACCENT, INK, SECOND_INK, Style

PAPERS = {"a4": A4, "letter": LETTER}
RULE = "#8A999F"  # thin lines between blocks; carries no meaning
CONTROL = "#5B6C74"  # boxes to tick, lines to write on
LINE_ROOM = 8 * mm  # between ruled lines: room for a hand that hurts


class Design(Struct, frozen=True):
    """Everything a page needs to know about its looks, as it is in normal print."""

    width: float
    height: float
    side: float = 43
    top: float = 34
    bottom: float = 40
    measure: float = 400  # longest line of running text in the parts
    gaps: tuple[float, ...] = (11, 9, 7, 5, 3, 2.5)  # between blocks: the widest that fits; the last with closer lines
    close: float = 14.2 / 15  # how much closer
    gut: float = 17  # the column of marks
    topic: float = 96  # the column of topics, 0 where the topic runs in with its words
    tick: float = 12  # side of a box to tick
    leaf_pages: int = 1  # pages of one side of the leaf, at most
    title: Style = Style(18, 22, bold=True, colour=ACCENT)
    box: Style = Style(15, 19, bold=True)
    heading: Style = Style(13, 16.5, bold=True, colour=ACCENT)
    group: Style = Style(12, 15, bold=True, colour=ACCENT)
    question: Style = Style(13, 16)
    body: Style = Style(12, 15)
    small: Style = Style(8.5, 10.5, colour=SECOND_INK)  # sources, the footer

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
    normal = Design(*PAPERS[paper])
    if not large_print:
        return normal
    return replace(
        normal,
        side=32,
        top=22,
        bottom=38,
        measure=normal.width,
        gaps=(9, 7, 5, 4, 2, 2),
        close=19.8 / 21.5,
        gut=23,
        topic=0,
        tick=16,
        leaf_pages=2,
        title=normal.title.but(size=20, leading=24.5),
        box=normal.box.but(size=20, leading=24.5),
        heading=normal.heading.but(size=18.5, leading=22),
        group=normal.group.but(size=18.5, leading=22),
        question=Style(18.5, 22),
        body=Style(18, 21.5),
        small=Style(12, 14.5, colour=INK),
    )


@lru_cache(maxsize=8)
def closed_up(look: Design) -> Design:
    """The design with its lines closer together."""

    def closer(style: Style) -> Style:
        return style.but(leading=round(style.leading * look.close, 1))

    return replace(look, group=closer(look.group), question=closer(look.question), body=closer(look.body))
