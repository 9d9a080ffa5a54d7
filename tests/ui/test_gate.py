"""A gate on the built-in pages: keys, names, focus, follow-ups in sight, one undo, and nothing that moves."""

from __future__ import annotations

from calendar import month_name
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from ldnprep.answers.model import NO, NOT_SURE, YES, MedicineRow, PartialDate, TypedDate
from ldnprep.ui.fields.choices import YesNoUnsure
from ldnprep.ui.fields.date import Date
from ldnprep.ui.fields.gate_row import GateRow
from ldnprep.ui.fields.medicines import Medicines
from ldnprep.ui.fields.presses import Presses
from ldnprep.ui.look.theme import theme
from ldnprep.ui.pages.fields_page import FieldsPage
from ldnprep.ui.pages.gate_on_page import GateOnPage
from tests.ui.conftest import Driver


class Clock:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        self.now += 1.0
        return self.now


def page_of(drive: Driver, name: str) -> FieldsPage:
    drive.window.resize(1366, 698)
    drive.program.go(name)
    page = drive.program.pages[name]
    assert isinstance(page, FieldsPage)
    page.complete()
    drive.qtbot.wait(20)
    return page


def gate_of(drive: Driver, page_name: str) -> GateOnPage:
    made = next(iter(page_of(drive, page_name).gates.values()))
    made.card._presses = Presses(Clock())
    return made


def row(made: GateOnPage, field: str) -> GateRow:
    found = made.card.row_of(field)
    assert found is not None
    return found


def press(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    for _ in range(4):
        QApplication.processEvents()


def value(drive: Driver, field: str) -> object:
    return drive.program.visit.value(field)


# ---------------------------------------------------------------- by keys


def key(drive: Driver, pressed: Qt.Key) -> None:
    target = drive.window.focusWidget()
    assert target is not None
    QTest.keyClick(target, pressed)


def test_the_list_is_one_tab_stop_and_arrows_move_in_it(drive: Driver) -> None:
    made = gate_of(drive, "right_now")
    stops = [mark for each in made.card.rows.values() for mark in (each.mark(0), each.mark(1))
             if mark.focusPolicy() & Qt.FocusPolicy.TabFocus.value]  # fmt: skip
    assert stops == [row(made, "breathing_trouble_now").tick]
    made.card.focus_widget().setFocus()
    for pressed, wanted in (
        (Qt.Key.Key_Down, row(made, "swollen_face_now").tick),
        (Qt.Key.Key_Right, row(made, "swollen_face_now").unsure),
        (Qt.Key.Key_Left, row(made, "swollen_face_now").tick),
        (Qt.Key.Key_End, row(made, "liver_signs_now").tick),
        (Qt.Key.Key_Down, row(made, "liver_signs_now").tick),
        (Qt.Key.Key_Home, row(made, "breathing_trouble_now").tick),
        (Qt.Key.Key_Up, row(made, "breathing_trouble_now").tick),
    ):
        key(drive, pressed)
        assert drive.window.focusWidget() is wanted


def test_keys_give_all_four_states(drive: Driver) -> None:
    made = gate_of(drive, "right_now")
    made.card.focus_widget().setFocus()
    for pressed, wanted in (
        (Qt.Key.Key_Space, YES), (Qt.Key.Key_N, NO), (Qt.Key.Key_N, NO), (Qt.Key.Key_Delete, None),
    ):  # fmt: skip
        key(drive, pressed)
        assert value(drive, "breathing_trouble_now") == wanted
    key(drive, Qt.Key.Key_Right)
    key(drive, Qt.Key.Key_Space)
    assert value(drive, "breathing_trouble_now") == NOT_SURE


def test_by_a_key_the_focus_stays_and_the_page_scrolls_to_what_opened(drive: Driver) -> None:
    made = gate_of(drive, "health")
    tick = row(made, "breathing_illness").tick
    tick.setFocus()
    QTest.keyClick(tick, Qt.Key.Key_Space)
    drive.qtbot.wait(30)
    panel = made.panels[row(made, "breathing_illness").line]
    assert drive.window.focusWidget() is tick
    page = drive.program.pages["health"]
    assert panel.mapTo(page, QPoint(0, panel.height())).y() <= page.viewport().height()


# ---------------------------------------------------------------- for a screen reader


def test_a_line_says_its_words_its_state_and_its_place(drive: Driver) -> None:
    made = gate_of(drive, "right_now")
    first = row(made, "breathing_trouble_now")
    assert first.tick.accessibleName() == "Trouble breathing"
    assert first.tick.accessibleDescription() == "not answered, 1 of 5"
    assert first.mark(1).accessibleName() == "Not sure: Trouble breathing"
    press(first.tick)
    assert first.tick.accessibleDescription() == "yes, 1 of 5"
    assert first.tick.isChecked()
    assert "Right now" in made.card.accessibleName()


# ---------------------------------------------------------------- by pointer


def test_two_presses_within_half_a_second_count_once(drive: Driver) -> None:
    made = gate_of(drive, "right_now")
    now = [0.0]
    made.card._presses = Presses(lambda: now[0])
    tick = row(made, "breathing_trouble_now").tick
    press(tick)
    now[0] = 0.4
    press(tick)
    assert value(drive, "breathing_trouble_now") == YES
    now[0] = 1.0
    press(tick)
    assert value(drive, "breathing_trouble_now") is None


def test_none_of_these_is_taken_back_with_one_undo(drive: Driver) -> None:
    made = gate_of(drive, "opioids")
    press(row(made, "opioid_herbal").tick)
    press(made.card.buttons[NO])
    names = [line.field for line in made.gate.lines if line.field != "opioid_herbal"]
    assert {value(drive, name) for name in (*names, "opioid_as_needed")} == {NO}
    drive.program.undo()
    assert {value(drive, name) for name in (*names, "opioid_as_needed")} == {None}
    assert value(drive, "opioid_herbal") == YES


def test_the_count_says_what_is_open(drive: Driver) -> None:
    made = gate_of(drive, "body")
    assert made.card.count.text() == ""
    press(row(made, "surgery_planned").tick)
    press(row(made, "urgent_pain_condition").mark(1))
    assert made.card.count.text() == "1 yes, 1 not sure, 4 open"
    assert made.card.buttons[NO].text() == "No to the rest"


def test_next_says_once_how_many_lines_are_open_and_what_opened_out_of_sight(drive: Driver) -> None:
    drive.program.looks.set_text_size(125)
    made = gate_of(drive, "body")
    press(row(made, "kidney_disease").tick)
    told = drive.program.frame.footer
    drive.program.go_on()
    assert drive.program.wizard.current.id == "body"
    assert told.told == (
        "5 lines are open. Press ? where you are not sure, or leave them and go on. 1 question opened below."
    )
    drive.program.pages["body"].verticalScrollBar().setValue(0)
    drive.program.go_on()  # it was told: not one press more than that
    assert drive.program.wizard.current.id == "health"


def test_next_says_once_that_no_country_is_chosen(drive: Driver) -> None:
    page_of(drive, "visit")
    drive.program.go_on()
    assert drive.program.wizard.current.id == "visit"
    assert "No country yet" in drive.program.frame.footer.told
    drive.program.go_on()
    assert drive.program.wizard.current.id == "why"
    drive.program.visit.change_settings(country="ie")
    drive.program.go("visit")
    drive.program.go_on()
    assert drive.program.wizard.current.id == "why"


def test_a_page_that_is_left_whole_passes_without_a_word(drive: Driver) -> None:
    page_of(drive, "body")
    drive.program.go_on()
    assert drive.program.wizard.current.id == "health"


def test_by_pointer_the_caret_goes_into_the_new_box_and_nothing_scrolls(drive: Driver) -> None:
    """She is told that it is out of sight; what she types brings it there."""
    made = gate_of(drive, "health")
    page = drive.program.pages["health"]
    press(row(made, "transplant").tick)
    box = made.panels[row(made, "transplant").line].cards["transplant_what"].focus_widget()
    assert drive.window.focusWidget() is box
    assert page.verticalScrollBar().value() == 0
    assert not page.shows(box)
    assert drive.program.frame.footer.told == "1 question opened below."
    QTest.keyClicks(box, "kid")
    drive.qtbot.waitUntil(lambda: page.shows(box))
    assert value(drive, "transplant_what") == "kid"


@pytest.mark.parametrize("field", ["liver_disease", "surgery_planned", "liver_tests_raised"])
def test_what_opens_out_of_sight_is_counted_whatever_its_kind(drive: Driver, field: str) -> None:
    made = gate_of(drive, "body")
    drive.window.resize(1366, 480)
    drive.qtbot.wait(20)
    press(row(made, field).tick)
    asked = made.panels[row(made, field).line].cards.values()
    count = sum(not card.isHidden() for card in asked)
    assert drive.program.frame.footer.told.startswith(f"{count} question")


def test_what_opens_stands_below_the_list_in_its_order_under_the_words_of_its_line(drive: Driver) -> None:
    made = gate_of(drive, "health")
    for field in ("breathing_illness", "allergies"):
        press(row(made, field).tick)
    upper, lower = (made.panels[row(made, field).line] for field in ("allergies", "breathing_illness"))
    tops = [each.mapTo(drive.window, QPoint(0, 0)).y() for each in (made.card.buttons[NO], upper, lower)]
    assert tops == sorted(tops)
    assert upper.heading.text() == "Any allergy or bad reaction …"
    assert upper.accessibleName() == "Any allergy or bad reaction, also to codeine"


def test_a_letter_typed_on_a_line_goes_to_what_follows_from_it(drive: Driver) -> None:
    made = gate_of(drive, "health")
    tick = row(made, "transplant").tick
    tick.setFocus()
    QTest.keyClick(tick, Qt.Key.Key_Space)
    QTest.keyClick(tick, Qt.Key.Key_N)
    assert value(drive, "transplant") == YES
    assert value(drive, "transplant_what") == "n"


@pytest.mark.parametrize("words", ["my husband, codeine", "nuts", "no idea", "at night", "maybe, then", " not now"])
@pytest.mark.parametrize("before", [YES, NOT_SURE, NO, None])
def test_words_typed_on_a_line_that_takes_none_change_no_answer(drive: Driver, words: str, before: str | None) -> None:
    made = gate_of(drive, "health")
    drive.program.visit.set_value("household_opioids", before)
    tick = row(made, "household_opioids").tick
    tick.setFocus()
    QTest.keyClicks(tick, words)
    assert value(drive, "household_opioids") == before


def test_after_not_sure_it_asks_what_she_has_in_mind(drive: Driver) -> None:
    made = gate_of(drive, "health")
    line = row(made, "immune_disease")
    press(line.mark(1))
    panel = made.panels[line.line]
    assert panel.cards["immune_what"].title.text() == "What do you know?"
    press(line.tick)
    assert panel.cards["immune_what"].title.text() == "Which one?"


def test_a_question_of_several_lines_stays_where_it_opened(drive: Driver) -> None:
    made = gate_of(drive, "health")
    above, below = row(made, "allergies"), row(made, "naltrexone_allergy")
    press(below.tick)
    assert made.panels[above.line].isHidden()
    assert not made.panels[below.line].isHidden()
    press(above.tick)
    assert made.panels[above.line].isHidden()
    press(below.tick)
    assert not made.panels[above.line].isHidden()


def test_a_danger_text_opens_under_its_sign(drive: Driver) -> None:
    made = gate_of(drive, "right_now")
    press(row(made, "liver_signs_now").mark(1))
    assert not made.panels[row(made, "liver_signs_now").line].urgent.isHidden()
    assert drive.program.pages["right_now"].urgent_box.isHidden()


# ---------------------------------------------------------------- rows of opioids


def test_a_row_opens_under_its_line_and_comes_back_there(drive: Driver) -> None:
    made = gate_of(drive, "opioids")
    line = row(made, "opioid_from_other")
    press(line.tick)
    rows = made.panels[line.line].rows
    assert rows is not None
    QTest.keyClicks(rows.lines[0].edits["name"], "pain patch")
    press(rows.lines[0].chips["now and then"])
    assert value(drive, "opioid_names") == (
        MedicineRow("pain patch", how_often="now and then", under="opioid_from_other"),
    )
    assert value(drive, "opioid_as_needed") == YES
    drive.program.go("why")
    drive.program.go("opioids")
    assert [each.name for each in rows.rows()] == ["pain patch"]


@pytest.mark.parametrize("no", [False, True])
def test_a_row_whose_line_lost_its_tick_stays_in_its_place_and_says_that_it_is_printed(
    drive: Driver, *, no: bool
) -> None:
    made = gate_of(drive, "opioids")
    line = row(made, "opioid_street")
    press(line.tick)
    panel = made.panels[line.line]
    assert panel.rows is not None
    QTest.keyClicks(panel.rows.lines[0].edits["name"], "blues")
    drive.program.pages["opioids"].verticalScrollBar().setValue(0)
    press(line.tick)
    if no:
        press(made.card.buttons[NO])
    drive.qtbot.wait(100)
    assert panel.rows.isVisible()
    assert [each.name for each in panel.rows.rows()] == ["blues"]
    assert panel.heading.text() == "Without a tick, still on your sheet: Street drugs"
    assert value(drive, "opioid_names") == (MedicineRow("blues", under="opioid_street"),)
    told = drive.program.frame.footer.told
    assert told == ("8 set to no. " if no else "") + "Still on your sheet, see below: blues."
    press(panel.rows.lines[0].remove_button)
    assert value(drive, "opioid_names") is None or value(drive, "opioid_names") == ()


def shown_sets(made: GateOnPage) -> int:
    """How many times the gate asks for a name."""
    assert made.loose is not None
    lists = [panel.rows for panel in made.panels.values() if panel.rows is not None]
    return sum(each.isVisible() for each in (*lists, made.loose))


def test_not_sure_of_all_asks_for_a_name_once(drive: Driver) -> None:
    made = gate_of(drive, "opioids")
    lines = [line for line in made.gate.lines if line.rows]
    press(made.card.buttons[NOT_SURE])
    assert {value(drive, line.field) for line in lines} == {NOT_SURE}
    assert shown_sets(made) == 1
    assert made.loose is not None
    box = made.loose.lines[0].edits["name"]
    QTest.keyClicks(box, "white pill")
    assert value(drive, "opioid_names") == (MedicineRow("white pill"),)
    drive.program.visit.refresh()
    assert shown_sets(made) == 1
    assert box.text() == "white pill"
    press(row(made, "opioid_street").tick)  # a line that she is sure of has its own
    assert shown_sets(made) == 2
    assert value(drive, "opioid_names") == (MedicineRow("white pill"),)


def test_one_line_that_she_is_not_sure_of_has_its_own_set_and_keeps_what_is_typed(drive: Driver) -> None:
    made = gate_of(drive, "opioids")
    first = row(made, "opioid_cough")
    press(first.mark(1))
    rows = made.panels[first.line].rows
    assert rows is not None
    QTest.keyClicks(rows.lines[0].edits["name"], "syrup")
    for field in ("opioid_street", "opioid_herbal"):
        press(row(made, field).mark(1))
    assert [each.name for each in rows.rows()] == ["syrup"]
    assert rows.isVisible()
    assert shown_sets(made) == 2
    drive.program.undo()
    drive.program.undo()
    assert shown_sets(made) == 1


def test_every_day_in_all_rows_means_not_now_and_then(drive: Driver) -> None:
    made = gate_of(drive, "opioids")
    line = row(made, "opioids_now")
    press(line.tick)
    rows = made.panels[line.line].rows
    assert rows is not None
    QTest.keyClicks(rows.lines[0].edits["name"], "tramadol")
    press(rows.lines[0].chips["every day"])
    assert value(drive, "opioid_as_needed") == NO
    press(rows.lines[0].chips["every day"])
    assert value(drive, "opioid_as_needed") is None


def test_a_name_among_her_medicines_answers_a_line(drive: Driver) -> None:
    drive.program.visit.set_value("medicines", (MedicineRow("amitriptyline"),))
    made = gate_of(drive, "medicines")
    line = row(made, "sedatives")
    assert "amitriptyline" in line.tick.said()
    assert made.card.buttons[NO].text() == "No to the rest"
    open_before = made.card.model.count("")
    press(made.card.buttons[NO])
    assert value(drive, "sedatives") is None
    assert value(drive, "blood_thinner") == NO
    assert made.card.count.text() == f"{open_before} no, 1 typed"
    assert "sedatives" not in drive.program.visit.findings.unanswered  # so that no list of what is missing names it


# ---------------------------------------------------------------- what a day answers


def test_a_day_that_tells_it_leaves_the_question_in_its_place_but_asks_it_no_more(drive: Driver) -> None:
    made = gate_of(drive, "body")
    press(row(made, "surgery_planned").tick)
    panel = made.panels[row(made, "surgery_planned").line]
    soon, day = panel.cards["surgery_soon"], panel.cards["surgery_date"]
    assert isinstance(day, Date)
    assert soon.isEnabled()
    QTest.keyClicks(day.edit, in_words(-40))
    drive.program.visit.refresh()
    assert not soon.isEnabled()  # which year comes first
    press(day.choices[next(iter(day.choices))])
    drive.program.visit.refresh()
    assert soon.isVisible()
    assert not soon.isEnabled()
    assert "said above" in soon.title.text()
    day.edit.selectAll()
    QTest.keyClicks(day.edit, "some day")
    drive.program.visit.refresh()
    assert soon.isEnabled()
    assert soon.title.text() == "Within 7 days?"


def in_words(days: int) -> str:
    """A day so many days from now, without its year."""
    day = date.today() + timedelta(days=days)
    return f"{day.day} {month_name[day.month]}"


def surgery_day(drive: Driver) -> Date:
    """The field for the day of an operation, in sight."""
    made = gate_of(drive, "body")
    press(row(made, "surgery_planned").tick)
    day = made.panels[row(made, "surgery_planned").line].cards["surgery_date"]
    assert isinstance(day, Date)
    return day


def test_of_two_days_the_one_to_come_is_offered_first_for_what_lies_ahead(drive: Driver) -> None:
    day = surgery_day(drive)
    QTest.keyClicks(day.edit, in_words(-40))
    first = next(iter(day.choices))
    assert int(first.split()[-1]) == (date.today() - timedelta(days=40)).year + 1


def test_a_year_that_nobody_needs_is_not_asked(drive: Driver) -> None:
    day = surgery_day(drive)
    typed = in_words(40)
    QTest.keyClicks(day.edit, typed)
    assert not day.choices
    meant = date.today() + timedelta(days=40)
    said = value(drive, "surgery_date")
    assert said == TypedDate(typed, date.today(), PartialDate(meant.year, meant.month, meant.day))
    assert str(meant.year) in day.reading.text()


def test_the_country_decides_which_number_is_the_day(drive: Driver) -> None:
    page = page_of(drive, "visit")
    born = page.cards["birth_date"]
    assert isinstance(born, Date)
    for country, meant in (("uk", PartialDate(1974, 7, 4)), ("us", PartialDate(1974, 4, 7))):
        drive.program.visit.change_settings(country=country)
        born.edit.clear()
        QTest.keyClicks(born.edit, "4/7/74")
        assert not born.choices
        assert value(drive, "birth_date") == meant


def test_an_answer_that_cannot_be_chosen_now_looks_so(drive: Driver) -> None:
    made = gate_of(drive, "body")
    press(row(made, "surgery_planned").tick)
    soon = made.panels[row(made, "surgery_planned").line].cards["surgery_soon"]
    assert isinstance(soon, YesNoUnsure)
    button = soon.buttons["no"]
    before = button.grab().toImage()
    soon.setEnabled(False)
    assert button.grab().toImage() != before


def test_above_the_names_that_she_types_no_other_name_stands_alone(drive: Driver) -> None:
    made = gate_of(drive, "opioids")
    line = row(made, "opioids_now")
    press(line.tick)
    panel = made.panels[line.line]
    assert panel.rows is not None
    QTest.keyClicks(panel.rows.lines[0].edits["name"], "co-codamol")
    assert [each.text() for each in panel.findChildren(QLabel) if "ramadol" in each.text()] == []
    assert "Pain medicine" in [each.text() for each in panel.findChildren(QLabel) if each.isVisible()]


def test_a_medicine_that_makes_sleepy_says_so_and_tints_the_line_that_it_answers(drive: Driver) -> None:
    page = page_of(drive, "medicines")
    drive.program.visit.set_value("medicines", (MedicineRow("gabapentin"), MedicineRow("vitamin D")))
    page.show_answers()
    drive.qtbot.wait(20)
    card = page.cards["medicines"]
    assert isinstance(card, Medicines)
    assert [line.mark.words.text() for line in card.rows[:2]] == ["May make you sleepy", ""]
    assert card.rows[0].name.accessibleDescription() == "Known: gabapentin. May make you sleepy."
    lines = [each for made in page.gates.values() for each in made.card.rows.values()]
    tinted = theme().colour("accent_soft")
    known = [each for each in lines if each.tick.known]
    assert known
    for each in lines:
        each.tick.clearFocus()
        assert (each.tick.grab().toImage().pixelColor(2, 2) == tinted) is bool(each.tick.known)
