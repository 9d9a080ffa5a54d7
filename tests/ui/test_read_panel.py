"""What I have read: offered and folded, eight in sight by her illness, everyday words found, sources without doses."""

from __future__ import annotations

import re

import pytest
from PySide6.QtWidgets import QApplication

from ldnprep.answers.model import Answers, Value
from ldnprep.content.model import Checklist
from ldnprep.ui.pages.questions_page import QuestionsPage
from ldnprep.ui.pages.read_panel import ReadCard
from ldnprep.ui.reading.reading_list import by_topic, found, in_sight
from ldnprep.ui.reading.sources import source_words
from tests.ui.conftest import Driver
from tests.ui.entering import press, type_into

A_DOSE = re.compile(r"\d\s*(?:mg|mcg|µg|micrograms?|milligrams?)\b", re.IGNORECASE)


def card(driver: Driver, *, opened: bool = True) -> ReadCard:
    """The card on the page of questions."""
    driver.program.go("questions")
    page = driver.program.pages["questions"]
    assert isinstance(page, QuestionsPage)
    if opened:
        press(page.read.fold_button)
    QApplication.processEvents()
    return page.read


def shown(read: ReadCard) -> list[str]:
    """Ids of the claims in sight."""
    return [name for name, row in read.rows.items() if row.isVisible()]


def said(**values: Value) -> Answers:
    return Answers(values=values)


def test_it_is_offered_on_the_page_of_questions_and_no_step_of_its_own(drive: Driver) -> None:
    steps = [step.id for step in drive.program.wizard.steps]
    assert "questions" in steps
    assert "claims" not in steps
    assert card(drive, opened=False).rows == {}


@pytest.mark.parametrize(
    ("conditions", "named"),
    [(("fibromyalgia",), "fibromyalgia"), (("crps",), "crps"), (("restless_legs",), "restless legs")],
)
def test_eight_are_in_sight_and_name_no_illness_that_she_does_not_have(
    content: Checklist, conditions: tuple[str, ...], named: str
) -> None:
    heard = {claim.id: claim.heard.casefold() for claim in content.claims}
    chosen = in_sight(content, said(conditions=conditions))
    assert len(chosen) == 8
    assert any(named in heard[name] for name in chosen)
    others = {"fibromyalgia", "crps", "restless legs", "diabetes", "irritable bowel"} - {named}
    assert [name for name in chosen if any(other in heard[name] for other in others)] == []


def test_the_eight_are_of_several_topics(content: Checklist) -> None:
    heading = {q.id: q.heading for q in content.questions()}
    question = {claim.id: claim.question for claim in content.claims}
    assert len({heading.get(question[name], "") for name in in_sight(content, said())}) >= 6


def test_what_she_ticked_is_in_sight_whatever_her_illness(content: Checklist) -> None:
    ticked = ("rls_immune", "diabetes_immune")
    assert in_sight(content, said(conditions=("crps",), claims_read=ticked))[:2] == ticked


def test_all_others_stand_by_topic_each_once(content: Checklist) -> None:
    first = in_sight(content, said())
    others = [name for names in by_topic(content, first).values() for name in names]
    assert sorted([*first, *others]) == sorted(claim.id for claim in content.claims)


@pytest.mark.parametrize(
    ("typed", "claim"),
    [
        ("inflammation", "inflammation"),
        ("Inflammations", "inflammation"),
        ("brain fog", "clears_fog"),
        ("depression", "less_depression"),
        ("addiction", "for_addiction"),
        ("side effects", "wrong_dosing"),
        ("thyroid", "hormones"),
        ("RSD", "rsd_name"),
        ("fatigue", "more_energy"),
    ],
)
def test_everyday_words_find_what_was_said(content: Checklist, typed: str, claim: str) -> None:
    assert claim in found(content, typed)


@pytest.mark.parametrize("typed", ["", "  ", "zzz", "...", "(", "ä" * 500])
def test_what_nobody_said_finds_nothing(content: Checklist, typed: str) -> None:
    assert found(content, typed) == ()


def test_what_is_not_found_becomes_a_question_of_hers(drive: Driver) -> None:
    read = card(drive)
    type_into(read.search, "unicorns")
    assert read.none_found.isVisible()
    press(read.ask_button)
    QApplication.processEvents()
    (own,) = drive.program.visit.answers.questions.own
    assert "unicorns" in own.text
    assert drive.program.visit.findings.top[0].id == own.id
    assert read.search.text() == ""


def test_a_tick_is_an_answer_and_undo_takes_it_back(drive: Driver) -> None:
    read = card(drive)
    name = shown(read)[0]
    press(read.rows[name].box)
    assert drive.program.visit.value("claims_read") == (name,)
    drive.program.undo()
    assert not read.rows[name].box.isChecked()


def test_sources_stand_behind_a_second_press(drive: Driver) -> None:
    drive.program.visit.set_value("claims_read", ("helps",))
    row = card(drive).rows["helps"]
    assert not row.evidence.isVisible()
    press(row.more_button)
    QApplication.processEvents()
    assert row.evidence.text() == row.claim.evidence
    assert row.evidence.isVisible()
    assert not row.sources.isVisible()
    press(row.sources_button)
    QApplication.processEvents()
    assert row.sources.isVisible()
    assert "Arthritis Rheum" in row.sources.text()


def test_no_source_in_the_window_holds_a_dose(content: Checklist) -> None:
    words = {name: source_words(source) for name, source in content.sources.items()}
    assert {name: text for name, text in words.items() if A_DOSE.search(text)} == {}
    assert all(len(text) > 5 for text in words.values())


def test_the_others_unfold_by_topic(drive: Driver) -> None:
    read = card(drive)
    before = len(shown(read))
    press(read.more_button)
    QApplication.processEvents()
    assert before == 8
    assert len(shown(read)) == len(drive.program.checklist.claims)
