"""Alerts: no answer prints under another's state, nothing is asked that cannot hold, and urgency never falls."""

from __future__ import annotations

import pytest

from tests.content.test_load_errors import place_of, problems_of
from tests.minimal import changed

MORE = (
    "      - {id: pump, kind: yes_no_unsure, label: Do you have a pump?}\n"
    "      - {id: signs, kind: choices, label: Any of these?, "
    "options: [{id: face, label: A}, {id: no, label: B, alone: yes}]}\n"
    "      - {id: which, kind: choice, label: Which?, options: [{id: one, label: A}, {id: two, label: B}]}\n"
)


def with_alert(*alerts: str) -> str:
    """The minimal content with three more fields and these alerts, each written as the inside of a mapping."""
    text = changed("      - {id: notes, kind: long_text", MORE + "      - {id: notes, kind: long_text")
    lines = "".join(f"      - {{topic: opioids, urgency: plan, order: 1, label: X, {alert}}}\n" for alert in alerts)
    return text.replace("    alerts:\n", "    alerts:\n" + lines)


@pytest.mark.parametrize(
    "alert",
    [
        "when: {pump: [yes, not_sure]}, quotes: [pump]",
        "when: {pump: [yes, not_sure]}, states: pump, quotes: [pump]",
        "when: [{pump: yes}, {pump: not_sure}], quotes: [pump]",
        "when: {signs: face}, quotes: [signs]",
        # typed names print themselves, so the state of the question may be "no" or "not answered" beside them
        "when: [{pump: yes}, {recognised: [analgesics]}], states: pump, quotes: [pump]",
        "when: [{pump: yes}, {alcohol: yes, recognised: unknown}], states: pump, quotes: [pump, notes]",
        "when: [{pump: yes}, {mentioned: notes}], states: pump, quotes: [pump]",
        "when: {told: opioids}, states: opioids_now, quotes: [opioids_now]",
        "when: {all: [{pump: yes}, {told: opioids}]}, states: pump, quotes: [pump]",
        "when: {pump: yes, alcohol: yes}, states: none, quotes: [pump, alcohol]",
        "when: {pump: yes, pain_now: 9}, states: pump, quotes: [pump, pain_now]",
        # no state word can say a scale, a date or one choice of several
        "when: {pain_now: {at_least: 7}}, quotes: [pain_now]",
        "when: {pain_now: 7}, states: none, quotes: [pain_now]",
        "when: {which: one}, quotes: [which]",
        "when: {days_since: {field: opioid_last_dose, at_most: 31}}, quotes: [opioid_last_dose]",
        "when: {opioid_last_dose: {answered: yes}}, quotes: [opioid_last_dose]",
    ],
)
def test_the_state_is_that_of_an_answer_that_raises_it(alert: str) -> None:
    assert problems_of(with_alert("id: extra, " + alert)) == []


JOINS = "this alert joins answers, and does not say whose state prints beside its label; add `states: <field>`"


@pytest.mark.parametrize(
    ("alert", "expected"),
    [
        ("when: {pump: yes, alcohol: yes}, quotes: [pump]", JOINS),
        ("when: [{pump: yes}, {alcohol: yes}], quotes: [pump]", JOINS),
        ("when: [{pump: yes}, {recognised: [analgesics]}], quotes: [pump]", JOINS),
        ("when: {all: [{pump: yes}, {told: opioids}]}, quotes: [pump]", JOINS),
        ("when: {told: opioids}, quotes: [opioids_now]", JOINS),
        (
            "when: [{pump: yes}, {alcohol: yes}], states: pump, quotes: [pump]",
            "alternative 2 of its `when` does not ask for `pump`, whose state would print beside another answer; make",
        ),
        (
            "when: {alcohol: yes}, states: pump, quotes: [pump]",
            "its `when` does not ask for `pump`, whose state would print beside another answer",
        ),
        (
            "when: {told: naltrexone}, states: opioids_now, quotes: [opioids_now]",
            "its `when` does not ask for `opioids_now`",
        ),
        (
            "when: [{signs: face}, {recognised: [analgesics]}], states: signs, quotes: [signs]",
            "alternative 2 of its `when` does not ask for `signs`",
        ),
        (
            "when: {pump: [yes, not_sure]}, states: none, quotes: [pump]",
            "only `pump` raises this alert, and its state would not print; delete `states`, or write `states: pump`",
        ),
        (
            "when: {pain_now: 9}, states: pain_now, quotes: [pain_now]",
            "`pain_now` is kind scale: no state word can say its answer; name a field of kind yes_no_unsure or choices",
        ),
        (
            "when: {signs: [face, no]}, quotes: [signs]",
            "its `when` asks for `no`, beside which “yes” would print; name what was ticked, or write `states: none`",
        ),
        ("when: {which: one}, states: which, quotes: [which]", "`which` is kind choice: no state word can say"),
        (
            "when: {opioid_last_dose: not_sure}, states: opioid_last_dose, quotes: [opioid_last_dose]",
            "`opioid_last_dose` is kind date: no state word can say",
        ),
        (
            "when: {pump: yes}, quotes: [alcohol]",
            "the label quotes `alcohol`, but the state that prints is that of `pump`; write `quotes: [pump]`",
        ),
        (
            "when: {pump: yes, alcohol: yes}, states: pump, quotes: [pump, alcohol]",
            "the label quotes `pump`, `alcohol`, but the state that prints is that of `pump`",
        ),
        (
            "when: {told: surgery}, states: none, quotes: [surgery_planned]",
            "`told: surgery` never holds: that topic has no `evidence`; name the answers, or give the topic `evidence`",
        ),
    ],
)
def test_what_could_print_another_state_is_refused(alert: str, expected: str) -> None:
    text = with_alert("id: extra, " + alert)
    place = place_of(text, "{topic: opioids, urgency: plan, order: 1, label: X, id: extra")
    found = problems_of(text)
    assert [line for line in found if line.startswith(f"{place}: {expected}")] == found, found
    assert found


@pytest.mark.parametrize(
    ("when", "at", "expected"),
    [
        ("{told: [opioids, naltrexone]}", "[opioids, naltrexone]", "`told` names one topic; write `told: opioids`"),
        ("{told: []}", "[]}, states", "`told` names one topic"),
        ("{told: opiods}", "opiods", "there is no topic `opiods`; did you mean `opioids`?"),
        ("{told: {topic: opioids}}", "{topic: opioids}}", "a topic cannot be a mapping"),
        ("{days_since: {field: notes, at_most: 3}}", "notes, at_most", "`notes` is no date; name a field of kind date"),
        ("{days_since: {field: nots, at_most: 3}}", "nots, at_most", "there is no field `nots`; did you mean `notes`?"),
        ("{days_since: {field: visit_date}}", "{field: visit_date}", "no bound is given; add `at_least: ...`"),
        ("{days_since: {at_most: 3}}", "{at_most: 3}", "`field` is missing in this condition; add `field: ...`"),
        ("{days_since: {field: visit_date, at_least: 9, at_most: 3}}", "{field: visit", "no number is at least 9 and"),
        ("{days_since: visit_date}", "visit_date}, states", "this condition is text; write it as lines of `key:"),
        ("{mentioned: noets}", "noets", "there is no field `noets`; did you mean `notes`?"),
        ("{recognised: unknown_for_pane}", "unknown_for_pane", "there is no group of medicines `unknown_for_pane`"),
    ],
)
def test_conditions_that_search_texts_are_checked(when: str, at: str, expected: str) -> None:
    text = with_alert(f"id: extra, when: {when}, states: none, quotes: [notes]")
    found = problems_of(text)
    place = place_of(text, at)
    assert any(line.startswith(place + ": ") and expected in line for line in found), (place, found)


def test_what_says_the_same_with_more_reason_takes_its_place() -> None:
    more, less = "when: {pump: yes}, quotes: [pump]", "when: {pump: [yes, not_sure]}, quotes: [pump]"
    assert problems_of(with_alert(f"id: more, {more}", f"id: less, {less}, yields_to: [more]")) == []


def test_an_alert_never_yields_to_a_less_urgent_one() -> None:
    when = "when: {pump: yes}, quotes: [pump]"
    text = with_alert(f"id: more, {when}, yields_to: [less]", f"id: less, {when}")
    text = text.replace("plan, order: 1, label: X, id: less", "note, order: 1, label: X, id: less")
    (only,) = problems_of(text)
    assert "`more` yields to `less`, which is less urgent; swap the two, or take `yields_to` away" in only


@pytest.mark.parametrize("circle", [("one",), ("one", "two"), ("one", "two", "three")])
def test_no_circle_of_alerts_tells_nothing(circle: tuple[str, ...]) -> None:
    after = dict(zip(circle, (*circle[1:], circle[0]), strict=True))
    alerts = [f"id: {name}, when: {{pump: yes}}, quotes: [pump], yields_to: [{after[name]}]" for name in circle]
    found = problems_of(with_alert(*alerts))
    assert [line.split(": ", 1)[1] for line in found] == [
        f"`{name}` yields to itself, so that nothing would be told; take one `yields_to` of the circle away"
        for name in circle
    ]


def test_no_circle_of_urgent_texts_tells_nothing() -> None:
    text = changed("    text: You can talk to someone at any hour.\n", "    text: Call.\n    yields_to: [u1]\n")
    assert any("`u1` yields to itself, so that nothing would be told" in line for line in problems_of(text))


def test_an_unknown_alert_is_no_place_to_yield() -> None:
    text = with_alert("id: extra, when: {pump: yes}, quotes: [pump], yields_to: [alcohol_flags]")
    assert any("there is no alert `alcohol_flags`; did you mean `alcohol_flag`?" in line for line in problems_of(text))


def test_signs_are_fields() -> None:
    text = changed("    pages: [safety]\n", "    pages: [safety]\n    signs: [mood_crises]\n")
    assert any("there is no field `mood_crises`; did you mean `mood_crisis`?" in line for line in problems_of(text))


def test_evidence_counts_for_the_answers_it_names() -> None:
    """`told: opioids` raises an alert for a "yes" and a "not sure" to the question that is its evidence."""
    flag = "when: {opioids_now: [yes, not_sure]}, quotes: [opioids_now]}"
    told = "when: {told: opioids}, states: opioids_now, quotes: [opioids_now]}"
    assert problems_of(changed(flag, told)) == []
    weaker = changed(flag, told).replace("evidence: {opioids_now: [yes, not_sure]}", "evidence: {opioids_now: yes}")
    (only,) = problems_of(weaker)
    assert "`opioids_now`: the answer `not_sure` raises no alert by itself" in only


@pytest.mark.parametrize("mistake", ["when: {pumps: yes}", "when: {pump: maybe}", "when: {}"])
def test_a_mistake_in_a_condition_is_told_once(mistake: str) -> None:
    found = problems_of(with_alert(f"id: extra, {mistake}, quotes: [pump]"))
    assert len(found) == 1, found
