"""Every text of a content file with its key and place, found by the table of shapes: nothing can be forgotten."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from ldnprep.content.nodes import ListNode, MapNode, Node, TextNode
from ldnprep.content.shape import SECTIONS, Key, Shape


class TextAt(Struct, frozen=True):
    """One text. key: as `section.key`, for example "field.label"; "texts" and "terms" have their own name after it.

    part: the top-level key of the file it stands under. page: id of the page it stands in, or "".
    """

    key: str
    name: str
    text: str
    node: TextNode
    part: str
    page: str = ""


# keys whose words are no words for a person: names of things, numbers, addresses
SILENT = frozenset(
    {
        "meta.id", "meta.version", "meta.language", "source.doi", "source.pmid", "source.registry", "source.url",
        "country word.word", "country word.say", "trial.source", "review.registration", "review.version",
        "review.checksum", "estimate.mean", "estimate.low", "estimate.high",
    }
)  # fmt: skip


def texts(root: Node) -> Iterator[TextAt]:
    """All texts in the order of the file, also those of SILENT keys. Ids, numbers and days are no texts."""
    if not isinstance(root, MapNode):
        return
    for name, (_, node) in root.entries.items():
        key = SECTIONS["the file"].get(name)
        if key:
            yield from _value(key, f"the file.{name}", node, _Spot(name))


class _Spot(Struct, frozen=True):
    """Where the walk is: the part of the file, and the page in it."""

    part: str
    page: str = ""


def _value(key: Key, name: str, node: Node, spot: _Spot) -> Iterator[TextAt]:
    walk = _WALKS.get(key.shape)
    if walk:
        yield from walk(key, name, node, spot)


def _text(_key: Key, name: str, node: Node, spot: _Spot) -> Iterator[TextAt]:
    if isinstance(node, TextNode) and not node.is_null and node.text.strip():
        yield TextAt(name, name.rpartition(".")[2], " ".join(node.text.split()), node, spot.part, spot.page)


def _named(_key: Key, name: str, node: Node, spot: _Spot) -> Iterator[TextAt]:
    """Words under free names: `texts`, `terms`."""
    plain = name.removeprefix("the file.")
    if spot.part in ("renamed", "deleted") or not isinstance(node, MapNode):
        return
    for key, (_, value) in node.entries.items():
        for found in _text(_key, plain, value, spot):
            yield TextAt(plain, key, found.text, found.node, spot.part, spot.page)


def _countries(key: Key, name: str, node: Node, spot: _Spot) -> Iterator[TextAt]:
    if isinstance(node, TextNode):
        yield from _text(key, name, node, spot)
    else:
        yield from _named(key, name, node, spot)


def _section(key: Key, _name: str, node: Node, spot: _Spot) -> Iterator[TextAt]:
    if not isinstance(node, MapNode):
        return
    page = node.get("id") if key.of == "page" else None
    inner = _Spot(spot.part, page.text) if isinstance(page, TextNode) else spot
    for name, (_, value) in node.entries.items():
        below = SECTIONS[key.of].get(name)
        if below:
            yield from _value(below, f"{key.of}.{name}", value, inner)


def _sections(key: Key, name: str, node: Node, spot: _Spot) -> Iterator[TextAt]:
    for item in node.items if isinstance(node, ListNode) else ():
        yield from _section(key, name, item, spot)


def _named_sections(key: Key, name: str, node: Node, spot: _Spot) -> Iterator[TextAt]:
    for _, item in node.entries.values() if isinstance(node, MapNode) else ():
        yield from _section(key, name, item, spot)


_WALKS: dict[Shape, Callable[[Key, str, Node, _Spot], Iterator[TextAt]]] = {
    Shape.TEXT: _text,
    Shape.TEXTS: _named,
    Shape.COUNTRY_TEXTS: _countries,
    Shape.SECTION: _section,
    Shape.SECTIONS: _sections,
    Shape.NAMED_SECTIONS: _named_sections,
}
