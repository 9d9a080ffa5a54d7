"""Every yes/no question, of the short way and behind "More questions", can be told in four states by pressing, and the
rules hear it. What is not asked any more is left out: an older file's answer to it is changed where it shows.
"""

from __future__ import annotations

from itertools import count

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from ldnprep import pipeline
from ldnprep.answers.model import NO, NOT_SURE, YES
from ldnprep.content.model import Field, Kind, Page
from ldnprep.content.when import FieldIs
from ldnprep.rules.model import State
from ldnprep.ui.fields.choices import YesNoUnsure
from ldnprep.ui.fields.gate import GateCard
from ldnprep.ui.fields.presses import Presses
from ldnprep.ui.pages.fields_page import FieldsPage
from tests.ui.conftest import Driver

CONTENT = pipeline.load_checklist()
ASKED = [
    (page, field)
    for page in CONTENT.pages
    for field in page.fields
    if field.kind is Kind.YES_NO_UNSURE and not field.retired
]
BY_PICK = {name for page in CONTENT.pages for pick in page.picks for name in pick.fields()}
ALSO = {name: line.field for page in CONTENT.pages for gate in page.gates for line in gate.lines for name in line.also}


def press(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    for _ in range(3):
        QApplication.processEvents()


def opened(drive: Driver, page: Page, field: Field) -> FieldsPage:
    """The page, with whatever opens this field marked yes."""
    for asked in (field.when, field.ask):
        for test in asked.any_of[0] if asked else ():
            if isinstance(test, FieldIs) and test.values[0] in (YES, NO):
                drive.program.visit.set_value(test.field, test.values[0])
    drive.program.go(page.id)
    made = drive.program.pages[page.id]
    assert isinstance(made, FieldsPage)
    made.complete()
    if made.more_button is not None and field.more:
        press(made.more_button)
    return made


def gate_with(page: FieldsPage, field_id: str) -> GateCard | None:
    """The gate, or the one within a gate, that has a line for a field; each press on it counts."""
    inner = [gate for made in page.gates.values() for panel in made.panels.values() for gate in panel.gates.values()]
    for card in (*(made.card for made in page.gates.values()), *inner):
        if card.row_of(field_id) is not None:
            card._presses = Presses(count().__next__)  # nobody waits in a test
            return card
    return None


def give(page: FieldsPage, field: Field, state: str) -> None:
    """Presses until the field has this state."""
    card = gate_with(page, field.id)
    if card is not None:
        row = card.row_of(field.id)
        assert row is not None
        press(card.buttons[NO] if state == NO else row.mark(int(state == NOT_SURE)))
        return
    below = [panel.cards.get(field.id) for made in page.gates.values() for panel in made.panels.values()]
    single = page.cards.get(field.id) or next(each for each in below if each is not None)
    assert isinstance(single, YesNoUnsure)
    press(single.buttons[state])


@pytest.mark.parametrize(("page", "field"), ASKED, ids=lambda each: each.id)
@pytest.mark.parametrize("state", [YES, NO, NOT_SURE, None])
def test_each_question_can_be_told_in_four_states(drive: Driver, page: Page, field: Field, state: str | None) -> None:
    made = opened(drive, page, field)
    if state is not None:
        if field.id in BY_PICK:
            (pick,) = (pick for pick in made.picks.values() if field.id in pick.pick.fields())
            press(next(
                button for button, each in zip(pick.buttons, pick.pick.presses, strict=True)
                if each.writes[field.id] == state
            ))  # fmt: skip
        elif field.id in ALSO:
            tell_through_the_line(drive, made, field, state)
        else:
            give(made, field, state)
    assert drive.program.visit.value(field.id) == state
    facts = {fact.field.id: fact.state for topic in drive.program.visit.findings.topics
             for row in topic.rows for fact in row.facts}  # fmt: skip
    assert facts.get(field.id, State(state or "not_answered")) is State(state or "not_answered")


def tell_through_the_line(drive: Driver, page: FieldsPage, field: Field, state: str) -> None:
    """What has no line of its own: "no" and "not sure" of the line it belongs to, "yes" by the key of a row."""
    card = gate_with(page, ALSO[field.id])
    assert card is not None
    if state != YES:
        press(card.buttons[state])
        return
    row = card.row_of(ALSO[field.id])
    assert row is not None
    press(row.tick)
    rows = next(panel.rows for made in page.gates.values() for line, panel in made.panels.items() if line is row.line)
    assert rows is not None
    QTest.keyClicks(rows.lines[0].edits["name"], "tramadol")
    press(rows.lines[0].chips["now and then"])
    drive.program.visit.refresh()
