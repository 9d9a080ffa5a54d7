"""Boxes on pages: what stays together, what parts and where, what comes again."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from ldnprep.outputs.pdf import sheet
from ldnprep.outputs.pdf.layout.context import LayoutContext
from ldnprep.outputs.pdf.layout.design import design
from ldnprep.outputs.pdf.layout.flow import Box, Group, Row, paginate, stack, words
from ldnprep.outputs.pdf.layout.ledger import framed
from ldnprep.outputs.pdf.layout.tables import table_boxes
from ldnprep.outputs.pdf.structure.canvas import A4, TaggedCanvas
from ldnprep.summary.model import Chart, Span, Table
from tests.outputs.pdf import documents
from tests.outputs.pdf.setting import plain


def context() -> LayoutContext:
    look = design("a4", large_print=False)
    return LayoutContext(look, "Page", look.text_width, 7, look.text_width)


def text(lines: int, *, before: float = 0, stays: bool = False) -> Row:
    return words(plain("\n".join("x" * lines)).laid(100), before=before, stays=stays)


def heights(pages: list[list[Box]]) -> list[list[float]]:
    return [[box.height for box in page] for page in pages]


@pytest.mark.parametrize(
    ("boxes", "expected"),
    [
        ([text(2), text(2, before=10)], [[30, 30]]),
        ([text(4), text(3, before=10)], [[60], [45]]),  # 10 points are missing
        ([text(2), text(6, before=10)], [[30, 60], [30]]),  # parted
        ([text(5), text(1, stays=True), text(2)], [[75], [15, 30]]),  # a heading goes with what follows it
        ([stack([text(4), text(2)]), stack([text(1)])], [[90, 15]]),
        ([text(3), stack([text(4), text(2)])], [[45], [90]]),  # a stack never parts
    ],
)
def test_pages_are_filled_in_order(boxes: list[Box], expected: list[list[float]]) -> None:
    pages = paginate(boxes, 107)
    assert heights(pages) == expected
    assert all(stack(page).height <= 107 for page in pages)


def test_a_box_higher_than_any_page_is_not_lost() -> None:
    assert heights(paginate([text(1), stack([text(9)]), text(1)], 107)) == [[15], [135], [15]]


def test_a_tables_header_comes_again_for_the_eye_and_once_for_a_listener() -> None:
    block = Table(("Medicine", "Why"), tuple(((Span(f"name {n}"),), (Span("pain"),)) for n in range(12)))
    pages = paginate([*table_boxes(block, context())], 120)
    assert len(pages) > 1
    canvas = TaggedCanvas("Table", size=A4)
    for page in pages:
        stack(page).draw(canvas, 43, 800)
        canvas.showPage()
    with pikepdf.open(BytesIO(canvas.to_bytes())) as pdf:
        kinds = [str(item.S) for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/P" in item]
        assert kinds.count("/TH") == 2 + 12
        assert kinds.count("/Table") == 1
        second = pdf.pages[1].Contents.read_bytes().decode("latin-1")
    assert re.search(r"/Artifact.*?Tj.*?EMC", second, re.DOTALL), "the header of the next page is decoration"


def dots(chart: Chart) -> tuple[int, int]:
    """How many filled and how many hollow dots are drawn."""
    from ldnprep.outputs.pdf.layout.figures import chart_boxes

    canvas = TaggedCanvas("Chart", size=A4)
    chart_boxes(chart, context())[-1].draw(canvas, 43, 700)
    canvas.showPage()
    with pikepdf.open(BytesIO(canvas.to_bytes())) as pdf:
        drawn = pdf.pages[0].Contents.read_bytes().decode("latin-1")
    circles = re.findall(r"(?: c\s)+h?\s*(?:n )?(f\*?|B\*?|b\*?)\b", drawn)
    return sum(each[0] == "f" for each in circles), sum(each[0] in "Bb" for each in circles)


def test_a_frame_that_is_taller_than_a_page_goes_on_with_all_that_it_holds() -> None:
    """Every urgent text at once, in large print: a frame never parts where it fits on a page of its own."""
    boxes = [text(3, before=2) for _ in range(20)]
    frame = framed(boxes, 300, before=7)
    pages = paginate([text(1), frame], frame.height / 2)
    assert len(pages) > 2
    frames = [box for page in pages for box in page if isinstance(box, Group)]
    inside = [within for each in frames for _, _, within in each.items]
    assert [box for each in inside if isinstance(each, Group) for _, _, box in each.items] == boxes
    assert all(stack(page).height <= frame.height / 2 + 0.01 for page in pages)
    whole = paginate([text(1), frame], frame.height)
    assert [page for page in whole if frame in page] == [[frame]]


def test_today_is_a_filled_dot_and_last_time_a_hollow_one() -> None:
    filled, hollow = dots(documents.chart())
    assert filled == 5, "one for each scale with a number"
    assert hollow == 4 + 1, "each of last time's numbers beside one of today, and the key"
    assert dots(documents.chart(last=False)) == (5, 0)


def test_layout_uses_text_uses_structure_and_never_the_other_way() -> None:
    folders = ("structure", "text", "layout")
    room = Path(sheet.__file__).parent
    for place, folder in enumerate(folders):
        for file in (room / folder).glob("*.py"):
            used = set(re.findall(r"ldnprep\.outputs\.pdf\.(\w+)", file.read_text("utf-8")))
            assert used & set(folders[place + 1 :]) == set(), file
