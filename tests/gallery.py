"""Every example in every format as pictures, for a person to look at: `python3 run.py gallery`.

With `--window` every page of the wizard instead (see `window_gallery.py`).

The pictures go to out/gallery. `--renew` also renews the small reference pictures that the tests compare with, and the
sheets that README shows; look at them before they are committed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

from msgspec.structs import replace
from PIL import Image

from ldnprep import pipeline, shipped
from ldnprep.commands.example import names
from ldnprep.outputs.pdf.raster import page_count, page_image
from tests import window_gallery

ROOT = Path(__file__).resolve().parent.parent
GALLERY = ROOT / "out" / "gallery"
REFERENCE = ROOT / "tests" / "outputs" / "pdf" / "reference"
DPI, REFERENCE_DPI, README_DPI = 80, 30, 75
PARTS = ("answers", "read", "evidence", "diary")
# page 1 of every example in normal print, and all pages of the two that README shows
REFERENCES = [(name, "a4", False) for name in names()] + [("patch-and-surgery", "letter", True)]

# name of the picture in README: example, paper, colours of the printer. The examples are among the references, so tests
# fail while README shows an older sheet
README_SHEETS = {"page-1": ("patch-and-surgery", "a4", "RGB"), "page-1-grey": ("nothing-to-flag", "letter", "L")}


def main(arguments: Sequence[str]) -> int:
    """Make the pictures; gives the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--renew", action="store_true", help="renew the references of the tests, and README's sheets")
    parser.add_argument("--window", action="store_true", help="pictures of the wizard instead, see window_gallery.py")
    given, rest = parser.parse_known_args(arguments)
    if given.window:
        return window_gallery.main(rest)
    if rest:
        parser.error(f"unknown: {' '.join(rest)}")
    renew = given.renew
    GALLERY.mkdir(parents=True, exist_ok=True)
    for name, paper, large, parts in product(names(), ("a4", "letter"), (False, True), (None, PARTS)):
        pdf = sheet(name, paper, large_print=large, parts=parts)
        kind = f"{name}-{paper}{'-large' if large else ''}{'-parts' if parts else ''}"
        for page in range(page_count(pdf)):
            picture(pdf, page, DPI).save(GALLERY / f"{kind}-{page + 1:02}.png")
    print(f"The pictures are in {GALLERY}")
    if renew:
        for path, image in (*references(), *of_readme()):
            path.parent.mkdir(exist_ok=True)
            image.save(path, optimize=True)
        print(f"{REFERENCE} and {window_gallery.README_IMAGES} are new: look at them before you commit them.")
    return 0


def sheet(name: str, paper: str, *, large_print: bool, parts: tuple[str, ...] | None = None) -> bytes:
    """The PDF of an example; parts: their ids, None for the leaf (and what it has no room for)."""
    checklist = pipeline.load_checklist()
    answers = pipeline.load_answers(shipped.resource("examples", f"{name}.yaml"), checklist)
    options = replace(pipeline.options_for(answers.settings, paper=paper, large_print=large_print), parts=parts)
    return pipeline.make_pdf(checklist, answers, options)


def picture(pdf: bytes, page: int, dpi: int, mode: str = "RGB") -> Image.Image:
    """One page (counted from 0) as a picture."""
    raster = page_image(pdf, page, dpi)
    size = (raster.width, raster.height)
    return Image.frombytes("RGB", size, raster.pixels, "raw", "BGRX", raster.stride).convert(mode)


def references() -> Iterator[tuple[Path, Image.Image]]:
    """Path and picture of each reference: small and grey, enough to see that the looks changed."""
    for name, paper, large in REFERENCES:
        pdf = sheet(name, paper, large_print=large)
        pages = range(page_count(pdf)) if name == "patch-and-surgery" else range(1)
        for page in pages:
            kind = f"{name}-{paper}{'-large' if large else ''}-{page + 1:02}"
            yield REFERENCE / f"{kind}.png", picture(pdf, page, REFERENCE_DPI, "L")


def of_readme() -> Iterator[tuple[Path, Image.Image]]:
    """Path and picture of each sheet in README."""
    for kind, (name, paper, colours) in README_SHEETS.items():
        page = picture(sheet(name, paper, large_print=False), 0, README_DPI, colours)
        yield window_gallery.README_IMAGES / f"{kind}.png", page.quantize(64)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
