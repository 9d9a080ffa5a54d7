"""All ids of a content file, gathered before anything is built, so that each reference is checked where it stands."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from msgspec import Struct

from ldnprep.content.model import Kind
from ldnprep.content.nodes import ListNode, MapNode, Node, TextNode
from ldnprep.content.when import IN_WORDS

NOT_SURE, NOT_ANSWERED = "not_sure", "not_answered"
CLAIMS_READ = "claims_read"  # the field whose options are the claims
SCALE_VALUES = tuple(str(number) for number in range(11))


class FieldInfo(Struct, frozen=True):
    """What a condition must know of a field: its kind (None where that is wrong) and the ids of its options."""

    kind: Kind | None
    options: tuple[str, ...] = ()

    def values(self) -> tuple[str, ...]:
        """The values that a condition may name; () where it can only ask whether there is an answer."""
        return _VALUES[self.kind](self.options) if self.kind else ()


def _none(_options: tuple[str, ...]) -> tuple[str, ...]:
    return ()


# kind → the values that a condition may name
_VALUES: dict[Kind, Callable[[tuple[str, ...]], tuple[str, ...]]] = {
    Kind.TEXT: _none,
    Kind.LONG_TEXT: _none,
    Kind.CHOICE: lambda options: (*options, NOT_ANSWERED),
    Kind.CHOICES: lambda options: options,
    Kind.DATE: lambda _options: (NOT_SURE, NOT_ANSWERED, IN_WORDS),
    Kind.SCALE: lambda _options: (*SCALE_VALUES, NOT_ANSWERED),
    Kind.YES_NO_UNSURE: lambda _options: ("yes", "no", NOT_SURE, NOT_ANSWERED),
    Kind.MEDICINES: _none,
    Kind.THERAPIES: _none,
    Kind.TRIED: _none,
    Kind.GOAL: _none,
}


class Index(Struct, frozen=True):
    """Ids by family. `refs` names every family that a reference can point to."""

    fields: Mapping[str, FieldInfo]
    refs: Mapping[str, Collection[str]]


def index_of(root: Node, groups: Collection[str]) -> Index:
    """Gather all ids; what is wrong is skipped here and reported when it is built."""
    pages = _list(root, "pages")
    claims = _ids(_list(root, "claims"))
    fields = {_text(node, "id"): _info(node, claims) for page in pages for node in _list(page, "fields")}
    fields.pop("", None)
    return Index(
        fields,
        {
            "field": fields,
            "field or group": fields | _ids(node for page in pages for node in _list(page, "groups")),
            "page": _ids(pages),
            "question": _ids(node for page in pages for node in _list(page, "questions")),
            "claim": claims,
            "therapy": _ids(_list(root, "therapies")) | _ids(_list(root, "tried")),
            "topic": _ids(_list(root, "topics")),
            "heading": _ids(_list(root, "headings")),
            "alert": _ids(node for page in pages for node in _list(page, "alerts")),
            "urgent text": _ids(_list(root, "urgent")),
            "source": _keys(root, "sources"),
            "term": _keys(root, "terms"),
            "decision": _ids(_list(root, "decisions")),
            "group of medicines": groups,
        },
    )


def _info(node: Node, claims: dict[str, None]) -> FieldInfo:
    kind = _text(node, "kind")
    options = tuple(_ids(_list(node, "options"))) or (tuple(claims) if _text(node, "id") == CLAIMS_READ else ())
    return FieldInfo(Kind(kind) if kind in tuple(Kind) else None, options)


def _list(node: Node, key: str) -> tuple[Node, ...]:
    found = node.get(key) if isinstance(node, MapNode) else None
    return found.items if isinstance(found, ListNode) else ()


def _keys(node: Node, key: str) -> dict[str, None]:
    found = node.get(key) if isinstance(node, MapNode) else None
    return dict.fromkeys(found.entries) if isinstance(found, MapNode) else {}


def _text(node: Node, key: str) -> str:
    found = node.get(key) if isinstance(node, MapNode) else None
    return found.text if isinstance(found, TextNode) else ""


def _ids(nodes: Iterator[Node] | tuple[Node, ...]) -> dict[str, None]:
    return {text: None for text in (_text(node, "id") for node in nodes) if text}
