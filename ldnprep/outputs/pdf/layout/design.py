"""The sheet's design: paper, margins and type for normal and large print, in points (1/72 inch).

Large print is a layout of its own, not a zoom: one column of text, larger type, the same order. Line lengths, sizes
and contrast are told in docs/sheet-design.md and asserted from finished PDFs by the tests.
"""

from __future__ import annotations

from functools import lru_cache

from ldnprep.frozen import dataclass
from ldnprep.outputs.pdf.text import ACCENT, INK, SECOND_INK, TextStyle

PAPERS = {"a4": (595.28, 841.89), "letter": (612.0, 792.0)}
MILLIMETRE = 72 / 25.4
RULE = "#8A999F"  # thin lines between rows; carries no meaning
CONTROL = "#5B6C74"  # boxes to tick, lines to write on
LINE_ROOM = 8 * MILLIMETRE  # between ruled lines: room for a hand that hurts


@dataclass(frozen=True, slots=True)
class Design:
    """Everything a page needs to know about its looks.

    measure: longest line of running text. gap: between blocks. pad: inside boxes and table cells.
    safety_columns, label_share: columns of the safety table, and the most that labels take of each.
    """

    width: float
    height: float
    side: float
    top: float
    bottom: float
    measure: float
    gap: float
    pad: float
    safety_columns: int
    label_share: float
    title: TextStyle
    heading: TextStyle
    subheading: TextStyle
    body: TextStyle
    top_question: TextStyle
    note: TextStyle
    table: TextStyle
    footer: TextStyle
    source_mark: float

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


def _normal(width: float, height: float) -> Design:
    return Design(
        width=width,
        height=height,
        side=43,
        top=38,
        bottom=48,
        measure=372,
        gap=7,
        pad=6,
        safety_columns=2,
        label_share=0.5,
        title=TextStyle(19, 23, bold=True, colour=ACCENT),
        heading=TextStyle(13, 17, bold=True, colour=ACCENT),
        subheading=TextStyle(12, 15.5, bold=True),
        body=TextStyle(12, 15),
        top_question=TextStyle(13, 16.5),
        note=TextStyle(12, 15, colour=SECOND_INK),
        table=TextStyle(12, 15),
        footer=TextStyle(8.5, 11, colour=SECOND_INK),
        source_mark=8.5,
    )


def _large(width: float, height: float) -> Design:
    return Design(
        width=width,
        height=height,
        side=32,
        top=24,
        bottom=46,
        measure=width,
        gap=8,
        pad=6,
        safety_columns=2,
        label_share=0.64,
        title=TextStyle(20, 25, bold=True, colour=ACCENT),
        heading=TextStyle(18.5, 23, bold=True, colour=ACCENT),
        subheading=TextStyle(18, 22, bold=True),
        body=TextStyle(18, 21.5),
        top_question=TextStyle(18.5, 22),
        note=TextStyle(18, 21.5, colour=SECOND_INK),
        table=TextStyle(18, 21.5),
        footer=TextStyle(12, 14.5, colour=INK),
        source_mark=12,
    )
