"""What must hold of topics and alerts, so that no danger goes untold and no answer is told under another's state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from ldnprep.content.context import Context
from ldnprep.content.fixed import DECIDING, SAFETY_FIELDS
from ldnprep.content.model import Alert, Checklist, Topic, Urgent
from ldnprep.content.nodes import Node, node_at, words
from ldnprep.content.when import FieldIs, MentionedIn, RecognisedIn, Test, Told


def check_topics(checklist: Checklist, root: Node, context: Context) -> None:
    """The fixed topics in their order, each with its safety fields; every field stands in one row of one topic only."""
    found = tuple(topic.id for topic in checklist.topics)
    if sorted(found) != sorted(DECIDING):
        missing = [name for name in DECIDING if name not in found]
        what = f"the topics lack {words(missing)}" if missing else "there is a topic too many"
        context.problems.add(root, what, f"the topics are {words(DECIDING)}")
    elif found != tuple(DECIDING):
        context.problems.add(root, "the topics are not in their fixed order", f"the order is {words(DECIDING)}")
    for topic in checklist.topics:
        wanted = DECIDING.get(topic.id, topic.deciding)
        if topic.deciding != wanted:
            what = f"the topic `{topic.id}` is not settled by {words(wanted)}"
            context.problems.add(node_at(topic.place), what, f"write `deciding: [{', '.join(wanted)}]`")
    homes = Counter(name for topic in checklist.topics for row in topic.rows for name in row.fields)
    for name, times in homes.items():
        if times > 1:
            what = f"`{name}` stands in {times} rows of topics: it would be told twice"
            context.problems.add(root, what, "leave it in one row")
    for field in checklist.fields():
        tests = (test for alternative in (field.when.any_of if field.when else ()) for test in alternative)
        if any(isinstance(test, Told | MentionedIn) for test in tests):
            what = f"`{field.id}` cannot wait for `told` or `mentioned`"
            context.problems.add(node_at(field.place), what, "name the answers that it waits for")
    for name in SAFETY_FIELDS:
        if name not in homes and any(field.id == name for field in checklist.fields()):
            context.problems.add(root, f"`{name}` stands in no row of its topic", "add it to `rows` of that topic")


def check_alerts(checklist: Checklist, opioid_groups: Iterable[str], root: Node, context: Context) -> None:
    """No danger goes untold: "yes" and "not sure" to a safety question raise an alert, so does every opioid."""
    _check_yields(checklist.alerts(), context)
    _check_yields(checklist.urgent, context)
    alone = tuple(_alone(checklist))
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
    # severity may split a group between two alerts; any narrower test could let an opioid through
    wide = [test for test in alone if isinstance(test, RecognisedIn) and not test.names and not test.long_acting]
    for group in opioid_groups:
        covered = {test.severity for test in wide if group in test.groups}
        if "" not in covered and covered < {"systemic", "gut"}:
            what = f"a recognised opioid of the group `{group}` raises no alert by itself"
            context.problems.add(root, what, f"add an alert with `when: {{recognised: [{group}]}}`")


def _alone(checklist: Checklist) -> Iterator[Test]:
    """The tests that raise an alert by themselves; `told` stands for each answer of the topic's evidence."""
    evidence = {topic.id: topic.evidence for topic in checklist.topics}
    for alert in checklist.alerts():
        for tests in alert.when.any_of:
            if len(tests) != 1:
                continue
            (test,) = tests
            known = evidence.get(test.topic) if isinstance(test, Told) else None
            yield from (inner[0] for inner in known.any_of if len(inner) == 1) if known else tests


def _check_yields(found: Iterable[Alert | Urgent], context: Context) -> None:
    """An alert yields to a more urgent one of the same or another topic only, so that urgency never falls."""
    by_id: Mapping[str, Alert | Urgent] = {each.id: each for each in found}
    for each in by_id.values():
        for name in each.yields_to:
            other = by_id.get(name)
            if other is None or other is each or each.id in other.yields_to:
                what = f"`{each.id}` cannot yield to `{name}`"
                context.problems.add(node_at(each.place), what, "name another of its kind that does not yield to it")
            elif isinstance(each, Alert) and isinstance(other, Alert) and other.urgency.place > each.urgency.place:
                what = f"`{each.id}` yields to `{name}`, which is less urgent"
                context.problems.add(node_at(each.place), what, "swap the two, or take `yields_to` away")


def topic_of(checklist: Checklist) -> Mapping[str, Topic]:
    """Field id → the topic in whose rows it stands."""
    return {name: topic for topic in checklist.topics for name in topic.fields()}
