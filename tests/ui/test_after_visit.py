"""After the visit: what was decided is typed in, kept apart from the answers, and printed on the same sheet."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ldnprep import pipeline
from ldnprep.answers.model import OwnQuestion, QuestionChoices
from ldnprep.answers.sheets import SavedSheets
from ldnprep.ui.fields.choices import OneOf, SomeOf
from ldnprep.ui.fields.text import Text
from ldnprep.ui.pages.after_page import AfterPage
from ldnprep.ui.state import AFTER
from tests.ui.conftest import Driver
from tests.ui.entering import press, type_into
from tests.ui.test_fields import ODD

VALUES = "ask again after the blood test"


def after_page(small: Driver) -> AfterPage:
    """From the finished sheet to the page for what was decided."""
    small.program.visit.set_value("patient_name", "Ada")
    small.program.finishing.make()
    small.settle()
    finished = small.program.finishing.page
    assert finished is not None
    press(finished.after_button)
    page = small.program.pages[AFTER]
    assert isinstance(page, AfterPage)
    return page


def only_file() -> Path:
    """The one saved sheet."""
    (entry,) = SavedSheets().entries()
    return entry.path


def test_what_was_decided_is_saved_and_stands_on_the_new_sheet(small: Driver) -> None:
    page = after_page(small)
    decision, values = page.cards["decision"], page.cards["decision_values"]
    assert isinstance(decision, OneOf)
    assert isinstance(values, Text)
    before = small.program.finishing.made
    assert before is not None
    press(decision.buttons["not_now"])
    type_into(values.edit, VALUES)
    press(page.make_button)
    small.settle()

    checklist = small.program.checklist
    answers = pipeline.load_answers(only_file(), checklist)
    assert dict(answers.decided) == {"decision": "not_now", "decision_values": VALUES}
    assert "decision" not in answers.values
    made = small.program.finishing.made
    assert made is not None
    assert made.pdf != before.pdf
    assert made.pdf == pipeline.make_pdf(checklist, answers, pipeline.options_for(answers.settings))
    text = pipeline.make_text(checklist, answers, pipeline.options_for(answers.settings)).decode()
    assert VALUES in text
    assert "[ ] Start   [x] Not now" in text


def test_it_is_there_again_at_the_next_visit_to_the_page_letter_for_letter(small: Driver, qtbot: QtBot) -> None:
    values = after_page(small).cards["decision_values"]
    assert isinstance(values, Text)
    type_into(values.edit, ODD)
    small.window.close()
    assert pipeline.load_answers(only_file(), small.program.checklist).decided["decision_values"] == ODD
    second = Driver(qtbot, small.program.checklist)
    second.program.opening.open_listed(only_file())
    second.program.show_extra(AFTER)
    shown = second.program.pages[AFTER]
    assert isinstance(shown, AfterPage)
    again = shown.cards["decision_values"]
    assert isinstance(again, Text)
    assert again.edit.text() == ODD
    second.close()


def test_undo_takes_back_what_was_decided(small: Driver) -> None:
    decision = after_page(small).cards["decision"]
    assert isinstance(decision, OneOf)
    press(decision.buttons["start"])
    small.program.undo()
    assert "decision" not in small.program.visit.answers.decided
    assert not decision.buttons["start"].isChecked()


def test_several_decisions_can_be_ticked_and_stand_on_the_sheet(drive: Driver) -> None:
    drive.program.show_extra(AFTER)
    page = drive.program.pages[AFTER]
    assert isinstance(page, AfterPage)
    page.complete()
    decision = page.cards["decision"]
    assert isinstance(decision, SomeOf)
    press(decision.boxes["not_now"])
    press(decision.boxes["tests_first"])
    assert drive.program.keeper.finish()
    checklist = drive.program.checklist
    answers = pipeline.load_answers(only_file(), checklist)
    assert answers.decided["decision"] == ("not_now", "tests_first")
    text = pipeline.make_text(checklist, answers, pipeline.options_for(answers.settings)).decode()
    assert "[x] Not now" in text
    assert "[x] Tests first" in text
    assert "[ ] Start" in text


def test_one_decision_of_an_older_file_is_still_read(drive: Driver, tmp_path: Path) -> None:
    path = tmp_path / "older.yaml"
    path.write_text("format: 1\ndecided: {decision: not_now}\n", "utf-8")
    answers = pipeline.load_answers(path, drive.program.checklist)
    assert answers.decided == {"decision": ("not_now",)}


def test_what_was_answered_to_her_questions_is_saved_and_printed(small: Driver) -> None:
    hers = QuestionChoices(chosen=("cost",), top=("cost",), own=(OwnQuestion("own_1", "Cat?"),))
    small.program.visit.set_questions(hers)
    page = after_page(small)
    assert list(page.answered.edits) == ["cost", "own_1"]
    type_into(page.answered.edits["cost"], "About 40 a month.")
    type_into(page.answered.edits["own_1"], ODD)
    small.program.keeper.finish()
    checklist = small.program.checklist
    answers = pipeline.load_answers(only_file(), checklist)
    assert dict(answers.questions.answered) == {"cost": "About 40 a month.", "own_1": ODD}
    text = pipeline.make_text(checklist, answers, pipeline.options_for(answers.settings)).decode()
    assert text.index("What does LDN cost?") < text.index("About 40 a month.")
    small.program.undo()
    assert page.answered.edits["own_1"].exact_text() != ODD


def test_questions_that_she_did_not_put_on_the_front_are_folded(small: Driver) -> None:
    small.program.visit.set_questions(QuestionChoices(chosen=("cost", "stop", "driving"), top=("cost",)))
    page = after_page(small)
    assert [name for name, edit in page.answered.edits.items() if edit.isVisible()] == ["cost"]
    press(page.answered.fold_button)
    QApplication.processEvents()
    assert all(edit.isVisible() for edit in page.answered.edits.values())
