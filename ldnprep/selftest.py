"""What an installed or packaged program tries on itself: an example sheet in every format, and the window.

All of it happens in a folder that goes again; a person's own sheets are not looked at.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ldnprep import files, pipeline, shipped
from ldnprep.errors import MachineError, Problem

_EXAMPLE = ("examples", "patch-and-surgery.yaml")
_RECOGNISED = "buprenorphine patch"  # nobody typed it: she typed the name of her patch
_PASSWORD = "self-test"  # noqa: S105  # of a sheet about nobody that is thrown away


def run() -> int:
    """Try everything, say so line by line; gives 0. Raises MachineError at the first thing that does not hold."""
    with _home_of_its_own() as folder:
        sheet = folder / "sheet.yaml"
        files.write_atomic(sheet, shipped.resource(*_EXAMPLE).read_bytes())
        _try_sheet(sheet)
        _try_window(sheet)
    print("Self-test passed.")
    return 0


def _try_sheet(path: Path) -> None:
    from ldnprep.outputs.pdf.raster import page_count, page_image, page_texts

    checklist = pipeline.load_checklist(None)
    answers = pipeline.load_answers(path, checklist)
    options = pipeline.options_for(answers.settings)
    pdf = pipeline.make_pdf(checklist, answers, options)
    _must(_RECOGNISED in _in_one_line(page_texts(pdf)[0]), "the opioid of the example does not stand on page 1")
    _must(pdf == pipeline.make_pdf(checklist, answers, options), "the same answers gave two different sheets")
    _must(page_image(pdf, 0).width > 0, "page 1 has no picture")
    _must(page_count(pipeline.protect(pdf, _PASSWORD), _PASSWORD) == page_count(pdf), "the password does not open it")
    text, fhir = pipeline.make_text(checklist, answers, options), pipeline.make_fhir(checklist, answers, options)
    _must(_RECOGNISED in _in_one_line(text.decode()), "the opioid of the example is not in the plain text")
    _must(fhir.startswith(b"{"), "the FHIR file is empty")
    print(f"A sheet of {page_count(pdf)} pages was made, read and locked with a password.", flush=True)


def _in_one_line(text: str) -> str:
    """In small letters, wherever the lines of a page broke."""
    return " ".join(text.lower().split())


def _try_window(path: Path) -> None:
    from ldnprep.ui.start.app import look_for_screen

    where = "on the screen"
    try:
        look_for_screen()
    except MachineError:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        where = "without a screen"
    from ldnprep.ui.start.trial import open_and_close

    _must(open_and_close(path), "the window did not open the example and close again")
    print(f"The window was opened {where}, showed page 1 of the example, and was closed.", flush=True)


def _must(holds: bool, what: str) -> None:
    if not holds:
        raise MachineError(Problem(f"self-test: {what}", "download or build the program again"))


@contextmanager
def _home_of_its_own() -> Iterator[Path]:
    """A folder for the program's own files; it goes afterwards, and the real one is not touched."""
    before = os.environ.get(files.HOME_VARIABLE)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        os.environ[files.HOME_VARIABLE] = name
        try:
            yield Path(name)
        finally:
            os.environ.pop(files.HOME_VARIABLE)
            if before is not None:
                os.environ[files.HOME_VARIABLE] = before
