"""From nodes to gates and picks, and what must hold of them: every field has one place, and no answer is lost."""

from __future__ import annotations

from collections.abc import Iterator

from ldnprep.content.context import Context
from ldnprep.content.gate import Gate, GateLine, Pick, Press
from ldnprep.content.model import Checklist, Field, Kind, Page
from ldnprep.content.nodes import Node, TextNode, excerpt, node_at
from ldnprep.content.reader import Reader

STATES = ("yes", "no", "not_sure")
_FEWEST = 2  # lines of a gate, answers of a pick


def gate(node: Node, context: Context) -> Gate:
    """One gate."""
    reader = context.reader(node, "group")
    lines = tuple(_line(each, context) for each in reader.items("lines"))
    _needs_several(reader, "lines", len(lines), context)
    return Gate(
        id=_new_id(reader, context),
        lines=lines,
        label=context.words(reader, "label"),
        help=context.words(reader, "help"),
        place=context.problems.place(node),
    )


def _new_id(reader: Reader, context: Context) -> str:
    return context.new_id(reader, "group", context.index.fields)


def _needs_several(reader: Reader, key: str, count: int, context: Context) -> None:
    if reader.has(key) and count < _FEWEST:
        context.problems.add(reader.at(key), f"`{key}` needs two or more", "use a field alone for one")


def _line(node: Node, context: Context) -> GateLine:
    reader = context.reader(node, "line")
    name, option = context.ref(reader, "field", "field"), reader.text("option")
    info = context.index.fields.get(name)
    if info is not None and info.kind not in (Kind.YES_NO_UNSURE, Kind.CHOICES, None):
        what = f"`{name}` cannot be ticked: it is kind {info.kind}"
        context.problems.add(reader.at("field"), what, "name a field of kind yes_no_unsure, or an option of a choices")
    if info is not None and info.kind is Kind.CHOICES and option not in info.options:
        what = f"`{name}` has no option `{excerpt(option)}`" if option else f"`{name}` needs an `option`"
        remedy = context.problems.suggest(option, info.options) or "add `option: ...`"
        context.problems.add(reader.at("option"), what, remedy)
    if info is not None and info.kind is Kind.YES_NO_UNSURE and option:
        context.problems.add(reader.at("option"), f"`{name}` has no options", "delete `option`")
    _kinds(reader, "also", (Kind.YES_NO_UNSURE,), context)
    _kinds(reader, "rows", (Kind.MEDICINES,), context)
    return GateLine(
        field=name,
        words=context.words(reader, "words"),
        option=option,
        follow=context.refs(reader, "follow", "field or group"),
        unsure_label=context.words(reader, "unsure_label"),
        rows=reader.text("rows"),
        last_used=context.words(reader, "last_used"),
        called=context.words(reader, "called"),
        known=context.refs(reader, "known", "group of medicines"),
        also=tuple(each.text for each in _nodes(reader, "also")),
    )


def _nodes(reader: Reader, key: str) -> tuple[TextNode, ...]:
    node = reader.get(key)
    return (node,) if isinstance(node, TextNode) and not node.is_null else reader.texts(key)


def _kinds(reader: Reader, key: str, kinds: tuple[Kind, ...], context: Context) -> None:
    for node in _nodes(reader, key):
        info = context.index.fields.get(node.text)
        if context.known(node, node.text, "field") and info is not None and info.kind not in (*kinds, None):
            what = f"`{node.text}` cannot stand in `{key}`: it is kind {info.kind}"
            context.problems.add(node, what, f"name a field of kind {kinds[0]}")


def pick(node: Node, context: Context) -> Pick:
    """One question whose answers write several fields."""
    reader = context.reader(node, "pick")
    presses = tuple(_press(each, context) for each in reader.items("presses"))
    _needs_several(reader, "presses", len(presses), context)
    for place, press in enumerate(presses):
        if press.writes and press.writes in [other.writes for other in presses[:place]]:
            what = f"the answer `{excerpt(press.words)}` writes the same as another"
            context.problems.add(reader.at("presses"), what, "let each answer write something of its own")
    return Pick(
        id=_new_id(reader, context),
        label=context.words(reader, "label"),
        presses=presses,
        help=context.words(reader, "help"),
        place=context.problems.place(node),
    )


def _press(node: Node, context: Context) -> Press:
    reader = context.reader(node, "press")
    writes = {}
    for key, value in reader.pairs("writes"):
        info = context.index.fields.get(key.text)
        text = value.text if isinstance(value, TextNode) else ""
        if not context.known(key, key.text, "field"):
            continue
        allowed = STATES if info is not None and info.kind is Kind.YES_NO_UNSURE else info.options if info else ()
        if info is not None and info.kind not in (Kind.YES_NO_UNSURE, Kind.CHOICE, None):
            what = f"`{key.text}` cannot be written by a press: it is kind {info.kind}"
            context.problems.add(key, what, "name a field of kind yes_no_unsure or choice")
        elif text not in allowed:
            remedy = context.problems.suggest(text, allowed) or "use one of its values"
            context.problems.add(value, f"`{key.text}` never is `{excerpt(text)}`", remedy)
        writes[key.text] = text
    return Press(context.words(reader, "words"), writes)


def check_gates(checklist: Checklist, context: Context) -> None:
    """Every field that a gate or a pick holds is of its own page, and stands in one place of it only."""
    for page in checklist.pages:
        for place, what, remedy in _wrong(page):
            context.problems.add(place, what, remedy)


_Found = tuple[Node | None, str, str]  # where, what is wrong, the remedy


def _wrong(page: Page) -> Iterator[_Found]:
    own = {field.id: field for field in page.fields}
    homes: dict[str, str] = {}
    inner = {name for gate in page.gates for line in gate.lines for name in line.follow}
    cards: tuple[Gate | Pick, ...] = (*page.gates, *page.picks)
    for card in cards:
        at = node_at(card.place)
        for name in _held(card):
            if name not in own and name not in {gate.id for gate in page.gates}:
                yield at, f"`{name}` is no field of the page `{page.id}`", "move it to this page"
            if homes.setdefault(name, card.id) != card.id:
                yield at, f"`{name}` stands in `{homes[name]}` as well", "leave it in one of the two"
        if isinstance(card, Gate):
            yield from _wrong_lines(card, own, at)
    for gate in page.gates:
        if gate.id in inner and any(line.follow or line.rows for line in gate.lines):
            yield node_at(gate.place), f"`{gate.id}` opens below a line, so nothing can open in it", "take it out"


def _held(card: Gate | Pick) -> tuple[str, ...]:
    rows = {line.rows for line in card.lines} if isinstance(card, Gate) else set()
    return tuple(name for name in card.fields() if name not in rows)


def _wrong_lines(gate: Gate, own: dict[str, Field], at: Node | None) -> Iterator[_Found]:
    lines = [(line.field, line.option) for line in gate.lines]
    for line in gate.lines:
        asked = own.get(line.field)
        if lines.count((line.field, line.option)) > 1:
            yield at, f"`{line.field}` has two lines in `{gate.id}`", "leave one"
        alone = {option.id for option in asked.options if option.alone} if asked else set()
        if line.option in alone:
            yield at, f"`{line.option}` is “none of these”: the gate has a button for it", "take the line away"
        if line.field in line.follow or line.field in line.also:
            yield at, f"`{line.field}` opens or fills itself", "name another field"
