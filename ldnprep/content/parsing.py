"""A strict parser of YAML files: bytes in, nodes out, each with its line and column.

Knows nothing of questions or answers. Only plain data is taken: mappings, lists and text. Anchors, aliases, tags and
merge keys are refused while the file is scanned, so nothing is ever expanded, and size, depth and number of nodes are
bounded. Duplicate keys are problems. The walk from nodes to typed objects is in `reader.py`.
"""

from __future__ import annotations

import re
from typing import Any

from ldnprep.content.nodes import Node, Problems, TextNode
from ldnprep.content.tree import Limits, Tree, too_deep

# What YAML itself does not allow raw in a file; escapes such as "\x07" inside double quotes are fine.
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")


def decode(data: bytes, problems: Problems) -> str:
    """UTF-8 text without byte order mark. Stops on an empty file, on other encodings and on binary data."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        problems.stop(None, "the file is saved as UTF-16", "save it as UTF-8 in your editor")
    data = data.removeprefix(b"\xef\xbb\xbf")
    if not data.strip():
        problems.stop(None, "the file is empty", "name the right file, or restore it from a copy")
    if b"\x00" in data:
        problems.stop(None, "this is not a text file (it holds binary data)", "name a text file saved as UTF-8")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        at = _text_place(data[: error.start].decode("utf-8"))
        problems.stop(at, "the file is not UTF-8 from here on", "save it as UTF-8 in your editor")
    bad = _NOT_TEXT.search(text)
    if bad:
        what = f"a control character (U+{ord(bad[0]):04X}) stands here"
        problems.stop(_text_place(text[: bad.start()]), what, "delete it, or name a text file")
    return text


def _text_place(before: str) -> TextNode:
    lines = before.count("\n")
    return TextNode("", lines + 1, len(before) - (before.rfind("\n") + 1) + 1)


def parse(data: bytes, problems: Problems, limits: Limits | None = None) -> Node:
    """The root node of the one document in `data`.

    Stops (raises the error of `problems`) where the rest cannot be read: wrong syntax, not text, over a limit.
    Anchors, aliases, tags and duplicate keys are added to `problems`, and reading goes on; call
    `problems.raise_if_any()` when all else is checked too.
    """
    import yaml  # not on the way to the first window: the nodes are, YAML itself is not

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # PyYAML built without libyaml reads the same, slower
    text = decode(data, problems)
    limits = limits or Limits()
    builder = _Builder(problems, limits)
    try:
        for event in yaml.parse(text, Loader=loader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        opened = str(error.context or "").startswith(_OPENED)  # what was opened says more than where the file ends
        mark = (opened and error.context_mark) or error.problem_mark
        at = TextNode("", mark.line + 1, mark.column + 1) if mark else None
        if _TOO_DEEP.search(str(error.problem or "")):  # libyaml 0.2.6 looks far ahead and has a limit of its own, 1000
            too_deep(at or TextNode("", 1, 1), problems, limits)
        problems.stop(at, *_plain_words(str(error.problem or "")))
    except yaml.YAMLError:  # a reader error: letters that YAML does not allow
        problems.stop(None, "the file holds letters that YAML does not allow", "save it again as plain UTF-8 text")
    if builder.tree.root is None:
        problems.stop(None, "the file holds no data, only comments", "name the right file, or restore it from a copy")
    return builder.tree.root


_TOO_DEEP = re.compile("nest|depth|deep", re.IGNORECASE)
_OPENED = ("while scanning a quoted scalar", "while parsing a flow")
_SYNTAX = (
    # (part of libyaml's message, what is wrong, what to do)
    ("mapping values are not allowed", "a `:` stands where it cannot", "put the text in quotes, or check the indent"),
    ("cannot start any token", "a tab or a special sign stands here", "indent with spaces; put the text in quotes"),
    ("tab character", "a tab stands here", "indent with spaces only"),
    ("expected ':'", "a key without `:`", "write `key: value`, or put longer text in quotes"),
    ("did not find expected key", "the indent does not fit", "line this up with the keys above it"),
    ("expected '-' indicator", "the indent of this list does not fit", "line the `-` up with those above"),
    ("block sequence entries", "a `-` stands where no list can start", "start the list on the next line"),
    ("unexpected end of stream", "the file ends within quotes", "add the missing quote"),
    ("unknown escape character", "a backslash that means nothing", "use single quotes, or write the backslash twice"),
    ("expected ',' or", "a bracket is not closed, or a comma is missing", "close it, or put the text in quotes"),
)


def _plain_words(problem: str) -> tuple[str, str]:
    for part, what, remedy in _SYNTAX:
        if part in problem:
            return what, remedy
    return f"this is not YAML ({problem})", "look at this line and the one above: indent, quotes, colons"


class _Builder:
    """Builds nodes from PyYAML's events, one at a time, within the limits."""

    def __init__(self, problems: Problems, limits: Limits) -> None:
        self.tree = Tree(problems, limits)
        self._problems = problems
        self._documents = 0
        import yaml

        self._mapping = yaml.MappingStartEvent
        self._steps = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._start,
            yaml.SequenceStartEvent: self._start,
            yaml.MappingEndEvent: self._end,
            yaml.SequenceEndEvent: self._end,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }

    def take(self, event: Any) -> None:
        """One event of the parser."""
        step = self._steps.get(type(event))
        if step:
            step(event)

    def _document(self, event: Any) -> None:
        self._documents += 1
        if event.tags:
            self._problems.add(_at(event), "a %TAG line is not allowed", "delete it")
        if self._documents > 1:
            self._problems.stop(_at(event), "a second document starts here (`---`)", "keep one document in a file")

    def _scalar(self, event: Any) -> None:
        if event.anchor or event.tag:
            self._refuse_marks(event)
        mark = event.start_mark
        self.tree.put(TextNode(event.value, mark.line + 1, mark.column + 1, plain=event.style in (None, "")))

    def _start(self, event: Any) -> None:
        if event.anchor or event.tag:
            self._refuse_marks(event)
        self.tree.begin(_at(event), is_map=isinstance(event, self._mapping))

    def _end(self, _event: Any) -> None:
        self.tree.end()

    def _alias(self, event: Any) -> None:
        what = f"an alias{self._problems.quoted('*' + event.anchor)} is not allowed"
        self._problems.add(_at(event), what, "write the value out; text that starts with * needs quotes")
        self.tree.put(TextNode("", event.start_mark.line + 1, event.start_mark.column + 1))

    def _refuse_marks(self, event: Any) -> None:
        if event.anchor:
            what = f"an anchor{self._problems.quoted('&' + event.anchor)} is not allowed"
            self._problems.add(_at(event), what, "delete it; text that starts with & needs quotes")
        if event.tag:
            what = f"a tag{self._problems.quoted(event.tag)} is not allowed"
            self._problems.add(_at(event), what, "delete it; text that starts with ! needs quotes")


def _at(event: Any) -> TextNode:
    return TextNode("", event.start_mark.line + 1, event.start_mark.column + 1)
