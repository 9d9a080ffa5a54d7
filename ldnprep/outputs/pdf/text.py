"""Text as lines. In: spans of typed text and a style. Out: lines that fit a width, which can be split and drawn.

There is no markup: a span is set letter for letter, `<b>` prints as `<b>`. Sizes are points, y grows upwards, and a
block of text is placed by its upper left corner.

    text = RichText((Span("Opioids: ", bold=True), Span("not sure "), Span("[1]", size=8.5)), BODY)
    laid = text.laid(width=451)                  # remembered: the same text at the same width costs nothing
    laid.height                                  # points
    first, rest = laid.split(height=120)         # at most 120 pt; never one line alone; either may be None
    with canvas.tag("P") as paragraph:           # see tagged.py
        first.draw(canvas, x=72, top=770)
    canvas.showPage()
    with canvas.tag(paragraph):                  # the same paragraph goes on
        rest.draw(canvas, x=72, top=770)

Lines break at spaces, after hyphens between letters, between Chinese and Japanese letters (not before a closing or
after an opening sign), and anywhere in a word that is longer than the line; no hyphen is ever added. Paragraphs that
start right to left stand at the right edge.
"""

from __future__ import annotations

from dataclasses import field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from ldnprep.frozen import dataclass
from ldnprep.outputs.pdf.lines import Line, broken_lines
from ldnprep.outputs.pdf.plain_lines import plain_lines

if TYPE_CHECKING:
    from ldnprep.outputs.pdf.tagged import TaggedCanvas

INK = "#16232B"
SECOND_INK = "#3A4750"
ACCENT = "#0B5F63"

Align = Literal["start", "left", "right", "center"]


class Span(NamedTuple):
    """A stretch of text in one look. `colour` is `#RRGGBB`, None takes the style's, as do `size` (points) and False.

    `link`: an address such as `https://doi.org/...`, or `#name` of a place set with `TaggedCanvas.place(name)`.
    """

    text: str
    bold: bool = False
    italic: bool = False
    colour: str | None = None
    size: float | None = None
    link: str | None = None


class TextStyle(NamedTuple):
    """How a block of text looks. `align` "start" is left, or right for text that starts right to left."""

    size: float = 12
    leading: float = 15
    bold: bool = False
    italic: bool = False
    colour: str = INK
    align: Align = "start"

    def but(self, **changes: object) -> TextStyle:
        """The same style with some fields changed."""
        return self._replace(**changes)  # type: ignore[arg-type]  # the names are checked there


BODY = TextStyle()
TITLE = TextStyle(19, 23, bold=True, colour=ACCENT)
HEADING = TextStyle(13, 17, bold=True, colour=ACCENT)
SMALL = TextStyle(8.5, 11, colour=SECOND_INK)


@dataclass(frozen=True, slots=True)
class Laid:
    """Lines ready to draw: a whole text or a part of it."""

    lines: tuple[Line, ...]
    style: TextStyle
    width: float
    broken: frozenset[int] = field(default=frozenset())
    """Chunks that go over the end of a line."""

    @property
    def height(self) -> float:
        return len(self.lines) * self.style.leading

    @property
    def text_width(self) -> float:
        """Width of the longest line, points."""
        return max((line.width for line in self.lines), default=0.0)

    def split(self, height: float, keep: int = 2) -> tuple[Laid | None, Laid | None]:
        """What fits into the height, and the rest. Neither part has fewer than `keep` lines (if the whole has more)."""
        fits = int((height + 0.01) // self.style.leading)
        if fits >= len(self.lines):
            return self, None
        fits = min(fits, len(self.lines) - keep)
        if fits < keep:
            return None, self
        return self.part(0, fits), self.part(fits, len(self.lines))

    def part(self, first: int, end: int) -> Laid:
        """The lines from `first` up to, not including, `end`."""
        return replace(self, lines=self.lines[first:end])

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draw at the upper left corner (x, top), in the structure element that is open on the canvas."""
        from ldnprep.outputs.pdf.pen import draw_lines

        draw_lines(canvas, self, x, top)


@dataclass(frozen=True, slots=True)
class RichText:
    """A block of text: spans one after the other, in one style."""

    spans: tuple[Span, ...]
    style: TextStyle = BODY

    def laid(self, width: float) -> Laid:
        """The text broken into lines of at most `width` points."""
        return laid(self.spans, self.style, width)


def plain(text: str, style: TextStyle = BODY) -> RichText:
    """A block of text in one look."""
    return RichText((Span(text),), style)


@lru_cache(maxsize=4096)
def laid(spans: tuple[Span, ...], style: TextStyle, width: float) -> Laid:
    """The spans broken into lines of at most `width` points."""
    lines, broken = plain_lines(spans, style, width) or broken_lines(spans, style, width)
    return Laid(lines, style, width, broken)
