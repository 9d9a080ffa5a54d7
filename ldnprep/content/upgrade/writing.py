"""Plain data of a content file, and the YAML that it is written as: short things on one line, long ones below.

Every value is text, as in `nodes.py`; what was left empty is left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from ldnprep.content.nodes import ListNode, Node, TextNode

Data = Any  # text, a list of data, or a dict of data by key: the shape is for the loader to check

_WIDTH = 118
_PLAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9 _./;()'%+?!-]*[A-Za-z0-9_./;)%+?!])?")
_NULLS = frozenset({"null", "Null", "NULL"})
_HIDDEN = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")


def data_of(node: Node) -> Data:
    """The data of a node."""
    if isinstance(node, TextNode):
        return node.text
    if isinstance(node, ListNode):
        return [data_of(item) for item in node.items]
    values = node.entries.items()
    return {key: data_of(value) for key, (_, value) in values if not (isinstance(value, TextNode) and value.is_null)}


def yaml_text(data: dict[str, Data]) -> str:
    """A YAML document of these keys, in their order, with an empty line before each."""
    return "\n".join("\n".join(_entry(key, value, "")) + "\n" for key, value in data.items())


def _entry(key: str, value: Data, indent: str) -> Iterator[str]:
    line = f"{indent}{_text(key)}: {_flow(value)}"
    if isinstance(value, str) or (indent and len(line) <= _WIDTH) or not value:
        yield line
    else:
        yield f"{indent}{_text(key)}:"
        yield from _block(value, indent + "  ")


def _block(value: Data, indent: str) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _entry(key, inner, indent)
        return
    for item in value:
        line = f"{indent}- {_flow(item)}"
        if isinstance(item, str) or len(line) <= _WIDTH:
            yield line
        else:
            first, *rest = _block(item, indent + "  ")
            yield f"{indent}- {first.lstrip()}"
            yield from rest


def _flow(value: Data) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_text(key)}: {_flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return _text(value)


def _text(text: str) -> str:
    if _PLAIN.fullmatch(text) and text not in _NULLS:
        return text
    return _HIDDEN.sub(lambda found: f"\\u{ord(found[0]):04X}", json.dumps(text, ensure_ascii=False))
