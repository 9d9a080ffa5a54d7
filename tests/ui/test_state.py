"""Walking through the steps, without a window."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from ldnprep.answers.model import Answers
from ldnprep.content.model import Checklist, PageKind
from ldnprep.ui.state import CHECK, START, Status, Wizard, left_out, notes_page, steps_of
from tests.ui import builders

ALL = frozenset(f.id for f in builders.checklist().fields())


def wizard(**more: object) -> Wizard:
    return Wizard(steps_of(builders.checklist(), "Start", "Check"), **more)  # type: ignore[arg-type]  # named below


def test_start_is_first_and_check_is_last_round_the_pages_of_the_content() -> None:
    ids = [step.id for step in wizard().steps]
    assert ids == [
        START,
        "visit",
        "how",
        "opioids",
        "health",
        "questions",
        CHECK,
    ]  # what she has read is on "questions"


def test_a_last_page_of_notes_stands_on_the_check_and_is_no_step(content: Checklist) -> None:
    ids = [step.id for step in steps_of(content, "Start", "Check")]
    assert "notes" not in ids
    assert ids[-1] == CHECK


@pytest.mark.parametrize("kind", [PageKind.CLAIMS, PageKind.QUESTIONS])
def test_a_page_of_that_name_without_fields_does_not_stand_on_the_check(content: Checklist, kind: PageKind) -> None:
    *others, last = content.pages
    assert notes_page(content) is last
    assert notes_page(replace(content, pages=(*others, replace(last, kind=kind)))) is None


def test_next_and_back_walk_and_stop_at_the_ends() -> None:
    here = wizard()
    here.go_back()
    assert here.current.id == START
    for _ in range(20):
        here.go_on()
    assert here.current.id == CHECK
    assert (here.number, here.total) == (6, 6)
    assert here.can_go_back
    assert not here.can_go_on


def test_back_from_the_first_page_leads_to_the_start() -> None:
    here = wizard()
    here.go_on()
    assert here.can_go_back
    here.go_back()
    assert here.current.id == START
    assert not here.can_go_back


@pytest.mark.parametrize("pages", [1, 2, 3, 4])
def test_the_last_step_is_number_n_of_n(pages: int) -> None:
    content = builders.checklist()
    steps = steps_of(replace(content, pages=content.pages[:pages]), "Start", "Check")
    here = Wizard(steps, current=CHECK)
    assert (here.number, here.total) == (pages + 1, pages + 1)


def test_edit_goes_there_and_next_comes_back() -> None:
    here = wizard(current=CHECK)
    here.edit("how")
    assert here.current.id == "how"
    assert here.return_to
    here.go_on()
    assert here.current.id == CHECK
    assert not here.return_to


def test_walking_elsewhere_after_edit_forgets_the_way_back() -> None:
    here = wizard(current=CHECK)
    here.edit("how")
    here.go("visit")
    here.go_on()
    assert here.current.id == "how"


@pytest.mark.parametrize("step", ["nowhere", ""])
def test_a_step_that_the_content_does_not_have_starts_at_the_start(step: str) -> None:
    assert wizard(current=step).current.id == START
    with pytest.raises(KeyError):
        wizard().go(step)


def test_statuses_tell_current_done_partly_and_to_do() -> None:
    here = wizard(visited=("visit", "how"), current="opioids")
    answered = Answers(values={"patient_name": "Ada", "visit_date": "x", "filled_in_by": "self", "pain_now": 3})
    told = here.statuses(answered, ALL - answered.values.keys())
    assert told["visit"] is Status.DONE
    assert told["how"] is Status.PARTLY
    assert told["opioids"] is Status.CURRENT
    assert told["health"] is Status.TO_DO


def test_a_step_where_nothing_was_answered_is_told_from_an_answered_one() -> None:
    here = wizard(visited=(START, "visit", "how", "questions"), current="opioids")
    told = here.statuses(Answers(values={"pain_now": 3}), ALL)
    assert told[START] is Status.DONE
    assert told["visit"] is Status.SEEN
    assert told["how"] is Status.PARTLY
    assert told["questions"] is Status.DONE  # asks for no answer of its own


def test_left_out_names_only_what_is_asked_now() -> None:
    opioids = next(step for step in wizard().steps if step.id == "opioids")
    assert [f.id for f in left_out(opioids, {"opioid_names", "patient_name"})] == ["opioid_names"]


def test_a_text_of_nothing_but_spaces_is_no_answer() -> None:
    here = wizard(visited=("visit",), current="opioids")
    blank = Answers(values={"patient_name": "  "})
    assert here.statuses(blank, ALL)["visit"] is Status.SEEN
