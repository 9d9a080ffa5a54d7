"""What must hold of the alerts, so that no danger goes untold and no answer is told under another's state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ldnprep.content.context import Context
from ldnprep.content.ids import SAFETY_FIELDS
from ldnprep.content.model import Alert, Checklist, Field, Kind, Question, Urgent
from ldnprep.content.nodes import Node, node_at, words
from ldnprep.content.when import (
    Condition,
    DaysSince,
    FieldAnswered,
    FieldIs,
    MentionedIn,
    NamedIn,
    RecognisedIn,
    RecognisedUnknown,
    ScaleWithin,
    Test,
    Told,
)

WITH_STATE = (Kind.YES_NO_UNSURE, Kind.CHOICES)  # kinds of answer whose state a word can say
_TYPED = (RecognisedIn, RecognisedUnknown, MentionedIn, NamedIn)  # what was typed prints itself, as typed

Evidence = Mapping[str, Condition | None]  # topic id → its evidence


def evidence_of(checklist: Checklist) -> Evidence:
    """Topic id → what tells of it."""
    return {topic.id: topic.evidence for topic in checklist.topics}


def check_alerts(checklist: Checklist, opioid_groups: Iterable[str], root: Node, context: Context) -> None:
    """No danger goes untold: "yes" and "not sure" to a safety question raise an alert, so does every opioid."""
    _check_yields(checklist.alerts(), context)
    _check_yields(checklist.urgent, context)
    _check_yields(checklist.questions(), context)
    evidence = evidence_of(checklist)
    fields = {field.id: field for field in checklist.fields()}
    for alert in checklist.alerts():
        _check_state(alert, fields, evidence, context)
    _check_told(checklist, evidence, context)
    alone = tuple(_alone(checklist, evidence))
    _check_safety_fields(checklist, alone, context)
    _check_opioids(alone, opioid_groups, root, context)


def _check_safety_fields(checklist: Checklist, alone: tuple[Test, ...], context: Context) -> None:
    for field in checklist.fields():
        if field.id not in SAFETY_FIELDS:
            continue
        tests = [test for test in alone if isinstance(test, FieldIs) and test.field == field.id]
        told = {value for test in tests for value in test.values}
        for value in ("yes", "not_sure"):
            if value not in told:
                what = f"`{field.id}`: the answer `{value}` raises no alert by itself"
                remedy = f"add an alert with `when: {{{field.id}: [yes, not_sure]}}`"
                context.problems.add(node_at(field.place), what, remedy)


def _check_opioids(alone: tuple[Test, ...], opioid_groups: Iterable[str], root: Node, context: Context) -> None:
    # severity may split a group between two alerts; any narrower test could let an opioid through
    wide = [test for test in alone if isinstance(test, RecognisedIn) and not test.names and not test.long_acting]
    for group in opioid_groups:
        covered = {test.severity for test in wide if group in test.groups}
        if "" not in covered and not covered >= {"systemic", "gut"}:
            what = f"a recognised opioid of the group `{group}` raises no alert by itself"
            context.problems.add(root, what, f"add an alert with `when: {{recognised: [{group}]}}`")


def _alone(checklist: Checklist, evidence: Evidence) -> Iterator[Test]:
    """The tests that raise an alert by themselves; `told` stands for each answer of the topic's evidence."""
    for alert in checklist.alerts():
        for tests in alert.when.any_of:
            if len(tests) == 1:
                yield from expanded(tests[0], evidence)


def expanded(test: Test, evidence: Evidence) -> Iterator[Test]:
    """A test, or for `told` each test that is enough for it."""
    known = evidence.get(test.topic) if isinstance(test, Told) else None
    yield from (inner[0] for inner in known.any_of if len(inner) == 1) if known else (test,)


# ---------------------------------------------------------------- the state beside a label


def only_field(when: Condition) -> str:
    """The one field whose answer alone raises it; "" where it joins answers, or something else raises it."""
    found = set()
    for tests in when.any_of:
        test = tests[0] if len(tests) == 1 else None
        found.add(test.field if isinstance(test, FieldIs | FieldAnswered | ScaleWithin | DaysSince) else "")
    return found.pop() if len(found) == 1 else ""


def _check_state(alert: Alert, fields: Mapping[str, Field], evidence: Evidence, context: Context) -> None:
    """The state that prints is that of an answer which raises the alert and which its label quotes."""
    kinds = {name: field.kind for name, field in fields.items()}
    at = node_at(alert.place)
    if not alert.state:
        only = only_field(alert.when)
        if kinds.get(only) in WITH_STATE:
            what = f"only `{only}` raises this alert, and its state would not print"
            context.problems.add(at, what, f"delete `states`, or write `states: {only}`")
        return
    if alert.state not in kinds:
        return  # reported where it stands
    kind = kinds[alert.state]
    if kind not in WITH_STATE:
        what = f"`{alert.state}` is kind {kind}: no state word can say its answer"
        context.problems.add(at, what, f"name a field of kind {' or '.join(WITH_STATE)}, or write `states: none`")
        return
    for number, tests in enumerate(alert.when.any_of, 1):
        where = f"alternative {number} of its `when`" if len(alert.when.any_of) > 1 else "its `when`"
        if not (_asks(alert.state, tests, evidence) or (kind is Kind.YES_NO_UNSURE and _is_typed(tests))):
            what = f"{where} does not ask for `{alert.state}`, whose state would print beside another answer"
            context.problems.add(at, what, "make an alert of its own, or write `states: none`")
        for option in _alone_options(fields[alert.state], tests):
            what = f"{where} asks for `{option}`, beside which “yes” would print"
            context.problems.add(at, what, "name what was ticked, or write `states: none`")
    others = [name for name in alert.quotes if name != alert.state and kinds.get(name) in WITH_STATE]
    if alert.quotes and (alert.state not in alert.quotes or others):
        what = f"the label quotes {words(alert.quotes)}, but the state that prints is that of `{alert.state}`"
        context.problems.add(at, what, f"write `quotes: [{alert.state}]` and a label for it, or `states: none`")


def _asks(field: str, tests: tuple[Test, ...], evidence: Evidence) -> bool:
    """Whether one alternative looks at a field, itself or through `told`."""
    for test in tests:
        known = evidence.get(test.topic) if isinstance(test, Told) else None
        inner = (each for alternative in known.any_of for each in alternative) if known else (test,)
        if any(isinstance(each, FieldIs | FieldAnswered) and each.field == field for each in inner):
            return True
    return False


def _alone_options(field: Field, tests: tuple[Test, ...]) -> tuple[str, ...]:
    """The options of `choices` that mean a "no" ("None of these") and that one alternative looks at."""
    alone = {option.id for option in field.options if option.alone}
    asked = (test.values for test in tests if isinstance(test, FieldIs) and test.field == field.id)
    return tuple(value for values in asked for value in values if value in alone)


def _is_typed(tests: tuple[Test, ...]) -> bool:
    return any(isinstance(test, _TYPED) for test in tests)


# ---------------------------------------------------------------- what can never hold, what hides another


def _check_told(checklist: Checklist, evidence: Evidence, context: Context) -> None:
    asking: tuple[Alert | Urgent | Question, ...] = (*checklist.alerts(), *checklist.urgent, *checklist.questions())
    for each in asking:
        tests = (test for alternative in (each.when.any_of if each.when else ()) for test in alternative)
        for name in dict.fromkeys(test.topic for test in tests if isinstance(test, Told)):
            if name in evidence and evidence[name] is None:
                what = f"`told: {name}` never holds: that topic has no `evidence`"
                context.problems.add(node_at(each.place), what, "name the answers, or give the topic `evidence`")


def _check_yields(found: Iterable[Alert | Urgent | Question], context: Context) -> None:
    """An alert yields to one that is at least as urgent, and never in a circle, so that urgency never falls."""
    by_id: Mapping[str, Alert | Urgent | Question] = {each.id: each for each in found}
    for each in by_id.values():
        if each.id in _yielded_to(each, by_id):
            what = f"`{each.id}` yields to itself, so that nothing would be told"
            context.problems.add(node_at(each.place), what, "take one `yields_to` of the circle away")
            continue
        for name in each.yields_to:
            other = by_id.get(name)
            if isinstance(each, Alert) and isinstance(other, Alert) and other.urgency.place > each.urgency.place:
                what = f"`{each.id}` yields to `{name}`, which is less urgent"
                context.problems.add(node_at(each.place), what, "swap the two, or take `yields_to` away")


def _yielded_to(start: Alert | Urgent | Question, by_id: Mapping[str, Alert | Urgent | Question]) -> frozenset[str]:
    """Ids of all to which it yields, also through others."""
    seen: set[str] = set()
    open_ = list(start.yields_to)
    while open_:
        name = open_.pop()
        if name not in seen and name in by_id:
            seen.add(name)
            open_ += by_id[name].yields_to
    return frozenset(seen)
