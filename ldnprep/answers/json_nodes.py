"""JSON to the same nodes as YAML gives, with the line and column of every value.

`json` judges the syntax and decodes the strings; it does not tell where a value stood, so a walk over the tokens of
the text, known to be right by then, adds the places.
"""

from __future__ import annotations

import json
import re

from ldnprep.content.nodes import Node, Problems, TextNode
from ldnprep.content.parsing import decode
from ldnprep.content.tree import Limits, Tree, too_deep

# possessive repeats: text of any length is passed over without going back
_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+"|[\[\]{},:]|[^\s\[\]{},:"]++')
_HALF_SIGN = re.compile("[\ud800-\udfff]")
_NO_JSON = ("NaN", "Infinity", "-Infinity")  # Python's own additions to JSON


def parse_json(data: bytes, problems: Problems, limits: Limits) -> Node:
    r"""The root node. Numbers, true, false and null are plain text nodes with the letters of the file.

    Stops (raises the error of `problems`) on wrong syntax, on binary data and over a limit; duplicate keys and halves
    of a sign ("\ud83d" alone) are added to `problems`.
    """
    text = decode(data, problems)
    try:
        json.loads(text, parse_int=str, parse_float=str)
    except json.JSONDecodeError as error:
        at = TextNode("", error.lineno, error.colno)
        problems.stop(at, f"this is not JSON ({error.msg})", "look at this line and the one above: quotes, commas")
    except RecursionError:
        too_deep(None, problems, limits)
    return _Builder(text, problems, limits).build()


class _Builder:
    """Builds nodes from the tokens of a text that `json` has found to be right."""

    def __init__(self, text: str, problems: Problems, limits: Limits) -> None:
        self._text = text
        self._problems = problems
        self._tree = Tree(problems, limits)
        self._line, self._line_start, self._seen = 1, 0, 0

    def build(self) -> Node:
        """The root node."""
        for found in _TOKEN.finditer(self._text):
            self._take(found[0], found.start())
        if self._tree.root is None:  # cannot be: json.loads found one value
            raise AssertionError
        return self._tree.root

    def _take(self, part: str, start: int) -> None:
        if part in ",:":
            return
        at = self._at(start)
        if part in "{[":
            self._tree.begin(at, is_map=part == "{")
        elif part in "}]":
            self._tree.end()
        else:
            self._tree.put(self._scalar(part, at))

    def _at(self, start: int) -> TextNode:
        """An empty node at this place; places are asked for in rising order, so every line end is counted once."""
        self._line += self._text.count("\n", self._seen, start)
        last = self._text.rfind("\n", self._seen, start)
        self._line_start = last + 1 if last >= 0 else self._line_start
        self._seen = start
        return TextNode("", self._line, start - self._line_start + 1)

    def _scalar(self, part: str, at: TextNode) -> TextNode:
        if not part.startswith('"'):
            if part in _NO_JSON:
                self._problems.add(at, f"`{part}` is not a number", "write the number, or null")
            return TextNode(part, at.line, at.column, plain=True)
        text: str = json.loads(part)
        if _HALF_SIGN.search(text):
            self._problems.add(at, "half of a sign stands here (\\ud800 to \\udfff alone)", "write the sign anew")
            text = _HALF_SIGN.sub("\ufffd", text)
        return TextNode(text, at.line, at.column)
