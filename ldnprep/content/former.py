"""Ids that are gone: renamed, split or deleted, so that answers saved with them still open and say the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ldnprep.content.context import Context
from ldnprep.content.gate import Split
from ldnprep.content.gates import STATES
from ldnprep.content.model import Kind
from ldnprep.content.nodes import MapNode, Node, TextNode, excerpt
from ldnprep.content.reader import Reader


def renamed_ids(reader: Reader, context: Context) -> tuple[dict[str, str], dict[str, Split]]:
    """Former ids with today's, and former fields whose options are told in other fields now."""
    living = _living(context)
    renamed: dict[str, str] = {}
    split: dict[str, Split] = {}
    for key, node in reader.pairs("renamed"):
        _check_gone(key, key.text, living, context)
        if isinstance(node, MapNode):
            becomes = {option: tuple(_told(value, context)) for option, (_, value) in node.entries.items()}
            split[key.text] = Split(becomes)
            continue
        new = node.text if isinstance(node, TextNode) else ""
        if new not in living:
            what = f"`{excerpt(key.text)}` is renamed to `{excerpt(new)}`, which does not exist"
            remedy = context.problems.suggest(new, living) or "use an id that exists, or list it as deleted"
            context.problems.add(node, what, remedy)
        renamed[key.text] = new
    return renamed, split


def _told(node: Node, context: Context) -> Iterator[tuple[str, str]]:
    """What an option becomes: fields with their values."""
    if not isinstance(node, MapNode):
        context.problems.add(node, "an option becomes `field: value`", "write `option: {field: yes}`")
        return
    for name, (key, value) in node.entries.items():
        info = context.index.fields.get(name)
        text = value.text if isinstance(value, TextNode) else ""
        if not context.known(key, name, "field") or info is None:
            continue
        if info.kind not in (Kind.YES_NO_UNSURE, Kind.MEDICINES, None):
            what = f"an option cannot become `{name}`: it is kind {info.kind}"
            context.problems.add(key, what, "name a field of kind yes_no_unsure, or a list of medicines")
        elif info.kind is Kind.YES_NO_UNSURE and text not in STATES:
            context.problems.add(value, f"`{name}` never is `{excerpt(text)}`", "use yes, no or not_sure")
        elif text:
            yield name, text


def deleted_ids(reader: Reader, context: Context) -> frozenset[str]:
    """Ids that are gone on purpose."""
    nodes = reader.texts("deleted")
    living = _living(context)
    for node in nodes:
        _check_gone(node, node.text, living, context)
    return frozenset(node.text for node in nodes)


def _living(context: Context) -> frozenset[str]:
    families = ("field", "decision", "question", "claim", "therapy")
    return frozenset(name for family in families for name in context.index.refs[family])


def _check_gone(node: Node, old: str, living: Iterable[str], context: Context) -> None:
    if old in living:
        what = f"`{excerpt(old)}` still exists"
        context.problems.add(node, what, "delete this line, or give the living one another id")
