"""What must hold of the topics: the fixed ones in their order, and every fact told in one place."""

from __future__ import annotations

from ldnprep.content.context import Context
from ldnprep.content.ids import DECIDING
from ldnprep.content.model import Checklist, Topic, TopicRow
from ldnprep.content.nodes import Node, node_at, words
from ldnprep.content.when import MentionedIn, Told


def check_topics(checklist: Checklist, root: Node, context: Context) -> None:
    """The fixed topics in their order, each with its safety fields; every field stands in one row of one topic only."""
    _check_order(checklist, root, context)
    homes: dict[str, str] = {}
    for topic in checklist.topics:
        _check_deciding(topic, context)
        for row in topic.rows:
            _check_row(topic, row, homes, context)
    for field in checklist.fields():
        tests = (test for alternative in (field.when.any_of if field.when else ()) for test in alternative)
        if any(isinstance(test, Told | MentionedIn) for test in tests):
            what = f"`{field.id}` cannot wait for `told`, `named` or `mentioned`"
            context.problems.add(node_at(field.place), what, "name the answers that it waits for")


def _check_order(checklist: Checklist, root: Node, context: Context) -> None:
    found = tuple(topic.id for topic in checklist.topics)
    missing = [name for name in DECIDING if name not in found]
    if missing and found:  # a file without any is reported by the table of shapes
        what = f"the topics lack {words(missing)}"
        context.problems.add(root, what, f"the topics are {words(DECIDING)}")
    for topic in checklist.topics:
        if topic.id and topic.id not in DECIDING:
            what = f"`{topic.id}` is no topic of the program"
            remedy = context.problems.suggest(topic.id, DECIDING) or f"use one of {words(DECIDING)}"
            context.problems.add(node_at(topic.place), what, remedy)
    if sorted(found) == sorted(DECIDING) and found != tuple(DECIDING):
        context.problems.add(root, "the topics are not in their fixed order", f"the order is {words(DECIDING)}")


def _check_deciding(topic: Topic, context: Context) -> None:
    wanted = DECIDING.get(topic.id, topic.deciding)
    if topic.deciding != wanted:
        by = f"is settled by {words(wanted)}" if wanted else "is settled by no answer alone"
        remedy = f"write `deciding: [{', '.join(wanted)}]`" if wanted else "delete `deciding`"
        context.problems.add(node_at(topic.place), f"the topic `{topic.id}` {by}, in this order", remedy)
    told = {name for row in topic.rows for name in row.fields}
    for name in wanted:
        if name not in told:
            what = f"`{name}` stands in no row of its topic `{topic.id}`"
            context.problems.add(node_at(topic.place), what, "add it to `fields` of one of its `rows`")


def _check_row(topic: Topic, row: TopicRow, homes: dict[str, str], context: Context) -> None:
    for name in row.fields:
        first = homes.setdefault(name, topic.id)
        if first != topic.id or sum(name in other.fields for other in topic.rows) > 1:
            what = f"`{name}` stands in two rows of topics (first in `{first}`): it would be told twice"
            context.problems.add(node_at(row.place), what, "leave it in one row")
    if not (row.fields or row.groups or row.unknown):
        what = "this row of a topic tells nothing"
        context.problems.add(node_at(row.place), what, "add `fields`, `groups` or `unknown: yes`, or delete it")

