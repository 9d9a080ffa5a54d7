"""`resources/hazards.yaml` → hazards, and a log of them in the shape of DCB0129."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from ldnprep import files
from ldnprep.content.load import LIMITS
from ldnprep.content.nodes import MapNode, Node, Problems, excerpt
from ldnprep.content.parsing import parse
from ldnprep.content.reader import Reader
from ldnprep.errors import ContentError

SEVERITIES = ("catastrophic", "major", "considerable", "significant", "minor")
_OPEN = "to be scored by a Clinical Safety Officer"


class Control(Struct, frozen=True):
    """What holds a hazard. tests: ids of the tests that prove it. open: why there is none, else ""."""

    what: str
    tests: tuple[str, ...] = ()
    open: str = ""


class Hazard(Struct, frozen=True):
    """One thing that could go wrong."""

    id: str
    hazard: str
    cause: str
    effect: str
    severity: str
    controls: tuple[Control, ...]


def load_hazards(path: Path) -> tuple[Hazard, ...]:
    """Read the file. Raises ContentError with all problems, each with its place and a remedy."""
    problems = Problems(str(path), ContentError)
    root = parse(files.read_limited(path, LIMITS.bytes, error=ContentError), problems, LIMITS)
    found = tuple(_hazard(node, problems) for node in Reader(root, problems, "the file", ("hazards",)).items("hazards"))
    if not found:
        problems.add(root if isinstance(root, MapNode) else None, "there are no hazards", "list them under `hazards`")
    problems.raise_if_any()
    return found


def _hazard(node: Node, problems: Problems) -> Hazard:
    keys = ("id", "hazard", "cause", "effect", "severity")
    reader = Reader(node, problems, "this hazard", (*keys, "controls"))
    _needed(reader, *keys, "controls")
    controls = tuple(_control(each, problems) for each in reader.items("controls"))
    name, hazard, cause, effect = (reader.text(key) for key in keys[:-1])
    return Hazard(name, hazard, cause, effect, reader.one_of("severity", SEVERITIES), controls)


def _control(node: Node, problems: Problems) -> Control:
    reader = Reader(node, problems, "this control", ("what", "tests", "open"))
    _needed(reader, "what")
    tests = tuple(each.text for each in reader.texts("tests"))
    for test in reader.texts("tests"):
        if "::test_" not in test.text:
            problems.add(test, f"`{excerpt(test.text)}` is no test", "write it as tests/room/test_file.py::test_name")
    if bool(tests) == reader.has("open"):
        problems.add(
            node, "a control has either tests or `open`", "name the test that proves it, or say what is missing"
        )
    return Control(reader.text("what"), tests, reader.text("open"))


def _needed(reader: Reader, *keys: str) -> None:
    for key in keys:
        if not reader.has(key):
            reader.problems.add(reader.at(key), f"`{key}` is missing in {reader.what}", f"add `{key}: ...`")


def hazard_log(hazards: Iterable[Hazard], version: str) -> str:
    """The log as Markdown: for each hazard what DCB0129 asks for; what a person must judge is left open."""
    found = tuple(hazards)
    lines = [
        f"# Hazard log of LDN Prep {version}",
        "",
        "In the shape of DCB0129 (clinical risk management in the making of health IT systems). The makers propose",
        "the severity. Likelihood, residual risk and acceptance wait for a Clinical Safety Officer; none is named.",
        "",
        f"{len(found)} hazards, {sum(len(each.controls) for each in found)} controls, "
        f"{sum(len(control.tests) for each in found for control in each.controls)} tests, "
        f"{sum(bool(control.open) for each in found for control in each.controls)} controls still open.",
    ]
    for hazard in found:
        lines += ["", *_entry(hazard)]
    return "\n".join(lines)


def _entry(hazard: Hazard) -> Iterator[str]:
    yield f"## {hazard.id} {hazard.hazard}"
    yield ""
    yield "| | |"
    yield "| --- | --- |"
    rows = (
        ("Cause", hazard.cause), ("Effect", hazard.effect), ("Initial severity", hazard.severity),
        ("Initial likelihood", _OPEN), ("Initial risk", _OPEN),
    )  # fmt: skip
    yield from (f"| {name} | {words} |" for name, words in rows)
    for number, control in enumerate(hazard.controls, start=1):
        evidence = "; ".join(f"`{test}`" for test in control.tests) or f"**open**: {control.open}"
        yield f"| Control {number} | {control.what} |"
        yield f"| Evidence {number} | {evidence} |"
    waiting = any(control.open for control in hazard.controls)
    yield f"| Residual severity, likelihood, risk | {_OPEN} |"
    yield f"| Status | {'open: a control waits for a person' if waiting else 'controls in place, not accepted yet'} |"
