"""Alerts: which apply, in which order, and those that the program adds so that no content can lose what was typed."""

from __future__ import annotations

import pytest

from ldnprep.answers.model import Answers, MedicineRow, Value
from ldnprep.content.model import Checklist, Urgency
from ldnprep.medicines import groups
from ldnprep.medicines.model import Flag, Recognised
from ldnprep.rules.find import find
from ldnprep.rules.model import Findings, State, TopicFound
from tests.minimal import changed, load_text, minimal_checklist
from tests.rules.names import Says, match, typed

SYSTEMIC = typed("opi", match("combinations"))  # a group that no alert of the minimal content looks at
GUT = typed("gut", match("antidiarrhoeal", severity="gut"))
BLOCKER = typed("blk", match("antagonists", Flag.ANTAGONIST, "", name="naltrexone"))
KIT = typed("kit", match("antagonists", Flag.ANTAGONIST, "", name="naloxone"))
UNKNOWN = typed("unk", known=False)
FOR_PAIN = typed("unk", known=False, pain=True)
GUESS = typed("blu", match("herbal_street", Flag.CHECK))
SEDATIVES = "sedatives"  # a group of medicines that tells of no opioid


def topic(found: Findings, name: str) -> TopicFound:
    return next(each for each in found.topics if each.topic.id == name)


def raised(found: Findings, name: str) -> list[str]:
    return [each.alert.id for each in topic(found, name).alerts]


def typed_in(field: str, line: Recognised, **values: Value) -> Findings:
    names = Says(**{line.text: line})
    return find(minimal_checklist(), Answers(values={field: (MedicineRow(line.text),), **values}), names)


# ---------------------------------------------------------------- alerts of the content


def test_the_most_urgent_alert_gives_the_urgency_and_stands_first(shipped: Checklist) -> None:
    found = topic(find(shipped, Answers(values={"opioids_now": "yes", "on_naltrexone": "yes"})), "opioids")
    assert found.urgency is Urgency.TODAY
    assert found.alerts[0].alert.id == "a2_clash"
    assert [each.alert.urgency.place for each in found.alerts] == sorted(
        each.alert.urgency.place for each in found.alerts
    )


def test_within_an_urgency_the_place_decides() -> None:
    text = changed("order: 1, label: Your opioids_now", "order: 50, label: Your opioids_now")
    values: dict[str, Value] = {"opioids_now": "yes", "opioid_treatment": "yes"}
    assert raised(find(load_text(text), Answers(values=values)), "opioids") == [
        "opioid_treatment_flag",
        "opioids_now_flag",
    ]


def test_an_alert_yields_to_another_that_applies_and_only_then(shipped: Checklist) -> None:
    named = find(shipped, Answers(values={"allergies": "yes", "allergies_what": "pollen"}))
    assert raised(named, "allergies") == ["d3_allergies"]
    open_ended = find(shipped, Answers(values={"allergies": "yes"}))
    assert raised(open_ended, "allergies") == ["b7_allergies"]


@pytest.mark.parametrize("state", ["yes", "not_sure"])
def test_an_alert_prints_the_state_of_its_own_field(shipped: Checklist, state: str) -> None:
    found = topic(find(shipped, Answers(values={"liver_disease": state})), "liver")
    assert found.alerts[0].state is State(state)


def test_an_alert_of_several_fields_prints_no_state(shipped: Checklist) -> None:
    found = topic(find(shipped, Answers(values={"opioid_tapering": "yes", "hopes": ("cut_opioids",)})), "opioids")
    assert {each.alert.id: each.state for each in found.alerts}["b5_tapering"] is None


@pytest.mark.parametrize("sign", ["swollen_face_now", "breathing_trouble_now"])
def test_each_sign_of_its_own_prints_its_own_state(shipped: Checklist, sign: str) -> None:
    found = topic(find(shipped, Answers(values={sign: "not_sure"})), "allergies")
    assert found.urgency is Urgency.TODAY
    assert State.YES not in {each.state for each in found.alerts}


def test_a_typed_name_leaves_the_state_of_the_question_as_answered(shipped: Checklist) -> None:
    for said, state in ((None, State.NOT_ANSWERED), ("no", State.NO), ("not_sure", State.NOT_SURE)):
        values: dict[str, Value] = {"opioids_now": said} if said else {}
        found = topic(find(shipped, Answers(values={**values, "medicines": (MedicineRow("tramadol"),)})), "opioids")
        assert {each.alert.id: each.state for each in found.alerts}["b1_opioid"] is state


# ---------------------------------------------------------------- the program's own, each named step


@pytest.mark.parametrize(
    ("field", "line", "where", "alert", "urgency"),
    [
        ("medicines", SYSTEMIC, "opioids", "typed_opioid", Urgency.BEFORE),
        ("opioid_names", GUT, "opioids", "typed_opioid", Urgency.BEFORE),
        ("opioid_names", UNKNOWN, "opioids", "typed_opioid", Urgency.BEFORE),
        ("medicines", BLOCKER, "naltrexone", "typed_other", Urgency.NOTE),
        ("opioid_names", BLOCKER, "naltrexone", "typed_other", Urgency.NOTE),
        ("medicines", FOR_PAIN, "other_medicines", "not_recognised", Urgency.BEFORE),
        ("medicines", UNKNOWN, "other_medicines", "not_recognised", Urgency.NOTE),
        ("medicines", GUESS, "other_medicines", "not_recognised", Urgency.BEFORE),
    ],
)
def test_what_the_content_forgets_is_told_by_the_program(
    field: str, line: Recognised, where: str, alert: str, urgency: Urgency
) -> None:
    found = typed_in(field, line)
    assert raised(found, where) == [alert]
    assert topic(found, where).urgency is urgency
    assert topic(found, where).alerts[0].state is None


@pytest.mark.parametrize(
    ("field", "line", "where"),
    [
        ("medicines", GUT, "opioids"),
        ("medicines", BLOCKER, "opioids"),
        ("opioid_names", BLOCKER, "opioids"),
        ("medicines", KIT, "naltrexone"),
        ("medicines", UNKNOWN, "opioids"),
        ("medicines", GUESS, "opioids"),
        ("medicines", SYSTEMIC, "other_medicines"),
        ("medicines", SYSTEMIC, "naltrexone"),
        ("medicines", typed("ibu"), "other_medicines"),
    ],
)
def test_the_program_adds_nothing_where_nothing_was_typed_for_it(field: str, line: Recognised, where: str) -> None:
    assert raised(typed_in(field, line), where) == []


def test_where_the_content_says_as_much_the_program_is_silent() -> None:
    tramadol = typed("tra", match("analgesics"))
    assert raised(typed_in("medicines", tramadol), "opioids") == ["opioid_typed"]
    assert raised(typed_in("medicines", BLOCKER, on_naltrexone="yes"), "naltrexone") == ["on_naltrexone_flag"]


def test_where_the_content_says_less_the_program_says_more() -> None:
    text = changed("        urgency: before\n        order: 99\n", "        urgency: note\n        order: 99\n")
    names = Says(tra=typed("tra", match("analgesics")))
    found = find(load_text(text), Answers(values={"medicines": (MedicineRow("tra"),)}), names)
    assert raised(found, "opioids") == ["typed_opioid", "opioid_typed"]


def test_a_mention_is_cleared_first_and_a_reaction_only_never_reassures() -> None:
    names = Says(opi=SYSTEMIC)
    used = find(minimal_checklist(), Answers(values={"notes": "my opi at night"}), names)
    assert (raised(used, "opioids"), topic(used, "opioids").urgency) == (["mentioned"], Urgency.BEFORE)
    values: dict[str, Value] = {"allergies": "yes", "allergies_what": "opi gives me hives"}
    reaction = find(minimal_checklist(), Answers(values=values), names)
    assert (raised(reaction, "opioids"), topic(reaction, "opioids").urgency) == ([], Urgency.NONE)
    assert not reaction.reassures


def test_the_programs_own_alerts_say_please_check_in_the_words_of_the_content() -> None:
    checklist = minimal_checklist()
    alert = topic(typed_in("medicines", SYSTEMIC), "opioids").alerts[0].alert
    assert (alert.label, alert.text) == (checklist.texts["alert_typed_opioid"], checklist.texts["please_check"])
    assert alert.brief == alert.text


# ---------------------------------------------------------------- the shipped content


def test_every_shipped_name_that_matters_stands_in_a_topic_with_an_alert(shipped: Checklist) -> None:
    for group in groups():
        for entry in group.entries:
            found = find(shipped, Answers(values={"medicines": (MedicineRow(entry.name),)}))
            line = found.lines[0]
            homes = [each for each in found.topics if any(line in row.lines for row in each.rows)]
            by_pump = entry.name == "ziconotide"  # no opioid, and given by a spinal pump alone
            matters = line.recognised.flag is not Flag.NONE or group.id == SEDATIVES or by_pump
            assert len(homes) == matters, (entry.name, line.recognised)
            assert all(each.alerts for each in homes), (entry.name, line.recognised)


@pytest.mark.parametrize("said", ["yes", "not_sure", "no", None])
@pytest.mark.parametrize("name", ["Zopiclone 7.5", "amitryptiline", "nytol", "Valium"])
def test_a_sedative_that_is_typed_is_asked_about_and_never_called_more(
    shipped: Checklist, name: str, said: str | None
) -> None:
    values: dict[str, Value] = {"sedatives": said} if said else {}
    found = find(shipped, Answers(values={**values, "medicines": (MedicineRow(name),)}))
    assert raised(found, "other_medicines") == ["d3_sedatives"]
    assert topic(found, "other_medicines").urgency is Urgency.NOTE
    assert [each.topic.id for each in found.topics if each.alerts] == ["other_medicines"]


def test_yes_and_not_sure_to_every_safety_question_raise_an_alert_of_their_topic(shipped: Checklist) -> None:
    for each in shipped.topics:
        for name in each.deciding:
            for said in ("yes", "not_sure"):
                assert raised(find(shipped, Answers(values={name: said})), each.id), (name, said)


def test_with_nothing_answered_nothing_is_raised_and_nothing_looks_like_a_no(shipped: Checklist) -> None:
    found = find(shipped, Answers())
    assert [each.topic.id for each in found.topics if each.alerts] == []
    assert {each.state for each in found.topics} == {State.NOT_ANSWERED}
    assert not found.reassures
    assert found.urgent == ()


def test_the_same_answers_give_the_same_findings(shipped: Checklist) -> None:
    answers = Answers(values={"opioids_now": "yes", "medicines": (MedicineRow("tramadol"),), "notes": "morphine"})
    assert find(shipped, answers) == find(shipped, answers)
