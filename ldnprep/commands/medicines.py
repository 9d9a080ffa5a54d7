"""`ldnprep medicines`: what the recogniser makes of a text, or of each line of standard input."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from ldnprep import medicines
from ldnprep.commands.out import input_bytes, put_bytes
from ldnprep.errors import FileContentError, Place, Problem
from ldnprep.medicines import report

MOST_BYTES = 10_000_000
"""Of standard input in all: some hundred thousand lines."""
LONGEST_LINE = 1_000_000
"""Bytes of one line: more is no list that anybody typed."""


def run(text: str | None, *, as_json: bool, explain: bool = False) -> int:
    """Print one answer for `text`; without it one line of JSON for each line of standard input, UTF-8 everywhere.

    explain: with the reason for each answer, in words; of each line of standard input too.

    Raises FileContentError at the line with which there is more than is read; all lines before it are answered.
    """
    if text is None:
        for line in _lines(input_bytes()):
            typed = line.decode("utf-8", "replace").rstrip("\r\n")
            _put_utf8(_explained(typed) if explain else _json_line(typed))
    elif explain:
        _put_utf8(_explained(text))
    else:
        _put_utf8(_json_line(text) if as_json else report.as_text(medicines.recognise(text)))
    return 0


def _explained(text: str) -> str:
    return report.explained(medicines.recognise(text), medicines.groups(), medicines.why(text))


def _lines(source: BinaryIO) -> Iterator[bytes]:
    left = MOST_BYTES
    number = 1
    while line := source.readline(min(left, LONGEST_LINE) + 1):
        if len(line) > left:
            _refuse("there is too much", MOST_BYTES, number, "give it in smaller parts")
        if len(line) > LONGEST_LINE:
            _refuse("this line is too long", LONGEST_LINE, number, "write one medicine a line")
        yield line
        left -= len(line)
        number += 1


def _refuse(what: str, most: int, number: int, remedy: str) -> None:
    words = f"{what} (more than {most // 1_000_000} MB); the lines before it were answered"
    raise FileContentError(Problem(words, remedy, Place("standard input", number)))


def _json_line(text: str) -> str:
    return json.dumps(report.as_json(medicines.recognise(text)), ensure_ascii=False) + "\n"


def _put_utf8(lines: str) -> None:
    put_bytes(lines.encode("utf-8", "replace"))
