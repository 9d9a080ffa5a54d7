"""Every example in every format passes the strictest machine checks: PDF/UA-1 for listeners, PDF/A-2a for archives."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from ldnprep import pipeline
from ldnprep.commands.example import names
from tests import verapdf
from tests.gallery import PARTS, sheet
from tests.needs import require

FORMATS = list(product(("a4", "letter"), (False, True), (None, PARTS)))


def test_every_example_in_every_format_conforms(tmp_path: Path) -> None:
    require(verapdf.missing())
    files = []
    for name, (paper, large, parts) in product(names(), FORMATS):
        path = tmp_path / f"{name}-{paper}{'-large' * large}{'-parts' * bool(parts)}.pdf"
        path.write_bytes(sheet(name, paper, large_print=large, parts=parts))
        files.append(path)
    verdicts = verapdf.check(files)
    assert len(verdicts) == 2 * len(files)
    assert {f"{v.file} {v.profile}": v.failures for v in verdicts if not v.conforms} == {}


@pytest.mark.parametrize("large_print", [False, True])
def test_the_empty_sheet_conforms(tmp_path: Path, large_print: bool) -> None:
    require(verapdf.missing())
    path = tmp_path / "blank.pdf"
    options = pipeline.SheetOptions(large_print=large_print, parts=("diary",))
    path.write_bytes(pipeline.make_blank(pipeline.load_checklist(), options))
    assert {v.profile: v.failures for v in verapdf.check([path]) if not v.conforms} == {}
