"""A document of two pages with every structure type that the sheet uses."""

from __future__ import annotations

from ldnprep.outputs.pdf.structure.canvas import A4, TaggedCanvas
from tests.outputs.pdf.setting import ACCENT, BODY, HEADING, INK, SMALL, TITLE, RichText, Run, draw, plain

_LONG = "Could naltrexone clash with my patch, and what are my choices? https://doi.org/10.1002/abc. " * 12


def everything(size: tuple[float, float] = A4) -> bytes:
    """Headings, a paragraph over the page break, links in and out, lists, tables, a figure, a footer, an outline."""
    canvas = TaggedCanvas(title="Patient's own notes & questions <1>", language="en-GB", size=size)
    with canvas.tag("H1"):
        canvas.bookmark("Patient's own notes", 1, 780)
        draw(canvas, plain("Patient's own notes for the visit", TITLE).laid(451), 72, 780)
    canvas.rule(72, 750, 523, 750, width=1.5, colour=ACCENT)
    _flags(canvas)
    _table(canvas)
    with canvas.tag("Figure", alt="Pain: 8 of 10, 10 is the worst", bbox=(72, 560, 272, 572)):
        canvas.box(72, 560, 200, 12, stroke=INK)
        canvas.box(72, 560, 160, 12, fill=ACCENT)
        draw(canvas, plain("8", BODY.but(bold=True)).laid(20), 280, 574)
    with canvas.tag("H2"):
        canvas.bookmark("Questions", 2, 550)
        draw(canvas, plain("My questions", HEADING).laid(451), 72, 550)
    laid = plain(_LONG).laid(451)
    first, rest = laid.split(120)
    assert first is not None
    assert rest is not None
    with canvas.tag("P") as paragraph:
        draw(canvas, first, 72, 530)
    _footer(canvas, 1)
    canvas.showPage()
    with canvas.tag(paragraph):
        draw(canvas, rest, 72, 780)
    canvas.place("source-1", 600)
    with canvas.tag("H3"):
        draw(canvas, plain("Sources", HEADING).laid(451), 72, 600)
    with canvas.tag("P"):
        draw(
            canvas,
            RichText(
                (
                    Run("1. ", bold=True),
                    Run("A trial of low-dose naltrexone, read on 3 March 2026, " * 2),
                    Run(
                        "https://doi.org/10.1016/S2665-9913(23)00278-3 and a long way", link="https://doi.org/10.1016/x"
                    ),
                    Run(". In Hebrew: אני לוקחת תרופה (5 mg) "),
                    Run("מקור", link="https://doi.org/10.1016/y"),
                )
            ).laid(300),
            72,
            580,
        )
    _footer(canvas, 2)
    return canvas.to_bytes()


def _flags(canvas: TaggedCanvas) -> None:
    with canvas.tag("L", numbering="Decimal"):
        for number, text in enumerate(("Opioids: not sure", "حساسية: نعم"), 1):
            top = 740 - 18 * number
            with canvas.tag("LI"):
                with canvas.tag("Lbl"):
                    draw(canvas, plain(f"{number}.").laid(20), 72, top)
                with canvas.tag("LBody"), canvas.tag("P"):
                    source = Run(" [1]", size=8.5, link="#source-1")
                    draw(canvas, RichText((Run(text, bold=True), source)).laid(420), 92, top)


def _table(canvas: TaggedCanvas) -> None:
    with canvas.tag("Table"):
        with canvas.tag("TR"):
            for place, name in enumerate(("Question", "Answer")):
                with canvas.tag("TH", scope="Column"):
                    draw(canvas, plain(name, BODY.but(bold=True)).laid(150), 72 + 160 * place, 680)
        for row, (name, answer) in enumerate((("Kidneys", "not answered"), ("肝臓", "no"))):
            top = 660 - 18 * row
            canvas.rule(72, top, 400, top)
            with canvas.tag("TR"):
                with canvas.tag("TH", scope="Row"):
                    draw(canvas, plain(name).laid(150), 72, top)
                with canvas.tag("TD"):
                    draw(canvas, plain(answer, BODY.but(italic=row == 0)).laid(150), 232, top)


def _footer(canvas: TaggedCanvas, page: int) -> None:
    with canvas.artifact("Pagination"):
        draw(canvas, plain(f"LDN Prep · visit of 3 December 2026 · page {page} of 2", SMALL).laid(400), 72, 40)
