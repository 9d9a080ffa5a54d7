"""From the Document's spans to set text: tones, source marks, references to pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from functools import lru_cache

from ldnprep.frozen import dataclass
from ldnprep.outputs.pdf import text as pdf_text
from ldnprep.outputs.pdf.design import Design
from ldnprep.outputs.pdf.text import SECOND_INK, Laid, TextStyle, laid
from ldnprep.summary.model import Text, Tone


@dataclass(frozen=True, slots=True)
class Setting:
    """What every block needs to be set: the design, and where references lead.

    pages: number of the page on which a section starts, by section id. continued: words before that number.
    width: of the column that is being filled, in points. compact: page 1 is as full as it ever may be.
    unknown: stands for a page number that is not known yet. elsewhere: in place of all references, where page 1 is made
    alone.
    """

    design: Design
    continued: str
    width: float
    pages: Mapping[str, int] = field(default_factory=dict)
    compact: bool = False
    unknown: str = "00"
    elsewhere: str = ""

    def lay(self, text: Text, style: TextStyle, width: float | None = None) -> Laid:
        """The text in lines of at most `width` points (the column's)."""
        return laid(tuple(self._spans(text)), style, self.width if width is None else width)

    def lay_plain(self, words: str, style: TextStyle, width: float | None = None) -> Laid:
        """Words in one look."""
        return laid((pdf_text.Span(words),), style, self.width if width is None else width)

    def _spans(self, text: Text) -> list[pdf_text.Span]:
        spans = []
        for span in text:
            words, link = span.text, span.link or None
            if span.continued:
                where = self.elsewhere or f"{self.continued} {self.pages.get(span.continued, self.unknown)}"
                words = f"{words}{where}"
                link = f"#section-{span.continued}" if span.continued in self.pages else None
            bold, italic, colour = _LOOKS[span.tone]
            spans.append(pdf_text.Span(words, bold, italic, colour, None, link))
            if span.sources:
                marks = f" {_marks(span.sources)}"
                spans.append(pdf_text.Span(marks, size=self.design.source_mark, colour=SECOND_INK))
        return spans


_LOOKS: Mapping[Tone, tuple[bool, bool, str | None]] = {
    # tone: bold, italic, colour
    Tone.PLAIN: (False, False, None),
    Tone.STRONG: (True, False, None),
    Tone.ITALIC: (False, True, None),
    Tone.SOFT: (False, False, SECOND_INK),
}


@lru_cache(maxsize=256)
def _marks(numbers: tuple[int, ...]) -> str:
    """Numbers of sources in brackets; three or more in a row as a range: [2][6–12]."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "".join(
        f"[{run[0]}–{run[-1]}]" if len(run) > 2 else "".join(f"[{number}]" for number in run) for run in runs
    )
