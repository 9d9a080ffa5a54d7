"""From nodes to what is asked: pages with their fields, red flags and questions. Each function notes all problems."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from ldnprep.content.alerts import WITH_STATE, only_field
from ldnprep.content.conditions import RESERVED, condition, group_list
from ldnprep.content.context import Context
from ldnprep.content.gate import Gate
from ldnprep.content.gates import gate, pick
from ldnprep.content.index import CLAIMS_READ, NOT_ANSWERED
from ldnprep.content.model import Alert, Field, Kind, Option, Page, PageKind, Question, Urgency
from ldnprep.content.nodes import MapNode, Node, TextNode
from ldnprep.content.reader import Reader, kind_of
from ldnprep.content.shape import URGENCIES
from ldnprep.content.when import Condition

_T = TypeVar("_T")
NEVER = Condition(())  # stands in for a condition that is missing where one is needed; the problem is noted
_OWN = re.compile(r"own_\d+\Z")
NO_STATE = "none"  # `states: none`
PROGRAM_PAGES = ("start", "check")  # pages that belong to the program


class KindRow(Struct, frozen=True):
    """What a kind of field needs and allows beside the keys of every field."""

    options: bool = False
    ends: bool = False  # words at the ends of a scale


KINDS: dict[Kind, KindRow] = {
    Kind.TEXT: KindRow(),
    Kind.LONG_TEXT: KindRow(),
    Kind.CHOICE: KindRow(options=True),
    Kind.CHOICES: KindRow(options=True),
    Kind.DATE: KindRow(),
    Kind.SCALE: KindRow(ends=True),
    Kind.YES_NO_UNSURE: KindRow(),
    Kind.MEDICINES: KindRow(),
    Kind.THERAPIES: KindRow(),
    Kind.TRIED: KindRow(),
    Kind.GOAL: KindRow(),
}


def each(reader: Reader, key: str, context: Context, make: Callable[[Node, Context], _T]) -> tuple[_T, ...]:
    """Build every item of a list."""
    return tuple(make(node, context) for node in reader.items(key))


def page(node: Node, context: Context) -> Page:
    """One page with its fields, flags and questions."""
    reader = context.reader(node, "page")
    fields = each(reader, "fields", context, field)
    return Page(
        id=context.new_id(reader, "page", PROGRAM_PAGES),
        title=context.words(reader, "title"),
        kind=PageKind(reader.one_of("kind", tuple(PageKind), default=PageKind.FIELDS)),
        intro=context.words(reader, "intro"),
        step=context.words(reader, "step"),
        fields=fields,
        gates=tuple(_with_words(found, fields) for found in each(reader, "groups", context, gate)),
        picks=each(reader, "picks", context, pick),
        alerts=each(reader, "alerts", context, alert),
        questions=each(reader, "questions", context, question),
        place=context.problems.place(node),
    )


def _with_words(found: Gate, fields: tuple[Field, ...]) -> Gate:
    """A line without words of its own has those of its field, or of the option that it ticks."""
    named = {(asked.id, ""): asked.label for asked in fields}
    named |= {(asked.id, option.id): option.label for asked in fields for option in asked.options}
    lines = (replace(line, words=line.words or named.get((line.field, line.option), "")) for line in found.lines)
    return replace(found, lines=tuple(lines))


def field(node: Node, context: Context) -> Field:
    """One field."""
    reader = context.reader(node, "field")
    field_id = context.new_id(reader, "field", RESERVED)
    kind = Kind(reader.one_of("kind", tuple(Kind), default=Kind.TEXT))
    label = context.words(reader, "label")
    return Field(
        id=field_id,
        kind=kind,
        label=label,
        short=context.words(reader, "short", label),
        tiny=context.words(reader, "tiny"),
        help=context.words(reader, "help"),
        why=context.words(reader, "why"),
        when=condition(reader, context),
        ask=condition(reader, context, "ask"),
        more=reader.yes_no("more"),
        retired=reader.yes_no("retired"),
        options=_options(reader, field_id, KINDS[kind], context),
        low=_end(reader, "low", KINDS[kind], context),
        high=_end(reader, "high", KINDS[kind], context),
        print=reader.yes_no("print", default=True),
        sources=context.sources(reader),
        place=context.problems.place(node),
    )


def decision(node: Node, context: Context) -> Field:
    """One field that is typed in after the visit: always shown, so it has no condition."""
    made = field(node, context)
    if made.when:
        context.problems.add(node, "a decision cannot have `when`", "delete `when`: decisions are always shown")
    return made


def _options(reader: Reader, field_id: str, row: KindRow, context: Context) -> tuple[Option, ...]:
    from_claims = field_id == CLAIMS_READ
    if reader.has("options") and (from_claims or not row.options):
        remedy = "delete them" + (": the options are the claims" if from_claims else ", or use kind choice or choices")
        context.problems.add(reader.at("options"), "`options` mean nothing here", remedy)
        return ()
    seen: dict[str, Node] = {}
    found = tuple(_option(node, context, seen) for node in reader.items("options"))
    if row.options and not from_claims and len(found) < 2:
        context.problems.add(reader.at("options"), "a choice needs two options or more", "add `options:`")
    return found


def _option(node: Node, context: Context, seen: dict[str, Node]) -> Option:
    reader = context.reader(node, "option")
    option_id = reader.id() if reader.has("id") else ""
    first = seen.setdefault(option_id, reader.at("id"))
    if option_id and first is not reader.at("id"):
        what = f"a second option is called `{option_id}` (first in line {first.line})"
        context.problems.add(reader.at("id"), what, "give one of them another id")
    if option_id == NOT_ANSWERED:
        what = "no option may be called `not_answered`"
        context.problems.add(reader.at("id"), what, "leave it out: who gives no answer needs no option")
    label = context.words(reader, "label")
    return Option(option_id, label, context.words(reader, "short", label), reader.yes_no("alone", default=False))


def _end(reader: Reader, key: str, row: KindRow, context: Context) -> str:
    if row.ends:
        if not reader.has(key):
            remedy = f"add `{key}: ...`: 10 is always the worst"
            context.problems.add(reader.node, f"a scale needs words for its ends: `{key}` is missing", remedy)
        return context.words(reader, key)
    if reader.has(key):
        context.problems.add(reader.at(key), f"`{key}` belongs to a scale only", "delete it")
    return ""


def alert(node: Node, context: Context) -> Alert:
    """One red flag."""
    reader = context.reader(node, "alert")
    fields, groups = _show(reader, context)
    text = context.words(reader, "text")
    if text and not reader.has("sources"):
        context.problems.add(node, "this alert has a text but no source", "add `sources: [...]`, or leave the text out")
    when = condition(reader, context) or NEVER
    return Alert(
        id=context.new_id(reader, "alert"),
        topic=context.ref(reader, "topic", "topic"),
        urgency=Urgency(reader.one_of("urgency", URGENCIES, default=Urgency.TODAY)),
        order=reader.whole("order", most=999) or 0,
        label=context.words(reader, "label"),
        brief=context.words(reader, "brief"),
        when=when,
        state=_state(reader, when, context),
        quotes=context.refs(reader, "quotes", "field"),
        yields_to=context.refs(reader, "yields_to", "alert"),
        text=text,
        sources=context.sources(reader),
        quote=context.words(reader, "quote"),
        show=fields,
        show_groups=groups,
        place=context.problems.place(node),
    )


def _state(reader: Reader, when: Condition, context: Context) -> str:
    """The field whose state word prints beside the label: the one that is named, or the only one that decides.

    An alert that joins several fields must say which, so that no other answer's state can ever be printed.
    """
    if reader.text("states") == NO_STATE:
        return ""
    if reader.has("states"):
        return context.ref(reader, "states", "field")
    only = only_field(when)
    if only or not when.any_of or not all(when.any_of):  # what is missing or wrong in it is reported elsewhere
        info = context.index.fields.get(only)
        return only if info and info.kind in WITH_STATE else ""
    what = "this alert joins answers, and does not say whose state prints beside its label"
    context.problems.add(reader.node, what, f"add `states: <field>`, or `states: {NO_STATE}`")
    return ""


def _show(reader: Reader, context: Context) -> tuple[tuple[str, ...], tuple[str, ...]]:
    fields: list[str] = []
    groups: list[str] = []
    node = reader.get("show")
    single = (node,) if isinstance(node, MapNode) or (isinstance(node, TextNode) and not node.is_null) else ()
    for item in single or reader.items("show"):
        if isinstance(item, TextNode):
            context.known(item, item.text, "field")
            fields.append(item.text)
        elif isinstance(item, MapNode) and list(item.entries) == ["recognised"]:
            groups += group_list(item.entries["recognised"][1], context)
        else:
            what = f"`show` cannot hold {kind_of(item)}"
            context.problems.add(item, what, "use a field id or `recognised: [groups]`")
    return tuple(fields), tuple(groups)


def question(node: Node, context: Context) -> Question:
    """One question for the visit."""
    reader = context.reader(node, "question")
    question_id = context.new_id(reader, "question")
    if _OWN.match(question_id):
        what = "ids such as `own_1` belong to the patient's own questions"
        context.problems.add(reader.at("id"), what, "take another id")
    return Question(
        id=question_id,
        text=context.words(reader, "text"),
        heading=context.ref(reader, "heading", "heading"),
        efficacy=reader.yes_no("efficacy"),
        yields_to=context.refs(reader, "yields_to", "question"),
        rank=reader.whole("rank") or 0,
        reason=context.words(reader, "reason"),
        when=condition(reader, context),
        sources=context.sources(reader),
        place=context.problems.place(node),
    )
