"""Typed text is never a command: not to reportlab, not to the PDF, not to whoever opens it."""

from __future__ import annotations

import re
from io import BytesIO

import pikepdf
import pytest

from ldnprep.outputs.pdf.raster import page_texts
from ldnprep.outputs.pdf.structure.canvas import TaggedCanvas
from tests.outputs.pdf.setting import RichText, Run, draw, plain
from tests.outputs.pdf.test_scripts import same

_PLAIN = (
    "<b>bold</b> <i>italic</i> <br/>",
    '<img src="/etc/passwd" width="10" height="10"/>',
    '<img src="https://example.org/x.png"/>',
    '<a href="javascript:alert(1)">here</a> <a href="file:///etc/passwd">there</a>',
    '<font color="white" size="1">no opioids</font>',
    '<para fontSize="1">x</para><onDraw name="evil" label="x"/>',
    "<seq/><greek>a</greek><super>2</super>&lt;&amp;&#65;&nbsp;&copy",
    "<!-- comment --> <![CDATA[ x ]]> <?xml version='1.0'?>",
    "R&D and AT&T; 5 < 6 > 4 & \"quotes\" 'and' more",
    "BT /F1 12 Tf (text) Tj ET \\) \\( ) Tj ( \\\\ endstream endobj",
    "<</S/JavaScript/JS(app.alert(1))>> %PDF-1.7 trailer",
    "%s %d {0} {name} ${HOME} $(id) `id` {{7*7}}",
    "../../../etc/passwd C:\\Windows\\System32",
    "=1+1 @SUM(A1) +cmd|' /C calc'!A0",
)
_SHOWN = (
    ("a\x00b", "aU+0000b"),
    ("bell\x07 escape\x1b[31m", "bellU+0007 escapeU+001B[31m"),
    ("not \u202eesrever\u202c on", "not U+202Eesrever U+202C on"),
    ("zero\u200bwidth \ufeff mark", "zeroU+200Bwidth U+FEFF mark"),
    ("iso\u2066late\u2069d", "isoU+2066lateU+2069d"),
    ("so\u00adft", "soU+00ADft"),
    ("half \ud800 pair", "half U+D800 pair"),
    ("שלום \u202e abc", "שלום U+202E abc"),
)


def _sheet(text: str) -> bytes:
    canvas = TaggedCanvas(title=text, language="en")
    with canvas.tag("H1"):
        canvas.bookmark(text, 1, 800)
        draw(canvas, RichText((Run(text, bold=True),)).laid(450), 72, 800)
    with canvas.tag("P"):
        draw(canvas, plain(text).laid(120), 72, 650)
    with canvas.tag("Figure", alt=text, bbox=(72, 100, 172, 110)):
        canvas.box(72, 100, 100, 10, fill="#000000")
    return canvas.to_bytes()


@pytest.mark.parametrize("text", _PLAIN)
def test_markup_is_printed_as_typed(text: str) -> None:
    (found,) = page_texts(_sheet(text))
    assert same(found) == same(f"{text} {text}")


@pytest.mark.parametrize(("text", "shown"), _SHOWN)
def test_control_characters_are_shown_and_not_obeyed(text: str, shown: str) -> None:
    (found,) = page_texts(_sheet(text))
    assert re.sub(r"\s", "", found) == re.sub(r"\s", "", shown + shown)


@pytest.mark.parametrize("text", [*_PLAIN, *(typed for typed, _ in _SHOWN)])
def test_nothing_active_and_nothing_fetched_is_in_the_file(text: str) -> None:
    with pikepdf.open(BytesIO(_sheet(text))) as document:
        root = document.Root
        assert "/AA" not in root
        assert "/Names" not in root
        assert "/AcroForm" not in root
        for page in document.pages:
            assert "/Annots" not in page
            assert set(page.Resources.keys()) == {"/Font", "/ProcSet"}
        kinds = {str(item.get("/Type", "")) for item in document.objects if isinstance(item, pikepdf.Dictionary)}
        assert kinds.isdisjoint({"/Filespec", "/Action", "/XObject"})


def test_only_links_of_the_content_become_links() -> None:
    canvas = TaggedCanvas(title="x")
    with canvas.tag("P"):
        draw(
            canvas,
            RichText((Run("https://evil.example "), Run("good", link="https://doi.org/10.1/(x)\\y é"))).laid(400),
            72,
            700,
        )
    with pikepdf.open(BytesIO(canvas.to_bytes())) as document:
        (link,) = document.pages[0].Annots
        assert str(link.A.URI) == "https://doi.org/10.1/%28x%29%5Cy%20%C3%A9"
        assert str(link.Contents) == "good"
