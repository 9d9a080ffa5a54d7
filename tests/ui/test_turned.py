"""A screen reader turns a button itself, without a click. Whatever can be turned: what then shows is what is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication

from ldnprep import pipeline
from ldnprep.ui.look.widgets import FoldButton
from ldnprep.ui.pages.base import PageView
from ldnprep.ui.state import AFTER, steps_of
from tests.ui.conftest import Driver

PAGES = [step.id for step in steps_of(pipeline.load_checklist(), "Start", "Notes and check")]
TYPED = {"patient_name": "Ada", "opioids_now": "yes", "mood_crisis": "not_sure"}  # a sheet with a little of everything


def shown(drive: Driver, name: str) -> PageView:
    """A page with all its parts."""
    if name == AFTER:
        drive.program.show_extra(AFTER)
    else:
        drive.program.go(name)
    page = drive.program.pages[name]
    page.complete()
    for _ in range(3):
        QApplication.processEvents()
    return page


def turnable(page: PageView) -> Iterator[QAbstractButton]:
    """Everything in sight that is on or off; what is folded is unfolded first."""
    for button in page.findChildren(QAbstractButton):
        if button.isCheckable() and button.isEnabled() and button.isVisible():
            if isinstance(button, FoldButton):
                button.setChecked(True)
            else:
                yield button


def called(button: QAbstractButton) -> tuple[str, str, str]:
    words = re.sub(r" \(.*", "", button.accessibleName() or button.text())  # how many pages it has is told later
    return type(button).__name__, words, button.accessibleDescription()


def turn(button: QAbstractButton, way: str) -> None:
    """As a screen reader does it; some ask for a press, others set the button."""
    if way == "set":
        button.setChecked(not button.isChecked())
    else:
        actions = QAccessible.queryAccessibleInterface(button).actionInterface()
        actions.doAction(actions.toggleAction())
    for _ in range(3):
        QApplication.processEvents()


@pytest.mark.parametrize("way", ["set", "toggle"])
@pytest.mark.parametrize("name", [*PAGES, AFTER])
def test_what_was_turned_without_a_click_is_kept(drive: Driver, name: str, way: str) -> None:
    drive.program.visit.set_many(TYPED)
    page = shown(drive, name)
    done: set[QAbstractButton] = set()
    while (button := next((each for each in turnable(page) if each not in done), None)) is not None:
        done.add(button)
        kept, showed = drive.program.visit.answers, button.isChecked()
        turn(button, way)
        if button.isChecked() != showed:
            assert drive.program.visit.answers != kept, called(button)
    before = [(*called(each), each.isChecked()) for each in turnable(page)]
    drive.program.stage.show_anew()
    anew = shown(drive, name)
    list(turnable(anew))  # unfolds
    after = [(*called(each), each.isChecked()) for each in turnable(anew)]
    assert set(after) >= {each for each in before if each[-1]}


def test_a_chip_types_its_word_however_it_is_turned(drive: Driver) -> None:
    """The two keys beside "How often": turned on they type, turned off they take it back."""
    drive.program.visit.set_value("opioids_now", "yes")
    page = shown(drive, "opioids")
    chip = next(each for each in turnable(page) if called(each)[1] == "Every day")
    for expected in ("every day", None):
        turn(chip, "set")
        rows = drive.program.visit.value("opioid_names")
        assert (rows[0].how_often if isinstance(rows, tuple) and rows else None) == expected  # type: ignore[union-attr]  # medicines
        assert chip.isChecked() == bool(expected)
