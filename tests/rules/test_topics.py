"""Topics: each fact and each typed medicine in one row, one state, what speaks against an answer, what may reassure."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from msgspec.structs import replace

from ldnprep.answers.model import (
    Answers,
    DateNotSure,
    MedicineRow,
    OwnQuestion,
    PartialDate,
    QuestionChoices,
    Settings,
    TherapyRow,
    TypedDate,
    Value,
)
from ldnprep.content.ids import DECIDING
from ldnprep.content.model import Checklist, Urgency
from ldnprep.medicines.model import Flag, Match, Recognised
from ldnprep.rules.find import find
from ldnprep.rules.model import Findings, RowFound, State, TopicFound
from tests.minimal import changed, load_text, minimal_checklist
from tests.rules.names import Says, match, typed
from tests.rules.oracle import YES_NO
from tests.rules.people import random_people
from tests.rules.rows import ReadsRows
from tests.rules.told import answers_of

ALL_NO: dict[str, Value] = dict.fromkeys(YES_NO, "no")


def found_with(checklist: Checklist, /, **values: Value) -> Findings:
    return find(checklist, Answers(values=values))


def beside_all_no(checklist: Checklist, /, **values: Value) -> Findings:
    return find(checklist, Answers(values={**ALL_NO, **values}))


def rows(*names: str) -> tuple[MedicineRow, ...]:
    return tuple(map(MedicineRow, names))


def topic(found: Findings, name: str = "opioids") -> TopicFound:
    return next(each for each in found.topics if each.topic.id == name)


def row(found: Findings, where: str, label: str) -> RowFound:
    return next(each for each in topic(found, where).rows if each.label == label)


def typed_in(found: RowFound) -> list[str]:
    return [line.recognised.text for line in found.lines]


def homes(found: Findings) -> dict[str, list[tuple[str, str]]]:
    """Typed text → topic and label of the rows in which it stands."""
    told: dict[str, list[tuple[str, str]]] = {}
    for each in found.topics:
        for place in each.rows:
            for text in typed_in(place):
                told.setdefault(text, []).append((each.topic.id, place.label))
    return told


# ---------------------------------------------------------------- order


def test_the_topics_stand_in_the_order_of_the_content_while_nothing_is_raised(shipped: Checklist) -> None:
    assert [each.topic.id for each in found_with(shipped).topics] == list(DECIDING)


def test_urgency_comes_first_and_opioids_among_equals(shipped: Checklist) -> None:
    found = beside_all_no(shipped, alcohol="yes", kidney_disease="yes", liver_disease="yes", opioids_now="yes")
    assert [(each.topic.id, each.urgency.value) for each in found.topics][:4] == [
        ("opioids", "before"),
        ("liver", "before"),
        ("kidneys", "before"),
        ("alcohol", "note"),
    ]


def test_of_what_must_be_done_today_breathing_comes_first(shipped: Checklist) -> None:
    today: dict[str, Value] = {
        "surgery_planned": "yes",
        "surgery_soon": "yes",
        "pregnancy": "yes",
        "pregnancy_which": "pregnant",
        "liver_signs_now": "yes",
        "mood_crisis": "yes",
        "opioids_now": "yes",
        "on_naltrexone": "yes",
        "breathing_trouble_now": "yes",
    }
    order = [each.topic.id for each in beside_all_no(shipped, **today).topics if each.urgency is Urgency.TODAY]
    assert order == ["allergies", "opioids", "mood", "liver", "pregnancy", "surgery"]


# ---------------------------------------------------------------- facts


def test_each_answer_is_told_once_and_with_its_own_state(shipped: Checklist) -> None:
    for person in random_people(60, seed=8):
        found = find(shipped, answers_of(shipped, person.answers))
        facts = [fact for each in found.topics for fact in each.facts(*State)]
        assert max(Counter(fact.field.id for fact in facts).values()) == 1
        assert all(fact.state.value == person.state(fact.field.id) for fact in facts if fact.field.id in YES_NO)


def test_a_question_that_is_not_asked_is_no_fact(shipped: Checklist) -> None:
    def told(found: Findings) -> set[str]:
        return {fact.field.id for fact in topic(found, "surgery").facts(*State)}

    assert "surgery_soon" not in told(found_with(shipped, surgery_planned="no", surgery_soon="not_sure"))
    assert "surgery_soon" in told(found_with(shipped, surgery_planned="yes"))


def test_the_day_of_the_last_opioid_is_a_fact_whatever_is_asked() -> None:
    text = changed(
        "{id: opioid_last_dose, kind: date, label: Last dose}",
        "{id: opioid_last_dose, kind: date, label: Last dose, when: {opioids_now: yes}}",
    )
    text = text.replace("fields: [opioids_now, opioid_patch", "fields: [opioid_last_dose, opioids_now, opioid_patch")
    found = found_with(load_text(text), opioids_now="no", opioid_last_dose=PartialDate(2026, 11, 19))
    facts = {fact.field.id: fact.state for fact in topic(found).facts(*State)}
    assert facts["opioid_last_dose"] is State.YES


@pytest.mark.parametrize(
    ("value", "state"),
    [
        (None, State.NOT_ANSWERED),
        (DateNotSure(), State.NOT_SURE),
        (PartialDate(2026, 11), State.YES),
        (TypedDate("last summer", date(2026, 11, 1)), State.YES),
    ],
)
def test_a_date_is_told_as_known_not_sure_or_not_answered(
    shipped: Checklist, value: Value | None, state: State
) -> None:
    values: dict[str, Value] = {} if value is None else {"opioid_last_dose": value}
    facts = {fact.field.id: fact.state for fact in topic(found_with(shipped, **values)).facts(*State)}
    assert facts["opioid_last_dose"] is state


@pytest.mark.parametrize(
    ("ticked", "state"),
    [((), State.NOT_ANSWERED), (("cirrhosis",), State.YES), (("cirrhosis", "fatty_liver"), State.YES)],
)
def test_a_list_is_yes_when_something_is_ticked(shipped: Checklist, ticked: tuple[str, ...], state: State) -> None:
    values: dict[str, Value] = {"liver_which": ticked} if ticked else {}
    facts = topic(found_with(shipped, liver_disease="yes", **values), "liver").facts(*State)
    assert {fact.field.id: fact.state for fact in facts}["liver_which"] is state


def test_a_list_in_which_none_of_these_alone_is_ticked_is_no() -> None:
    options = "options: [{id: one, label: One}, {id: none_of_these, label: None, alone: yes}]"
    text = changed(
        "      - {id: pain_now", f"      - {{id: also, kind: choices, label: Also?, {options}}}\n      - {{id: pain_now"
    ).replace("fields: [opioids_now, opioid_patch", "fields: [also, opioids_now, opioid_patch")
    for ticked, state in ((("none_of_these",), State.NO), (("one",), State.YES), (("one", "none_of_these"), State.YES)):
        facts = topic(found_with(load_text(text), also=ticked)).facts(*State)
        assert {fact.field.id: fact.state for fact in facts}["also"] is state


def test_the_option_not_sure_of_a_choice_is_told_as_not_sure(shipped: Checklist) -> None:
    found = found_with(shipped, opioid_treatment="yes", opioid_treatment_when="not_sure")
    facts = {fact.field.id: fact.state for fact in topic(found).facts(*State)}
    assert facts["opioid_treatment_when"] is State.NOT_SURE


# ---------------------------------------------------------------- where typed medicines stand


@pytest.mark.parametrize(
    ("name", "home"),
    [
        ("tramadol", ("opioids", "Which")),
        ("methadone", ("opioids", "Which")),
        ("fentanyl patch", ("opioids", "Which")),
        ("kratom", ("opioids", "Which")),
        ("intrathecal pump", ("opioids", "Patch or pump")),
        ("naloxone", ("opioids", "Goes with opioids")),
        ("LDN", ("naltrexone", "LDN or naltrexone")),
        ("Contrave", ("naltrexone", "LDN or naltrexone")),
        ("loperamide", ("other_medicines", "Loose-bowel medicine")),
        ("dextromethorphan", ("other_medicines", "Please check")),
        ("disulfiram", ("other_medicines", "Medicines")),
        ("zopiclone", ("other_medicines", "Medicines")),
        ("Qwertyzol forte", ("other_medicines", "Not recognised")),
        ("syrup", ("other_medicines", "Not recognised")),
    ],
)
def test_each_typed_medicine_stands_in_one_row(shipped: Checklist, name: str, home: tuple[str, str]) -> None:
    assert homes(found_with(shipped, medicines=rows(name))) == {name: [home]}


def test_an_ordinary_medicine_stands_in_no_topic(shipped: Checklist) -> None:
    assert homes(found_with(shipped, medicines=rows("omeprazole"))) == {}


@pytest.mark.parametrize("name", ["Qwertyzol forte", "ibuprofen", "loperamide", "tramadol", ""])
def test_what_stands_in_the_box_for_opioids_stands_among_the_opioids(shipped: Checklist, name: str) -> None:
    given = (MedicineRow(name, amount="two at night"),)
    assert homes(found_with(shipped, opioid_names=given)) == {name: [("opioids", "Which")]}


def test_a_blocker_in_the_box_for_opioids_stands_with_the_blockers(shipped: Checklist) -> None:
    assert homes(found_with(shipped, opioid_names=rows("LDN"))) == {"LDN": [("naltrexone", "LDN or naltrexone")]}


def test_an_opioid_that_no_row_of_the_content_asks_for_stands_in_the_first_row_of_the_box() -> None:
    text = changed("fields: [opioids_now, opioid_patch", "fields: [opioid_names, opioids_now, opioid_patch")
    names = Says(opi=typed("opi", match("combinations")))
    found = find(load_text(text), Answers(values={"medicines": rows("opi")}), names)
    assert homes(found) == {"opi": [("opioids", "Row opioids")]}


def test_blockers_opioids_and_kits_stand_each_in_their_own_rows(shipped: Checklist) -> None:
    found = found_with(shipped, medicines=rows("Butrans patch", "co-codamol", "naloxone kit", "LDN"))
    assert typed_in(row(found, "opioids", "Which")) == ["Butrans patch", "co-codamol"]
    assert typed_in(row(found, "opioids", "Goes with opioids")) == ["naloxone kit"]
    assert typed_in(row(found, "naltrexone", "LDN or naltrexone")) == ["LDN"]


def test_a_row_may_take_some_names_of_a_group_only() -> None:
    one = "{label: Row naltrexone, fields: [on_naltrexone], groups: [blockers], names: [this]}"
    text = changed("{label: Row naltrexone, fields: [on_naltrexone]}", one)
    lines = {name: typed(name, match("blockers", Flag.ANTAGONIST, "", name=name)) for name in ("this", "that")}
    found = find(load_text(text), Answers(values={"medicines": rows("this", "that")}), Says(**lines))
    assert homes(found) == {"this": [("naltrexone", "Row naltrexone")]}


# ---------------------------------------------------------------- every place in which an opioid may be typed


@pytest.mark.parametrize("field", ["medicines", "opioid_names"])
@pytest.mark.parametrize("name", ["tramadol", "tramadal 50s", "stopped tramadol 2019"])
def test_no_to_opioids_but_one_typed_is_marked_and_stands_first(shipped: Checklist, field: str, name: str) -> None:
    found = beside_all_no(shipped, liver_disease="yes", **{field: rows(name)})
    first = found.topics[0]
    assert (first.topic.id, first.state, first.answer) == ("opioids", State.YES, State.NO)
    assert (first.against, first.typed) == (True, True)
    assert typed_in(first.rows[0]) == [name]


@pytest.mark.parametrize("cell", ["amount", "how_often", "reason", "prescriber"])
def test_an_opioid_in_any_cell_of_a_row_counts(shipped: Checklist, cell: str) -> None:
    given = MedicineRow(**{"name": "ibuprofen", cell: "with tramadol"})
    found = beside_all_no(shipped, medicines=(given,))
    assert (topic(found).urgency, topic(found).typed) == (Urgency.BEFORE, True)


def test_an_opioid_among_the_therapies_counts(shipped: Checklist) -> None:
    found = beside_all_no(shipped, therapies=(TherapyRow("", "kratom tea"),))
    assert [line.row for line in topic(found).rows[0].lines] == [TherapyRow("", "kratom tea")]
    assert topic(found).urgency is Urgency.BEFORE


@pytest.mark.parametrize("name", ["", " ", "\t", "\u200b", "\u00a0\u2060"])
def test_a_row_without_a_name_that_can_be_seen_is_an_unknown_medicine(shipped: Checklist, name: str) -> None:
    found = beside_all_no(shipped, medicines=(MedicineRow(name, amount="two at night"),))
    told = [line.row for line in row(found, "other_medicines", "Not recognised").lines]
    assert [each.amount for each in told if isinstance(each, MedicineRow)] == ["two at night"]
    assert not found.reassures


def test_a_therapy_that_the_list_does_not_know_is_no_unknown_medicine(shipped: Checklist) -> None:
    for state in ("using", "sometimes"):
        found = find(shipped, Answers(values=ALL_NO, unknown={"gone": [{"name": "swimming", "state": state}]}))
        assert homes(found) == {}
        assert found.reassures
    assert find(shipped, Answers(unknown={"gone": [{"name": "yoga", "state": "using"}]})).lines[0].field == "therapies"
    stray = Answers(values=ALL_NO, unknown={"gone": [{"name": "kratom tea", "effect": "worse"}]})
    assert homes(find(shipped, stray)) == {"kratom tea": [("opioids", "Which")]}


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
    "words for a question that is gone": Answers(questions=QuestionChoices(edited={"gone": "And tramadol?"})),
    "a question that could not be read": Answers(questions=QuestionChoices(extra={"own": [{"txt": "tramadol?"}]})),
}


@pytest.mark.parametrize("name", STRAYS)
@pytest.mark.parametrize("state", ["no", None])
def test_an_opioid_in_a_row_that_no_field_holds_stands_like_any_other(
    shipped: Checklist, name: str, state: str | None
) -> None:
    found = find(shipped, replace(STRAYS[name], values={"opioids_now": state} if state else {}))
    assert homes(found) == {"tramadal 50s": [("opioids", "Which")]}
    assert found.topics[0] is topic(found)
    assert (topic(found).state, topic(found).against) == (State.YES, True)


@pytest.mark.parametrize("name", TEXTS)
def test_an_opioid_in_text_that_no_field_holds_is_told(shipped: Checklist, name: str) -> None:
    found = topic(find(shipped, TEXTS[name]))
    assert [mention.text for mention in found.rows[0].mentions] == ["tramadol"]
    assert (found.state, found.urgency) == (State.NOT_SURE, Urgency.BEFORE)


@pytest.mark.parametrize(
    ("where", "answers"),
    [
        ("notes", Answers(values={"notes": "They gave me morphine once"})),
        ("opioid_last_dose", Answers(values={"opioid_last_dose": TypedDate("after the morphine", date(2026, 11, 1))})),
        ("own_1", Answers(questions=QuestionChoices(own=(OwnQuestion("own_1", "Is morphine better?"),)))),
        ("fair_trial", Answers(questions=QuestionChoices(edited={"fair_trial": "Is it fair with morphine?"}))),
        ("decision_values", Answers(decided={"decision_values": "first a word about morphine"})),
    ],
)
def test_an_opioid_named_in_other_words_is_to_be_checked(where: str, answers: Answers) -> None:
    found = find(minimal_checklist(), answers)
    assert [mention.field for mention in found.mentions] == [where]
    assert [m.name for m in topic(found).rows[0].mentions[0].matches] == ["morphine"]
    assert topic(found).state is not State.YES


def test_an_opioid_below_a_no_stands_in_her_words(shipped: Checklist) -> None:
    found = found_with(shipped, surgery_planned="no", surgery_what="morphine for Aunt Edna")
    (mention,) = found.mentions
    assert (mention.text, mention.field) == ("morphine for Aunt Edna", "surgery_what")
    assert topic(found).urgency is Urgency.BEFORE
    assert not found_with(shipped, surgery_planned="no", surgery_what="hip for Aunt Edna").mentions


def test_a_name_in_two_hidden_answers_is_told_once(shipped: Checklist) -> None:
    found = found_with(shipped, conditions_other="morphine", hopes_other="no morphine, codeine")
    (mention,) = found.mentions
    assert sorted(mention.text.split(", ")) == ["codeine", "morphine"]


@pytest.mark.parametrize("history", ["yes", "no", None])
def test_of_what_she_does_not_share_an_opioid_is_told_and_no_more(shipped: Checklist, history: str | None) -> None:
    """The contract says that a withheld mood never touches what is said of opioids: that holds of her ticks, not of
    the name of an opioid in her words."""
    values: dict[str, Value] = {"mood_history_what": "tramadol, in 2009"}
    values |= {"mood_history": history} if history else {}
    (mention,) = find(shipped, Answers(values=values, settings=Settings(show_mood=False))).mentions
    assert (mention.field, mention.text) == ("", "tramadol")
    assert find(shipped, Answers(values=values)).mentions


class Blind(ReadsRows):
    """Recognises nothing."""

    def recognise(self, text: str, *, context: str = "", opioid_field: bool = False) -> Recognised:
        del context, opioid_field
        return Recognised(text, Flag.NONE, True, ())

    def mentions(self, text: str) -> tuple[Match, ...]:
        del text
        return ()


def test_a_recogniser_can_be_put_in_place_of_the_shipped_one() -> None:
    answers = Answers(values={"medicines": rows("tramadol")})
    assert topic(find(minimal_checklist(), answers, Blind())).urgency is Urgency.NONE


# ---------------------------------------------------------------- states


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ({}, State.NO),
        ({"opioids_now": None}, State.NOT_ANSWERED),
        ({"opioid_treatment": None}, State.NOT_ANSWERED),
        ({"opioid_tapering": None}, State.NO),
        ({"opioid_tapering": "not_sure"}, State.NOT_SURE),
        ({"opioids_now": None, "opioid_tapering": "not_sure"}, State.NOT_SURE),
        ({"opioids_now": "not_sure", "opioid_tapering": "yes"}, State.YES),
        ({"overdose_ever": "yes"}, State.YES),
        ({"opioid_herbal": "yes"}, State.YES),
        ({"opioid_last_dose": DateNotSure()}, State.NOT_SURE),
        ({"opioid_last_dose": TypedDate("last week", date(2026, 11, 1))}, State.YES),
        ({"medicines": rows("tramadol")}, State.YES),
        ({"opioid_names": rows("green ones")}, State.YES),
        ({"medicines": rows("green ones")}, State.NO),
        ({"medicines": rows("loperamide")}, State.NO),
        ({"notes": "morphine in 2019"}, State.NOT_SURE),
        ({"allergies": "yes", "allergies_what": "morphine"}, State.NO),
        ({"opioid_very_sleepy_now": "yes"}, State.NO),
    ],
)
def test_the_state_of_the_opioids(shipped: Checklist, said: dict[str, Value | None], state: State) -> None:
    values = {name: value for name, value in {**ALL_NO, **said}.items() if value is not None}
    assert topic(find(shipped, Answers(values=values))).state is state


@pytest.mark.parametrize(
    ("where", "said", "state"),
    [
        ("naltrexone", {"on_naltrexone": "not_sure"}, State.NOT_SURE),
        ("naltrexone", {"medicines": rows("LDN")}, State.YES),
        ("naltrexone", {"medicines": rows("naloxone")}, State.NO),
        ("other_medicines", {"medicines": rows("Qwertyzol forte")}, State.NOT_SURE),
        ("other_medicines", {"medicines": rows("disulfiram")}, State.YES),
        ("other_medicines", {"sedatives": "not_sure"}, State.NOT_SURE),
        ("other_medicines", {"sedatives": None}, State.NOT_ANSWERED),
        ("other_health", {"transplant": None}, State.NOT_ANSWERED),
        ("other_health", {"opioid_very_sleepy_now": "yes"}, State.YES),
        ("pregnancy", {"pregnancy": "not_sure", "pregnancy_which": "pregnant"}, State.NOT_SURE),
        ("kidneys", {"dialysis": "yes"}, State.YES),
    ],
)
def test_the_state_of_the_other_topics(
    shipped: Checklist, where: str, said: dict[str, Value | None], state: State
) -> None:
    values = {name: value for name, value in {**ALL_NO, **said}.items() if value is not None}
    assert topic(find(shipped, Answers(values=values)), where).state is state


def test_the_answer_is_that_of_the_first_safety_question_alone(shipped: Checklist) -> None:
    found = topic(found_with(shipped, opioids_now="not_sure", opioid_treatment="yes"))
    assert (found.answer, found.state) == (State.NOT_SURE, State.YES)


# ---------------------------------------------------------------- what speaks against an answer


@pytest.mark.parametrize(
    ("said", "marked"),
    [
        ({}, set()),
        ({"opioid_as_needed": "yes"}, {"opioids"}),
        ({"opioid_from_other": "yes"}, {"opioids"}),
        ({"opioid_pump": "not_sure"}, {"opioids"}),
        ({"opioid_tapering": "yes"}, {"opioids"}),
        ({"opioid_use_disorder": "yes", "medicines": rows("methadone")}, {"opioids"}),
        ({"medicines": rows("Subutex")}, {"opioids"}),
        ({"medicines": rows("LDN")}, {"naltrexone"}),
        ({"notes": "my morphine"}, {"opioids"}),
        ({"dialysis": "yes"}, {"kidneys"}),
        ({"naltrexone_allergy": "yes"}, {"allergies"}),
        ({"allergies": "yes", "allergies_what": "morphine"}, set()),
        ({"medicines": rows("paracetamol"), "notes": "none of these"}, set()),
        ({"medicines": rows("loperamide")}, set()),
        ({"opioid_withdrawal_now": "yes"}, set()),
        ({"could_get_pregnant": "yes"}, set()),
        ({"mood_history": "yes", "nightmares": "yes"}, set()),
        ({"urgent_pain_condition": "yes"}, set()),
        ({"liver_tests_raised": "yes"}, set()),
        ({"overdose_ever": "yes"}, set()),
        ({"medicines": rows("tacrolimus", "sodium valproate")}, set()),
    ],
)
def test_no_answered_no_stands_unmarked_where_something_says_otherwise(
    shipped: Checklist, said: dict[str, Value], marked: set[str]
) -> None:
    found = beside_all_no(shipped, **said)
    assert {each.topic.id for each in found.topics if each.against} == marked


@pytest.mark.parametrize(
    ("said", "typed_against"),
    [
        ({"medicines": rows("tramadol")}, True),
        ({"notes": "my morphine"}, True),
        ({"opioid_last_dose": PartialDate(2026, 11, 20)}, True),
        ({"opioid_tapering": "yes"}, False),
        ({"opioid_from_other": "yes"}, False),
    ],
)
def test_but_typed_is_said_of_what_she_typed_alone(
    shipped: Checklist, said: dict[str, Value], typed_against: bool
) -> None:
    found = find(shipped, Answers(values={**ALL_NO, "visit_date": PartialDate(2026, 12, 9), **said}))
    assert (topic(found).against, topic(found).typed) == (True, typed_against)


def test_a_yes_is_not_spoken_against(shipped: Checklist) -> None:
    found = beside_all_no(shipped, opioids_now="yes", opioid_tapering="yes", medicines=rows("tramadol"))
    assert (topic(found).against, topic(found).typed) == (False, False)


def test_medicines_are_not_denied_by_a_question_that_did_not_ask_about_them(shipped: Checklist) -> None:
    found = topic(beside_all_no(shipped, medicines=rows("zopiclone", "Qwertyzol forte")), "other_medicines")
    assert (found.against, found.typed) == (False, False)


# ---------------------------------------------------------------- what may reassure


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"medicines": rows("paracetamol", "omeprazole", "vitamin D")},
        {"medicines": rows("disulfiram")},
        {"medicines": rows("zopiclone")},
        {"on_naltrexone": "yes"},
        {"medicines": rows("LDN")},
        {"liver_disease": "yes", "cancer": "not_sure", "alcohol": "yes"},
        {"household_opioids": "yes"},
        {"therapies": (TherapyRow("", "swimming"),)},
    ],
)
def test_it_reassures_while_nothing_tells_of_an_opioid(shipped: Checklist, said: dict[str, Value]) -> None:
    assert beside_all_no(shipped, **said).reassures


@pytest.mark.parametrize(
    "said",
    [
        *[{name: "not_sure"} for name in DECIDING["opioids"]],
        {"opioid_as_needed": "not_sure"},
        {"overdose_ever": "yes"},
        {"opioid_clue": "not_sure"},
        {"hopes": ("cut_opioids",)},
        {"opioid_last_dose": PartialDate(2009)},
        {"opioid_last_dose": DateNotSure()},
        {"opioid_depot_ever": "yes"},
        {"opioid_names": rows("ibuprofen")},
        {"opioid_names": rows("LDN")},
        {"medicines": rows("Qwertyzol forte")},
        {"medicines": rows("syrup")},
        {"medicines": rows("loperamide")},
        {"medicines": rows("dextromethorphan")},
        {"therapies": (TherapyRow("", "blues"),)},
        {"allergies": "yes", "allergies_what": "morphine"},
        {"notes": "morphine"},
        {"surgery_what": "morphine"},
    ],
)
def test_it_never_reassures_against_what_she_gave(shipped: Checklist, said: dict[str, Value]) -> None:
    assert not beside_all_no(shipped, **said).reassures


@pytest.mark.parametrize("name", DECIDING["opioids"])
def test_it_never_reassures_while_a_safety_question_about_opioids_is_open(shipped: Checklist, name: str) -> None:
    values = {each: value for each, value in ALL_NO.items() if each != name}
    assert not find(shipped, Answers(values=values)).reassures


@pytest.mark.parametrize("group", ["check", "procedural", "opioid_signs"])
def test_a_name_of_a_group_that_may_hold_an_opioid_forbids_it(shipped: Checklist, group: str) -> None:
    names = Says(name=typed("name", match(group, Flag.CHECK, "")))
    assert not find(shipped, Answers(values={**ALL_NO, "medicines": rows("name")}), names).reassures


@pytest.mark.parametrize("group", ["interaction", "immune", "liver", "sedatives"])
def test_a_name_that_may_matter_otherwise_does_not(shipped: Checklist, group: str) -> None:
    names = Says(name=typed("name", match(group, Flag.CHECK, "")))
    assert find(shipped, Answers(values={**ALL_NO, "medicines": rows("name")}), names).reassures


@pytest.mark.parametrize(
    ("values", "alert"),
    [
        ({"opioid_names": (MedicineRow("lidocaine plaster"),), "opioid_patch_or_pump": "yes"}, "b1_named_none"),
        ({"medicines": (MedicineRow("Versatis plasters"),), "opioid_patch_or_pump": "yes"}, "b1_named_none"),
        ({"medicines": (MedicineRow("ibuprofen"),), "opioid_patch_or_pump": "yes"}, "b1_opioid"),
        ({"opioid_names": (MedicineRow("lidocaine plaster"),), "opioids_now": "yes"}, "b1_opioid"),
        ({"opioid_names": (MedicineRow("lidocaine plaster"), MedicineRow("codeine"))}, "b1_opioid"),
        ({"opioid_names": (MedicineRow("lidocaine plaster"),), "notes": "and my tramadol"}, "b1_opioid"),
    ],
)
def test_a_name_that_is_known_to_be_something_else_has_a_sentence_of_its_own(
    shipped: Checklist, values: dict[str, Value], alert: str
) -> None:
    """It stays to be cleared; only "contraindicated with opioids" is not said of a lidocaine plaster."""
    opioids = topic(find(shipped, Answers(values=values)), "opioids")
    assert opioids.urgency is Urgency.BEFORE
    assert opioids.alerts[0].alert.id == alert


def test_her_own_question_tells_of_ldn(shipped: Checklist) -> None:
    own = OwnQuestion("own_1", "I have been on LDN for a month, can I stay on it?")
    found = find(shipped, Answers(values={"opioids_now": "yes"}, questions=QuestionChoices(own=(own,))))
    assert topic(found, "naltrexone").typed
    assert "u2_named" in {urgent.id for urgent in found.urgent_printed}
    asks = OwnQuestion("own_1", "Should I take LDN?")
    found = find(shipped, Answers(values={"opioids_now": "yes"}, questions=QuestionChoices(own=(asks,))))
    assert topic(found, "naltrexone").urgency is Urgency.NONE


def test_the_title_of_the_file_is_no_answer(shipped: Checklist) -> None:
    assert find(shipped, Answers(title="About coming off tramadol")).mentions == ()


@pytest.mark.parametrize("field", ["opioid_treatment", "opioid_use_disorder", "opioid_clue", "opioid_depot_ever"])
@pytest.mark.parametrize("said", ["yes", "not_sure"])
def test_every_other_answer_about_opioids_speaks_against_her_no(shipped: Checklist, field: str, said: str) -> None:
    assert topic(beside_all_no(shipped, **{field: said})).against


@pytest.mark.parametrize("field", ["overdose_ever", "low_tolerance"])
def test_what_is_asked_of_no_substance_speaks_against_no_answer(shipped: Checklist, field: str) -> None:
    assert not topic(beside_all_no(shipped, **{field: "yes"})).against


def test_an_opioid_that_is_only_ticked_stands_among_what_was_tried(shipped: Checklist) -> None:
    found = beside_all_no(shipped, tried=(TherapyRow("opioid", "", "tried"),))
    homes = [(each.topic.id, place) for each in found.topics for place, row in enumerate(each.rows) if row.lines]
    past = next(place for place, row in enumerate(topic(found).topic.rows) if row.past)
    assert homes == [("opioids", past)]


def test_a_topic_that_asks_nothing_is_not_answered(shipped: Checklist) -> None:
    """As a clinic's own content may have one, of typed medicines alone."""
    last = shipped.topics[-1]
    silent = replace(last, deciding=(), rows=tuple(replace(row, fields=()) for row in last.rows))
    own = replace(shipped, topics=(*shipped.topics[:-1], silent))
    assert topic(found_with(own, **ALL_NO), silent.id).state is State.NOT_ANSWERED
