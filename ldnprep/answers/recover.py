"""What can still be read of a damaged answers file. Nothing is written here: the file stays as it is."""

from __future__ import annotations

import re

from ldnprep.content.nodes import MapNode, Problems
from ldnprep.content.parsing import parse
from ldnprep.content.tree import Limits
from ldnprep.errors import AnswersError

_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_MOST_LINES_LEFT_OUT = 200
_MOST_BYTES_READ = 8_000_000  # in all tries together: some seconds


def readable_rest(data: bytes, limits: Limits) -> MapNode | None:
    """The tree of what is readable, leaving out line after line at which the reading stops; None where nothing is.

    Our own files hold one value a line, so that little more than the damage is lost: before and behind it. Where there
    is too much damage for that, what stands before the first of it is read.
    """
    lines = _lines(data)
    whole = tuple(lines)
    root = _read_leaving_out(lines, limits)
    if root is None:
        readable = next(
            (n for n, (ours, left) in enumerate(zip(whole, lines, strict=False)) if ours != left), len(lines)
        )
        root = _read_leaving_out(lines[:readable], limits)
    return root


def _read_leaving_out(lines: list[str], limits: Limits) -> MapNode | None:
    """Takes lines out of the list until the rest is readable; None when it gives up."""
    spent = 0
    for _ in range(_MOST_LINES_LEFT_OUT):
        text = "\n".join(lines)
        spent += len(text)
        if not text.strip() or spent > _MOST_BYTES_READ:
            return None
        try:
            root = parse(text.encode(), Problems("", AnswersError), limits)
        except AnswersError as error:
            _leave_out(lines, error)
        else:
            return root if isinstance(root, MapNode) else None
    return None


def _lines(data: bytes) -> list[str]:
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    text = data.decode(encoding, "replace").removeprefix("\ufeff")
    return [line for line in text.split("\n") if not _NOT_TEXT.search(line)]


def _leave_out(lines: list[str], error: AnswersError) -> None:
    """Drops the line at which the reading stopped: the last problem; without a place, the last line.

    What the line had begun goes with it: the next lines, as far as they are indented deeper, would else be taken for
    more of the value before.
    """
    place = error.problems[-1].place
    first = min(place.line if place and place.line else len(lines), len(lines)) - 1
    behind = first + 1
    if not lines[first].rstrip().endswith(":"):
        while behind < len(lines) and _indent(lines[behind]) > _indent(lines[first]):
            behind += 1
    del lines[first:behind]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
