"""Questions: suggested by the answers, chosen by her, three on page 1."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from ldnprep.answers.model import Answers, MedicineRow, OwnQuestion, QuestionChoices, Value
from ldnprep.content.model import Checklist
from ldnprep.rules.find import find
from ldnprep.rules.model import Asked, Findings, TopOrigin
from tests.minimal import changed, load_text
from tests.rules.people import ALL_NO, random_people
from tests.rules.told import answers_of

UNTOUCHED = QuestionChoices()
GENERAL = "      - {id: fair_trial, text: Is a trial fair for me?, heading: general, rank: 1}\n"


def found(checklist: Checklist, choices: QuestionChoices = UNTOUCHED, /, **values: Value) -> Findings:
    return find(checklist, Answers(values=values, questions=choices))


def beside_all_no(checklist: Checklist, /, **values: Value) -> Findings:
    return find(checklist, answers_of(checklist, {**ALL_NO, "last_blood_test": "2026-11-01", **values}))


def beside_all_no_with(checklist: Checklist, choices: QuestionChoices, /, **values: object) -> Findings:
    said = answers_of(checklist, {**ALL_NO, "last_blood_test": "2026-11-01", **values})
    return find(checklist, replace(said, questions=choices))


def ids(asked: tuple[Asked, ...]) -> list[str]:
    return [item.id for item in asked]


def with_questions(*more: str) -> Checklist:
    lines = "".join(f"      - {{{line}}}\n" for line in more)
    return load_text(changed(GENERAL, GENERAL + lines))


# ---------------------------------------------------------------- the suggested three


@pytest.mark.parametrize("said", ["yes", "not_sure"])
def test_a_mood_crisis_takes_all_three(shipped: Checklist, said: str) -> None:
    every = found(shipped, mood_crisis=said, opioids_now="yes", surgery_planned="yes", on_naltrexone="yes")
    assert ids(every.top) == ["mood_first", "mood_tonight", "mood_medicines"]


@pytest.mark.parametrize(
    "said",
    [
        {"opioids_now": "not_sure"},
        {"medicines": (MedicineRow("tramadol"),)},
        {"surgery_planned": "yes"},
        {"liver_tests_raised": "yes"},
        {"on_naltrexone": "yes"},
        {"overdose_ever": "yes"},
        {"cancer": "not_sure"},
    ],
)
def test_beside_a_flag_nothing_about_efficacy_is_suggested(shipped: Checklist, said: dict[str, Value]) -> None:
    every = found(shipped, **said)
    assert not [q.id for q in every.suggested if q.efficacy]
    assert len(every.top) == 3


def test_with_notes_alone_it_may_be_asked_whether_a_trial_is_fair(shipped: Checklist) -> None:
    every = beside_all_no(shipped, alcohol="yes", alcohol_often="now_and_then", drug_tests="yes")
    assert [q.id for q in every.suggested if q.efficacy]


def test_what_is_true_of_her_comes_before_what_is_true_of_all() -> None:
    checklist = with_questions("id: hers, text: And mine?, heading: general, rank: 90, when: {alcohol: yes}")
    assert [q.id for q in found(checklist, alcohol="yes").suggested] == ["hers", "fair_trial"]
    checklist = with_questions(
        "id: hers, text: And mine?, heading: opioids, rank: 90, when: {alcohol: yes}",
        "id: for_all, text: And all?, heading: opioids, rank: 3",
    )
    assert [q.id for q in found(checklist).suggested] == ["fair_trial", "for_all"]


def test_of_one_heading_two_at_most_stand_among_the_three() -> None:
    checklist = with_questions(
        "id: first, text: One?, heading: opioids, rank: 11",
        "id: second, text: Two?, heading: opioids, rank: 12",
        "id: third, text: Three?, heading: opioids, rank: 13",
        "id: last, text: Four?, heading: general, rank: 14",
    )
    every = found(checklist)
    assert ids(every.top) == ["fair_trial", "first", "second"]
    dismissed = found(checklist, QuestionChoices(dismissed=frozenset({"fair_trial"})))
    assert ids(dismissed.top) == ["first", "second", "last"]


def test_the_rank_decides_within_what_is_true_of_her(shipped: Checklist) -> None:
    every = beside_all_no(shipped, cancer="yes", transplant="yes", surgery_planned="yes")
    ranks = {q.id: q.rank for q in shipped.questions()}
    assert [ranks[name] for name in ids(every.top)] == sorted(ranks[name] for name in ids(every.top))
    assert ids(every.top)[0] == "surgery_team"


def test_a_suggestion_carries_its_reason(shipped: Checklist) -> None:
    reasons = {item.id: item.reason for item in found(shipped, opioids_now="yes").top}
    asked = {q.id: q.reason for q in shipped.questions()}
    assert reasons == {name: asked[name] for name in reasons}
    assert all(reasons.values())


def test_suggestions_are_at_most_25_ranked_and_hold_the_three(shipped: Checklist) -> None:
    for person in random_people(120, seed=3):
        every = find(shipped, answers_of(shipped, person.answers))
        assert 3 <= len(every.suggested) <= 25
        order = [(q.when is None, q.rank) for q in every.suggested]
        assert order == sorted(order)
        assert len(every.top) == 3
        assert set(ids(every.top)) <= {q.id for q in every.suggested} <= {q.id for q in every.offered}


def test_the_three_are_kept_when_there_are_more_than_25() -> None:
    many = [f"id: q{n:02}, text: Question {n}?, heading: opioids, rank: {10 + n}" for n in range(40)]
    checklist = with_questions(*many, "id: late, text: Late?, heading: general, rank: 99")
    every = found(checklist, QuestionChoices(dismissed=frozenset({"fair_trial"})))
    assert ids(every.top) == ["q00", "q01", "late"]
    assert len(every.suggested) == 25
    assert [q.id for q in every.suggested][-2:] == ["q23", "late"]


def test_dismissed_questions_stay_out(shipped: Checklist) -> None:
    every = beside_all_no(shipped)
    gone = ids(every.top)[0]
    every = find(shipped, Answers(questions=QuestionChoices(dismissed=frozenset({gone}))))
    assert gone not in {q.id for q in every.suggested} | set(ids(every.asked)) | set(ids(every.top))
    assert len(every.top) == 3


def test_untouched_ones_are_suggested_by_the_program(shipped: Checklist) -> None:
    every = found(shipped)
    assert (every.top_origin, every.asked_origin) == (TopOrigin.SUGGESTED, TopOrigin.SUGGESTED)
    assert set(every.top) <= set(every.asked)


# ---------------------------------------------------------------- her choice


def test_her_choice_her_order_her_words(shipped: Checklist) -> None:
    choices = QuestionChoices(
        chosen=("own_1", "if_no", "measure_stop"),
        top=("measure_stop", "own_1"),
        edited={"measure_stop": "Is it fair?"},
        own=(OwnQuestion("own_1", "May I still swim?"),),
    )
    every = found(shipped, choices)
    assert ids(every.asked) == ["own_1", "if_no", "measure_stop"]
    assert [(item.text, item.typed) for item in every.top] == [("Is it fair?", True), ("May I still swim?", True)]
    assert every.top_origin is TopOrigin.CHOSEN


def test_own_questions_are_asked_while_she_has_not_chosen_and_never_lost(shipped: Checklist) -> None:
    own = (OwnQuestion("own_1", "May I still swim?"), OwnQuestion("own_2", "And run?"))
    assert {"own_1", "own_2"} <= set(ids(found(shipped, QuestionChoices(own=own)).asked))
    some = QuestionChoices(chosen=("own_1",), own=own, dismissed=frozenset({"own_2"}))
    assert ids(found(shipped, some).asked)[0] == "own_1"
    assert "own_2" not in ids(found(shipped, some).asked)


def test_what_she_chose_is_asked_also_when_the_file_calls_it_dismissed(shipped: Checklist) -> None:
    both = ("own_1", "measure_stop")
    own = (OwnQuestion("own_1", "May I still swim?"),)
    every = found(shipped, QuestionChoices(chosen=both, top=both, own=own, dismissed=frozenset(both)))
    assert (ids(every.asked), ids(every.top)) == (list(both), list(both))


def test_a_chosen_question_whose_condition_no_longer_holds_is_left_out_and_listed(shipped: Checklist) -> None:
    choices = QuestionChoices(chosen=("liver_safe", "if_no"), top=("liver_safe",))
    with_liver, without = found(shipped, choices, liver_disease="yes"), found(shipped, choices, liver_disease="no")
    assert (ids(with_liver.asked), ids(with_liver.left_out)) == (["liver_safe", "if_no"], [])
    assert ids(without.left_out) == ["liver_safe"]
    assert ids(without.top) == ["if_no"]
    assert without.top_origin is TopOrigin.CHOSEN  # she ticked this one too


GONE = ("liver_safe", "unknown_here", "own_empty")  # its condition fell, the content lost it, its words were taken away


@pytest.mark.parametrize("gone", GONE)
@pytest.mark.parametrize("place", [0, 1, 2])
def test_what_drops_out_of_her_three_is_replaced(shipped: Checklist, gone: str, place: int) -> None:
    top = ["own_1", "if_no"]
    top.insert(place, gone)
    own = (OwnQuestion("own_1", "May I still swim?"), OwnQuestion("own_empty", ""))
    choices = QuestionChoices(chosen=tuple(top), top=tuple(top), own=own)
    every = beside_all_no_with(shipped, choices)
    assert ids(every.top)[:2] == [name for name in top if name != gone]
    assert ids(every.top)[2] in [q.id for q in every.best]
    assert every.top_origin is TopOrigin.SUGGESTED
    more = replace(choices, chosen=(*top, "storage", "swims"))
    assert ids(beside_all_no_with(shipped, more, household_children="yes").top)[2] == "storage"  # hers come first


def test_a_place_that_she_left_free_stays_free(shipped: Checklist) -> None:
    two = QuestionChoices(chosen=("if_no", "fair_trial"), top=("if_no", "liver_safe"))
    assert len(beside_all_no_with(shipped, two).top) == 2
    one = QuestionChoices(chosen=("if_no",), top=("if_no",))
    assert ids(beside_all_no_with(shipped, one).top) == ["if_no"]


@pytest.mark.parametrize("choices", [QuestionChoices(top=()), QuestionChoices(chosen=(), top=())])
def test_none_is_a_choice(shipped: Checklist, choices: QuestionChoices) -> None:
    every = found(shipped, choices)
    assert every.top == ()
    assert every.top_origin is TopOrigin.NONE_CHOSEN


def test_who_chose_one_and_put_none_on_the_front_has_that_one_there_and_hers(shipped: Checklist) -> None:
    assert ids(found(shipped, QuestionChoices(chosen=("cost",))).top) == ["cost"]
    own = (OwnQuestion("own_1", "May I swim?"),)
    assert ids(found(shipped, QuestionChoices(chosen=("cost",), own=own)).top) == ["own_1", "cost"]
    assert len(found(shipped, QuestionChoices(chosen=("gone",))).top) == 3  # nothing of what she chose is there


def test_none_chosen_at_all_asks_nothing(shipped: Checklist) -> None:
    every = found(shipped, QuestionChoices(chosen=()))
    assert (every.asked, every.top, every.asked_origin) == ((), (), TopOrigin.NONE_CHOSEN)


def test_every_question_on_page_1_stands_among_the_questions(shipped: Checklist) -> None:
    for person in random_people(60, seed=5):
        every = find(shipped, answers_of(shipped, person.answers))
        assert set(every.top) <= set(every.asked)


def test_a_question_of_her_own_comes_before_what_the_program_suggests(shipped: Checklist) -> None:
    own = (OwnQuestion("own_1", "May I still swim?"),)
    every = found(shipped, QuestionChoices(own=own), opioids_now="yes")
    assert ids(every.top)[0] == "own_1"
    assert ids(every.top)[1:] == [q.id for q in every.best][:2]
    assert ids(every.asked) == [*(q.id for q in every.best), "own_1"]


def test_while_she_has_chosen_nothing_the_best_three_are_asked(shipped: Checklist) -> None:
    every = found(shipped, liver_disease="yes", cancer="yes")
    assert ids(every.asked) == ids(every.top) == [q.id for q in every.best]
    assert len(every.suggested) > len(every.best)


def test_what_was_answered_at_the_visit_is_searched_for_opioids(shipped: Checklist) -> None:
    own = (OwnQuestion("own_1", "What else?"),)
    for asked, place in (("own_1", "own_1"), ("fair_trial", "fair_trial"), ("gone", "")):
        every = found(shipped, QuestionChoices(own=own, answered={asked: "Try morphine first"}))
        assert [mention.field for mention in every.mentions] == [place]


@pytest.mark.parametrize(
    "choices", [QuestionChoices(edited={"cost": "Who pays?"}), QuestionChoices(answered={"cost": "We do."})]
)
def test_what_she_reworded_or_answered_is_on_the_sheet_whoever_suggested_it(
    shipped: Checklist, choices: QuestionChoices
) -> None:
    before = ids(found(shipped).asked)
    assert "cost" not in before
    assert ids(found(shipped, choices).asked) == [*before, "cost"]
