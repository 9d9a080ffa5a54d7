"""What the parts of page 1 are made of, and the order in which what they hold may leave the page."""

from __future__ import annotations

from ldnprep.frozen import dataclass
from ldnprep.summary.model import CONTINUATION, Block, Frame, Span, Tone

# places in the order of leaving; the second number orders within. REST 1 to 4 are needed by large print alone
THERAPIES, MEDICINES, SCALES, DETAILS, REST = range(1, 6)

# (place in the order of leaving, what stays, what moves)
Shorter = tuple[tuple[int, int], tuple[Block, ...], tuple[Block, ...]]


@dataclass(frozen=True, slots=True)
class Draft:
    """A part whose rungs are named by (place, order within) until all are known."""

    frame: Frame
    blocks: tuple[Block, ...]
    rungs: tuple[Shorter, ...] = ()


def goes_on(where: str = CONTINUATION) -> Span:
    """The place where the full text stands."""
    return Span("", Tone.SOFT, continued=where)
