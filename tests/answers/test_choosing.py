from __future__ import annotations

import pytest

from ldnprep.answers import choosing
from ldnprep.answers.model import OwnQuestion, QuestionChoices

UNTOUCHED = QuestionChoices()
SUGGESTED = ("cost", "patch", "tests")


def test_the_first_touch_makes_the_suggested_questions_hers() -> None:
    assert choosing.untick(UNTOUCHED, "patch", SUGGESTED).chosen == ("cost", "tests")
    assert choosing.tick(UNTOUCHED, "side", SUGGESTED).chosen == (*SUGGESTED, "side")
    assert choosing.set_top(UNTOUCHED, ["patch"], SUGGESTED).chosen == SUGGESTED


def test_what_she_unticked_does_not_come_back_until_she_ticks_it() -> None:
    without = choosing.untick(UNTOUCHED, "patch", SUGGESTED)
    assert without.dismissed == {"patch"}
    again = choosing.tick(without, "patch", without.chosen or ())
    assert (again.dismissed, again.chosen) == (frozenset(), ("cost", "tests", "patch"))


def test_unticking_takes_a_question_out_of_the_top_three_too() -> None:
    choices = QuestionChoices(chosen=SUGGESTED, top=("patch", "cost"))
    assert choosing.untick(choices, "patch", SUGGESTED).top == ("cost",)
    alone = QuestionChoices(chosen=SUGGESTED, top=("patch",))
    assert choosing.untick(alone, "patch", SUGGESTED).top is None
    none_wanted = QuestionChoices(chosen=SUGGESTED, top=())
    assert choosing.untick(none_wanted, "patch", SUGGESTED).top == ()


def test_a_chosen_question_that_is_hidden_now_stays_chosen() -> None:
    choices = QuestionChoices(chosen=("hidden", "cost", "patch"))
    shown = ("cost", "patch")
    assert choosing.untick(choices, "cost", shown).chosen == ("hidden", "patch")
    assert choosing.tick(choices, "tests", shown).chosen == ("hidden", "cost", "patch", "tests")
    assert choosing.reorder(choices, ["patch", "cost"]).chosen == ("patch", "cost", "hidden")
    assert choosing.set_top(choices, ["patch"], shown).chosen == ("hidden", "cost", "patch")


def test_her_wording_and_back_to_ours() -> None:
    worded = choosing.reword(UNTOUCHED, "patch", "What about my patch?")
    assert worded.edited == {"patch": "What about my patch?"}
    assert choosing.reword(worded, "patch", "").edited == {}


def test_own_questions_are_added_worded_and_removed() -> None:
    hers = QuestionChoices(chosen=SUGGESTED)
    one, first = choosing.add_own(hers, "May I swim?", SUGGESTED)
    assert (first, one.chosen) == ("own_1", (*SUGGESTED, "own_1"))
    two, second = choosing.add_own(one, "And dance?", one.chosen or ())
    worded = choosing.reword(two, second, "And dance the tango?")
    assert worded.own == (OwnQuestion("own_1", "May I swim?"), OwnQuestion("own_2", "And dance the tango?"))
    assert choosing.reword(worded, second, "").own == (worded.own[0], OwnQuestion("own_2", ""))
    left = choosing.remove_own(worded, first, worded.chosen or ())
    assert (left.own, left.chosen, left.dismissed) == (worded.own[1:], (*SUGGESTED, "own_2"), frozenset())


def test_one_question_of_hers_does_not_make_the_suggested_ones_hers() -> None:
    one, first = choosing.add_own(UNTOUCHED, "May I swim?", SUGGESTED)
    assert one.chosen is None
    assert [own.text for own in one.own] == ["May I swim?"]
    assert choosing.remove_own(one, first, (*SUGGESTED, first)) == UNTOUCHED


def test_a_new_own_question_never_takes_the_id_of_one_that_words_are_kept_for() -> None:
    choices = QuestionChoices(chosen=("own_1",), edited={"own_2": "kept"}, dismissed=frozenset({"own_3"}))
    assert choosing.add_own(choices, "new", ())[1] == "own_4"


def test_at_most_three_are_the_most_important() -> None:
    assert choosing.set_top(UNTOUCHED, [], SUGGESTED).top == ()
    assert choosing.set_top(UNTOUCHED, SUGGESTED, SUGGESTED).top == SUGGESTED
    with pytest.raises(ValueError, match="at most 3"):
        choosing.set_top(UNTOUCHED, [*SUGGESTED, "side"], SUGGESTED)
