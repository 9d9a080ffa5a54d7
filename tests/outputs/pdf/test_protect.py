"""A sheet behind a password opens with it, and only with it, however the letters were typed."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from ldnprep.errors import FileContentError, UsageError
from ldnprep.outputs.pdf.protect import prepared, protected
from ldnprep.outputs.pdf.raster import page_count, page_texts
from ldnprep.outputs.pdf.structure.canvas import TaggedCanvas
from tests.outputs.pdf.setting import draw, plain


@pytest.fixture(scope="module")
def sheet() -> bytes:
    canvas = TaggedCanvas(title="Notes")
    with canvas.tag("P"):
        draw(canvas, plain("My secret: naltrexone").laid(400), 72, 700)
    return canvas.to_bytes()


@pytest.mark.parametrize("password", ["simple", "šílený žluťoučký", "密码", "סוד", "a b", "e\u0301t\u00e9"])
def test_opens_with_the_password_only(sheet: bytes, password: str) -> None:
    locked = protected(sheet, password)
    assert page_texts(locked, prepared(password)) == page_texts(sheet)
    for wrong in (None, "", "wrong", password + "x"):
        with pytest.raises(FileContentError):
            page_count(locked, wrong)


def test_composed_and_decomposed_passwords_are_one(sheet: bytes) -> None:
    locked = protected(sheet, "cafe\u0301")
    assert page_count(locked, prepared("caf\u00e9")) == 1


def test_is_aes_256_and_hides_the_metadata(sheet: bytes) -> None:
    phrase = "correct horse"
    locked = protected(sheet, phrase)
    with pikepdf.open(BytesIO(locked), password=phrase) as document:
        encryption = document.encryption
        assert (encryption.R, encryption.bits) == (6, 256)
        assert "aesv3" in str(encryption.stream_method)
    assert b"Notes" in sheet
    assert b"Notes" not in locked


@pytest.mark.parametrize("password", ["", "\u00ad", "a\x07b", "\u202eabc", "ä" * 64])
def test_refuses_passwords_that_other_programs_would_not_take(password: str) -> None:
    with pytest.raises(UsageError) as caught:
        prepared(password)
    assert caught.value.problems[0].remedy
