"""Above the pages of the finished sheet stands in a line what they say comes first."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from ldnprep import pipeline
from tests.ui.conftest import Driver


def lines(drive: Driver) -> list[str]:
    """The lines of that kind that are in sight, after the sheet was made."""
    drive.program.finishing.make()
    drive.settle()
    page = drive.program.finishing.page
    assert page is not None
    return [each.text() for each in page.findChildren(QLabel) if each.text().startswith("In short:")]


def test_it_says_what_the_back_says(drive: Driver) -> None:
    visit = drive.program.visit
    visit.set_value("opioids_now", "yes")
    visit.set_value("liver_disease", "yes")
    (line,) = lines(drive)
    assert "opioids" in line
    answers = visit.answers
    text = pipeline.make_text(drive.program.checklist, answers, pipeline.options_for(answers.settings)).decode()
    assert line in " ".join(text.split())


def test_nothing_is_said_in_short_of_an_empty_sheet(drive: Driver) -> None:
    assert lines(drive) == []
