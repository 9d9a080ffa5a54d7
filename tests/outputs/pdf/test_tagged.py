"""The tagged file: veraPDF finds nothing, finds every deliberate breakage, and the bytes are the same everywhere."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from ldnprep.outputs.pdf.raster import page_count, page_texts
from ldnprep.outputs.pdf.structure.canvas import A4, LETTER, TaggedCanvas
from tests import verapdf
from tests.needs import require
from tests.outputs.pdf.everything import everything
from tests.outputs.pdf.scripts import SCRIPTS, typed
from tests.outputs.pdf.setting import RichText, Run, draw, plain
from tests.outputs.pdf.test_scripts import sheet


def _broken(change: Callable[[pikepdf.Pdf], None]) -> bytes:
    target = BytesIO()
    with pikepdf.open(BytesIO(everything())) as document:
        change(document)
        document.save(target, deterministic_id=True)
    return target.getvalue()


def _no_parent_tree(document: pikepdf.Pdf) -> None:
    document.Root.StructTreeRoot.ParentTree.Nums = pikepdf.Array([])


def _no_language(document: pikepdf.Pdf) -> None:
    del document.Root["/Lang"]


def _no_alt(document: pikepdf.Pdf) -> None:
    for item in document.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure":
            del item["/Alt"]


def _untagged_drawing(document: pikepdf.Pdf) -> None:
    page = document.pages[0]
    page.contents_add(document.make_stream(b"0 0 50 50 re f"))


def _no_title(document: pikepdf.Pdf) -> None:
    del document.Root["/Metadata"]


def _no_scope(document: pikepdf.Pdf) -> None:
    for item in document.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/TH":
            item["/S"] = pikepdf.Name("/TR")


def _link_without_words(document: pikepdf.Pdf) -> None:
    for item in document.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Subtype") == "/Link":
            del item["/Contents"]


_BREAKAGES = (_no_parent_tree, _no_language, _no_alt, _untagged_drawing, _no_title, _no_scope, _link_without_words)


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], verapdf.Verdict]:
    """veraPDF's word on all files of this module, in one Java process."""
    require(verapdf.missing())
    folder = tmp_path_factory.mktemp("vera")
    files = {"a4": everything(A4), "letter": everything(LETTER)}
    files |= {f"script {script}": sheet(typed(script, 12)) for script in SCRIPTS}
    files["controls"] = sheet(
        ("a\x07b \u202ec 🧿 \ue000 שלום 🧿 \u202e", "תודה 😀 רבה", "\ue000🧿" * 40, "\ue001\U000f0000")
    )
    files |= {change.__name__: _broken(change) for change in _BREAKAGES}
    paths = []
    for name, data in files.items():
        paths.append(folder / f"{name}.pdf")
        paths[-1].write_bytes(data)
    return {(Path(verdict.file).stem, verdict.profile): verdict for verdict in verapdf.check(paths)}


@pytest.mark.parametrize("profile", ["ua1", "2a"])
@pytest.mark.parametrize("name", ["a4", "letter", "controls", *(f"script {script}" for script in SCRIPTS)])
def test_conforms(verdicts: dict[tuple[str, str], verapdf.Verdict], name: str, profile: str) -> None:
    verdict = verdicts[name, profile]
    assert verdict.conforms, verdict.failures


@pytest.mark.parametrize("breakage", _BREAKAGES, ids=lambda change: str(change.__name__))
def test_a_breakage_is_caught(verdicts: dict[tuple[str, str], verapdf.Verdict], breakage: Callable[..., None]) -> None:
    name = breakage.__name__
    assert not (verdicts[name, "ua1"].conforms and verdicts[name, "2a"].conforms)


def test_same_bytes_in_another_process() -> None:
    program = "import sys; from tests.outputs.pdf.everything import everything; sys.stdout.buffer.write(everything())"
    other = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, cwd=Path(__file__).parents[3]
    )
    assert other.stdout == everything() == everything()


def test_another_text_gets_another_document_id() -> None:
    def identity(text: str) -> str:
        canvas = TaggedCanvas(title="x")
        with canvas.tag("P"):
            draw(canvas, plain(text).laid(300), 72, 700)
        with pikepdf.open(BytesIO(canvas.to_bytes())) as document:
            return bytes(document.trailer.ID[0]).hex()

    assert identity("one") == identity("one") != identity("two")


def test_an_ordinary_sheet_is_small_and_every_stream_is_packed() -> None:
    canvas = TaggedCanvas(title="Size")
    for page in range(9):
        for line in range(40):
            with canvas.tag("P"):
                text = f"Question {page}.{line}: could this clash with my medicines, ÀÉÖ and “quotes”?"
                draw(
                    canvas,
                    RichText((Run(text, bold=line % 3 == 0, italic=line % 5 == 0),)).laid(451),
                    72,
                    780 - 17 * line,
                )
        canvas.showPage()
    data = canvas.to_bytes()
    assert page_count(data) == 9
    assert len(data) < 120_000
    with pikepdf.open(BytesIO(data)) as document:
        streams = [item for item in document.objects if isinstance(item, pikepdf.Stream)]
        assert all("/Filter" in item or item.get("/Type") == "/Metadata" for item in streams)


def test_outline_title_language_and_links() -> None:
    with pikepdf.open(BytesIO(everything())) as document:
        with document.open_outline() as outline:
            assert [entry.title for entry in outline.root] == ["Patient's own notes"]
            assert [entry.title for entry in outline.root[0].children] == ["Questions"]
        assert str(document.Root.Lang) == "en-GB"
        assert document.Root.ViewerPreferences.DisplayDocTitle
        assert str(document.docinfo["/Title"]) == "Patient's own notes & questions <1>"
        assert "/CreationDate" not in document.docinfo
        inside = document.pages[0].Annots
        assert all(link.Dest[0].objgen == document.pages[1].obj.objgen for link in inside)
        outside = document.pages[1].Annots
        targets = [str(link.A.URI) for link in outside]
        assert set(targets) == {"https://doi.org/10.1016/x", "https://doi.org/10.1016/y"}
        assert targets.count("https://doi.org/10.1016/x") > 1, "a link over two lines has an area on each"
        assert any("and a" in str(link.Contents) for link in outside), "a listener hears words, not one long word"


def test_reading_order_is_the_order_of_the_structure() -> None:
    """Every piece of content is in the tree once, in the order written, and a split paragraph is one."""
    with pikepdf.open(BytesIO(everything())) as document:
        seen: list[tuple[int, int]] = []
        pages = {page.obj.objgen: place for place, page in enumerate(document.pages)}
        paragraphs = 0

        def walk(element: pikepdf.Object) -> None:
            nonlocal paragraphs
            listed: Any = element.get("/K", pikepdf.Array([]))
            here: set[int] = set()
            for kid in list(listed) if isinstance(listed, pikepdf.Array) else [listed]:
                if isinstance(kid, int):
                    here.add(pages[element.Pg.objgen])
                    seen.append((pages[element.Pg.objgen], kid))
                elif kid.get("/Type") == "/MCR":
                    here.add(pages[kid.Pg.objgen])
                    seen.append((pages[kid.Pg.objgen], int(kid.MCID)))
                elif kid.get("/Type") != "/OBJR":
                    walk(kid)
            paragraphs += len(here) == 2

        walk(document.Root.StructTreeRoot.K)
    assert seen == sorted(set(seen))
    assert paragraphs == 1


def test_words_are_not_glued_where_lines_wrap() -> None:
    first, second = page_texts(everything())
    joined = " ".join((first + " " + second).split())
    assert "and what are my choices? https://doi.org/10.1002/abc. Could naltrexone" in joined
    assert "A trial of low-dose naltrexone, read on 3 March 2026, A trial of low-dose" in joined


def test_text_outside_a_leaf_element_is_refused() -> None:
    canvas = TaggedCanvas(title="x")
    with pytest.raises(ValueError, match="leaf element"), canvas.tag("Table"):
        draw(canvas, plain("lost").laid(100), 72, 700)


def test_a_link_to_nowhere_is_refused() -> None:
    canvas = TaggedCanvas(title="x")
    with canvas.tag("P"):
        draw(canvas, RichText((Run("there", link="#nowhere"),)).laid(100), 72, 700)
    with pytest.raises(ValueError, match="#nowhere"):
        canvas.to_bytes()
