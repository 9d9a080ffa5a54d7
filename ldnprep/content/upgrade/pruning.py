"""Takes out of our own pieces whatever names a thing that a clinic's content does not have."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from ldnprep.content.conditions import RESERVED
from ldnprep.content.upgrade.writing import Data

# keys of a condition that look at a certain field
_LOOKS_AT = {"therapies": "therapies", "age_at_visit": "birth_date", "days_to_surgery": "surgery_date"}
SPECIAL = RESERVED | _LOOKS_AT.keys()  # keys of a condition that are no fields


def alternatives(when: Data) -> list[dict[str, Data]]:
    """The mappings of a condition, any of which is enough."""
    found = when if isinstance(when, list) else [when]
    return [item for item in found if isinstance(item, dict)]


def tests(alternative: Mapping[str, Data]) -> Iterator[tuple[str, Data]]:
    """Each key of one alternative with its value, those inside `all` too."""
    for key, value in alternative.items():
        if key == "all":
            for inner in alternatives(value):
                yield from tests(inner)
        else:
            yield key, value


def named(when: Data) -> list[str]:
    """Ids of the fields that a condition looks at, each once, in its order."""
    found: dict[str, None] = {}
    for key, value in (test for alternative in alternatives(when) for test in tests(alternative)):
        if key == "days_since":
            names = [value.get("field")] if isinstance(value, dict) else []
        elif key in ("mentioned", "perhaps_mentioned", "named_in"):
            names = value if isinstance(value, list) else [value]
        else:
            names = [_LOOKS_AT.get(key, "" if key in RESERVED else key)]
        found.update((name, None) for name in names if isinstance(name, str) and name)
    return list(found)


def pruned_when(when: Data, fields: Mapping[str, Collection[str]], told: Collection[str]) -> Data:
    """A condition without the alternatives that can never hold; None where none is left.

    fields: id → ids of its options, () where it has none. told: ids of the topics that have evidence.
    """
    kept = [left for item in alternatives(when) if (left := _pruned(item, fields, told)) is not None]
    if not kept or kept == alternatives(when):
        return when if kept else None
    return kept if isinstance(when, list) and len(kept) > 1 else kept[0]


def _pruned(item: dict[str, Data], fields: Mapping[str, Collection[str]], told: Collection[str]) -> Data:
    left: dict[str, Data] = {}
    for key, value in item.items():
        if key == "all":
            inner = [_pruned(each, fields, told) for each in alternatives(value)]
            if None in inner:
                return None
            left[key] = [each for each in inner if each]
        elif key in ("told", "named"):
            if value not in told:
                return None
            left[key] = value
        elif all(name in fields for name in named({key: value})):
            options = fields.get(key)
            left[key] = _values(value, options) if options else value
            if not left[key]:
                return None
        elif not _holds_without(value):
            return None
    return {key: value for key, value in left.items() if value}


def _values(value: Data, options: Collection[str]) -> Data:
    if isinstance(value, list):
        return [each for each in value if each in options or each == "not_answered"]
    return value if isinstance(value, dict) or value in options or value == "not_answered" else ""


def _holds_without(value: Data) -> bool:
    """Whether a test holds of a question that nobody is asked."""
    if isinstance(value, dict):
        return bool(value.get("answered") == "no")
    return "not_answered" in (value if isinstance(value, list) else [value])


def cited(data: Data) -> Iterator[str]:
    """Ids of the sources that data rest on."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key in ("source", "sources"):
                yield from [value] if isinstance(value, str) else value if isinstance(value, list) else []
            else:
                yield from cited(value)
    elif isinstance(data, list):
        for item in data:
            yield from cited(item)
