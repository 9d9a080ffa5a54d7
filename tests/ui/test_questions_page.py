"""My questions: what she ticks, rewords, adds and moves is in the saved file, and the sheet prints it so."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from ldnprep import pipeline
from ldnprep.answers.model import QuestionChoices
from ldnprep.answers.sheets import SavedSheets
from ldnprep.rules.model import TopOrigin
from ldnprep.ui.pages.question_row import QuestionRow
from ldnprep.ui.pages.questions_page import QuestionsPage
from tests.ui.conftest import Driver
from tests.ui.entering import press, type_into

UNSAFE, COST, HELPS, DRIVE = (
    "I use an opioid. Is LDN unsafe for me?",
    "What does LDN cost?",
    "How would we know that it helps?",
    "May I drive?",
)


@pytest.fixture
def page(small: Driver) -> QuestionsPage:
    """The page, in sight; the answers suggest cost, stop (How would we know ...) and driving."""
    small.program.go("questions")
    shown = small.program.pages["questions"]
    assert isinstance(shown, QuestionsPage)
    shown.complete()
    QApplication.processEvents()
    return shown


def saved(small: Driver) -> QuestionChoices:
    """The questions in the only saved file."""
    small.program.keeper.finish()
    (entry,) = SavedSheets().entries()
    return pipeline.load_answers(entry.path, small.program.checklist).questions


def printed(small: Driver) -> str:
    """The sheet's text, made from the saved file as `ldnprep make` does."""
    small.program.keeper.finish()
    (entry,) = SavedSheets().entries()
    answers = pipeline.load_answers(entry.path, small.program.checklist)
    return pipeline.make_text(small.program.checklist, answers, pipeline.options_for(answers.settings)).decode()


def in_order(text: str, *words: str) -> bool:
    """Whether these words stand in the text in this order; each after the one before."""
    place = -1
    for each in words:
        place = text.find(each, place + 1)
        if place < 0:
            return False
    return True


def answer_opioids(small: Driver, value: str) -> None:
    """The answer that suggests one more question."""
    small.program.visit.set_value("opioids_now", value)
    small.program.visit.refresh()
    shown = small.program.pages["questions"]
    assert isinstance(shown, QuestionsPage)
    shown.complete()


def add_own(small: Driver, page: QuestionsPage, words: str) -> QuestionRow:
    """Types a question of her own and adds it; gives its row."""
    before = set(page.rows)
    type_into(page.own_edit, words)
    press(page.add_button)
    small.program.visit.refresh()
    page.complete()
    (new,) = set(page.rows) - before
    return page.rows[new]


# ---------------------------------------------------------------- ticking


def test_an_unticked_suggestion_is_dismissed_and_not_printed(small: Driver, page: QuestionsPage) -> None:
    press(page.rows["driving"].box)
    choices = saved(small)
    assert choices.dismissed == {"driving"}
    assert choices.chosen == ("cost", "stop")
    assert DRIVE not in printed(small)
    assert COST in printed(small)


def test_a_new_suggestion_does_not_tick_a_dismissed_question_again(small: Driver, page: QuestionsPage) -> None:
    answer_opioids(small, "yes")
    press(page.rows["opioid_unsafe"].box)
    answer_opioids(small, "no")
    answer_opioids(small, "not_sure")
    assert not page.rows["opioid_unsafe"].box.isChecked()
    assert UNSAFE not in printed(small)
    assert saved(small).dismissed == {"opioid_unsafe"}


def test_a_question_ticked_again_is_printed_again(small: Driver, page: QuestionsPage) -> None:
    press(page.rows["driving"].box)
    small.program.visit.refresh()
    press(page.rows["driving"].box)
    choices = saved(small)
    assert choices.dismissed == frozenset()
    assert choices.chosen == ("cost", "stop", "driving")
    assert DRIVE in printed(small)


def test_an_unticked_own_question_is_kept_but_not_printed(small: Driver, page: QuestionsPage) -> None:
    row = add_own(small, page, "Will my cat mind?")
    press(row.box)
    choices = saved(small)
    assert [own.text for own in choices.own] == ["Will my cat mind?"]
    assert row.question_id not in (choices.chosen or ())
    assert "Will my cat mind?" not in printed(small)
    small.program.visit.refresh()
    assert row.isVisible()
    press(row.box)
    assert "Will my cat mind?" in printed(small)


# ---------------------------------------------------------------- her words


def test_a_reworded_question_prints_in_her_words_and_goes_back(small: Driver, page: QuestionsPage) -> None:
    row = page.rows["cost"]
    press(row.edit_button)
    type_into(row.edit, "Who pays for it?")  # the words are selected: typing takes their place
    assert dict(saved(small).edited) == {"cost": "Who pays for it?"}
    assert "Who pays for it?" in printed(small)
    assert COST not in printed(small)
    small.program.visit.refresh()
    press(row.first_button)
    assert dict(saved(small).edited) == {}
    assert COST in printed(small)


def test_an_own_question_is_saved_from_its_first_letters_and_printed(small: Driver, page: QuestionsPage) -> None:
    type_into(page.own_edit, "Will my c")
    assert [own.text for own in saved(small).own] == ["Will my c"]
    type_into(page.own_edit, "at mind?")
    press(page.add_button)
    choices = saved(small)
    assert [(own.id, own.text) for own in choices.own] == [("own_1", "Will my cat mind?")]
    assert choices.chosen is None  # the suggested ones stay suggested
    assert "Will my cat mind?" in printed(small)
    assert page.own_edit.exact_text() == ""


def test_a_removed_own_question_is_gone_and_comes_back_with_undo(small: Driver, page: QuestionsPage) -> None:
    small.program.visit.set_value("notes", "so that there is something to save")
    row = add_own(small, page, "Will my cat mind?")
    press(row.remove_button)
    assert saved(small).own == ()
    assert "Will my cat mind?" not in printed(small)
    press(small.program.frame.undo_bar.undo_button)
    assert [own.text for own in saved(small).own] == ["Will my cat mind?"]
    assert "Will my cat mind?" in printed(small)


def test_a_cleared_own_question_is_cleared_in_the_file_and_can_be_written_anew(
    small: Driver, page: QuestionsPage
) -> None:
    row = add_own(small, page, "Will my cat mind?")
    press(row.top_button)
    press(row.edit_button)
    QTest.keyClick(row.edit, Qt.Key.Key_Delete)  # the words are selected
    small.program.visit.refresh()
    assert [own.text for own in saved(small).own] == [""]
    assert row.edit.exact_text() == ""
    assert "not on your sheet" in row.box.text()
    assert row.remove_button.isVisible()
    assert "Will my cat" not in printed(small)
    type_into(row.edit, "And my dog?")
    small.program.visit.refresh()
    assert "And my dog?" in printed(small)
    assert row.box.isChecked()


def test_an_own_question_with_an_id_of_another_kind_can_be_removed(small: Driver, tmp_path: Path) -> None:
    path = tmp_path / "by-hand.yaml"
    path.write_text("format: 1\nquestions:\n  own:\n    - {id: mine, text: Will my cat mind?}\n", encoding="utf-8")
    assert small.program.opening.open(path)
    small.program.go("questions")
    shown = small.program.pages["questions"]
    assert isinstance(shown, QuestionsPage)
    shown.complete()
    assert not shown.rows["mine"].first_button.isVisible()
    press(shown.rows["mine"].remove_button)
    assert small.program.visit.answers.questions.own == ()


# ---------------------------------------------------------------- order


def test_up_and_down_change_the_order_on_the_sheet(small: Driver, page: QuestionsPage) -> None:
    small.program.visit.set_questions(QuestionChoices(chosen=("cost", "stop", "driving"), top=()))
    small.program.visit.refresh()
    page.complete()
    assert not page.rows["cost"].up_button.isEnabled()
    press(page.rows["stop"].up_button)
    assert saved(small).chosen == ("stop", "cost", "driving")
    assert in_order(printed(small), HELPS, COST)
    small.program.visit.refresh()
    press(page.rows["stop"].down_button)
    assert saved(small).chosen == ("cost", "stop", "driving")
    assert in_order(printed(small), COST, HELPS)


def test_dragging_a_question_changes_the_order_on_the_sheet(small: Driver, page: QuestionsPage) -> None:
    small.program.visit.set_questions(QuestionChoices(chosen=("cost", "stop", "driving"), top=()))
    small.program.visit.refresh()
    page.complete()
    QApplication.processEvents()
    first, second = page.rows["cost"], page.rows["stop"]
    target = second.mapToGlobal(second.rect().bottomLeft()) + QPoint(10, -2)
    drag(first, target)
    assert saved(small).chosen == ("stop", "cost", "driving")
    assert in_order(printed(small), HELPS, COST)


def drag(row: QuestionRow, target: QPoint) -> None:
    """Takes the row by its handle and lets go at this point of the screen."""
    start = row.grip.mapToGlobal(row.grip.rect().center())
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    for kind, where, button, held in (
        (QEvent.Type.MouseButtonPress, start, left, left),
        (QEvent.Type.MouseMove, target, none, left),
        (QEvent.Type.MouseButtonRelease, target, left, none),
    ):
        local = QPointF(row.grip.mapFromGlobal(where))
        event = QMouseEvent(kind, local, QPointF(where), button, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(row.grip, event)
        QApplication.processEvents()


# ---------------------------------------------------------------- the top three


def top_button(page: QuestionsPage, what: str, words: str) -> QAbstractButton:
    """A button of the top three: up, down or remove, beside this question."""
    QApplication.processEvents()
    (found,) = (
        each
        for each in page.top.findChildren(QAbstractButton)
        if each.property("what") == what and words in each.accessibleName() and each.isVisible()
    )
    return found


def origin(small: Driver) -> TopOrigin:
    """Who chose the top three."""
    return small.program.visit.findings.top_origin


def test_the_suggested_three_become_hers_when_she_says_so(small: Driver, page: QuestionsPage) -> None:
    assert origin(small) is TopOrigin.SUGGESTED
    press(page.top.confirm_button)
    assert saved(small).top == ("cost", "stop", "driving")
    assert origin(small) is TopOrigin.CHOSEN
    assert not page.top.confirm_button.isVisible()


def test_no_top_three_is_a_choice_that_is_saved(small: Driver, page: QuestionsPage) -> None:
    press(page.top.none_button)
    assert saved(small).top == ()
    small.program.visit.refresh()
    assert small.program.visit.findings.top == ()
    assert all(printed(small).count(words) == 1 for words in (COST, HELPS, DRIVE))  # in the list, not once more on top


def test_she_chooses_and_orders_her_own_three(small: Driver, page: QuestionsPage) -> None:
    row = add_own(small, page, "Will my cat mind?")
    press(row.top_button)
    assert "There are three already" in page.top.note.text()
    press(top_button(page, "remove", COST))
    small.program.visit.refresh()
    press(row.top_button)
    small.program.visit.refresh()
    assert saved(small).top == ("stop", "driving", "own_1")
    press(top_button(page, "up", "Will my cat mind?"))
    small.program.visit.refresh()
    assert saved(small).top == ("stop", "own_1", "driving")
    assert in_order(printed(small), HELPS, "Will my cat mind?", DRIVE)


def test_unticking_one_of_the_three_takes_it_from_page_one(small: Driver, page: QuestionsPage) -> None:
    press(page.top.confirm_button)
    press(page.rows["stop"].box)
    assert saved(small).top == ("cost", "driving")
    assert HELPS not in printed(small)


def focused(page: QuestionsPage) -> str:
    """The name of the button that has the focus."""
    widget = page.window().focusWidget()
    return widget.accessibleName() if widget is not None else ""


def test_the_focus_goes_along_with_a_question_that_moves_in_the_top_three(small: Driver, page: QuestionsPage) -> None:
    press(top_button(page, "down", COST))
    assert focused(page) == f"Top three, number 2: Move down: {COST}"
    press(top_button(page, "down", COST))
    assert focused(page) == f"Top three, number 3: Move up: {COST}"  # there is no way further down
    press(top_button(page, "up", COST))
    assert focused(page) == f"Top three, number 2: Move up: {COST}"
    assert saved(small).top == ("stop", "cost", "driving")


def test_the_focus_stays_at_its_place_when_one_of_the_three_is_taken_out(page: QuestionsPage) -> None:
    press(top_button(page, "remove", HELPS))
    assert focused(page) == f"Top three, number 2: Take out of my top three: {DRIVE}"
    press(top_button(page, "remove", DRIVE))
    assert focused(page) == f"Top three, number 1: Take out of my top three: {COST}"
    press(top_button(page, "remove", COST))
    assert page.window().focusWidget() is page.top.note


def test_undo_of_new_words_shows_the_old_ones_where_she_typed(small: Driver, page: QuestionsPage) -> None:
    row = page.rows["cost"]
    press(row.edit_button)
    type_into(row.edit, "Who pays for it?")
    small.program.undo()
    assert row.edit.exact_text() == COST
    assert COST in row.box.text()
