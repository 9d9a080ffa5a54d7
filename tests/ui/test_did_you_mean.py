"""A name near a known one: a press takes it, an undo gives her own word back; until then her word stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from ldnprep.answers.model import MedicineRow, TherapyRow
from ldnprep.ui.fields.did_you_mean import put_in
from ldnprep.ui.fields.mark import RecognitionMark
from ldnprep.ui.fields.medicines import Medicines
from ldnprep.ui.fields.treatments import Treatments
from ldnprep.ui.pages.fields_page import FieldsPage
from ldnprep.ui.pages.make_page import recognise
from tests.ui.conftest import Driver
from tests.ui.entering import press, type_into

TYPED = "lisinoprl 10 in the morning"
TAKEN = "Lisinopril 10 in the morning"
Place = tuple[QLineEdit, RecognitionMark]


def page_of(drive: Driver, name: str) -> FieldsPage:
    drive.program.go(name)
    page = drive.program.pages[name]
    assert isinstance(page, FieldsPage)
    page.complete()
    return page


def in_the_list(drive: Driver) -> Place:
    card = page_of(drive, "medicines").cards["medicines"]
    assert isinstance(card, Medicines)
    return card.rows[0].name, card.rows[0].mark


def among_the_opioids(drive: Driver) -> Place:
    drive.program.visit.set_value("opioids_now", "yes")
    page = page_of(drive, "opioids")
    panels = next(iter(page.gates.values())).panels
    rows = next(panel.rows for line, panel in panels.items() if line.field == "opioids_now")
    assert rows is not None
    return rows.lines[0].edits["name"], rows.lines[0].mark


def among_what_was_tried(drive: Driver) -> Place:
    card = page_of(drive, "tried").cards["tried"]
    assert isinstance(card, Treatments)
    line = next(each for each in card.lines.values() if each.name is not None)
    press(line.effects.buttons["helped"])
    assert line.name is not None
    return line.name, line.mark


def kept(drive: Driver) -> set[str]:
    rows = [row for value in drive.program.visit.answers.values.values() if isinstance(value, tuple) for row in value]
    return {row.name for row in rows if isinstance(row, MedicineRow | TherapyRow)}


@pytest.mark.parametrize("place", [in_the_list, among_the_opioids, among_what_was_tried])
def test_a_press_takes_the_name_and_an_undo_gives_hers_back(drive: Driver, place: Callable[[Driver], Place]) -> None:
    edit, mark = place(drive)
    type_into(edit, TYPED)
    drive.program.visit.refresh()
    assert kept(drive) == {TYPED}
    press(mark.names["Lisinopril"])
    assert edit.text() == TAKEN
    assert kept(drive) == {TAKEN}
    assert not mark.names
    assert QApplication.focusWidget() is edit
    foot = drive.program.frame.footer
    assert "Lisinopril" in foot.told
    press(foot.undo_button)
    assert kept(drive) == {TYPED}
    page = drive.program.pages[drive.program.wizard.current.id]
    assert [each.text() for each in page.findChildren(QLineEdit) if each.isVisible() and each.text()] == [TYPED]


@pytest.mark.parametrize(
    ("typed", "taken"), [(TYPED, TAKEN), ("lisinoprl", "Lisinopril"), ("my LISINOPRL!", "my Lisinopril!")]
)
def test_only_the_word_that_was_meant_is_replaced(typed: str, taken: str) -> None:
    assert put_in(typed, "Lisinopril", lambda text: recognise(MedicineRow(text), "medicines")) == taken


def test_a_file_that_may_only_be_looked_at_offers_no_other_name(drive: Driver) -> None:
    drive.program.visit.set_value("medicines", (MedicineRow("lisinoprl"),))
    drive.program.visit.read_only = True
    _, mark = in_the_list(drive)
    assert not mark.names["Lisinopril"].isEnabled()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("amitriptiline 10 at nite", "We know: amitriptyline. Not known to us: nite."),
        ("Panadol and blaxo", "We know: paracetamol. Not known to us: blaxo."),
    ],
)
def test_which_part_is_not_known_is_said(drive: Driver, typed: str, said: str) -> None:
    name, mark = in_the_list(drive)
    type_into(name, typed)
    assert mark.words.text() == said
