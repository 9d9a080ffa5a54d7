"""The schema for editors says the same as the loader: it takes what the loader takes, and refuses wrong shapes."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from ldnprep import shipped
from ldnprep.content.nodes import ListNode, MapNode, Node, Problems, TextNode
from ldnprep.content.parsing import parse
from ldnprep.content.schema import questions_schema, schema_json
from ldnprep.errors import ContentError
from tests.minimal import changed, minimal_content


def as_an_editor_reads(node: Node) -> object:
    """Plain data as an editor with YAML 1.2 reads it: whole numbers are numbers, all else is text."""
    if isinstance(node, MapNode):
        return {key: as_an_editor_reads(value) for key, (_, value) in node.entries.items()}
    if isinstance(node, ListNode):
        return [as_an_editor_reads(item) for item in node.items]
    assert isinstance(node, TextNode)
    if node.is_null:
        return None
    return int(node.text) if node.plain and node.text.isascii() and node.text.isdigit() else node.text


def complaints(text: str) -> list[str]:
    """What an editor would underline."""
    data = as_an_editor_reads(parse(text.encode(), Problems("q.yaml", ContentError)))
    return [error.message for error in jsonschema.Draft7Validator(questions_schema()).iter_errors(data)]


def test_the_shipped_schema_is_the_one_made_from_the_tables() -> None:
    shipped_schema = shipped.resource("questions.schema.json").read_text(encoding="utf-8")
    assert json.loads(shipped_schema) == json.loads(schema_json()), (
        "run: python -m ldnprep.content.schema > resources/questions.schema.json"
    )


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft7Validator.check_schema(questions_schema())


def test_what_the_loader_takes_the_editor_takes() -> None:
    assert complaints(minimal_content()) == []


def test_the_built_in_content_has_no_red_lines_in_an_editor() -> None:
    assert complaints(shipped.questions_file().read_text(encoding="utf-8")) == []


def test_the_built_in_content_names_its_schema() -> None:
    first = shipped.questions_file().read_text(encoding="utf-8").splitlines()[0]
    name = first.removeprefix("# yaml-language-server: $schema=")
    assert (Path(shipped.questions_file()).parent / name).resolve() == shipped.resource("questions.schema.json")


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("kind: long_text", "kind: longtext", "'longtext' is not one of"),
        ("    intro: Your doctor", "    into: Your doctor", "'into' was unexpected"),
        ("rank: 1}", "rank: first}", "'first' is not of type 'integer'"),
        ("    title: Safety\n", "", "'title' is a required property"),
        ("{id: exercise, label", "{id: Exercise, label", "does not match"),
        ("urgency: before\n        order: 99", "urgency: soon\n        order: 99", "'soon' is not one of"),
        ("        order: 99\n", "", "'order' is a required property"),
        ("states: none", "states: [a, b]", "is not of type 'string'"),
    ],
)
def test_wrong_shapes_are_underlined(old: str, new: str, complaint: str) -> None:
    assert any(complaint in line for line in complaints(changed(old, new)))
