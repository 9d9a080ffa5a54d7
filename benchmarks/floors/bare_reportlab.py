"""`python bare_reportlab.py SHEET.json OUT.pdf`: reportlab alone prints the words of a sheet, no tags, no drawing.

The script that anybody would write: its paragraphs, its page template, our typeface.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate

_STYLES = ("Regular", "Bold", "Italic", "BoldItalic")
_BODY = ParagraphStyle("body", fontName="Regular", fontSize=12, leading=14.2)


def make(sheet: dict[str, Any], out: str) -> None:
    """The PDF."""
    for style in _STYLES:
        path = Path(sheet["fonts"]) / f"AtkinsonHyperlegible-{style}.ttf"
        pdfmetrics.registerFont(TTFont(style, str(path)))
    pdfmetrics.registerFontFamily("Regular", *_STYLES)
    story: list[Any] = []
    for block in sheet["body"]:
        story += [Paragraph(_marked(runs), _BODY) for runs in _texts(block)]
        story += [PageBreak()] if block["k"] == "break" else []
    SimpleDocTemplate(
        out, pagesize=A4, invariant=1, leftMargin=43, rightMargin=43, topMargin=34, bottomMargin=40
    ).build(story)


def _texts(block: dict[str, Any]) -> list[list[dict[str, Any]]]:
    """The texts of a block, each as its runs."""
    gap = {"t": " ", "b": False, "i": False}
    if block["k"] == "list":
        return [[{**gap, "t": f"{item['mark']} "}, *item["text"]] for item in block["items"]]
    if block["k"] == "table":
        header = [[{**gap, "t": " ".join(block["header"])}]] if block["header"] else []
        return header + [[run for cell in row for run in (*cell, gap)] for row in block["rows"]]
    return [block["text"]] if "text" in block else []


def _marked(runs: list[dict[str, Any]]) -> str:
    """Runs in reportlab's markup."""
    kinds = ("<b>{}</b>" if run["b"] else "<i>{}</i>" if run["i"] else "{}" for run in runs)
    return "".join(kind.format(escape(run["t"])) for kind, run in zip(kinds, runs, strict=True))


if __name__ == "__main__":
    make(json.loads(Path(sys.argv[1]).read_text("utf-8")), sys.argv[2])
