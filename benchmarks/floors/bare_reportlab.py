"""`python bare_reportlab.py SHEET.json OUT.pdf`: reportlab alone prints the words of a sheet, no tags.

Its canvas, its fonts and its own breaking of lines, on pages like ours; nothing is drawn but words.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

_SIDE, _TOP, _BOTTOM, _LEADING = 43, 34, 40, 14.2
_FILES = {
    (False, False): "AtkinsonHyperlegible-Regular.ttf",
    (True, False): "AtkinsonHyperlegible-Bold.ttf",
    (False, True): "AtkinsonHyperlegible-Italic.ttf",
    (True, True): "AtkinsonHyperlegible-BoldItalic.ttf",
}


def texts(block: dict[str, Any]) -> list[list[dict[str, Any]]]:
    """The texts of a block, each as its runs."""
    if block["k"] == "list":
        return [[{"t": f"{item['mark']} ", "b": False, "i": False}, *item["text"]] for item in block["items"]]
    if block["k"] == "table":
        header = [[{"t": " ".join(block["header"]), "b": True, "i": False}]] if block["header"] else []
        gap = {"t": " ", "b": False, "i": False}
        return header + [[run for cell in row for run in (*cell, gap)] for row in block["rows"]]
    return [block["text"]] if "text" in block else []


def make(sheet: dict[str, Any], out: str) -> None:
    """The PDF: each text line by line, in the looks of its runs, broken where its words in regular type would."""
    for look, file in _FILES.items():
        pdfmetrics.registerFont(TTFont(str(look), str(Path(sheet["fonts"]) / file)))
    canvas = Canvas(out, pagesize=A4, invariant=1)
    canvas.setTitle(sheet["title"])
    width, height = A4
    y = height - _TOP
    for block in sheet["body"]:
        y -= 22.7 * block.get("count", 0)
        for runs in texts(block):
            lines = simpleSplit("".join(run["t"] for run in runs), str((False, False)), 12, width - 2 * _SIDE)
            left = [(run["t"], str((run["b"], run["i"]))) for run in runs]
            for line in lines:
                y -= _LEADING
                if y < _BOTTOM:
                    canvas.showPage()
                    y = height - _TOP - _LEADING
                left = _line(canvas, left, len(line), y)
        if block["k"] == "break":
            canvas.showPage()
            y = height - _TOP
    canvas.save()


def _line(canvas: Canvas, runs: list[tuple[str, str]], count: int, y: float) -> list[tuple[str, str]]:
    """Writes the next letters, and gives what is left of the runs."""
    written = canvas.beginText(_SIDE, y)
    while runs and count > 0:
        words, look = runs[0]
        written.setFont(look, 12)
        written.textOut(words[:count])
        runs = [(words[count:].lstrip(), look), *runs[1:]] if len(words) > count else runs[1:]
        count -= len(words)
    canvas.drawText(written)
    return runs


if __name__ == "__main__":
    make(json.loads(Path(sys.argv[1]).read_text("utf-8")), sys.argv[2])
