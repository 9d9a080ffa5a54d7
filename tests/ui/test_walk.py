"""Every example patient answers every page in the real window; the sheet is the one that the command line makes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ldnprep import pipeline, shipped
from ldnprep.answers.model import Answers, TypedDate, Value
from ldnprep.cli import main
from ldnprep.ui.pages.check_page import CheckPage
from ldnprep.ui.pages.country_card import CountryCard
from ldnprep.ui.pages.fields_page import MOOD_FIELD, FieldsPage
from ldnprep.ui.pages.questions_page import QuestionsPage
from ldnprep.ui.reading_list import read_by
from ldnprep.ui.state import CHECK, FINISH
from tests.ui.conftest import Driver
from tests.ui.entering import ENTER, country_card, press, type_into

EXAMPLES = sorted(shipped.resource("examples").glob("*.yaml"))


def answer_page(drive: Driver, example: Answers) -> None:
    """Gives all answers of the page in sight; follow-ups appear as they are called for."""
    page = drive.program.pages[drive.program.wizard.current.id]
    page.complete()
    if page.findChild(CountryCard) is not None and example.settings.country:
        press(country_card(drive.program).buttons[example.settings.country])
    if isinstance(page, FieldsPage | CheckPage):
        for field_id, card in page.cards.items():
            if field_id in example.values and not card.isHidden():
                ENTER[card.field.kind](card, example.values[field_id])
                drive.program.visit.refresh()
                if field_id == MOOD_FIELD and not example.settings.show_mood:
                    assert isinstance(page, FieldsPage)
                    assert page.mood_box is not None
                    press(page.mood_box)
    if isinstance(page, QuestionsPage):
        choose_questions(drive, page, example)


def typed_today(values: Mapping[str, Value]) -> dict[str, Value]:
    """The values as if all dates in her own words had been typed on one day."""
    day = date(2026, 1, 1)
    return {key: replace(value, on=day) if isinstance(value, TypedDate) else value for key, value in values.items()}


def choose_questions(drive: Driver, page: QuestionsPage, example: Answers) -> None:
    """Types her own questions; takes over the rest of her choice, which other tests go through press by press."""
    if read := read_by(example):
        press(page.read.fold_button)
        press(page.read.more_button)
        for claim in read:
            press(page.read.rows[claim].box)
    for own in example.questions.own:
        type_into(page.own.another().edit, own.text)
    if example.questions.chosen is not None or example.questions.top is not None:
        drive.program.visit.set_questions(example.questions)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_typed_in_makes_the_sheet_of_the_command_line(drive: Driver, path: Path, tmp_path: Path) -> None:
    program = drive.program
    example = pipeline.load_answers(path, program.checklist)
    for _ in program.wizard.steps:
        answer_page(drive, example)
        if program.wizard.current.id != CHECK:
            press(drive.program.frame.footer.next_button)
    looks = {"large_print": bool(example.settings.large_print), "diary": bool(example.settings.diary)}
    program.visit.change_settings(paper=example.settings.paper, **looks)

    press(program.frame.footer.next_button)
    drive.settle()

    assert program.extra == FINISH
    asked_now = program.visit.findings.visible | {"claims_read"}
    wanted = {key: value for key, value in example.values.items() if key in asked_now}
    assert typed_today(program.visit.answers.values) == typed_today(wanted)
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
