"""From the Document's spans to set text: tones, marks, marks of sources, page numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import groupby

from msgspec import Struct, field
from msgspec.structs import replace

from ldnprep.outputs.pdf.layout.design import Design
from ldnprep.outputs.pdf.text.lines import laid
from ldnprep.outputs.pdf.text.model import SECOND_INK, Laid, Run, Style
from ldnprep.summary.model import Document, Text, Tone

UNKNOWN = "3"
"""Stands for the page of a part that is not laid out yet: in normal print the leaf has two pages before it."""


class LayoutContext(Struct, frozen=True):
    """What every block needs to be laid out: the design, and where it stands.

    page_word: "Page", of the document. width: of the column that is being filled. gap: between blocks. measure: longest
    line of running text. pages: number of the first page of each part, by its id.
    """

    design: Design
    page_word: str
    width: float
    gap: float
    measure: float
    pages: Mapping[str, str] = field(default_factory=dict)

    def narrowed(self, width: float) -> LayoutContext:
        """The same for a column of this width."""
        return replace(self, width=width, measure=width)

    def lay(self, text: Text, style: Style, width: float | None = None) -> Laid:
        """The text in lines of at most `width` points (the column's)."""
        return laid(tuple(self.runs(text)), style, self.width if width is None else width)

    def plain(self, words: str, style: Style, width: float | None = None) -> Laid:
        """Words in one look."""
        return laid((Run(words),), style, self.width if width is None else width)

    def runs(self, text: Text) -> Iterator[Run]:
        """The text as runs, with the marks of its sources behind it."""
        for span in text:
            tone = Tone.PLAIN if span.spoken else span.tone  # a thin sign keeps the first ink
            words, link = span.text if span.typed else span.text.replace(" · ", "\u00a0· "), span.link
            if span.page_of:
                words = self.pages.get(span.page_of, UNKNOWN)
                link = f"#part-{span.page_of}" if span.page_of in self.pages else ""
            colour = SECOND_INK if tone is Tone.SOFT else ""
            bold, italic, mark = tone is Tone.STRONG, tone is Tone.ITALIC, span.mark.value if span.mark else ""
            yield Run(words, bold, italic, colour, link=link, spoken=span.spoken, mark=mark)
            if span.sources:
                yield Run(f" {_marks(span.sources)}", size=self.design.small.size, colour=SECOND_INK)


def context(document: Document, design: Design) -> LayoutContext:
    """Where a page of the document begins: full width, widest gaps."""
    return LayoutContext(design, document.page_words[0], design.text_width, design.gaps[0], design.text_width)


@lru_cache(maxsize=256)
def _marks(numbers: tuple[int, ...]) -> str:
    """Numbers of sources in brackets; three or more in a row as a range: [2,6–12]."""
    parts = []
    for _, group in groupby(enumerate(numbers), lambda placed: placed[1] - placed[0]):
        run = [number for _, number in group]
        parts.append(f"{run[0]}–{run[-1]}" if len(run) > 2 else ",".join(map(str, run)))
    return f"[{','.join(parts)}]"
