"""The values of fields: one reader for each kind of field, one writer for each type of value.

A reader notes every problem with its place and takes what can be understood. What cannot is `left`: the wizard keeps
it in the file. Error texts name fields and allowed values, never what the person wrote.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import asdict, replace

from ldnprep.answers.dates import parse_iso
from ldnprep.answers.model import (
    NO,
    NOT_SURE,
    YES,
    DateAnswer,
    DateNotSure,
    Goal,
    MedicineRow,
    PartialDate,
    TherapyRow,
    TypedDate,
    Value,
)
from ldnprep.answers.plain import Bare, Plain, to_plain
from ldnprep.content.model import THERAPY_EFFECTS, THERAPY_STATES, Kind
from ldnprep.content.nodes import ListNode, MapNode, Node, Problems, TextNode
from ldnprep.content.reader import kind_of

SCALE_MOST = 10
_KEYS = {"under": "from", "before": "from", "after": "to"}  # attribute → key in files, where it is another word


class Asked(Struct, frozen=True):
    """What a field can take. name: its id, for error texts. kind: of the field.

    allowed: ids of options, of claims, or of therapies. renamed: old ids to new ones. deleted: ids of former content.
    """

    name: str
    kind: Kind
    allowed: tuple[str, ...] = ()
    renamed: Mapping[str, str] | None = None
    deleted: frozenset[str] = frozenset()

    def current(self, word: str) -> str | None:
        """The allowed value that a word stands for, also by its old name; None for others."""
        for _ in range(10):  # a rename of a rename; never for ever
            if word in self.allowed:
                return word
            word = (self.renamed or {}).get(word, "")
        return None


class Taken(Struct, frozen=True):
    """What was read: the value, None for no answer; and what could not be understood, None for nothing."""

    value: Value | None = None
    left: Plain = None


def is_absent(node: Node | None) -> bool:
    """Whether a node counts as not answered: missing, null, "" or []."""
    if isinstance(node, TextNode):
        return node.is_null or not node.text
    return node is None or (isinstance(node, ListNode) and not node.items)


def read_value(node: Node, asked: Asked, problems: Problems) -> Taken:
    """The value of a field."""
    if is_absent(node):
        return Taken()
    return _READERS[asked.kind](node, asked, problems)


def write_value(value: Value) -> Plain:
    """Plain data from which `read_value` gives the same value."""
    return _WRITERS[type(value)](value)


# --- readers, by kind -------------------------------------------------------------------------------------------------


def _refused(node: Node, asked: Asked, problems: Problems, what: str, remedy: str) -> Taken:
    problems.add(node, f"`{asked.name}` {what}", remedy)
    return Taken(left=to_plain(node))


def _text(node: Node, asked: Asked, problems: Problems) -> Taken:
    if isinstance(node, TextNode):
        return Taken(node.text)
    return _refused(node, asked, problems, f"is {kind_of(node)}, not text", "write one text, in quotes")


def _choice(node: Node, asked: Asked, problems: Problems) -> Taken:
    if isinstance(node, TextNode):
        word = asked.current(node.text)
        if word is not None:
            return Taken(word)
        if node.text in asked.deleted:
            return Taken(left=to_plain(node))
        return _refused(node, asked, problems, "has no such value", problems.suggest(node.text, asked.allowed))
    return _refused(node, asked, problems, f"is {kind_of(node)}, not one value", problems.suggest("", asked.allowed))


def _yes_no_unsure(node: Node, asked: Asked, problems: Problems) -> Taken:
    return _choice(node, replace(asked, allowed=(YES, NO, NOT_SURE)), problems)


def _choices(node: Node, asked: Asked, problems: Problems) -> Taken:
    if isinstance(node, MapNode):
        return _refused(node, asked, problems, f"is {kind_of(node)}, not a list", "write `[first, second]`")
    items = node.items if isinstance(node, ListNode) else (node,)  # one value: what was a choice of one before
    values: list[str] = []
    left: list[Plain] = []
    for item in items:
        if is_absent(item):
            continue
        found = _choice(item, asked, problems)
        if isinstance(found.value, str) and found.value in values:
            problems.add(item, f"a value stands twice in `{asked.name}`", "delete one of the two")
        elif isinstance(found.value, str):
            values.append(found.value)
        else:
            left.append(found.left)
    return Taken(tuple(values) or None, left or None)


def _scale(node: Node, asked: Asked, problems: Problems) -> Taken:
    if isinstance(node, TextNode) and node.text in map(str, range(SCALE_MOST + 1)):
        return Taken(int(node.text))
    return _refused(node, asked, problems, "is not on the scale", f"write a whole number from 0 to {SCALE_MOST}")


def _date(node: Node, asked: Asked, problems: Problems) -> Taken:
    if isinstance(node, TextNode):
        answer: DateAnswer | None = DateNotSure() if node.text == NOT_SURE else parse_iso(node.text)
    else:
        answer = _typed_date(node) if isinstance(node, MapNode) else None
    if answer is not None:
        return Taken(answer)
    remedy = (
        "write it as 2027-01-15, 2027-01 or 2027; not_sure; "
        'or own words with the day of writing: {typed: "in spring", on: 2026-11-22}'
    )
    return _refused(node, asked, problems, "is not a date that can be read in one way only", remedy)


def _typed_date(node: MapNode) -> TypedDate | None:
    parts = {key: value.text for key, (_, value) in node.entries.items() if isinstance(value, TextNode)}
    on = parse_iso(parts.get("on", ""))
    iso = parse_iso(parts["iso"]) if "iso" in parts else None
    right = parts.keys() == node.entries.keys() <= {"typed", "on", "iso"} and bool(iso) == ("iso" in parts)
    if not (right and parts.get("typed") and on and on.complete):
        return None
    return TypedDate(parts["typed"], on.complete, iso)


def _medicines(node: Node, asked: Asked, problems: Problems) -> Taken:
    return _rows(node, asked, problems, _medicine)


def _therapies(node: Node, asked: Asked, problems: Problems) -> Taken:
    return _rows(node, asked, problems, _therapy)


_Row = MedicineRow | TherapyRow
_RowReader = Callable[[TextNode | MapNode, Asked, Problems], tuple[_Row, Plain]]


def _rows(node: Node, asked: Asked, problems: Problems, read_row: _RowReader) -> Taken:
    items = node.items if isinstance(node, ListNode) else (node,)  # what is typed in no list is still read
    if not isinstance(node, ListNode):
        problems.add(node, f"`{asked.name}` is {kind_of(node)}, not a list", "write one row a line, after `- `")
    rows: list[_Row] = []
    left: list[Plain] = []
    for item in items:
        if is_absent(item):
            continue
        if isinstance(item, ListNode):
            problems.add(item, f"a row of `{asked.name}` is a list", "write `- name: ...`")
            left.append(to_plain(item))
            continue
        row, rest = read_row(item, asked, problems)
        if row != type(row)():
            rows.append(row)
        if rest is not None:
            left.append(rest)
    return Taken(tuple(rows) or None, left or None)  # type: ignore[arg-type]  # one kind of row only, see clean


def _medicine(node: TextNode | MapNode, asked: Asked, problems: Problems) -> tuple[_Row, Plain]:
    if isinstance(node, TextNode):
        return MedicineRow(name=node.text), None
    parts, left = _row_parts(node, asked, problems, tuple(map(_key, MedicineRow.__struct_fields__)))
    under = {"under": parts.pop("from")} if "from" in parts else {}
    return MedicineRow(**parts, **under), left or None


def _key(attribute: str) -> str:
    return _KEYS.get(attribute, attribute)


def _therapy(node: TextNode | MapNode, asked: Asked, problems: Problems) -> tuple[_Row, Plain]:
    if isinstance(node, TextNode):
        known = asked.current(node.text)
        return (TherapyRow(id=known) if known else TherapyRow(name=node.text)), None
    parts, left = _row_parts(node, asked, problems, TherapyRow.__struct_fields__)
    for name, allowed in (("state", THERAPY_STATES), ("effect", THERAPY_EFFECTS), ("id", asked.allowed)):
        word = parts.get(name)
        known = asked.current(word) if word and name == "id" else word
        if word is None or known in allowed:
            parts |= {name: known} if known else {}
            continue
        if word not in asked.deleted:
            what = f"`{name}` in a row of `{asked.name}` has no such value"
            remedy = problems.suggest(word, allowed)
            problems.add(node.get(name), what, remedy or "give a therapy that is not listed as `name`")
        del parts[name]
        if name == "id" and "name" not in parts:
            parts["name"] = word  # still shown, and searched for medicines
        else:
            left[name] = word
    return TherapyRow(**parts), left or None


def _row_parts(
    node: MapNode, asked: Asked, problems: Problems, known: tuple[str, ...]
) -> tuple[dict[str, str], dict[str, Plain]]:
    """The texts of a row by key, and what is none of them."""
    parts: dict[str, str] = {}
    left: dict[str, Plain] = {}
    for key, (key_node, value) in node.entries.items():
        if key not in known:
            problems.add(key_node, f"a row of `{asked.name}` has no such key", problems.suggest(key, known))
            left[key] = to_plain(value)
        elif isinstance(value, TextNode):
            parts |= {} if is_absent(value) else {key: value.text}
        elif not is_absent(value):
            problems.add(value, f"`{key}` in a row of `{asked.name}` is {kind_of(value)}", "write one text")
            left[key] = to_plain(value)
    return parts, left


def _goal(node: Node, asked: Asked, problems: Problems) -> Taken:
    """A scale, and the numbers from and to; the wizard keeps what it cannot understand."""
    if not isinstance(node, MapNode):
        remedy = "write `{field: pain_now, from: 7, to: 5}`"
        return _refused(node, asked, problems, f"is {kind_of(node)}, not a goal", remedy)
    parts, left = _row_parts(node, asked, problems, ("field", "from", "to"))
    name = asked.current(parts["field"]) if "field" in parts else ""
    if name is None:
        what = f"`field` in `{asked.name}` is no scale"
        problems.add(node.get("field"), what, problems.suggest(parts["field"], asked.allowed))
        left["field"] = parts["field"]
    numbers: dict[str, int | None] = {"from": None, "to": None}
    for key in numbers:
        if parts.get(key, "0") not in map(str, range(SCALE_MOST + 1)):
            what = f"`{key}` in `{asked.name}` is not on the scale"
            problems.add(node.get(key), what, f"write a whole number from 0 to {SCALE_MOST}")
            left[key] = parts[key]
        elif key in parts:
            numbers[key] = int(parts[key])
    goal = Goal(name or "", numbers["from"], numbers["to"])
    return Taken(None if goal == Goal() else goal, left or None)


_READERS: dict[Kind, Callable[[Node, Asked, Problems], Taken]] = {
    Kind.TEXT: _text,
    Kind.LONG_TEXT: _text,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.DATE: _date,
    Kind.SCALE: _scale,
    Kind.YES_NO_UNSURE: _yes_no_unsure,
    Kind.MEDICINES: _medicines,
    Kind.THERAPIES: _therapies,
    Kind.TRIED: _therapies,
    Kind.GOAL: _goal,
}

# --- writers, by type -------------------------------------------------------------------------------------------------


def _day(day: date) -> Bare:
    return Bare(day.isoformat())


def _write_typed(value: TypedDate) -> Plain:
    iso = {"iso": Bare(value.iso)} if value.iso else {}
    return {"typed": value.typed, "on": _day(value.on), **iso}


def _write_row(row: MedicineRow | TherapyRow) -> Plain:
    return {_key(name): value for name, value in asdict(row).items() if value}


def _write_goal(goal: Goal) -> Plain:
    return {_key(name): value for name, value in asdict(goal).items() if value not in ("", None)}


_WRITERS: dict[type, Callable[..., Plain]] = {
    str: str,
    int: int,
    PartialDate: Bare,
    DateNotSure: lambda _: NOT_SURE,
    TypedDate: _write_typed,
    tuple: lambda items: [_WRITERS[type(item)](item) for item in items],
    MedicineRow: _write_row,
    TherapyRow: _write_row,
    Goal: _write_goal,
}
