"""Plain data (text, whole numbers, None, lists, mappings) to text that a person can read: YAML or JSON.

What is written is read back letter for letter, in any script: whatever a YAML reader could take for something else is
put in double quotes, and every sign that does not show or breaks lines is escaped there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from ldnprep.content.nodes import ListNode, Node, TextNode

Plain = str | int | None | Sequence["Plain"] | Mapping[str, "Plain"]


class Bare(str):
    """Text that stood, or may stand, without quotes: numbers, dates, times."""

    __slots__ = ()


_WORD = re.compile(r"[a-z][a-z0-9_]*")  # ids and state words: no YAML reader's number, date or mark
_BARE = re.compile(r"[A-Za-z0-9+-]?[A-Za-z0-9][A-Za-z0-9_.:+-]*(?<!:)")
_NULLS = frozenset({"null", "Null", "NULL", "~", ""})
_JSON_LITERAL = re.compile(r"-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,17})?|true|false")
_LONGEST_KEY = 100  # YAML takes keys of up to 1,024 signs in the short form

_NAMED = {
    "\\": "\\\\", '"': '\\"', "\t": "\\t", "\r": "\\r", "\0": "\\0", "\x07": "\\a", "\x08": "\\b", "\x0b": "\\v",
    "\x0c": "\\f", "\x1b": "\\e", "\x85": "\\N", "\u2028": "\\L", "\u2029": "\\P",
}  # fmt: skip
# the named ones, other control signs, the byte order mark, non-characters, and signs that turn the writing direction:
# a person who reads the file sees what is there
_ESCAPED = re.compile('[\\\\"\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]')
_HIDDEN = re.compile("[\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]")  # the same in JSON


def to_plain(node: Node) -> Plain:
    """The data of a node, as it stands: text without quotes stays so, an empty value is None."""
    if isinstance(node, TextNode):
        if node.is_null:
            return None
        return Bare(node.text) if node.plain and _BARE.fullmatch(node.text) else node.text
    if isinstance(node, ListNode):
        return [to_plain(item) for item in node.items]
    return {key: to_plain(value) for key, (_, value) in node.entries.items()}


# --- YAML -------------------------------------------------------------------------------------------------------------


def yaml_text(data: Mapping[str, Plain]) -> str:
    """A YAML document of these keys, in their order."""
    return "\n".join(_lines(data, "")) + "\n"


def _lines(data: Plain, indent: str) -> Iterator[str]:
    if isinstance(data, Mapping):
        for key, value in data.items():
            yield from _entry(key, value, indent)
    elif isinstance(data, Sequence) and not isinstance(data, str):
        for item in data:
            yield from _item(item, indent)


def _entry(key: str, value: Plain, indent: str) -> Iterator[str]:
    short = len(key) <= _LONGEST_KEY and "\n" not in key
    name = f"{indent}{_scalar(key, indent)}:" if short else f"{indent}? {_quoted(key, indent)}\n{indent}:"
    if not _is_nested(value):
        yield f"{name} {_scalar(value, indent)}"
    else:
        yield name
        yield from _lines(value, indent + "  ")


def _item(value: Plain, indent: str) -> Iterator[str]:
    if not _is_nested(value):
        yield f"{indent}- {_scalar(value, indent)}"
        return
    first, *rest = _lines(value, indent + "  ")
    yield f"{indent}- {first[len(indent) + 2 :]}"
    yield from rest


def _is_nested(value: Plain) -> bool:
    return isinstance(value, (Mapping, Sequence)) and not isinstance(value, str) and bool(value)


def _scalar(value: Plain, indent: str) -> str:
    if value is None:
        return "null"
    if isinstance(value, str):
        bare = _BARE if isinstance(value, Bare) else _WORD
        return str(value) if bare.fullmatch(value) and value not in _NULLS else _quoted(value, indent)
    if isinstance(value, int):
        return str(value)
    return "{}" if isinstance(value, Mapping) else "[]"


def _quoted(text: str, indent: str) -> str:
    """In double quotes; each line of the text on a line of its own, joined by YAML's own mark for it."""
    lines = [_ESCAPED.sub(_escape, line) for line in text.split("\n")]
    parts = [lines[0]]
    for line in lines[1:]:
        # a line's first space would be taken for indent
        parts.append("\\" + line if line.startswith(" ") else line)
    return '"' + f"\\n\\\n{indent}    ".join(parts) + '"'


def _escape(found: re.Match[str]) -> str:
    sign = found[0]
    return _NAMED.get(sign) or (f"\\x{ord(sign):02X}" if ord(sign) < 0x100 else f"\\u{ord(sign):04X}")


# --- JSON -------------------------------------------------------------------------------------------------------------


def json_text(data: Mapping[str, Plain]) -> str:
    """The same as JSON; numbers that were not quoted stay numbers."""
    text = json.dumps(_for_json(data), ensure_ascii=False, indent=1)
    return _HIDDEN.sub(lambda found: f"\\u{ord(found[0]):04X}", text) + "\n"


def _for_json(data: Plain) -> object:
    if isinstance(data, Bare) and _JSON_LITERAL.fullmatch(data):
        number: object = json.loads(data)
        return number if json.dumps(number) == data else str(data)  # "62.50" would lose its last digit
    if isinstance(data, Mapping):
        return {key: _for_json(value) for key, value in data.items()}
    if isinstance(data, Sequence) and not isinstance(data, str):
        return [_for_json(item) for item in data]
    return data
