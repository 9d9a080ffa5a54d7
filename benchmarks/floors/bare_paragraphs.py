"""`python bare_paragraphs.py PAGES OUT.pdf`: reportlab alone, that many pages of plain paragraphs, no tags."""

from __future__ import annotations

import sys

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate

from ldnprep.shipped import resource

_WORDS = "What is known about low-dose naltrexone is little, and what is known was found in small trials. " * 4
_PER_PAGE = 7


def make(pages: int, out: str) -> None:
    """The PDF, in our typeface."""
    pdfmetrics.registerFont(TTFont("Ours", str(resource("fonts", "AtkinsonHyperlegible-Regular.ttf"))))
    style = ParagraphStyle("body", fontName="Ours", fontSize=12, leading=15, spaceAfter=7)
    story = [
        part for _ in range(pages) for part in (*(Paragraph(_WORDS, style) for _ in range(_PER_PAGE)), PageBreak())
    ]
    SimpleDocTemplate(out, pagesize=A4, invariant=1).build(story)


if __name__ == "__main__":
    make(int(sys.argv[1]), sys.argv[2])
