"""Pages as pictures and as text."""

from __future__ import annotations

import pytest

from ldnprep.errors import FileContentError
from ldnprep.outputs.pdf.raster import page_count, page_image, page_texts
from ldnprep.outputs.pdf.structure.canvas import A4, LETTER, TaggedCanvas
from tests.outputs.pdf.setting import draw, plain


def _sheet(size: tuple[float, float]) -> bytes:
    canvas = TaggedCanvas(title="x", size=size)
    canvas.box(0, size[1] - 72, 72, 72, fill="#FF0000")
    canvas.showPage()
    with canvas.tag("P"):
        draw(canvas, plain("second page").laid(400), 72, 700)
    return canvas.to_bytes()


@pytest.mark.parametrize(("size", "pixels"), [(A4, (794, 1123)), (LETTER, (816, 1056))])
def test_a_page_becomes_a_picture_of_its_size(size: tuple[float, float], pixels: tuple[int, int]) -> None:
    picture = page_image(_sheet(size), 0, dpi=96)
    assert (picture.width, picture.height) == pytest.approx(pixels, abs=1)
    assert len(picture.pixels) == picture.stride * picture.height
    assert picture.pixels[:3] == b"\x00\x00\xff", "blue, green, red of the red corner at the upper left"
    last = picture.stride * (picture.height - 1) + 4 * (picture.width - 1)
    assert picture.pixels[last : last + 3] == b"\xff\xff\xff"


def test_counts_and_reads_pages() -> None:
    assert page_count(_sheet(A4)) == 2
    assert [text.strip() for text in page_texts(_sheet(A4))] == ["", "second page"]


def test_a_damaged_file_and_a_page_that_is_not_there_are_told_apart() -> None:
    with pytest.raises(FileContentError):
        page_image(b"no pdf", 0)
    with pytest.raises(IndexError):
        page_image(_sheet(A4), 2)
    with pytest.raises(IndexError):
        page_image(_sheet(A4), -1)
