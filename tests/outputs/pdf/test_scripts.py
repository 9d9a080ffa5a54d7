"""What pdfium extracts is what was typed: every script, wrapped or not, in running text and in rows of a table."""

from __future__ import annotations

import re
import unicodedata

import pytest

from ldnprep.outputs.pdf.raster import page_image, page_texts
from ldnprep.outputs.pdf.structure.canvas import TaggedCanvas
from tests.outputs.pdf.scripts import SCRIPTS, typed
from tests.outputs.pdf.setting import BODY, SMALL, RichText, Run, draw, plain

TALL = ("tamil", "khmer", "burmese")  # their letters reach into the lines above and below


def same(text: str) -> str:
    """Runs of spaces and line breaks count as equal, and so do composed and decomposed letters."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


def sheet(texts: tuple[str, ...]) -> bytes:
    """A page for each text, which stands on it four times: wide, narrow, between cells, and after a label."""
    canvas = TaggedCanvas(title="Scripts")
    for text in texts:
        with canvas.tag("H1"):
            draw(canvas, plain("Answers").laid(400), 50, 800)
        with canvas.tag("P"):
            draw(canvas, plain(text).laid(430), 50, 770)
        with canvas.tag("P"):
            draw(canvas, RichText((Run("Typed: ", bold=True), Run(text), Run(" [1]", size=8.5))).laid(230), 50, 640)
        with canvas.tag("Table"), canvas.tag("TR"):
            with canvas.tag("TH", scope="Row"):
                draw(canvas, plain("Name").laid(90), 50, 400)
            with canvas.tag("TD"):
                draw(canvas, plain(text).laid(150), 150, 400)
            with canvas.tag("TD"):
                draw(canvas, plain("yes, 12 mg").laid(70), 310, 400)
            with canvas.tag("TD"):
                draw(canvas, plain(text).laid(60), 390, 400)
        with canvas.artifact("Pagination"):
            draw(canvas, plain("Page 1 of 6", SMALL).laid(100), 450, 50)
        canvas.showPage()
    return canvas.to_bytes()


def expected(text: str) -> str:
    return same(f"Answers {text} Typed: {text} [1] Name {text} yes, 12 mg {text} Page 1 of 6")


@pytest.mark.parametrize("script", SCRIPTS)
def test_extracted_text_is_the_typed_text(script: str) -> None:
    texts = typed(script)
    wrong = [
        (text, same(found))
        for text, found in zip(texts, page_texts(sheet(texts)), strict=True)
        if same(found) != expected(text)
    ]
    assert wrong[:3] == []


@pytest.mark.parametrize(
    "text",
    [
        "תודה 😀 רבה",
        "كل ليلة 💊 حبة",
        "😀" * 60,
        "क्ष" * 120,
        "我每天晚上服用" * 40,
        "https://example.org/a/very/long/path?with=query&and=more#" * 6,
        "x" * 300,
        "سلام" * 80,
        "שלום" * 80,
        "low-dose " * 40,
        "a-" * 150,
        "word- " * 60,
        "missing 🧿 letter, in🧿side, 🧿🧿",
        "ไทย and 🫠",
        "tab\tand  two   spaces",
    ],
)
def test_long_words_emoji_and_missing_letters_come_back_whole(text: str) -> None:
    (found,) = page_texts(sheet((text,)))
    assert same(found) == expected(text)


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_ink_stays_where_the_lines_are(script: str) -> None:
    """Every line has ink, and nothing is drawn outside the column: no lost, shifted or overlapping letters."""
    canvas = TaggedCanvas(title="Ink", size=(400, 700))
    leading = 30 if script in TALL else 15
    laid = plain("\n".join(typed(script, 12)), BODY.but(leading=leading)).laid(200)
    rows = min(len(laid.lines), 20)
    with canvas.tag("P"):
        draw(canvas, laid.part(0, rows), 100, 650)
    picture = page_image(canvas.to_bytes(), 0, dpi=72)
    grey = [picture.pixels[row * picture.stride + 1 : (row + 1) * picture.stride : 4] for row in range(picture.height)]
    for row in grey:
        assert min(row[:94] + row[306:400]) > 240
    for line in range(rows):
        top = 50 + leading * line
        ink = [place for row in grey[top : top + leading] for place, value in enumerate(row) if value < 200]
        assert ink, f"line {line} is empty"
        spare = laid.lines[line].width - (max(ink) - min(ink))
        assert -4 < spare < 20, "as wide as it was measured, but for the white in wide signs"
