"""Texts for tests: runs in one style, laid at a width, and drawn."""

from __future__ import annotations

from dataclasses import dataclass

from ldnprep.outputs.pdf.text.lines import laid
from ldnprep.outputs.pdf.text.model import ACCENT, BODY, INK, SECOND_INK, Laid, Run, Style
from ldnprep.outputs.pdf.text.writing import draw

__all__ = [
    "ACCENT",
    "BODY",
    "HEADING",
    "INK",
    "SECOND_INK",
    "SMALL",
    "TITLE",
    "Laid",
    "RichText",
    "Run",
    "draw",
    "plain",
]

TITLE = Style(19, 23, bold=True, colour=ACCENT)
HEADING = Style(13, 17, bold=True, colour=ACCENT)
SMALL = Style(8.5, 11, colour=SECOND_INK)


@dataclass(frozen=True)
class RichText:
    """Runs one after the other, in one style."""

    runs: tuple[Run, ...]
    style: Style = BODY

    def laid(self, width: float) -> Laid:
        return laid(self.runs, self.style, width)


def plain(text: str, style: Style = BODY) -> RichText:
    """A text in one look."""
    return RichText((Run(text),), style)
