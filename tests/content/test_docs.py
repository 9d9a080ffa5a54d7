"""docs/questions.md explains every key, and its examples are right."""

from __future__ import annotations

import re
from pathlib import Path

import jsonschema
import pytest

from ldnprep.content.fixed import FIXED, REQUIRED
from ldnprep.content.ids import DECIDING, SAFETY_FIELDS
from ldnprep.content.model import COUNTRIES, Kind
from ldnprep.content.nodes import Problems
from ldnprep.content.parsing import parse
from ldnprep.content.schema import questions_schema
from ldnprep.content.shape import CONDITIONS, SECTIONS, URGENCIES
from ldnprep.errors import ContentError
from tests.content.test_schema import as_an_editor_reads

DOCS = (Path(__file__).resolve().parents[2] / "docs" / "questions.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```yaml (\w+)\n(.*?)^```", DOCS, re.MULTILINE | re.DOTALL)
SECTION_NAMES = [section.replace(" ", "_") for section in SECTIONS if section not in ("the file", "short statement")]


def sections_of(docs: str) -> dict[str, str]:
    """The text below each heading."""
    parts = re.split(r"^#{2,3} (.*)$", docs, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize(("section", "key"), [(section, key) for section, keys in SECTIONS.items() for key in keys])
def test_every_key_is_explained(section: str, key: str) -> None:
    assert f"`{key}`" in DOCS, f"{key} of {section}"


@pytest.mark.parametrize("key", sorted({key for keys in CONDITIONS.values() for key in keys}))
def test_every_key_of_a_condition_is_explained(key: str) -> None:
    assert re.search(rf"\b{key}\b", sections_of(DOCS)["Conditions: `when`"])


@pytest.mark.parametrize("word", [*FIXED, *REQUIRED, *Kind, *{o for _, os in FIXED.values() for o in os}])
def test_every_fixed_id_and_kind_is_listed(word: str) -> None:
    assert f"`{word}`" in DOCS


def test_the_safety_questions_and_the_topics_are_listed_in_their_order() -> None:
    listed = re.findall(r"`(\w+)`", sections_of(DOCS)["What a clinic's own content must have"])
    assert tuple(listed[: len(SAFETY_FIELDS)]) == SAFETY_FIELDS
    listed = re.findall(r"`(\w+)`", sections_of(DOCS)["`topics`"])
    assert tuple(listed[: len(DECIDING)]) == tuple(DECIDING)


@pytest.mark.parametrize("word", [*URGENCIES, *CONDITIONS["recognised"], "none", "unknown_for_pain"])
def test_every_word_of_a_flag_is_listed(word: str) -> None:
    assert re.search(rf"`[^`]*\b{word}\b[^`]*`", DOCS)


def test_the_way_from_the_first_edition_is_told() -> None:
    assert "ldnprep check --upgrade" in sections_of(DOCS)["A file of the first edition"]


def test_nothing_of_the_first_edition_is_left() -> None:
    assert re.findall(r"`(?:tier|safety_table|profiles|not_topics|only_topics|beside)`", DOCS) == []


@pytest.mark.parametrize(("name", "example"), EXAMPLES)
def test_every_example_is_right(name: str, example: str) -> None:
    schema = questions_schema()
    data = as_an_editor_reads(parse(example.encode(), Problems("docs", ContentError)))
    if name == "texts":  # an excerpt
        known = schema["properties"]["texts"]["properties"]
        assert isinstance(data, dict)
        assert data.keys() <= known.keys()
        return
    part = schema["definitions"].get(name) or schema["properties"][name]
    validator = jsonschema.Draft7Validator({**part, "definitions": schema["definitions"]})
    assert [error.message for error in validator.iter_errors(data)] == []


@pytest.mark.parametrize("name", [name for name in SECTION_NAMES if name not in ("option", "statement", "trial")])
def test_every_section_has_an_example(name: str) -> None:
    assert name in {shown for shown, _ in EXAMPLES}


def test_the_countries_are_shown() -> None:
    (example,) = [example for name, example in EXAMPLES if name == "urgent_text"]
    assert all(f"  {country}: " in example for country in COUNTRIES)
