"""`python by_weasyprint.py SHEET.json OUT.pdf`: WeasyPrint from HTML; tagged, PDF/UA-1."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

HERE = Path(__file__).resolve().parent
Block = dict[str, Any]


def runs(parts: list[Block]) -> str:
    """Words in several looks."""
    made = []
    for part in parts:
        words = escape(part["t"]).replace("\n", "<br>")
        looks = "".join(look for look in "bism" if part[look])
        made.append(f'<span class="{" ".join(looks)}">{words}</span>' if looks else words)
    return "".join(made)


def heading(block: Block) -> str:
    """A heading."""
    level = block["level"]
    return f"<h{level}>{runs([{**part, 'b': False} for part in block['text']])}</h{level}>"


def listing(block: Block) -> str:
    """A list with its own marks."""
    marked = ((escape(item["mark"]), runs(item["text"])) for item in block["items"])
    return "<ul>" + "".join(f'<li><span class="mark">{mark}</span> {words}</li>' for mark, words in marked) + "</ul>"


def table(block: Block) -> str:
    """A table."""
    columns = "".join(f'<col style="width:{share * 100:.1f}%">' for share in block["widths"])
    heads = "".join(f'<th scope="col">{escape(words)}</th>' for words in block["header"])
    head = f"<thead><tr>{heads}</tr></thead>" if heads else ""
    rows = "".join("<tr>" + "".join(f"<td>{runs(cell)}</td>" for cell in row) + "</tr>" for row in block["rows"])
    return f"<table><colgroup>{columns}</colgroup>{head}<tbody>{rows}</tbody></table>"


KINDS: dict[str, Callable[[Block], str]] = {
    "h": heading,
    "p": lambda block: f"<p>{runs(block['text'])}</p>",
    "list": listing,
    "table": table,
    "lines": lambda block: '<div class="line"></div>' * block["count"],
    "tick": lambda block: f'<div class="tick"><span class="box"></span>{runs(block["text"])}</div>',
    "break": lambda _: '<div class="break"></div>',
}


def make(path: str) -> bytes:
    """The PDF."""
    sheet = json.loads(Path(path).read_text("utf-8"))
    body = "".join(KINDS[block["k"]](block) for block in sheet["body"])
    html = (
        f'<html lang="{escape(sheet["language"])}"><head><title>{escape(sheet["title"])}</title></head>'
        f"<body><h1>{escape(sheet['title'])}</h1>{body}</body></html>"
    )
    fonts = FontConfiguration()
    style = (HERE / "sheet.css").read_text("utf-8")
    for name in ("footer", "page", "of"):
        style = style.replace(f"@@{name}@@", sheet[name])
    style = style.replace("@@fonts@@", Path(sheet["fonts"]).as_uri())
    made = HTML(string=html).write_pdf(
        stylesheets=[CSS(string=style, font_config=fonts)], font_config=fonts, pdf_variant="pdf/ua-1"
    )
    assert isinstance(made, bytes)  # noqa: S101 - without a target it gives bytes
    return made


if __name__ == "__main__":
    Path(sys.argv[2]).write_bytes(make(sys.argv[1]))
