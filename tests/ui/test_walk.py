"""Every example patient answers every page in the real window; the sheet is the one that the command line makes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from benchmarks.walker import Walker
from ldnprep import pipeline, shipped
from ldnprep.answers.model import MedicineRow, TherapyRow, TypedDate, Value
from ldnprep.cli import main
from ldnprep.content.ids import AS_NEEDED
from ldnprep.ui.state import FINISH
from tests.ui.conftest import Driver
from tests.ui.entering import press

EXAMPLES = sorted(shipped.resource("examples").glob("*.yaml"))


def typed_today(values: Mapping[str, Value]) -> dict[str, Value]:
    """The values as if all dates in her own words had been typed on one day."""
    day = date(2026, 1, 1)
    return {key: replace(value, on=day) if isinstance(value, TypedDate) else value for key, value in values.items()}


def comparable(value: Value) -> object:
    """What a press can tell: not under which line an opioid was typed, nor by which line a treatment of her own."""
    if not isinstance(value, tuple):
        return value
    rows = [replace(row, under="") if isinstance(row, MedicineRow) else row for row in value]
    told = [replace(row, id="" if row.name else row.id) if isinstance(row, TherapyRow) else row for row in rows]
    return sorted(told, key=str)  # treatments stand in the order of the list


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_typed_in_makes_the_sheet_of_the_command_line(drive: Driver, path: Path, tmp_path: Path) -> None:
    program = drive.program
    example = pipeline.load_answers(path, program.checklist)
    Walker(program, example).walk()
    if example.questions.chosen is not None or example.questions.top is not None:
        program.visit.set_questions(example.questions)
    looks = {"large_print": bool(example.settings.large_print), "diary": bool(example.settings.diary)}
    program.visit.change_settings(paper=example.settings.paper, **looks)

    press(program.frame.footer.next_button)
    drive.settle()

    assert program.extra == FINISH
    asked_now = {field.id for field in program.checklist.fields() if not field.retired} & program.visit.findings.visible
    wanted = {key: value for key, value in example.values.items() if key in asked_now | {"claims_read"}}
    got = typed_today(program.visit.answers.values)
    for name, value in typed_today(wanted).items():
        if name != AS_NEEDED:  # follows from the rows and from the line of opioids
            assert comparable(got[name]) == comparable(value), name
    # a line that the file leaves open on a gate that was begun takes the "no" of the rest
    assert {got[name] for name in got.keys() - wanted.keys() - {AS_NEEDED}} <= {"no"}
    assert program.keeper.path is not None
    sheet = tmp_path / "sheet.pdf"
    assert main(["make", str(program.keeper.path), "-o", str(sheet)]) == 0
    assert program.finishing.made is not None
    assert program.finishing.made.pdf == sheet.read_bytes()


@pytest.mark.parametrize(("button", "ending"), [("text_button", ".txt"), ("fhir_button", ".json")])
def test_the_other_files_are_those_of_the_command_line(drive: Driver, tmp_path: Path, button: str, ending: str) -> None:
    program = drive.program
    program.visit.set_value("opioids_now", "not_sure")
    program.finishing.make()
    drive.settle()
    drive.dialogs.paths.append(tmp_path / "saved")
    page = program.finishing.page
    assert page is not None
    press(page.other_button)
    press(getattr(page, button))
    assert program.keeper.path is not None
    asked = tmp_path / f"asked{ending}"
    assert main(["make", str(program.keeper.path), "-o", str(asked)]) == 0
    assert (tmp_path / f"saved{ending}").read_bytes() == asked.read_bytes()


def test_the_example_patients_are_there() -> None:
    assert len(EXAMPLES) >= 5
