"""The fullest front: what of hers stays where there is hardly room, and in whose words."""

from __future__ import annotations

import pytest

from ldnprep.answers.model import Answers, MedicineRow, OwnQuestion, PartialDate, QuestionChoices, Value
from ldnprep.content.model import Checklist
from ldnprep.rules.find import find
from ldnprep.summary.back import back
from ldnprep.summary.front import STEPS, front
from ldnprep.summary.model import Ledger, LedgerRow, QuestionBlock, Side
from ldnprep.summary.words import desk
from tests.rules.oracle import YES_NO
from tests.summary.reading import SAVED, words

_PENICILLIN = "penicillin, a rash as a child when I was seven and had a bad throat, "
_RUTH: dict[str, Value] = {
    "allergies": "yes",
    "mood_history": "yes",
    "mood_history_what": "after my divorce 2009, had tablets",
    "surgery_planned": "yes",
    "surgery_what": "gall bladder, the general",
    "surgery_date": PartialDate(2026, 12, 4),
    "immune_disease": "yes",
    "medicines": (MedicineRow("pregabalin"), MedicineRow("the little blue pill")),
}
_OWN = tuple(OwnQuestion(f"own_{n}", f"How soon after my operation may I swim with LDN {n}?") for n in (1, 2))


def side(shipped: Checklist, step: str, **values: Value) -> Side:
    """The front when this step and all before it were taken; "" is the full one."""
    said = {**dict.fromkeys(YES_NO, "no"), **_RUTH, **values}
    chosen = tuple(question.id for question in _OWN)
    answers = Answers(said, questions=QuestionChoices(chosen, chosen, own=_OWN), saved=SAVED)
    found = find(shipped, answers)
    return front(desk(shipped, found.shared(answers), found, "uk"), STEPS[: STEPS.index(step) + 1] if step else ())


def rows(made: Side) -> list[LedgerRow]:
    return [row for block in made.blocks if isinstance(block, Ledger) for row in block.rows]


@pytest.mark.parametrize(
    ("named", "told"), [("codine made me sick", "“codine” → codeine"), ("naltrexone, hives", "“naltrexone”")]
)
def test_where_the_words_of_an_allergy_are_cut_what_they_name_stands(shipped: Checklist, named: str, told: str) -> None:
    made = side(shipped, "floor", allergies_what=_PENICILLIN + named)
    assert told in words(made.blocks)
    assert shipped.texts["moved_words"] in made.moved  # the pointer to where they stand whole


def test_the_words_of_an_allergy_are_whole_longer_than_others(shipped: Checklist) -> None:
    short = "penicillin, rash as a child. codine made me sick"
    made = side(shipped, "floor", allergies_what=short, decision_values=short)
    assert f"“{short}”" in words(made.blocks)


def test_an_operation_keeps_a_row_and_a_name_of_its_own(shipped: Checklist) -> None:
    own = next(row for row in rows(side(shipped, "together")) if "gall bladder" in words(row.text))
    assert own.topic == "Operation or birth"
    assert "4 Dec 2026" in words(own.text)
    assert "divorce" not in words(own.text)


def test_her_first_question_is_the_last_thing_of_hers_to_go(shipped: Checklist) -> None:
    first, second = (question.text for question in _OWN)
    one = words(side(shipped, "together").blocks)
    assert f"“{first}” and 1 more on the back" in one
    assert second not in one
    assert first not in words(side(shipped, "no_question").blocks)


@pytest.mark.parametrize("step", ["", "details", "together"])
def test_where_she_says_which_illness_of_mood_no_other_is_named(shipped: Checklist, step: str) -> None:
    page = words(side(shipped, step).blocks)
    assert "history yes; “after my divorce 2009, had tablets”" in page
    assert "bipolar" not in page


def test_without_her_words_all_that_was_asked_is_named(shipped: Checklist) -> None:
    assert "bipolar" in words(side(shipped, "", mood_history_what="").blocks)


def test_of_breath_her_words_stand_as_long_as_there_is_room(shipped: Checklist) -> None:
    told: dict[str, Value] = {"breathing_illness": "yes", "breathing_what": "asthma"}
    assert "breathing illness yes; “asthma”" in words(side(shipped, "", **told).blocks)
    assert "breathing pauses, lung illness, oxygen yes" in words(side(shipped, "details", **told).blocks)


@pytest.mark.parametrize(("count", "moved"), [(6, False), (7, True)])
def test_six_opioids_are_named_where_there_is_hardly_room(shipped: Checklist, count: int, moved: bool) -> None:
    names = ("tramadol", "oxycodone", "morphine", "fentanyl", "hydrocodone", "tapentadol", "methadone")[:count]
    made = side(shipped, "floor", opioids_now="yes", opioid_names=tuple(map(MedicineRow, names)))
    page = words(made.blocks)
    assert all(name in page for name in names[:6])
    assert (names[-1] not in page) is moved
    assert (shipped.texts["moved_opioids"] in made.moved) is moved


def test_a_further_question_that_was_answered_has_no_line_for_a_pen(shipped: Checklist) -> None:
    own = tuple(OwnQuestion(f"own_{n}", f"May I swim {n}?") for n in range(1, 6))
    chosen = tuple(question.id for question in own)
    asked = QuestionChoices(chosen, chosen[:3], own=own, answered={"own_4": "Yes, gently."})
    answers = Answers(dict.fromkeys(YES_NO, "no"), questions=asked, saved=SAVED)
    found = find(shipped, answers)
    made = back(desk(shipped, found.shared(answers), found, "uk"), (), frozenset())
    (block,) = (each for each in made.blocks if isinstance(each, QuestionBlock) and "swim 4" in words(each.text))
    assert (block.lines, words(block.notes)) == (0, "Yes, gently.")
