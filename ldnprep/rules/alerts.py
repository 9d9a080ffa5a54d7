"""Which alerts apply, and which the program adds of its own so that no content file can lose what was typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from msgspec.structs import replace

from ldnprep.content.ids import CRISIS, NALTREXONE, OPIOID_NAMES, OPIOIDS, OTHER_MEDICINES, PUMP, SIGNS
from ldnprep.content.model import Alert, Checklist, Kind, Urgency
from ldnprep.content.when import Condition, FieldIs, RecognisedIn, Test, Told
from ldnprep.rules.bowels import ABOVE_LABEL, tells_of_many
from ldnprep.rules.conditions import (
    all_hold,
    holds,
    is_blocker_alone,
    is_doubtful,
    is_systemic,
    state_of,
    surely_holds,
    unknown_lines,
)
from ldnprep.rules.facts import Facts
from ldnprep.rules.model import BUT_TYPED, AlertRaised, State, Tells, is_blocker
from ldnprep.rules.reactions import Reaction

REACTED, NALTREXONE_ALLERGY = "reaction_to_naltrexone", "b7_allergy"  # the program's alert, and the content's
_NEVER = Condition(any_of=())


def raised_alerts(checklist: Checklist, facts: Facts, heard: Facts | None = None) -> tuple[AlertRaised, ...]:
    """All alerts that apply and do not yield to another, the most urgent first.

    heard: the facts with what her words tell beside another answer; what only these raise is "but typed"."""
    holding = {alert.id: alert for alert in checklist.alerts() if holds(alert.when, facts)}
    if heard is not None and heard is not facts:
        told = (alert for alert in checklist.alerts() if alert.id not in holding and holds(alert.when, heard))
        holding |= {alert.id: _but_typed(checklist, alert, facts, heard) for alert in told}
    if told_by_hints_alone(checklist, facts):
        holding = {name: alert for name, alert in holding.items() if not alert.is_general or alert.topic != OPIOIDS}
    found = [alert for alert in holding.values() if holding.keys().isdisjoint(alert.yields_to)]
    found += _of_the_program(checklist, facts, found)
    found += _of_reaction(checklist, facts)
    found.sort(key=lambda alert: (alert.urgency.place, alert.order))
    evidence = {topic.id: topic.evidence for topic in checklist.topics}
    states = ((alert, _state(alert, facts, evidence)) for alert in found)
    return tuple(
        AlertRaised(alert, state, _parts(alert, facts, evidence) if state is State.NOT_SURE and not alert.state else ())
        for alert, state in states
    )


def _parts(alert: Alert, facts: Facts, evidence: Mapping[str, Condition | None]) -> tuple[tuple[str, State], ...]:
    """What the alert joins, by the first of its alternatives that holds: topics that are told, yes/no questions."""
    tests = next((tests for tests in alert.when.any_of if all_hold(tests, facts)), ())
    told = {
        test.topic: State.NOT_SURE if is_doubtful(test, facts, evidence) else State.YES
        for test in tests
        if isinstance(test, Told)
    }
    asked = (test.field for test in tests if isinstance(test, FieldIs))
    return (
        *((name, state_of(name, facts)) for name in asked if facts.kinds.get(name) is Kind.YES_NO_UNSURE),
        *told.items(),
    )


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
    known = {topic.id: topic.evidence for topic in checklist.topics}.get(OPIOIDS)
    held = [tests for tests in known.any_of if all_hold(tests, facts)] if known else []
    return bool(held) and all(_is_hint(test) for tests in held for test in tests)


def _is_hint(test: Test) -> bool:
    if isinstance(test, RecognisedIn):
        return set(test.groups) == {SIGNS}
    return isinstance(test, FieldIs) and test.field == PUMP


# ---------------------------------------------------------------- the program's own, one step a row of the table


def _typed_opioid(facts: Facts) -> bool:
    named = (line for line in facts.lines if line.is_in(OPIOID_NAMES) and not is_blocker_alone(line))
    return any(map(is_systemic, facts.lines)) or any(named)


def _named_opioid(facts: Facts) -> bool:
    return OPIOIDS in facts.named


def _doubted(facts: Facts) -> bool:
    return not facts.hints.isdisjoint({Tells.WORDS, Tells.SPELT})


def _doubted_or_past(facts: Facts) -> bool:
    return bool(facts.hints - {Tells.USE, Tells.REACTION, Tells.BOWELS})


def _many_for_bowels(facts: Facts) -> bool:
    return tells_of_many(facts)


def _named_blocker(facts: Facts) -> bool:
    return NALTREXONE in facts.named


def _typed_blocker(facts: Facts) -> bool:
    return any(is_blocker(match) for line in facts.lines for match in line.recognised.matches)


def _unknown_for_pain(facts: Facts) -> bool:
    return bool(unknown_lines(facts, for_pain=True))


def _unknown(facts: Facts) -> bool:
    return bool(unknown_lines(facts))


# an alert that says what no other of its topic does, unless one of these stands: theirs is the same sentence
_APART = {"many_for_bowels": ("b5_gut_large", "b5_gut_withdrawal")}
_Step = Callable[[Facts], bool]

_ASKS = {"many_for_bowels": "ask_bowels"}  # key of what such an alert asks, in place of "please check"
# the alert of the content whose sentence follows: what is so of high amounts, and of any opioid
_SAYS: Mapping[_Step, Callable[[Alert], bool]] = {
    _many_for_bowels: lambda alert: alert.state == ABOVE_LABEL,
    _named_opioid: lambda alert: alert.topic == OPIOIDS and alert.is_general,
}

# key of its label in `texts`, topic, urgency, whether it applies; only where no alert of the content says as much
_STEPS: tuple[tuple[str, str, Urgency, _Step], ...] = (
    ("typed_opioid", OPIOIDS, Urgency.BEFORE, _typed_opioid),
    ("mentioned", OPIOIDS, Urgency.BEFORE, _named_opioid),
    ("mentioned", OPIOIDS, Urgency.BEFORE, _doubted),
    ("mentioned", OPIOIDS, Urgency.PLAN, _doubted_or_past),
    ("many_for_bowels", OPIOIDS, Urgency.BEFORE, _many_for_bowels),
    ("typed_other", NALTREXONE, Urgency.BEFORE, _named_blocker),
    ("typed_other", NALTREXONE, Urgency.NOTE, _typed_blocker),
    ("not_recognised", OTHER_MEDICINES, Urgency.BEFORE, _unknown_for_pain),
    ("not_recognised", OTHER_MEDICINES, Urgency.NOTE, _unknown),
)


def _of_the_program(checklist: Checklist, facts: Facts, found: list[Alert]) -> Iterator[Alert]:
    reached = {topic.id: Urgency.NONE.place for topic in checklist.topics}
    for alert in found:
        if alert.urgency is Urgency.TODAY:
            continue  # it stands in the band; what must be cleared stands with its topic all the same
        reached[alert.topic] = min(reached[alert.topic], alert.urgency.place)
    for key, topic, urgency, applies in _STEPS:
        apart = key in _APART and not any(alert.id in _APART[key] for alert in found)
        if topic in reached and (apart or reached[topic] > urgency.place) and applies(facts):
            reached[topic] = min(reached[topic], urgency.place)
            label, brief = checklist.texts[f"alert_{key}"], checklist.texts[_ASKS.get(key, "please_check")]
            says = _SAYS.get(applies)
            known = next((alert for alert in checklist.alerts() if says and says(alert)), None)
            if known is not None and known.brief:
                brief = f"{brief} {known.brief}"
            sources = known.sources if known is not None else ()
            yield Alert(key, topic, urgency, 999, label, _NEVER, brief, sources, brief=brief)


def _of_reaction(checklist: Checklist, facts: Facts) -> Iterator[Alert]:
    """The content's own alert of a reaction to naltrexone, where she answered no or nothing to it and typed it."""
    urgency = _REACTIONS.get(facts.reaction)
    known = next((alert for alert in checklist.alerts() if alert.id == NALTREXONE_ALLERGY), None)
    if known is None or urgency is None or state_of(known.state, facts) in (State.YES, State.NOT_SURE):
        return
    brief = known.brief if urgency is Urgency.BEFORE else checklist.texts["please_check"]
    told = _but_typed(checklist, known, facts, facts)
    if facts.reaction is Reaction.WORSE:  # she ticked that, and no reaction
        told = replace(told, label=checklist.texts["alert_tried_worse"])
    # its sentence stands for the topic
    yield replace(told, id=REACTED, urgency=urgency, order=1, brief=brief, show=(known.state,), yields_to=())


_REACTIONS = {Reaction.ALLERGY: Urgency.BEFORE, Reaction.ILL: Urgency.PLAN, Reaction.WORSE: Urgency.PLAN}


def _told_below(checklist: Checklist, known: Alert, heard: Facts) -> list[str]:
    """The questions answered no of the topics that an alert joins, below which something was told."""
    topics = {test.topic for tests in known.when.any_of for test in tests if isinstance(test, Told)}
    fields = {name for topic in checklist.topics if topic.id in topics for name in topic.fields()}
    return [above for above in heard.below.values() if above in fields]


_WIDER = {CRISIS: "alert_typed_crisis"}  # keys of labels: words may tell of more than was asked, as of an overdose


def _but_typed(checklist: Checklist, known: Alert, facts: Facts, heard: Facts) -> Alert:
    """An alert of the content, raised by words beside another answer: "answered no, but typed"."""
    texts = checklist.texts
    asked = [test.field for tests in known.when.any_of for test in tests if isinstance(test, FieldIs)]
    asked = [heard.below.get(name, name) for name in asked] + _told_below(checklist, known, heard)
    field = next((name for name in asked if facts.values.get(name) != heard.values.get(name)), known.state)
    shown = tuple(name for name, above in heard.below.items() if above in asked)
    said = state_of(field, facts)
    answer = f"{texts['answered_no' if said is State.NO else said.value]}, {texts['but_typed']}"
    if field not in facts.asked:  # nobody asked her, or she does not share it
        answer = texts["named"]
    label = texts[_WIDER[known.state]] if known.state in _WIDER else known.label
    quotes = tuple(name for name in asked if name in heard.values)
    return replace(
        known, id=f"{BUT_TYPED}{known.id}", label=f"{label}: {answer}", when=_NEVER, state="", quotes=quotes, show=shown
    )
