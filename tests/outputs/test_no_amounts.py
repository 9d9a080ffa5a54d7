"""No number with a unit of medicine in anything that leaves the program, but what she typed herself."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest

from ldnprep import shipped
from ldnprep.cli import main
from ldnprep.reviewing import patients
from tests.content.test_no_amounts import AMOUNT

EXAMPLES = (*sorted(shipped.resource("examples").glob("*.yaml")), *patients())
ALL = ("--with", "answers,read,evidence,diary")
WAYS = {
    "sheet.txt": ("make", ALL),
    "sheet.pdf": ("make", ALL),
    "large.pdf": ("make", (*ALL, "--large-print", "--paper", "letter")),
    "sheet.json": ("make", ()),
    "message.txt": ("message", ()),
}


def told(made: Path) -> str:
    """All words of a file."""
    if made.suffix != ".pdf":
        return made.read_text(encoding="utf-8")
    return "\n".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(made))


def amounts(text: str) -> set[str]:
    """Every number with its unit, without blanks; a decimal whole."""
    whole = re.compile(rf"[\d.,]*{AMOUNT.pattern}", re.IGNORECASE)
    return {re.sub(r"\s", "", found[0]).lower() for found in whole.finditer(text)}


@pytest.mark.parametrize("answers", EXAMPLES, ids=lambda path: path.stem)
def test_what_leaves_holds_no_amount_that_she_did_not_type(answers: Path, tmp_path: Path) -> None:
    typed = amounts(answers.read_text(encoding="utf-8"))
    for name, (command, options) in WAYS.items():
        assert main([command, str(answers), "-o", str(tmp_path / name), *options]) == 0
        words = told(tmp_path / name)
        assert len(words) > 200
        assert amounts(words) <= typed, name


def test_some_of_them_typed_one_and_it_prints(tmp_path: Path) -> None:
    """Else the test above shows nothing."""
    told_typed = [path for path in EXAMPLES if amounts(path.read_text(encoding="utf-8"))]
    assert told_typed
    for path in told_typed:
        assert main(["make", str(path), "-o", str(tmp_path / "sheet.txt"), *ALL]) == 0
        assert amounts(told(tmp_path / "sheet.txt"))


@pytest.mark.parametrize("name", ["blank.txt", "blank.pdf"])
def test_the_empty_sheet_holds_none(name: str, tmp_path: Path) -> None:
    assert main(["make", "--blank", "-o", str(tmp_path / name)]) == 0
    assert amounts(told(tmp_path / name)) == set()


def test_the_review_pack_holds_none_but_in_titles(tmp_path: Path) -> None:
    """A clinician reads it; a title of a paper or a label stands there whole."""
    assert main(["check", "--review-pack", str(tmp_path / "pack")]) == 0
    citations = amounts(shipped.questions_file().read_text(encoding="utf-8"))
    found = amounts(told(tmp_path / "pack" / "review-pack.pdf"))
    assert found <= citations == {"50mg", "6mg"}
