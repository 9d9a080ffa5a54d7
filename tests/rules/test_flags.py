"""Flags: a missed opioid is the worst failure, and nothing unanswered looks like a "no"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ldnprep import pipeline
from ldnprep.answers.model import (
    Answers,
    MedicineRow,
    OwnQuestion,
    QuestionChoices,
    Settings,
    TherapyRow,
    TypedDate,
    Value,
)
from ldnprep.content.model import Checklist
from ldnprep.medicines import groups
from ldnprep.medicines.model import Flag, Match, Recognised
from ldnprep.rules.find import find
from ldnprep.rules.model import Findings, FlagRaised, State
from tests.minimal import changed, load_text, minimal_checklist

SEDATIVES = "sedatives"  # a group of medicines that raises no flag by itself


def found_with(checklist: Checklist, /, **values: Value) -> Findings:
    return find(checklist, Answers(values=values))


def ids(found: Findings) -> list[str]:
    return [flag.alert.id for flag in found.flags]


def flag(found: Findings, name: str) -> FlagRaised:
    return next(each for each in found.flags if each.alert.id == name)


def typed_in(each: FlagRaised) -> list[str]:
    return [line.recognised.text for line in each.lines]


@pytest.mark.parametrize("field", ["medicines", "opioid_names"])
@pytest.mark.parametrize("typed", ["tramadol", "tramadal 50s", "no opioids", "stopped tramadol 2019"])
def test_no_to_opioids_but_one_typed_is_the_first_flag(shipped: Checklist, field: str, typed: str) -> None:
    found = found_with(shipped, mood_crisis="yes", opioids_now="no", **{field: (MedicineRow(typed),)})
    first = found.flags[0]
    assert first.opioid
    assert first.contradicted
    assert first.state is State.NO
    assert typed_in(first) == [typed]
    assert found.safety[0].contradicted


def test_an_opioid_typed_among_the_therapies_counts(shipped: Checklist) -> None:
    found = found_with(shipped, opioids_now="no", therapies=(TherapyRow("", "kratom tea"),))
    assert found.flags[0].opioid
    assert [line.row for line in found.flags[0].lines] == [TherapyRow("", "kratom tea")]


@pytest.mark.parametrize("cell", ["amount", "how_often", "reason", "prescriber"])
def test_an_opioid_typed_in_any_cell_of_a_row_counts(shipped: Checklist, cell: str) -> None:
    row = MedicineRow(**{"name": "ibuprofen", cell: "with tramadol"})
    assert found_with(shipped, opioids_now="no", medicines=(row,)).flags[0].contradicted


def test_gut_opioids_alone_stand_for_completeness_and_contradict_nothing(shipped: Checklist) -> None:
    found = found_with(shipped, opioids_now="no", medicines=(MedicineRow("loperamide"),))
    assert [name for name in ids(found) if name[0] in "bd"] == ["d2_gut"]
    assert not found.safety[0].contradicted


def test_a_long_list_of_blockers_and_opioids_stays_in_its_own_lines(shipped: Checklist) -> None:
    rows = tuple(map(MedicineRow, ["Butrans patch", "co-codamol", "naloxone kit", "LDN"]))
    found = found_with(shipped, medicines=rows)
    assert typed_in(flag(found, "b3_long_acting")) == ["Butrans patch"]
    assert "naloxone kit" not in typed_in(flag(found, "b8_naltrexone"))
    assert typed_in(flag(found, "c6_clue")) == ["naloxone kit"]


def test_unrecognised_names_stand_right_below_the_opioid_line(shipped: Checklist) -> None:
    rows = (MedicineRow("tramadol"), MedicineRow("Qwertyzol forte"))
    for said, order in (
        ("no", ["b1_opioid", "b2_check", "a1_suicide", "mentioned", "b6_liver"]),
        ("yes", ["a1_suicide", "b1_opioid", "b2_check", "mentioned", "b6_liver"]),
    ):
        values: dict[str, Value] = {"mood_crisis": "yes", "opioids_now": said, "liver_disease": "yes"}
        found = found_with(shipped, **values, medicines=rows, notes="morphine in 2019")
        assert ids(found) == order
        assert typed_in(flag(found, "b2_check")) == ["Qwertyzol forte"]


@pytest.mark.parametrize("name", ["", " ", "\t", "\u200b", "\u00a0\u2060"])
def test_a_row_without_a_name_that_can_be_seen_is_an_unknown_medicine(shipped: Checklist, name: str) -> None:
    found = found_with(shipped, medicines=(MedicineRow(name, amount="two at night"),))
    rows = [line.row for line in flag(found, "b2_check").lines]
    assert [row.amount for row in rows if isinstance(row, MedicineRow)] == ["two at night"]


@pytest.mark.parametrize("word", ["syrup", "blueberries"])
def test_an_everyday_word_is_to_be_checked_and_is_no_opioid(shipped: Checklist, word: str) -> None:
    found = found_with(shipped, medicines=(MedicineRow(word),))
    assert ids(found) == ["b2_check"]


@pytest.mark.parametrize(
    ("where", "answers"),
    [
        ("notes", Answers(values={"notes": "They gave me morphine once"})),
        ("allergies_what", Answers(values={"allergies": "yes", "allergies_what": "morphine"})),
        ("opioid_last_dose", Answers(values={"opioid_last_dose": TypedDate("after the morphine", date(2026, 11, 1))})),
        ("own_1", Answers(questions=QuestionChoices(own=(OwnQuestion("own_1", "Is morphine better?"),)))),
        ("fair_trial", Answers(questions=QuestionChoices(edited={"fair_trial": "Is it fair with morphine?"}))),
        ("decision_values", Answers(decided={"decision_values": "first the clinic for morphine"})),
    ],
)
def test_an_opioid_named_in_other_words_is_to_be_checked(where: str, answers: Answers) -> None:
    found = find(minimal_checklist(), answers)
    assert [mention.field for mention in found.mentions] == [where]
    assert [m.name for m in flag(found, "mentioned").mentions[0].matches] == ["morphine"]
    assert not any(each.opioid for each in found.flags)


def test_of_hidden_words_the_opioid_alone_is_told(shipped: Checklist) -> None:
    found = found_with(shipped, surgery_planned="no", surgery_what="morphine for Aunt Edna")
    (mention,) = found.mentions
    assert (mention.text, mention.where, mention.field) == ("morphine", shipped.texts["unseen_answer"], "")
    assert "mentioned" in ids(found)
    assert not found_with(shipped, surgery_planned="no", surgery_what="hip for Aunt Edna").mentions


ROW = {"name": "tramadal 50s", "reason": "back"}
STRAYS = {
    "row under a deleted id": Answers(unknown={"old_pills": [ROW]}),
    "row under what was decided": Answers(unknown_decided={"gone": {"rows": [ROW]}}),
    "row of another program": Answers(extra={"other": ROW}),
    "item that a field could not take": Answers(unknown={"medicines": [{**ROW, "dose": "1"}]}),
}
TEXTS = {
    "text under an unknown id": Answers(unknown={"gone": "I take tramadol"}),
    "list under an unknown id": Answers(unknown={"gone": ["none", "tramadol 50"]}),
    "a cell that no row has": Answers(unknown={"gone": [{"drug": "tramadol"}]}),
    "the title": Answers(title="my tramadol sheet"),
    "words for a question that is gone": Answers(questions=QuestionChoices(edited={"gone": "And tramadol?"})),
    "a question that could not be read": Answers(questions=QuestionChoices(extra={"own": [{"txt": "tramadol?"}]})),
}


@pytest.mark.parametrize("name", STRAYS)
@pytest.mark.parametrize("state", ["no", None])
def test_an_opioid_in_a_row_that_no_field_holds_is_flagged_like_any_other(
    shipped: Checklist, name: str, state: str | None
) -> None:
    found = find(shipped, replace(STRAYS[name], values={"opioids_now": state} if state else {}))
    first = flag(found, "b1_opioid")
    assert typed_in(first) == ["tramadal 50s"]
    assert first is found.flags[0]
    assert first.contradicted is (state == "no")


@pytest.mark.parametrize("name", TEXTS)
def test_an_opioid_in_text_that_no_field_holds_is_told(shipped: Checklist, name: str) -> None:
    found = find(shipped, TEXTS[name])
    assert [mention.text for mention in flag(found, "mentioned").mentions] == ["tramadol"]


@pytest.mark.parametrize("history", ["yes", "no", None])
def test_of_what_she_does_not_share_nothing_is_told(shipped: Checklist, history: str | None) -> None:
    values: dict[str, Value] = {"mood_history_what": "tramadol, in 2009"}
    values |= {"mood_history": history} if history else {}
    assert find(shipped, Answers(values=values, settings=Settings(show_mood=False))).mentions == ()
    assert find(shipped, Answers(values=values)).mentions


def test_a_row_of_therapies_without_a_field_is_no_unknown_medicine(shipped: Checklist) -> None:
    for state in ("using", "sometimes"):
        found = find(shipped, Answers(unknown={"gone": [{"name": "swimming", "state": state}]}))
        assert found.flags == ()
    assert find(shipped, Answers(unknown={"gone": [{"name": "kratom tea", "effect": "worse"}]})).flags[0].opioid


@pytest.mark.parametrize(
    ("disorder", "contradicted", "decided_by"),
    [
        ("yes", False, "opioid_use_disorder"),
        ("not_sure", False, "opioid_use_disorder"),
        ("no", True, "opioid_treatment"),
    ],
)
def test_a_flag_that_another_of_her_answers_raises_is_no_contradiction(
    shipped: Checklist, disorder: str, contradicted: bool, decided_by: str
) -> None:
    found = found_with(
        shipped, opioid_treatment="no", opioid_use_disorder=disorder, medicines=(MedicineRow("methadone"),)
    )
    treatment = flag(found, "b3_treatment")
    assert (treatment.contradicted, treatment.deciding) == (contradicted, decided_by)
    assert typed_in(treatment) == ["methadone"]


def test_what_the_content_forgets_is_flagged_by_the_program() -> None:
    found = found_with(
        minimal_checklist(), opioids_now="no", medicines=(MedicineRow("methadone"), MedicineRow("naltrexone"))
    )
    assert found.flags[0].alert.id == "typed_opioid"
    assert found.flags[0].contradicted
    assert typed_in(flag(found, "typed_other")) == ["naltrexone"]


def test_every_shipped_name_that_matters_is_shown_by_some_flag(shipped: Checklist) -> None:
    for group in groups():
        for entry in group.entries:
            found = found_with(shipped, medicines=(MedicineRow(entry.name),))
            line = found.lines[0]
            shown = [each.alert.id for each in found.flags if line in each.lines]
            matters = line.recognised.flag is not Flag.NONE or group.id == SEDATIVES
            assert bool(shown) is matters, (entry.name, line.recognised, shown)


@pytest.mark.parametrize("said", ["yes", "not_sure", "no", None])
@pytest.mark.parametrize("typed", ["Zopiclone 7.5", "amitryptiline", "nytol", "Valium"])
def test_a_sedative_that_is_typed_is_asked_about_and_never_called_more(
    shipped: Checklist, typed: str, said: str | None
) -> None:
    values: dict[str, Value] = {"sedatives": said} if said else {}
    found = found_with(shipped, medicines=(MedicineRow(typed),), **values)
    assert ids(found) == ["d3_sedatives"]
    assert typed_in(found.flags[0]) == [typed]
    assert found.flags[0].contradicted is (said == "no")
    assert found.lines[0].recognised.flag is Flag.NONE


@pytest.mark.parametrize("state", ["yes", "not_sure"])
def test_not_sure_flags_like_yes_and_prints_as_not_sure(shipped: Checklist, state: str) -> None:
    for row in shipped.safety_table:
        raised = [each for each in found_with(shipped, **{row.field: state}).flags if each.deciding == row.field]
        assert raised, row.field
        assert {each.state for each in raised} == {State(state)}


def test_a_flag_raised_by_another_answer_does_not_print_no(shipped: Checklist) -> None:
    found = found_with(shipped, opioid_tapering="no", hopes=("cut_opioids",))
    raised = flag(found, "b5_tapering")
    assert (raised.state, raised.deciding) == (State.YES, "hopes")


@pytest.mark.parametrize(
    ("name", "field", "ticked"),
    [("b1_opioid", "opioid_forgotten", "kratom"), ("a3_allergy_signs", "face_or_breath_now", "swollen_face")],
)
def test_what_was_ticked_in_a_list_prints_yes(shipped: Checklist, name: str, field: str, ticked: str) -> None:
    raised = flag(found_with(shipped, **{field: (ticked,)}), name)
    assert (raised.state, raised.deciding, raised.main) == (State.YES, field, True)
    assert field in raised.shown


@pytest.mark.parametrize("state", ["yes", "not_sure"])
def test_a_pump_near_the_spine_counts_as_an_opioid_beside_ldn_and_in_pregnancy(shipped: Checklist, state: str) -> None:
    clash = found_with(shipped, on_naltrexone="yes", opioid_pump=state)
    assert flag(clash, "a2_clash").also == ("opioid_pump",)
    assert "u2_clash" in {urgent.id for urgent in clash.urgent}
    pregnant = found_with(shipped, pregnancy="yes", opioid_pump=state)
    assert "a4_pregnant_opioid" in ids(pregnant)
    assert "u6_pregnant_opioid" in {urgent.id for urgent in pregnant.urgent}
    assert not {q.topic for q in clash.suggested} & {"efficacy"}


def test_with_nothing_answered_every_safety_question_is_named_and_nothing_is_flagged(shipped: Checklist) -> None:
    found = found_with(shipped)
    assert found.flags == ()
    named = [f.id for group in found.unanswered for f in group.fields]
    assert {row.field for row in shipped.safety_table} <= set(named)
    assert len(named) == len(set(named))
    assert [answer.state for answer in found.safety] == [State.NOT_ANSWERED] * len(shipped.safety_table)


def test_a_question_that_matters_with_another_is_named_once_that_one_holds(shipped: Checklist) -> None:
    def act_today(**values: Value) -> list[str]:
        groups = found_with(shipped, **values).unanswered
        return [f.id for group in groups if group.tier == "A" for f in group.fields]

    assert "pregnancy" not in act_today()
    assert "pregnancy" in act_today(opioids_now="yes")
    assert "on_naltrexone" in act_today(medicines=(MedicineRow("tramadol"),))


def test_a_question_that_its_flag_calls_not_answered_is_not_named_twice(shipped: Checklist) -> None:
    found = found_with(shipped, medicines=(MedicineRow("tramadol"),))
    assert flag(found, "b1_opioid").state is State.NOT_ANSWERED
    assert "opioids_now" not in {f.id for group in found.unanswered for f in group.fields}


def test_follow_up_questions_that_are_not_asked_are_not_missed(shipped: Checklist) -> None:
    named = [f.id for group in found_with(shipped, surgery_planned="no").unanswered for f in group.fields]
    assert "surgery_soon" not in named


def test_the_same_answers_give_the_same_findings(shipped: Checklist) -> None:
    values: dict[str, Value] = {"opioids_now": "yes", "medicines": (MedicineRow("tramadol"),), "notes": "morphine"}
    assert found_with(shipped, **values) == found_with(shipped, **values)


class Blind:
    """Recognises nothing."""

    def recognise(self, text: str, *, context: str = "", opioid_field: bool = False) -> Recognised:
        del context, opioid_field
        return Recognised(text, Flag.NONE, True, ())

    def mentions(self, text: str) -> tuple[Match, ...]:
        del text
        return ()


def test_a_recogniser_can_be_put_in_place_of_the_shipped_one() -> None:
    answers = Answers(values={"medicines": (MedicineRow("tramadol"),)})
    assert find(minimal_checklist(), answers, Blind()).flags == ()


def test_tiers_then_urgency_decide_the_order() -> None:
    text = changed("id: alcohol_flag, tier: B", "id: alcohol_flag, tier: A")
    found = found_with(load_text(text), liver_disease="yes", alcohol="yes", pregnancy="yes")
    assert ids(found) == ["alcohol_flag", "liver_disease_flag", "pregnancy_flag"]


@pytest.mark.parametrize(
    "values",
    [
        {"opioids_now": "no", "opioid_as_needed": "yes"},
        {"opioids_now": "no", "opioid_forgotten": ("tramadol",)},
        {"opioids_now": "no", "medicines": (MedicineRow(name="tramadol"),)},
    ],
)
def test_no_opioids_never_stands_unmarked_while_the_opioid_flag_is_up(values: dict[str, Value]) -> None:
    found = find(pipeline.load_checklist(), Answers(values=values))
    row = next(answer for answer in found.safety if answer.row.field == "opioids_now")
    assert row.state is State.NO
    assert row.contradicted


def rows_marked(found: Findings) -> set[str]:
    return {answer.row.field for answer in found.safety if answer.contradicted}


LONG_ACTING = {"opioids_now", "opioid_patch_or_pump", "opioid_treatment"}  # methadone and its like raise all three
DENIED = ("opioids_now", "opioid_patch_or_pump", "opioid_treatment", "on_naltrexone", "kidney_disease", "allergies")


@pytest.mark.parametrize(
    ("said", "marked"),
    [
        ({"opioid_use_disorder": "yes", "medicines": (MedicineRow("methadone"),)}, LONG_ACTING),
        ({"opioid_use_disorder": "not_sure"}, {"opioid_treatment"}),
        ({"medicines": (MedicineRow("Subutex"),)}, LONG_ACTING),
        ({"medicines": (MedicineRow("fentanyl patch"),)}, {"opioids_now", "opioid_patch_or_pump"}),
        ({"medicines": (MedicineRow("LDN"),)}, {"on_naltrexone"}),
        ({"opioid_pump": "not_sure"}, {"opioids_now", "opioid_patch_or_pump"}),
        ({"opioid_tapering": "yes"}, {"opioids_now"}),
        ({"opioid_withdrawal_now": "yes"}, {"opioids_now"}),
        ({"dialysis": "yes"}, {"kidney_disease"}),
        ({"naltrexone_allergy": "yes"}, {"allergies"}),
        ({"medicines": (MedicineRow("paracetamol"),), "notes": "none of these"}, set()),
        ({"liver_disease": "yes", "opioid_depot_ever": "yes"}, set()),
    ],
)
def test_no_answered_no_stands_unmarked_under_a_flag_that_says_otherwise(
    shipped: Checklist, said: dict[str, Value], marked: set[str]
) -> None:
    found = found_with(shipped, **{**dict.fromkeys(DENIED, "no"), **said})
    assert rows_marked(found) == marked
    assert rows_marked(found_with(shipped, **said)) == set()  # what was not answered is not called a "no"
