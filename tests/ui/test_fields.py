"""Each kind of field: what is put in shows, what is given comes out, and nothing typed is altered."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ldnprep import medicines
from ldnprep.answers.model import DateNotSure, Goal, MedicineRow, PartialDate, TherapyRow, TypedDate, Value
from ldnprep.content.model import CountryWord, Kind
from ldnprep.rules.facts import read_row
from ldnprep.ui.fields.base import FieldCard, FieldContext
from ldnprep.ui.fields.choices import OneOf, Scale, SomeOf
from ldnprep.ui.fields.date import Date
from ldnprep.ui.fields.mark import RecognitionMark
from ldnprep.ui.fields.medicines import Medicines
from ldnprep.ui.fields.opioid_list import OpioidList
from ldnprep.ui.fields.table import CARDS, card_for
from ldnprep.ui.fields.text import ExactTextEdit, LongText, Text
from ldnprep.ui.fields.treatments import Treatments
from ldnprep.ui.look.answer_buttons import OptionButton, ScaleButton
from ldnprep.ui.pages.make_page import recognise
from tests.ui import builders
from tests.ui.entering import ENTER, press, type_into

CHECKLIST = builders.checklist()
FIELDS = {f.id: f for f in CHECKLIST.fields()}
TODAY = date.today()

# letters that programs like to alter: no-break space, line and paragraph separator, decomposed accents, CR, joiners
ODD = "no\u00a0break\u2028line\u2029para\u0301 e\u0301\u00ad\u200d عربي 🙂\u202f5 mg"

VALUES: dict[str, Value] = {
    "patient_name": "Zoë O’Hara & Söhne",
    "notes": "line one\nline two\n\n  three & four",
    "filled_in_by": "helper",
    "conditions": ("fibromyalgia", "crps"),
    "visit_date": PartialDate(2027, 1, 15),
    "pain_now": 0,
    "opioids_now": "not_sure",
    "opioid_names": (
        MedicineRow("Butrans patch 10"),
        MedicineRow("cocodamol", "30/500", "when it is bad", "hip", "GP"),
    ),
    "therapies": (TherapyRow("exercise", "", "using", "worse"), TherapyRow("", "hot baths", "tried", "helped")),
    "tried": (TherapyRow("injections", "in the hip", "tried", "worse", "it burnt"), TherapyRow("pills", state="using")),
    "goal": Goal("pain_now", 7, 4),
}


def kept(_host: QWidget, _widget: QWidget) -> None:
    """Does nothing; a reference to it keeps the host alive."""


def made(field_id: str, qtbot: QtBot, *, read_only: bool = False) -> FieldCard:
    """The card of a field, in sight."""
    context = FieldContext(CHECKLIST, recognise, medicines.suggestions, read_only)
    host = QWidget()
    qtbot.addWidget(host, before_close_func=partial(kept, host))  # qtbot itself keeps a weak reference only
    layout = QVBoxLayout(host)
    card = card_for(FIELDS[field_id], context)
    layout.addWidget(card)
    layout.addWidget(QPushButton("after"))
    host.resize(700, 700)
    host.show()
    QApplication.processEvents()
    return card


def test_every_kind_has_a_card_and_a_way_to_be_answered_here() -> None:
    assert set(CARDS) == set(ENTER) == set(Kind)
    assert {FIELDS[field_id].kind for field_id in VALUES} == set(Kind)


@pytest.mark.parametrize("field_id", VALUES)
def test_what_is_given_comes_out_and_shows_again(field_id: str, qtbot: QtBot) -> None:
    first, second = made(field_id, qtbot), made(field_id, qtbot)
    given: list[Value | None] = []
    first.value_edited.connect(given.append)

    ENTER[first.field.kind](first, VALUES[field_id])

    assert given[-1] == VALUES[field_id]
    echoes: list[Value | None] = []
    second.value_edited.connect(echoes.append)
    second.show_value(given[-1])
    assert echoes == []  # showing is not answering
    second.show_value(None)
    second.show_value(given[-1])
    assert echoes == []


@pytest.mark.parametrize("field_id", VALUES)
def test_nothing_is_chosen_before_she_chooses(field_id: str, qtbot: QtBot) -> None:
    card = made(field_id, qtbot)
    given: list[Value | None] = []
    card.value_edited.connect(given.append)
    card.show_value(None)
    for _ in range(8):
        QTest.keyClick(card.focus_widget(), Qt.Key.Key_Tab)
    assert given == []
    assert chosen(card) == []


def chosen(card: FieldCard) -> list[str]:
    """The names of the answers that look chosen."""
    buttons = [each for each in card.findChildren(QAbstractButton) if each.property("changes") and each.isChecked()]
    return [each.accessibleName() or each.text() for each in buttons]


PRESSES = [*(("opioids_now", state) for state in ("yes", "no", "not_sure")), *(("pain_now", n) for n in range(11))]


@pytest.mark.parametrize(("field_id", "value"), PRESSES)
def test_each_button_stores_what_stands_on_it_and_shows_alone(field_id: str, value: Value, qtbot: QtBot) -> None:
    card = made(field_id, qtbot)
    given: list[Value | None] = []
    card.value_edited.connect(given.append)
    ENTER[card.field.kind](card, value)
    assert given == [value]
    assert chosen(card)[0].partition(",")[0].lower().replace(" ", "_") == str(value)
    again = made(field_id, qtbot)
    again.show_value(value)
    assert chosen(again) == chosen(card)
    assert len(chosen(card)) == 1


PRESSED: dict[str, Value] = {
    "opioids_now": "yes", "filled_in_by": "helper", "pain_now": 0, "conditions": ("crps",), "visit_date": DateNotSure(),
}  # fmt: skip


@pytest.mark.parametrize("field_id", PRESSED)
def test_a_second_press_takes_an_answer_back(field_id: str, qtbot: QtBot) -> None:
    card = made(field_id, qtbot)
    given: list[Value | None] = []
    card.value_edited.connect(given.append)
    enter = ENTER[card.field.kind]
    enter(card, PRESSED[field_id])
    qtbot.wait(700)  # a double click counts once
    enter(card, PRESSED[field_id])
    assert given == [PRESSED[field_id], None]
    qtbot.wait(700)
    enter(card, PRESSED[field_id])
    assert given[-1] == PRESSED[field_id]


@pytest.mark.parametrize("field_id", ["opioids_now", "pain_now"])
def test_a_double_click_counts_once(field_id: str, qtbot: QtBot) -> None:
    card = made(field_id, qtbot)
    given: list[Value | None] = []
    card.value_edited.connect(given.append)
    for _ in range(2):
        ENTER[card.field.kind](card, PRESSED[field_id])
    assert given[-1] == PRESSED[field_id]
    assert chosen(card)


# ---------------------------------------------------------------- letter for letter


@pytest.mark.parametrize("text", [ODD, "a\u2028b", "e\u0301", "\u00a0", "x\r\ny\rz\u2029w\n", " end ", "\t"])
def test_a_text_area_gives_back_what_was_put_in(text: str, qtbot: QtBot) -> None:
    edit = ExactTextEdit()
    qtbot.addWidget(edit)
    edit.set_exact_text(text)
    assert edit.exact_text() == text


def test_typing_into_a_text_with_odd_separators_keeps_them(qtbot: QtBot) -> None:
    edit = ExactTextEdit()
    qtbot.addWidget(edit)
    edit.set_exact_text("one\u2029two\r\nthree")
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    QTest.keyClicks(edit, " four")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert edit.exact_text() == "one\u2029two\r\nthree four\n"
    edit.moveCursor(edit.textCursor().MoveOperation.Start)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert edit.exact_text() == "\none\u2029two\r\nthree four\n"


MIXED = "one\u2029two\r\n\r\nthree\rfour\n"


def test_a_text_that_is_shown_is_told_with_its_own_separators(qtbot: QtBot) -> None:
    edit = ExactTextEdit()
    qtbot.addWidget(edit)
    told: list[str] = []
    edit.exact_text_changed.connect(lambda: told.append(edit.exact_text()))
    edit.set_exact_text(MIXED)
    assert told == [MIXED]
    QApplication.clipboard().setText("a\u2029b\r\nc")
    edit.moveCursor(QTextCursor.MoveOperation.End)
    told.clear()
    edit.paste()
    assert set(told) == {MIXED + QApplication.clipboard().text()}


def test_a_new_line_within_odd_separators_is_a_plain_one(qtbot: QtBot) -> None:
    edit = ExactTextEdit()
    qtbot.addWidget(edit)
    edit.set_exact_text("one\u2029two\u2029three")
    edit.moveCursor(QTextCursor.MoveOperation.NextBlock)
    edit.moveCursor(QTextCursor.MoveOperation.NextBlock, QTextCursor.MoveMode.KeepAnchor)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert edit.exact_text() == "one\u2029\nthree"


@pytest.mark.parametrize("text", [ODD, "two\nlines", "a\u00a0b"])
@pytest.mark.parametrize("field_id", ["patient_name", "notes"])
def test_what_is_pasted_is_kept_letter_for_letter(field_id: str, text: str, qtbot: QtBot) -> None:
    card = made(field_id, qtbot)
    assert isinstance(card, Text | LongText)
    given: list[Value | None] = []
    card.value_edited.connect(given.append)
    QGuiApplication.clipboard().setText(text)
    card.edit.paste()
    assert given[-1] == text


def test_a_very_long_line_is_not_cut(qtbot: QtBot) -> None:
    card = made("patient_name", qtbot)
    assert isinstance(card, Text)
    given: list[Value | None] = []
    card.value_edited.connect(given.append)
    card.edit.insert("x" * 40_000)
    assert given[-1] == "x" * 40_000


def test_a_text_area_grows_and_never_scrolls_in_itself(qtbot: QtBot) -> None:
    card = made("notes", qtbot)
    assert isinstance(card, LongText)
    card.show_value("\n".join(map(str, range(60))))
    QApplication.processEvents()
    assert card.edit.height() > 60 * 15
    assert card.edit.verticalScrollBar().maximum() == 0


# ---------------------------------------------------------------- dates


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("15 January 2027", PartialDate(2027, 1, 15)),
        ("2027-01-15", PartialDate(2027, 1, 15)),
        ("March 2027", PartialDate(2027, 3)),
        ("2027", PartialDate(2027)),
        ("two weeks ago", TypedDate("two weeks ago", TODAY)),
        ("not sure", DateNotSure()),
    ],
)
def test_dates_may_be_typed_in_many_ways(typed: str, meant: Value, qtbot: QtBot) -> None:
    card = made("visit_date", qtbot)
    assert isinstance(card, Date)
    given: list[Value | None] = []
    card.value_edited.connect(given.append)
    type_into(card.edit, typed)
    assert given[-1] == meant
    assert card.edit.text() == typed


def test_a_date_counts_that_a_screen_reader_or_dictation_puts_in(qtbot: QtBot) -> None:
    card = made("visit_date", qtbot)
    assert isinstance(card, Date)
    given: list[Value | None] = []
    card.value_edited.connect(given.append)
    field = QAccessible.queryAccessibleInterface(card.edit)
    field.setText(QAccessible.Text.Value, "4 March 1974")
    assert given == [PartialDate(1974, 3, 4)]


def test_a_date_with_two_readings_is_asked_back_in_words(qtbot: QtBot) -> None:
    card = made("visit_date", qtbot)
    assert isinstance(card, Date)
    given: list[Value | None] = []
    card.value_edited.connect(given.append)
    type_into(card.edit, "04/05/2027")
    assert given[-1:] == [TypedDate("04/05/2027", TODAY)]  # until she says which, her own words count
    assert sorted(card.choices) == ["4 May 2027", "5 April 2027"]
    press(card.choices["4 May 2027"])
    assert given[-1:] == [PartialDate(2027, 5, 4)]
    assert card.edit.text() == "4 May 2027"
    assert not card.choices


@pytest.mark.parametrize("read_only", [False, True])
def test_a_date_with_two_readings_is_asked_again_after_a_restart(read_only: bool, qtbot: QtBot) -> None:
    card = made("visit_date", qtbot, read_only=read_only)
    assert isinstance(card, Date)
    card.show_value(TypedDate("04/05/2027", TODAY))
    assert sorted(card.choices) == ([] if read_only else ["4 May 2027", "5 April 2027"])
    card.show_value(TypedDate("04/05/2027", TODAY, PartialDate(2027, 5, 4)))
    assert not card.choices


def test_not_sure_and_a_typed_date_exclude_one_another(qtbot: QtBot) -> None:
    card = made("visit_date", qtbot)
    assert isinstance(card, Date)
    given: list[Value | None] = []
    card.value_edited.connect(given.append)
    type_into(card.edit, "2027")
    press(card.unsure)
    assert given[-1:] == [DateNotSure()]
    assert card.edit.text() == ""
    press(card.unsure)  # without its tick her words stand there again
    assert (card.edit.text(), given[-1]) == ("2027", PartialDate(2027))
    press(card.unsure)
    type_into(card.edit, "2026")
    assert given[-1:] == [PartialDate(2026)]
    assert not card.unsure.isChecked()


def test_a_day_may_be_picked_with_the_keyboard(qtbot: QtBot) -> None:
    card = made("visit_date", qtbot)
    assert isinstance(card, Date)
    given: list[Value | None] = []
    card.value_edited.connect(given.append)
    card.show_value(PartialDate(2027, 1, 15))
    press(card.pick_button)
    assert card.calendar is not None
    assert card.calendar.isVisible()
    view = card.calendar.month.focusProxy() or QApplication.focusWidget() or card.calendar.month
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert given[-1] == PartialDate(2027, 1, 16)
    assert not card.calendar.isVisible()


@pytest.mark.parametrize(
    ("value", "page"), [(PartialDate(1971), (1971, 1)), (PartialDate(1971, 5), (1971, 5)), (None, None)]
)
def test_the_calendar_opens_where_the_date_is(value: Value | None, page: tuple[int, int] | None, qtbot: QtBot) -> None:
    card = made("visit_date", qtbot)
    assert isinstance(card, Date)
    card.show_value(value)
    press(card.pick_button)
    assert card.calendar is not None
    shown = (card.calendar.month.yearShown(), card.calendar.month.monthShown())
    card.calendar.close()
    assert shown == (page or (TODAY.year, TODAY.month))


# ---------------------------------------------------------------- scales and choices


def test_zero_is_an_answer(qtbot: QtBot) -> None:
    card = made("pain_now", qtbot)
    assert isinstance(card, Scale)
    given: list[Value | None] = []
    card.value_edited.connect(given.append)
    press(card.buttons[0])
    assert given == [0]


@pytest.mark.parametrize(
    ("before", "ticked", "after"),
    [
        (("fibromyalgia", "crps"), "none", ("none",)),
        (("none",), "crps", ("crps",)),
        (("fibromyalgia",), "crps", ("fibromyalgia", "crps")),
    ],
    ids=["none of these unticks the others", "another one unticks none of these", "others stand together"],
)
def test_an_option_that_stands_alone_and_the_others_untick_each_other(
    before: Value, ticked: str, after: Value, qtbot: QtBot
) -> None:
    card = made("conditions", qtbot)
    assert isinstance(card, SomeOf)
    card.show_value(before)
    given: list[Value | None] = []
    removed: list[str] = []
    card.value_edited.connect(given.append)
    card.removal_requested.connect(removed.append)
    press(card.boxes[ticked])
    assert given == [after]  # one change: one undo brings all of it back
    assert tuple(name for name, box in card.boxes.items() if box.isChecked()) == after
    assert bool(removed) == (ticked == "none")


def test_both_that_a_file_holds_are_shown_and_kept(qtbot: QtBot) -> None:
    card = made("conditions", qtbot)
    assert isinstance(card, SomeOf)
    given: list[Value | None] = []
    card.value_edited.connect(given.append)
    card.show_value(("crps", "none"))
    assert card.boxes["crps"].isChecked()
    assert card.boxes["none"].isChecked()
    assert given == []


def test_an_ampersand_of_the_content_is_no_alt_key(qtbot: QtBot) -> None:
    card = made("opioid_which_form", qtbot)
    assert isinstance(card, OneOf)
    assert card.title.text() == "R&D form"
    assert card.field.label == "R&D form"


# ---------------------------------------------------------------- medicines


@pytest.mark.parametrize(
    ("typed", "mark"),
    [
        ("Butrans patch 10", "An opioid"),
        ("cocodamol 30/500 when its bad", "codeine"),
        ("Qwertyzol forte", "Not known to us"),
        ("Duloxetine", "Known"),
        ("naltrexone", "opioids"),
    ],
)
def test_what_is_typed_is_marked_at_once_in_words(typed: str, mark: str, qtbot: QtBot) -> None:
    card = made("opioid_names", qtbot)
    assert isinstance(card, Medicines)
    line = card.rows[0]
    assert line.mark.isHidden()
    type_into(line.name, typed)
    assert mark in line.mark.said
    assert line.name.accessibleDescription() == line.mark.said
    assert not line.mark.isHidden()
    line.name.clear()
    assert line.mark.isHidden()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Vitamine D", "Known"),
        ("lisinoprl", "Did you mean Lisinopril?"),
        ("lisinoprl", "Not known to us"),
    ],
)
def test_a_harmless_name_is_never_called_by_that_of_its_neighbour(typed: str, words: str, qtbot: QtBot) -> None:
    card = made("opioid_names", qtbot)
    assert isinstance(card, Medicines)
    line = card.rows[0]
    type_into(line.name, typed)
    assert words in line.mark.said
    assert "Known: " not in line.mark.said


def test_of_several_in_a_row_the_one_to_check_is_named_by_her_word(qtbot: QtBot) -> None:
    card = made("opioid_names", qtbot)
    assert isinstance(card, Medicines)
    line = card.rows[0]
    type_into(line.name, "vitamin d, hydroxychlorquine")
    assert line.mark.words.text() == "Hydroxychlorquine (other immune medicines): for your doctor to check."
    line.name.setText("hydroxychlorquine")
    assert line.mark.words.text() == "Other immune medicines: for your doctor to check."


@pytest.mark.parametrize("typed", ["trammies", "smack", "Tramaquux"])
def test_a_street_name_or_a_likeness_is_not_named_to_her(typed: str, qtbot: QtBot) -> None:
    card = made("opioid_names", qtbot)
    assert isinstance(card, Medicines)
    line = card.rows[0]
    type_into(line.name, typed)
    said = line.mark.words.text()
    assert "will check it" in said
    assert not any(name in said for name in ("tramadol", "heroin"))


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape])
def test_no_suggestion_is_taken_by_itself(key: Qt.Key, qtbot: QtBot) -> None:
    card = made("opioid_names", qtbot)
    assert isinstance(card, Medicines)
    line = card.rows[0]
    type_into(line.name, "tram")
    line.suggestions.offer()
    assert line.suggestions.isVisible()
    assert line.suggestions.count() > 0
    QTest.keyClick(line.name, key)
    QApplication.processEvents()
    assert line.name.text() == "tram"
    assert not line.suggestions.isVisible()


def test_leaving_the_field_takes_no_suggestion(qtbot: QtBot) -> None:
    card = made("opioid_names", qtbot)
    assert isinstance(card, Medicines)
    line = card.rows[0]
    type_into(line.name, "tram")
    line.suggestions.offer()
    card.add_button.setFocus()
    QApplication.processEvents()
    assert line.name.text() == "tram"
    assert not line.suggestions.isVisible()


def test_a_suggestion_is_taken_with_down_and_enter(qtbot: QtBot) -> None:
    card = made("opioid_names", qtbot)
    assert isinstance(card, Medicines)
    line = card.rows[0]
    type_into(line.name, "tram")
    line.suggestions.offer()
    wanted = line.suggestions.item(0).text()
    QTest.keyClick(line.name, Qt.Key.Key_Down)
    assert line.name.text() == "tram"
    QTest.keyClick(line.suggestions, Qt.Key.Key_Return)
    assert line.name.text() == wanted


def test_typing_on_in_the_list_of_suggestions_goes_into_the_field(qtbot: QtBot) -> None:
    card = made("opioid_names", qtbot)
    assert isinstance(card, Medicines)
    line = card.rows[0]
    type_into(line.name, "tram")
    line.suggestions.offer()
    QTest.keyClick(line.name, Qt.Key.Key_Down)
    QTest.keyClicks(line.suggestions, "x")
    assert line.name.text() == "tramx"


@pytest.mark.parametrize(
    ("key", "left"), [(Qt.Key.Key_Backspace, "tra"), (Qt.Key.Key_Delete, "tram"), (Qt.Key.Key_F5, "tram")]
)
def test_keys_that_are_no_letters_put_none_into_the_field(key: Qt.Key, left: str, qtbot: QtBot) -> None:
    card = made("opioid_names", qtbot)
    assert isinstance(card, Medicines)
    line = card.rows[0]
    type_into(line.name, "tram")
    line.suggestions.offer()
    QTest.keyClick(line.name, Qt.Key.Key_Down)
    QTest.keyClick(line.suggestions, key)
    assert line.name.text() == left
    assert card.values() == (MedicineRow(left),)


def test_what_stands_beside_a_name_changes_its_mark_at_once(qtbot: QtBot) -> None:
    card = made("medicines" if "medicines" in FIELDS else "opioid_names", qtbot)
    assert isinstance(card, Medicines)
    line = card.rows[0]
    type_into(line.name, "Ibuprofen")
    before = line.mark.words.text()
    press(line.more_button)
    type_into(line.details["reason"], "instead of tramadol")
    assert line.mark.words.text() != before
    assert "opioid" in line.mark.words.text()


def test_rows_are_added_and_removed_and_told_apart(qtbot: QtBot) -> None:
    card = made("opioid_names", qtbot)
    assert isinstance(card, Medicines)
    given: list[Value | None] = []
    offered: list[str] = []
    card.value_edited.connect(given.append)
    card.removal_requested.connect(offered.append)
    card.show_value((MedicineRow("one"), MedicineRow("two"), MedicineRow("three")))
    press(card.rows[1].remove_button)
    assert given[-1] == (MedicineRow("one"), MedicineRow("three"))
    assert offered == ["Removed: two"]
    names = [line.name.accessibleName() for line in card.rows]
    assert len(set(names)) == 3  # the emptied one keeps its place: what is below must not come under her hand
    assert card.rows[1].remove_button.isHidden()


def test_a_therapy_row_of_a_second_kind_is_not_lost(qtbot: QtBot) -> None:
    card = made("therapies", qtbot)
    assert isinstance(card, Treatments)
    rows = (
        TherapyRow("exercise", "", "tried", "helped"),
        TherapyRow("exercise", "", "using", "worse"),
        TherapyRow("", "tramadol tea", "using", ""),
    )
    card.show_value(rows)
    assert card.values() == rows
    assert "opioid" in card.own[-1].mark.words.text()


def test_a_therapy_that_is_only_named_stays_when_another_is_answered(qtbot: QtBot) -> None:
    card = made("therapies", qtbot)
    assert isinstance(card, Treatments)
    card.show_value((TherapyRow("diet"),))
    press(card.lines["exercise"].using)
    assert card.values() == (TherapyRow("exercise", "", "using"), TherapyRow("diet"))


def test_read_only_cards_take_no_answer(qtbot: QtBot) -> None:
    for field_id, value in VALUES.items():
        card = made(field_id, qtbot, read_only=True)
        given: list[Value | None] = []
        card.value_edited.connect(given.append)
        card.show_value(value)
        QTest.keyClicks(card.focus_widget(), "5")
        QTest.keyClick(card.focus_widget(), Qt.Key.Key_Space)
        QTest.mouseClick(card.focus_widget(), Qt.MouseButton.LeftButton)
        assert given == [], field_id


def test_a_letter_that_cannot_be_printed_is_told_at_once_and_kept(qtbot: QtBot) -> None:
    card = made("patient_name", qtbot)
    assert isinstance(card, Text)
    card.edit.setText("Ana \U0001f9ff")
    assert card.letters_note is not None
    assert card.letters_note.isVisible()
    assert "\U0001f9ff" in card.letters_note.text()
    assert card.edit.text() == "Ana \U0001f9ff"
    card.edit.setText("Ana Ñandú Ольга")
    assert not card.letters_note.isVisible()


ROWS = (
    MedicineRow("Tylenol", how_often="4"),
    MedicineRow("Tylenol", last_used="3 Jan"),
    MedicineRow("Tylenol", since="4"),
    MedicineRow("Tylenol", how_often="with codeine"),
    MedicineRow("aspirin", "plus", last_used="3 Jan"),
)


@pytest.mark.parametrize("row", ROWS)
@pytest.mark.parametrize("of_a_gate", [False, True])
def test_the_screen_says_of_a_row_what_the_sheet_says(row: MedicineRow, of_a_gate: bool, qtbot: QtBot) -> None:
    mark = RecognitionMark(FieldContext(CHECKLIST, recognise, medicines.suggestions))
    qtbot.addWidget(mark)
    mark.show_recognised(read_row(row, medicines, opioid_field=True))
    shown: QWidget = made("opioid_names", qtbot)
    if of_a_gate:
        context = FieldContext(CHECKLIST, recognise, medicines.suggestions)
        shown = OpioidList("line", "Opioids", "", "opioid_names", context)
        qtbot.addWidget(shown)
        shown.show_rows([row])
    else:
        assert isinstance(shown, Medicines)
        shown.show_value((row,))
    assert mark.said in [each.said for each in shown.findChildren(RecognitionMark)]
    assert {each.said for each in shown.findChildren(RecognitionMark)} <= {"", mark.said}


@pytest.mark.parametrize(("country", "name"), [("us", "acetaminophen"), ("uk", "paracetamol"), (None, "paracetamol")])
def test_a_recognised_name_is_said_as_her_country_writes_it(country: str | None, name: str, qtbot: QtBot) -> None:
    words = (CountryWord("paracetamol", "acetaminophen", ("us", "ca")),)
    checklist = replace(CHECKLIST, country_words=words)
    context = FieldContext(checklist, recognise, medicines.suggestions, country=lambda: country)
    mark = RecognitionMark(context)
    qtbot.addWidget(mark)
    mark.show_recognised(read_row(MedicineRow("norco"), medicines, opioid_field=True))
    assert mark.words.text() == f"An opioid (hydrocodone with {name})."


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("immodium", "An opioid for the bowels (loperamide)."),
        ("tramadol", "An opioid (tramadol)."),
    ],
)
def test_what_stays_in_the_bowels_is_said_apart(typed: str, said: str, qtbot: QtBot) -> None:
    mark = RecognitionMark(FieldContext(CHECKLIST, recognise, medicines.suggestions))
    qtbot.addWidget(mark)
    mark.show_recognised(read_row(MedicineRow(typed), medicines, opioid_field=True))
    assert mark.words.text() == said


@pytest.mark.parametrize("field_id", ["opioids_now", "filled_in_by", "pain_now"])
@pytest.mark.parametrize("more", [2, 3])
def test_what_many_presses_leave_is_what_is_shown(field_id: str, more: int, qtbot: QtBot) -> None:
    """Tired hands press an answer again and again: whatever comes of it, the screen must not say what is not so."""
    card = made(field_id, qtbot)
    given: list[Value | None] = []
    card.value_edited.connect(given.append)
    button = next(each for each in card.findChildren(QAbstractButton) if isinstance(each, OptionButton | ScaleButton))
    button.click()
    assert given[-1] is not None
    qtbot.wait(700)
    for _ in range(more):
        button.click()
    assert bool(chosen(card)) is (given[-1] is not None)
