"""`when`: from nodes to a Condition. Every field, value, group and therapy that it names is checked.

What is wrong is reported and left out of the Condition, so that `reach.py` raises no second problem for it.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

from ldnprep.content.context import Context
from ldnprep.content.ids import NAMED_TOPICS
from ldnprep.content.index import FieldInfo
from ldnprep.content.model import Kind
from ldnprep.content.nodes import ListNode, MapNode, Node, TextNode, excerpt, words
from ldnprep.content.reader import Reader, kind_of
from ldnprep.content.shape import CONDITIONS
from ldnprep.content.when import (
    AgeAtVisit,
    Condition,
    DaysSince,
    DaysToSurgery,
    FieldAnswered,
    FieldIs,
    MentionedIn,
    NamedIn,
    OnlyHarmless,
    RecognisedIn,
    RecognisedUnknown,
    ScaleWithin,
    Test,
    TherapyIs,
    Told,
)

_SHAPE = "write `field: value`, or a list of such mappings after `- ` for alternatives"
# `recognised: unknown`, those of them whose words speak of pain or a cough, those among her opioids, and the contrary
WORDS: dict[str, Test] = {
    "unknown": RecognisedUnknown(),
    "unknown_for_pain": RecognisedUnknown(for_pain=True),
    "unknown_opioid": RecognisedUnknown(as_opioid=True),
    "only_harmless": OnlyHarmless(),
}


def condition(reader: Reader, context: Context, key: str = "when") -> Condition | None:
    """The condition under `when`, None where there is none."""
    node = reader.get(key)
    if node is None or (isinstance(node, TextNode) and node.is_null):
        return None
    alternatives = node.items if isinstance(node, ListNode) else (node,)
    if not alternatives:
        context.problems.add(node, "an empty list can never hold", f"delete `{key}`, or name a field")
        return None
    return Condition(tuple(tests for item in alternatives for tests in _alternative(item, context)))


def _alternative(node: Node, context: Context) -> tuple[tuple[Test, ...], ...]:
    if not isinstance(node, MapNode):
        context.problems.add(node, f"a condition cannot be {kind_of(node)}", _SHAPE)
        return ((),)
    if not node.entries:
        context.problems.add(node, "an empty condition", "name a field, or delete the key for `always`")
    tests: list[Test] = []
    more: list[tuple[tuple[Test, ...], ...]] = []
    for key, value in node.entries.values():
        if key.text == "all":
            more += _all(value, context)
        else:
            tests += _test(key, value, context)
    return tuple((*tests, *(test for part in parts for test in part)) for parts in product(*more))


def _all(node: Node, context: Context) -> list[tuple[tuple[Test, ...], ...]]:
    if isinstance(node, ListNode) and node.items:
        return [_alternative(item, context) for item in node.items]
    context.problems.add(node, "`all` needs a list of conditions", "write each after `- `, or delete `all`")
    return []


def _test(key: TextNode, value: Node, context: Context) -> tuple[Test, ...]:
    special = _SPECIAL.get(key.text)
    if special and not (key.text == "therapies" and _asks_answered(value)):
        return special(value, context)
    info = context.index.fields.get(key.text)
    if info is None:
        known = (*context.index.fields, *_SPECIAL, "all")
        remedy = context.problems.suggest(key.text, known) or "use the id of a field"
        context.problems.add(key, f"there is no field `{excerpt(key.text)}`", remedy)
        return ()
    if isinstance(value, MapNode):
        return _answered(key.text, value, context) if _asks_answered(value) else _bounds(key.text, info, value, context)
    return _values(key.text, info, value, context)


def _asks_answered(node: Node) -> bool:
    return isinstance(node, MapNode) and "answered" in node.entries


def _answered(field: str, value: Node, context: Context) -> tuple[Test, ...]:
    reader = context.reader(value, "answered", CONDITIONS)
    return (FieldAnswered(field, reader.yes_no("answered", default=True)),)


def _bounds(field: str, info: FieldInfo, value: Node, context: Context) -> tuple[Test, ...]:
    if info.kind is not None and info.kind is not Kind.SCALE:
        what = f"`{field}` is no scale: at_least and at_most mean nothing here"
        context.problems.add(value, what, _use(info))
        return ()
    reader = context.reader(value, "bounds", CONDITIONS)
    least, most = reader.whole("at_least", most=10), reader.whole("at_most", most=10)
    return (ScaleWithin(field, least, most),) if _are_bounds(value, least, most, context) else ()


def _are_bounds(node: Node, least: int | None, most: int | None, context: Context) -> bool:
    if least is None and most is None:
        context.problems.add(node, "no bound is given", "add `at_least: ...` or `at_most: ...`")
        return False
    if least is not None and most is not None and least > most:
        context.problems.add(node, f"no number is at least {least} and at most {most}", "swap the bounds")
        return False
    return True


def _values(field: str, info: FieldInfo, value: Node, context: Context) -> tuple[Test, ...]:
    nodes = value.items if isinstance(value, ListNode) else (value,)
    if not nodes:
        context.problems.add(value, "an empty list can never hold", "name at least one value")
    known = info.values()
    found = []
    for node in nodes:
        text = node.text if isinstance(node, TextNode) else kind_of(node)
        if info.kind is not None and text not in known:
            remedy = context.problems.suggest(text, known) or _use(info)
            context.problems.add(node, f"`{field}` never is `{excerpt(text)}`", remedy)
        elif text in found:
            context.problems.add(node, f"`{excerpt(text)}` stands twice", "delete one of the two")
        else:
            found.append(text)
    return (FieldIs(field, tuple(found)),) if found else ()


def _use(info: FieldInfo) -> str:
    values = info.values()
    return f"use {words(values)}" if values else "ask only whether it is answered: `{answered: yes}`"


def _recognised(value: Node, context: Context) -> tuple[Test, ...]:
    if isinstance(value, TextNode) and value.text in WORDS:
        return (WORDS[value.text],)
    if isinstance(value, MapNode):
        reader = context.reader(value, "recognised", CONDITIONS)
        groups = context.refs(reader, "groups", "group of medicines")
        names = tuple(node.text for node in reader.texts("names"))
        acting = reader.one_of("long_acting", CONDITIONS["recognised"]["long_acting"].values)
        severity = reader.one_of("severity", CONDITIONS["recognised"]["severity"].values)
        past, lately, untold = reader.yes_no("past"), reader.yes_no("lately"), reader.yes_no("untold")
    else:
        groups, names, acting, severity = group_list(value, context), (), "", ""
        past = lately = untold = False
    if not groups and not isinstance(value, MapNode):
        context.problems.add(value, "no group is named", "name at least one group of medicines")
    return (RecognisedIn(groups, acting, severity, names, past or lately or untold, lately, untold),)


def group_list(value: Node, context: Context) -> tuple[str, ...]:
    """Ids of groups of medicines, one or a list."""
    return _ids(value, "group of medicines", context)


def _ids(value: Node, family: str, context: Context) -> tuple[str, ...]:
    """Ids of one family, one or a list."""
    nodes = value.items if isinstance(value, ListNode) else (value,)
    found = []
    for node in nodes:
        if isinstance(node, TextNode):
            context.known(node, node.text, family)
            found.append(node.text)
        else:
            context.problems.add(node, f"a {family} cannot be {kind_of(node)}", "write its id")
    return tuple(found)


def _therapies(value: Node, context: Context) -> tuple[Test, ...]:
    reader = context.reader(value, "therapy test", CONDITIONS)
    table = CONDITIONS["therapy test"]
    ids = context.refs(reader, "any", "therapy")
    state = reader.one_of("state", table["state"].values)
    return (TherapyIs(ids, state, reader.one_of("effect", table["effect"].values)),)


def _age(value: Node, context: Context) -> tuple[Test, ...]:
    reader = context.reader(value, "age", CONDITIONS)
    below, least = reader.whole("below", least=1, most=150), reader.whole("at_least", most=150)
    if below is None and least is None:
        context.problems.add(value, "no bound is given", "add `below: ...` or `at_least: ...`")
    if below is not None and least is not None and least >= below:
        context.problems.add(value, f"nobody is at least {least} and below {below}", "swap the bounds")
    return (AgeAtVisit(below=below, at_least=least),)


def _days(value: Node, context: Context) -> tuple[Test, ...]:
    reader = context.reader(value, "bounds", CONDITIONS)
    least, most = reader.whole("at_least"), reader.whole("at_most")
    return (DaysToSurgery(at_most=most, at_least=least),) if _are_bounds(value, least, most, context) else ()


def _days_since(value: Node, context: Context) -> tuple[Test, ...]:
    reader = context.reader(value, "days since", CONDITIONS)
    name = context.ref(reader, "field", "field")
    info = context.index.fields.get(name)
    if info is not None and info.kind not in (Kind.DATE, None):
        context.problems.add(reader.at("field"), f"`{name}` is no date", "name a field of kind date")
    least, most = reader.whole("at_least"), reader.whole("at_most")
    return (DaysSince(name, at_most=most, at_least=least),) if _are_bounds(value, least, most, context) else ()


def _named_in(value: Node, context: Context) -> tuple[Test, ...]:
    found = _ids(value, "field", context)
    known = context.index.fields
    wrong = [name for name in found if name in known and known[name].kind is not Kind.MEDICINES]
    if len(found) != 1 or wrong:
        context.problems.add(value, "`named_in` names one list of medicines", "write `named_in: opioid_names`")
    return tuple(map(NamedIn, found[:1]))


def _mentioned(value: Node, context: Context) -> tuple[Test, ...]:
    return (MentionedIn(_ids(value, "field", context)),)


def _perhaps_mentioned(value: Node, context: Context) -> tuple[Test, ...]:
    return (MentionedIn(_ids(value, "field", context), perhaps=True),)


def _told(value: Node, context: Context) -> tuple[Test, ...]:
    found = _ids(value, "topic", context)
    if len(found) != 1:
        context.problems.add(value, "`told` names one topic", "write `told: opioids`; join two with `all`")
    return tuple(map(Told, found[:1]))


def _named(value: Node, context: Context) -> tuple[Test, ...]:
    found = _ids(value, "topic", context)
    known = [name for name in found if name in NAMED_TOPICS]
    if len(found) != 1 or not known:
        context.problems.add(value, "`named` names a topic that words can name", f"use {words(NAMED_TOPICS)}")
    return tuple(Told(name, named=True) for name in known[:1])


# keys of a condition that are no fields
_SPECIAL: dict[str, Callable[[Node, Context], tuple[Test, ...]]] = {
    "recognised": _recognised,
    "therapies": _therapies,
    "age_at_visit": _age,
    "days_to_surgery": _days,
    "days_since": _days_since,
    "mentioned": _mentioned,
    "perhaps_mentioned": _perhaps_mentioned,
    "named_in": _named_in,
    "told": _told,
    "named": _named,
}
RESERVED = frozenset(_SPECIAL) - {"therapies"} | {"all", "answered"}
