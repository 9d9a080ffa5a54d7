"""The last step: every answer is there whenever it is opened; what did not change stays where it is."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from ldnprep.ui.pages.check_page import CheckPage
from ldnprep.ui.words import first_upper
from tests.ui.conftest import Driver


def check(drive: Driver) -> CheckPage:
    """The page, in sight and whole."""
    drive.program.go("_check")
    page = drive.program.pages["_check"]
    assert isinstance(page, CheckPage)
    whole(page)
    return page


def whole(page: CheckPage) -> None:
    """Has all of it built and put in sight."""
    page.complete()
    QApplication.processEvents()


def headings(page: CheckPage) -> list[str]:
    """The headings of the cards in sight, from top to bottom."""
    found = [each for each in page.findChildren(QLabel) if each.property("role") == "heading" and each.isVisible()]
    return [each.text() for each in sorted(found, key=lambda each: each.mapTo(page, each.rect().topLeft()).y())]


def words(page: CheckPage) -> str:
    """All words in sight."""
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


def test_the_cards_stand_in_the_order_of_the_steps(drive: Driver) -> None:
    page = check(drive)
    titles = [step.title for step in drive.program.wizard.steps if step.page is not None]
    assert [each for each in headings(page) if each in titles] == titles


def test_an_answer_given_after_the_first_look_is_there_at_the_next(drive: Driver) -> None:
    page = check(drive)
    assert "left hip" not in words(page)
    drive.program.go("surgery")
    drive.program.visit.set_value("surgery_planned", "yes")
    drive.program.visit.set_value("surgery_what", "left hip")
    check(drive)
    assert "left hip" in words(page)
    titles = [step.title for step in drive.program.wizard.steps if step.page is not None]
    assert [each for each in headings(page) if each in titles] == titles
    drive.program.undo()
    whole(page)
    assert "left hip" not in words(page)


def test_what_was_left_out_can_be_pressed_until_it_is_answered(drive: Driver) -> None:
    page = check(drive)
    assert "Not answered" in headings(page)
    assert can_be_pressed(page, "surgery_planned")
    drive.program.visit.set_value("surgery_planned", "no")
    check(drive)
    assert not can_be_pressed(page, "surgery_planned")


def test_spaces_alone_are_listed_as_left_out_and_stay_in_the_file(drive: Driver) -> None:
    drive.program.visit.set_value("patient_name", "  ")
    page = check(drive)
    assert can_be_pressed(page, "patient_name")
    drive.program.visit.set_value("clinician_name", "Ada")
    check(drive)
    edits = [each for each in page.findChildren(QAbstractButton) if each.accessibleName().startswith("Edit: ")]
    assert len(edits) == len({"clinician_name", "top three", "questions"})
    assert drive.program.keeper.finish()
    assert drive.program.keeper.path is not None
    assert b'patient_name: "  "' in drive.program.keeper.path.read_bytes()


def can_be_pressed(page: CheckPage, field_id: str) -> bool:
    """Whether the list of what was left out names a question."""
    pages = (step.page for step in page.steps if step.page is not None)
    field = next(field for each in pages for field in each.fields if field.id == field_id)
    name = f"{first_upper(field.short)}: {field.label}"
    return any(each.accessibleName() == name and each.isVisible() for each in page.findChildren(QAbstractButton))


def test_a_card_that_has_not_changed_is_not_made_anew(drive: Driver) -> None:
    drive.program.visit.set_value("patient_name", "Ada")
    page = check(drive)
    name = next(each for each in page.findChildren(QLabel) if each.text() == "Ada")
    drive.program.visit.set_value("surgery_planned", "no")
    check(drive)
    assert name in page.findChildren(QLabel)
    assert name.isVisible()


def test_a_visit_to_another_page_before_the_list_is_whole_loses_nothing_of_it(drive: Driver) -> None:
    drive.program.visit.set_value("patient_name", "Ada")
    drive.program.go("_check")
    drive.program.go("visit")
    page = check(drive)
    assert "Ada" in words(page)
    assert "Not answered" in headings(page)
