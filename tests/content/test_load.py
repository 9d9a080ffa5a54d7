"""Loading questions.yaml: what is right becomes a Checklist; what is wrong is reported with place and remedy."""

from __future__ import annotations

import pytest

from ldnprep.content.ids import DECIDING
from ldnprep.content.model import Kind, PageKind, Urgency
from ldnprep.content.when import (
    Condition,
    DaysSince,
    FieldIs,
    MentionedIn,
    RecognisedIn,
    RecognisedUnknown,
    Told,
)
from tests.minimal import changed, load_text, minimal_checklist


def test_the_smallest_content_becomes_a_checklist() -> None:
    checklist = minimal_checklist()
    assert [page.kind for page in checklist.pages] == [
        PageKind.FIELDS,
        PageKind.FIELDS,
        PageKind.CLAIMS,
        PageKind.QUESTIONS,
    ]
    assert tuple(topic.id for topic in checklist.topics) == tuple(DECIDING)
    assert {topic.id: topic.deciding for topic in checklist.topics} == DECIDING
    assert {name: topic.id for topic in checklist.topics for name in topic.fields()} == {
        name: topic for topic, names in DECIDING.items() for name in names
    }
    opioid = next(alert for alert in checklist.alerts() if alert.id == "opioid_typed")
    assert opioid.when.any_of == ((RecognisedIn(("analgesics",)),),)
    assert (opioid.show, opioid.show_groups) == (("opioid_last_dose",), ("analgesics",))
    claims_read = next(field for field in checklist.fields() if field.id == "claims_read")
    assert claims_read.kind is Kind.CHOICES
    assert [option.id for option in claims_read.options] == ["safe"]


def test_no_and_yes_stay_words() -> None:
    checklist = load_text(changed("label: I do", "label: no"))
    assert checklist.pages[0].fields[3].options[0].label == "no"
    question = next(q for q in checklist.questions() if q.id == "opioid_unsafe")
    assert question.when is not None
    assert question.when.any_of == ((FieldIs("opioids_now", ("yes",)),),)


def alert_with(when: str, *, more: str = "") -> str:
    """The minimal content whose alert about typed opioids has this condition too."""
    return changed(
        "        when: {recognised: [analgesics]}\n        states: none\n",
        f"        when: [{{recognised: [analgesics]}}, {when}]\n        states: none\n{more}",
    )


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("{told: opioids}", (Told("opioids"),)),
        ("{all: [{told: opioids}, {told: naltrexone}]}", (Told("opioids"), Told("naltrexone"))),
        (
            "{days_since: {field: opioid_last_dose, at_least: 1, at_most: 31}}",
            (DaysSince("opioid_last_dose", at_most=31, at_least=1),),
        ),
        ("{mentioned: [notes, allergies_what]}", (MentionedIn(("notes", "allergies_what")),)),
        ("{mentioned: notes}", (MentionedIn(("notes",)),)),
        ("{recognised: unknown}", (RecognisedUnknown(),)),
        ("{recognised: unknown_for_pain}", (RecognisedUnknown(for_pain=True),)),
    ],
)
def test_conditions_become_tests(written: str, meant: tuple[object, ...]) -> None:
    alert = next(alert for alert in load_text(alert_with(written)).alerts() if alert.id == "opioid_typed")
    assert alert.when.any_of[1] == meant


def test_an_alert_knows_its_topic_its_urgency_and_whose_state_it_prints() -> None:
    alerts = {alert.id: alert for alert in minimal_checklist().alerts()}
    alcohol, typed = alerts["alcohol_flag"], alerts["opioid_typed"]
    assert (alcohol.topic, alcohol.urgency, alcohol.order, alcohol.state) == ("alcohol", Urgency.BEFORE, 10, "alcohol")
    assert alcohol.quotes == ("alcohol",)
    assert (typed.topic, typed.state, typed.quotes) == ("opioids", "", ("opioid_names",))


def test_alerts_come_by_urgency_then_by_order() -> None:
    text = changed("urgency: before, order: 10,", "urgency: today, order: 10,")
    text = text.replace("urgency: before, order: 3,", "urgency: note, order: 1,")
    found = [alert.id for alert in load_text(text).alerts()]
    assert (found[0], found[-1]) == ("alcohol_flag", "opioid_treatment_flag")


def test_a_topic_knows_its_evidence_and_its_rows() -> None:
    topics = {topic.id: topic for topic in minimal_checklist().topics}
    assert topics["opioids"].evidence == Condition(((FieldIs("opioids_now", ("yes", "not_sure")),),))
    assert topics["surgery"].evidence is None
    assert topics["liver"].rows[0].fields == ("liver_disease",)
    assert topics["other_health"].rows == ()
