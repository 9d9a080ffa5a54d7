"""Lines: nothing is wider than its room, nothing is lost, parts are cut where a reader can live with it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldnprep.characters import clusters, printable
from ldnprep.outputs.pdf.text.bidi import base_level, levels, visual_order
from ldnprep.outputs.pdf.text.fonts import face
from ldnprep.outputs.pdf.text.shaping import Piece, shaped_piece, word
from tests.outputs.pdf.scripts import SCRIPTS, typed
from tests.outputs.pdf.setting import BODY, Laid, RichText, Run, plain


def unbroken(text: RichText) -> float:
    """Width in points of a text in one line."""
    return text.laid(1e9).text_width


def glyphs_of(piece: Piece) -> list[int]:
    """Numbers of the glyphs of a shaped piece, from left to right."""
    return [piece.face.face.charToGlyph[ord(character)] for character in piece.shaped or ""]


def lines_of(laid: Laid) -> list[str]:
    return [line.text for line in laid.lines]


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("width", [40.0, 130.0, 451.0])
def test_no_line_is_too_wide_and_no_letter_is_lost(script: str, width: float) -> None:
    for text in typed(script, 60):
        laid = plain(text * 3).laid(width)
        assert "".join(lines_of(laid)) == printable(text * 3)
        assert all(line.width <= width + 0.01 for line in laid.lines)


@given(st.text(max_size=200), st.integers(20, 500))
def test_any_text_at_all_is_set_whole(text: str, width: int) -> None:
    laid = plain(text).laid(float(width))
    assert "\n".join("".join(lines_of(plain(line).laid(float(width)))) for line in printable(text).split("\n")) == (
        printable(text)
    )
    assert "".join(lines_of(laid)) == printable(text).replace("\n", "")


@pytest.mark.parametrize("size", [8.5, 12.0, 19.0])
def test_a_word_longer_than_the_line_is_cut_without_a_hyphen(size: float) -> None:
    laid = plain("x" * 300, BODY.but(size=size)).laid(200)
    assert "".join(lines_of(laid)) == "x" * 300
    assert len(laid.lines) > 1
    assert laid.text_width <= 200.01


def test_hyphens_and_her_own_line_breaks_break_lines() -> None:
    width = unbroken(plain("We tried low-")) + 1
    assert lines_of(plain("We tried low-dose today").laid(width)) == ["We tried low-", "dose today"]
    assert lines_of(plain("one\n\ntwo\r\nthree").laid(400)) == ["one", "", "two", "three"]


def test_numbers_are_not_cut_at_their_sign() -> None:
    width = unbroken(plain("co-codamol 30/")) + 1
    assert lines_of(plain("co-codamol 30/500").laid(width)) == ["co-codamol ", "30/500"]


def test_chinese_breaks_between_letters_but_not_before_a_closing_sign() -> None:
    text = "我每天服用药，膝盖痛。"
    for letters in range(2, 8):
        lines = lines_of(plain(text).laid(12.5 * letters))
        assert "".join(lines) == text
        assert all(line[0] not in "，。" for line in lines)


@pytest.mark.parametrize(
    ("height", "first", "rest"), [(15, 0, 5), (29, 0, 5), (30, 2, 3), (46, 3, 2), (60, 3, 2), (74, 3, 2), (75, 5, 0)]
)
def test_a_part_never_has_one_line_alone(height: float, first: int, rest: int) -> None:
    laid = plain("one\ntwo\nthree\nfour\nfive").laid(100)
    head, tail = laid.split(height)
    assert (len(head.lines) if head else 0, len(tail.lines) if tail else 0) == (first, rest)


def test_a_short_text_stays_whole() -> None:
    laid = plain("one\ntwo\nthree").laid(100)
    assert laid.split(30) == (None, laid)
    assert laid.split(45) == (laid, None)


def test_looks_do_not_change_the_text() -> None:
    spans = (Run("Opio", bold=True), Run("ids: "), Run("not", italic=True), Run(" sure"), Run(" [1]", size=8.5))
    assert lines_of(RichText(spans).laid(400)) == ["Opioids: not sure [1]"]
    narrow = RichText(spans).laid(unbroken(RichText(spans[:2])))
    assert lines_of(narrow)[0] == "Opioids: ", "a word in two looks is still one word"


@pytest.mark.parametrize(
    ("text", "visual"),
    [
        ("abc", "abc"),
        ("אבג", "גבא"),
        ("אבג 123 דהו", "והד 123 גבא"),
        ("אבג (דהו) ז", "ז )והד( גבא"),
        ("abc אבג def", "abc גבא def"),
        ("אב abc גד", "דג abc בא"),
        ("אב 5% גד", "דג 5% בא"),
        ("אב 1,234.5 גד", "דג 1,234.5 בא"),
        ("ab (אב) cd", "ab (בא) cd"),
        ("אב [cd] 12", "12 ]cd[ בא"),
    ],
)
def test_right_to_left_lines_stand_in_the_order_of_uax_9(text: str, visual: str) -> None:
    """Brackets are mirrored by the shaper, so the order here shows them as typed."""
    order = visual_order(levels(text, base_level(text)))
    assert "".join(text[place] for place in order) == visual


@pytest.mark.parametrize("text", ["אבגד", "abcd"])
def test_glyphs_stand_from_left_to_right_as_they_are_read_on_paper(text: str) -> None:
    """Hebrew letters have one form each: the first letter typed must be the rightmost glyph."""
    (piece,) = word(text).pieces
    of = piece.face
    typed_order = [of.face.charToGlyph[ord(letter)] for letter in text]
    drawn = glyphs_of(piece) or typed_order
    assert drawn == (typed_order[::-1] if text[0] == "א" else typed_order)


def test_a_bracket_in_a_right_to_left_line_is_mirrored() -> None:
    of = face("latin")
    assert glyphs_of(shaped_piece("(", of, True)) == [of.face.charToGlyph[ord(")")]]


def test_arabic_letters_join_and_devanagari_builds_conjuncts() -> None:
    assert len(set(glyphs_of(word("بببب").pieces[0]))) == 3, "initial, middle and final form"
    assert len(glyphs_of(word("क्ष").pieces[0])) < len("क्ष")
    matra_first = glyphs_of(word("कि").pieces[0])
    assert matra_first[-1] == face("devanagari").face.charToGlyph[ord("क")], "the sign for i stands left of its letter"


@pytest.mark.parametrize("text", ["က္က", "ខ្មែរ", "ශ්‍රී", "তন্ত্র"])
def test_consonants_stack_where_the_script_stacks_them(text: str) -> None:
    (piece,) = word(text).pieces
    assert 0 < len(glyphs_of(piece)) < len(text)
    assert all(cluster in text for cluster in clusters(text))
