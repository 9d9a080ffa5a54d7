"""What opened out of sight is told until she has seen it, whatever she presses before that."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from ldnprep.answers.model import NO
from ldnprep.ui.fields.choices import SomeOf
from ldnprep.ui.fields.treatments import Treatments
from ldnprep.ui.reading.read_again import ReadAgain
from tests.ui.conftest import Driver
from tests.ui.test_gate import gate_of, page_of, press, row, value


def told(drive: Driver) -> str:
    drive.qtbot.wait(100)
    return drive.program.frame.footer.told


def test_a_danger_text_that_she_has_not_seen_is_told_after_every_press(drive: Driver) -> None:
    made = gate_of(drive, "right_now")
    page = drive.program.pages["right_now"]
    drive.window.resize(1366, 480)
    drive.qtbot.wait(20)
    line = row(made, "opioid_withdrawal_now")
    press(line.tick)
    words = "Danger sign below: please read."
    assert told(drive) == words
    press(row(made, "liver_signs_now").mark(1))
    assert told(drive) == words
    press(made.card.buttons[NO])
    assert told(drive).endswith(f"set to no. {words}")
    link = page.danger.line
    assert isinstance(link, ReadAgain)
    assert link.isVisible()  # on top of the page, too
    for danger in (made.panels[line.line].urgent, made.panels[row(made, "liver_signs_now").line].urgent):
        page.bring_into_sight(danger)
        drive.qtbot.wait(100)
        assert danger.seen
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    assert words not in told(drive)


def test_questions_add_up_until_they_are_in_sight(drive: Driver) -> None:
    made = gate_of(drive, "health")
    page = drive.program.pages["health"]
    press(row(made, "transplant").tick)
    press(row(made, "immune_disease").tick)
    assert told(drive) == "2 questions opened below."
    press(row(made, "household_opioids").mark(1))  # opens nothing
    assert told(drive) == "2 questions opened below."
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    assert told(drive) == ""


def test_a_press_that_opens_no_question_does_not_speak_of_none(drive: Driver) -> None:
    made = gate_of(drive, "opioids")
    line = row(made, "opioids_now")
    press(line.tick)
    rows = made.panels[line.line].rows
    assert rows is not None
    QTest.keyClicks(rows.lines[0].edits["name"], "tramdol 50")
    drive.program.pages["opioids"].verticalScrollBar().setValue(0)
    press(line.tick)
    assert told(drive) == "Still on your sheet, see below: tramdol 50."


def test_every_box_that_opened_in_the_table_of_treatments_is_counted(drive: Driver) -> None:
    page = page_of(drive, "tried")
    drive.window.resize(1366, 480)
    drive.qtbot.wait(20)
    card = next(each for each in page.cards.values() if isinstance(each, Treatments))
    for line in list(card.lines.values())[:4]:
        press(line.effects.buttons["worse"])
    page.verticalScrollBar().setValue(0)
    boxes = [box for box in page.findChildren(QLineEdit) if box.isVisible() and not box.text()]
    assert told(drive) == f"{len(boxes)} questions opened below."


def test_next_leads_to_every_danger_text_one_after_the_other(drive: Driver) -> None:
    made = gate_of(drive, "right_now")
    page = drive.program.pages["right_now"]
    drive.window.resize(1366, 560)
    drive.qtbot.wait(20)
    for field in ("opioid_withdrawal_now", "liver_signs_now"):
        press(row(made, field).tick)
    page.verticalScrollBar().setValue(0)
    boxes = [made.panels[row(made, field).line].urgent for field in ("opioid_withdrawal_now", "liver_signs_now")]
    unseen = [box for box in boxes if not box.seen]
    for _ in range(4):
        if drive.program.wizard.current.id == "right_now":
            drive.program.go_on()
            drive.qtbot.wait(30)
    assert unseen
    assert all(box.seen for box in boxes)


def test_words_typed_after_a_choice_by_key_go_into_the_box_that_it_opened(drive: Driver) -> None:
    page = page_of(drive, "why")
    card = page.cards["conditions"]
    assert isinstance(card, SomeOf)
    other = card.boxes["other"]
    other.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(other, Qt.Key.Key_Space)
    drive.qtbot.wait(20)
    target = drive.window.focusWidget()
    assert target is other
    for letter in "lupus maybe":
        target = drive.window.focusWidget()
        assert target is not None
        QTest.keyClicks(target, letter)
    assert other.isChecked()
    assert "lupus maybe" in {each for each in drive.program.visit.answers.values.values() if isinstance(each, str)}
    assert value(drive, "conditions") == ("other",)
