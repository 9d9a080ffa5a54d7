"""Her own words go to the front, what she ticks behind what is there; no tick goes but by her hand."""

from __future__ import annotations

from msgspec.structs import replace

from ldnprep.answers import choosing
from ldnprep.answers.choosing import Shown
from ldnprep.answers.model import OwnQuestion, QuestionChoices

UNTOUCHED = QuestionChoices()
OURS = ("cost", "patch", "tests")
FRESH = Shown(front=OURS, asked=OURS, ours=OURS)


def shown(choices: QuestionChoices) -> Shown:
    """What then stands on the sheet, when every condition holds."""
    return Shown(choices.top or (), choices.chosen or (), OURS)


def test_her_own_question_is_the_first_and_the_last_suggestion_goes_to_the_back() -> None:
    one, name = choosing.add_own(UNTOUCHED, "May I swim?", FRESH, before=())
    assert name == "own_1"
    assert one.top == ("own_1", "cost", "patch")
    assert one.chosen == ("own_1", "cost", "patch", "tests")
    assert one.own == (OwnQuestion("own_1", "May I swim?"),)


def test_her_own_questions_stand_in_the_order_of_their_boxes() -> None:
    one, first = choosing.add_own(UNTOUCHED, "May I swim?", FRESH, before=())
    two, second = choosing.add_own(one, "And dance?", shown(one), before=(first,))
    assert two.top == (first, second, "cost")


def test_what_she_ticks_takes_no_tick_and_no_place_away() -> None:
    ticked = choosing.tick(UNTOUCHED, "side", FRESH)
    assert ticked.top == OURS
    assert ticked.chosen == (*OURS, "side")
    hers = QuestionChoices(chosen=("a", "b", "c"), top=("a", "b", "c"))
    more = choosing.tick(hers, "d", shown(hers))
    assert (more.top, more.chosen) == (("a", "b", "c"), ("a", "b", "c", "d"))


def test_what_she_ticks_stands_on_the_front_while_it_has_room() -> None:
    two = QuestionChoices(chosen=("a", "b"), top=("a", "b"))
    assert choosing.tick(two, "c", shown(two)).top == ("a", "b", "c")


def test_what_she_moves_to_the_front_pushes_a_suggestion_to_the_back_and_none_of_hers() -> None:
    hers = QuestionChoices(chosen=("a", "cost", "b", "c"), top=("a", "cost", "b"))
    moved = choosing.place(hers, "c", 0, shown(hers))
    assert moved.top == ("c", "a", "b")
    assert set(moved.chosen or ()) == {"a", "b", "c", "cost"}


def test_three_of_her_own_keep_the_front_from_what_she_ticks() -> None:
    choices = UNTOUCHED
    before: tuple[str, ...] = ()
    at = FRESH
    for words in ("one?", "two?", "three?"):
        choices, name = choosing.add_own(choices, words, at, before)
        before, at = (*before, name), shown(choices)
    ticked = choosing.tick(choices, "side", at)
    assert ticked.top == before
    assert ticked.chosen == (*before, *OURS, "side")


def test_what_she_unticked_does_not_come_back_until_she_ticks_it() -> None:
    without = choosing.untick(UNTOUCHED, "patch", FRESH)
    assert (without.top, without.chosen) == (("cost", "tests"), ("cost", "tests"))
    assert without.dismissed == {"patch"}
    again = choosing.tick(without, "patch", shown(without))
    assert (again.dismissed, again.top) == (frozenset(), ("cost", "tests", "patch"))


def test_unticking_the_last_of_the_front_leaves_none() -> None:
    alone = QuestionChoices(chosen=("patch",), top=("patch",))
    assert choosing.untick(alone, "patch", shown(alone)).top == ()


def test_a_chosen_question_that_is_hidden_now_stays_chosen() -> None:
    choices = QuestionChoices(chosen=("hidden", "cost", "patch"), top=("cost", "patch"))
    now = Shown(("cost", "patch"), ("cost", "patch"), OURS)
    assert choosing.untick(choices, "cost", now).chosen == ("hidden", "patch")
    assert choosing.tick(choices, "tests", now).chosen == ("cost", "patch", "tests", "hidden")


def test_a_question_moves_on_the_front_and_off_it() -> None:
    moved = choosing.place(UNTOUCHED, "tests", 0, FRESH)
    assert moved.top == ("tests", "cost", "patch")
    off = choosing.off_front(moved, "cost", shown(moved))
    assert off.top == ("tests", "patch")
    assert off.chosen == ("tests", "patch", "cost")


def test_her_wording_and_back_to_ours() -> None:
    worded = choosing.reword(UNTOUCHED, "patch", "What about my patch?")
    assert worded.edited == {"patch": "What about my patch?"}
    assert choosing.reword(worded, "patch", "").edited == {}


def test_when_nothing_of_hers_is_left_the_suggestions_are_untouched_again() -> None:
    one, first = choosing.add_own(UNTOUCHED, "May I swim?", FRESH, before=())
    assert choosing.remove_own(one, first, shown(one)) == UNTOUCHED
    ticked = choosing.tick(one, "side", shown(one))
    assert choosing.remove_own(ticked, first, shown(ticked)).top == ("cost", "patch")


def test_a_new_own_question_never_takes_the_id_of_one_that_words_are_kept_for() -> None:
    choices = QuestionChoices(chosen=("own_1",), edited={"own_2": "kept"}, dismissed=frozenset({"own_3"}))
    assert choosing.add_own(choices, "new", Shown(asked=("own_1",)), ())[1] == "own_4"


def test_what_was_answered_at_the_visit_is_kept_by_question() -> None:
    told = choosing.answer(UNTOUCHED, "cost", "About 40 a month.")
    assert told.answered == {"cost": "About 40 a month."}
    assert choosing.answer(told, "cost", "").answered == {}


def test_only_the_question_that_she_rewords_gets_other_words() -> None:
    own = (OwnQuestion("own_1", "May I swim?"), OwnQuestion("own_2", "And dance?"), OwnQuestion("own_3", "And run?"))
    reworded = choosing.reword(QuestionChoices(own=own), "own_2", "And sing?")
    assert [one.text for one in reworded.own] == ["May I swim?", "And sing?", "And run?"]


def test_a_front_with_room_keeps_all_when_one_comes() -> None:
    one = QuestionChoices(chosen=("cost",), top=("cost",))
    moved = choosing.place(replace(one, chosen=("cost", "a")), "a", 0, shown(one))
    assert moved.top == ("a", "cost"), "two of three places: nothing is pushed to the back"


def test_a_listed_question_that_she_rewords_stays_the_lists_though_she_has_own_ones() -> None:
    choices, _ = choosing.add_own(UNTOUCHED, "May I swim?", FRESH, before=())
    reworded = choosing.reword(choices, "cost", "What will I pay?")
    assert reworded.edited == {"cost": "What will I pay?"}
    assert reworded.own == choices.own
