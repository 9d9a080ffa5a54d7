"""My questions: her own first, three suggestions, the rest folded; all that she does is in the saved file.

What of it the sheet prints is tested with the sheet (tests/summary).
"""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget

from ldnprep import pipeline
from ldnprep.answers.model import YES, QuestionChoices
from ldnprep.answers.sheets import SavedSheets
from ldnprep.content.model import Kind
from ldnprep.ui.look.tabs import tab_stops
from ldnprep.ui.pages.place_button import PlaceButton
from ldnprep.ui.pages.questions_page import QuestionsPage
from tests.ui.conftest import Driver
from tests.ui.entering import press, type_into

CAT = "Will my cat mind?"


@pytest.fixture
def page(small: Driver) -> QuestionsPage:
    """The page, in sight; the answers suggest cost, stop and driving."""
    return questions(small)


def questions(driver: Driver) -> QuestionsPage:
    """The page, in sight."""
    driver.program.go("questions")
    shown = driver.program.pages["questions"]
    assert isinstance(shown, QuestionsPage)
    settle()
    return shown


def settle() -> None:
    """Lets the layout come to rest."""
    for _ in range(3):
        QApplication.processEvents()


def saved(small: Driver) -> QuestionChoices:
    """The questions in the only saved file."""
    small.program.keeper.finish()
    (entry,) = SavedSheets().entries()
    return pipeline.load_answers(entry.path, small.program.checklist).questions


def front(small: Driver) -> list[str]:
    """Ids of the questions on the front, as the sheet takes them from the saved file."""
    small.program.keeper.finish()
    (entry,) = SavedSheets().entries()
    checklist = small.program.checklist
    return [each.id for each in pipeline.find(checklist, pipeline.load_answers(entry.path, checklist)).top]


def ticked(page: QuestionsPage) -> dict[str, str]:
    """What stands beside each ticked question in sight."""
    return {name: row.place.text() for name, row in page.rows.items() if row.box.isChecked() and row.isVisible()}


def choose(button: PlaceButton, words: str) -> None:
    """Opens the menu of the ring and takes what is called so."""
    assert button.isVisible()
    menu = button.menu_now()
    (action,) = (each for each in menu.actions() if each.text() == words)
    action.trigger()
    settle()


# ---------------------------------------------------------------- what she meets


def test_three_are_ticked_as_ours_with_their_reason_and_place(page: QuestionsPage) -> None:
    assert ticked(page) == {"cost": "1", "stop": "2", "driving": "3"}
    row = page.rows["cost"]
    assert row.reason.text() == "Most people ask."
    assert "We suggest it." in row.box.accessibleDescription()
    assert "Number 1." in row.box.accessibleDescription()


def test_at_most_eight_are_in_sight_and_all_others_are_folded_by_topic(drive: Driver) -> None:
    visit = drive.program.visit
    for name in ("opioids_now", "liver_disease", "surgery_planned", "immune_disease", "allergies"):
        visit.set_value(name, "yes")
    page = questions(drive)
    assert sum(row.isVisible() for row in page.rows.values()) == 3
    press(page.list.more_button)
    settle()
    assert sum(row.isVisible() for row in page.rows.values()) == 8
    assert not page.list.all.isVisible()
    press(page.list.all_button)
    settle()
    assert sum(row.isVisible() for row in page.rows.values()) == 8  # each topic is a link of its own
    topic = next(each for each in page.list.topics.values() if each.isVisible())
    press(topic.button)
    settle()
    assert f"({len(topic.rows.ids)})" in topic.button.text()
    assert all(page.rows[name].isVisible() for name in topic.rows.ids)


def test_every_question_that_can_be_asked_stands_exactly_once(drive: Driver) -> None:
    page = questions(drive)
    places = [*page.list.first.ids, *page.list.more.ids]
    for topic in page.list.topics.values():
        places += topic.rows.ids
    assert sorted(places) == sorted(each.id for each in drive.program.visit.findings.offered)


@pytest.mark.parametrize("step", ["medicines", "questions"])
def test_by_pointer_a_page_of_typing_has_the_caret_in_its_box_and_by_keys_it_begins_with_its_heading(
    drive: Driver, step: str
) -> None:
    program = drive.program
    ids = [each.id for each in program.wizard.steps]
    program.go(step)
    program.pages[step].complete()
    program.go(ids[ids.index(step) - 1])
    press(program.frame.footer.next_button)
    assert program.wizard.current.id == step
    assert isinstance(drive.window.focusWidget(), QLineEdit | QPlainTextEdit)
    program.go(ids[ids.index(step) - 1])
    program.frame.footer.next_button.setFocus()
    QTest.keyClick(program.frame.footer.next_button, Qt.Key.Key_Space)
    assert program.wizard.current.id == step
    page = program.pages[step]
    assert drive.window.focusWidget() is page.title_label
    QTest.keyClick(page.title_label, Qt.Key.Key_Tab)
    box = drive.window.focusWidget()
    assert isinstance(box, QLineEdit | QPlainTextEdit)
    QTest.keyClicks(box, "iron")  # what she types on after Tab stands in the box
    assert "iron" in (box.text() if isinstance(box, QLineEdit) else box.toPlainText())


def test_of_an_older_file_with_all_ticked_eight_are_in_sight_and_the_others_stay_ticked(drive: Driver) -> None:
    visit = drive.program.visit
    for name in ("opioids_now", "liver_disease", "surgery_planned", "mood_history"):
        visit.set_value(name, "yes")
    every = tuple(each.id for each in visit.findings.offered)
    assert len(every) > 13
    visit.set_questions(QuestionChoices(chosen=every, top=every[10:13]))
    page = questions(drive)
    assert page.list.first.ids[:3] == every[10:13]
    assert len(page.list.first.ids) == 8
    press(page.list.ticked.button)
    settle()
    assert {name for name, row in page.rows.items() if row.box.isChecked()} == set(every)


# ---------------------------------------------------------------- her own question


def test_her_own_question_is_number_1_and_no_suggestion_loses_its_tick(small: Driver, page: QuestionsPage) -> None:
    before = [page.rows[name].mapTo(page, QPoint()).y() for name in ("cost", "stop", "driving")]
    type_into(page.own.boxes[0].edit, CAT)
    settle()
    assert front(small) == ["own_1", "cost", "stop"]
    assert page.own.boxes[0].place.text() == "1"
    assert ticked(page) == {"cost": "2", "stop": "3", "driving": "more"}
    assert page.rows["driving"].isVisible()
    assert [page.rows[name].mapTo(page, QPoint()).y() for name in ("cost", "stop", "driving")] == before


def test_an_empty_box_has_no_place_on_the_sheet(small: Driver, page: QuestionsPage) -> None:
    assert not page.own.boxes[0].place.isVisible()
    type_into(page.own.boxes[0].edit, CAT)
    press(page.own.another_button)
    settle()
    assert [box.place.isVisible() for box in page.own.boxes] == [True, False]
    assert front(small)[0] == "own_1"


def test_it_is_saved_from_its_first_letters_without_any_button(small: Driver, page: QuestionsPage) -> None:
    type_into(page.own.boxes[0].edit, "Will my c")
    assert [own.text for own in saved(small).own] == ["Will my c"]
    type_into(page.own.boxes[0].edit, "at mind?")
    choices = saved(small)
    assert [(own.id, own.text) for own in choices.own] == [("own_1", CAT)]
    assert choices.top == ("own_1", "cost", "stop")
    assert set(choices.top) <= set(choices.chosen or ())


def test_another_question_of_hers_is_number_2(small: Driver, page: QuestionsPage) -> None:
    type_into(page.own.boxes[0].edit, CAT)
    press(page.own.another_button)
    settle()
    assert page.window().focusWidget() is page.own.boxes[1].edit
    type_into(page.own.boxes[1].edit, "And my dog?")
    settle()
    assert front(small) == ["own_1", "own_2", "cost"]
    press(page.own.another_button)
    press(page.own.another_button)  # the empty one that is there, not one more
    assert len(page.own.boxes) == 3


def test_enter_in_her_question_leads_to_the_next_one(small: Driver, page: QuestionsPage) -> None:
    type_into(page.own.boxes[0].edit, CAT)
    QTest.keyClick(page.own.boxes[0].edit, Qt.Key.Key_Return)
    second = page.own.boxes[1].edit
    assert page.window().focusWidget() is second
    QTest.keyClick(second, Qt.Key.Key_Return)  # an empty one leads nowhere
    type_into(second, "And my dog?")
    settle()
    assert [own.text for own in saved(small).own] == [CAT, "And my dog?"]
    assert front(small)[:2] == ["own_1", "own_2"]


def test_enter_ends_the_rewording_of_a_question(small: Driver, page: QuestionsPage) -> None:
    row = page.rows["cost"]
    choose(row.place, "Change the words")
    type_into(row.edit, "Who pays for it?")
    QTest.keyClick(row.edit, Qt.Key.Key_Return)
    assert not row.is_rewording
    assert dict(saved(small).edited) == {"cost": "Who pays for it?"}


def test_an_emptied_box_leaves_everything_as_it_was(small: Driver, page: QuestionsPage) -> None:
    small.program.visit.set_value("notes", "so that there is something to save")
    edit = page.own.boxes[0].edit
    type_into(edit, "x")
    QTest.keyClick(edit, Qt.Key.Key_Backspace)
    settle()
    assert saved(small) == QuestionChoices()
    assert ticked(page) == {"cost": "1", "stop": "2", "driving": "3"}


def test_a_removed_own_question_comes_back_with_undo(small: Driver, page: QuestionsPage) -> None:
    small.program.visit.set_value("notes", "so that there is something to save")
    type_into(page.own.boxes[0].edit, CAT)
    settle()
    choose(page.own.boxes[0].place, "Remove it")
    assert saved(small).own == ()
    press(small.program.frame.footer.undo_button)
    settle()
    assert [own.text for own in saved(small).own] == [CAT]
    assert page.own.boxes[0].edit.exact_text() == CAT


def test_undo_of_her_letters_empties_the_box(small: Driver, page: QuestionsPage) -> None:
    type_into(page.own.boxes[0].edit, CAT)
    while small.program.visit.session.to_undo:
        small.program.undo()
    settle()
    assert page.own.boxes[0].edit.exact_text() == ""
    assert ticked(page) == {"cost": "1", "stop": "2", "driving": "3"}
    small.program.redo()
    settle()
    assert page.own.boxes[0].edit.exact_text()


def test_her_questions_are_in_their_boxes_at_the_next_visit_letter_for_letter(small: Driver, tmp_path: Path) -> None:
    path = tmp_path / "by-hand.yaml"
    path.write_text("format: 1\nquestions:\n  own:\n    - {id: mine, text: Мой кот?}\n    - And my dog?\n", "utf-8")
    assert small.program.opening.open(path)
    shown = questions(small)
    assert [box.edit.exact_text() for box in shown.own.boxes] == ["Мой кот?", "And my dog?"]
    assert [box.place.text() for box in shown.own.boxes] == ["1", "2"]
    choose(shown.own.boxes[0].place, "Remove it")
    assert [own.text for own in small.program.visit.answers.questions.own] == ["And my dog?"]


# ---------------------------------------------------------------- ticking


def test_a_fourth_tick_goes_to_the_back_and_takes_none_away(small: Driver) -> None:
    small.program.visit.set_value("opioids_now", "yes")
    page = questions(small)
    before = front(small)
    assert before[0] == "opioid_unsafe"
    press(page.list.more_button)
    settle()
    (other,) = page.list.more.ids
    press(page.rows[other].box)
    settle()
    assert front(small) == before
    assert page.rows[other].place.text() == "more"
    assert all(page.rows[name].box.isChecked() for name in (*before, other))


def test_an_unticked_suggestion_is_dismissed_and_nothing_comes_in_its_place(small: Driver, page: QuestionsPage) -> None:
    press(page.rows["driving"].box)
    assert saved(small).dismissed == {"driving"}
    assert front(small) == ["cost", "stop"]
    press(page.rows["driving"].box)
    assert saved(small).dismissed == frozenset()
    assert "driving" in front(small)


def test_a_new_suggestion_does_not_tick_a_dismissed_question_again(small: Driver, page: QuestionsPage) -> None:
    small.program.visit.set_value("opioids_now", "yes")
    page = questions(small)
    press(page.rows["opioid_unsafe"].box)
    small.program.visit.set_value("opioids_now", "no")
    small.program.visit.set_value("opioids_now", "not_sure")
    assert saved(small).dismissed == {"opioid_unsafe"}
    assert "opioid_unsafe" not in front(small)


def test_unticking_all_leaves_none_on_the_front(small: Driver, page: QuestionsPage) -> None:
    for name in ("cost", "stop", "driving"):
        press(page.rows[name].box)
    assert front(small) == []


def test_nothing_changes_its_place_while_she_is_on_the_page(small: Driver, page: QuestionsPage) -> None:
    order = page.list.first.ids
    press(page.rows["stop"].box)
    settle()
    assert page.list.first.ids == order
    small.program.go("visit")
    assert questions(small).list.first.ids == ("cost", "driving")  # at the next visit it stands with its topic


# ---------------------------------------------------------------- order and words


def test_the_ring_moves_a_question_on_the_front_and_off_it(small: Driver, page: QuestionsPage) -> None:
    choose(page.rows["driving"].place, "Make it number 1")
    assert saved(small).top == ("driving", "cost", "stop")
    choose(page.rows["cost"].place, "Not among the first three")
    assert front(small) == ["driving", "stop"]
    assert page.rows["cost"].place.text() == "more"
    assert "cost" in (saved(small).chosen or ())


def test_a_reworded_question_is_kept_in_her_words_and_goes_back(small: Driver, page: QuestionsPage) -> None:
    row = page.rows["cost"]
    choose(row.place, "Change the words")
    type_into(row.edit, "Who pays for it?")  # the words are selected: typing takes their place
    assert dict(saved(small).edited) == {"cost": "Who pays for it?"}
    small.qtbot.waitUntil(lambda: row.box.text() == "Who pays for it?")
    for _ in range(4):  # word by word
        small.program.undo()
    settle()
    assert row.edit.exact_text() == "What does LDN cost?"
    small.program.redo()
    settle()
    choose(row.place, "Back to the first words")
    assert dict(saved(small).edited) == {}
    assert row.edit.exact_text() == "What does LDN cost?"


# ---------------------------------------------------------------- keyboard, screen reader, reading only


def test_all_of_it_can_be_reached_with_tab_and_has_a_name(page: QuestionsPage) -> None:
    type_into(page.own.boxes[0].edit, CAT)
    settle()
    stops = tab_stops(page)
    for each in (page.own.boxes[0].edit, page.own.boxes[0].place, page.rows["cost"].box, page.rows["cost"].place):
        assert each in stops
    assert [called(each) for each in stops if not called(each)] == []
    order = [stops.index(each) for each in (page.own.another_button, page.rows["cost"].box, page.read.fold_button)]
    assert order == sorted(order)


def called(widget: QWidget) -> str:
    """What a screen reader says."""
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")


def test_a_sheet_to_look_at_shows_her_questions_and_changes_none(small: Driver, tmp_path: Path) -> None:
    path = tmp_path / "newer.yaml"
    path.write_text("format: 99\nquestions:\n  own: [May I swim?]\n", "utf-8")
    assert small.program.opening.open(path)
    shown = questions(small)
    assert shown.own.boxes[0].edit.isReadOnly()
    assert shown.own.boxes[0].edit.exact_text() == "May I swim?"
    assert not shown.own.another_button.isVisible()
    assert not shown.rows["cost"].box.isEnabled()
    assert not shown.rows["cost"].place.isEnabled()


def test_of_an_older_file_what_has_no_place_in_sight_is_ticked_behind_a_link(drive: Driver) -> None:
    program = drive.program
    offered = [each.id for each in program.visit.findings.offered]
    left = len(offered) - 8
    assert left > 0
    program.visit.set_questions(replace(program.visit.answers.questions, chosen=tuple(offered), top=()))
    program.go("questions")
    page = program.pages["questions"]
    assert isinstance(page, QuestionsPage)
    assert len(page.list.first.ids) == 8
    fold = page.list.ticked
    assert fold.button.text() == f"Ticked last time ({left})"
    press(fold.button)
    assert [page.rows[name].box.isChecked() for name in fold.rows.ids] == [True] * left
    press(page.rows[fold.rows.ids[0]].box)
    assert fold.rows.ids[0] not in (program.visit.answers.questions.chosen or ())
    assert len(fold.rows.ids) == left  # nothing changes its place while she is there
    program.visit.set_questions(replace(program.visit.answers.questions, chosen=tuple(offered[:3])))
    program.go("visit")
    program.go("questions")
    assert page.list.ticked.isHidden()


def test_the_page_says_on_which_side_of_her_leaf_the_first_three_stand(drive: Driver) -> None:
    program = drive.program
    page = questions(drive)
    drive.qtbot.waitUntil(lambda: page.list.where.text() == "Front: 1 to 3", timeout=20_000)
    said = {Kind.YES_NO_UNSURE: YES, Kind.TEXT: "as bad as it ever was, since that winter, on most of the days " * 3}
    asked = (field for field in program.checklist.fields() if field.kind in said and not field.retired)
    program.visit.set_many({field.id: said[field.kind] for field in asked})
    drive.qtbot.waitUntil(lambda: "on the back" in page.list.where.text(), timeout=20_000)


def test_what_had_to_leave_the_first_three_is_named(small: Driver) -> None:
    small.program.visit.set_value("opioids_now", "yes")
    page = questions(small)
    before = front(small)
    press(page.list.more_button)
    settle()
    (other,) = page.list.more.ids
    press(page.rows[other].box)
    choose(page.rows[other].place, "Make it number 1")
    (gone,) = set(before) - set(front(small))
    assert page.rows[gone].box.isChecked()
    assert small.program.frame.footer.told == f"Not in the first three now: {page.rows[gone].box.text()}"


def test_the_list_has_the_same_order_when_she_comes_back(drive: Driver) -> None:
    page = questions(drive)
    page.list.more_button.click()
    new = next(made for made in page.rows.values() if not made.box.isChecked())
    press(new.box)
    before = tuple(name for name in page.list.first.ids if page.rows[name].box.isChecked())
    drive.program.go("why")
    drive.program.go("questions")
    assert page.list.first.ids == (*before, new.question_id)
