"""With `show_mood` off nothing that leaves tells what she answered about suicide."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from ldnprep.answers.model import Answers, MedicineRow, QuestionChoices, Settings, Value
from ldnprep.content.model import Checklist
from ldnprep.pipeline import SheetOptions, make_fhir, make_message, make_text
from ldnprep.rules.find import find
from ldnprep.rules.model import Findings, State
from tests.minimal import changed, load_text

UNTOUCHED = QuestionChoices()
STATES: list[dict[str, Value]] = [{"mood_crisis": "yes"}, {"mood_crisis": "no"}, {"mood_crisis": "not_sure"}, {}]
OTHER: dict[str, Value] = {"opioids_now": "no", "medicines": (MedicineRow("tramadol"),), "alcohol": "yes"}
CHOICES = (
    UNTOUCHED,
    QuestionChoices(chosen=("mood_first", "fair_trial"), top=("mood_first", "fair_trial")),
    QuestionChoices(chosen=("mood_first",), top=("mood_first",), edited={"mood_first": "Can we talk?"}),
)


def answers(mood: dict[str, Value], choices: QuestionChoices = UNTOUCHED, *, show: bool = False) -> Answers:
    return Answers(values={**OTHER, **mood}, settings=Settings(show_mood=show), questions=choices)


def raised(found: Findings) -> set[str]:
    return {each.alert.id for topic in found.topics for each in topic.alerts}


@pytest.mark.parametrize("choices", CHOICES)
def test_the_sheet_is_the_same_for_every_answer(shipped: Checklist, choices: QuestionChoices) -> None:
    options = SheetOptions(country="uk")
    assert len({make_text(shipped, answers(mood, choices), options) for mood in STATES}) == 1


@pytest.mark.parametrize("choices", CHOICES)
def test_the_message_is_the_same_for_every_answer(shipped: Checklist, choices: QuestionChoices) -> None:
    assert len({make_message(shipped, answers(mood, choices)) for mood in STATES}) == 1


def test_the_export_is_the_same_for_every_answer(shipped: Checklist) -> None:
    assert len({make_fhir(shipped, answers(mood), SheetOptions(country="uk")) for mood in STATES}) == 1


def test_all_of_the_topic_is_withheld(shipped: Checklist) -> None:
    more: dict[str, Value] = {"mood_history": "yes", "mood_history_what": "in 2009", "mood_crisis": "no"}
    found = find(shipped, answers({**more, "nightmares": "yes"}))
    assert {"mood_history", "mood_history_what", "mood_crisis", "nightmares"}.isdisjoint(found.printed)
    mood = next(each for each in shipped.topics if each.id == "mood")
    assert found.withheld == {*mood.fields(), "mood_now"}
    assert found.withheld >= {"mood_history", "mood_crisis", "self_harm_ever", "nightmares"}
    assert "c3_mood" not in raised(found)
    assert not any(q.id == "mood_plan" for q in found.suggested)
    assert {"mood_history", "mood_history_what", "mood_crisis"} <= found.visible  # she still sees them


@pytest.mark.parametrize("mood", STATES)
def test_words_of_ending_her_life_that_she_does_not_share_are_heard_on_her_screen(
    shipped: Checklist, mood: dict[str, Value]
) -> None:
    for words, heard in (("I want to end my life", True), ("low since 2009", mood.get("mood_crisis", "no") != "no")):
        found = find(shipped, answers({**mood, "mood_history": "yes", "mood_history_what": words}))
        assert ([urgent.id for urgent in found.urgent], found.urgent_printed) == (["u1_mood"] * heard, ())


def test_what_is_shared_leaves_without_what_is_not(shipped: Checklist) -> None:
    said = answers({"mood_crisis": "yes", "mood_history": "yes"})
    left = find(shipped, said).shared(said).values
    assert left == OTHER
    assert said.values.keys() > left.keys()


def test_a_question_elsewhere_that_waits_for_one_of_these_is_withheld_too() -> None:
    late = "      - {id: whom, kind: text, label: Whom?, when: {mood_crisis: [yes, not_sure]}}\n"
    later = "      - {id: when_then, kind: text, label: When?, when: {whom: {answered: yes}}}\n"
    text = changed("      - {id: allergies_what", later + late + "      - {id: allergies_what")
    values: dict[str, Value] = {"mood_crisis": "yes", "whom": "tramadol Joe", "when_then": "morphine o'clock"}
    hidden = find(load_text(text), Answers(values=values, settings=Settings(show_mood=False)))
    assert {"whom", "when_then", "mood_crisis"}.isdisjoint(hidden.printed)
    (mention,) = hidden.mentions  # an opioid is never withheld, the place where it stands is
    assert (mention.field, mention.text) == ("", "morphine, tramadol")
    assert len(find(load_text(text), Answers(values=values)).mentions) == 2


def test_the_urgent_text_is_shown_to_her_and_not_on_the_sheet(shipped: Checklist) -> None:
    found = find(shipped, answers({"mood_crisis": "yes"}))
    assert "u1_mood" in {u.id for u in found.urgent}
    assert "u1_mood" not in {u.id for u in found.urgent_printed}


def test_the_topic_says_not_shared_and_nothing_more(shipped: Checklist) -> None:
    mood = next(each for each in find(shipped, answers({"mood_crisis": "yes"})).topics if each.topic.id == "mood")
    assert (mood.state, mood.answer) == (State.NOT_SHARED, State.NOT_SHARED)
    assert (mood.alerts, [row.facts for row in mood.rows], mood.against) == ((), [()], False)


def test_it_neither_calms_nor_alarms_about_opioids(shipped: Checklist) -> None:
    for mood in STATES:
        assert find(shipped, answers(mood)).reassures is find(shipped, answers(mood, show=True)).reassures


def test_shared_as_long_as_she_does_not_turn_it_off(shipped: Checklist) -> None:
    said = answers({"mood_crisis": "yes"}, show=True)
    assert "a1_suicide" in raised(find(shipped, said))
    assert find(shipped, said).withheld == frozenset()
    assert "a1_suicide" not in raised(find(shipped, replace(said, settings=Settings(show_mood=False))))
