from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from ldnprep.answers.file import load_answers
from ldnprep.answers.model import (
    Answers,
    ContentStamp,
    DateNotSure,
    MedicineRow,
    PartialDate,
    QuestionChoices,
    Settings,
    TherapyRow,
    TypedDate,
    Value,
)
from ldnprep.answers.session import (
    QUESTIONS,
    RESUME,
    SETTINGS,
    TITLE,
    Session,
    decided_key,
    new_from,
)
from tests.answers.sample import CHECKLIST, save, texts

NOW = datetime(2026, 11, 22, 10, 15, 0, 123, tzinfo=UTC)


def test_an_answer_is_taken_letter_for_letter_and_taken_away_again() -> None:
    session = Session()
    session.set("notes", " \u00a0a\u2028e\u0301\t\n ")
    assert session.answers.values["notes"] == " \u00a0a\u2028e\u0301\t\n "
    session.set("notes", None)
    assert session.answers == Answers()


@pytest.mark.parametrize("nothing", [None, "", (), (MedicineRow(),), (TherapyRow(), TherapyRow())])
def test_nothing_is_no_answer(nothing: Value | None) -> None:
    session = Session(Answers(values={"medicines": (MedicineRow("a"),)}))
    session.set("medicines", nothing)
    assert "medicines" not in session.answers.values


def test_zero_on_a_scale_is_an_answer() -> None:
    session = Session()
    session.set("pain_now", 0)
    assert session.answers.values == {"pain_now": 0}


def test_rows_in_which_nothing_stands_are_left_out_and_others_keep_their_order() -> None:
    session = Session()
    session.set("medicines", (MedicineRow("b"), MedicineRow(), MedicineRow(amount=" "), MedicineRow("a")))
    assert session.answers.values["medicines"] == (MedicineRow("b"), MedicineRow(amount=" "), MedicineRow("a"))


def test_halves_of_a_sign_never_stop_a_file_from_being_saved(tmp_path: Path) -> None:
    session = Session()
    session.set("notes", "\ud83d\ude00 \ud83d")
    session.set("birth_date", TypedDate("\udc00", NOW.date()))
    session.set("medicines", (MedicineRow("\ud800"),))
    session.set_title("\ud800")
    session.set_questions(QuestionChoices(edited={"cost": "\ud800"}))
    assert session.answers.values["notes"] == "😀 \ufffd"
    save(tmp_path / "a.yaml", session.answers)
    assert load_answers(tmp_path / "a.yaml", CHECKLIST) == session.answers


def test_listeners_get_the_keys_that_changed_and_nothing_for_no_change() -> None:
    session, heard = Session(), list[frozenset[str]]()
    unsubscribe = session.subscribe(heard.append)
    session.set("pain_now", 7)
    session.set("pain_now", 7)
    session.set_decided("decision", "start")
    session.set_settings(Settings(paper="letter"))
    session.set_questions(QuestionChoices(chosen=()))
    session.set_title("Visit")
    session.set_resume("visit", ("visit",))
    session.set_resume("visit", ("visit",))
    session.undo()
    unsubscribe()
    session.set("pain_now", 8)
    expected = ["pain_now", decided_key("decision"), SETTINGS, QUESTIONS, TITLE, RESUME, TITLE]
    assert heard == [frozenset({key}) for key in expected]


def test_a_listener_may_leave_while_it_is_called() -> None:
    session, heard = Session(), list[str]()

    def once(_keys: frozenset[str]) -> None:
        heard.append("once")
        leave()

    leave = session.subscribe(once)
    session.subscribe(lambda _keys: heard.append("always"))
    session.set("pain_now", 1)
    session.set("pain_now", 2)
    assert heard == ["once", "always", "always"]


# --- undo -------------------------------------------------------------------------------------------------------------


def test_undo_brings_back_a_cleared_answer_and_redo_clears_it_again() -> None:
    session = Session(Answers(values={"notes": "long text", "pain_now": 3}))
    session.set("notes", None)
    session.undo()
    assert session.answers.values == {"notes": "long text", "pain_now": 3}
    session.redo()
    assert session.answers.values == {"pain_now": 3}
    assert session.redo() is None


def test_the_letters_of_a_word_are_undone_together() -> None:
    session = Session()
    for end in range(1, 6):
        session.set("notes", "first"[:end], typing=True)
    session.end_typing()
    for end in range(1, 8):
        session.set("notes", "first" + " second"[:end], typing=True)
    session.set("opioids_now", "yes")
    session.set("opioids_now", "no")
    seen = []
    while session.to_undo:
        session.undo()
        seen.append((session.answers.values.get("notes"), session.answers.values.get("opioids_now")))
    assert seen == [("first second", "yes"), ("first second", None), ("first ", None), ("first", None), (None, None)]


def _type(session: Session, *texts: str) -> None:
    for text in texts:
        for end in range(1, len(text) + 1):
            session.set("notes", text[:end], typing=True)


def _taken_back(session: Session) -> list[object]:
    seen: list[object] = []
    while session.undo():
        seen.append(session.answers.values.get("notes"))
    return seen


def test_typing_is_taken_back_word_by_word() -> None:
    session = Session()
    _type(session, "my knee hurts")
    assert _taken_back(session) == ["my knee ", "my ", None]
    while session.redo():
        pass
    assert session.answers.values == {"notes": "my knee hurts"}


def test_what_was_deleted_or_replaced_comes_back_by_itself() -> None:
    session = Session()
    _type(session, "knee")
    for text in ("kne", "kn", "kna"):
        session.set("notes", text, typing=True)
    session.set("notes", "hip", typing=True)  # all of it selected, and another word pasted
    assert _taken_back(session) == ["kna", "kn", "knee", None]


def test_a_date_that_can_be_read_by_now_is_taken_back_with_its_letters() -> None:
    session = Session()
    for value in (TypedDate("202", NOW.date()), PartialDate(2027)):
        session.set("visit_date", value, typing=True)
    session.undo()
    assert not session.answers.values


def test_letters_typed_after_an_undo_are_a_step_of_their_own() -> None:
    session = Session()
    session.set("notes", "a", typing=True)
    session.set("title_like", "x")
    session.undo()
    session.set("notes", "ab", typing=True)
    session.undo()
    assert session.answers.values["notes"] == "a"


def test_going_to_another_page_is_not_undone() -> None:
    session = Session()
    session.set("pain_now", 7)
    session.set_resume("opioids", ("visit", "opioids"))
    session.undo()
    assert session.answers.resume.page == "opioids"
    assert not session.to_undo


def test_a_new_change_ends_what_could_be_redone() -> None:
    session = Session()
    session.set("pain_now", 7)
    session.undo()
    session.set("pain_now", 8)
    assert not session.to_redo


def test_what_was_taken_back_elsewhere_can_still_be_made_again() -> None:
    session = Session()
    session.set("notes", "my question")
    session.set_many({"pain_now": 7, "mood_now": 2})
    session.set("mood_now", 3)
    for _ in range(3):
        session.undo()
    session.set("pain_now", 8)
    assert session.redo()
    assert session.answers.values == {"notes": "my question", "pain_now": 8}
    assert not session.to_redo  # the two numbers hang together


@settings(suppress_health_check=[HealthCheck.too_slow], stateful_step_count=15, max_examples=30)
class UndoMachine(RuleBasedStateMachine):
    """Whatever was done: undoing all of it gives the start, redoing all of it gives the end."""

    def __init__(self) -> None:
        super().__init__()
        self.session = Session(Answers(values={"notes": "start"}, title="start"))

    @rule(field=st.sampled_from(["notes", "patient_name"]), text=texts | st.none(), typing=st.booleans())
    def set_text(self, field: str, text: str | None, typing: bool) -> None:
        self.session.set(field, text, typing=typing)

    @rule(text=texts)
    def add_row(self, text: str) -> None:
        rows = self.session.answers.values.get("medicines", ())
        assert isinstance(rows, tuple)
        self.session.set("medicines", (*rows, MedicineRow(text)))

    @rule(title=texts, typing=st.booleans())
    def set_title(self, title: str, typing: bool) -> None:
        self.session.set_title(title, typing=typing)

    @rule()
    def decide(self) -> None:
        self.session.set_decided("decision", "start")

    @rule()
    def undo(self) -> None:
        self.session.undo()

    @rule()
    def redo(self) -> None:
        self.session.redo()

    @invariant()
    def all_the_way_back_and_forth(self) -> None:
        end, steps = self.session.answers, 0
        while self.session.undo():
            steps += 1
        assert self.session.answers == Answers(values={"notes": "start"}, title="start")
        for _ in range(steps):
            self.session.redo()
        assert self.session.answers == end


TestUndo = UndoMachine.TestCase


# --- saving -----------------------------------------------------------------------------------------------------------


def test_dirty_until_these_very_answers_are_saved() -> None:
    session = Session()
    seen = [session.dirty]
    session.set("notes", "a")
    snapshot = session.touch(NOW)
    session.set("notes", "ab")
    session.mark_saved(snapshot)
    seen.append(session.dirty)
    session.mark_saved(session.touch(NOW))
    seen.append(session.dirty)
    assert seen == [False, True, False]


def test_saved_is_the_time_of_the_last_change_of_an_answer() -> None:
    session = Session()
    session.set_resume("opioids", ())
    assert session.touch(NOW).saved is None
    session.set("pain_now", 7)
    assert session.touch(NOW).saved == NOW.replace(microsecond=0)
    later = NOW.replace(hour=12)
    session.set_resume("visit", ())
    assert session.touch(later).saved == NOW.replace(microsecond=0)


def test_the_content_is_noted_and_what_others_noted_beside_it_is_kept() -> None:
    session = Session(Answers(content=ContentStamp("old", "1", "", {"theirs": "x"})))
    assert session.touch(NOW, ContentStamp("new", "2", "ab")).content == ContentStamp("new", "2", "ab", {"theirs": "x"})


# --- a new sheet from the last one ------------------------------------------------------------------------------------


def test_a_new_sheet_asks_anew_all_that_may_have_changed() -> None:
    last = Answers(
        values={
            "patient_name": "Ann",
            "birth_date": PartialDate(1971),
            "conditions": ("crps",),
            "medicines": (MedicineRow("Tramadol", "50 mg"),),
            "opioid_names": (MedicineRow("Oxycodone"),),
            "therapies": (TherapyRow("exercise", "", "using", "helped"),),
            "visit_date": PartialDate(2026, 8, 3),
            "opioids_now": "no",
            "mood_crisis": "yes",
            "opioid_last_dose": DateNotSure(),
            "pain_now": 7,
            "notes": "old",
        },
        settings=Settings(paper="letter", show_mood=False),
        questions=QuestionChoices(chosen=("cost",)),
        decided={"decision": "start"},
        title="August",
        saved=NOW,
    )
    assert new_from(last) == Answers(
        values={
            "patient_name": "Ann",
            "birth_date": PartialDate(1971),
            "conditions": ("crps",),
            "opioid_names": (MedicineRow("Oxycodone"),),
            "medicines": (MedicineRow("Tramadol", "50 mg"),),
            "therapies": (TherapyRow("exercise"),),
        },
        settings=Settings(paper="letter"),
        previous={"pain_now": 7},
        previous_on="2026-08-03",
    )


def test_a_new_sheet_shares_a_new_answer_about_mood_until_she_says_otherwise() -> None:
    unclear = Settings(country="uk", show_mood=False, extra={"show_mood": "perhaps", "theirs": "x"})
    assert new_from(Answers(settings=unclear)).settings == Settings(country="uk", extra={"theirs": "x"})


@pytest.mark.parametrize("visit", [None, DateNotSure(), TypedDate("soon", NOW.date())])
def test_without_a_day_of_the_last_visit_the_day_of_saving_stands_there(visit: Value | None) -> None:
    values = {"visit_date": visit} if visit else {}
    assert new_from(Answers(values=values, saved=NOW)).previous_on == "2026-11-22"
    assert new_from(Answers(values=values)).previous_on == ""
