"""Which alerts apply, and which the program adds of its own so that no content file can lose what was typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from ldnprep.content.ids import NALTREXONE, OPIOIDS, OTHER_MEDICINES, PUMP, SIGNS
from ldnprep.content.model import Alert, Checklist, Kind, Urgency
from ldnprep.content.when import Condition, FieldIs, RecognisedIn, Test
from ldnprep.medicines.model import Flag
from ldnprep.rules.bowels import tells_of_many
from ldnprep.rules.conditions import (
    all_hold,
    holds,
    is_blocker_alone,
    is_systemic,
    state_of,
    surely_holds,
    unknown_lines,
)
from ldnprep.rules.facts import OPIOID_NAMES, Facts
from ldnprep.rules.model import AlertRaised, Mention, State

ALLERGIES_WHAT = "allergies_what"  # a name in it tells of a reaction, not of a medicine that is used
RESCUE = "naloxone"  # a kit against an overdose tells of an opioid, not of LDN
_NEVER = Condition(any_of=())


def raised_alerts(checklist: Checklist, facts: Facts, mentions: tuple[Mention, ...]) -> tuple[AlertRaised, ...]:
    """All alerts that apply and do not yield to another, the most urgent first."""
    holding = {alert.id: alert for alert in checklist.alerts() if holds(alert.when, facts)}
    if told_by_hints_alone(checklist, facts):
        holding = {name: alert for name, alert in holding.items() if not alert.is_general or alert.topic != OPIOIDS}
    found = [alert for alert in holding.values() if holding.keys().isdisjoint(alert.yields_to)]
    found += _of_the_program(checklist, facts, mentions, found)
    found.sort(key=lambda alert: (alert.urgency.place, alert.order))
    evidence = {topic.id: topic.evidence for topic in checklist.topics}
    return tuple(AlertRaised(alert, _state(alert, facts, evidence)) for alert in found)


def _state(alert: Alert, facts: Facts, evidence: Mapping[str, Condition | None]) -> State | None:
    if not alert.state:  # it joins answers: not sure where all that raises it is
        doubtful = bool(alert.when.any_of) and not surely_holds(alert.when, facts, evidence)
        return State.NOT_SURE if doubtful else None
    if facts.kinds.get(alert.state) is Kind.YES_NO_UNSURE:
        return state_of(alert.state, facts)
    return State.YES if alert.state in facts.values else State.NOT_ANSWERED


def told_by_hints_alone(checklist: Checklist, facts: Facts) -> bool:
    """Whether nothing tells of an opioid but what goes with one: a spinal pump may hold another medicine, and who takes
    a bowel medicine for opioids may have stopped the opioid."""
    known = next((topic.evidence for topic in checklist.topics if topic.id == OPIOIDS), None)
    held = [tests for tests in known.any_of if all_hold(tests, facts)] if known else []
    return bool(held) and all(_is_hint(test) for tests in held for test in tests)


def _is_hint(test: Test) -> bool:
    if isinstance(test, RecognisedIn):
        return set(test.groups) == {SIGNS}
    return isinstance(test, FieldIs) and test.field == PUMP


def in_use(mention: Mention) -> bool:
    """Whether a name in free text may be a medicine that she uses, and not one that she told a reaction to."""
    return mention.field != ALLERGIES_WHAT


# ---------------------------------------------------------------- the program's own, one step a row of the table


def _typed_opioid(facts: Facts, _mentions: tuple[Mention, ...]) -> bool:
    named = (line for line in facts.lines if line.field == OPIOID_NAMES and not is_blocker_alone(line))
    return any(map(is_systemic, facts.lines)) or any(named)


def _mentioned_in_use(_facts: Facts, mentions: tuple[Mention, ...]) -> bool:
    return any(map(in_use, mentions))


def _many_for_bowels(facts: Facts, _mentions: tuple[Mention, ...]) -> bool:
    return tells_of_many(facts)


def _typed_blocker(facts: Facts, _mentions: tuple[Mention, ...]) -> bool:
    found = (match for line in facts.lines for match in line.recognised.matches)
    return any(match.flag is Flag.ANTAGONIST and match.name != RESCUE for match in found)


def _unknown_for_pain(facts: Facts, _mentions: tuple[Mention, ...]) -> bool:
    return bool(unknown_lines(facts, for_pain=True))


def _unknown(facts: Facts, _mentions: tuple[Mention, ...]) -> bool:
    return bool(unknown_lines(facts))


_Step = Callable[[Facts, tuple[Mention, ...]], bool]

_ASKS = {"many_for_bowels": "ask_bowels"}  # key of what such an alert asks

# key of its label in `texts`, topic, urgency, whether it applies; only where no alert of the content says as much
_STEPS: tuple[tuple[str, str, Urgency, _Step], ...] = (
    ("typed_opioid", OPIOIDS, Urgency.BEFORE, _typed_opioid),
    ("mentioned", OPIOIDS, Urgency.BEFORE, _mentioned_in_use),
    ("many_for_bowels", OPIOIDS, Urgency.BEFORE, _many_for_bowels),
    ("typed_other", NALTREXONE, Urgency.NOTE, _typed_blocker),
    ("not_recognised", OTHER_MEDICINES, Urgency.BEFORE, _unknown_for_pain),
    ("not_recognised", OTHER_MEDICINES, Urgency.NOTE, _unknown),
)


def _of_the_program(
    checklist: Checklist, facts: Facts, mentions: tuple[Mention, ...], found: list[Alert]
) -> Iterator[Alert]:
    reached = {topic.id: Urgency.NONE.place for topic in checklist.topics}
    for alert in found:
        reached[alert.topic] = min(reached[alert.topic], alert.urgency.place)
    for key, topic, urgency, applies in _STEPS:
        if topic in reached and reached[topic] > urgency.place and applies(facts, mentions):
            reached[topic] = urgency.place
            label, brief = checklist.texts[f"alert_{key}"], checklist.texts[_ASKS.get(key, "please_check")]
            yield Alert(key, topic, urgency, 999, label, _NEVER, brief, (), brief=brief)
