"""The shipped fonts: what they are, what they show, and what is shown for letters that none of them has."""

from __future__ import annotations

import hashlib
import json
import unicodedata

import pytest

from ldnprep.characters import clusters, is_control, printable
from ldnprep.outputs.pdf.text.fonts import FontRun, face, missing_letters, runs
from ldnprep.shipped import resource
from tests.outputs.pdf.scripts import SCRIPTS, typed
from tests.outputs.pdf.setting import plain

_MANIFEST = json.loads((resource("fonts") / "fonts.json").read_text("utf-8"))["fonts"]
_KEYS = ("latin", "latin-bold", "latin-italic", "latin-bold-italic", "noto", "noto-bold", "dejavu", "dejavu-bold",
         "devanagari", "devanagari-bold", "arabic", "bengali", "ethiopic", "khmer", "burmese", "sinhala", "tamil",
         "thai", "hangul", "cjk", "symbols")  # fmt: skip


@pytest.mark.parametrize("row", _MANIFEST, ids=lambda row: str(row["file"]))
def test_each_font_is_the_one_named_and_has_its_licence(row: dict[str, str]) -> None:
    data = (resource("fonts") / row["file"]).read_bytes()
    assert hashlib.sha256(data).hexdigest() == row["sha256"]
    assert (resource("fonts") / row["licence_file"]).read_text("utf-8").strip()
    assert row["origin"]
    assert row["licence"]


def test_the_fonts_and_their_licences_stay_under_eight_and_a_half_megabytes() -> None:
    files = list(resource("fonts").iterdir())
    assert {file.name for file in files if file.suffix == ".ttf"} == {row["file"] for row in _MANIFEST}
    assert sum(file.stat().st_size for file in files) < 8_500_000


@pytest.mark.parametrize("key", _KEYS)
def test_no_font_claims_a_letter_that_it_shows_as_nothing(key: str) -> None:
    """Some fonts list thousands of letters and draw an empty box for them; such a letter would vanish from paper."""
    of = face(key)
    empty = []
    for letter in map(chr, of.hbFace.unicodes):
        extents = of.shaper.get_glyph_extents(of.shaper.get_nominal_glyph(ord(letter)))
        blank = extents is None or not (extents.width and extents.height)
        if (
            blank
            and not letter.isspace()
            and not is_control(letter)
            and runs(letter)[0].font is not None
            and runs(letter)[0].font == key
        ):
            empty.append(letter)
    assert empty == []


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("bold", [False, True])
def test_runs_give_back_every_letter_and_every_promised_script_is_complete(script: str, bold: bool) -> None:
    for text in typed(script):
        found = runs(text, bold)
        assert "".join(run.text for run in found) == printable(text)
        assert all(run.font for run in found), (text, found)
        assert missing_letters(text) == ()


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("pain", ()),
        ("ache 🧿 and 🧿🫠", ("🧿", "🫠")),
        ("ไทย தமிழ் বাংলা ខ្មែរ မြန်မာ සිංහල አማርኛ ہے", ()),
        ("ગુજરાતી", ("ગ", "ુ", "જ", "ર", "ા", "ત", "ી")),
        ("a\u0007b\u202ec", ()),
        ("\ue000", ("\ue000",)),
    ],
)
def test_the_wizard_learns_which_letters_cannot_be_printed(text: str, missing: tuple[str, ...]) -> None:
    assert missing_letters(text) == missing


@pytest.mark.parametrize("word", ["Nguyễn", "Ελλάδα", "tramadol", "боль"])
def test_a_word_stays_in_one_font(word: str) -> None:
    assert len(runs(word)) == 1


def test_a_vietnamese_name_is_all_in_one_font() -> None:
    laid = plain("Nguyễn Văn Đức, LDN").laid(400)
    fonts = {piece.face.fontName for atom in laid.lines[0].atoms for piece in atom.word.pieces}
    assert fonts == {"NotoSans-Regular"}


_CONTROLS = "\x00\x07\x1b\x7f\x85\xad\u200b\u200e\u202a\u202e\u2066\u2069\ufeff\ufffe\ud800\U000e0041"


@pytest.mark.parametrize("letter", _CONTROLS)
def test_controls_and_overrides_are_shown_never_obeyed(letter: str) -> None:
    assert is_control(letter)
    assert runs(f"a{letter}b") == (FontRun("a", "latin"), FontRun(letter, None), FontRun("b", "latin"))


@pytest.mark.parametrize("letter", ["a", " ", "é", "\u200d", "\u200c", "\ufe0f", "۞", "½", "☺", "\u0600"])
def test_ordinary_letters_and_joiners_are_no_controls(letter: str) -> None:
    assert not is_control(letter)


def test_marks_stay_with_their_letter() -> None:
    text = "x\u0323\u0302e❤\ufe0f👩\u200d"
    assert clusters(text) == ["x\u0323\u0302", "e", "❤\ufe0f", "👩\u200d"]
    assert unicodedata.normalize("NFC", "".join(clusters(text))) == unicodedata.normalize("NFC", text)
