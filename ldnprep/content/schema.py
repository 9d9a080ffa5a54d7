"""The JSON Schema of questions.yaml for editors: completion, notes beside each key, and a first check while typing.

Made from the same tables as the loader. `python -m ldnprep.content.schema` prints it; a test keeps
`resources/questions.schema.json` equal to that. The loader knows more (ids, conditions, safety): `ldnprep check`
decides.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from ldnprep.content.ids import SAFETY_FIELDS
from ldnprep.content.model import COUNTRIES
from ldnprep.content.shape import CONDITIONS, SECTIONS, Key, Shape
from ldnprep.content.text_keys import TEXT_KEYS

Schema = dict[str, Any]

_ID_PATTERN = "^[a-z][a-z0-9]*(_[a-z0-9]+)*$"
_TEXT: Schema = {"type": ["string", "number", "boolean", "null"]}  # editors read 1 and true as such; the loader as text
_ID: Schema = {"type": "string", "pattern": _ID_PATTERN}
_WORD: Schema = {"type": ["string", "number"]}
_WRITES: Schema = {"type": "object", "minProperties": 1, "additionalProperties": _TEXT}
_WORDS: Schema = {"type": "array", "items": _WORD, "uniqueItems": True}


def _ref(name: str) -> Schema:
    return {"$ref": "#/definitions/" + name.replace(" ", "_")}


# shape → what may stand there
_SHAPES: dict[Shape, Callable[[Key], Schema]] = {
    Shape.TEXT: lambda _key: dict(_TEXT),
    Shape.ID: lambda _key: dict(_ID),
    Shape.IDS: lambda _key: {"anyOf": [_WORDS, _WORD]},
    Shape.WHOLE: lambda _key: {"type": "integer", "minimum": 0},
    Shape.WHOLES: lambda _key: {"type": "array", "items": {"type": "integer", "minimum": 1}},
    Shape.DAY: lambda _key: {"type": ["string", "null"], "pattern": r"^(\d{4}-\d{2}-\d{2})?$"},
    Shape.YES_NO: lambda _key: {"enum": ["yes", "no", True, False]},
    Shape.ONE_OF: lambda key: {"enum": list(key.values)},
    Shape.WHEN: lambda _key: _ref("when"),
    Shape.SHOW: lambda _key: _ref("show"),
    Shape.TEXTS: lambda _key: {"type": "object", "additionalProperties": _TEXT},
    Shape.WRITES: lambda _key: dict(_WRITES),
    Shape.RENAMED: lambda _key: {
        "type": "object",
        "additionalProperties": {"anyOf": [_TEXT, {"type": "object", "additionalProperties": dict(_WRITES)}]},
    },
    Shape.COUNTRY_TEXTS: lambda _key: {"anyOf": [_TEXT, _ref("text by country")]},
    Shape.SECTION: lambda key: _ref(key.of),
    Shape.SECTIONS: lambda key: {"type": "array", "items": _ref(key.of)},
    Shape.NAMED_SECTIONS: lambda key: {"type": "object", "additionalProperties": _ref(key.of)},
}


def questions_schema() -> Schema:
    """The schema as plain data, JSON Schema draft 7."""
    definitions = {name.replace(" ", "_"): _section(keys) for name, keys in SECTIONS.items() if name != "the file"}
    top = _section(SECTIONS["the file"])
    top["properties"]["texts"] = _texts()
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Content of LDN Prep (questions.yaml)",
        **top,
        "definitions": {**definitions, **_conditions()},
    }


def schema_json() -> str:
    """The schema as the text of its file."""
    return json.dumps(questions_schema(), indent=1, ensure_ascii=False) + "\n"


def _section(keys: Mapping[str, Key]) -> Schema:
    required = [name for name, key in keys.items() if key.required]
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {name: _property(key) for name, key in keys.items()},
        **({"required": required} if required else {}),
    }


def _property(key: Key) -> Schema:
    found = _SHAPES[key.shape](key)
    if "$ref" in found:  # draft 7 ignores what stands beside a reference
        return {"description": key.note, "allOf": [found]}
    return {"description": key.note, **found}


def _texts() -> Schema:
    return {
        "type": "object",
        "description": "every fixed word of the sheet",
        "additionalProperties": False,
        "properties": {name: {"description": note, **_TEXT} for name, note in TEXT_KEYS.items()},
        "required": list(TEXT_KEYS),
    }


def _conditions() -> dict[str, Schema]:
    tests = {name.replace(" ", "_"): _section(keys) for name, keys in CONDITIONS.items()}
    value: Schema = {"anyOf": [_WORD, {"type": "boolean"}, _WORDS, _ref("answered"), _ref("bounds")]}
    alternative: Schema = {
        "type": "object",
        "minProperties": 1,
        "properties": {
            "recognised": {
                "description": "a name of these groups of medicines was typed anywhere, or `unknown`",
                "anyOf": [_WORD, _WORDS, _ref("recognised")],
            },
            "therapies": {
                "description": "a row of therapies fits",
                "anyOf": [_ref("therapy test"), _ref("answered")],
            },
            "age_at_visit": {"description": "years of age on the day of the visit", "allOf": [_ref("age")]},
            "days_to_surgery": {"description": "days from the visit to surgery", "allOf": [_ref("bounds")]},
            "days_since": {"description": "days from a date to the last change", "allOf": [_ref("days since")]},
            "mentioned": {"description": "the text of these fields names an opioid", "anyOf": [_WORD, _WORDS]},
            "perhaps_mentioned": {"description": "the same, or its words may mean one", "anyOf": [_WORD, _WORDS]},
            "named_in": {"description": "these rows of medicines hold a name", "anyOf": [_WORD, _WORDS]},
            "told": {"description": "the evidence of this topic holds", **_ID},
            "named": {"description": "the same, or words in another place name it", **_ID},
            "all": {
                "description": "more conditions that must hold too",
                "type": "array",
                "minItems": 1,
                "items": _ref("alternative"),
            },
            **{name: {"description": "safety field", "allOf": [value]} for name in SAFETY_FIELDS},
        },
        "additionalProperties": value,
    }
    return {
        **tests,
        "alternative": alternative,
        "when": {"anyOf": [_ref("alternative"), {"type": "array", "minItems": 1, "items": _ref("alternative")}]},
        "show": {"type": "array", "items": {"anyOf": [_WORD, _ref("shown groups")]}},
        "shown_groups": {
            "type": "object",
            "additionalProperties": False,
            "required": ["recognised"],
            "properties": {"recognised": {"anyOf": [_WORD, _WORDS]}},
        },
        "text_by_country": {
            "type": "object",
            "additionalProperties": False,
            "required": list(COUNTRIES),
            "properties": {country: dict(_TEXT) for country in COUNTRIES},
        },
    }


if __name__ == "__main__":
    print(schema_json(), end="")
