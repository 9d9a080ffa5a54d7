"""Digits on a scale, the calendar in the dark, sources without doses behind "Why?", where file windows begin."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QStandardPaths, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QWidget

from ldnprep.answers.model import MedicineRow, TherapyRow
from ldnprep.rules.unanswered import known_names
from ldnprep.ui.fields.base import FieldCard
from ldnprep.ui.fields.choices import Scale
from ldnprep.ui.fields.date import Date
from ldnprep.ui.fields.gate import GateCard
from ldnprep.ui.fields.gate_marks import UnsureMark
from ldnprep.ui.fields.treatments import Treatments
from ldnprep.ui.look.answer_buttons import TickBox
from ldnprep.ui.look.theme import theme
from ldnprep.ui.look.title import Title
from ldnprep.ui.pages.base import PageView
from ldnprep.ui.pages.start_page import StartPage
from ldnprep.ui.shell.dialogs import Dialogs
from ldnprep.ui.state import CHECK
from tests.ui.conftest import Driver
from tests.ui.entering import press

A_DOSE = re.compile(r"\d\s*(?:mg|mcg|µg|micrograms?|milligrams?)\b", re.IGNORECASE)


def scale(drive: Driver) -> Scale:
    """The scale of pain, with the focus on its first number."""
    drive.program.go("how_now")
    page = drive.program.pages["how_now"]
    page.complete()
    found = next(each for each in page.findChildren(Scale) if each.field.id == "pain_now")
    found.buttons[0].setFocus()
    return found


def type_digits(text: str) -> None:
    """Types into whatever has the focus."""
    for digit in text:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, digit)


@pytest.mark.parametrize(("typed", "number"), [("7", 7), ("0", 0), ("10", 10), ("1", 1), ("77", 7), ("25", 5)])
def test_a_digit_chooses_that_number_of_a_scale(drive: Driver, typed: str, number: int) -> None:
    found = scale(drive)
    type_digits(typed)
    assert drive.program.visit.value("pain_now") == number
    assert QApplication.focusWidget() is found.buttons[number]


def test_letters_and_the_keys_for_moving_still_do_what_they_did(drive: Driver) -> None:
    found = scale(drive)
    QTest.keyClicks(found.buttons[0], "x")
    assert drive.program.visit.value("pain_now") is None
    QTest.keyClick(found.buttons[0], Qt.Key.Key_Right)
    assert QApplication.focusWidget() is found.buttons[1]


@pytest.mark.parametrize("dark", [False, True])
def test_the_arrows_of_the_calendar_are_seen(drive: Driver, dark: bool) -> None:
    drive.program.looks.set_colours("dark" if dark else "light")
    drive.program.go("visit")
    page = drive.program.pages["visit"]
    page.complete()
    date = page.findChild(Date)
    assert isinstance(date, Date)
    date.pick_button.click()
    QApplication.processEvents()
    assert date.calendar is not None
    for name in ("prevmonth", "nextmonth"):
        arrow = date.calendar.month.findChild(QToolButton, f"qt_calendar_{name}")
        assert isinstance(arrow, QToolButton)
        assert strongest(date.calendar, arrow) > 4.5
    date.calendar.close()
    drive.program.looks.set_colours("")


def strongest(window: QWidget, widget: QWidget) -> float:
    """The strongest contrast of what a widget shows with its own edge, as WCAG reckons it."""
    image = window.grab(QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())).toImage()

    def light(x: int, y: int) -> float:
        colour = image.pixelColor(x, y)
        shares = (colour.redF(), colour.greenF(), colour.blueF())
        parts = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
        return float(0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2])

    base = light(1, image.height() // 2)
    found = [light(x, y) for x in range(image.width()) for y in range(image.height())]
    return max((max(each, base) + 0.05) / (min(each, base) + 0.05) for each in found)


def test_no_reason_for_asking_holds_a_dose_and_the_reason_comes_first(drive: Driver) -> None:
    seen = 0
    for step in drive.program.wizard.steps:
        drive.program.go(step.id)
        page = drive.program.pages[step.id]
        assert isinstance(page, PageView)
        page.complete()
        for card in page.findChildren(QWidget):
            if isinstance(card, FieldCard) and hasattr(card, "why_text"):
                seen += 1
                assert card.why_text.text().startswith(card.field.why)
                assert not A_DOSE.search(card.why_text.text()), card.field.id
    assert seen


def test_file_windows_begin_where_people_keep_their_papers(tmp_path: Path) -> None:
    dialogs = Dialogs()
    papers = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    assert dialogs.start_folder() == (papers if papers.is_dir() else Path.home())
    dialogs.folder = tmp_path
    assert dialogs.start_folder() == tmp_path
    dialogs.folder = tmp_path / "gone"
    assert dialogs.start_folder() != dialogs.folder


def test_new_or_worse_than_usual_is_part_of_the_question(drive: Driver) -> None:
    """She reads and hears it with the lines, not as a grey aside."""
    drive.program.go("right_now")
    page = drive.program.pages["right_now"]
    page.complete()
    (gate,) = page.findChildren(GateCard)
    said = [each for each in gate.findChildren(QLabel) if "worse than usual" in each.text()]
    assert [each.property("role") for each in said] == ["question"]
    assert "worse than usual" in gate.accessibleName()


@pytest.mark.parametrize("page_id", ["right_now", "how_now", "opioids"])
def test_what_a_page_says_first_is_in_the_colour_of_the_questions(drive: Driver, page_id: str) -> None:
    drive.program.go(page_id)
    page = drive.program.pages[page_id]
    intro = next(each.intro for each in drive.program.checklist.pages if each.id == page_id)
    (shown,) = [each for each in page.findChildren(QLabel) if each.text() == intro]
    assert not shown.property("role")


def test_the_question_mark_of_a_gate_says_what_it_means(drive: Driver) -> None:
    drive.program.go("health")
    page = drive.program.pages["health"]
    page.complete()
    (gate,) = page.findChildren(GateCard)
    (head,) = [each for each in gate.findChildren(QLabel) if each.text() == "? Not sure"]
    assert head.property("role") == "label"
    for mark in gate.findChildren(UnsureMark):
        assert mark.toolTip() == "Not sure"
        middle = mark.mapTo(gate, mark.rect().center()).x()
        assert head.x() <= middle <= head.x() + head.width()  # the heading stands above it


def ring_on(title: Title) -> int:
    ring = theme().colour("focus").rgb()
    image = title.grab().toImage()
    return sum(image.pixel(x, y) == ring for x in range(0, image.width(), 3) for y in range(image.height()))


def test_by_keys_the_focus_is_seen_on_a_page_that_she_comes_to(drive: Driver) -> None:
    """Also after "Start a new sheet", whose page begins with no text box."""
    start = drive.program.pages[drive.program.wizard.current.id]
    assert isinstance(start, StartPage)
    start.new_button.setFocus()
    QTest.keyClick(start.new_button, Qt.Key.Key_Space)
    title = drive.program.pages[drive.program.wizard.current.id].title_label
    assert drive.program.wizard.current.id == "visit"
    assert QApplication.focusWidget() is title
    assert ring_on(title) > 50
    press(drive.program.frame.footer.next_button)
    title = drive.program.pages[drive.program.wizard.current.id].title_label
    assert ring_on(title) == 0  # by pointer nobody looks for it


@pytest.mark.parametrize("typed", ["Amitriptyline 10 mg", "amitriptylin"])
def test_what_is_among_her_medicines_is_known_under_tried_before(drive: Driver, typed: str) -> None:
    drive.program.visit.set_value("medicines", (MedicineRow(typed),))
    drive.program.go("tried")
    page = drive.program.pages["tried"]
    page.complete()
    card = next(each for each in page.findChildren(Treatments) if each.field.id == "tried")
    names = {each.id: each.medicines for each in drive.program.checklist.tried}
    known = next(line for name, line in card.lines.items() if "amitriptyline" in names[name])
    assert known.isVisible()
    assert "in use" in known._title.text()
    assert known._title.property("role") != "second"  # grey would look as if it could not be pressed
    assert not known.using.isVisible()  # that it is in use is not asked again
    press(known.effects.buttons["no_change"])  # what it does is
    said = drive.program.visit.value("tried")
    assert isinstance(said, tuple)
    assert [(row.state, row.effect) for row in said if isinstance(row, TherapyRow)] == [("using", "no_change")]
    other = next(line for name, line in card.lines.items() if not names[name])
    assert other.using.isVisible()


@pytest.mark.parametrize(
    ("row", "uses"),
    [
        (MedicineRow("Solpadeine max"), True),
        (MedicineRow("tramadol", under="opioids_now"), True),
        (MedicineRow("co-codamol", under="opioid_from_other"), False),  # her sister's
        (MedicineRow("folic acid"), False),
    ],
)
def test_who_takes_an_opioid_is_not_asked_why_she_stopped_it(drive: Driver, row: MedicineRow, *, uses: bool) -> None:
    drive.program.visit.set_value("opioid_names" if row.under else "medicines", (row,))
    drive.program.go("tried")
    page = drive.program.pages["tried"]
    page.complete()
    card = next(each for each in page.findChildren(Treatments) if each.field.id == "tried")
    line = card.lines["opioid"]
    press(line.effects.buttons["helped"])
    assert ("in use" in line._title.text()) is uses
    assert line.stopped_part is not None
    assert line.stopped_part.isHidden() is uses


@pytest.mark.parametrize("typed", ["Imodium", "kaolin and morphine", "Lomotil"])
def test_a_medicine_that_answers_a_line_opens_what_follows_from_it(drive: Driver, typed: str) -> None:
    drive.program.visit.set_value("medicines", (MedicineRow(typed),))
    findings = drive.program.visit.findings
    for page in drive.program.checklist.pages:
        for gate in page.gates:
            for name in known_names(gate, findings.lines):
                line = next(each for each in gate.lines if each.field == name)
                assert findings.visible.issuperset(set(line.follow) & {field.id for field in page.fields})
    assert "gut_opioid_how_many" in findings.visible


def test_a_press_beside_everything_takes_the_focus_from_an_answer(drive: Driver) -> None:
    drive.program.go("why")
    page = drive.program.pages["why"]
    page.complete()
    box = next(each for each in page.findChildren(TickBox) if each.isVisible())
    press(box)
    assert box.isChecked()
    QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, "a sentence for the field above")
    assert box.isChecked()  # its spaces turned it off, and on again


def test_where_there_is_no_room_for_the_sheet_its_line_in_the_menu_is_off(drive: Driver) -> None:
    shown = drive.window.menus.preview
    for width, room in ((1800, True), (1000, False), (1800, True)):
        drive.window.resize(width, 700)
        QApplication.processEvents()
        assert (shown.isEnabled(), shown.isChecked()) == (room, room)
    assert drive.window.preview_wanted


def test_help_names_the_button_that_is_there(drive: Driver) -> None:
    drive.program.go("why")
    drive.program.helping.help()
    assert "then press Next." in drive.dialogs.asked[-1]
    assert "Alt+N: Next." in drive.dialogs.asked[-1]
    drive.program.go(CHECK)
    drive.program.helping.help()
    assert "Then press Make my sheet." in drive.dialogs.asked[-1]
    assert "Alt+M: Make my sheet." in drive.dialogs.asked[-1]
    drive.program.edit("why", "")
    drive.program.helping.help()
    assert "then press Done." in drive.dialogs.asked[-1]
    assert "Alt+N: Done." in drive.dialogs.asked[-1]
