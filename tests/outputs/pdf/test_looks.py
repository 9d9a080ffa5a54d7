"""Reference pictures: a change of looks is seen. Renew them with `python3 run.py gallery --renew`, then look."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from tests.gallery import REFERENCE, references

TOLERANCE = 2.0  # mean difference in grey levels of 255; a moved line of text on a page gives more


def difference(one: Image.Image, other: Image.Image) -> float:
    """Mean difference of two grey pictures of the same size, 0 to 255."""
    return float(ImageStat.Stat(ImageChops.difference(one, other)).mean[0])


@pytest.fixture(scope="module")
def made() -> dict[Path, Image.Image]:
    return dict(references())


def test_every_reference_is_still_made(made: dict[Path, Image.Image]) -> None:
    assert {path.name for path in made} == {path.name for path in REFERENCE.glob("*.png")}


def test_the_sheets_look_as_the_references_do(made: dict[Path, Image.Image]) -> None:
    changed = []
    for path, image in made.items():
        with Image.open(path) as reference:
            if reference.size != image.size or difference(reference.convert("L"), image) > TOLERANCE:
                changed.append(path.name)
    assert changed == [], "the looks changed: see `python3 run.py gallery --renew`"


def test_the_comparison_sees_one_moved_line(made: dict[Path, Image.Image]) -> None:
    image = next(iter(made.values()))
    moved = ImageChops.offset(image, 0, 3)
    assert difference(image, moved) > TOLERANCE
