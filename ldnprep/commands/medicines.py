"""`ldnprep medicines`: what the recogniser makes of a text, or of each line of standard input."""

from __future__ import annotations

import json
import sys

from ldnprep import medicines
from ldnprep.commands.out import put_bytes
from ldnprep.medicines import report


def run(text: str | None, *, as_json: bool) -> int:
    """Print one answer for `text`; without it one line of JSON for each line of standard input, UTF-8 everywhere."""
    if text is None:
        for line in sys.stdin.buffer:
            _put_utf8(_json_line(line.decode("utf-8", "replace").rstrip("\r\n")))
    else:
        _put_utf8(_json_line(text) if as_json else report.as_text(medicines.recognise(text)))
    return 0


def _json_line(text: str) -> str:
    return json.dumps(report.as_json(medicines.recognise(text)), ensure_ascii=False) + "\n"


def _put_utf8(lines: str) -> None:
    put_bytes(lines.encode("utf-8", "replace"))
