"""`python by_fpdf2.py SHEET.json OUT.pdf`: fpdf2. It writes no tags for text and tables."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from fpdf import FPDF
from fpdf.enums import TableBordersLayout, XPos, YPos
from fpdf.fonts import FontFace

INK, SECOND, ACCENT = (22, 35, 43), (58, 71, 80), (11, 95, 99)
Block = dict[str, Any]


class Sheet(FPDF):  # type: ignore[misc, unused-ignore]  # untyped where the bench extra is not installed
    """A4 with our margins, fonts and footer."""

    def __init__(self, sheet: Block) -> None:
        super().__init__(unit="pt", format="A4")
        self.sheet = sheet
        fonts = Path(sheet["fonts"])
        for style, name in (("", "Regular"), ("B", "Bold"), ("I", "Italic"), ("BI", "BoldItalic")):
            self.add_font("Atkinson", style, fonts / f"AtkinsonHyperlegible-{name}.ttf")
        for style, name in (("", "Regular"), ("B", "Bold")):
            self.add_font("Noto", style, fonts / f"NotoSans-{name}.ttf")
            self.add_font("DejaVu", style, fonts / f"DejaVuSans{'-Bold' if style else ''}.ttf")
        self.set_fallback_fonts(["Noto", "DejaVu"], exact_match=False)
        self.set_margins(43, 38, 43)
        self.set_auto_page_break(True, 48)
        self.set_title(sheet["title"])
        self.set_lang(sheet["language"])
        self.alias_nb_pages()

    def footer(self) -> None:
        """Page N of M."""
        self.set_y(-34)
        self.set_font("Atkinson", size=8.5)
        self.set_text_color(*SECOND)
        self.cell(0, 11, self.sheet["footer"])
        self.set_x(43)
        self.cell(0, 11, f"{self.sheet['page']} {self.page_no()} {self.sheet['of']} {{nb}}", align="R")

    def runs(self, parts: list[Block], left: float = 43, size: float = 12, leading: float = 15) -> None:
        """A paragraph in several looks."""
        self.set_left_margin(left)
        self.set_x(left)
        for part in parts:
            self.set_font("Atkinson", ("B" if part["b"] else "") + ("I" if part["i"] else ""), size)
            if part["m"]:
                self.set_font_size(8.5)
            self.set_text_color(*(SECOND if part["s"] else INK))
            self.write(leading, part["t"])
        self.ln(leading)
        self.set_left_margin(43)

    def marked(self, mark: str, parts: list[Block]) -> None:
        """A list item."""
        self.set_font("Atkinson", size=12)
        self.set_text_color(*INK)
        self.cell(16, 15, mark)
        self.runs(parts, left=59)


def heading(pdf: Sheet, block: Block) -> None:
    """A heading."""
    size = {1: 19, 2: 13, 3: 12}[block["level"]]
    pdf.ln(7)
    pdf.set_font("Atkinson", "B", size)
    pdf.set_text_color(*ACCENT)
    words = "".join(part["t"] for part in block["text"])
    pdf.start_section(words, level=block["level"] - 1)
    pdf.multi_cell(0, size + 4, words, new_x=XPos.LMARGIN, new_y=YPos.NEXT, align="L")


def paragraph(pdf: Sheet, block: Block) -> None:
    """Words in a row."""
    pdf.ln(4)
    pdf.runs(block["text"])


def listing(pdf: Sheet, block: Block) -> None:
    """A list."""
    for item in block["items"]:
        pdf.ln(3)
        pdf.marked(item["mark"], item["text"])


def table(pdf: Sheet, block: Block) -> None:
    """A table with rules below the rows; a cell has one look here."""
    pdf.ln(5)
    pdf.set_font("Atkinson", size=12)
    pdf.set_text_color(*INK)
    with pdf.table(
        col_widths=tuple(round(share * 1000) for share in block["widths"]),
        borders_layout=TableBordersLayout.HORIZONTAL_LINES,
        first_row_as_headings=bool(block["header"]),
        headings_style=FontFace(emphasis="BOLD"),
        line_height=15,
        text_align="LEFT",
    ) as made:
        if block["header"]:
            made.row(block["header"])
        for row in block["rows"]:
            cells = made.row()
            for cell in row:
                bold = bool(cell) and cell[0]["b"]
                # fpdf2 2.8 writes the rest of such a cell in the wrong font after a letter of a fallback font
                words = "".join(part["t"] for part in cell).replace("▲ ", "")
                cells.cell(words, style=FontFace(emphasis="BOLD") if bold else None)


def lines(pdf: Sheet, block: Block) -> None:
    """Ruled room."""
    for _ in range(block["count"]):
        if pdf.get_y() + 22.7 > pdf.h - 48:
            pdf.add_page()
        pdf.ln(22.7)
        pdf.line(43, pdf.get_y(), pdf.w - 43, pdf.get_y())


def tick(pdf: Sheet, block: Block) -> None:
    """A box to tick."""
    pdf.ln(4)
    pdf.rect(43, pdf.get_y() + 1.5, 12, 12)
    pdf.runs(block["text"], left=62)


def page(pdf: Sheet, _block: Block) -> None:
    """A new page."""
    pdf.add_page()


KINDS: dict[str, Callable[[Sheet, Block], None]] = {
    "h": heading, "p": paragraph, "list": listing, "table": table, "lines": lines, "tick": tick, "break": page,
}  # fmt: skip


def make(path: str) -> bytes:
    """The PDF."""
    sheet = json.loads(Path(path).read_text("utf-8"))
    pdf = Sheet(sheet)
    pdf.add_page()
    heading(pdf, {"level": 1, "text": [{"t": sheet["title"]}]})
    for block in sheet["body"]:
        KINDS[block["k"]](pdf, block)
    return bytes(pdf.output())


if __name__ == "__main__":
    Path(sys.argv[2]).write_bytes(make(sys.argv[1]))
