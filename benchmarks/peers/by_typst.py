"""`python by_typst.py SHEET.json OUT.pdf`: Typst through its own Python package; tagged, PDF/UA-1."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import typst

HERE = Path(__file__).resolve().parent


def make(sheet: str) -> bytes:
    """The PDF."""
    with open(sheet, encoding="utf-8") as file:  # noqa: PTH123 - pathlib's own open is slower to reach
        fonts = json.load(file)["fonts"]
    made = typst.compile(
        str(HERE / "sheet.typ"),
        root="/",
        font_paths=[fonts],
        ignore_system_fonts=True,
        sys_inputs={"sheet": sheet},
        pdf_standards=["ua-1"],
        format="pdf",
    )
    assert isinstance(made, bytes)  # noqa: S101 - its types say "or several pages", which a PDF is not
    return made


if __name__ == "__main__":
    Path(sys.argv[2]).write_bytes(make(sys.argv[1]))
