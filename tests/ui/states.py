"""The wizard in every state in which somebody may see it: for the tests of looks and for the picture tool."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication

from ldnprep import pipeline, shipped
from ldnprep.answers.model import MedicineRow
from ldnprep.ui.pages.base import PageView
from ldnprep.ui.pages.finish_page import FinishPage
from ldnprep.ui.program import Program
from ldnprep.ui.state import AFTER, FINISH
from tests.ui.entering import press


def fill(program: Program) -> None:
    """Answers of the patient with the most on her sheet, so that follow-ups, marks and urgent texts are in sight."""
    example = shipped.resource("examples", "not-sure-of-anything.yaml")
    answers = pipeline.load_answers(example, program.checklist)
    session = program.visit.session
    for field_id, value in answers.values.items():
        session.set(field_id, value)
    session.set("mood_crisis", "yes")
    session.set("opioid_names", (MedicineRow("Butrans patch"), MedicineRow("Qwertyzol", "1")))
    program.visit.refresh()


def every_page(program: Program) -> Iterator[PageView]:
    """Every page in turn, complete; those that are no steps too."""
    for step in program.wizard.steps:
        program.go(step.id)
        yield program.pages[step.id]
    program.show_extra(AFTER)
    yield program.pages[AFTER]
    program.finishing.make()
    wait_for_thread(program)
    page = program.pages[FINISH]
    assert isinstance(page, FinishPage)
    press(page.print_button)
    wait_for_thread(program)
    yield page
    press(page.email_button)
    wait_for_thread(program)
    page.password.box.setChecked(True)
    yield page


def wait_for_thread(program: Program) -> None:
    """Waits until the thread beside the window has nothing left to do."""
    while program.background.busy:
        QApplication.processEvents()


def settled(page: PageView) -> PageView:
    """The page with all its parts, laid out; folds open."""
    page.complete()
    for each in page.findChildren(QAbstractButton):
        if each.isCheckable() and each.property("role") == "link" and not each.isChecked():
            each.setChecked(True)
    ground = page.widget()
    assert ground is not None
    for _ in range(20):  # a height that follows from a width takes a turn for each layout in a layout
        lay_out()
        if ground.height() >= ground.heightForWidth(ground.width()):
            break
    for _ in range(3):  # and what stands deepest in it takes its own
        lay_out()
    return page


def lay_out() -> None:
    """Layouts in layouts settle one after the other."""
    for _ in range(3):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()
