"""Questions: suggested by the answers, chosen by her, three on page 1."""

from __future__ import annotations

import pytest

from ldnprep.answers.model import Answers, MedicineRow, OwnQuestion, QuestionChoices, Value
from ldnprep.content.model import Checklist
from ldnprep.rules.find import find
from ldnprep.rules.model import Asked, Findings, TopOrigin
from tests.minimal import changed, load_text
from tests.rules.held_against import answers_of
from tests.rules.oracle import random_cases

UNTOUCHED = QuestionChoices()


def found(checklist: Checklist, choices: QuestionChoices = UNTOUCHED, /, **values: Value) -> Findings:
    return find(checklist, Answers(values=values, questions=choices))


def ids(asked: tuple[Asked, ...]) -> list[str]:
    return [item.id for item in asked]


def tops(checklist: Checklist) -> dict[str, tuple[str, ...]]:
    return {profile.id: profile.top for profile in checklist.profiles}


# ---------------------------------------------------------------- the suggested three


def test_a_mood_crisis_takes_all_three_and_nothing_about_ldn_is_suggested(shipped: Checklist) -> None:
    every = found(shipped, mood_crisis="not_sure", opioids_now="yes", surgery_planned="yes")
    assert tuple(ids(every.top)) == tops(shipped)["mood"]
    assert {q.topic for q in every.suggested} == {"mood"}


def test_with_an_opioid_nothing_about_efficacy_is_suggested(shipped: Checklist) -> None:
    for values in ({"opioids_now": "not_sure"}, {"medicines": (MedicineRow("tramadol"),)}):
        every = found(shipped, **values)
        assert "efficacy" not in {q.topic for q in every.suggested}
        assert tuple(ids(every.top)) == tops(shipped)["opioid_now"]


def test_the_first_question_of_each_leading_profile_comes_first(shipped: Checklist) -> None:
    every = found(shipped, opioid_withdrawal_now="yes", opioids_now="yes", liver_disease="yes")
    profile = tops(shipped)
    assert ids(every.top) == [
        profile["withdrawal_or_clash"][0],
        profile["opioid_now"][0],
        profile["liver_or_kidney"][0],
    ]


def test_what_is_left_is_filled_from_the_first_profile(shipped: Checklist) -> None:
    every = found(shipped, liver_disease="yes")
    assert tuple(ids(every.top)) == tops(shipped)["liver_or_kidney"]


def test_nothing_to_flag_has_its_own_three(shipped: Checklist) -> None:
    every = found(shipped)
    assert tuple(ids(every.top)) == tops(shipped)["nothing_to_flag"]
    assert every.top_origin is TopOrigin.SUGGESTED


def test_suggestions_are_at_most_25_ranked_and_hold_the_three(shipped: Checklist) -> None:
    for case in random_cases(150, seed=3):
        every = find(shipped, answers_of(case))
        assert 3 <= len(every.suggested) <= 25
        assert [q.rank for q in every.suggested] == sorted(q.rank for q in every.suggested)
        assert len(every.top) == 3
        assert set(ids(every.top)) <= {q.id for q in every.suggested}


def test_a_profile_that_stands_alone_takes_the_next_ones_place_too() -> None:
    more = """\
  - id: mood
    when: {mood_crisis: [yes, not_sure]}
    alone: yes
    top: [fair_trial]
  - id: opioid_now
"""
    checklist = load_text(changed("  - id: opioid_now\n", more))
    both: dict[str, Value] = {"mood_crisis": "yes", "opioids_now": "yes"}
    assert ids(found(checklist, **both).top) == ["fair_trial"]
    dismissed = QuestionChoices(dismissed=frozenset({"fair_trial"}))
    assert ids(found(checklist, dismissed, **both).top) == ["opioid_unsafe"]  # never empty unless she chose none


def test_dismissed_questions_stay_out(shipped: Checklist) -> None:
    every = found(shipped, QuestionChoices(dismissed=frozenset({"fair_trial"})))
    assert "fair_trial" not in {q.id for q in every.suggested} | set(ids(every.asked)) | set(ids(every.top))
    assert len(every.top) == 3


# ---------------------------------------------------------------- her choice


def test_her_choice_her_order_her_words(shipped: Checklist) -> None:
    choices = QuestionChoices(
        chosen=("own_1", "if_no", "fair_trial"),
        top=("fair_trial", "own_1"),
        edited={"fair_trial": "Is it fair?"},
        own=(OwnQuestion("own_1", "May I still swim?"),),
    )
    every = found(shipped, choices)
    assert ids(every.asked) == ["own_1", "if_no", "fair_trial"]
    assert [(item.text, item.typed) for item in every.top] == [("Is it fair?", True), ("May I still swim?", True)]
    assert every.top_origin is TopOrigin.CHOSEN


def test_own_questions_are_asked_while_she_has_not_chosen_and_never_lost(shipped: Checklist) -> None:
    own = (OwnQuestion("own_1", "May I still swim?"), OwnQuestion("own_2", "And run?"))
    assert {"own_1", "own_2"} <= set(ids(found(shipped, QuestionChoices(own=own)).asked))
    some = QuestionChoices(chosen=("own_1",), own=own, dismissed=frozenset({"own_2"}))
    assert ids(found(shipped, some).asked)[0] == "own_1"
    assert "own_2" not in ids(found(shipped, some).asked)


def test_what_she_chose_is_asked_also_when_the_file_calls_it_dismissed(shipped: Checklist) -> None:
    both = ("own_1", "fair_trial")
    own = (OwnQuestion("own_1", "May I still swim?"),)
    every = found(shipped, QuestionChoices(chosen=both, top=both, own=own, dismissed=frozenset(both)))
    assert (ids(every.asked), ids(every.top)) == (list(both), list(both))


def test_a_chosen_question_whose_condition_no_longer_holds_is_left_out_and_listed(shipped: Checklist) -> None:
    choices = QuestionChoices(chosen=("liver_safe", "if_no"), top=("liver_safe",))
    with_liver, without = found(shipped, choices, liver_disease="yes"), found(shipped, choices, liver_disease="no")
    assert (ids(with_liver.asked), ids(with_liver.left_out)) == (["liver_safe", "if_no"], [])
    assert ids(without.left_out) == ["liver_safe"]
    assert ids(without.top) == ["if_no"]
    assert without.top_origin is TopOrigin.SUGGESTED


@pytest.mark.parametrize("choices", [QuestionChoices(top=()), QuestionChoices(chosen=(), top=())])
def test_none_is_a_choice(shipped: Checklist, choices: QuestionChoices) -> None:
    every = found(shipped, choices)
    assert every.top == ()
    assert every.top_origin is TopOrigin.NONE_CHOSEN


def test_none_chosen_at_all_asks_nothing(shipped: Checklist) -> None:
    every = found(shipped, QuestionChoices(chosen=()))
    assert (every.asked, every.top, every.asked_origin) == ((), (), TopOrigin.NONE_CHOSEN)


def test_every_question_on_page_1_stands_among_the_questions(shipped: Checklist) -> None:
    for case in random_cases(60, seed=5):
        every = find(shipped, answers_of(case))
        assert set(every.top) <= set(every.asked)
